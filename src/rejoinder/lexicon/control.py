"""Control: which argument of a governing verb does what the infinitive or gerund below it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rejoinder.lexicon.tables import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Controllers:
    """A row of ``control.tsv``: verbs that share a way of control."""

    name: str
    words: tuple[str, ...]
    example: str


@cache
def words(name: str) -> frozenset[str]:
    """The verbs of one way of control; empty for a name that the table lacks."""
    rows = shipped("control", Controllers).rows
    return frozenset(word for row in rows if row.name == name for word in row.words)
