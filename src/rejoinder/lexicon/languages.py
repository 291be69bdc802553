"""Function words of the languages that news pages come in, to tell English from the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rejoinder.lexicon import tables

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """A language by its ISO 639-1 code and the function words that mark its running text."""

    language: str
    words: tuple[str, ...]
    source: str | None = None


TABLE = tables.shipped("languages", LanguageRow)


@cache
def words_of(language: str) -> frozenset[str]:
    """The function words of a language; empty for one unknown."""
    return frozenset(word for row in TABLE.rows if row.language == language for word in row.words)


@cache
def by_word() -> dict[str, tuple[str, ...]]:
    """Each function word with the languages that it is one of."""
    index: dict[str, tuple[str, ...]] = {}
    for row in TABLE.rows:
        for word in row.words:
            index[word] = (*index.get(word, ()), row.language)
    return index


def function_words(text: str, language: str = "en") -> float:
    """The share of a text's words that are function words of a language.

    >>> function_words("The river rose")
    0.3333333333333333
    """
    words = _WORD.findall(text.lower())
    known = words_of(language) or words_of("en")
    return sum(word in known for word in words) / len(words) if words else 0.0
