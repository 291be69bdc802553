"""``statement``: who said or thought what, in which words, and through whom we know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rejoinder.records.parts import Actor, When
from rejoinder.records.span import Span

Style = Literal["direct", "indirect", "mixed"]
Polarity = Literal["said", "not_said", "asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution.

    ``source`` is the speaker's words in the text (null if none stands), ``cue`` the words that
    attribute, ``content`` the words attributed, in order and perhaps discontinuous. ``relay`` runs
    from the speaker outwards, the outlet excepted; ``relay_cue`` are the words by which those that
    stand in this statement's own sentence pass it on. ``within`` is the id of the statement that
    contains this one. ``polarity`` tells said from not said and asked. ``rule`` names what made it.
    """

    kind: ClassVar[str] = "statement"

    id: str
    document: str
    style: Style
    speaker: Actor | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    relay: tuple[Actor, ...] = ()
    relay_cue: tuple[Span, ...] = ()
    addressee: tuple[Actor, ...] = ()
    said: When | None = None
    within: str | None = None
    polarity: Polarity = "said"
    rule: str
    confidence: float
