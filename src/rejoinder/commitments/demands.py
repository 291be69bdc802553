"""Demands: who asks whom to do what ("called on Turkey to", "demanded a ransom")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.commitments import frames, tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties, distinct, political, same, share
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import CommitmentCue
from rejoinder.records.parts import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token


def of(token: Token, row: CommitmentCue, frame: str, parties: Parties) -> Draft | None:
    """The demand that a word makes in one of its frames, or null where it binds nobody."""
    passive = phrases.is_passive(token)
    if frame == "that":
        return _demanded_clause(token, row, parties)
    if frame in ("noun", "for_noun"):
        return _demanded_noun(token, row, frame, parties)
    asked = _asked(token, frame)
    act = _asked_act(token, frame, asked)
    if act is None or act.lemma_ in frames.WORTHLESS:
        return None
    if passive:
        subject = phrases.own_subject(token)
        by = parties.of(subject) if subject is not None else ()
        to = parties.owner(token)
        if not to and token.lemma_ not in ("urge", "ask", "request", "require"):
            return None
        by = tuple(actor for actor in by if actor.code is not None)
    else:
        by = parties.of(asked) if asked is not None else ()
        to = _asking(token, parties)
        if not to and not _is_somebody(token, parties):
            return None
    by = tuple(actor for actor in by if _can_be_held(actor))
    if not by or (to and all(same(one, other) for one in by for other in to)):
        return None
    holder = phrases.own_subject(token) if passive else asked
    return frames.draft_of(token, row, act, parties, form="demand", by=by, to=to, holder=holder)


def _asking(token: Token, parties: Parties) -> tuple[Actor, ...]:
    """Who asks: a polity or body, or a named group, which may call on one as well."""
    subject = phrases.subject(token)
    if subject is None:
        return ()
    return frames.subject_of(token, parties) or tuple(
        actor
        for actor in parties.of(subject)
        if actor.sector == "NGO" or (not actor.person and actor.name.istitle())
    )


_PAPERS = frozenset({"deal", "agreement", "resolution", "treaty", "ruling", "decree", "accord"})


def _is_somebody(token: Token, parties: Parties) -> bool:
    """Whether one asks who is named, though no polity is ("Linick urged the ministry to"), or a
    paper does that binds ("the deal obliges Iran to")."""
    subject = phrases.subject(token)
    if subject is None:
        return False
    if subject.pos_ == "PROPN" or subject.lower_ in ("they", "he", "she"):
        return True
    return subject.lemma_ in _PAPERS or bool(parties.body(subject))


def _can_be_held(actor: Actor) -> bool:
    """Whether a demand on an actor is one on a polity or body, not on people at large."""
    return political(actor) and (actor.code is not None or actor.sector not in (None, "CVL"))


def _asked(token: Token, frame: str) -> Token | None:
    """Who is asked: the object, or the object of "on" or "to" before the infinitive."""
    if frame == "for_party_to":
        clause = _for_clause(token)
        return phrases.own_subject(clause) if clause is not None else None
    prepositions = {"on_party_to": ("on", "upon", "for"), "to_party_to": ("to",)}.get(frame, ())
    for child in token.children:
        if not prepositions and child.dep_ in ("dobj", "dative") and child.i > token.i:
            return child
        if child.dep_ in ("prep", "dative") and child.lower_ in prepositions:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp") and frames.is_infinitive(child) and not prepositions:
            return phrases.own_subject(child)
    return None


def _for_clause(token: Token) -> Token | None:
    """The infinitive with a subject of its own under "for" ("called for Iran to stop")."""
    for child in token.children:
        opened = any(c.lower_ == "for" and c.dep_ == "mark" for c in child.children)
        if opened and child.i > token.i and frames.is_infinitive(child):
            return child
    return None


def _asked_act(token: Token, frame: str, asked: Token | None) -> Token | None:
    if frame == "against":
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "against":
                return next((c for c in child.children if c.dep_ == "pcomp"), None)
        return None
    if frame == "for_party_to":
        return _for_clause(token)
    tops = [token] if asked is None else [token, asked, asked.head]
    for top in tops:
        for child in top.children:
            if (
                child.i > token.i
                and child.dep_ in frames.INFINITIVES
                and frames.is_infinitive(child)
            ):
                return child
    return None


def _demanded_clause(token: Token, row: CommitmentCue, parties: Parties) -> Draft | None:
    """ "demanded that Syria withdraw", "insisted that Syria must withdraw"."""
    for child in token.children:
        if child.dep_ not in ("ccomp", "advcl", "xcomp") or child.i < token.i:
            continue
        subject = phrases.own_subject(child)
        modal = any(aux.lower_ in ("must", "should") for aux in phrases.auxiliaries(child))
        bare = child.tag_ == "VB" and not phrases.is_future(child)
        bare = bare or (row.lemma == "demand" and child.tag_ in ("VBP", "VB", "VBN"))
        if subject is None or not (modal or bare):
            continue
        if row.lemma in ("insist",) and not modal:
            continue
        to = frames.subject_of(token, parties)
        by = tuple(actor for actor in parties.of(subject) if political(actor))
        if not by and phrases.is_passive(child):
            by = tuple(a for a in parties.within(child.i, child.right_edge.i + 1) if political(a))
        if share(by, to) or not (to or (by and _is_somebody(token, parties))):
            return None
        return frames.draft_of(token, row, child, parties, form="demand", by=by, to=to)
    return None


def _demanded_noun(token: Token, row: CommitmentCue, frame: str, parties: Parties) -> Draft | None:
    """ "demanded the withdrawal of Russian troops": only where the words say whose act it is."""
    act = frames.act_of(token, frame)
    to = frames.subject_of(token, parties)
    if act is None or not to or phrases.is_passive(token):
        return None
    by = distinct(
        actor for actor in _doers(act, parties) if political(actor) and not share((actor,), to)
    )
    if act.pos_ != "NOUN" or not (by or frames.is_act_noun(act) or tones.is_wanted(act)):
        return None
    if row.lemma == "call" and not by and any(actor.person for actor in to):
        return None  # a candidate's programme, asked of nobody
    draft = frames.draft_of(token, row, act, parties, form="demand", by=by[:1], to=to)
    wants = {"anybody"} if tones.is_wanted(act) else {"date", "anybody"}
    return draft if by else replace(draft, wants=frozenset(wants))


_UNDERGONE = frozenset(
    {"withdrawal", "resignation", "departure", "return", "surrender", "retreat", "pullout", "exit"}
)
"""Acts whose doer stands after "of" ("the withdrawal of Russian troops")."""


def _doers(act: Token, parties: Parties) -> tuple[Actor, ...]:
    """Who would do what a noun names."""
    if act.lemma_ not in _UNDERGONE:
        return parties.owner(act)
    for child in act.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return parties.of(inner)
    return parties.owner(act)
