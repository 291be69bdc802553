"""Scene: a document's records as this stage looks them up."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rejoinder.records import Actor, ActorMention, Event, Mentions, Parsed, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARED_CODES = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})

_KIND_TYPES = {
    "accusation": "ACCUSE",
    "allegation": "ACCUSE",
    "charge": "ACCUSE",
    "claim": "ACCUSE",
    "criticism": "ACCUSE",
    "condemnation": "ACCUSE",
    "threat": "THREATEN",
    "warning": "THREATEN",
    "ultimatum": "THREATEN",
    "demand": "REQUEST",
    "request": "REQUEST",
    "call": "REQUEST",
    "appeal": "REQUEST",
    "offer": "AGREE",
    "proposal": "AGREE",
    "pledge": "AGREE",
    "promise": "AGREE",
    "attack": "ASSAULT",
    "strike": "ASSAULT",
    "airstrike": "ASSAULT",
    "killing": "ASSAULT",
    "raid": "ASSAULT",
    "bombing": "ASSAULT",
    "shelling": "ASSAULT",
    "assassination": "ASSAULT",
    "sanction": "SANCTION",
    "tariff": "SANCTION",
    "expulsion": "SANCTION",
    "deployment": "MOBILIZE",
    "buildup": "MOBILIZE",
    "build-up": "MOBILIZE",
    "arrest": "COERCE",
    "detention": "COERCE",
    "protest": "PROTEST",
    "refusal": "REJECT",
    "rejection": "REJECT",
}
"""The event type that a noun pointing back means; grammar of reference between nouns and types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One document: its parse, mentions, statements and events."""

    parsed: Parsed
    mentions: Mentions
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]

    def meets(self, some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
        """Whether two groups of actors share a side."""
        return meet(some, others)

    def events_within(self, start: int, end: int) -> list[Event]:
        """The events whose trigger lies in a stretch of text, in text order."""
        return [e for e in self.events if start <= e.trigger.start and e.trigger.end <= end]

    def event_at(self, token: Token) -> Event | None:
        """The event that a token triggers, or null."""
        for event in self.events:
            if event.trigger.start <= token.idx < event.trigger.end:
                return event
        return None

    def statement_cued(self, token: Token) -> Statement | None:
        """The statement whose cue a token stands in, or null."""
        for statement in self.statements:
            cue = statement.cue
            if cue is not None and cue.start <= token.idx < cue.end:
                return statement
        return None

    def statement_at(self, offset: int) -> Statement | None:
        """The statement among whose content a code point lies, the shortest of several."""
        around = [s for s in self.statements if any(p.start <= offset < p.end for p in s.content)]
        return min(around, key=lambda s: sum(len(p.text) for p in s.content), default=None)

    def mention(self, token: Token) -> ActorMention | None:
        """The actor mention at a token: headed by it, else the smallest around it."""
        headed = self.mentions.actor_headed(token.i)
        if headed is not None:
            return headed
        around = [m for m in self.mentions.actors if m.first <= token.i < m.last]
        return min(around, key=lambda m: m.last - m.first, default=None)

    def owner(self, noun: Token) -> tuple[Actor, ...]:
        """Whose act a noun names: possessor, demonym before it, or the one after "by", "of"."""
        for child in noun.children:
            if child.dep_ in ("poss", "amod", "compound", "nmod"):
                mention = self.mention(child)
                if mention is not None:
                    return (mention.actor,)
        for child in noun.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
                for inner in child.children:
                    mention = self.mention(inner) if inner.dep_ == "pobj" else None
                    if mention is not None:
                        return (mention.actor,)
        return ()

    def side_of(self, record: str) -> tuple[Actor, ...]:
        """The actors of an event, or the speaker of a statement."""
        for event in self.events:
            if event.id == record:
                return event.actor
        for statement in self.statements:
            if statement.id == record and statement.speaker is not None:
                return (statement.speaker,)
        return ()

    def said_before(
        self, offset: int, noun: str, owner: tuple[Actor, ...], answering: tuple[Actor, ...]
    ) -> str | None:
        """The nearest earlier words that a noun points back to, not of the one who answers."""
        kind = _KIND_TYPES.get(noun)
        for event in reversed(self.events):
            earlier = offset - NEAR < event.trigger.start < offset and event.type == kind
            if event.recipient and answering and not meet(event.recipient, answering):
                continue
            owned = not owner or meet(event.actor, owner)
            if earlier and event.actor and owned and not meet(event.actor, answering):
                return event.id
        for statement in reversed(self.statements):
            if statement.speaker is None or statement.cue is None or statement.cue.start >= offset:
                continue
            speaker = (statement.speaker,)
            if (not owner or meet(speaker, owner)) and not meet(speaker, answering):
                return statement.id if offset - statement.cue.start < NEAR else None
        return None

    def done_before(self, offset: int, noun: str, owner: tuple[Actor, ...]) -> str | None:
        """The nearest earlier event that a noun points back to, by its word or its type."""
        kind = _KIND_TYPES.get(noun)
        for event in reversed(self.events):
            if event.trigger.start >= offset:
                continue
            alike = event.type == kind or _alike(noun, event.trigger.text)
            if alike and (not owner or not event.actor or meet(event.actor, owner)):
                return event.id
        return None

    def date_of(self, record: str) -> datetime.date | None:
        """The day of an event or of a statement's saying, where it is one day."""
        for event in self.events:
            if event.id == record:
                when = event.when
                return _day(when.start, when.end) if when is not None else None
        for statement in self.statements:
            if statement.id == record:
                said = statement.said
                return _day(said.start, said.end) if said is not None else None
        return None


NEAR = 700
"""Code points back to which "the claim" reaches: about two paragraphs, beyond which, on development
pages, the nearest words of another side were mostly not the ones meant."""


def meet(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    """Whether two groups of actors share a side: a state, or a body by name."""
    return any(
        one.name == other.name
        or (one.code is not None and one.code == other.code and one.code not in _SHARED_CODES)
        for one in some
        for other in others
    )


def _alike(noun: str, trigger: str) -> bool:
    """Whether a noun and a trigger's word share their stem ("deployment", "deploy")."""
    stem = noun[: max(4, len(noun) - 4)]
    return any(word.startswith(stem) for word in trigger.lower().split())


def _day(start: str | None, end: str | None) -> datetime.date | None:
    if start is None or start != end:
        return None
    return datetime.date.fromisoformat(start)
