"""Parties: which polity or body a word of the text stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rejoinder.lexicon import Lexicon
from rejoinder.lexicon.commitments import party_nouns
from rejoinder.lexicon.reactions import answered
from rejoinder.records import Actor, ActorMention, Mentions, Parsed, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARED_CODES = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})
"""Codes that many bodies share: under these, two actors are one side only by name."""

_FIRST_PERSON = frozenset({"we", "us", "i", "our", "me", "ourselves"})
_ACTING_FOR = frozenset({"person", "role", "pronoun", "group"})
_STATE_SECTORS = frozenset({"GOV", "MIL"})
_OWN_PEOPLE = frozenset(
    {"PTY", "OPP", "ELI", "LEG", "BUS", "REB", "CVL", "JRN", "EDU", "REL", "NGO"}
)
"""Sectors of people who, speaking or acting, do not stand for the state they belong to."""

_APART = frozenset({"PTY", "OPP", "ELI", "BUS", "REB", "NGO"})
"""Sectors that are no part of their state: a firm's act is not its country's."""

_BACK = 5
"""Sentences back to which "both sides" reaches; farther, on development pages, other pairs of
states had been named in between."""
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
            found.extend(self._further(head))
        return distinct(found)

    def _further(self, head: Token) -> tuple[Actor, ...]:
        """ "Chile" in "the ministers of Peru and Chile", which the mention leaves out."""
        if head.tag_ != "NNS":
            return ()
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    return tuple(a for other in inner.conjuncts for a in self._one(other))
        return ()

    def bound(self, token: Token) -> tuple[Actor, ...]:
        """Those of a subject that can be bound; a named human beside such a one is bound too."""
        found = self.of(token)
        if not any(political(actor) for actor in found):
            return ()
        return tuple(actor for actor in found if political(actor) or actor.person)

    def body(self, token: Token) -> tuple[Actor, ...]:
        """The body that a subject names though nobody says whose it is ("the commission")."""
        mention = self.mentions.actor_headed(token.i) or self._around(token)
        known = "body" in party_nouns(token.lemma_.lower())
        return (mention.actor,) if mention is not None and known else ()

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

    def lemmas(self, span: Span) -> frozenset[str]:
        """The lemmas of a stretch of text, and its words in lower case as one."""
        doc = self.parsed.doc
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        words = frozenset(token.lemma_.lower() for token in found or ())
        return words | {span.text.lower()}

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

    def person(self, token: Token | None) -> tuple[Actor, ...]:
        """The human that a subject is, himself and not whom he stands for; empty for others."""
        if token is None:
            return ()
        mention = self.mentions.actor_headed(token.i) or self._around(token)
        actor = mention.actor if mention is not None else None
        if actor is None and token.lower_ in ("i", "he", "she"):
            statement = self.statement_at(token.idx)
            actor = statement.speaker if statement is not None else None
        return (actor,) if actor is not None and actor.person else ()

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
            return self._unmentioned(head)
        if _are_people(mention, head) or _misfits(mention, head):
            return ()
        if mention.actor.code is None and mention.form in ("nominal", "group", "role", "pronoun"):
            return self._pair(mention) or self._modifier(head) or self._polities(mention)
        return self._polities(mention)

    def _unmentioned(self, head: Token) -> tuple[Actor, ...]:
        """A pronoun that nothing resolved is the speaker, where the speaker is of its kind."""
        if head.lower_ not in ("it", "he", "she", "they"):
            return self._modifier(head)
        statement = self.statement_at(head.idx)
        if statement is None or statement.speaker is None:
            return ()
        human = statement.speaker.person or statement.speaker.role is not None
        return self.side(statement) if human == (head.lower_ in ("he", "she")) else ()

    def _pair(self, mention: ActorMention) -> tuple[Actor, ...]:
        """The states that "both sides" or "the ministers" takes up: the two last named together."""
        doc = self.parsed.doc
        if mention.form == "pronoun":
            named = [m for m in self.mentions.actors if m.entity == mention.entity]
            mention = next((m for m in named if m.form != "pronoun"), mention)
        head = doc[mention.head]
        opened = doc[mention.first].lower_ in ("the", "both", "these", "two", "all")
        if head.tag_ != "NNS" or "pair" not in party_nouns(head.lemma_.lower()) or not opened:
            return ()
        here = self.parsed.sentence_of(head).index
        states: tuple[Actor, ...] = ()
        for index in range(here, max(here - _BACK, -1), -1):
            sentence = self.parsed.sentences[index]
            last = mention.first if index == here else sentence.last
            states = distinct((*states, *self._states(sentence.first, last)))
            if len(states) == 2:
                return states
            if len(states) > 2:
                return ()
        return ()

    def _states(self, first: int, last: int) -> tuple[Actor, ...]:
        """The states that a stretch names or acts for, each once."""
        return distinct(
            replace(state, sector=None)
            for state in self.within(first, last)
            if state.code is not None
            and len(state.code) == 3
            and state.code not in _SHARED_CODES
            and state.sector in (None, *_STATE_SECTORS)
        )

    def _around(self, head: Token) -> ActorMention | None:
        """The smallest mention that covers a token it is not the head of."""
        around = [m for m in self.mentions.actors if m.first <= head.i < m.last]
        return min(around, key=lambda m: m.last - m.first, default=None)

    def _modifier(self, head: Token) -> tuple[Actor, ...]:
        """ "Turkish" in "Turkish warplanes", "Turkey's" in "Turkey's fleet"."""
        if head.pos_ not in ("NOUN", "PROPN") or head.lemma_.lower() in answered():
            return ()
        known = self.mentions.actor_headed(head.i) is not None
        found = self._sent(head)
        if found:
            return found
        for child in head.children:
            owning = child.dep_ == "poss" and known
            if owning and "organ" not in party_nouns(head.lemma_.lower()):
                owner = self.mentions.actor_headed(child.i)
                owning = owner is not None and not owner.actor.person
            if (owning or child.dep_ in ("compound", "amod", "nmod")) and child.i < head.i:
                mention = self.mentions.actor_headed(child.i) or self._around(child)
                if mention is not None and mention.first <= head.i < mention.last:
                    continue
                if mention is not None and political(mention.actor):
                    return self._polities(mention)
        return ()

    def _sent(self, head: Token) -> tuple[Actor, ...]:
        """ "ECOWAS" in "mediators from the bloc ECOWAS": whoever sent them."""
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "from" and child.i > head.i:
                first, last = child.i + 1, child.right_edge.i + 1
                named = tuple(actor for actor in self.within(first, last) if political(actor))
                return named[-1:]
        return ()

    def _polities(self, mention: ActorMention) -> tuple[Actor, ...]:
        """Those a mention speaks or acts for; itself where it speaks for nobody else."""
        found = []
        own = mention.actor.sector in _OWN_PEOPLE or _is_local(mention.actor)
        for entity in mention.of:
            actor = self._named(entity)
            if actor is not None and political(actor) and not (own and _is_state(actor)):
                found.append(actor)
        if found and (mention.actor.person or mention.form in _ACTING_FOR):
            return tuple(found)
        state = self._state(mention.actor, office=mention.form in ("role", "pronoun"))
        return (state or mention.actor,)

    def _state(self, actor: Actor, *, office: bool = False) -> Actor | None:
        """The state that a human of its government speaks for, named or by an ``office`` alone, if
        its code says which."""
        if (
            not (actor.person or (office and actor.role is not None))
            or actor.code is None
            or actor.sector not in _STATE_SECTORS
        ):
            return None
        if _is_local(actor):
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
    if one.person and other.person:
        return False
    if any(actor.sector in _APART for actor in (one, other)):
        return one.sector == other.sector and one.code is not None and one.code == other.code
    if any(actor.person and actor.sector in _OWN_PEOPLE for actor in (one, other)):
        return False
    return one.code is not None and one.code == other.code and one.code not in _SHARED_CODES


def share(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    """Whether any of one side is among the others."""
    return any(same(one, other) for one in some for other in others)


def _is_state(actor: Actor) -> bool:
    return actor.code is not None and actor.code not in _SHARED_CODES and actor.sector is None


def _is_local(actor: Actor) -> bool:
    """Whether an office stands for a town or province and not for the state ("mayor")."""
    words = (actor.role or "").lower().split()
    return any("local" in party_nouns(word) for word in words)


def _misfits(mention: ActorMention, head: Token) -> bool:
    """Whether a pronoun was given to one of another kind: "he" to a campaign, "it" to a man."""
    human = mention.actor.person or mention.actor.role is not None
    if head.lower_ in ("he", "she", "him", "his"):
        return not human and mention.actor.code is None
    return head.lower_ in ("it", "its") and mention.actor.person


def _are_people(mention: ActorMention, head: Token) -> bool:
    """Whether a mention is of people at large: "the American people", "Russians" with no article.

    "The Russians will leave" is the state; "Russians will be paid" are those who live there.
    """
    if "people" in party_nouns(head.lemma_.lower()) and mention.actor.sector in (None, "CVL"):
        return True
    bare = head.doc[mention.first].lower_ not in ("the", "both", "these")
    return mention.form == "demonym" and head.tag_ in ("NNPS", "NNS") and bare


def political(actor: Actor) -> bool:
    """Whether an actor is a polity or body that can be bound, no reporter and no plain people."""
    if actor.sector in _NOT_POLITICAL:
        return False
    if actor.sector == "LAB":  # a union binds itself, workers at large do not
        return any(word in actor.name.lower() for word in ("union", "federation", "guild"))
    return actor.code is not None or actor.sector in _BODIES
