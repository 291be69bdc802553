"""Genders: given names and nouns that tell whether "he" or "she" may stand for a person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon import tables
from rejoinder.lexicon.actors_index import plain

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GenderWord:
    """A row of ``genders.tsv``: a given name ("Olena") or a noun ("spokeswoman", "Mr")."""

    word: str
    gender: Gender
    kind: Literal["name", "noun"]


def of_name(name: str) -> Gender | None:
    """The gender that a full name's given name tells, or null; a surname alone tells none.

    >>> of_name("Olena Hrytsenko"), of_name("Kim Min-seok"), of_name("James")
    ('f', None, None)
    """
    given, _, rest = name.partition(" ")
    return _genders().get((plain(given), "name")) if rest else None


def of_noun(noun: str) -> Gender | None:
    """The gender that a noun or form of address tells, or null.

    >>> of_noun("Mrs."), of_noun("minister")
    ('f', None)
    """
    word = plain(noun)
    return _genders().get((word, "noun")) or _genders().get((word.casefold(), "noun"))


@cache
def _genders() -> dict[tuple[str, str], Gender]:
    return {
        (plain(row.word), row.kind): row.gender
        for row in tables.shipped("genders", GenderWord).rows
    }
