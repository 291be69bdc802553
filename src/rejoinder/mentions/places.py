"""Mentions of places."""

from __future__ import annotations

from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.records import Parsed, PlaceMention


def find(parsed: Parsed, lexicon: ActorLexicon) -> tuple[PlaceMention, ...]:
    """All places of a document, in text order."""
    return ()
