"""Words of amount: numbers, scales, currencies, units, bounds and verbs of change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon import tables

AmountKind = Literal[
    "number",
    "scale",
    "vague",
    "loose",
    "fraction",
    "factor",
    "fold",
    "sign",
    "currency",
    "percent",
    "unit",
    "single",
    "at_least",
    "at_most",
    "about",
    "change",
    "casualty",
    "label",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountWord:
    """A word or phrase of amount; ``value`` is a number, a fraction, a unit or a currency."""

    words: str
    kind: AmountKind
    value: str | None = None
    example: str | None = None

    @property
    def number(self) -> float:
        """The value as a number; "1/3" is a third."""
        above, _, below = (self.value or "1").partition("/")
        return float(above) / float(below or 1)


@cache
def amounts(kind: AmountKind) -> dict[str, AmountWord]:
    """The words of one kind, by lower-case form.

    >>> amounts("vague")["dozens"].number
    24.0
    """
    rows = tables.shipped("units", AmountWord).rows
    return {row.words: row for row in rows if row.kind == kind}
