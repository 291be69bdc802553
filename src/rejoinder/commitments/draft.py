"""Draft: a commitment as grammar sees it, before parties, times and records are tied to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rejoinder.records.commitment import Form
from rejoinder.records.parts import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """A condition found: its words as tokens ``first:last``, its sense, and the marker's tokens."""

    first: int
    last: int
    marker: int
    unless: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One candidate.

    ``cue`` are the tokens that bind; ``first:last`` the tokens of the act, headed by ``act``;
    ``clause`` is the verb whose clause is the evidence. ``by`` and ``to`` are the parties that the
    words give; ``holder`` is the word that gives ``by``. ``wants`` says what it must also have to
    stand: ``date`` or ``limits``.
    """

    form: Form
    cue: tuple[int, ...]
    act: Token
    first: int
    last: int
    clause: Token
    by: tuple[Actor, ...] = ()
    to: tuple[Actor, ...] = ()
    holder: Token | None = None
    limits: Limits | None = None
    wants: frozenset[str] = field(default_factory=frozenset)
    rule: str
    prior: float
