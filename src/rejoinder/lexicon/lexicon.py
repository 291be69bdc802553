"""Lexicon: the tables one run uses, with the user's own words laid over the shipped ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.lexicon.scores import ScoreTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The actors and the score table of a run."""

    actors: ActorLexicon
    scores: ScoreTable

    @classmethod
    def shipped(cls) -> Lexicon:
        """What ships with Rejoinder; loaded once."""
        return load()

    @classmethod
    def with_user(cls, *, actors: Path | None = None, scores: Path | None = None) -> Lexicon:
        """The shipped tables extended by a user's own; raises ``LexiconError``."""
        return load(actors, scores)


@cache
def load(actors: Path | None = None, scores: Path | None = None) -> Lexicon:
    """A lexicon, read once for each pair of user tables."""
    return Lexicon(actors=ActorLexicon.load(actors), scores=ScoreTable.load(scores))
