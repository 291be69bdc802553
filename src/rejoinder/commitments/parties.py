"""Parties: which polity or body a word of the text stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rejoinder.lexicon import Lexicon
from rejoinder.lexicon.reactions import answered
from rejoinder.records import Actor, ActorMention, Mentions, Parsed, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARED_CODES = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})
"""Codes that many bodies share: under these, two actors are one side only by name."""

_FIRST_PERSON = frozenset({"we", "us", "i", "our", "me", "ourselves"})
_ACTING_FOR = frozenset({"person", "role", "pronoun", "group"})
_STATE_SECTORS = frozenset({"GOV", "MIL"})
_THIRD_PERSON = frozenset({"it", "he", "she", "they"})
_NOT_POLITICAL = frozenset({"JRN", "MED", "CVL", "CRM", "REL", "EDU"})
_BODIES = frozenset({"GOV", "MIL", "LEG", "JUD", "OPP", "PTY", "REB", "SPY", "UAF", "PRM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Looks up the actors behind the tokens of one document."""

    parsed: Parsed
    mentions: Mentions
    statements: tuple[Statement, ...]
    lexicon: Lexicon

    def of(self, token: Token) -> tuple[Actor, ...]:
        """The polities or bodies that a phrase's head stands for, with its coordinates."""
        found: list[Actor] = []
        for head in (token, *token.conjuncts):
            if head.i < token.i:
                continue
            found.extend(self._one(head))
        return distinct(found)

    def within(self, first: int, last: int) -> tuple[Actor, ...]:
        """The polities named in a stretch of tokens, each once, in text order."""
        return distinct(
            actor
            for mention in self.mentions.actors_within(first, last)
            for actor in self._polities(mention)
        )

    def owner(self, noun: Token) -> tuple[Actor, ...]:
        """Whose act a noun names: its possessor, or the one after "by"."""
        for child in noun.children:
            if child.dep_ == "poss":
                return self.of(child)
        for child in noun.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return self.of(inner)
        for child in noun.children:
            if child.dep_ in ("amod", "compound") and child.i < noun.i:
                actors = self._one(child)
                if actors:
                    return actors
        return ()

    def statement_at(self, offset: int) -> Statement | None:
        """The innermost statement among whose content a code point lies."""
        best: Statement | None = None
        width = 0
        for statement in self.statements:
            for span in statement.content:
                if span.start <= offset < span.end:
                    size = sum(len(piece.text) for piece in statement.content)
                    if best is None or size < width:
                        best, width = statement, size
        return best

    def statement_cued(self, start: int, end: int) -> Statement | None:
        """The statement whose cue overlaps these code points."""
        for statement in self.statements:
            if statement.cue and statement.cue.start < end and start < statement.cue.end:
                return statement
        return None

    def side(self, statement: Statement | None) -> tuple[Actor, ...]:
        """The polity on whose behalf a statement's speaker speaks."""
        if statement is None or statement.speaker is None:
            return ()
        speaker = statement.speaker
        for mention in self.mentions.actors:
            same_place = (mention.start, mention.end) == (
                speaker.mention.start,
                speaker.mention.end,
            )
            if same_place and mention.of:
                return self._polities(mention)
        for mention in self.mentions.actors:
            if same(mention.actor, speaker) and mention.actor.person and mention.of:
                return self._polities(mention)
        return (self._state(speaker) or speaker,)

    def polities(self, actor: Actor) -> tuple[Actor, ...]:
        """The polities that an actor of a record stands for."""
        for mention in self.mentions.actors:
            if (mention.start, mention.end) == (actor.mention.start, actor.mention.end):
                return self._polities(mention)
        return (self._state(actor) or actor,)

    def is_first_person(self, token: Token) -> bool:
        """Whether a token is "we" or "I" inside somebody's words."""
        return token.lower_ in _FIRST_PERSON

    def _one(self, head: Token) -> tuple[Actor, ...]:
        possessed = any(
            child.dep_ == "poss" and self.is_first_person(child) for child in head.children
        )
        if self.is_first_person(head) or possessed:
            statement = self.statement_at(head.idx)
            side = self.side(statement)
            if side:
                return side
        mention = self.mentions.actor_headed(head.i)
        if mention is None:
            mention = self._around(head)
        if mention is None:
            if head.lower_ in _THIRD_PERSON:
                return self.side(self.statement_at(head.idx))
            return self._modifier(head)
        if mention.actor.code is None and mention.form in ("nominal", "group", "role"):
            return self._modifier(head) or self._polities(mention)
        return self._polities(mention)

    def _around(self, head: Token) -> ActorMention | None:
        """The smallest mention that covers a token it is not the head of."""
        around = [m for m in self.mentions.actors if m.first <= head.i < m.last]
        return min(around, key=lambda m: m.last - m.first, default=None)

    def _modifier(self, head: Token) -> tuple[Actor, ...]:
        """ "Turkish" in "Turkish warplanes", "Turkey's" in "Turkey's fleet"."""
        if head.pos_ not in ("NOUN", "PROPN") or head.lemma_.lower() in answered():
            return ()
        known = self.mentions.actor_headed(head.i) is not None
        for child in head.children:
            owning = child.dep_ == "poss" and known
            if (owning or child.dep_ in ("compound", "amod", "nmod")) and child.i < head.i:
                mention = self.mentions.actor_headed(child.i) or self._around(child)
                if mention is not None and mention.first <= head.i < mention.last:
                    continue
                if mention is not None and political(mention.actor):
                    return self._polities(mention)
        return ()

    def _polities(self, mention: ActorMention) -> tuple[Actor, ...]:
        """Those a mention speaks or acts for; itself where it speaks for nobody else."""
        found = []
        for entity in mention.of:
            actor = self._named(entity)
            if actor is not None and political(actor):
                found.append(actor)
        if found and (mention.actor.person or mention.form in _ACTING_FOR):
            return tuple(found)
        state = self._state(mention.actor)
        return (state or mention.actor,)

    def _state(self, actor: Actor) -> Actor | None:
        """The state that a named human of its government speaks for, if its code says which."""
        if not actor.person or actor.code is None or actor.sector not in _STATE_SECTORS:
            return None
        for mention in self.mentions.actors:
            state = mention.actor
            if state.code == actor.code and state.sector is None and mention.form == "name":
                return state
        country = self.lexicon.actors.countries.get(actor.code)
        if country is None:
            return None
        return replace(
            actor, name=country.name, sector=None, role=None, person=False, basis="lexicon"
        )

    def _named(self, entity: int) -> Actor | None:
        for mention in self.mentions.actors:
            if mention.entity == entity:
                return mention.actor
        return None


def distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors, one for each identity, in order."""
    found: list[Actor] = []
    for actor in actors:
        if not any(same(actor, other) and actor.sector == other.sector for other in found):
            found.append(actor)
    return tuple(found)


def same(one: Actor, other: Actor) -> bool:
    """Whether two actors belong to one side: one state, or one body by name.

    >>> span = Span(start=0, end=1, text="x")
    >>> same(Actor(name="Russia", code="RUS", mention=span),
    ...      Actor(name="Dmitry Peskov", code="RUS", sector="GOV", mention=span))
    True
    """
    if one.name == other.name:
        return True
    return one.code is not None and one.code == other.code and one.code not in _SHARED_CODES


def share(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    """Whether any of one side is among the others."""
    return any(same(one, other) for one in some for other in others)


def political(actor: Actor) -> bool:
    """Whether an actor is a polity or body that can be bound, no reporter and no plain people."""
    if actor.sector in _NOT_POLITICAL:
        return False
    return actor.code is not None or actor.sector in _BODIES
