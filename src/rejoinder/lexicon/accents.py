"""Words and names with letters beyond ASCII, to give back a letter that was lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rejoinder.lexicon import tables

LOST = "\0"
"""Stands for one lost letter in a word that is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccentedWord:
    """A word as news in English spells it with its accents."""

    word: str


TABLE = tables.shipped("accents", AccentedWord)


def restore(word: str) -> str | None:
    """The one word of the table that a word with lost letters can be, or null.

    >>> restore("caf\\0"), restore("Erdo\\0an"), restore("x\\0y")
    ('café', 'Erdoğan', None)
    """
    found = _index().get(word)
    if found is None and word[:1].isupper():
        lower = _index().get(word[0].lower() + word[1:])
        found = lower[0].upper() + lower[1:] if lower else None
    return found or None


@cache
def _index() -> dict[str, str]:
    """Word with its accented letters lost -> the word; empty where two words fall together."""
    index: dict[str, str] = {}
    for row in TABLE.rows:
        bare = "".join(character if character.isascii() else LOST for character in row.word)
        index[bare] = "" if index.get(bare, row.word) != row.word else row.word
    return index
