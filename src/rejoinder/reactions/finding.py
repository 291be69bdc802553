"""All reactions of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rejoinder.grammar import phrases
from rejoinder.lexicon import Lexicon
from rejoinder.reactions import answers, further, stimuli
from rejoinder.reactions.answers import Answer
from rejoinder.reactions.scene import Scene, meet
from rejoinder.records import (
    Commitment,
    Event,
    Mentions,
    Parsed,
    Reaction,
    Span,
    Statement,
    Stimulus,
    record_id,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_RECORD = 0.9
"""A stimulus that is named but has no record of its own loses a tenth: its words are less sure."""


def find(
    parsed: Parsed,
    mentions: Mentions,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    commitments: tuple[Commitment, ...],
    lexicon: Lexicon,
) -> tuple[Reaction, ...]:
    """All reactions that a document states, in text order: one for each stimulus.

    A reaction stands only where the answer is itself on record, as an event or a statement.
    """
    scene = Scene(parsed=parsed, mentions=mentions, statements=statements, events=events)
    found: dict[tuple[str, str], Reaction] = {}
    for sentence in parsed.sentences:
        for answer in answers.find(range(sentence.first, sentence.last), scene):
            for reaction in _reactions(answer, scene):
                words = reaction.stimulus.span.text if reaction.stimulus.span else ""
                found.setdefault((reaction.response, reaction.stimulus.record or words), reaction)
    return tuple(found.values())


def _reactions(answer: Answer, scene: Scene) -> Iterator[Reaction]:
    response = _response(answer, scene)
    if response is None:
        return
    if not answer.stimuli:
        before = _before(answer.response, response, scene)
        if before is not None:
            yield _reaction(answer, response, before[0], before[1], scene)
        return
    for named in answer.stimuli:
        span = scene.parsed.tokens_span(named.first, named.last)
        yield _reaction(answer, response, stimuli.record(named, response, scene), span, scene)


def _response(answer: Answer, scene: Scene) -> str | None:
    """The record that answers: the event at the response's head, the statement it makes, or what
    its complements hold ("responded by expelling")."""
    head = answer.response
    holder, linked = further.carrier(head, scene)
    if linked is not None and answer.cue.frame in ("adverbial", "copular"):
        return linked
    if holder.i != head.i and answer.cue.frame == "adverbial":
        return None  # "her comments are in response to": no record of the comments
    taken = {index for part in answer.stimuli for index in range(part.first, part.last)}
    above = (head.head,) if head.dep_ == "acl" and head.head.dep_ == "dobj" else ()
    carrier = (above[0].head,) if above else ()
    for token in (*carrier, head, *_complements(head)):
        if token.i in taken:
            continue
        event = scene.event_at(token)
        if event is not None:
            return event.id
    for token in (head, *_complements(head)):
        statement = scene.statement_cued(token)
        if statement is not None and token.i not in taken:
            return statement.id
    if answer.cue.frame == "copular":
        # "The inquiry is a response to the tariffs, he said": the words themselves answer.
        said = scene.statement_at(head.idx)
        return said.id if said is not None else None
    return None


def _complements(head: Token) -> list[Token]:
    """The verbs and nouns that carry a light response's sense, nearest first."""
    found: list[Token] = []
    for child in head.children:
        participle = child.dep_ == "advcl" and child.tag_ == "VBG"
        carrying = child.dep_ in ("xcomp", "ccomp", "conj", "oprd") or participle
        if child.dep_ == "dobj" or (carrying and child.i > head.i):
            found.append(child)
        elif child.dep_ == "prep" and child.lower_ in ("by", "with"):
            found.extend(c for c in child.children if c.dep_ in ("pcomp", "pobj"))
    for noun in [child for child in head.children if child.dep_ == "dobj"]:
        # "answered the sanctions with a ban": the parse may hang the means on the object.
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "with":
                found.extend(c for c in child.children if c.dep_ == "pobj")
    return found


def _before(token: Token, response: str, scene: Scene) -> tuple[str, Span] | None:
    """What "responded by …" answers: the other side's act or words nearest before, in the same
    paragraph or the one before it."""
    side = scene.side_of(response)
    sentence = scene.parsed.sentence_of(token)
    for event in reversed(scene.events):
        if event.trigger.start >= token.idx or event.id == response or not event.actor:
            continue
        if not side and scene.parsed.sentence_at(event.trigger.start) == sentence:
            return event.id, event.trigger  # "freed a judge, and two fighters were freed in return"
        there = scene.parsed.sentence_at(event.trigger.start)
        if there is None or sentence.paragraph - there.paragraph > 1:
            return None
        if (
            side
            and not meet(event.actor, side)
            and (not event.recipient or meet(event.recipient, side))
        ):
            return event.id, event.trigger
    return None


def _reaction(
    answer: Answer, response: str, record: str | None, span: Span, scene: Scene
) -> Reaction:
    document = scene.parsed.document.id
    first = min(answer.first, answer.response.i)
    subject = phrases.own_subject(answer.response)
    if subject is not None:
        first = min(first, subject.left_edge.i)
    last = max(answer.last, answer.response.i + 1)
    evidence = scene.parsed.tokens_span(*phrases.trimmed(scene.parsed.doc, first, last))
    confidence = answer.cue.prior * (1.0 if record is not None else NO_RECORD)
    return Reaction(
        id=record_id("r", document=document, spans=(span, evidence), label="stated", part=response),
        document=document,
        response=response,
        stimulus=Stimulus(record=record, document=document, span=span),
        basis="stated",
        lag_days=_lag(response, record, scene),
        evidence=(evidence,),
        rule=f"{answer.cue.frame}:{answer.cue.phrase}",
        confidence=round(confidence, 3),
    )


def _lag(response: str, record: str | None, scene: Scene) -> int | None:
    """Days from stimulus to response, where both days are known; never below nought."""
    if record is None:
        return None
    start, end = scene.date_of(record), scene.date_of(response)
    if start is None or end is None or end < start:
        return None
    return (end - start).days
