"""All events of a document."""

from __future__ import annotations

from rejoinder.lexicon import Lexicon
from rejoinder.records import Event, Mentions, Parsed, Statement


def find(
    parsed: Parsed, mentions: Mentions, statements: tuple[Statement, ...], lexicon: Lexicon
) -> tuple[Event, ...]:
    """All events of a document, in text order."""
    return ()
