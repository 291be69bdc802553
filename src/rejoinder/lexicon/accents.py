"""Words and names with letters beyond ASCII, to give back a letter that was lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rejoinder.lexicon import gazetteer, tables

LOST = "\0"
"""Stands for one lost letter in a word that is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccentedWord:
    """A word as news in English spells it with its accents."""

    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccentedEnding:
    """The end of names that tells which letters it has."""

    ending: str
    example: str


TABLE = tables.shipped("accents", AccentedWord)
ENDINGS = tables.shipped("accent_endings", AccentedEnding)


def restore(word: str) -> str | None:
    """The one word that a word with lost letters can be, or null.

    It is looked up whole, then among the towns of the gazetteer, then by its ending.

    >>> restore("caf\\0"), restore("Erdo\\0an"), restore("Lalovi\\0"), restore("x\\0y")
    ('café', 'Erdoğan', 'Lalović', None)
    """
    found = _index().get(word)
    if found is None and word[:1].isupper():
        lower = _index().get(word[0].lower() + word[1:])
        found = lower[0].upper() + lower[1:] if lower else None
    if found is None and (word[:1].isupper() or word[:1] == LOST) and len(word) > _SHORTEST:
        found = _towns().get(word) or _by_ending(word)
    return found or None


_SHORTEST = 3
"""Letters of a word too short to be told by its ending or to be taken for a town."""


def _by_ending(word: str) -> str | None:
    for bare, ending in _endings():
        stem = word[: -len(bare)]
        if word.endswith(bare) and len(stem) >= 2 and LOST not in stem:
            return stem + ending
    return None


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Each ending bare and whole, the longest first."""
    rows = sorted((row.ending for row in ENDINGS.rows), key=len, reverse=True)
    return tuple((_bare(ending), ending) for ending in rows)


@cache
def _towns() -> dict[str, str]:
    """Words of the names of towns with accented letters of Europe, as :func:`_index` has them."""
    index: dict[str, str] = {}
    lines = {line for lines in gazetteer.shipped().by_name.values() for line in lines}
    for name in {line.split("\t")[1] for line in lines if not line.isascii()}:
        for word in re.findall(r"[^\W\d_]+", name):
            if not word.isascii() and all(ord(letter) < _EUROPEAN for letter in word):
                bare = _bare(word)
                if bare.endswith(LOST):  # what looks like a lost letter there is mostly a mark
                    continue
                index[bare] = "" if index.get(bare, word) != word else word
    return index


_EUROPEAN = 0x220
"""Code points below which letters are those of European names, not of transliterations."""


@cache
def _index() -> dict[str, str]:
    """Word with its accented letters lost -> the word; empty where two words fall together."""
    index: dict[str, str] = {}
    for row in TABLE.rows:
        bare = _bare(row.word)
        index[bare] = "" if index.get(bare, row.word) != row.word else row.word
    return index


def _bare(word: str) -> str:
    return "".join(character if character.isascii() else LOST for character in word)
