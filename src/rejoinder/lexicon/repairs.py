"""Words that tell what a lost mark was: apostrophe suffixes, clipped words, question words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rejoinder.lexicon import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonWord:
    """A word by itself: a lost mark beside it is no letter of it."""

    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairWord:
    """One word: what it tells where it touches a lost mark.

    ``suffix`` follows an apostrophe, ``prefix`` precedes one, ``clipped`` begins with one;
    ``asking`` begins a question, ``question`` stands in one; ``common`` is so common that a mark
    between it and another word was a space; ``british`` and ``american`` tell whose dashes a page
    has; ``pound``, ``euro`` and ``yen`` name the currency of its signs.
    """

    word: str
    tells: Literal[
        "suffix",
        "prefix",
        "clipped",
        "asking",
        "question",
        "common",
        "british",
        "american",
        "pound",
        "euro",
        "yen",
    ]
    example: str | None = None


TABLE = tables.shipped("repairs", RepairWord)
WORDS = tables.shipped("common_words", CommonWord)


def _telling(what: str) -> frozenset[str]:
    return frozenset(row.word for row in TABLE.rows if row.tells == what)


SUFFIXES = _telling("suffix")
PREFIXES = _telling("prefix")
CLIPPED = _telling("clipped")
ASKING = _telling("asking")
QUESTION_WORDS = _telling("question")
COMMON = _telling("common")
BRITISH = _telling("british")
AMERICAN = _telling("american")
CURRENCIES = {"£": _telling("pound"), "€": _telling("euro"), "¥": _telling("yen")}
KNOWN = frozenset(row.word for row in WORDS.rows)
