"""Answers: ledger -> tables and series, the questions people ask."""

from rejoinder.answers.explaining import Explanation, explain
from rejoinder.answers.questions import (
    Filter,
    actor,
    due,
    dyad,
    events,
    reactions,
    said,
    search,
    without,
)

__all__ = [
    "Explanation",
    "Filter",
    "actor",
    "due",
    "dyad",
    "events",
    "explain",
    "reactions",
    "said",
    "search",
    "without",
]
