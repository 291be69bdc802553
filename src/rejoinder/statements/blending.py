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
from itertools import pairwise
from typing import TYPE_CHECKING

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed
from rejoinder.statements import grammar
from rejoinder.statements.attribution import Attribution, Range, within
from rejoinder.statements.tagger import Proposal, Tagged

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ORIGINS = ("verb", "noun", "adjective", "adverb", "phrase", "mark", "tagger")
EVIDENCE = (
    *("bias", "cue", "source", "content", "rule", "tagged", "ruled", "agree", "sourceless"),
    *("cue-and-rule", "cue-squared", "rule-squared", "cue-and-content", "cue-if-tagged"),
    *("rule-if-tagged", "content-squared", "source-squared", "content-and-source", "both"),
    *("cue-if-ruled", "length", "no-source"),
    *(f"origin={origin}" for origin in _ORIGINS),
)
"""What the confidence is made of: ``cue`` and ``rule`` are log odds of the two proposers,
``source`` and ``content`` probabilities of the tagger's, ``agree`` the likeness of both contents,
``length`` grows with the content's; the rest are products of these and yes or no."""

_FAR = 6.0
"""Log odds are held within this on both sides: the tagger is surer than it is right."""
_SAME = 0.8
"""Share of tokens in common (Dice) from which two contents are one, and the rules' ends are kept:
they stop at the marks a reader sees, the tagger at the token it was surest of."""
_ACT = 0.3
"""Confidence at most of asking somebody for a thing, which the events stage reads."""
_STRONG = 0.7
"""A rule's proposal as likely as this is not swallowed by another's content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What is proposed, with the evidence for it in the order of :data:`EVIDENCE`.

    ``seen`` says whether the tagger was asked about it: where it was not, the rules' own confidence
    stands.
    """

    attribution: Attribution
    evidence: tuple[float, ...]
    seen: bool


def blended(
    parsed: Parsed, rules: Sequence[Attribution], tagged: Tagged, weights: Sequence[float]
) -> list[Attribution]:
    """Every candidate of either proposer with the confidence that both give it."""
    result = []
    for c in candidates(parsed, rules, tagged):
        if not c.seen:
            result.append(c.attribution)
            continue
        likely = confidence(c.evidence, weights)
        if c.attribution.lemma == "ask" and c.attribution.frame == "object":
            # "asked Oslo for gas": an act, which the annotators of PolNeAR count as words.
            likely = min(likely, _ACT)
        if c.attribution.rule in ("phrase", "mark"):
            # "According to", "“…” — Name": a formula is right whatever the tagger makes of it.
            likely = max(likely, c.attribution.confidence)
        result.append(replace(c.attribution, confidence=likely))
    return result


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
    proposals = [p for p in tagged.proposals if not _tells_apart(parsed.doc[p.anchor])]
    placed = _parted({p.anchor: _attribution(parsed, p) for p in proposals})
    by_cue = {p.anchor: p for p in proposals}
    anchors = {token: p.anchor for p in proposals for token in p.cue}
    strong = [r.cue for r in rules if r.cue is not None and r.confidence >= _STRONG]
    result: list[Candidate] = []
    joined: set[int] = set()
    for rule in rules:
        if rule.frame == "parenthesis" and _tells_apart(parsed.doc[rule.anchor]):
            continue
        tokens = _tokens(parsed, rule.cue or rule.content[0])
        anchor = next((anchors[i] for i in tokens if i in anchors), None) if rule.cue else None
        if anchor is None:
            likely = max((float(tagged.likely[i]) for i in tokens), default=0.0)
            seen = bool(tagged.seen[rule.anchor])
            result.append(_candidate(rule, likely, own=None, rule=rule, same=0.0, seen=seen))
            continue
        joined.add(anchor)
        same = alike(placed[anchor].content, rule.content)
        own = by_cue[anchor]
        both = _joined(placed[anchor], rule, same, strong)
        result.append(_candidate(both, own.sureness[0], own=own, rule=rule, same=same))
    for anchor, a in placed.items():
        if anchor not in joined:
            own = by_cue[anchor]
            result.append(_candidate(a, own.sureness[0], own=own, rule=None, same=0.0))
    return result


def _tells_apart(cue: Token) -> bool:
    """ "two officials briefed on the talks": a participle that only tells who somebody is."""
    if cue.lemma_ == "brief" and cue.i + 1 < len(cue.doc) and cue.nbor().lower_ in ("on", "by"):
        return True  # nobody is briefed there, so somebody was
    return cue.tag_ == "VBN" and cue.dep_ == "acl"


def _candidate(
    a: Attribution,
    likely: float,
    *,
    own: Proposal | None,
    rule: Attribution | None,
    same: float,
    seen: bool = True,
) -> Candidate:
    cue = _odds(likely)
    ruled = _odds(rule.confidence) if rule is not None else 0.0
    _, source, content = own.sureness if own else (0.0, 0.0, 0.0)
    tagged, known = float(own is not None), float(rule is not None)
    size = sum(end - start for start, end in a.content)
    evidence = (
        *(1.0, cue, source, content, ruled, tagged, known, same),
        float(own is not None and not own.source),
        *(cue * ruled / _FAR, cue * cue / _FAR, ruled * ruled / _FAR, cue * content),
        *(cue * tagged, ruled * tagged, content * content, source * source, content * source),
        *(tagged * known, cue * known, math.log(size + 1) / 5, float(a.source is None)),
        *(float(a.rule == origin) for origin in _ORIGINS),
    )
    return Candidate(attribution=a, evidence=evidence, seen=seen)


def _joined(
    mine: Attribution, rule: Attribution, same: float, strong: Sequence[Range]
) -> Attribution:
    """The rules' construction with the tagger's parts, where those differ in substance.

    The rules' content stays where the tagger's cue took its first words ("declined to comment"),
    and where the tagger's swallows a strong cue that the rules' leaves out ("accused the government
    and called on the council").
    """
    assert rule.cue is not None
    assert mine.cue is not None
    cue = rule.cue
    swallowed = any(
        within(other, mine.content) and not within(other, rule.content)
        for other in strong
        if other != cue
    )
    shifted = (
        rule.content[-1][1] == mine.content[-1][1]
        and cue[1] <= rule.content[0][0] < mine.cue[1] <= mine.content[0][0]
    )
    keep = same >= _SAME or swallowed or shifted
    return replace(
        rule, source=rule.source or mine.source, content=rule.content if keep else mine.content
    )


def _attribution(parsed: Parsed, proposal: Proposal) -> Attribution:
    doc = parsed.doc
    cue = doc[proposal.cue[0] : proposal.cue[-1] + 1]
    head = cue.root
    lemma = CueLexicon.shipped().verb(head.lower_) or head.lemma_.lower()
    return Attribution(
        source=None if _is_expletive(doc, proposal) else _longest(parsed, proposal.source),
        cue=grammar.characters(doc, proposal.cue[0], proposal.cue[-1] + 1),
        content=grammar.pieces(doc, _mended(parsed, proposal))
        or (grammar.characters(doc, proposal.content[0], proposal.content[-1] + 1),),
        anchor=head.i,
        lemma=lemma,
        frame="tagged",
        rule="tagger",
    )


_COVERED = 0.5
"""Share of a quotation that a content must hold to be given the whole of it."""
_QUOTED = 300
"""Tokens of a quotation at most that is filled so: a longer one may be a mark left open."""


def _mended(parsed: Parsed, proposal: Proposal) -> Sequence[int]:
    """The tokens of a content, those between them in one quotation filled in: nobody breaks off in
    the middle of what he quotes."""
    doc = parsed.doc
    others = {*proposal.cue, *proposal.source}
    content = set(proposal.content)
    first, last = min(content), max(content)
    near = [
        q
        for q in parsed.quotations
        if q.start <= doc[last].idx + len(doc[last]) and doc[first].idx < q.end
    ]
    for quotation in near:
        inside = set(_tokens(parsed, (quotation.start, quotation.end))) - others
        if len(inside) < _QUOTED and len(inside & content) >= _COVERED * len(inside):
            content |= inside
    for one, following in pairwise(sorted(content)):
        gap = range(one + 1, following)
        start, end = doc[one].idx, doc[following].idx
        if others.isdisjoint(gap) and any(q.start <= start and end < q.end for q in near):
            content.update(gap)
    return sorted(content)


def _parted(placed: dict[int, Attribution]) -> dict[int, Attribution]:
    """The tagger's attributions, no piece of a content beyond another's cue that also claims it.

    "accused the government of … and called on the council to open …": what follows "called on" is
    not what the government is accused of.
    """
    others = [a for a in placed.values() if a.cue is not None]
    return {
        anchor: replace(a, content=kept)
        if (kept := tuple(p for p in a.content if not _claimed(p, a, others)))
        else a
        for anchor, a in placed.items()
    }


def _claimed(piece: Range, a: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether a later cue stands between this one and the piece, and has it for its own content."""
    assert a.cue is not None
    return any(
        any(start < piece[1] and piece[0] < end for start, end in other.content)
        for other in others
        if other.cue is not None
        and a.cue[1] <= other.cue[0]
        and other.cue[1] <= piece[0]
        and not within(other.cue, a.content)
    )


def _is_expletive(doc: Doc, proposal: Proposal) -> bool:
    """ "It was announced that": a subject that stands for the clause."""
    if len(proposal.source) != 1:
        return False
    subject = doc[proposal.source[0]]
    passive = subject.dep_ in ("nsubjpass", "expl") and subject.head.i in proposal.cue
    return subject.lower_ in ("it", "there") and passive


def _longest(parsed: Parsed, tokens: Sequence[int]) -> Range | None:
    """The longest unbroken piece of a source: what lies apart from it is a stray."""
    found = grammar.pieces(parsed.doc, tokens)
    return max(found, key=lambda piece: piece[1] - piece[0]) if found else None


def _tokens(parsed: Parsed, place: Range) -> range:
    span = parsed.doc.char_span(*place, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


def alike(one: Sequence[Range], other: Sequence[Range]) -> float:
    """Dice's coefficient of two sets of ranges, by code points."""
    shared = sum(max(0, min(e, f) - max(s, b)) for s, e in one for b, f in other)
    size = sum(e - s for s, e in (*one, *other))
    return 2 * shared / size if size else 0.0


def _odds(probability: float) -> float:
    held = min(max(probability, 1e-9), 1 - 1e-9)
    return max(-_FAR, min(_FAR, math.log(held / (1 - held))))
