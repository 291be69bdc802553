"""``reaction``: what answered what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rejoinder.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stimulus:
    """What was answered: a record where there is one, and the words that name it."""

    record: str | None
    document: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """``response`` (a record id) answers ``stimulus``; ``lag_days`` where both dates are known."""

    kind: ClassVar[str] = "reaction"

    id: str
    document: str
    response: str
    stimulus: Stimulus
    basis: Literal["stated", "inferred"]
    lag_days: int | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
