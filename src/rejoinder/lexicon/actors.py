"""Actors by name: countries, bodies, media, groups, offices and who held them when."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLexicon:
    """All actor tables, indexed for lookup."""

    @classmethod
    def load(cls, user: Path | None = None) -> ActorLexicon:
        """The shipped tables, extended by the user's if a path is given."""
        return cls()
