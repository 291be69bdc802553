"""Account: a reading laid out for a reader, paragraph by paragraph, its facts numbered.

The terminal and the web page both show an account; what is in it is decided here, once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from rejoinder.records import (
    Actor,
    Commitment,
    Event,
    Reaction,
    Reading,
    Removal,
    Span,
    Statement,
)
from rejoinder.records.reading import Drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A record with its number on the page.

    ``anchor`` is the place in the text where the number stands. ``parties`` are those of a
    reciprocal act ("A and B meet"), whose events, one for each side, are shown as one fact.
    """

    number: int
    record: Drawn
    anchor: Span
    evidence: tuple[Span, ...]
    parties: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph ``start:end`` with the facts anchored in it and what was set aside before it."""

    start: int
    end: int
    facts: tuple[Fact, ...]
    removed: tuple[Removal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A reading in paragraphs. ``trailing`` was set aside after the last of them."""

    reading: Reading
    paragraphs: tuple[Paragraph, ...]
    trailing: tuple[Removal, ...]
    facts: tuple[Fact, ...]

    @classmethod
    def of(cls, reading: Reading) -> Account:
        """Lays out a reading."""
        facts = _numbered(reading)
        lines = _lines(reading.document.text)
        starts = [start for start, _ in lines]
        removed = sorted(reading.document.removed, key=lambda removal: removal.at)
        grouped: list[list[Fact]] = [[] for _ in lines]
        for fact in facts:
            index = max(bisect_right(starts, fact.anchor.start) - 1, 0)
            if grouped:
                grouped[index].append(fact)
        paragraphs = []
        position = 0
        for (start, end), group in zip(lines, grouped, strict=True):
            # A piece removed inside a paragraph is shown before it: the paragraph reads whole.
            before = [removal for removal in removed[position:] if removal.at < max(end, 1)]
            position += len(before)
            paragraphs.append(
                Paragraph(start=start, end=end, facts=tuple(group), removed=_merged(before))
            )
        return cls(
            reading=reading,
            paragraphs=tuple(paragraphs),
            trailing=_merged(removed[position:]),
            facts=facts,
        )

    @property
    def removed(self) -> tuple[Removal, ...]:
        """All that was set aside, in order of place, neighbours of one label as one."""
        inside = [removal for paragraph in self.paragraphs for removal in paragraph.removed]
        return (*inside, *self.trailing)

    def fact(self, record: str | None) -> Fact | None:
        """The fact that shows a record, by the record's id."""
        for fact in self.facts:
            if record is not None and fact.record.id == record:
                return fact
        for event in self.reading.events:
            if event.id == record:
                return next((f for f in self.facts if f.parties and _twins(f.record, event)), None)
        return None

    def word_of(self, statement: str | None) -> tuple[Fact, Actor | None] | None:
        """On whose word: the fact of a statement and its speaker."""
        fact = self.fact(statement)
        if fact is None or not isinstance(fact.record, Statement):
            return None
        return fact, fact.record.speaker


def _merged(removed: list[Removal]) -> tuple[Removal, ...]:
    """Neighbours of one label as one: an appeal of five paragraphs is one appeal to a reader."""
    merged: list[Removal] = []
    for removal in removed:
        last = merged[-1] if merged else None
        if last is not None and last.label == removal.label:
            merged[-1] = replace(last, text=f"{last.text.rstrip()}\n\n{removal.text.lstrip()}")
        else:
            merged.append(removal)
    return tuple(merged)


def anchor(record: Drawn) -> Span:
    """Where a record's number stands: cue, trigger, act, or first words of evidence."""
    if isinstance(record, Statement):
        return record.cue or record.source or record.content[0]
    if isinstance(record, Event):
        return record.trigger
    if isinstance(record, Commitment):
        return record.act
    return record.evidence[0]


def marked(span: Span) -> tuple[int, int]:
    """The part of an anchor that is coloured and numbered.

    A whole clause in colour would drown the sentence: of more than three words, it is the first
    that is no mere article or preposition.
    """
    words = list(re.finditer(r"\S+", span.text))
    if len(words) <= 3:
        return span.start, span.end
    word = next((word for word in words[:3] if len(word.group()) > 3), words[0])
    return span.start + word.start(), span.start + word.end()


def evidence(record: Drawn) -> tuple[Span, ...]:
    """All words of the text that a record rests on, in text order."""
    if isinstance(record, Statement):
        spans = [span for span in (record.source, record.cue) if span] + list(record.content)
    elif isinstance(record, Event):
        spans = [*record.evidence, record.trigger]
    elif isinstance(record, Commitment):
        spans = [*record.evidence, record.act]
        spans += [record.condition.span] if record.condition else []
    else:
        own = record.stimulus.span if record.stimulus.document in (None, record.document) else None
        spans = [*record.evidence, *([own] if own else [])]
    return tuple(sorted(set(spans)))


def _numbered(reading: Reading) -> tuple[Fact, ...]:
    shown: list[tuple[Drawn, tuple[Actor, ...]]] = []
    waiting = list(reading.events)
    while waiting:
        event = waiting.pop(0)
        twins = [other for other in waiting if _twins(event, other)]
        waiting = [other for other in waiting if other not in twins]
        shown.append((event, _parties(event) if twins or _mutual(event) else ()))
    others: list[Drawn] = [*reading.statements, *reading.commitments, *reading.reactions]
    shown += [(record, ()) for record in others]
    order = (Statement, Event, Commitment, Reaction)
    shown.sort(key=lambda item: (anchor(item[0]).start, order.index(type(item[0])), item[0].id))
    return tuple(
        Fact(
            number=number,
            record=record,
            anchor=anchor(record),
            evidence=evidence(record),
            parties=parties,
        )
        for number, (record, parties) in enumerate(shown, start=1)
    )


def _twins(one: Drawn, other: Drawn) -> bool:
    """Whether two events are sides of one reciprocal act: the same parties in other places."""
    if not isinstance(one, Event) or not isinstance(other, Event) or one.id == other.id:
        return False
    return (
        (one.type, one.status, one.trigger) == (other.type, other.status, other.trigger)
        and {actor.name for actor in one.actor} != {actor.name for actor in other.actor}
        and {actor.name for actor in _parties(one)} == {actor.name for actor in _parties(other)}
    )


def _mutual(event: Event) -> bool:
    """Whether the parties of an event are on both sides of it, as those of a meeting are."""
    acting = {actor.name for actor in event.actor}
    return len(acting) > 1 and acting == {actor.name for actor in event.recipient}


def _parties(event: Event) -> tuple[Actor, ...]:
    return tuple({actor.name: actor for actor in (*event.actor, *event.recipient)}.values())


def _lines(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold more than white space."""
    ranges = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            ranges.append((position, position + len(line)))
        position += len(line) + 1
    return ranges
