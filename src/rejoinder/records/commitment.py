"""``commitment``: what was promised, scheduled or threatened, by when and on what condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rejoinder.records.parts import Actor, When
from rejoinder.records.span import Span

Form = Literal["promise", "schedule", "decision", "threat", "offer", "demand"]
State = Literal["open", "due", "kept", "broken", "lapsed", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What it hangs on: its words, ``if`` or ``unless``, and the actor whose act it is."""

    span: Span
    sense: Literal["if", "unless"]
    by: Actor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step in a commitment's life: ISO date (or null), the state, and the record showing it.

    ``due`` is set across documents alone: the day, or ``first/last``, that held from this step on,
    so that a postponed commitment keeps its first date.
    """

    date: str | None
    state: State
    record: str | None
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A future act that somebody is bound to, in the words that bind.

    ``by`` is the polity or body that would act, ``to`` the one it is addressed to.
    """

    kind: ClassVar[str] = "commitment"

    id: str
    document: str
    form: Form
    by: tuple[Actor, ...]
    to: tuple[Actor, ...]
    act: Span
    condition: Condition | None
    due: When | None
    state: State
    event: str | None
    statement: str | None
    history: tuple[Change, ...]
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
