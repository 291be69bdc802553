"""Scores of a story: commitments, final states and reaction links against their gold.

Everything is known by places: stretches of a page's text. A record of ours and one of gold meet
where, on one page, a stretch of the one overlaps a stretch of the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.intervals import bootstrap, f1

Days = tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Code points ``start:end`` of a page."""

    uri: str
    start: int
    end: int

    def meets(self, other: Place) -> bool:
        return self.uri == other.uri and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A commitment told in one or more places; ``dues`` are its day and, if put off, the first.

    ``state`` is the final one.
    """

    key: str
    form: str = "promise"
    by: frozenset[str]
    to: frozenset[str]
    dues: tuple[Days, ...]
    condition: str | None
    places: tuple[Place, ...]
    state: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reaction: places in which its answer and what it answers are told.

    A gold one that is ``optional`` is neither demanded nor counted against.
    """

    response: tuple[Place, ...]
    stimulus: tuple[Place, ...]
    optional: bool = False


CONDITION = 0.5
"""Dice of words from which a condition is the gold one, as for the contents of statements."""

FIELDS = ("by", "to", "due", "condition")


def met(some: Iterable[Place], others: Iterable[Place]) -> int:
    """How many of some places are met by others."""
    others = tuple(others)
    return sum(any(one.meets(other) for other in others) for one in some)


def paired(ours: Sequence[Pledge], gold: Sequence[Pledge]) -> list[tuple[Pledge, Pledge]]:
    """One-to-one pairs of ours with gold: most places in common, then most fields right."""
    if not ours or not gold:
        return []
    value = np.zeros((len(ours), len(gold)))
    for row, mine in enumerate(ours):
        for column, true in enumerate(gold):
            shared = met(true.places, mine.places)
            if shared:
                value[row, column] = shared + 0.2 * sum(right(mine, true).values())
    rows, columns = linear_sum_assignment(-value)
    return [
        (ours[row], gold[column])
        for row, column in zip(rows, columns, strict=True)
        if value[row, column] > 0
    ]


def right(mine: Pledge, true: Pledge) -> dict[str, bool]:
    """Which fields of ours are gold's.

    ``by`` of a demand is, as the contract has it, who would act; a gold that has there who demands
    has the same two parties, and is read so.
    """
    turned = "demand" in (mine.form, true.form) and (mine.by, mine.to) == (true.to, true.by)
    return {
        "by": turned or mine.by == true.by,
        "to": turned or mine.to == true.to,
        "due": bool({_last(due) for due in mine.dues} & {_last(due) for due in true.dues}),
        "condition": _alike(mine.condition, true.condition),
    }


def _last(due: Days) -> str | None:
    """The day by which; from when "by Friday" counts, no two readers agree."""
    return due[1] if due else None


def _alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    first, second = _words(one), _words(other)
    return 2 * len(first & second) >= CONDITION * (len(first) + len(second))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - {"if", "unless", "the", "a", "an"}


def commitments(ours: Sequence[Pledge], gold: Sequence[Pledge]) -> dict[str, Any]:
    """F1 of commitments found with all fields right, of those found at all, and each field's share
    right of those found."""
    pairs = paired(ours, gold)
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(4))
    for pledge in ours:
        counts[pledge.places[0].uri][2] += 1
    for pledge in gold:
        counts[pledge.places[0].uri][3] += 1
    fields = dict.fromkeys(FIELDS, 0)
    for mine, true in pairs:
        fair = right(mine, true)
        for name in FIELDS:
            fields[name] += fair[name]
        counts[true.places[0].uri] += (all(fair.values()), 1, 0, 0)
    parts = list(counts.values())
    whole = sum(parts, np.zeros(4))
    precision, recall, score = f1(whole[0], whole[2], whole[3])
    return {
        "p": round(float(precision), 4),
        "r": round(float(recall), 4),
        "f1": round(float(score), 4),
        "f1_ci": bootstrap(parts, lambda drawn: _f1(drawn, 0)),
        "found": {"f1": round(_f1(parts, 1), 4), "r": round(whole[1] / (whole[3] or 1), 4)},
        "fields": {name: round(count / (len(pairs) or 1), 4) for name, count in fields.items()},
        "n": len(gold),
        "ours": len(ours),
    }


def _f1(parts: Sequence[np.ndarray], place: int) -> float:
    whole = sum(parts, np.zeros(4))
    return float(f1(whole[place], whole[2], whole[3])[2])


def states(ours: Sequence[Pledge], gold: Sequence[Pledge]) -> dict[str, Any]:
    """Share of gold's final states that are ours; a commitment not found is wrong."""
    found = {true.key: mine.state for mine, true in paired(ours, gold)}
    by_page: dict[str, list[bool]] = defaultdict(list)
    for pledge in gold:
        if pledge.state is not None:
            by_page[pledge.places[0].uri].append(found.get(pledge.key) == pledge.state)
    parts = list(by_page.values())
    return {
        "accuracy": round(_share(parts), 4),
        "accuracy_ci": bootstrap(parts, _share),
        "of_found": round(
            _share([[found[p.key] == p.state for p in gold if p.key in found and p.state]]), 4
        ),
        "n": sum(map(len, parts)),
    }


def _share(parts: Sequence[list[bool]]) -> float:
    flat = [one for part in parts for one in part]
    return sum(flat) / len(flat) if flat else 1.0


def matched(ours: Sequence[Link], gold: Sequence[Link]) -> list[tuple[int, int]]:
    """One-to-one pairs of links both of whose ends meet, as indexes."""
    if not ours or not gold:
        return []
    value = np.array(
        [
            [
                float(
                    met(true.response, mine.response) > 0 and met(true.stimulus, mine.stimulus) > 0
                )
                # One that is demanded comes before one that is not.
                * (0.5 if true.optional else 1.0)
                for true in gold
            ]
            for mine in ours
        ]
    )
    rows, columns = linear_sum_assignment(-value)
    return [(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if value[r, c] > 0]


def reactions(ours: Sequence[Link], gold: Sequence[Link]) -> dict[str, Any]:
    """F1 of reaction links."""
    pairs = matched(ours, gold)
    free = {row for row, column in pairs if gold[column].optional}
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(4))
    for row, link in enumerate(ours):
        counts[link.response[0].uri][2] += row not in free
    for link in gold:
        counts[link.response[0].uri][3] += not link.optional
    for _, column in pairs:
        counts[gold[column].response[0].uri][0] += not gold[column].optional
    parts = list(counts.values())
    whole = sum(parts, np.zeros(4))
    precision, recall, score = f1(whole[0], whole[2], whole[3])
    return {
        "p": round(float(precision), 4),
        "r": round(float(recall), 4),
        "f1": round(float(score), 4),
        "f1_ci": bootstrap(parts, lambda drawn: _f1(drawn, 0)),
        "n": int(whole[3]),
        "ours": int(whole[2]),
    }
