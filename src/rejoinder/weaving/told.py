"""Told: one page with its records, the day it became known, and lookups by place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rejoinder.records import Actor, Event, Reading, When
from rejoinder.weaving.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A page as read; ``known`` is the day from which it counts."""

    reading: Reading
    known: date

    @property
    def document(self) -> str:
        """The document's id."""
        return self.reading.document.id

    @property
    def text(self) -> str:
        """The document's clean text."""
        return self.reading.document.text

    @property
    def order(self) -> tuple[date, str]:
        """Where the page stands among all others, whatever the order in which they came in."""
        return self.known, self.document

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence around a code point, else the line."""
        starts = [s.start for s in self.reading.sentences]
        place = bisect_right(starts, offset) - 1
        if place >= 0 and offset < self.reading.sentences[place].end:
            found = self.reading.sentences[place]
            return found.start, found.end
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, len(self.text) if end < 0 else end

    def recorded(self, start: int, end: int) -> frozenset[str]:
        """The states and bodies of the records whose mention of them lies in a stretch of text."""
        found: set[str] = set()
        for actor in actors(self.reading):
            if start <= actor.mention.start < end:
                found |= Side.of((actor,)).known
        return frozenset(found)

    def record_in(self, start: int, end: int) -> str:
        """A record that shows what a stretch of text says: an event, else a statement or a
        commitment that lies in it, else the document itself."""
        reading = self.reading
        for event in reading.events:
            if start <= event.trigger.start < end:
                return event.id
        for statement in reading.statements:
            if any(start <= span.start < end for span in statement.content):
                return statement.id
        for commitment in reading.commitments:
            if start <= commitment.act.start < end:
                return commitment.id
        return self.document


def actors(reading: Reading) -> Iterator[Actor]:
    """Every actor who says, does or is bound to something on a page, in no order of text."""
    for statement in reading.statements:
        if statement.speaker is not None:
            yield statement.speaker
    for event in reading.events:
        yield from (*event.actor, *event.recipient)
    for commitment in reading.commitments:
        yield from (*commitment.by, *commitment.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """When: inclusive days, and whether the text says so (``firm``) or the page's day bounds it."""

    first: date
    last: date
    firm: bool

    def gap(self, other: Days) -> int:
        """Days between the two; 0 where they overlap."""
        if self.last < other.first:
            return (other.first - self.last).days
        return max((self.first - other.last).days, 0)


BEHIND = 10
"""Days before a page within which an act falls that it tells of in the past without a day: news
retells older acts with their day, or with "last month"."""

AHEAD = 60
"""Days after a page within which an act falls that it announces without a day."""

FIRM = 4
"""Days that a stated time may span to tell one act from the next ("over the weekend"); "in March"
is no such time."""


def days(when: When | None, known: date, *, past: bool | None) -> Days:
    """The days of an act: the stated ones, else those that the page's day leaves open; ``past`` is
    null for one of which a page doesn't say whether it has been."""
    first, last = _iso(when.start if when else None), _iso(when.end if when else None)
    # "It ordered them to leave on Tuesday": what is past when told has no day to come.
    if first and last and first <= last and not (past and first > known):
        if (last - first).days < FIRM:
            return Days(first=first, last=last, firm=True)
        return Days(first=first, last=last, firm=False)
    first = known if past is False else known - timedelta(days=BEHIND)
    return Days(first=first, last=known if past else known + timedelta(days=AHEAD), firm=False)


def is_past(event: Event) -> bool | None:
    """Whether an event is told as having been, or as going on; null where it may be either."""
    if event.status == "possible":
        return None
    return event.status in ("occurred", "ongoing", "denied")


def _iso(value: str | None) -> date | None:
    return date.fromisoformat(value) if value and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
