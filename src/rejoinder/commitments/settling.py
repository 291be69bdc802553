"""Settling: Draft -> Commitment. Ties a draft to parties, a day and the records it lies in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.commitments import conditions, dues, tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties, distinct, political, same, share
from rejoinder.grammar import phrases
from rejoinder.records import (
    Actor,
    Change,
    Commitment,
    Condition,
    Event,
    Span,
    Statement,
    When,
    record_id,
)
from rejoinder.records.commitment import Form, State

if TYPE_CHECKING:
    from spacy.tokens import Token

_TYPES: dict[Form, frozenset[str]] = {
    "threat": frozenset({"THREATEN", "COERCE", "SANCTION", "ASSAULT", "REJECT", "MOBILIZE"}),
    "demand": frozenset({"REQUEST"}),
    "schedule": frozenset({"CONSULT", "AGREE", "COOPERATE"}),
}
"""Event types that fit a form best, where several events lie in its clause."""

NO_PARTY = 0.9
"""A draft that binds nobody by name loses a tenth of its prior."""


def settle(draft: Draft, parties: Parties, events: tuple[Event, ...]) -> Commitment | None:
    """The commitment a draft makes, or null where it lacks what its form must have."""
    parsed = parties.parsed
    when = dues.of(draft, parsed, parties.mentions)
    dated = when is not None and (when.start is not None or parsed.document.published.value is None)
    if "date" in draft.wants and not dated:
        return None
    statement = _statement(draft, parties)
    if statement is not None and statement.polarity != "said":
        return None
    event = _event(draft, parties, events)
    by = draft.by or _by_speaker(draft, parties) or _by_event(event, draft, parties)
    if tones.is_personal(draft.act):
        holder = draft.holder or phrases.subject(draft.act) or phrases.subject(draft.clause)
        by = parties.person(holder) or by
    if not by and draft.form not in ("schedule", "decision") and "anybody" not in draft.wants:
        return None
    condition = _condition(draft, by, parties)
    to = _addressed(draft, by, condition, statement, event, parties)
    first, last = _without_day(draft, parties)
    act = parsed.tokens_span(first, last)
    evidence = _evidence(draft, parties)
    said = _date(statement, parsed.document.published.value)
    state: State = "open"
    published = parsed.document.published.value
    if when is not None and when.end is not None and published is not None and when.end < published:
        state = "due"
    record = statement.id if statement is not None else (event.id if event is not None else None)
    history = [Change(date=said, state="open", record=record)]
    if state == "due" and when is not None:
        history.append(Change(date=when.end, state="due", record=None))
    return Commitment(
        id=record_id("c", document=parsed.document.id, spans=(act, *evidence), label=draft.form),
        document=parsed.document.id,
        form=draft.form,
        by=by,
        to=to,
        act=act,
        condition=condition,
        due=when,
        state=state,
        event=event.id if event is not None else None,
        statement=statement.id if statement is not None else None,
        history=tuple(history),
        evidence=evidence,
        rule=draft.rule,
        confidence=_confidence(draft, by),
    )


def joined(found: list[Commitment]) -> list[Commitment]:
    """One commitment for each act that the text tells of more than once, the fuller one kept."""
    kept: list[Commitment] = []
    for commitment in found:
        for index, other in enumerate(kept):
            if _same_commitment(commitment, other):
                fuller, poorer = other, commitment
                if _fullness(commitment) > _fullness(other):
                    fuller, poorer = commitment, other
                kept[index] = _with_evidence(fuller, poorer)
                break
        else:
            kept.append(commitment)
    return kept


def _same_commitment(one: Commitment, other: Commitment) -> bool:
    if one.form != other.form or (one.by and other.by and not share(one.by, other.by)):
        return False
    if one.due is not None and other.due is not None and one.due.start != other.due.start:
        return False
    return _likeness(one.act.text, other.act.text) >= SAME_ACT


SAME_ACT = 0.6
"""Share of the shorter act's content words that the other must hold to be the same act; chosen on
own sentences: below a half, two demands to one state run together."""

_STOP = frozenset(
    ("the", "a", "an", "of", "to", "in", "on", "for", "and", "by", "with", "its", "their", "from")
)


def _likeness(one: str, other: str) -> float:
    first = {word.strip(".,“”\"'").lower() for word in one.split()} - _STOP
    second = {word.strip(".,“”\"'").lower() for word in other.split()} - _STOP
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def _fullness(commitment: Commitment) -> int:
    known = (commitment.by, commitment.to, commitment.due, commitment.condition)
    return 10 * sum(1 for part in known if part) + min(len(commitment.act.text.split()), 9)


def _with_evidence(fuller: Commitment, poorer: Commitment) -> Commitment:
    spans = sorted({*fuller.evidence, *poorer.evidence})
    first = min(fuller, poorer, key=lambda commitment: commitment.act.start)
    return replace(fuller, evidence=tuple(spans), history=first.history)


def _statement(draft: Draft, parties: Parties) -> Statement | None:
    """On whose word: the statement that the cue itself makes, else the innermost around it."""
    doc = parties.parsed.doc
    for index in draft.cue:
        token = doc[index]
        cued = parties.statement_cued(token.idx, token.idx + len(token))
        if cued is not None:
            return cued
    return parties.statement_at(doc[draft.clause.i].idx) or parties.statement_at(
        doc[draft.act.i].idx
    )


def _event(draft: Draft, parties: Parties, events: tuple[Event, ...]) -> Event | None:
    """The event of the same act: triggered by the act's head or the cue, else within the act."""
    doc = parties.parsed.doc
    heads = {doc[index].idx for index in (draft.act.i, *draft.cue, draft.clause.i)}
    span = parties.parsed.tokens_span(draft.first, draft.last)
    best: Event | None = None
    rank = (0, 0)
    for event in events:
        trigger = event.trigger
        at_head = any(trigger.start <= head < trigger.end for head in heads)
        if not at_head and not span.contains(trigger):
            continue
        fits = event.type in _TYPES.get(draft.form, frozenset())
        if not at_head and not fits and trigger.start > span.start + 12:
            continue
        score = (2 * at_head + fits, -abs(trigger.start - span.start))
        if best is None or score > rank:
            best, rank = event, score
    return best


def _by_event(event: Event | None, draft: Draft, parties: Parties) -> tuple[Actor, ...]:
    if event is None or draft.form not in ("schedule", "decision"):
        return ()
    named = (*event.actor, *event.recipient) if draft.form == "schedule" else event.actor
    return distinct(polity for actor in named for polity in parties.polities(actor))


def _by_speaker(draft: Draft, parties: Parties) -> tuple[Actor, ...]:
    """A decision named by nobody is the speaker's own side's, where its words name that side."""
    if "speaker" not in draft.wants:
        return ()
    side = parties.side(parties.statement_at(parties.parsed.doc[draft.clause.i].idx))
    named = parties.within(draft.first, draft.last)
    return tuple(actor for actor in side if political(actor) and share((actor,), named))


def _condition(draft: Draft, by: tuple[Actor, ...], parties: Parties) -> Condition | None:
    if draft.limits is None:
        return None
    return Condition(
        span=parties.parsed.tokens_span(draft.limits.first, draft.limits.last),
        sense="unless" if draft.limits.unless else "if",
        by=_waited_for(draft, by, parties),
    )


def _waited_for(draft: Draft, by: tuple[Actor, ...], parties: Parties) -> Actor | None:
    """Whose act a condition is. Nobody threatens himself: a pronoun that seems to mean the one who
    threatens means the one threatened, where the act names one."""
    if draft.limits is None:
        return None
    party = conditions.party(draft.limits, parties)
    pronoun = any(
        token.pos_ == "PRON" and token.dep_ in phrases.SUBJECTS
        for token in parties.parsed.doc[draft.limits.first : draft.limits.first + 2]
    )
    if party is not None and pronoun and draft.form == "threat" and share((party,), by):
        others = [a for a in _counterparties(draft, parties) if not share((a,), by)]
        return others[0] if others else party
    return party


def _addressed(
    draft: Draft,
    by: tuple[Actor, ...],
    condition: Condition | None,
    statement: Statement | None,
    event: Event | None,
    parties: Parties,
) -> tuple[Actor, ...]:
    """To whom: those named by the form, the condition's party for a threat, those acted upon."""
    if draft.to or draft.form == "demand":
        return draft.to
    waited = condition.by if condition is not None else None
    if draft.form in ("threat", "offer") and waited is not None and not share((waited,), by):
        return (waited,)
    if draft.form == "schedule" and not draft.by:
        return ()
    found = [
        actor
        for actor in _counterparties(draft, parties)
        if political(actor) and not any(same(actor, other) for other in by)
    ]
    if not found and event is not None and draft.form in ("promise", "threat", "offer"):
        found = [a for a in event.recipient if political(a) and a.code and not share((a,), by)]
    if not found and statement is not None and draft.form in ("promise", "threat", "offer"):
        found = [a for a in statement.addressee if political(a) and not share((a,), by)]
    return distinct(found)


def _is_inner(token: Token, draft: Draft) -> bool:
    """Whether a name stands in a clause inside the act ("bills passed against him")."""
    for up in phrases.governors(token):
        if up.i == draft.act.i:
            return False
        if up.dep_ in ("relcl", "acl", "advcl") and up.pos_ == "VERB":
            return True
    return False


_TOWARD = frozenset({"with", "to", "against", "for", "on"})


def _counterparties(draft: Draft, parties: Parties) -> list[Actor]:
    """The actors that an act's object or its first prepositions name."""
    doc = parties.parsed.doc
    found: list[Actor] = []
    for index in range(draft.first, draft.last):
        token = doc[index]
        mention = parties.mentions.actor_headed(index)
        if mention is None or mention.form in ("demonym", "document"):
            continue
        if mention.actor.code is None or mention.actor.sector == "JUD":
            continue  # a court decides between others, and is nobody's counterpart
        if _is_inner(token, draft):
            continue
        direct = token.dep_ in ("dobj", "dative") and token.head.i == draft.act.i
        toward = token.dep_ == "pobj" and token.head.lower_ in _TOWARD
        if toward and (
            (token.head.lower_ == "on" and mention.form == "metonym")
            or (token.head.lower_ == "for" and draft.act.lemma_ in ("vote", "run", "campaign"))
        ):
            continue  # "on Capitol Hill" is where; a vote for somebody is no promise to him
        joint = token.dep_ == "conj" and bool(found)
        if direct or toward or joint:
            found.extend(parties.of(token))
    return found


def _without_day(draft: Draft, parties: Parties) -> tuple[int, int]:
    """The act's words without a day that closes them ("by Friday"), and before an attribution."""
    doc = parties.parsed.doc
    first, last = draft.first, draft.last
    for statement in parties.statements:
        for span in (statement.source, statement.cue):
            if span is None:
                continue
            inside = doc[draft.act.i].idx < span.start < doc[last - 1].idx + 1
            index = _token_at(parties, span.start, first, last) if inside else None
            if index is not None and doc[index - 1].text in (",", "”", '"'):
                last = phrases.trimmed(doc, first, index)[1]
    for mention in parties.mentions.times:
        if mention.timex != "DURATION" and mention.last == last and mention.first > draft.act.i:
            last = phrases.trimmed(doc, first, mention.first)[1]
    while last > first + 1 and doc[last - 1].tag_ == "IN" and doc[last - 1].dep_ != "prt":
        last -= 1
    return first, last


def _token_at(parties: Parties, offset: int, first: int, last: int) -> int | None:
    for index in range(first, last):
        if parties.parsed.doc[index].idx == offset:
            return index
    return None


def _evidence(draft: Draft, parties: Parties) -> tuple[Span, ...]:
    """The clause that binds: from its subject or condition to the end of the act."""
    doc = parties.parsed.doc
    indexes = [draft.first, draft.last - 1, *draft.cue, draft.clause.i]
    subject = phrases.own_subject(draft.clause)
    if subject is not None:
        indexes.append(subject.left_edge.i)
    if draft.limits is not None:
        indexes += [draft.limits.marker, draft.limits.first, draft.limits.last - 1]
    sentence = parties.parsed.sentence_of(draft.act)
    due = dues.mention_of(draft, parties.parsed, parties.mentions)
    if due is not None:
        indexes += [due.first, due.last - 1]
    first = max(min(indexes), sentence.first)
    last = min(max(indexes) + 1, sentence.last)
    return (parties.parsed.tokens_span(*phrases.trimmed(doc, first, last)),)


def _date(statement: Statement | None, published: str | None) -> str | None:
    said: When | None = statement.said if statement is not None else None
    if said is not None and said.start is not None and said.start == said.end:
        return said.start
    return published


def _confidence(draft: Draft, by: tuple[Actor, ...]) -> float:
    """The cue's prior, less where nobody is known to be bound."""
    value = draft.prior
    if not by:
        value *= NO_PARTY
    return round(value, 3)
