"""Replies: reactions that no page states, inferred between acts of two sides.

B's act toward A answers A's act toward B where it follows within days, in the same matter. Each
incident answers one other at most: the one that it fits best.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rejoinder.records import Event, Reaction, Stimulus, record_id
from rejoinder.weaving.incidents import Report, Sight, see
from rejoinder.weaving.likeness import Wording, held, overlap
from rejoinder.weaving.naming import sides_in
from rejoinder.weaving.told import Told

WINDOW = 14
"""Days within which an act answers another without a page saying so."""

LEAST = 0.3
"""Confidence below which a pair is not kept at all."""

SHOWN = 0.6
"""Confidence from which answers show an inferred reaction unless told otherwise."""

_HOSTILE = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
_ANSWERS: dict[str, frozenset[str]] = {
    "SANCTION": frozenset({"SANCTION", "ASSAULT", "COERCE"}),
    "ASSAULT": frozenset({"ASSAULT", "MOBILIZE"}),
    "MOBILIZE": frozenset({"MOBILIZE", "ASSAULT", "THREATEN"}),
    "REJECT": frozenset({"REQUEST", "ACCUSE", "AGREE", "THREATEN", "PROTEST"}),
    "AGREE": frozenset({"REQUEST", "AGREE", "THREATEN"}),
    "CONCEDE": frozenset({"REQUEST", "THREATEN", "SANCTION", "PROTEST", "CONCEDE"}),
    "RETREAT": frozenset({"REQUEST", "THREATEN", "CONCEDE", "RETREAT"}),
    "ACCUSE": frozenset({"SANCTION", "ASSAULT", "COERCE", "ACCUSE", "MOBILIZE", "THREATEN"}),
    "THREATEN": frozenset({"SANCTION", "ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "ACCUSE"}),
    "PROTEST": frozenset({"COERCE", "ASSAULT", "SANCTION"}),
    "COERCE": frozenset({"COERCE", "SANCTION", "PROTEST"}),
    "SUPPORT": frozenset({"AID", "CONCEDE", "RETREAT", "AGREE"}),
}
"""What an act of each type answers best; the grammar of moves and answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An incident as a move: its first report, with all whom its sentence names."""

    incident: str
    sight: Sight
    day: date
    actor: frozenset[str]
    toward: frozenset[str]
    sentence: Wording


def find(pages: Sequence[Told], reports: Sequence[Report]) -> tuple[Reaction, ...]:
    """The inferred reactions between the incidents of pages, in the order of days."""
    moves = _moves(pages, reports)
    stated = _stated(pages, reports)
    by_actor: dict[str, list[Move]] = {}
    found = []
    for move in moves:
        best: tuple[float, Move] | None = None
        near = {m.incident: m for side in sorted(move.toward) for m in by_actor.get(side, ())}
        for other in near.values():
            value = confidence(move, other)
            if value >= LEAST and (best is None or (value, other.day) > (best[0], best[1].day)):
                best = value, other
        if best is not None and (move.incident, best[1].incident) not in stated:
            found.append(_reaction(move, best[1], best[0]))
        for side in move.actor:
            by_actor.setdefault(side, []).append(move)
    return tuple(found)


def confidence(move: Move, other: Move) -> float:
    """The probability that one move answers another, in [0, 1]."""
    lag = (move.day - other.day).days
    if lag < 0 or lag > WINDOW or move.actor & other.actor or move.incident == other.incident:
        return 0.0
    if not other.toward & move.actor or not move.toward & other.actor:
        return 0.0
    if move.sight.event.type == other.sight.event.type and move.sight.event.type in ("CONSULT",):
        return 0.0
    if not lag and move.sight.told.document == other.sight.told.document:
        if move.sight.event.trigger.start < other.sight.event.trigger.start:
            return 0.0
    fits = other.sight.event.type in _ANSWERS.get(move.sight.event.type, frozenset())
    shared = overlap(move.sentence, other.sentence)
    named = any(held(word, move.sentence.words) for word in other.sight.wording.head)
    total = -1.6 + 1.3 * fits + 2.4 * shared + 0.8 * named - 0.12 * lag
    return round(1 / (1 + math.exp(-total)), 3)


def _moves(pages: Sequence[Told], reports: Sequence[Report]) -> list[Move]:
    """Each incident by its first report that occurred and says who did it."""
    incident = {report.event: report.incident for report in reports}
    first: dict[str, Move] = {}
    for told in pages:
        for event in sorted(told.reading.events, key=lambda e: (e.trigger.start, e.id)):
            name = incident[event.id]
            if name in first or not _is_move(event):
                continue
            move = _move(name, event, told)
            if move.actor and move.toward:
                first[name] = move
    return sorted(
        first.values(), key=lambda m: (m.day, *m.sight.told.order, m.sight.event.trigger.start)
    )


def _is_move(event: Event) -> bool:
    return event.status in ("occurred", "ongoing") and bool(event.actor)


def _move(name: str, event: Event, told: Told) -> Move:
    sight = see(event, told)
    start, end = told.sentence(event.trigger.start)
    text = told.text[start:end]
    actor = sight.actor.known
    toward = (sight.recipient.known or sides_in(told, start, end)) - actor
    return Move(
        incident=name,
        sight=sight,
        day=sight.days.last if sight.days.firm else told.known,
        actor=actor,
        toward=toward,
        sentence=Wording.of(event.trigger.text, text, (*event.actor, *event.recipient)),
    )


def _stated(pages: Sequence[Told], reports: Sequence[Report]) -> set[tuple[str, str]]:
    """Pairs of incidents that a page itself says answer each other."""
    incident = {report.event: report.incident for report in reports}
    return {
        (incident[reaction.response], incident[reaction.stimulus.record])
        for told in pages
        for reaction in told.reading.reactions
        if reaction.response in incident and reaction.stimulus.record in incident
    }


def _reaction(move: Move, other: Move, value: float) -> Reaction:
    event, stimulus = move.sight.event, other.sight.event
    document = move.sight.told.document
    return Reaction(
        id=record_id(
            "r", document=document, spans=(event.trigger,), label="inferred", part=stimulus.id
        ),
        document=document,
        response=event.id,
        stimulus=Stimulus(
            record=stimulus.id, document=other.sight.told.document, span=stimulus.trigger
        ),
        basis="inferred",
        lag_days=(move.day - other.day).days,
        evidence=event.evidence,
        rule="inferred:moves",
        confidence=value,
    )
