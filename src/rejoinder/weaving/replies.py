"""Replies: reactions that no page states, inferred between acts of two sides.

B's act toward A answers A's act toward B where it follows within days, in the same matter. Each
incident answers one other at most: the one that it fits best.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rejoinder.records import Event, Reaction, Span, Stimulus, record_id
from rejoinder.weaving.incidents import Report, Sight, see
from rejoinder.weaving.likeness import Wording, held, overlap
from rejoinder.weaving.naming import sides_in
from rejoinder.weaving.promises import Mention, Turn
from rejoinder.weaving.sides import named
from rejoinder.weaving.told import Told, days

WINDOW = 14
"""Days within which an act answers another without a page saying so."""

LEAST = 0.3
"""Confidence below which a pair is not kept at all."""

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
    "RETREAT": frozenset({"REQUEST", "THREATEN", "CONCEDE"}),
    "REQUEST": frozenset({"COERCE", "ASSAULT", "MOBILIZE"}),
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


def find(
    pages: Sequence[Told],
    reports: Sequence[Report],
    mentions: Sequence[Mention] = (),
    turns: Sequence[Turn] = (),
) -> tuple[Reaction, ...]:
    """The inferred reactions between the incidents of pages, in the order of days.

    What became of promises tells of answers too: an act that meets a demand answers it, and one
    that carries out a threat answers the act that made its condition true.
    """
    moves = _moves(pages, reports)
    incident = {report.event: report.incident for report in reports}
    bound = _bound(pages, incident, mentions, turns)
    by_actor: dict[str, list[Move]] = {}
    found = list(_resolved(pages, moves, reports))
    for move in moves:
        best: tuple[float, Move] | None = None
        near = {m.incident: m for side in sorted(move.toward) for m in by_actor.get(side, ())}
        for other in near.values():
            value = confidence(move, other, met=(move.incident, other.incident) in bound)
            if value >= LEAST and (best is None or (value, other.day) > (best[0], best[1].day)):
                best = value, other
        if best is not None:
            found.append(_reaction(move, best[1], best[0]))
        for side in move.actor:
            by_actor.setdefault(side, []).append(move)
    return tuple(found)


def _bound(
    pages: Sequence[Told],
    incident: Mapping[str, str],
    mentions: Sequence[Mention],
    turns: Sequence[Turn],
) -> set[tuple[str, str]]:
    """Pairs of incidents that a demand or threat binds: the act that keeps it, and the demand or
    the act that it waited on."""
    commitments = {c.id: c for told in pages for c in told.reading.commitments}
    of: dict[str, list[str]] = {}
    for mention in mentions:
        made = commitments[mention.commitment]
        if made.event and made.event in incident and made.form in ("demand", "threat"):
            of.setdefault(mention.promise, []).append(incident[made.event])
    for turn in turns:
        if turn.why == "condition" and turn.record in incident:
            of.setdefault(turn.promise, []).append(incident[turn.record])
    return {
        (incident[turn.record], other)
        for turn in turns
        if turn.state in ("kept", "lapsed") and turn.record in incident
        for other in of.get(turn.promise, ())
    }


def confidence(move: Move, other: Move, *, met: bool = False) -> float:
    """The probability that one move answers another, in [0, 1]; ``met`` where it meets the demand
    or carries out the threat that the other made or called for."""
    lag = (move.day - other.day).days
    if lag < 0 or lag > WINDOW or move.actor & other.actor or move.incident == other.incident:
        return 0.0
    if not other.toward & move.actor or not move.toward & other.actor:
        return 0.0
    if move.sight.event.type == other.sight.event.type and move.sight.event.type in ("CONSULT",):
        return 0.0
    if not lag and _told_before(move, other):
        return 0.0
    fits = other.sight.event.type in _ANSWERS.get(move.sight.event.type, frozenset())
    shared = overlap(move.sentence, other.sentence)
    taken_up = any(held(word, move.sentence.words) for word in other.sight.wording.head)
    total = _PRIOR + 1.3 * fits + 2.4 * shared + 0.8 * taken_up + 1.5 * met - 0.12 * lag
    if move.sight.document == other.sight.document and not _ordered(move, other):
        total -= _UNORDERED
    return round(1 / (1 + math.exp(-total)), 3)


_PRIOR = -1.6
_UNORDERED = 1.2
"""Set by hand on stories of our own, with the other weights: an act in kind within three days comes
out above .8, one in the same matter of another kind near .6, one that only follows below .4."""

_VOICED = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "AGREE"})


def _ordered(move: Move, other: Move) -> bool:
    """Whether two moves of one page follow in time as in the text: by their days, or because words
    about an act come after it. A page often tells last what came first."""
    days = move.sight.days.firm and other.sight.days.firm
    return days or move.sight.event.type in _VOICED


def _told_before(move: Move, other: Move) -> bool:
    """Whether one page tells a move before the other, and so not as its answer."""
    one, two = move.sight, other.sight
    return (
        one.told.document == two.told.document and one.event.trigger.start < two.event.trigger.start
    )


def _moves(pages: Sequence[Told], reports: Sequence[Report]) -> list[Move]:
    """Each incident by its first report that occurred and says who did it."""
    incident = {report.event: report.incident for report in reports}
    first: dict[str, Move] = {}
    for told in pages:
        # A demand and a threat are moves, though the act in them is not done.
        voiced = {
            made.event for made in told.reading.commitments if made.form in ("demand", "threat")
        }
        for event in sorted(told.reading.events, key=lambda e: (e.trigger.start, e.id)):
            name = incident[event.id]
            if name in first or not (_is_move(event) or event.id in voiced):
                continue
            move = _move(name, event, told)
            if move.actor:
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
        day=min(sight.days.last, told.known) if sight.days.firm else told.known,
        actor=actor,
        toward=toward,
        sentence=Wording.of(event.trigger.text, text, (*event.actor, *event.recipient)),
    )


LONG = 60
"""Days back to which the words of a stated reaction ("the drills", "the expulsions") may point."""


POINTS = 0.5
"""Share of the words of a stated stimulus that the sentence of the act meant must hold."""


def _resolved(
    pages: Sequence[Told], moves: Sequence[Move], reports: Sequence[Report]
) -> Iterator[Reaction]:
    """Stated reactions whose words name an act that other pages tell, with that act put in: those
    without a record, and those whose record ("the arrests") no earlier page's joined."""
    first: dict[str, Report] = {}
    for report in reports:
        first.setdefault(report.incident, report)
    alone = {report.event for report in first.values()}
    by_side: dict[str, list[Move]] = {}
    for move in moves:
        for side in sorted(move.actor | move.sight.recipient.known):
            by_side.setdefault(side, []).append(move)
    for told in pages:
        for reaction in told.reading.reactions:
            stimulus = reaction.stimulus
            if stimulus.span is None or not (stimulus.record is None or stimulus.record in alone):
                continue
            meant = _named(stimulus.span, reaction.response, told, by_side)
            if meant is None:
                continue
            if stimulus.record is None or meant.sight.told.document != told.document:
                yield _pointing(reaction, meant, told)


def _named(span: Span, response: str, told: Told, by_side: Mapping[str, list[Move]]) -> Move | None:
    """The act of before that words point back to: of their sense and of a side that they name, or
    that their sentence does, the best in words and then the latest."""
    wording = Wording.of(span.text, span.text)
    sides = named(span.text) or sides_in(told, *told.sentence(span.start))
    best: Move | None = None
    most = (0.0, date.min)
    for move in {m.incident: m for side in sorted(sides) for m in by_side.get(side, ())}.values():
        lag = (told.known - move.day).days
        alike = wording.head & move.sight.wording.head or wording.acts & move.sight.wording.acts
        if not alike or not 0 <= lag <= LONG or move.sight.event.id == response:
            continue
        if (
            move.sight.told.document == told.document
            and move.sight.event.trigger.start >= span.start
        ):
            continue
        value = round(overlap(wording, move.sentence), 3), move.day
        if value[0] >= POINTS and value > most:
            best, most = move, value
    return best


def _pointing(reaction: Reaction, move: Move, told: Told) -> Reaction:
    event = move.sight.event
    response = next((e for e in told.reading.events if e.id == reaction.response), None)
    when = days(response.when, told.known, past=True) if response else None
    stated = when is not None and when.firm and move.sight.days.firm
    return replace(
        reaction,
        stimulus=Stimulus(record=event.id, document=move.sight.told.document, span=event.trigger),
        lag_days=max((when.last - move.day).days, 0) if when and stated else None,
    )


def _reaction(move: Move, other: Move, value: float) -> Reaction:
    event, stimulus = move.sight.event, other.sight.event
    firm = move.sight.days.firm and other.sight.days.firm
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
        lag_days=(move.day - other.day).days if firm else None,
        evidence=event.evidence,
        rule="inferred:moves",
        confidence=value,
    )
