"""All commitments of a document."""

from __future__ import annotations

from rejoinder.lexicon import Lexicon
from rejoinder.records import Commitment, Event, Mentions, Parsed, Statement


def find(
    parsed: Parsed,
    mentions: Mentions,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    lexicon: Lexicon,
) -> tuple[Commitment, ...]:
    """All commitments of a document, in text order."""
    return ()
