"""What stands around an article: lines known by their words, and the voice of appeals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon import tables

Label = Literal[
    "appeal", "subscribe", "navigation", "caption", "credit", "related", "comment", "other"
]
Reach = Literal["line", "rest", "list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateRow:
    """A line known by its words; the table's head says how they are written."""

    words: str
    where: Literal["whole", "start", "any"]
    label: Label
    reach: Reach
    most: int | None = None
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealRow:
    """Words of an appeal and how much they tell."""

    words: str
    weight: int
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """All rows of one ``where``, label, reach and limit as one pattern."""

    pattern: re.Pattern[str]
    label: Label
    reach: Reach
    most: int


TABLE = tables.shipped("boilerplate", BoilerplateRow)
APPEAL = tables.shipped("appeal", AppealRow)

_WHOLE = 30
"""Most words of a line that a ``whole`` row is tried on; no row matches a longer one."""
_CHARACTERS = 2000
"""Most characters of a line that any row is tried on: 140 words of 14 letters."""
_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_ENDS = " .:;,»›>→▶►|·•*+-–—…\u2026"
_BOXED = re.compile(r"[\[(]\s*(?P<words>[^\[\]()]+?)\s*[\])]$")
"""A line in brackets is what its words are."""
_COUNT = re.compile(r"(?<=[a-z])\d{1,3}$")


def known(line: str, words: int) -> tuple[Label, Reach] | None:
    """The label and reach of a line that the table knows, or null.

    >>> known("Read more »", 2), known("The river rose on Friday.", 5)
    (('navigation', 'line'), None)
    """
    if words > _longest() or len(line) > _CHARACTERS:
        return None
    folded = fold(line)
    inner = _BOXED.match(folded)
    if inner and (found := known(inner["words"], words)):
        return found
    if words <= _WHOLE:
        for bare in dict.fromkeys((folded, _COUNT.sub("", folded.strip(_ENDS)))):
            if _whether("whole").fullmatch(bare):
                for rules in _compiled("whole"):
                    if rules.pattern.fullmatch(bare):
                        return rules.label, rules.reach
    for where in ("start", "any"):
        if not (
            _whether(where).match(folded) if where == "start" else _whether(where).search(folded)
        ):
            continue
        for rules in _compiled(where):
            if words <= rules.most:
                find = rules.pattern.match if where == "start" else rules.pattern.search
                if find(folded):
                    return rules.label, rules.reach
    return None


def fold(line: str) -> str:
    """Lower case, straight quotes, single spaces: how table words are compared."""
    return " ".join(line.translate(_FOLDED).lower().split())


def appeal_weight(line: str) -> int:
    """How strongly a paragraph asks its readers for support: 0 not at all, 3 and more for sure."""
    folded = fold(line)
    return sum(weight for pattern, weight in _appeals() if weight and pattern.search(folded))


def in_own_voice(line: str) -> bool:
    """Whether a paragraph speaks of us or to you outside quotation marks."""
    return _own_voice().search(re.sub(r'"[^"]*"', "", fold(line))) is not None


@cache
def _longest() -> int:
    return max(row.most or _WHOLE for row in TABLE.rows)


@cache
def _whether(where: str) -> re.Pattern[str]:
    """All rows of one ``where`` at once: most lines match none, and are done with one look."""
    return re.compile("|".join(f"(?:{rules.pattern.pattern})" for rules in _compiled(where)))


@cache
def _compiled(where: str) -> tuple[_Rules, ...]:
    grouped: dict[tuple[Label, Reach, int], list[str]] = {}
    for row in TABLE.rows:
        if row.where == where:
            grouped.setdefault((row.label, row.reach, row.most or _WHOLE), []).append(row.words)
    return tuple(
        _Rules(
            pattern=re.compile("|".join(rf"(?:{_regex(words)})(?!\w)" for words in rows)),
            label=label,
            reach=reach,
            most=most,
        )
        for (label, reach, most), rows in grouped.items()
    )


@cache
def _appeals() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(rf"\b(?:{_regex(row.words)})\b"), row.weight) for row in APPEAL.rows)


@cache
def _own_voice() -> re.Pattern[str]:
    rows = [row.words for row in APPEAL.rows if row.weight == 0]
    return re.compile("|".join(rf"\b(?:{_regex(words)})\b" for words in rows))


def _regex(words: str) -> str:
    """A row's words as a regular expression: … is any words, № a number."""
    return words.replace("...", r"\.\.\.").replace("…", ".*?").replace("№", r"\d[\d,.]*k?")
