"""Coding of one pair: what a source does to a target, where both are marked in the text.

The rules answer first; a learned head (``relation.py``) weighs their answer against the words
between the two and the encoder's sense of the sentence, and gives each root its probability.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rejoinder.events import relation
from rejoinder.events.pairing import Pair, Ruling, pair_of, ruling
from rejoinder.events.relation import Head, Signs
from rejoinder.grammar import status
from rejoinder.grammar.reality import State
from rejoinder.lexicon import events as lexicon
from rejoinder.records import Parsed
from rejoinder.records.event import EventType, Status

_FUTURE = frozenset({"planned", "pending", "possible", "conditional"})
_THREATS = frozenset({"MOBILIZE", "PROTEST", "SANCTION", "COERCE", "ASSAULT"})
"""Types of which a planned act, said by the actor, is a threat."""

_UNFOLDED = frozenset({"purpose", "can", "question", "imperative", "to"})

_FOLDS: dict[EventType, EventType] = {
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "SUPPORT": "AGREE",
    "CONSULT": "AGREE",
    "RETREAT": "CONCEDE",
}
"""PLOVER codes a future act of these types as the intention that it shows."""

_TYPES: dict[str, EventType] = {kind: kind for kind in lexicon.QUADS}
_YIELDING: tuple[EventType, ...] = ("CONCEDE", "RETREAT")
"""The two types that the head knows as one root, YIELD, since the coded sentences do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The code of a pair.

    ``rule`` is the rules' sign, ``confidence`` the probability of the root (CONCEDE and RETREAT
    are one), ``runners_up`` the next roots with theirs. Sorted by confidence, the surest 80 % of
    pairs are right in 94 % (docs/coding.md): whoever would rather abstain leaves out the others.
    """

    type: EventType
    mode: str | None
    quad: int
    status: Status
    rule: str
    confidence: float
    runners_up: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A pair made ready for the head."""

    pair: Pair
    ruled: Ruling
    state: State
    signs: Signs


def code_pair(parsed: Parsed, source: tuple[int, int], target: tuple[int, int]) -> Coding:
    """Type, mode, quad and status of what ``source`` does to ``target``, as PLOVER codes it.

    Spans are half-open code points of the parsed text; raises ``ValueError`` where one holds no
    token. Future cooperation folds into AGREE here, as the codebook has it.
    """
    return code([described(parsed, source, target)])[0]


def described(parsed: Parsed, source: tuple[int, int], target: tuple[int, int]) -> Described:
    """A marked pair with the rules' answer and its signs."""
    pair = pair_of(parsed, source, target)
    ruled = ruling(pair)
    state = status.state_of(ruled.token)
    folded = folded_type(ruled.type, state)
    signs = relation.signs_of(pair, ruled, state.status, folded)
    return Described(pair=pair, ruled=ruled, state=state, signs=signs)


def code(
    pairs: Sequence[Described], head: Head | None = None, vectors: relation.Array | None = None
) -> list[Coding]:
    """The codings of pairs, by the shipped head unless another is given."""
    head = head or Head.shipped()
    signs = [one.signs for one in pairs]
    found = head.probabilities(signs, relation.vectors(signs) if vectors is None else vectors)
    return [
        _coding(one, dict(zip(head.roots, map(float, row), strict=True)))
        for one, row in zip(pairs, found, strict=True)
    ]


def _coding(one: Described, likely: dict[str, float]) -> Coding:
    ranked = sorted(likely, key=lambda root: (-likely[root], root))
    ruled = one.ruled
    kind = _type(ranked[0], one)
    if kind == ruled.type:
        mode = ruled.mode
    else:
        named = [(act.type, act.mode) for _, act in one.pair.acts] + list(one.pair.named)
        mode = next((mode for other, mode in named if other == kind), None)
    return Coding(
        type=kind,
        mode=mode,
        quad=lexicon.QUADS[kind],
        status=one.state.status,
        rule=ruled.rule,
        confidence=round(likely[ranked[0]], 3),
        runners_up=tuple((root, round(likely[root], 3)) for root in ranked[1:4]),
    )


def _type(root: str, one: Described) -> EventType:
    """The type of a root: YIELD is RETREAT or CONCEDE by the rules' signs, folded by status."""
    if root != "YIELD":
        return _TYPES[root]
    seen: Iterable[EventType] = (
        one.ruled.type,
        *(act.type for _, act in one.pair.acts),
        *(kind for kind, _ in one.pair.named),
    )
    kind: EventType = next((kind for kind in seen if kind in _YIELDING), "RETREAT")
    folded = folded_type(kind, one.state)
    return folded if folded in _YIELDING else kind


def folded_type(kind: EventType, state: State) -> EventType:
    """PLOVER's folding by status.

    Future cooperation is AGREE, a future retreat CONCEDE, planned conflict THREATEN, cooperation
    denied REJECT. A purpose, an ability or a report in doubt ("reportedly") folds nothing.
    """
    if state.status == "denied":
        return "REJECT" if lexicon.QUADS[kind] <= 2 else kind
    if kind in _THREATS:
        return "THREATEN" if state.status == "planned" else kind
    if state.status in _FUTURE and state.sign not in _UNFOLDED and not state.leaning:
        return _FOLDS.get(kind, kind)
    return kind


__all__ = ["Coding", "code", "code_pair", "described", "folded_type"]
