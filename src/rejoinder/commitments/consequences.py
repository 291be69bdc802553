"""Commitments by consequence: a stated bad end under a condition, an answer to an attack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rejoinder.commitments import conditions, tones
from rejoinder.commitments.draft import Draft, Limits
from rejoinder.commitments.parties import Parties, political, same, share
from rejoinder.grammar import phrases
from rejoinder.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWER = frozenset(
    {
        "response",
        "retaliation",
        "reply",
        "force",
        "reprisal",
        "answer",
        "action",
        "resistance",
        "countermeasure",
        "sanction",
        "measure",
        "reaction",
    }
)
_MEETING = frozenset({"meet", "answer", "counter", "punish", "avenge"})
_PROVOKING = frozenset({"draw", "trigger", "provoke", "bring", "prompt", "invite"})


def find(sentence: range, parties: Parties) -> Iterator[Draft]:
    """The drafts of one sentence's consequences."""
    doc = parties.parsed.doc
    for index in sentence:
        token = doc[index]
        if token.pos_ not in ("VERB", "AUX") or not phrases.is_future(token):
            continue
        if phrases.in_question(token) or token.dep_ == "relcl":
            continue  # "records that would answer the request" threaten nobody
        draft = _answered(token, parties) or _threatened(token, parties)
        if draft is not None:
            yield draft


def _answered(verb: Token, parties: Parties) -> Draft | None:
    """ "an attack on one would be met by a response": the subject noun is the condition."""
    cause = phrases.own_subject(verb)
    if cause is None or cause.pos_ != "NOUN" or phrases.negation(verb) is not None:
        return None
    if not tones.is_hostile(cause) and cause.lemma_ not in (
        "move",
        "step",
        "act",
        "violation",
        "breach",
    ):
        return None
    answer = _answer(verb)
    if answer is None:
        return None
    first, last = phrases.extent(answer)
    by = tuple(a for a in parties.owner(answer) if political(a))
    statement = parties.statement_at(verb.idx)
    if not by:
        by = parties.side(statement)
    if not by:
        return None
    start, end = phrases.extent(cause)
    limits = Limits(first=start, last=end, marker=start, unless=False)
    culprit = conditions.party(limits, parties)
    threat = culprit is not None or tones.is_harsh(answer) or answer.lemma_ in ("sanction",)
    return Draft(
        form="threat" if threat else "promise",
        cue=(verb.i,),
        act=answer,
        first=first,
        last=last,
        clause=verb,
        by=by,
        to=(culprit,) if culprit is not None else (),
        limits=limits,
        rule="answer-to-attack",
        prior=0.75,
    )


def _answer(verb: Token) -> Token | None:
    if phrases.is_passive(verb) and verb.lemma_ in _MEETING:
        for child in verb.children:
            if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "with"):
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.lemma_ in _ANSWER:
                        return inner
    if not phrases.is_passive(verb) and verb.lemma_ in _PROVOKING:
        for child in verb.children:
            if child.dep_ == "dobj" and child.lemma_ in _ANSWER:
                return child
    return None


def _threatened(verb: Token, parties: Parties) -> Draft | None:
    """ "if NATO goes on, cooperation will be impossible": said by one side of another's act."""
    statement = parties.statement_at(verb.idx)
    by = parties.side(statement)
    if not by or not any(political(actor) for actor in by):
        return None
    limits = conditions.of(verb, verb)
    if limits is None or phrases.negation(verb) is not None:
        return None
    party = conditions.party(limits, parties)
    if party is None or same(party, by[0]):
        return None
    if not (tones.is_consequence(verb) or _must_suffer(verb, party, parties)):
        return None
    acting = phrases.own_subject(verb)
    doers = parties.of(acting) if acting is not None else ()
    if doers and share(doers, by):
        return None  # an own act under "will": futures has it, with the better act
    named = acting is not None and parties.mentions.actor_headed(acting.i) is not None
    if named and not share(doers, (party,)):
        return None
    first, last = _clause(verb, limits)
    return Draft(
        form="threat",
        cue=tuple(aux.i for aux in phrases.auxiliaries(verb)),
        act=verb,
        first=first,
        last=last,
        clause=verb,
        by=by,
        to=(party,),
        limits=limits,
        rule="consequence",
        prior=0.75,
    )


def _must_suffer(verb: Token, party: Actor, parties: Parties) -> bool:
    """ "Syria will face", "Syria will pay": the one warned is the one that bears it."""
    subject = phrases.own_subject(verb)
    return (
        subject is not None
        and verb.lemma_ in ("face", "pay", "suffer", "bear", "regret", "lose")
        and share(parties.of(subject), (party,))
    )


def _clause(verb: Token, limits: Limits) -> tuple[int, int]:
    """The words of the main clause, its condition left out on either side."""
    doc = verb.doc
    auxiliary = min([verb.i, *(aux.i for aux in phrases.auxiliaries(verb))])
    subject = phrases.own_subject(verb)
    first = subject.left_edge.i if subject is not None else auxiliary
    if limits.marker < verb.i and not (subject is not None and subject.i >= limits.last):
        first = limits.last
    while doc[first].is_punct or doc[first].lower_ in ("then", "that"):
        first += 1
    stops = [limits.marker] if limits.marker > verb.i else []
    _, last = phrases.reach(verb, stops=stops)
    return first, last
