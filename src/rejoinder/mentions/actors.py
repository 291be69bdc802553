"""Mentions of actors."""

from __future__ import annotations

from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.records import ActorMention, Parsed


def find(parsed: Parsed, lexicon: ActorLexicon) -> tuple[ActorMention, ...]:
    """All actors of a document, in text order."""
    return ()
