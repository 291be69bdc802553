"""Addressees: to whom a commitment is, where its own clause doesn't say.

In a page about two sides, what one of them undertakes it undertakes toward the other. The side is
taken from the sentence, else from the one before, else from the page as a whole; never where two
could be meant, unless both are ("both sides").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rejoinder.records import Actor, Commitment
from rejoinder.weaving.sides import SHARED
from rejoinder.weaving.told import Told, actors


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Who is meant by a commitment: an actor of its page, whose basis is ``ledger``.

    ``part`` is ``to``, or ``by`` where "the two governments" would act.
    """

    commitment: str
    document: str
    part: str
    actor: Actor


LEADING = 3
"""How many times as often as any third side the other one must stand in a page to be meant. At two,
one more commitment of the story's seen half has its addressee, and one of Wikinews a wrong one."""

_BOTH = re.compile(
    r"\b(?:both|two (?:sides|governments|countries|ministers|parties)|between)\b", re.IGNORECASE
)


def find(pages: Sequence[Told]) -> tuple[Addressee, ...]:
    """The addressees of all commitments that name none, gatherings left out: they have members."""
    found = []
    for told in pages:
        known = [a for a in actors(told.reading) if a.code and a.code not in SHARED]
        for commitment in told.reading.commitments:
            bound = _pair(commitment, known)
            to = [] if bound else _meant(commitment, told, known)
            if commitment.form == "schedule" or any(a.code for a in commitment.to):
                to = []
            found += [
                Addressee(
                    commitment=commitment.id,
                    document=told.document,
                    part=part,
                    actor=replace(actor, basis="ledger"),
                )
                for part, meant in (("by", bound), ("to", to))
                for actor in meant
            ]
    return tuple(found)


def _pair(commitment: Commitment, known: Sequence[Actor]) -> list[Actor]:
    """The two sides of a page where "both sides" or their joint body would act."""
    if any(actor.code for actor in commitment.by) or not commitment.by:
        return []
    if not all(_JOINT.search(actor.mention.text) for actor in commitment.by):
        return []
    pair = _leading(known, _PAIR)
    return pair if len(pair) == 2 else []


_JOINT = re.compile(r"\b(?:both|two|joint|sides|governments)\b", re.IGNORECASE)


def _meant(commitment: Commitment, told: Told, known: Sequence[Actor]) -> list[Actor]:
    bound = {actor.code for actor in commitment.by}
    others = [actor for actor in known if actor.code not in bound]
    start, end = told.sentence(commitment.act.start)
    before = told.sentence(max(start - 2, 0))
    whole = _leading(others)
    if _BOTH.search(told.text[start:end]) and len(whole) == 2:
        return whole
    for first, last in ((start, end), before):
        near = [actor for actor in others if first <= actor.mention.start < last]
        codes = {actor.code for actor in near}
        if len(codes) == 1:
            return near[:1]
    counts = Counter(actor.code for actor in others)
    return [actor for actor in whole[:1] if counts[actor.code] >= _OFTEN]


_OFTEN = 4
"""Times that a side must stand in a page's records for the page to be about it."""


_PAIR = 1.2
"""The same for "the two governments", which surely are two: only a tie leaves open which."""


def _leading(others: Iterable[Actor], least: float = LEADING) -> list[Actor]:
    """The side that stands out in a page, and the one after it that stands out too."""
    listed = list(others)
    ranked = Counter(actor.code for actor in listed).most_common()
    counts = [count for _, count in ranked] + [0, 0, 0]
    if not ranked:
        return []
    chosen = [ranked[0][0]] if counts[0] >= least * counts[1] else []
    if len(ranked) > 1 and counts[1] >= least * counts[2]:
        chosen = [ranked[0][0], ranked[1][0]]
    return [next(actor for actor in listed if actor.code == code) for code in chosen]
