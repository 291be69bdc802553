"""Patterns: rules of the grammar written in class names, compiled over the string of classes.

``weekday comma? month dot? day_number`` is a pattern: names are classes of tokens (a kind of
``times.tsv`` or one of ``tokens.py``), capitals are unions defined here, the rest is regular
expression.
"""

from __future__ import annotations

import re
from functools import cache

from rejoinder.mentions.times.tokens import alphabet

UNIONS = {
    "MONTH": "month month_doubtful month_short",
    "DAYNO": "day_number nth",
    "WEEKDAY": "weekday weekday_short",
    "UNIT": "unit units second quarter quarters clock_unit clock_units",
    "ONE_UNIT": "unit quarter clock_unit second",
    "MANY_UNITS": "units clock_units quarters",
    "DIGITS": "day_number year_number old_year number",
    "ORDINAL": "ordinal nth second",
    "SEASON": "season fall",
    "PREVIOUS": "last previous",
    "NEXT": "next coming following",
    "SHIFT": "last previous next coming following this current past same that",
    "JOINER": "and to through or hyphen dash until",
    "TO": "to through hyphen dash until",
    "PREP": "in since until by from to through of during before after for throughout on about",
}

_NAME = re.compile(r"[A-Za-z_]+")

COUNT = (
    "(DIGITS scale? | (word_ten hyphen? one? word_number? | word_number | one) scale*"
    " | a scale | a? vague of? | vague_scale of? (vague_scale of)?)"
)
"""An amount: "3", "two", "twenty-five", "a dozen", "a few", "several", "dozens of"."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in class names, compiled; raises ``KeyError`` on a name that is no class."""
    return re.compile(_written(pattern.replace("COUNT", COUNT)))


def classes(names: str) -> tuple[str, ...]:
    """Class names written in a row, apart.

    >>> classes("month day_number")
    ('month', 'day_number')
    """
    return tuple(names.split())


def _written(text: str) -> str:
    pieces = []
    position = 0
    for name in _NAME.finditer(text):
        pieces.append(text[position : name.start()].replace(" ", ""))
        pieces.append(_class(name.group()))
        position = name.end()
    pieces.append(text[position:].replace(" ", ""))
    return "".join(pieces)


def _class(name: str) -> str:
    letters = alphabet()
    if name in UNIONS:
        return "[" + "".join(letters[kind] for kind in UNIONS[name].split()) + "]"
    return letters[name]


def starts(pattern: str) -> frozenset[str]:
    """The class characters that a match of a pattern can start with."""
    pieces = re.findall(r"[A-Za-z_]+|[()|?*]", pattern.replace("COUNT", COUNT))
    letters, _, _ = _alternatives(pieces, 0)
    return frozenset(letters)


def _alternatives(pieces: list[str], at: int) -> tuple[set[str], bool, int]:
    """First letters of the alternatives from a piece on, whether one can be empty, and the end."""
    letters: set[str] = set()
    empty = False
    while True:
        first, skipped, at = _sequence(pieces, at)
        letters |= first
        empty = empty or skipped
        if at >= len(pieces) or pieces[at] == ")":
            return letters, empty, at + 1
        at += 1


def _sequence(pieces: list[str], at: int) -> tuple[set[str], bool, int]:
    letters: set[str] = set()
    open_ended = True
    while at < len(pieces) and pieces[at] not in "|)":
        if pieces[at] == "(":
            first, skipped, at = _alternatives(pieces, at + 1)
        else:
            first, skipped = set(_class(pieces[at]).strip("[]")), False
            at += 1
        if at < len(pieces) and pieces[at] in "?*":
            skipped = True
            at += 1
        if open_ended:
            letters |= first
        open_ended = open_ended and skipped
    return letters, open_ended, at
