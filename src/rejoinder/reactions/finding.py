"""All reactions of a document."""

from __future__ import annotations

from rejoinder.lexicon import Lexicon
from rejoinder.records import Commitment, Event, Mentions, Parsed, Reaction, Statement


def find(
    parsed: Parsed,
    mentions: Mentions,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    commitments: tuple[Commitment, ...],
    lexicon: Lexicon,
) -> tuple[Reaction, ...]:
    """All reactions of a document, in text order."""
    return ()
