"""``event``: who did, does or may do what to whom, and whether it is real."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rejoinder.records.parts import Actor, Place, Quantity, When
from rejoinder.records.span import Span

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["occurred", "ongoing", "planned", "pending", "conditional", "possible", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One report of one act between political actors.

    ``statement`` is the id of the innermost statement on whose word we have it; null is the
    outlet's own voice. ``factuality`` in [-3, 3] lies under ``status``. ``rule`` says what made it.
    """

    kind: ClassVar[str] = "event"

    id: str
    document: str
    type: EventType
    mode: str | None
    context: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float | None
    status: Status
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    when: When | None
    where: Place | None
    quantities: tuple[Quantity, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    statement: str | None
    factuality: float | None = None
    rule: str
    confidence: float
