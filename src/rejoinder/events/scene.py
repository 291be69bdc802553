"""Scene: a document as this stage looks at it, its mentions reachable from any token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from rejoinder.lexicon import events as lexicon
from rejoinder.records import ActorMention, Mentions, Parsed, PlaceMention, Statement
from rejoinder.records.parts import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORT = 8
"""Words of a misread subject at most: longer ones hold names that are not the subject."""

_CONTEST_WORDS, _CONTEST_SHARE = 3, 0.009
"""Of 124 Wikinews articles these parted the sports pages (nine and more words of contests in a
thousand, three different) from all others (no more than five, or two different)."""

_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my"})
_OUTLETS = frozenset({"JRN", "BUS"})
_THIRD_PERSON = frozenset({"it", "he", "she", "they"})
_COUNTING = frozenset(
    {"dozen", "hundred", "thousand", "million", "score", "number", "group", "series", "couple"}
    | {"handful", "lot", "majority", "some", "many", "all", "most", "pair", "batch", "several"}
    | {
        "member",
        "shipment",
        "amount",
        "billion",
        "ton",
        "tonne",
        "one",
        "load",
        "few",
        "type",
        "round",
        "half",
        "part",
        "portion",
        "share",
        "bulk",
        "third",
        "quarter",
        "rest",
    }
)

_HOMES = ("from", "in", "of", "across")
_RESIDENTS = frozenset({"CVL", "OPP", "REB", "LAB", "AGR", "EDU", "PTY", "JUD", "COP", "LEG"})
"""Sectors of people who act where they live."""

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")


@dataclass(frozen=True, slots=True)
class Party:
    """An actor at a token of the clause; ``entity`` is null for a place or a speaker."""

    actor: Actor
    token: Token
    entity: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What tells two parties apart: Russia and its government are one."""
        code, sector = self.actor.code, self.actor.sector
        if code is None:
            return ("?", sector, self.actor.name.lower())
        if code in ("IGO", "NGO", "MNC", "IMG", "ISM"):
            return (code, self.actor.name if not self.actor.person else self.actor.role)
        return (code, "GOV" if sector is None else sector)


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed document with its mentions by token and its statements."""

    parsed: Parsed
    mentions: Mentions
    statements: tuple[Statement, ...]
    sporting: bool = False
    _actors: dict[int, ActorMention] = field(default_factory=dict)
    _places: dict[int, PlaceMention] = field(default_factory=dict)

    @classmethod
    def of(cls, parsed: Parsed, mentions: Mentions, statements: tuple[Statement, ...]) -> Scene:
        """The scene of a document."""
        actors: dict[int, ActorMention] = {}
        for mention in sorted(mentions.actors, key=lambda m: m.first - m.last):
            for token in range(mention.first, mention.last):
                actors[token] = mention
        for mention in mentions.actors:
            actors[mention.head] = mention
        places = {t: place for place in mentions.places for t in range(place.first, place.last)}
        return cls(parsed, mentions, statements, _is_sport(parsed), actors, places)

    # Parties at a token ----------------------------------------------------------------------

    def direct(self, token: Token) -> tuple[Party, ...]:
        """Who a phrase names by its head: "the French army", "Moscow", "we"."""
        mention = self._actors.get(token.i)
        if mention is not None and mention.form != "document":
            if mention.form == "demonym" and mention.head != token.i:
                return ()
            return distinct([*self._each(self._principal(mention, token), mention)])
        if token.lower_ in _FIRST_PERSON:
            return self._speaker(token)
        if token.lower_ in _THIRD_PERSON:
            return self._reporter(token)
        if lemma(token) in _bodies():
            return self._owned(token)
        return ()

    def _reporter(self, pronoun: Token) -> tuple[Party, ...]:
        """ "Oslo said it would": an unresolved pronoun is the subject of the verb above it."""
        for head in above(pronoun):
            if head.dep_ == "ccomp" and head.head.pos_ == "VERB":
                for child in head.head.children:
                    if child.dep_ == "nsubj" and child.i < pronoun.i:
                        return self.direct(child)
                return ()
        return ()

    def inside(self, token: Token) -> tuple[Party, ...]:
        """Who a phrase names within: the owner, the demonym, the "of" or "by" of an act."""
        found = self._owned(token)
        if found:
            return found
        for words in (("of",), ("by", "from"), ("in", "to", "with", "against", "on")):
            for child in token.children:
                if child.dep_ in ("prep", "agent") and child.lower_ in words:
                    for inner in child.children:
                        if inner.dep_ == "pobj":
                            found = self.spread(inner)
                            if words[0] == "in":  # "the report on Twitter" is not Twitter's
                                found = tuple(p for p in found if p.actor.sector not in _OUTLETS)
                            if found:
                                return found
        return ()

    def spread(self, token: Token) -> tuple[Party, ...]:
        """The parties of a phrase and of all that is coordinated with it."""
        found = list(self.direct(token) or self.inside(token))
        for child in token.children:
            if child.dep_ in ("conj", "appos") and child.pos_ in _NOMINAL:
                found.extend(self.spread(child))
        return distinct(found)

    def _each(self, party: Party, mention: ActorMention) -> Iterator[Party]:
        """One party for each nation of a phrase: "US and British activists"."""
        head = party.token.doc[mention.head]
        actor = party.actor
        if actor.sector is None or actor.person or head.tag_ not in ("NNS", "NNPS"):
            yield self._homed(party, head)
            return
        codes: dict[str, Token] = {}
        for child in head.children:
            inner = [child] if child.dep_ in ("amod", "nmod", "compound") else []
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = [c for c in child.children if c.dep_ == "pobj"]
            for first in inner:
                for token in (first, *coordinated(first)):
                    code = self._nation(token, mention)
                    if code is not None:
                        codes.setdefault(code, token)
        if len(codes) < 2:
            yield self._homed(party, head)
            return
        for code, token in codes.items():
            own = code == actor.code
            yield Party(replace(actor, code=code), token, party.entity if own else None)

    def _nation(self, token: Token, phrase: ActorMention | None = None) -> str | None:
        """The code of a country named by itself, by its adjective, or as the phrase's own."""
        mention = self._actors.get(token.i)
        if mention is not None and mention is phrase:
            return mention.actor.code if token.text[:1].isupper() else None
        if mention is None or mention.actor.sector is not None or mention.actor.person:
            return None
        return mention.actor.code

    def _homed(self, party: Party, head: Token) -> Party:
        """ "dissidents from Egypt", "villagers in Mali": people are of where they come from or are.

        Soldiers, envoys and missions in a country are seldom its own.
        """
        if party.actor.code is not None or party.actor.sector is None:
            return party
        beside = [c for c in head.head.children if c.i == head.i + 1]  # hung on the verb instead
        words = _HOMES if party.actor.sector in _RESIDENTS else ("from",)
        for child in (*head.children, *beside):
            if child.dep_ == "prep" and child.lower_ in words:
                for inner in child.children:
                    code = self._land(inner) if inner.dep_ == "pobj" else None
                    if code is not None:
                        return replace(party, actor=replace(party.actor, code=code))
        return party

    def _land(self, token: Token) -> str | None:
        """The code of the country that a name is, or that the place of that name lies in."""
        place = self._places.get(token.i)
        return self._nation(token) or (place.place.country if place is not None else None)

    def rest(self, token: Token) -> tuple[Party, ...]:
        """Who is coordinated with the head of a name that the parser broke at another word."""
        mention = self._actors.get(token.i)
        if mention is None or mention.head == token.i:
            return ()
        head = token.doc[mention.head]
        return distinct([p for other in coordinated(head) for p in self.direct(other)])

    def instead(self, pronoun: Token, own: set[int | None]) -> tuple[Party, ...]:
        """Who "them" is, where it was taken for those who act: the nearest others before it."""
        before = [pronoun.doc[i] for i in range(pronoun.i - 1, pronoun.sent.start - 1, -1)]
        for plain in (False, True):
            for token in before:
                mention = self._actors.get(token.i)
                if mention is None or mention.head != token.i or mention.entity in own:
                    continue
                fits = mention.form == "pronoun" or (plain and token.tag_ in ("NNS", "NNPS"))
                if fits and mention.actor.sector is not None:
                    return (self._principal(mention, token),)
        return ()

    def _principal(self, mention: ActorMention, token: Token) -> Party:
        """The body that acts through its own force: the alliance, for "the NATO battalions"."""
        actor = mention.actor
        if actor.code in ("IGO", "EUR", "UNO") and actor.sector == "MIL":
            for other in self.mentions.actors:
                within = mention.first <= other.first and other.last <= mention.last
                if other.actor.code == actor.code and (
                    other.entity in mention.of or (within and other is not mention)
                ):
                    return Party(other.actor, token, other.entity)
            return Party(_body_of(actor), token, mention.entity)
        return Party(actor, token, mention.entity)

    def owners(self, token: Token) -> tuple[Party, ...]:
        """Whose a thing is: "NATO battalions", "Moscow's tanks"."""
        mention = self._actors.get(token.i)
        if mention is not None and mention.actor.code is not None:
            return (self._principal(mention, token),)
        return self._owned(token)

    def misread(self, token: Token) -> tuple[Party, ...]:
        """The names below a subject that the tagger took for no noun."""
        if token.pos_ in ("NOUN", "PRON", "PROPN"):
            return ()
        words = list(token.subtree)
        if len(words) > _SHORT or any(t.pos_ == "VERB" for t in words):
            return ()
        found = [(t, self._actors[t.i]) for t in words if t.i in self._actors]
        return distinct([Party(m.actor, t, m.entity) for t, m in found if m.head == t.i])

    def voice(self, token: Token) -> tuple[Party, ...]:
        """The speaker on whose word a token stands."""
        return self._speaker(token)

    def place(self, token: Token) -> tuple[Party, ...]:
        """The country that a place stands in, as a party."""
        place = self._places.get(token.i)
        if place is None or place.place.country is None:
            return ()
        actor = Actor(
            name=place.place.name,
            code=place.place.country,
            mention=place.place.mention,
            basis="lexicon",
        )
        return (Party(actor, token),)

    def _owned(self, token: Token) -> tuple[Party, ...]:
        found: list[Party] = []
        for child in token.children:
            if child.dep_ in ("poss", "amod", "compound", "nmod"):
                mention = self._actors.get(child.i)
                if mention is not None and mention.head == token.i and mention.actor.code is None:
                    continue  # "a first convoy" is not the first's
                if mention is not None and mention.form != "document":
                    found.append(Party(mention.actor, child, mention.entity))
                    for other in child.children:
                        if other.dep_ == "conj":
                            found.extend(self.direct(other))
                elif child.lower_ in _FIRST_PERSON:
                    found.extend(self._speaker(child))
                elif child.dep_ == "poss":
                    found.extend(self._owned(child))
        return distinct(found)

    def _speaker(self, token: Token) -> tuple[Party, ...]:
        statement = self.statement_at(token.idx)
        if statement is None or statement.speaker is None:
            return ()
        return (Party(statement.speaker, token),)

    # Statements ------------------------------------------------------------------------------

    def statement_at(self, offset: int) -> Statement | None:
        """The innermost statement whose content holds a code point."""
        holding = [
            statement
            for statement in self.statements
            if any(span.start <= offset < span.end for span in statement.content)
        ]
        return min(
            holding,
            key=lambda statement: sum(span.end - span.start for span in statement.content),
            default=None,
        )

    def actor_mention(self, token: Token) -> ActorMention | None:
        """The mention that covers a token."""
        return self._actors.get(token.i)


def _body_of(actor: Actor) -> Actor:
    """An organ's body, by the capitals that its name begins with ("NATO Response Force")."""
    first = actor.name.split(" ")[0]
    if actor.person or not first.isupper() or len(first) < 2:
        return actor
    return replace(actor, name=first, sector=None)


def _is_sport(parsed: Parsed) -> bool:
    """Whether a page is of games and players, whose attacks and captains are no armed ones."""
    found = _contest().findall(parsed.text.lower())
    return len(set(found)) >= _CONTEST_WORDS and len(found) >= _CONTEST_SHARE * len(parsed.doc)


@cache
def _contest() -> re.Pattern[str]:
    words = sorted(lexicon.words("contest"), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


def coordinated(head: Token) -> Iterator[Token]:
    """What is coordinated with a word, nearest first, adjectives too."""
    for child in head.children:
        if child.dep_ == "conj":
            yield child
            yield from coordinated(child)


def counted(head: Token) -> Token:
    """What is counted: "dozens of activists" is activists."""
    named = any(child.dep_ == "compound" for child in head.lefts)  # "crew members of a tanker"
    if (lemma(head) in _COUNTING and not named) or head.tag_ == "CD":
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((c for c in child.children if c.dep_ == "pobj"), head)
    return head


def lemma(token: Token) -> str:
    """Lower-case lemma; capitals hide the lemma of a name ("Talks" in a title)."""
    word = token.lemma_.lower()
    return word[:-1] if token.tag_ == "NNPS" and word.endswith("s") else word


def distinct(parties: list[Party]) -> tuple[Party, ...]:
    """The parties in order, each identity once."""
    seen: dict[tuple[object, ...], Party] = {}
    for party in parties:
        seen.setdefault(party.key, party)
    return tuple(seen.values())


def _bodies() -> frozenset[str]:
    """Nouns whose owner acts through them: "Russian jets", "the council's envoy"."""
    return (
        lexicon.words("troops")
        | lexicon.words("person")
        | lexicon.words("military")
        | lexicon.words("official")
        | lexicon.words("ships")
        | frozenset({"side", "attack", "airstrike", "shelling", "strike", "raid", "fire", "bloc"})
    )


def above(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token
