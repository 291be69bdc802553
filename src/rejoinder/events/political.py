"""Political: whether an act found is one of political actors, by its parties or by its nature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.events.scene import Party, lemma
from rejoinder.lexicon import events as lexicon
from rejoinder.lexicon.events import NounAct, VerbAct

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rejoinder.grammar.clauses import Clause

UNSAID = frozenset({"ASSAULT", "COERCE", "CONCEDE", "RETREAT", "AID", "SANCTION", "MOBILIZE"})
"""Types that stand without an actor, in the passive or after a thing as subject."""

_POLITICAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "OPP", "PTY", "IMG"})
"""Sectors that make a party political even where its country is not known."""

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP"})
"""Sectors that make even an act without a recipient political ("the minister dismissed it")."""


_CONTENDING = frozenset({"OPP", "REB", "PTY"})
"""Sectors whose acts without a recipient are political too, but for a crowd's damage."""

_PARLEYING = _OFFICIAL | {"REB", "PRM", "SPY", "IMG", "UAF"}
"""Sectors whose talks are of politics though nobody says which country's they are."""


def stands_alone(act: VerbAct | NounAct, actors: tuple[Party, ...]) -> bool:
    """Whether an act by these actors stands without a recipient."""
    if act.alone == "state":
        return any(_is_power(party) for party in actors)
    return act.alone == "yes"


def _is_power(party: Party) -> bool:
    """A state, an organ of one, a party, an armed group or an international body."""
    actor = party.actor
    return actor.sector in _POLITICAL or (
        actor.code is not None and actor.sector is None and not actor.person
    )


def is_plural(clause: Clause) -> bool:
    """ "the two ministers met": one phrase that names several."""
    return any(
        head.tag_ in ("NNS", "NNPS")
        or head.lower_ in ("they", "we", "both", "who", "three", "two")
        or lemma(head) in lexicon.words("organization")  # "the union meets on Sunday"
        for head in clause.subjects
    )


def is_political(
    act: VerbAct | NounAct,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
    clause: Clause,
) -> bool:
    """Whether an act is one between political actors, by its parties or by its nature."""
    kind = act.type
    if kind == "COERCE" and not actors and _is_crime(clause):
        return False
    if _by_nature(act, clause):
        return True
    if not any(
        party.actor.code is not None
        or (
            party.actor.sector in (_POLITICAL if kind != "CONSULT" else _PARLEYING)
            and (
                recipients
                or party.actor.sector in _OFFICIAL
                or (party.actor.sector in _CONTENDING and kind != "PROTEST")
            )
        )
        for party in (*actors, *recipients)
    ):
        return kind == "PROTEST" and act.mode != "vandalize" and bool(actors or clause.subjects)
    if actors:
        return True
    human_subject = any(
        lemma(head) in lexicon.words("person") or head.pos_ in ("PRON", "PROPN")
        for head in clause.subjects
    )
    if kind == "PROTEST":
        return bool(clause.subjects)
    return kind in UNSAID and not human_subject


def _by_nature(act: VerbAct | NounAct, clause: Clause) -> bool:
    """Acts that are political whoever is named: armed violence, a kidnapping, the sides' talks."""
    subjects = {lemma(head) for head in clause.subjects}
    if act.type in ("ASSAULT", "COERCE", "REQUEST") and subjects & lexicon.words("armed"):
        return True
    if act.mode == "arrest" and clause.passive and _round_up(clause):
        return True
    if act.mode == "abduct" and clause.passive and bool(clause.objects):
        return True
    if act.type == "ASSAULT":
        struck = {lemma(t) for t in (*clause.objects, *clause.prepositions.get("of", ()))}
        if struck & lexicon.words("struck") or lemma(clause.predicate) == "exchange":
            return bool(struck)
    if act.type == "AID" and subjects & {"country", "nation", "government"}:
        return True
    if act.type == "PROTEST" and isinstance(act, NounAct) and in_course(clause.predicate):
        return True
    if act.mode == "ceasefire" and "gun" in subjects:
        return True
    if act.type in ("CONSULT", "AGREE") and isinstance(act, VerbAct):
        return (
            (act.alone != "no" or act.mutual)
            and is_plural(clause)
            and bool(subjects & _collective(clause))
        )
    return act.type == "CONSULT" and is_opened(clause.predicate)


def _is_crime(clause: Clause) -> bool:
    """Whether somebody is held for what harms his neighbour, and no cause is spoken of."""
    said = {lemma(token) for token in clause.predicate.sent}
    return bool(said & lexicon.words("crime")) and not said & lexicon.words("cause")


def _round_up(clause: Clause) -> bool:
    """Several taken at once where a crowd or a cause is spoken of: no matter of common crime."""
    said = {lemma(token) for token in clause.predicate.sent}
    causes = lexicon.words("cause")
    return any(
        lemma(head) in causes or (head.tag_ in ("NNS", "CD") and said & causes)
        for head in clause.objects
    )


def _collective(clause: Clause) -> frozenset[str]:
    """Words for the sides of a dispute that stand here in the plural, or for a body."""
    words = lexicon.words("sides")
    bodies = lexicon.words("organization")
    some = {
        h.lower_
        for h in clause.subjects
        if h.tag_ == "CD" and any(c.lower_ == "the" for c in h.lefts)
    }
    if some:  # "the three last met in May": the sides spoken of before
        return frozenset(some)
    return frozenset(
        lemma(head)
        for head in clause.subjects
        if lemma(head) in words and (head.tag_ == "NNS" or lemma(head) in bodies)
    )


def is_statecraft(parties: tuple[Party, ...]) -> bool:
    """Whether an organ of a known state is a party."""
    return any(p.actor.code is not None and p.actor.sector in _OFFICIAL for p in parties)


def is_unowned(act: NounAct, noun: Token) -> bool:
    """Whether a noun's act stands with no actor named: by its type, or by the course it takes."""
    return act.type in UNSAID or (act.type == "PROTEST" and in_course(noun))


def in_course(noun: Token) -> bool:
    """ "protests erupted": a noun of action whose verb says that it takes its course."""
    return noun.dep_ in ("nsubj", "nsubjpass") and lemma(noun.head) in lexicon.words("opening")


def is_opened(noun: Token) -> bool:
    """ "peace talks would open": talks of states by their matter, the subject of their course."""
    return in_course(noun) and any(
        child.lower_ in lexicon.words("subjects_of_talks") for child in noun.lefts
    )
