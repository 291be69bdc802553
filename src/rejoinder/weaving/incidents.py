"""Incidents: reports of one thing, joined across pages by parties, type, day and words.

Reports are taken in the order of their pages' days; each joins the incident that it fits best among
those before it, or opens one. So what was one incident on a day is so whatever came later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from rejoinder.lexicon.senses import stem
from rejoinder.records import Event
from rejoinder.weaving.likeness import Wording, overlap
from rejoinder.weaving.sides import Side
from rejoinder.weaving.told import Days, Told, days, is_past


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event as one report of an incident; ``incident`` is the id of what it reports."""

    incident: str
    event: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What joining looks at in a report."""

    event: Event
    told: Told
    actor: Side
    recipient: Side
    days: Days
    wording: Wording
    document: str
    copied: tuple[str, str, str, str]


JOINED = 2.7
"""Sum of agreement from which a report joins an incident; chosen on eval/data/incidents-second.
Lower, accusations of one state against another within a week run together; higher, a retelling
without a day stays alone."""

_MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
"""Types in which either party may be told as the one who acts."""


def find(pages: Sequence[Told], originals: Mapping[str, str]) -> tuple[Report, ...]:
    """The incident of every event, pages in order; ``originals`` names each copy's original."""
    shelf = _Shelf()
    found = []
    for told in pages:
        for event in sorted(told.reading.events, key=lambda e: (e.trigger.start, e.id)):
            sight = see(event, told, originals)
            incident = _best(sight, shelf.near(sight)) or "i" + event.id[1:]
            shelf.put(incident, sight)
            found.append(Report(incident=incident, event=event.id, document=told.document))
    return tuple(found)


class _Shelf:
    """The incidents so far, by what they are looked up by."""

    def __init__(self) -> None:
        self._members: dict[str, list[Sight]] = {}
        self._latest: dict[str, date] = {}
        self._places: dict[str, dict[str, None]] = {}

    def put(self, incident: str, sight: Sight) -> None:
        members = self._members.setdefault(incident, [])
        # The first reports and the last: what fifty outlets tell alike need not be compared to all.
        if len(members) >= _COMPARED:
            del members[_COMPARED // 2]
        members.append(sight)
        self._latest[incident] = sight.told.known
        for key in _keys(sight):
            self._places.setdefault(key, {})[incident] = None

    def near(self, sight: Sight) -> list[tuple[str, list[Sight]]]:
        """Incidents that a report may be of, with their reports."""
        found: dict[str, None] = {}
        oldest = sight.told.known - timedelta(days=_RETOLD)
        for key in _keys(sight):
            there = self._places.get(key, {})
            if "@" not in key:  # A stated day is looked up however long ago; others pass.
                for name in [name for name in there if self._latest[name] < oldest]:
                    del there[name]
            found.update(there)
        return [(name, self._members[name]) for name in found]


_COMPARED = 12
"""Reports of an incident that a further one is compared with."""


def see(event: Event, told: Told, originals: Mapping[str, str] = MappingProxyType({})) -> Sight:
    """What joining looks at in an event."""
    start, end = told.sentence(event.trigger.start)
    around = " ".join(span.text for span in event.evidence)
    return Sight(
        event=event,
        told=told,
        actor=Side.of(event.actor),
        recipient=Side.of(event.recipient),
        days=days(event.when, told.known, past=is_past(event)),
        wording=Wording.of(event.trigger.text, around, (*event.actor, *event.recipient)),
        document=told.document,
        copied=(
            originals.get(told.document, told.document),
            event.type,
            event.trigger.text,
            " ".join(told.text[start:end].split()),
        ),
    )


def _keys(sight: Sight) -> list[str]:
    """What incidents are looked up by: each party known, and the type with its day."""
    known = sorted((sight.actor.known or sight.recipient.known) | _extra(sight))
    day = [f"{sight.event.type}@{sight.days.first}"] if sight.days.firm else []
    return [*known, *day] or [f"?{sight.event.type}"]


def _extra(sight: Sight) -> frozenset[str]:
    where = sight.event.where
    country = frozenset({where.country}) if where and where.country else frozenset()
    mutual = sight.recipient.known if sight.event.type in _MUTUAL else frozenset()
    return country | mutual


def _best(sight: Sight, near: Iterable[tuple[str, list[Sight]]]) -> str | None:
    best, most = None, JOINED
    for name, members in near:
        value = 0.0
        for member in members:
            score = agreement(sight, member)
            if score is None:
                break  # One report of another thing keeps the whole incident away.
            value = max(value, score)
        else:
            if value >= most:
                best, most = name, value
    return best


def agreement(one: Sight, other: Sight) -> float | None:
    """How well two reports agree to be of one thing, as a sum of parts; null: they can't be."""
    if one.document == other.document and one.event.trigger == other.event.trigger:
        return 9.0 if one.event.type == other.event.type else None
    if one.copied == other.copied and one.document != other.document:
        return 9.0
    total = 0.0
    for part in (_times, _types, _parties):
        value = part(one, other)
        if value is None:
            return None
        total += value
    total += _words(one, other)
    if one.document == other.document and not _looks_back(one, other):
        total -= _APART
    return total


_APART = 1.0
"""A page seldom tells one thing twice in two clauses that both count as events."""


def _looks_back(one: Sight, other: Sight) -> bool:
    """Whether the later of two reports on a page names the earlier by a noun ("the airstrike")."""
    first, later = sorted((one, other), key=lambda sight: sight.event.trigger.start)
    named = _DEFINITE.findall(later.event.trigger.text)
    return any(stem(word) in first.wording.words for word in named)


_DEFINITE = re.compile(r"\b(?:the|this|that|those|these)\s+(?:\w+\s+)?(\w+)\s*$", re.IGNORECASE)


def _types(one: Sight, other: Sight) -> float | None:
    if one.event.type == other.event.type:
        return 1.0
    alike = one.wording.acts & other.wording.acts or one.wording.head & other.wording.head
    return 0.3 if alike and overlap(one.wording, other.wording) >= _OTHER_TYPE else None


_OTHER_TYPE = 0.34
"""Share of words in common from which reports of two types may be of one thing."""


def _parties(one: Sight, other: Sight) -> float | None:
    mutual = one.event.type in _MUTUAL and other.event.type in _MUTUAL
    if mutual:
        mine, theirs = one.actor.joined(one.recipient), other.actor.joined(other.recipient)
        if mine.known and theirs.known:
            shared = len(mine.known & theirs.known)
            least = min(len(mine.known), len(theirs.known))
            # "Chad and Niger met" is not "Chad and Mali met", though both are Chad's meetings.
            return 0.6 + shared * 0.6 if shared == least else None
    acting = _side(one.actor, other.actor)
    if acting is None:
        return None
    receiving = _side(one.recipient, other.recipient)
    if receiving is None:
        return None
    return acting + 0.8 * receiving


def _side(one: Side, other: Side) -> float | None:
    """1 for a state or body in common, 0 where one is silent, null where they differ."""
    if not one or not other:
        return 0.0
    if one.meets(other):
        return 1.0
    if one.known and other.known:
        return None
    return 0.5 if one.sectors & other.sectors else -0.5


def _times(one: Sight, other: Sight) -> float | None:
    gap = one.days.gap(other.days)
    if one.days.firm and other.days.firm:
        if gap:
            # One night has two days; else the day after is another act.
            return -0.9 if gap == 1 and (_is_night(one) or _is_night(other)) else None
        return 1.5
    apart = abs((one.told.known - other.told.known).days)
    if one.days.firm or other.days.firm:
        if not gap:
            return 0.4
        firm, loose = (one, other) if one.days.firm else (other, one)
        retold = loose.told.known > firm.days.last and is_past(loose.event)
        near = gap <= 2  # What a page of the next day calls coming may just have been.
        return -0.4 - gap / 60 if near or (retold and gap <= _RETOLD) else None
    if apart <= 3:
        return 0.5
    return -apart / 40 if apart <= _RETOLD else None


def _is_night(sight: Sight) -> bool:
    return sight.event.when is not None and bool(_NIGHT.search(sight.event.when.text))


_NIGHT = re.compile(r"night|\blate\b|evening|\bearly\b|dawn|midnight", re.IGNORECASE)

_RETOLD = 60
"""Days after which a page that doesn't say when is not taken to retell an act."""


def _words(one: Sight, other: Sight) -> float:
    value = 0.0
    if one.wording.head & other.wording.head:
        value += 0.9
    elif one.wording.acts & other.wording.acts:
        value += 0.7
    elif one.wording.head & other.wording.words or other.wording.head & one.wording.words:
        value += 0.5
    else:
        value -= _UNLIKE
    shared = overlap(one.wording, other.wording)
    if shared == 0 and min(len(one.wording.words), len(other.wording.words)) >= 2:
        value -= 0.8
    value += 1.2 * shared + _where(one.event, other.event)
    return value


_UNLIKE = 0.3
"""Two acts of one type told by words of other senses ("praised", "signed") are seldom one."""


def _where(one: Event, other: Event) -> float:
    if one.where is None or other.where is None:
        return 0.0
    if one.where.name.casefold() == other.where.name.casefold():
        return 0.5
    return 0.0 if one.where.country == other.where.country else -1.0
