"""Score table: a Goldstein-like score for each event type and mode."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from rejoinder.errors import LexiconError
from rejoinder.lexicon.tables import Table, shipped, user
from rejoinder.records import Named
from rejoinder.records.event import EventType

_BOUND = 10.0
"""Scores run from -10 to 10, as Goldstein's do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A row: the score of a type, or of a type with a mode."""

    type: EventType
    mode: str | None = None
    score: float
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """Scores by type and mode, from -10 (most hostile) to 10 (most cooperative).

    >>> ScoreTable.load().score("ASSAULT", "beat")
    -7.5
    >>> ScoreTable.load().score("AID", None)
    10.0
    """

    name: str = "scores"
    hash: str = ""
    rows: dict[tuple[str, str | None], float] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None = None) -> ScoreTable:
        """The shipped table, replaced row by row by the user's if a path is given.

        Raises ``LexiconError`` for a bad row or a score outside -10 to 10.
        """
        base = shipped("scores", Score)
        rows = _rows(base, "scores.tsv")
        if path is None:
            return cls(name=base.name, hash=base.hash, rows=rows)
        own = user(path, Score)
        rows.update(_rows(own, str(path)))
        both = hashlib.sha256(f"{base.hash}+{own.hash}".encode()).hexdigest()[:20]
        return cls(name=f"{base.name}+{own.name}", hash=both, rows=rows)

    @property
    def named(self) -> Named:
        """Name and hash, for the run record."""
        return Named(name=self.name, hash=self.hash)

    def score(self, kind: str, mode: str | None) -> float | None:
        """The score of a type with a mode, else of the type alone, else null."""
        found = self.rows.get((kind, mode))
        return self.rows.get((kind, None)) if found is None else found


def _rows(table: Table[Score], place: str) -> dict[tuple[str, str | None], float]:
    for row in table.rows:
        if not -_BOUND <= row.score <= _BOUND:
            raise LexiconError(
                f"{place}: {row.type} {row.mode or ''}: {row.score} lies outside -10 to 10"
            )
    return {(row.type, row.mode): row.score for row in table.rows}
