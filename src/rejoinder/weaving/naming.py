"""Naming: who stands in a sentence of a page."""

from __future__ import annotations

from rejoinder.weaving.sides import named
from rejoinder.weaving.told import Told

_PRONOUNS = ("it ", "its ", "they ", "their ", "he ", "she ", "both ", "the two ", "the country")


def sides_in(told: Told, start: int, end: int) -> frozenset[str]:
    """Who stands in a sentence: named there, on record there, or in the one before a pronoun."""
    found = named(told.text[start:end]) | told.recorded(start, end)
    if told.text[start:end].casefold().startswith(_PRONOUNS) and start:
        before = told.sentence(max(start - 2, 0))
        found |= named(told.text[before[0] : before[1]]) | told.recorded(*before)
    return found
