"""Standing: who can be a party to which acts, by what is known of him.

A row of the lexicon says where the parties of an act stand in a sentence, not whether they are
such as do these acts between states, parties and peoples. A scholar who discusses his findings
with a paper has met nobody in this sense, and a company that sells shops has not cooperated.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.events.scene import Party, lemma
from rejoinder.lexicon import events as lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rejoinder.grammar.clauses import Clause
    from rejoinder.lexicon.events import NounAct, VerbAct

POLITICAL = frozenset(
    {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "OPP", "PTY", "PRM", "UAF", "SEP", "PRE"}
)
"""Sectors that act in politics even where their country is not known."""

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors that act for a state."""

_BODIES = frozenset({"IGO", "EUR", "UNO", "IMG", "ISM"})
_PRESS = frozenset({"JRN"})
_TRADE = frozenset({"BUS", "MNC"})
_LEARNED = frozenset({"EDU", "MED", "SOC", "JRN", "CRM", "UNK"})
"""Sectors that speak to politics, but are no parties to the dealings of states."""

_VOICED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST"})
"""Types that anybody with a nation may do towards a political actor, by word alone."""

_BOUGHT = frozenset({"SANCTION", "COOPERATE", "AGREE", "AID", "CONCEDE"})
"""Types that a state's companies do too ("the gas company halts deliveries to Moldova")."""

_GIVERS = frozenset({"GOV", "MIL", "LEG", "REB", "PRM", "OPP", "SOC", "REL"})
"""Sectors that give aid; a court or a policeman who helps a passer-by gives none."""

_AGENTS = ("person", "armed", "military", "organization", "polity")
"""Classes of words for those who act, where no name says who."""

_DEALT = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
"""Reciprocal types in which schools, hospitals and clubs are no side."""

_ANY = frozenset({"any", "every", "each", "no", "another", "which", "whatever"})

_HANDS = frozenset({"ASSAULT", "COERCE"})
_CROWDS = frozenset({"CVL", "OPP", "LAB", "REL", "REF"})
"""Sectors of people who lay hands on a state's men and houses without being anybody's."""

_MOVED = frozenset({"MOBILIZE", "RETREAT", "AID", "SANCTION", "CONCEDE"})


def of(
    act: VerbAct | NounAct,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
    clause: Clause,
) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """The parties that have standing in an act, or null where those who do it have none."""
    if act.mutual:
        together = (*actors, *recipients)
        if any(_is_press(party) for party in together):
            return None  # an interview
        if together and not any(_able(act.type, party, together) for party in together):
            return None
        if act.type in _DEALT:
            actors, recipients = _dealing(actors), _dealing(recipients)
        return _known(actors), _known(recipients)
    if any(_is_press(party) for party in recipients) and act.type in ("AID", "CONSULT", "SUPPORT"):
        return None
    recipients = _known(recipients)
    if act.type == "ASSAULT":  # "a drone hit the mill": nobody's, so nobody is named
        actors = tuple(p for p in actors if p.actor.code is not None or not _is_thing(p))
    if act.type in ("SUPPORT", "AGREE"):
        recipients = tuple(party for party in recipients if _public(party))
    if actors and act.type != "PROTEST":
        able = tuple(party for party in actors if _able(act.type, party, recipients))
        if not able:
            return None
        actors = tuple(party for party in actors if party in able or party.actor.person)
    if act.type == "PROTEST":
        if actors and all(p.actor.sector in _PRESS | _TRADE for p in actors):
            return None  # a firm that blocks a site is no crowd
        actors = tuple(_as_people(party) for party in actors)
    if not actors and not _may_be_unnamed(act, recipients, clause):
        return None
    return actors, recipients


def _able(kind: str, party: Party, others: tuple[Party, ...]) -> bool:
    """Whether a party is one that does acts of a type, towards such others."""
    actor = party.actor
    sector, code = actor.sector, actor.code
    if _is_figure(party) or (code is None and _is_thing(party)):
        return False
    if kind == "AID" and sector is not None and sector not in _GIVERS:
        return code is not None and sector in _TRADE and some_public(others)
    if sector in POLITICAL or code in _BODIES:
        return sector not in _PRESS
    if code is None:
        if kind in _HANDS and sector in _CROWDS:
            return some_public(others)
        return sector is None and _able_unknown(kind, party, others)
    if sector is None:
        return True
    if sector in _TRADE:
        return kind in _BOUGHT and (some_public(others) or (kind == "SANCTION" and not others))
    if sector in _LEARNED:
        return kind in _VOICED and some_public(others)
    if kind in _HANDS:  # a man who beats his wife is no matter of states
        return some_public(others) or any(o.actor.code not in (None, code) for o in others)
    if kind in ("SUPPORT", "CONSULT"):
        return some_public(others)
    return kind in _VOICED or kind == "RETREAT"


def _able_unknown(kind: str, party: Party, others: tuple[Party, ...]) -> bool:
    """Whether a word, or a name that no table knows, is enough: "both sides", "the commission"."""
    word = lemma(party.token)
    if word in lexicon.words("sides") or word in lexicon.words("polity"):
        return not any(child.lower_ in _ANY for child in party.token.lefts)
    if kind in _HANDS and word in lexicon.words("armed"):
        return True
    named = party.token.pos_ == "PROPN" and not party.actor.person
    return named and kind in _VOICED and some_public(others)


def some_public(parties: tuple[Party, ...]) -> bool:
    """Whether one of the parties is a state, a body or an office, and not some of its people."""
    return any(
        party.actor.sector in POLITICAL
        or party.actor.code in _BODIES
        or (party.actor.code is not None and party.actor.sector is None)
        for party in parties
    )


def _public(party: Party) -> bool:
    """Somebody whom it is politics to support: of a nation, an office, or a name."""
    actor = party.actor
    if actor.sector in _PRESS or actor.sector in _TRADE:
        return False
    return actor.code is not None or actor.sector in POLITICAL or actor.person


def _as_people(party: Party) -> Party:
    """ "Serbians marched": people of a nation, not the state."""
    actor = party.actor
    plural = party.token.tag_ in ("NNS", "NNPS") and actor.code is not None
    if not plural or actor.sector is not None or actor.person or party.token.text == "States":
        return party
    return replace(party, actor=replace(actor, sector="CVL", name=actor.mention.text))


def _dealing(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without those that only listen or teach."""
    return tuple(party for party in parties if party.actor.sector not in _LEARNED)


def _known(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of whom anything is known: "other countries", "the office" are nobody."""
    return tuple(party for party in parties if _is_known(party))


def _is_known(party: Party) -> bool:
    actor = party.actor
    if actor.code is not None or actor.sector is not None or actor.person:
        return True
    word = lemma(party.token)
    return party.token.pos_ == "PROPN" or any(
        word in lexicon.words(name) for name in ("sides", "official", "person")
    )


def _is_press(party: Party) -> bool:
    return party.actor.sector in _PRESS


def _is_thing(party: Party) -> bool:
    """A vessel or weapon, which acts only as somebody's."""
    word = lemma(party.token)
    if word in lexicon.words("troops"):
        return False  # "fighters" are men, unless they are planes
    return word in lexicon.words("ships") or word in lexicon.words("weapons")


def _is_figure(party: Party) -> bool:
    """ "an army of tourists": so many, and no soldiers."""
    if lemma(party.token) not in ("army", "legion", "battalion", "brigade", "troop"):
        return False
    return any(
        lemma(inner) in lexicon.words("person") - lexicon.words("armed") - lexicon.words("military")
        for child in party.token.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for inner in child.children
    )


def _may_be_unnamed(act: VerbAct | NounAct, recipients: tuple[Party, ...], clause: Clause) -> bool:
    """Whether an act may stand without an actor, by what the clause has for a subject instead."""
    if (act.type not in _HANDS and act.type not in _MOVED) or act.mode == "ceasefire":
        return True
    kinds = _AGENTS if act.type in _MOVED else (*_AGENTS, "attack", "munition", "blows")
    return all(_may_act(head, kinds) for head in clause.subjects)


def _may_act(subject: Token, kinds: tuple[str, ...]) -> bool:
    """Whether an unknown subject can be an agent: people and weapons, not storms and viruses."""
    if subject.pos_ == "PRON":
        return subject.lower_ in ("they", "who", "he", "she", "we", "i", "you", "others", "them")
    if subject.pos_ == "PROPN" or subject.tag_ == "CD":
        return True
    word = lemma(subject)
    return any(word in lexicon.words(name) for name in kinds)
