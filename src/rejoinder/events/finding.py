"""All events of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rejoinder.events import circumstances, consequences
from rejoinder.events.confidence import confidence
from rejoinder.events.detection import Candidate, candidates
from rejoinder.events.scene import Scene
from rejoinder.grammar import clauses, status
from rejoinder.grammar.reality import State
from rejoinder.lexicon import Lexicon
from rejoinder.lexicon.events import QUADS
from rejoinder.records import Event, Mentions, Parsed, Span, Statement, When, record_id
from rejoinder.records.event import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_MUSINGS = frozenset({"imperative", "question"})
"""Signs under which nothing is claimed: an order to the reader, a question."""


def find(
    parsed: Parsed, mentions: Mentions, statements: tuple[Statement, ...], lexicon: Lexicon
) -> tuple[Event, ...]:
    """All events of a document, in text order.

    An empty tuple where no political actor acts; a sentence without an actor mention is skipped.
    """
    scene = Scene.of(parsed, mentions, statements)
    found: list[Event] = []
    for sentence in parsed.sentences:
        tokens = [t for t in parsed.doc[sentence.first : sentence.last] if not t.is_punct]
        if _is_caption(parsed.text[sentence.start : sentence.end]):
            continue
        acts = candidates(tokens, scene)
        acts = consequences.with_threats(acts, tokens, scene)
        for act in acts:
            state = status.state_of(act.token)
            if state.sign in _MUSINGS or _is_asked(act.token):
                continue
            found.append(_event(act, state, scene, lexicon))
    return tuple(sorted({event.id: event for event in found}.values(), key=_order))


_PICTURED = re.compile(r"\((?:left|right|cent(?:er|re)|pictured|front|back|top|bottom)\)|\bImage: ")


def _is_caption(text: str) -> bool:
    """Whether a sentence says who stands where in a picture."""
    return _PICTURED.search(text) is not None


def _is_asked(token: Token) -> bool:
    """ "Why should they back him?": what a question weighs, nobody claims."""
    last = token.sent[-1]
    return (
        token.dep_ == "ROOT"
        and "?" in (last.text, last.nbor(-1).text if last.i > token.i + 1 else "")
        and any(child.tag_ == "MD" for child in token.lefts)
    )


def _is_undone(token: Token) -> bool:
    """ "has yet to concede", "could not have broken the law"."""
    head = token.head
    near = (*head.children, *token.lefts)
    if token.tag_ == "VB" and head.lemma_ == "have" and any(c.lower_ == "yet" for c in near):
        return True
    before = {child.lower_ for child in token.lefts}
    return (
        token.tag_ == "VBN"
        and bool(before & {"could", "can"})
        and "have" in before
        and bool(before & {"not", "n't", "never"})
    )


def _order(event: Event) -> tuple[int, int]:
    return event.trigger.start, event.trigger.end


def _event(act: Candidate, state: State, scene: Scene, lexicon: Lexicon) -> Event:
    parsed = scene.parsed
    trigger = trigger_span(act, parsed)
    evidence = _evidence(act, trigger, parsed)
    time = circumstances.when(act, scene, state.status)
    statement = scene.statement_at(trigger.start)
    past = act.token.tag_ == "VBD"  # "promised to meet in March": the day is the promised one's
    status_now = state.status if past else _by_calendar(state.status, time, parsed)
    if _is_undone(act.token):
        status_now = "denied"
    if act.rule.startswith("consequence") or act.refusal:
        status_now = "occurred"
    number = status.within(status_now, status.of(act.token).factuality)
    return Event(
        id=record_id("e", document=parsed.document.id, spans=[trigger], label=act.type),
        document=parsed.document.id,
        type=act.type,
        mode=act.mode,
        context=circumstances.contexts(act),
        cameo=act.cameo,
        quad=QUADS[act.type],
        score=lexicon.scores.score(act.type, act.mode),
        status=status_now,
        actor=tuple(party.actor for party in act.actors),
        recipient=tuple(party.actor for party in act.recipients),
        when=time,
        where=circumstances.where(act, scene),
        quantities=circumstances.quantities(act, scene),
        trigger=trigger,
        evidence=evidence,
        statement=statement.id if statement is not None else None,
        factuality=round(number, 2),
        rule=act.rule,
        confidence=confidence(act, status_now),
    )


def trigger_span(act: Candidate, parsed: Parsed) -> Span:
    """The words that name the act: the verb, its particle, and a noun that carries the sense."""
    token = act.token
    last = token.i + 1
    for child in token.children:
        if child.dep_ == "prt" and child.i == last:
            last = child.i + 1
    if act.carrier is not None and 0 < act.carrier - token.i <= 4:
        last = max(last, act.carrier + 1)
    return parsed.tokens_span(token.i, last)


def _evidence(act: Candidate, trigger: Span, parsed: Parsed) -> tuple[Span, ...]:
    first, last = clauses.extent(act.token)
    main = parsed.tokens_span(first, last)
    main = parsed.span(min(main.start, trigger.start), max(main.end, trigger.end))
    spans = {main.start: main}
    for party in (*act.actors, *act.recipients):
        mention = party.actor.mention
        if party.token.sent == act.token.sent and not main.contains(mention):
            start = party.token.idx
            words = parsed.span(start, start + len(party.token))
            here = mention if mention.overlaps(words) else words
            if not main.contains(here):
                spans.setdefault(here.start, here)
    return tuple(spans[start] for start in sorted(spans))


def _by_calendar(claimed: Status, time: When | None, parsed: Parsed) -> Status:
    """ "The council meets on Monday": a day still to come makes a plain present a plan."""
    published = parsed.document.published.value
    if claimed not in ("occurred", "ongoing") or time is None or published is None:
        return claimed
    return "planned" if time.start is not None and time.start > published[:10] else claimed
