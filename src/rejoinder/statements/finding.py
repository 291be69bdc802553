"""All statements of a document."""

from __future__ import annotations

from rejoinder.lexicon import Lexicon
from rejoinder.records import Mentions, Parsed, Statement


def find(parsed: Parsed, mentions: Mentions, lexicon: Lexicon) -> tuple[Statement, ...]:
    """All statements of a document, in text order."""
    return ()
