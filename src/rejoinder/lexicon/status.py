"""Status words: what a governing word makes of the predicate it governs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon.tables import Table, shipped

Effect = Literal[
    "same",
    "factive",
    "occurred",
    "ongoing",
    "planned",
    "pending",
    "conditional",
    "possible",
    "likely",
    "unlikely",
    "denied",
]
WordClass = Literal["verb", "noun", "adj", "adv", "det", "prep", "modal", "mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWord:
    """A row of ``status_words.tsv``: what ``words`` make of what they take, affirmed and denied."""

    words: tuple[str, ...]
    pos: WordClass
    takes: tuple[str, ...]
    yes: Effect
    no: Effect
    example: str


def table() -> Table[StatusWord]:
    """The shipped status words."""
    return shipped("status_words", StatusWord)


@cache
def effects() -> dict[tuple[str, str, str], tuple[Effect, Effect]]:
    """``(word, pos, takes)`` to its effects affirmed and denied; an earlier row wins."""
    found: dict[tuple[str, str, str], tuple[Effect, Effect]] = {}
    for row in table().rows:
        for word in row.words:
            for takes in row.takes:
                found.setdefault((word, row.pos, takes), (row.yes, row.no))
    return found


@cache
def words(pos: WordClass, takes: str) -> frozenset[str]:
    """All words of a class that take something."""
    return frozenset(word for word, kind, what in effects() if kind == pos and what == takes)
