"""Words of time: months, units, modifiers, holidays, and the verbs that tell past from future."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon import tables

TenseKind = Literal["past", "future", "modal", "bound", "kept", "noun", "delivery", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """A word and the terminal of the grammar of times it stands for.

    ``value`` is a number, a TIMEX3 code or a unit, by kind; ``cap`` words count only capitalised.
    """

    word: str
    kind: str
    value: str | None = None
    cap: bool = False
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day with a name; ``rule``: ``MM-DD``, ``MM-4Thu``, ``MM-LMon``, ``easter+N`` or a date."""

    name: str
    rule: str
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenseWords:
    """Words that tell whether a clause looks back or ahead."""

    kind: TenseKind
    words: tuple[str, ...]
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNames:
    """Words that make a name of the weekday they stand beside."""

    kind: Literal["after", "before", "attacks"]
    words: tuple[str, ...]
    example: str | None = None


@cache
def day_names() -> dict[str, frozenset[str]]:
    """Words ``after`` or ``before`` a weekday that make it a name; ``attacks`` after 11 September.

    >>> "times" in day_names()["after"]
    True
    """
    return {row.kind: frozenset(row.words) for row in tables.shipped("day_names", DayNames).rows}


@cache
def words() -> dict[str, TimeWord]:
    """All words of time, by lower-case form.

    >>> words()["july"].value
    '7'
    """
    return {row.word: row for row in tables.shipped("times", TimeWord).rows}


@cache
def holidays() -> dict[tuple[str, ...], Holiday]:
    """All named days, by their lower-case words.

    >>> holidays()["boxing", "day"].rule
    '12-26'
    """
    return {tuple(row.name.split()): row for row in tables.shipped("holidays", Holiday).rows}


@cache
def tense() -> dict[TenseKind, frozenset[str]]:
    """The words of each kind that tells past from future.

    >>> "said" in tense()["past"]
    True
    """
    return {row.kind: frozenset(row.words) for row in tables.shipped("tense", TenseWords).rows}
