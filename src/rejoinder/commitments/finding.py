"""All commitments of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rejoinder.commitments import (
    conditions,
    consequences,
    futures,
    gatherings,
    lexical,
    outcomes,
    settling,
    urgings,
)
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties
from rejoinder.lexicon import Lexicon
from rejoinder.records import Commitment, Event, Mentions, Parsed, Statement


def find(
    parsed: Parsed,
    mentions: Mentions,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    lexicon: Lexicon,
) -> tuple[Commitment, ...]:
    """All commitments of a document, in text order.

    Reads each sentence with five readers (consequences, binding words, "must" and imperatives,
    gatherings and decisions, "will"), lets one draft stand for each act, ties it to parties, times
    and records, joins repetitions, and lets the text itself say what became of a commitment.
    """
    parties = Parties(parsed=parsed, mentions=mentions, statements=statements, lexicon=lexicon)
    found = [
        commitment
        for sentence in parsed.sentences
        for draft in _best(_drafts(range(sentence.first, sentence.last), parties))
        if (commitment := settling.settle(draft, parties, events)) is not None
    ]
    return outcomes.follow(settling.joined(found), parties, events)


def _drafts(sentence: range, parties: Parties) -> Iterator[Draft]:
    for draft in (
        *consequences.find(sentence, parties),
        *lexical.find(sentence, parties),
        *urgings.find(sentence, parties),
        *gatherings.find(sentence, parties),
        *futures.find(sentence, parties),
    ):
        limits = draft.limits or conditions.of(draft.clause, draft.act)
        if limits is not None and draft.first <= limits.marker < draft.last:
            if limits.marker == draft.first:
                limits = None
            else:
                yield replace(draft, limits=limits, last=_cut(draft, limits.marker))
                continue
        yield replace(draft, limits=limits)


def _cut(draft: Draft, marker: int) -> int:
    """The act's end before a condition that stands inside its words."""
    doc = draft.act.doc
    last = marker
    while last > draft.act.i + 1 and (
        doc[last - 1].is_punct or doc[last - 1].lower_ in ("only", "but", "and")
    ):
        last -= 1
    return last


def _best(drafts: Iterator[Draft]) -> list[Draft]:
    """One draft for each act: the earlier reader wins, as the readers go from sure to loose."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(_same_act(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.first, draft.last))


def _same_act(one: Draft, other: Draft) -> bool:
    """Whether two drafts are of one act, or of an act within the other's."""
    if one.act.i == other.act.i or set(one.cue) & set(other.cue):
        return True
    if one.first < other.last and other.first < one.last:
        return True
    # The verb that binds is itself an act of the other ("will vote on leaving").
    return one.act.i in other.cue or other.act.i in one.cue
