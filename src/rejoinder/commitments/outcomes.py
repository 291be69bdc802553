"""Outcomes: what the same text says became of a commitment ("broke its promise to withdraw")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.commitments import tones
from rejoinder.commitments.parties import Parties, share
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import cues, outcomes
from rejoinder.records import Actor, Change, Commitment, Event
from rejoinder.records.commitment import State

if TYPE_CHECKING:
    from spacy.tokens import Token


def follow(
    found: list[Commitment], parties: Parties, events: tuple[Event, ...]
) -> tuple[Commitment, ...]:
    """The commitments, in text order, with the state that a later clause of the text shows.

    A state changes only where an event or a statement of the text shows it.
    """
    kept = sorted(found, key=lambda commitment: (commitment.act.start, commitment.act.end))
    for sentence in parties.parsed.sentences:
        for index in range(sentence.first, sentence.last):
            verb = parties.parsed.doc[index]
            told = _told(verb)
            if told is None:
                continue
            state, noun = told
            place = _meant(noun, verb, kept, parties)
            record = _record(verb, parties, events)
            if place is None or record is None or kept[place].state == state:
                continue
            kept[place] = _changed(kept[place], state, record, parties)
    return tuple(kept)


def _told(verb: Token) -> tuple[State, Token] | None:
    """The state that a verb tells, and the commitment noun it tells it of."""
    if verb.pos_ != "VERB" or not phrases.is_asserted(verb) or phrases.is_future(verb):
        return None
    for noun in _objects(verb):
        phrase = _phrase(verb, noun)
        state = outcomes().get(phrase)
        if state is not None and _is_commitment_noun(noun):
            return state, noun
    return None


def _objects(verb: Token) -> list[Token]:
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    for child in verb.children:
        if child.dep_ in ("prep", "prt", "advmod"):
            for inner in (child, *child.children):
                found.extend(c for c in inner.children if c.dep_ == "pobj")
    return found


def _phrase(verb: Token, noun: Token) -> str:
    """A verb with the particles and preposition between it and its object ("renege on")."""
    if noun.i < verb.i or noun.dep_ == "dobj":
        particle = [child.lower_ for child in verb.children if child.dep_ == "prt"]
        return " ".join((verb.lemma_, *particle))
    between = [
        token.lower_
        for token in verb.doc[verb.i + 1 : noun.i]
        if token.dep_ in ("prep", "prt", "advmod", "acomp")
    ]
    return " ".join((verb.lemma_, *between))


def _is_commitment_noun(noun: Token) -> bool:
    known = cues().get((noun.lemma_, "noun"), ())
    return bool(known) or tones.is_gathering(noun) or noun.lemma_ in ("word", "plan", "deal")


def _meant(noun: Token, verb: Token, kept: list[Commitment], parties: Parties) -> int | None:
    """The earlier commitment that a noun means: of its form and its owner, the nearest before."""
    owner: tuple[Actor, ...] = parties.owner(noun)
    if not owner:
        subject = phrases.subject(verb)
        owner = parties.of(subject) if subject is not None else ()
    forms = {row.form for row in cues().get((noun.lemma_, "noun"), ())}
    if tones.is_gathering(noun):
        forms |= {"schedule", "decision"}
    best: int | None = None
    for place, commitment in enumerate(kept):
        inside = any(span.start <= noun.idx < span.end for span in commitment.evidence)
        if commitment.act.start > noun.idx and not inside:
            continue
        if forms and commitment.form not in forms and not inside:
            continue
        if not inside:
            if tones.is_gathering(noun) and noun.lemma_ not in commitment.act.text.lower():
                continue
            if owner and commitment.by and not share(owner, commitment.by):
                continue
            if not owner and not tones.is_gathering(noun):
                continue
        best = place
        if inside:
            break
    return best


def _record(verb: Token, parties: Parties, events: tuple[Event, ...]) -> str | None:
    """The event or statement that shows the outcome."""
    sentence = parties.parsed.sentence_of(verb)
    for event in events:
        if event.trigger.start <= verb.idx < event.trigger.end:
            return event.id
    statement = parties.statement_at(verb.idx)
    if statement is not None:
        return statement.id
    for event in events:
        if sentence.start <= event.trigger.start < sentence.end and any(
            span.start <= verb.idx < span.end for span in event.evidence
        ):
            return event.id
    return None


def _changed(commitment: Commitment, state: State, record: str, parties: Parties) -> Commitment:
    change = Change(date=parties.parsed.document.published.value, state=state, record=record)
    return replace(commitment, state=state, history=(*commitment.history, change))
