"""Frames: where the act of a word that binds stands, and the draft that the two make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.commitments import tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import CommitmentCue
from rejoinder.records.commitment import Form
from rejoinder.records.parts import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token


WORTHLESS = frozenset({"know", "see", "be", "say", "think", "believe", "understand", "kiss"})
"""Acts that nobody is held to after "demanded to", "agreed to" and the like."""


INFINITIVES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})


def act_of(token: Token, frame: str) -> Token | None:
    """The head of the words that a cue's frame puts the act in."""
    if frame == "to":
        if any(child.dep_ == "dobj" and _is_sum(child) for child in token.children):
            return None  # "offered a million to": the sum is offered, the rest is what for
        for child in token.children:
            bare = child.i > token.i and phrases.own_subject(child) is None
            if bare and child.dep_ in INFINITIVES and is_infinitive(child):
                return child
        return None
    if frame in ("ing", "on_ing", "to_ing"):
        return _gerund(token, "on" if frame == "on_ing" else "to")
    if frame == "noun":
        return next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    preposition = frame.removesuffix("_noun")
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == preposition:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _gerund(token: Token, preposition: str) -> Token | None:
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and child.i > token.i:
            return child
        if child.dep_ == "prep" and child.lower_ == preposition:
            for inner in child.children:
                if inner.dep_ == "pcomp" and inner.tag_ == "VBG":
                    return inner
        if child.dep_ == "xcomp" and preposition == "to" and child.tag_ == "VBG":
            return child
    following = token.doc[token.i + 1 : token.i + 3]
    if len(following) == 2 and following[0].lower_ == preposition and following[1].tag_ == "VBG":
        return following[1]
    return None


def is_infinitive(token: Token) -> bool:
    """Whether a token is a verb behind its own "to"."""
    return token.tag_ == "VB" and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in token.children
    )


def _is_sum(noun: Token) -> bool:
    return noun.ent_type_ == "MONEY" or noun.lemma_ in ("million", "billion", "dollar", "euro")


def is_act_noun(noun: Token) -> bool:
    """Whether a noun names an act or a sum, which can be promised as such."""
    return (
        _is_sum(noun)
        or tones.is_hostile(noun)
        or tones.is_friendly(noun)
        or tones.is_gathering(noun)
        or tones.is_wanted(noun)
    )


def subject_of(token: Token, parties: Parties) -> tuple[Actor, ...]:
    """Whom the subject of a word that binds stands for."""
    subject = phrases.subject(token)
    if subject is None:
        return ()
    return parties.bound(subject)


def verb_over(token: Token) -> Token:
    """The verb of the clause that a token stands in."""
    for up in phrases.governors(token):
        if up.pos_ in ("VERB", "AUX"):
            return up
    return token


def draft_of(
    token: Token,
    row: CommitmentCue,
    act: Token,
    parties: Parties,
    *,
    form: Form,
    by: tuple[Actor, ...],
    to: tuple[Actor, ...],
    clause: Token | None = None,
    holder: Token | None = None,
) -> Draft:
    """The draft of an act under a word that binds."""
    first, last = phrases.reach(act)
    if act.pos_ in ("NOUN", "PROPN", "NUM") and act.tag_ != "VBG":
        first, last = phrases.extent(act)
    return Draft(
        form=form,
        cue=(token.i,),
        act=act,
        first=phrases.from_negation(act, first, after=token.i),
        last=last,
        clause=clause or token,
        by=by,
        to=to,
        holder=holder,
        rule=f"cue:{row.lemma}",
        prior=row.prior,
    )
