"""One list from two proposers: the rules over the parse and the learned tagger.

Each candidate gets one confidence from what both say of it. The rules know the construction and
every later stage reads it, so what both found keeps the rules' name for it; the tagger is the
better judge of whether there is an attribution at all and of where its parts end.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed
from rejoinder.statements import grammar
from rejoinder.statements.attribution import Attribution, Range
from rejoinder.statements.tagger import Proposal, Tagged

EVIDENCE = (
    "bias",
    "cue",
    "source",
    "content",
    "rule",
    "tagged",
    "ruled",
    "agree",
    "sourceless",
    "cue-and-rule",
)
"""What the confidence is made of: ``cue`` and ``rule`` are log odds of the two proposers, the rest
probabilities or yes and no."""

_FAR = 6.0
"""Log odds are held within this on both sides: the tagger is surer than it is right."""
_SAME = 0.8
"""Share of tokens in common (Dice) from which two contents are one, and the rules' ends are kept:
they stop at the marks a reader sees, the tagger at the token it was surest of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What is proposed, with the evidence for it in the order of :data:`EVIDENCE`."""

    attribution: Attribution
    evidence: tuple[float, ...]


def blended(
    parsed: Parsed, rules: Sequence[Attribution], tagged: Tagged, weights: Sequence[float]
) -> list[Attribution]:
    """Every candidate of either proposer with the confidence that both give it."""
    return [
        replace(c.attribution, confidence=confidence(c.evidence, weights))
        for c in candidates(parsed, rules, tagged)
    ]


@cache
def weights() -> tuple[float, ...]:
    """The weights of :data:`EVIDENCE`, as fitted by training/statements/blend.py."""
    stored = files("rejoinder.statements").joinpath("weights/blend.json").read_text("utf-8")
    named: dict[str, float] = json.loads(stored)
    return tuple(named[name] for name in EVIDENCE)


def confidence(evidence: Iterable[float], weights: Sequence[float]) -> float:
    """The probability that a candidate is an attribution whole."""
    total = sum(weight * value for weight, value in zip(weights, evidence, strict=True))
    return 1 / (1 + math.exp(-total))


def candidates(parsed: Parsed, rules: Sequence[Attribution], tagged: Tagged) -> list[Candidate]:
    """The candidates of both, those about one cue joined."""
    placed = {p.anchor: _attribution(parsed, p) for p in tagged.proposals}
    by_cue = {p.anchor: p for p in tagged.proposals}
    result: list[Candidate] = []
    joined: set[int] = set()
    for rule in rules:
        anchor = next((i for i, a in placed.items() if _overlap(a.cue, rule.cue)), None)
        seen = tagged.likely[_tokens(parsed, rule.cue or rule.content[0])]
        odds = _odds(float(seen.max()) if len(seen) else 0.0)
        if anchor is None:
            result.append(Candidate(attribution=rule, evidence=_evidence(odds, None, rule, 0.0)))
            continue
        joined.add(anchor)
        mine, own = placed[anchor], by_cue[anchor]
        same = alike(mine.content, rule.content)
        result.append(
            Candidate(
                attribution=_joined(mine, rule, same),
                evidence=_evidence(_odds(own.sureness[0]), own, rule, same),
            )
        )
    result += [
        Candidate(
            attribution=a,
            evidence=_evidence(_odds(by_cue[i].sureness[0]), by_cue[i], None, 0.0),
        )
        for i, a in placed.items()
        if i not in joined
    ]
    return result


def _evidence(
    odds: float, own: Proposal | None, rule: Attribution | None, same: float
) -> tuple[float, ...]:
    ruled = _odds(rule.confidence) if rule is not None else 0.0
    return (
        1.0,
        odds,
        own.sureness[1] if own else 0.0,
        own.sureness[2] if own else 0.0,
        ruled,
        1.0 if own else 0.0,
        1.0 if rule is not None else 0.0,
        same,
        1.0 if own and not own.source else 0.0,
        odds * ruled / _FAR,
    )


def _joined(mine: Attribution, rule: Attribution, same: float) -> Attribution:
    """The rules' construction with the tagger's parts, where those differ in substance."""
    return replace(
        rule,
        source=rule.source or mine.source,
        content=rule.content if same >= _SAME else mine.content,
    )


def _attribution(parsed: Parsed, proposal: Proposal) -> Attribution:
    doc = parsed.doc
    cue = doc[proposal.cue[0] : proposal.cue[-1] + 1]
    head = cue.root
    lemma = CueLexicon.shipped().verb(head.lower_) or head.lemma_.lower()
    return Attribution(
        source=_longest(parsed, proposal.source),
        cue=grammar.characters(doc, proposal.cue[0], proposal.cue[-1] + 1),
        content=grammar.pieces(doc, proposal.content)
        or (grammar.characters(doc, proposal.content[0], proposal.content[-1] + 1),),
        anchor=head.i,
        lemma=lemma,
        frame="tagged",
        rule="tagger",
    )


def _longest(parsed: Parsed, tokens: Sequence[int]) -> Range | None:
    """The longest unbroken piece of a source: what lies apart from it is a stray."""
    found = grammar.pieces(parsed.doc, tokens)
    return max(found, key=lambda piece: piece[1] - piece[0]) if found else None


def _tokens(parsed: Parsed, place: Range) -> slice:
    span = parsed.doc.char_span(*place, alignment_mode="expand")
    return slice(span.start, span.end) if span is not None else slice(0, 0)


def _overlap(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def alike(one: Sequence[Range], other: Sequence[Range]) -> float:
    """Dice's coefficient of two sets of ranges, by code points."""
    shared = sum(max(0, min(e, f) - max(s, b)) for s, e in one for b, f in other)
    size = sum(e - s for s, e in (*one, *other))
    return 2 * shared / size if size else 0.0


def _odds(probability: float) -> float:
    held = min(max(probability, 1e-9), 1 - 1e-9)
    return max(-_FAR, min(_FAR, math.log(held / (1 - held))))
