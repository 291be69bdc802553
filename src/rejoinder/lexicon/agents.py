"""Collectives: nouns that stand for a body and never for one human being."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rejoinder.lexicon import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective:
    """A row of ``collectives.tsv``: a noun in the singular ("party", "hospital")."""

    noun: str


def is_collective(noun: str) -> bool:
    """Whether a noun names a body or a crowd: "the party, Alba" is no person.

    >>> is_collective("party"), is_collective("farmer")
    (True, False)
    """
    return noun in _collectives()


@cache
def _collectives() -> frozenset[str]:
    return frozenset(row.noun for row in tables.shipped("collectives", Collective).rows)
