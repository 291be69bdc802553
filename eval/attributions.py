"""Scoring of attributions: pairs of gold and predicted that agree, counted document by document.

An attribution has three parts, each a set of ranges of code points. Parts are compared as sets of
the tokens they touch, without punctuation (a part that is nothing but punctuation, such as the cue
``:``, keeps it), so the number and order of the ranges and white space never matter. A test says
whether a gold and a predicted attribution agree; its true positives are the largest one-to-one
matching under that test within each document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Range = tuple[int, int]
Agreement = Callable[["_Parts", "_Parts"], bool]

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content as half-open ranges of code points; an absent part is empty.

    ``confidence`` is the statement's own, or null where none was given (gold, relays).
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """One document's counts: matches under each test, sizes, content tokens, and who matched.

    ``content`` holds tokens shared, predicted and gold. ``complete_predicted`` are the indices of
    the predictions in the complete matching.
    """

    matched: dict[str, int]
    predicted: int
    gold: int
    content: tuple[int, int, int]
    complete_predicted: frozenset[int]
    complete_gold: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Parts:
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def _overlap(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) or (not one and not other)


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _complete(gold: _Parts, predicted: _Parts) -> bool:
    return (
        _overlap(gold.cue, predicted.cue)
        and _overlap(gold.source, predicted.source)
        and _dice(gold.content, predicted.content) >= 0.5
    )


AGREEMENTS: dict[str, Agreement] = {
    "complete": _complete,
    "complete_exact": lambda gold, predicted: gold == predicted,
    "cue_overlap": lambda gold, predicted: _overlap(gold.cue, predicted.cue),
}
"""The tests. ``complete``: cue and source overlap (or both are absent), content Dice >= 0.5."""


def count(gold: Sequence[Attribution], predicted: Sequence[Attribution], text: str) -> Counts:
    """The counts of one document.

    >>> one = Attribution(source=((0, 2),), cue=((3, 7),), content=((8, 14),))
    >>> count([one], [one], "He said no, no").matched["complete"]
    1
    """
    ranges = [match.span() for match in _TOKEN.finditer(text)]
    starts = [start for start, _ in ranges]
    words = [bool(_WORD.match(text, start)) for start in starts]

    def tokens(part: Sequence[Range]) -> frozenset[int]:
        touched = set()
        for start, end in part:
            index = max(0, bisect_right(starts, start) - 1)
            while index < len(ranges) and ranges[index][0] < end:
                if ranges[index][1] > start:
                    touched.add(index)
                index += 1
        return frozenset(i for i in touched if words[i]) or frozenset(touched)

    def parts(attributions: Sequence[Attribution]) -> list[_Parts]:
        return [_Parts(tokens(a.source), tokens(a.cue), tokens(a.content)) for a in attributions]

    gold_parts, predicted_parts = parts(gold), parts(predicted)
    matchings = {
        name: _matching(gold_parts, predicted_parts, agreement)
        for name, agreement in AGREEMENTS.items()
    }
    in_gold: set[int] = set().union(*(p.content for p in gold_parts))
    in_predicted: set[int] = set().union(*(p.content for p in predicted_parts))
    return Counts(
        matched={name: len(matching) for name, matching in matchings.items()},
        predicted=len(predicted),
        gold=len(gold),
        content=(len(in_gold & in_predicted), len(in_predicted), len(in_gold)),
        complete_predicted=frozenset(matchings["complete"]),
        complete_gold=frozenset(matchings["complete"].values()),
    )


def _matching(
    gold: Sequence[_Parts], predicted: Sequence[_Parts], agrees: Agreement
) -> dict[int, int]:
    """A largest one-to-one matching by augmenting paths: predicted index to gold index."""
    choices = [[j for j, p in enumerate(predicted) if agrees(g, p)] for g in gold]
    owner: dict[int, int] = {}

    def augment(chooser: int, seen: set[int]) -> bool:
        # Chains of swaps stay within a handful of neighbouring attributions, so depth is no matter.
        for choice in choices[chooser]:
            if choice in seen:
                continue
            seen.add(choice)
            if choice not in owner or augment(owner[choice], seen):
                owner[choice] = chooser
                return True
        return False

    for chooser in range(len(gold)):
        augment(chooser, set())
    return owner
