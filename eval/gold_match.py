"""Which output record is which gold record, and which of its fields are right.

A statement is found where cue and content meet the gold's, an event where its trigger does (or
else its type within the sentence), a commitment where form and act do, a reaction where response
and stimulus do. What matches an ``optional`` gold record is neither found nor invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from eval import gold_fields as fields
from eval.anchors import Ground, Range, dice, touch
from rejoinder.records import Commitment, Event, Reaction, Reading, Span, Statement

KINDS = ("statements", "events", "commitments", "reactions")

CONTENT = 0.5
"""Least Dice of content words for a statement, as in the published attribution scores."""
ACT = 0.4
"""Least Dice of an act's words: an act may come with or without its subject and its date."""

Gold = dict[str, Any]
Record = Any
"""A Statement, Event, Commitment or Reaction, by the kind at hand."""


@dataclass(slots=True, kw_only=True)
class Matched:
    """The records of one kind on one page: pairs, and what is left on either side."""

    pairs: list[tuple[Gold, Record]] = field(default_factory=list)
    missed: list[Gold] = field(default_factory=list)
    invented: list[Record] = field(default_factory=list)
    allowed: list[Record] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A page's gold and output, in one another's coordinates."""

    ground: Ground
    reading: Reading
    matched: dict[str, Matched] = field(default_factory=dict)

    def places(self, spans: Sequence[Span | None]) -> list[Range]:
        """Where spans of the output stand in the gold text."""
        return [self.ground.place(span.start, span.end) for span in spans if span is not None]

    def record(self, identity: str | None) -> Record | None:
        """The output record with this id."""
        for record in self.reading.records():
            if record.id == identity:
                return record
        return None

    def statement_is(self, wanted: object, identity: str | None) -> bool:
        """Whether an id is that of the output paired with the gold statement numbered so.

        An optional statement is as good: it lies within the one that gold names.
        """
        if any(record.id == identity for record in self.matched["statements"].allowed):
            return True
        for choice in str("null" if wanted is None else wanted).split("|"):
            if choice == "*" or (choice == "null" and identity is None):
                return True
            if choice.isdigit():
                number = int(choice)
                for gold, record in self.matched["statements"].pairs:
                    if gold["number"] == number and record.id == identity:
                        return True
        return False


def match(scene: Scene, gold: dict[str, list[Gold]], optional: dict[str, list[Gold]]) -> None:
    """Pairs every kind's records and leaves the result in ``scene.matched``."""
    for kind in KINDS:
        records: Sequence[Record] = getattr(scene.reading, kind)
        pairs = _assign(gold[kind], records, partial(_AFFINITY[kind], scene))
        found = Matched(pairs=[(gold[kind][g], records[r]) for g, r in pairs])
        taken = {g for g, _ in pairs}
        found.missed = [item for number, item in enumerate(gold[kind]) if number not in taken]
        used = {r for _, r in pairs}
        left = [record for number, record in enumerate(records) if number not in used]
        allowed = _assign(optional[kind], left, partial(_excused, kind, scene))
        excused = {r for _, r in allowed}
        found.allowed = [left[number] for number in sorted(excused)]
        found.invented = [record for number, record in enumerate(left) if number not in excused]
        scene.matched[kind] = found


def _assign(
    gold: Sequence[Gold], records: Sequence[Record], affinity: Callable[[Gold, Record], float]
) -> list[tuple[int, int]]:
    """Pairs by falling affinity, each side used once; affinity 0 is no pair."""
    scored = [
        (affinity(item, record), -g, -r)
        for g, item in enumerate(gold)
        for r, record in enumerate(records)
    ]
    pairs: list[tuple[int, int]] = []
    for score, minus_g, minus_r in sorted(scored, reverse=True):
        g, r = -minus_g, -minus_r
        if score > 0 and all(g != first and r != second for first, second in pairs):
            pairs.append((g, r))
    return pairs


def _excused(kind: str, scene: Scene, gold: Gold, record: Record) -> float:
    """Affinity with an optional record: an event must be right in type and status as well."""
    if kind == "events":
        if not fields.same_name(gold["type"], record.type):
            return 0.0
        if not fields.same_name(gold.get("status", record.status), record.status):
            return 0.0
        return float(touch([scene.ground.anchor(gold["trigger"])], scene.places([record.trigger])))
    return _AFFINITY[kind](scene, gold, record)


def _statement(scene: Scene, gold: Gold, record: Statement) -> float:
    content = scene.ground.words(scene.ground.anchor(anchor) for anchor in gold["content"])
    score = dice(content, scene.ground.words(scene.places(record.content)))
    if score < CONTENT:
        return 0.0
    if gold.get("cue") is None or gold.get("cue_any"):
        return score
    cue = scene.ground.anchor(gold["cue"])
    return 1 + score if touch([cue], scene.places([record.cue])) else 0.0


def _event(scene: Scene, gold: Gold, record: Event) -> float:
    trigger = scene.ground.anchor(gold["trigger"])
    (place,) = scene.places([record.trigger])
    same_type = fields.same_name(gold["type"], record.type)
    if touch([trigger], [place]):
        return 3.0 if same_type else 2.0
    if same_type and scene.ground.sentence(place) == scene.ground.sentence(trigger):
        # A nearer trigger first; the sentence is at most some hundreds of characters long.
        return 1 / (1 + abs(place[0] - trigger[0]))
    return 0.0


def _commitment(scene: Scene, gold: Gold, record: Commitment) -> float:
    if not fields.same_name(gold["form"], record.form):
        return 0.0
    act = scene.ground.words([scene.ground.anchor(gold["act"])])
    score = dice(act, scene.ground.words(scene.places([record.act])))
    return score if score >= ACT else 0.0


def _reaction(scene: Scene, gold: Gold, record: Reaction) -> float:
    response = scene.ground.anchor(gold["response"])
    anchors = gold["stimulus"] if isinstance(gold["stimulus"], list) else [gold["stimulus"]]
    stimulus = [scene.ground.anchor(anchor) for anchor in anchors]
    answered = scene.places([record.stimulus.span]) + _reach(scene, record.stimulus.record)
    if not touch(stimulus, answered):
        return 0.0
    return float(touch([response], _reach(scene, record.response)))


def _reach(scene: Scene, identity: str | None) -> list[Range]:
    """All the words that a record rests on."""
    record = scene.record(identity)
    if isinstance(record, Statement):
        return scene.places([record.source, record.cue, *record.content])
    if isinstance(record, Event):
        return scene.places([record.trigger, *record.evidence])
    if isinstance(record, Commitment):
        return scene.places([record.act, *record.evidence])
    return []


_AFFINITY: dict[str, Callable[[Scene, Gold, Any], float]] = {
    "statements": _statement,
    "events": _event,
    "commitments": _commitment,
    "reactions": _reaction,
}


def compare(kind: str, scene: Scene, gold: Gold, record: Record) -> Iterator[tuple[str, bool]]:
    """Each field that gold names, and whether the record has it right."""
    return _COMPARE[kind](scene, gold, record)


def _compare_statement(scene: Scene, gold: Gold, record: Statement) -> Iterator[tuple[str, bool]]:
    wanted, speaker = gold.get("speaker", {}), record.speaker
    if "name" in wanted:
        yield "name", fields.same_name(wanted["name"], speaker.name if speaker else None)
    if "code" in wanted:
        yield "code", (speaker.code if speaker else None) in fields.choices(wanted["code"])
    if "sector" in wanted:
        yield "sector", (speaker.sector if speaker else None) in fields.choices(wanted["sector"])
    if "role" in wanted:
        yield "role", fields.same_role(wanted["role"], speaker.role if speaker else None)
    if wanted.get("person") is not None:
        yield "person", speaker is not None and speaker.person == wanted["person"]
    if "source" in gold:
        source = scene.ground.anchor(gold["source"])
        yield "source", touch([source], scene.places([record.source]))
    if "relay" in gold:
        yield "relay", fields.in_order(gold["relay"], record.relay)
    if "said" in gold:
        yield "said", fields.is_when(gold["said"], record.said)
    if "style" in gold:
        yield "style", record.style in fields.choices(gold["style"])
    if "polarity" in gold:
        yield "polarity", record.polarity == gold["polarity"]
    if "within" in gold:
        yield "within", scene.statement_is(gold["within"], record.within)


def _compare_event(scene: Scene, gold: Gold, record: Event) -> Iterator[tuple[str, bool]]:
    yield "type", record.type in fields.choices(gold["type"])
    if "status" in gold:
        yield "status", record.status in fields.choices(gold["status"])
    if "parties" in gold:
        # Who is actor and who recipient of a meeting is often a matter of taste, and each of a
        # reciprocal event's parties may stand on both sides.
        both = list(
            {
                (actor.name, actor.code, actor.sector): actor
                for actor in (*record.actor, *record.recipient)
            }.values()
        )
        yield "parties", fields.are_actors(gold["parties"], both)
    for side in ("actor", "recipient"):
        if side in gold:
            optional = gold.get(f"{side}_optional", False)
            yield side, fields.are_actors(gold[side], getattr(record, side), optional)
    if "when" in gold:
        yield "when", fields.is_when(gold["when"], record.when)
    if "where" in gold:
        yield "where", fields.is_place(gold["where"], record.where)
    if "quantities" in gold:
        enough = gold.get("quantities_any", False)
        yield (
            "quantities",
            fields.has_quantities(gold["quantities"], record.quantities, enough),
        )
    if "statement" in gold:
        yield "statement", scene.statement_is(gold["statement"], record.statement)


def _compare_commitment(scene: Scene, gold: Gold, record: Commitment) -> Iterator[tuple[str, bool]]:
    for side in ("by", "to"):
        if side in gold:
            optional = gold.get(f"{side}_optional", False)
            wanted = [fields.or_polity(actor) for actor in gold[side]]
            yield side, fields.are_actors(wanted, getattr(record, side), optional)
    if "condition" in gold:
        yield "condition", _is_condition(scene, gold["condition"], record)
    if "due" in gold:
        yield "due", fields.is_when(gold["due"], record.due)
    if "state" in gold:
        yield "state", record.state == gold["state"]
    if "statement" in gold:
        yield "statement", scene.statement_is(gold["statement"], record.statement)


def _is_condition(scene: Scene, wanted: Gold | None, record: Commitment) -> bool:
    condition = record.condition
    if wanted is None or condition is None:
        return wanted is None and condition is None
    words = scene.ground.words([scene.ground.anchor(wanted["span"])])
    if dice(words, scene.ground.words(scene.places([condition.span]))) < CONTENT:
        return False
    if condition.sense != wanted["sense"]:
        return False
    if "by" not in wanted:
        return True
    return condition.by is not None and fields.is_actor(
        fields.or_polity(wanted["by"]), condition.by
    )


def _compare_reaction(scene: Scene, gold: Gold, record: Reaction) -> Iterator[tuple[str, bool]]:
    del scene
    yield "basis", record.basis == gold.get("basis", "stated")


_COMPARE: dict[str, Callable[[Scene, Gold, Any], Iterator[tuple[str, bool]]]] = {
    "statements": _compare_statement,
    "events": _compare_event,
    "commitments": _compare_commitment,
    "reactions": _compare_reaction,
}
