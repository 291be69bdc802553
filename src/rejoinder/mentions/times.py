"""Mentions of times."""

from __future__ import annotations

from rejoinder.records import Parsed, TimeMention


def find(parsed: Parsed) -> tuple[TimeMention, ...]:
    """All times of a document, in text order."""
    return ()
