"""Amounts whose currency sign is gone: seen and noted, never guessed."""

from __future__ import annotations

import re

from rejoinder.records import Note

_AMOUNT = r"\d[\d,.]*\d|\d"
_GOOD = re.compile(
    rf"""
    \b(?:starting\ (?:from|at)|from|for)\ (?:just|only|as\ little\ as)\ (?P<a>{_AMOUNT})(?=[.,;!?]?(?:\s|$))
    | \b(?:just|only|as\ little\ as|for)\ (?P<b>{_AMOUNT})\ (?:a|per|each|every)\ (?:day|week|month|year)\b
    | \b(?:worth|costs?|costing|priced\ at|paid|pay|fined|raised|donate|price\ of)\ (?:of\ )?(?:about\ |around\ |just\ |only\ |up\ to\ )?
      (?P<c>{_AMOUNT})\ (?:a|per)\ (?:day|week|month|year|barrel|tonne|ton|litre|liter|gallon|share|head|kilo|ounce)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A price by its frame: no unit follows the number, and nothing but money is asked for so."""
_COUNTED = re.compile(
    r"\s(?:of|people|percent|per\s?cent|%|hours?|days?|weeks?|months?|years?|minutes?|miles?|dollars|euros?|pounds|rubles|roubles|cents|yen|yuan|[A-Z]{3}\b)"
)
_AROUND = 30
"""Characters of context in a note, to the nearest word."""


def notes(text: str) -> tuple[Note, ...]:
    """A note for each amount that has lost its sign for certain, with the words around it.

    >>> [note.text for note in notes("Support us from just 2. Thank you.")]
    ['Support us from just 2. Thank you.']
    """
    found = []
    for match in _GOOD.finditer(text):
        amount = match["a"] or match["b"] or match["c"]
        end = match.start() + match.group().index(amount) + len(amount)
        if match["a"] and _COUNTED.match(text, end):
            continue
        found.append(Note(code="lost-currency", text=_around(text, match.start(), match.end())))
    return tuple(found)


def _around(text: str, start: int, end: int) -> str:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if start - _AROUND > first:
        first = text.rfind(" ", first, start - _AROUND + 1) + 1 or start
    if end + _AROUND < last:
        cut = text.find(" ", end + _AROUND - 1, last)
        last = cut if cut >= 0 else last
    return text[first:last].strip()
