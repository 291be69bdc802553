"""Mentions of quantities."""

from __future__ import annotations

from rejoinder.records import Parsed, QuantityMention, TimeMention


def find(parsed: Parsed, times: tuple[TimeMention, ...]) -> tuple[QuantityMention, ...]:
    """All quantities of a document, in text order."""
    return ()
