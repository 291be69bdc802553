"""``incident``: one thing in the world with all the reports of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rejoinder.records.event import EventType, Status
from rejoinder.records.parts import Actor, Place, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Reports joined. ``status`` is the latest that they support; dates are ISO."""

    kind: ClassVar[str] = "incident"

    id: str
    type: EventType
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    when: When | None
    where: Place | None
    status: Status
    reports: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    score: float | None
