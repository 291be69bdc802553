"""Amounts whose currency sign is gone: seen and noted, never guessed."""

from __future__ import annotations

import re

from rejoinder.records import Note

_NUMBER = re.compile(r"(?<![\w$£€¥₹₽₺₩.,:/-])\d+(?:[.,]\d+)*(?![\w%°])")
_FROM = re.compile(r"\b(?:starting (?:from|at)|from|for) (?:just |only |as little as )$", re.I)
_JUST = re.compile(r"\b(?:just|only|as little as|for) $", re.I)
_PRICE = re.compile(
    r"\b(?:worth|costs?|costing|priced at|paid|pays?|fined|raised|donates?|price of)"
    r" (?:about |around |just |only |up to |some |nearly |almost )?$",
    re.I,
)
_ENDED = re.compile(r"[.,;!?)]?(?:\s|$)(?! ?[a-z])")
_BY_TIME = re.compile(r" (?:a|per|each|every) (?:day|week|month|year)\b")
_BY_UNIT = re.compile(
    r" (?:a|per) (?:day|week|month|year|barrel|tonne|ton|litre|liter|gallon|share|head|kilo|ounce)"
    r"\b"
)
_BEFORE = 32
"""Characters before a number that its frame may take."""
_AROUND = 30
"""Characters of context in a note, to the nearest word."""


def notes(text: str) -> tuple[Note, ...]:
    """A note for each amount that has lost its sign for certain, with the words around it.

    >>> [note.text for note in notes("Support us from just 2. Thank you.")]
    ['Support us from just 2. Thank you.']
    """
    return tuple(
        Note(code="lost-currency", text=_around(text, match.start(), match.end()))
        for match in _NUMBER.finditer(text)
        if _is_price(text[max(0, match.start() - _BEFORE) : match.start()], text, match.end())
    )


def _is_price(before: str, text: str, end: int) -> bool:
    """Whether a number is a price by its frame: nothing but money is asked for so."""
    return bool(
        (_FROM.search(before) and (_ENDED.match(text, end) or _BY_TIME.match(text, end)))
        or (_JUST.search(before) and _BY_TIME.match(text, end))
        or (_PRICE.search(before) and _BY_UNIT.match(text, end))
    )


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
