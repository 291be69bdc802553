"""Naming: the states and bodies that a stretch of text names, as sides know them."""

from __future__ import annotations

from functools import lru_cache

from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.weaving.told import SHARED, Told

_KINDS = frozenset({"country", "capital", "adjective", "people", "body", "seat", "organ", "polity"})


@lru_cache(maxsize=20_000)
def named(text: str) -> frozenset[str]:
    """The states and bodies that a text names, by the lexicon.

    >>> sorted(named("Oslo and the Swedes told NATO."))
    ['=nato', 'NOR', 'SWE']
    """
    found = set()
    for match in ActorLexicon.load().names_in(text):
        entry = match.entries[0]
        if entry.code and entry.code not in SHARED and entry.kind != "medium":
            found.add(entry.code)
        elif entry.kind in _KINDS and entry.code:
            found.add(f"={entry.name.casefold().split()[-1]}")
    return frozenset(found)


_PRONOUNS = ("it ", "its ", "they ", "their ", "he ", "she ", "both ", "the two ", "the country")


def sides_in(told: Told, start: int, end: int) -> frozenset[str]:
    """Who stands in a sentence: named there, on record there, or in the one before a pronoun."""
    found = named(told.text[start:end]) | told.recorded(start, end)
    if told.text[start:end].casefold().startswith(_PRONOUNS) and start:
        before = told.sentence(max(start - 2, 0))
        found |= named(told.text[before[0] : before[1]]) | told.recorded(*before)
    return found
