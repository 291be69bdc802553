"""Promises: one commitment told in many pages, in other words each time.

Every mention joins the promise that it fits best among those of earlier days, or opens one, as
reports join incidents. ``turns`` then says what became of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rejoinder.records import Commitment
from rejoinder.records.commitment import State
from rejoinder.weaving.likeness import Wording, overlap
from rejoinder.weaving.sides import Side, named
from rejoinder.weaving.told import Days, Told, days


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A commitment as one mention of a promise; ``promise`` is the first mention's id."""

    promise: str
    commitment: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A step in a promise's life: the state it takes, on which day, by which record of which page.

    ``due_from`` and ``due_to`` are set where it was postponed; ``why`` says what was seen:
    ``made``, ``done``, ``told``, ``postponed``, ``condition`` (it came true).
    """

    promise: str
    day: date
    state: State
    record: str
    document: str
    why: str
    due_from: date | None = None
    due_to: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Promise:
    """What is known of a promise so far: its mentions, and the latest day it is due."""

    id: str
    mentions: list[Seen] = field(default_factory=list)
    due: Days | None = None

    @property
    def first(self) -> Seen:
        """The mention that opened it."""
        return self.mentions[0]

    def lives(self, day: date) -> bool:
        """Whether it may still be spoken of on a day."""
        last = self.mentions[-1].told.known
        if self.due is not None:
            last = max(last, self.due.last)
        return (day - last).days <= REMEMBERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What joining looks at in a commitment."""

    commitment: Commitment
    told: Told
    by: Side
    to: Side
    due: Days | None
    wording: Wording
    condition: Wording | None
    sentence: tuple[int, int]


class Shelf:
    """The promises known so far, by the states and bodies in them."""

    def __init__(self) -> None:
        self._places: dict[str, list[Promise]] = {}
        self._dues: dict[date, list[Promise]] = {}

    def put(self, promise: Promise, seen: Seen) -> None:
        """Adds a mention to a promise, and the promise to where it is looked for."""
        promise.mentions.append(seen)
        if promise.due is None and seen.due is not None:
            self.put_off(promise, seen.due)
        for key in (seen.by.known | seen.to.known) or {_NOBODY}:
            there = self._places.setdefault(key, [])
            if promise not in there:
                there.append(promise)

    def put_off(self, promise: Promise, due: Days) -> None:
        """Takes a new day on which a promise is due."""
        promise.due = due
        self._dues.setdefault(due.last, []).append(promise)

    def due_on(self, day: date) -> list[Promise]:
        """The promises due on a day."""
        return [one for one in self._dues.get(day, ()) if one.due and one.due.last == day]

    def near(self, sides: Iterable[str], day: date) -> list[Promise]:
        """The promises that name one of these, or nobody, and may still be spoken of on a day."""
        found: dict[str, Promise] = {}
        for key in (*sorted(sides), _NOBODY):
            for promise in self._places.get(key, ()):
                if promise.lives(day):
                    found[promise.id] = promise
        return list(found.values())


_NOBODY = "?"

SAME = 2.5
"""Sum of agreement from which two mentions are of one promise; chosen on stories of our own. Lower,
two promises of one state with the same day run together."""

_HEAD = 3
"""Words of an act among which what is done stands: "hold a second round", "send the list"."""

_PEACEFUL = frozenset({"promise", "offer", "schedule", "decision"})

REMEMBERED = 200
"""Days after its last mention in which a promise without a day is taken up again."""


def see(commitment: Commitment, told: Told) -> Seen:
    """What joining looks at in a commitment."""
    parties = (*commitment.by, *commitment.to)
    words = commitment.act.text
    head = " ".join(words.split()[:_HEAD])
    due = None
    if commitment.due is not None and commitment.due.start and commitment.due.end:
        due = days(commitment.due, told.known, past=False)
        due = Days(
            first=date.fromisoformat(commitment.due.start),
            last=date.fromisoformat(commitment.due.end),
            firm=due.firm,
        )
    condition = commitment.condition
    by = Side.of(commitment.by)
    if not by and commitment.form in ("schedule", "decision"):
        by = _around(told, commitment.act.start)
    return Seen(
        commitment=commitment,
        told=told,
        by=by,
        to=Side.of(commitment.to),
        due=due,
        wording=Wording.of(head, words, parties),
        condition=Wording.of(condition.span.text, condition.span.text, parties)
        if condition
        else None,
        sentence=told.sentence(commitment.act.start),
    )


def _around(told: Told, offset: int) -> Side:
    """Who would gather where a sentence names nobody: those that it or the one before it names."""
    start, end = told.sentence(offset)
    before = told.sentence(max(start - 2, 0)) if start else (start, end)
    known = named(told.text[start:end]) or named(told.text[before[0] : before[1]])
    return Side(known=known, sectors=frozenset())


def best(seen: Seen, promises: Sequence[Promise]) -> Promise | None:
    """The promise that a mention is of, or null for a new one."""
    found, most = None, SAME
    for promise in promises:
        scores = [agreement(seen, other, promise) for other in promise.mentions]
        kept = [score for score in scores if score is not None]
        if kept and max(kept) >= most:
            found, most = promise, max(kept)
    return found


def agreement(one: Seen, other: Seen, promise: Promise) -> float | None:
    """How well a mention agrees with one of a promise's; null: they can't be the same."""
    form = _forms(one.commitment.form, other.commitment.form)
    by = _by(one, other)
    due = _dues(one, promise)
    if form is None or by is None or due is None:
        return None
    if (one.told.known - promise.mentions[-1].told.known).days > REMEMBERED and due <= 0:
        return None
    shared = overlap(one.wording, other.wording)
    headed = bool(one.wording.head & other.wording.head or one.wording.acts & other.wording.acts)
    if not headed and shared < _REWORDED:
        return None
    to = 0.0
    if one.to and other.to:
        to = 0.3 if one.to.meets(other.to) else -0.5
    condition = 0.0
    if one.condition is not None and other.condition is not None:
        condition = 0.4 if overlap(one.condition, other.condition) > 0 else -0.8
    return form + by + due + to + condition + 1.4 * shared + 0.4 * headed


_REWORDED = 0.75
"""Share of words in common from which an act under another verb may be the same."""


def _forms(one: str, other: str) -> float | None:
    if one == other:
        return 0.5
    if one in _PEACEFUL and other in _PEACEFUL:
        return 0.2
    if "demand" in (one, other):
        return None
    return 0.0


def _by(one: Seen, other: Seen) -> float | None:
    if one.by.known and other.by.known:
        if one.by.meets(other.by):
            return 1.0
        both = one.by.joined(one.to), other.by.joined(other.to)
        gathering = {one.commitment.form, other.commitment.form} <= {"schedule", "decision"}
        return 0.7 if gathering and both[0].meets(both[1]) else None
    return 0.3 if one.by.sectors & other.by.sectors else 0.0


def _dues(one: Seen, promise: Promise) -> float | None:
    known = [seen.due for seen in promise.mentions if seen.due] + (
        [promise.due] if promise.due else []
    )
    if one.due is None or not known:
        # One that was due before this page can't be promised again without a day.
        past = promise.due is not None and promise.due.last < one.told.known
        return -0.6 if past else 0.2
    if any(not one.due.gap(due) for due in known):
        return 0.9
    return None
