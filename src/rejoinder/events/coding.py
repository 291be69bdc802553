"""Coding of one pair: what a source does to a target, where both are marked in the text.

Unlike :func:`find`, which asks whether anything happens between political actors at all, this takes
for granted that something does, and falls back on weaker signs until it has an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rejoinder.events.confidence import BY_TYPE
from rejoinder.events.detection import Candidate, candidates, contents_of
from rejoinder.events.scene import Scene, above, lemma
from rejoinder.grammar import clauses, status
from rejoinder.grammar.reality import State
from rejoinder.lexicon import events as lexicon
from rejoinder.records import ActorMention, Mentions, Parsed
from rejoinder.records.event import EventType, Status
from rejoinder.records.parts import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOURCE, _TARGET = "XXA", "XXB"
"""Stand-in codes of the two marked actors; both lie outside ISO 3166."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The code of a pair; ``rule`` says which sign decided it, ``confidence`` how often it does."""

    type: EventType
    mode: str | None
    quad: int
    status: Status
    rule: str
    confidence: float


def code_pair(parsed: Parsed, source: tuple[int, int], target: tuple[int, int]) -> Coding:
    """Type, mode, quad and status of what ``source`` does to ``target``, as PLOVER codes it.

    Spans are half-open code points of the parsed text; raises ``ValueError`` where one holds no
    token. Future cooperation folds into AGREE here, as the codebook has it.
    """
    mentions = Mentions(
        actors=(_mention(parsed, source, _SOURCE, 0), _mention(parsed, target, _TARGET, 1))
    )
    scene = Scene.of(parsed, mentions, ())
    tokens = [t for t in parsed.doc if not t.is_punct and not t.is_space]
    found = candidates(tokens, scene)
    ranked = sorted(found, key=lambda c: _rank(c, mentions, parsed))
    if ranked:
        best = ranked[0]
        tier = _rank(best, mentions, parsed)[0]
        return _coding(best.type, best.mode, best.token, f"{_TIERS[tier]}:{best.rule}", tier)
    return _by_path(scene, mentions, parsed)


_TIERS = ("pair", "source", "target", "near")
_CONFIDENCE = {
    "pair": 0.87,
    "source": 0.76,
    "target": 0.64,
    "path": 0.44,
    "near": 0.31,
    "none": 0.1,
}
"""Share right of each tier on plv_train.jsonl (677, 110, 22, 117, 81 and 43 sentences)."""
_MEAN = 0.86
"""Mean share right over the types of the first two tiers, to set a type against."""


def _mention(parsed: Parsed, span: tuple[int, int], code: str, entity: int) -> ActorMention:
    tokens = [
        t for t in parsed.doc if t.idx < span[1] and t.idx + len(t) > span[0] and not t.is_space
    ]
    if not tokens:
        raise ValueError(f"the span {span[0]}:{span[1]} holds no word of the text")
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1])
    first, last = tokens[0].i, tokens[-1].i + 1
    actor = Actor(name=code, code=code, mention=parsed.tokens_span(first, last))
    return ActorMention(
        actor=actor,
        form="name",
        start=actor.mention.start,
        end=actor.mention.end,
        first=first,
        last=last,
        head=head.i,
        entity=entity,
    )


def _rank(act: Candidate, mentions: Mentions, parsed: Parsed) -> tuple[int, int]:
    """Tier (both parties in place, the source, the target, neither), then nearness to both."""
    actors = {p.actor.code for p in act.actors}
    recipients = {p.actor.code for p in act.recipients}
    source, target = mentions.actors[0], mentions.actors[1]
    if _SOURCE in actors and _TARGET in recipients:
        tier = 0
    elif _SOURCE in actors and not recipients:
        tier = 1
    elif _TARGET in recipients or _SOURCE in actors:
        tier = 2
    else:
        tier = 3
    return tier, abs(act.token.i - source.head) + abs(act.token.i - target.head)


def _by_path(scene: Scene, mentions: Mentions, parsed: Parsed) -> Coding:
    """By the words between source and target in the tree, then by any word that has a row."""
    doc = parsed.doc
    source, target = doc[mentions.actors[0].head], doc[mentions.actors[1].head]
    path = [t for t in (*above(source), *above(target)) if t.pos_ in ("VERB", "NOUN", "AUX")]
    near = sorted(
        (t for t in doc if t.pos_ in ("VERB", "NOUN")),
        key=lambda t: abs(t.i - source.i) + abs(t.i - target.i),
    )
    for tier, tokens in (("path", path), ("near", near)):
        for token in tokens:
            named = _named(token, scene)
            if named is not None:
                return _coding(named[0], named[1], token, f"{tier}:{lemma(token)}", tier)
    # Nothing known stands anywhere: the most frequent root of plv_train.jsonl.
    return _coding("RETREAT", None, source, "none", "none")


def _named(token: Token, scene: Scene) -> tuple[EventType, str | None] | None:
    if token.pos_ == "NOUN":
        rows = lexicon.nouns().get(lemma(token), ())
        return (rows[0].type, rows[0].mode) if rows else None
    entries = lexicon.verbs().get(token.lemma_.lower(), ())
    clause = clauses.of(token)
    for content in contents_of(clause, scene):
        if not entries:
            return content
    for entry in entries:
        if not entry.extras and not [w for w in entry.act.object if not w.startswith("!")]:
            return entry.act.type, entry.act.mode
    return None


def _coding(kind: EventType, mode: str | None, token: Token, rule: str, tier: int | str) -> Coding:
    state = status.state_of(token)
    name = _TIERS[tier] if isinstance(tier, int) else tier
    folded = folded_type(kind, state)
    return Coding(
        type=folded,
        mode=mode if folded == kind else None,
        quad=lexicon.QUADS[folded],
        status=state.status,
        rule=rule,
        confidence=round(min(0.99, _CONFIDENCE[name] * BY_TYPE[kind] / _MEAN), 3),
    )


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


__all__ = ["Coding", "code_pair", "folded_type"]
