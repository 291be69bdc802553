"""Words that tell what a lost mark was: apostrophe suffixes, clipped words, question words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rejoinder.lexicon import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairWord:
    """One word: what it tells where it touches a lost mark.

    ``suffix`` follows an apostrophe, ``prefix`` precedes one, ``clipped`` begins with one;
    ``asking`` begins a question, ``question`` stands in one; ``common`` is a word by itself, so a
    mark beside it joined two words.
    """

    word: str
    tells: Literal["suffix", "prefix", "clipped", "asking", "question", "common"]
    example: str | None = None


TABLE = tables.shipped("repairs", RepairWord)


def _telling(what: str) -> frozenset[str]:
    return frozenset(row.word for row in TABLE.rows if row.tells == what)


SUFFIXES = _telling("suffix")
PREFIXES = _telling("prefix")
CLIPPED = _telling("clipped")
ASKING = _telling("asking")
QUESTION_WORDS = _telling("question")
COMMON = _telling("common")
