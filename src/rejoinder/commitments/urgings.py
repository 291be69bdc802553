"""Demands without a verb of demanding: "must withdraw", "Stop the attacks", "has until Friday"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rejoinder.commitments import tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties, political, share
from rejoinder.grammar import phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rejoinder.records import Actor, Statement

MUST = 0.65
"""Share of "must" on another side, in a political speaker's words, that a reader lets stand as a
demand; about two in three on development sentences, the rest being advice and inference."""

IMPERATIVE = 0.75
"""An imperative told to a named side is nearly always a demand; greetings make the rest."""

DEADLINE = 0.75
"""Share of "has until DAY to" that is somebody's deadline and not a fact of the calendar."""

_MUSTS = frozenset({"must", "should"})


def find(sentence: range, parties: Parties) -> Iterator[Draft]:
    """The drafts of one sentence's "must", imperatives and deadlines."""
    doc = parties.parsed.doc
    for index in sentence:
        token = doc[index]
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass"):
            continue
        draft = _must(token, parties) or _imperative(token, parties) or _deadline(token, parties)
        if draft is not None:
            yield draft


def _must(verb: Token, parties: Parties) -> Draft | None:
    """ "Russia must withdraw its troops": said by a side of another's act."""
    modal = next((aux for aux in phrases.auxiliaries(verb) if aux.lower_ in _MUSTS), None)
    subject = phrases.own_subject(verb)
    if modal is None or subject is None or phrases.is_passive(verb) or phrases.in_question(verb):
        return None
    if any(aux.lower_ == "have" for aux in phrases.auxiliaries(verb)):
        return None  # "must have known"
    statement = _said(verb, parties)
    asking = tuple(a for a in parties.side(statement) if political(a))
    by = tuple(a for a in parties.of(subject) if political(a) and a.code is not None)
    if not asking or not by or share(by, asking) or _is_idle(verb):
        return None
    if any(child.tag_ == "WRB" for child in verb.children) or phrases.is_asked_about(verb):
        return None
    if modal.lower_ == "should" and (not tones.is_known(verb) or any(a.person for a in by)):
        return None  # "should" advises as often as it demands
    return _draft(verb, (modal.i,), by, asking, rule="must", prior=MUST, holder=subject)


def _imperative(verb: Token, parties: Parties) -> Draft | None:
    """ "Leave our land," she told the rebels: a bare verb that opens a quotation."""
    if verb.tag_ != "VB" or any(
        child.i < verb.i
        and not child.is_punct
        and child.lower_ not in ("do", "not", "n't", "please")
        for child in verb.children
    ):
        return None
    statement = _said(verb, parties)
    quotation = parties.parsed.quotation_at(verb.idx)
    if statement is None or quotation is None or verb.left_edge.idx > quotation.start + 1:
        return None
    by = _told(verb, statement, parties)
    asking = tuple(a for a in parties.side(statement) if political(a))
    if not by or not asking or share(by, asking) or _is_idle(verb):
        return None
    return _draft(verb, (verb.i,), by, asking, rule="imperative", prior=IMPERATIVE)


def _told(verb: Token, statement: Statement, parties: Parties) -> tuple[Actor, ...]:
    """Whom the words are told to: the statement's addressee, else the object of the telling."""
    found = [a for actor in statement.addressee for a in parties.polities(actor)]
    if not found and verb.head.i != verb.i:
        objects = (c for c in verb.head.children if c.dep_ in ("dobj", "dative"))
        found = [a for child in objects if child.i > verb.head.i for a in parties.of(child)]
    return tuple(actor for actor in found if political(actor))


def _deadline(verb: Token, parties: Parties) -> Draft | None:
    """ "Ethiopia has until Friday to answer"."""
    if verb.lemma_ != "have" or verb.tag_ not in ("VBZ", "VBP", "VBD"):
        return None
    if not any(child.lower_ == "until" for child in verb.children):
        return None
    subject = phrases.own_subject(verb)
    act = next((c for c in verb.children if c.tag_ == "VB" and c.dep_ in ("xcomp", "advcl")), None)
    by = tuple(a for a in parties.of(subject) if political(a)) if subject is not None else ()
    if act is None or not by:
        return None
    asking = tuple(a for a in parties.side(_said(verb, parties)) if political(a))
    to = () if share(by, asking) else asking
    return _draft(act, (verb.i,), by, to, rule="deadline", prior=DEADLINE, clause=verb)


def _said(verb: Token, parties: Parties) -> Statement | None:
    statement = parties.statement_at(verb.idx)
    return statement if statement is not None and statement.polarity == "said" else None


def _is_idle(verb: Token) -> bool:
    """Whether what is asked is no act: to be, to know, to go on doing what one does."""
    return tones.is_idle(verb) or verb.lemma_ in ("continue", "remain", "keep", "try", "work")


def _draft(
    act: Token,
    cue: tuple[int, ...],
    by: tuple[Actor, ...],
    to: tuple[Actor, ...],
    *,
    rule: str,
    prior: float,
    clause: Token | None = None,
    holder: Token | None = None,
) -> Draft:
    first, last = phrases.reach(act)
    return Draft(
        form="demand",
        cue=cue,
        act=act,
        first=phrases.from_negation(act, first),
        last=last,
        clause=clause or act,
        by=by,
        to=to,
        holder=holder,
        wants=frozenset({"cue-time"}) if clause is not None else frozenset(),
        rule=rule,
        prior=prior,
    )
