"""Attributions: the rules' proposals over the parse, weighed together with the tagger's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rejoinder.lexicon import cues as tables
from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed
from rejoinder.statements import (
    adverbial,
    blending,
    bounds,
    mistaken,
    nesting,
    nominal,
    ordered,
    punctuated,
    quoted,
    relay,
    sources,
    tagger,
    verbal,
    weighing,
)
from rejoinder.statements.attribution import Attribution, within

THRESHOLD = 0.35
"""Below this a candidate is dropped. On PolNeAR's development articles (five folds) complete F1 is
flat from 0.3 to 0.4, and precision there goes from 77 to 82."""

DEED = 0.55
"""The threshold for "backed Poland", "withdrew its offer", "voted to extend": PolNeAR counts half
of them as attitudes, a reader of a page sees events. On PolNeAR's development articles a bar of 0.5
raises precision from 80.5 to 81.9 and lowers complete F1 from 74.4 to 74.2."""

ACT = 0.7
"""The same for acts with a bare object ("imposed a tariff", "withdrew its ambassador")."""

OFFER = 0.5
"""The same for "threatened to shell", "offered to host": saying by its sense, doing by its form."""

TAGGED = 0.4
"""The same for what the tagger alone proposes: no rule can tell what construction it is."""

NESTED = 0.5
"""The same for what lies in another's content, where PolNeAR says nothing: a record more there is
worse than one less, so more than even odds are asked."""


RELAYED = 0.8
"""Confidence of what a relay passes on, as a share of the relay's own. No annotated data has both;
four in five such clauses were parsed right in the project's own cases."""


def find(parsed: Parsed) -> tuple[Attribution, ...]:
    """The attributions of a document, in text order, each with its confidence."""
    cues = CueLexicon.shipped()
    weights = tables.weights()
    held, shares = weighed(parsed, cues)
    likely = [_formal(parsed, cues, a) for a in judged(parsed, held)]
    chosen = _apart(parsed, cues, select(likely, THRESHOLD))
    alone = [
        replace(a, confidence=weighing.scored(weighing.uncontained(a.features), share, weights))
        for a, share in zip(held, shares, strict=True)
    ]
    holders = nesting.around([*chosen, *alone])
    inner = [
        replace(a, confidence=confidence)
        for index, a in enumerate(alone, start=len(chosen))
        if (outer := [chosen[i] for i in holders[index] if i < len(chosen)])
        and (confidence := _nested(parsed, cues, outer, a)) is not None
    ]
    ended = (bounds.bounded(parsed, a) for a in select([*chosen, *inner], THRESHOLD))
    return tuple(
        a for a in ended if a.confidence >= _least(a, cues) and not mistaken.mistaken(parsed, a)
    )


FORMAL = 0.6
"""Confidence at least of "it is understood that …", "…, he went on": formulas too rare in PolNeAR
for its counts to tell them from what has their form. A stated guess."""


def _formal(parsed: Parsed, cues: CueLexicon, a: Attribution) -> Attribution:
    """A candidate that is a statement by its form alone, with the confidence of one."""
    if a.rule != "verb" or a.confidence >= FORMAL:
        return a
    token = parsed.doc[a.anchor]
    row = cues.cue(a.lemma, "verb")
    impersonal = a.frame == "passive-clause" and any(
        c.dep_ in ("nsubjpass", "expl") and c.lower_ == "it" for c in token.children
    )
    known = row is not None and row.kind in ("speech", "attitude", "relay")
    if impersonal and known and parsed.text[slice(*a.content[0])].startswith("that "):
        return replace(a, confidence=FORMAL)
    if known and _set_off(parsed, a):
        return replace(a, confidence=FORMAL)
    goes_on = token.lemma_ == "go" and any(c.lower_ == "on" for c in token.children)
    if goes_on and a.frame == "clause-before" and a.source is not None:
        return replace(a, cue=(token.idx, token.idx + len(token) + 3), confidence=FORMAL)
    return a


def _set_off(parsed: Parsed, a: Attribution) -> bool:
    """Whether source and cue stand alone between commas: "Paris, Mr Orlov continued, could"."""
    if a.frame not in ("parenthesis", "clause-before") or a.source is None or a.cue is None:
        return False
    before = parsed.text[: a.source[0]].rstrip()[-1:]
    together = 0 <= a.cue[0] - a.source[1] <= 1
    return together and before == "," and parsed.text[a.cue[1] : a.cue[1] + 1] == ","


def judged(parsed: Parsed, rules: Sequence[Attribution]) -> list[Attribution]:
    """The rules' proposals and the tagger's in one list, with the confidence both give them."""
    if not tagger.available():
        return list(rules)
    return blending.blended(parsed, rules, tagger.propose(parsed, rules), blending.weights())


def _apart(
    parsed: Parsed, cues: CueLexicon, chosen: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The chosen without those in another's content that are no statement there."""
    return tuple(
        a
        for a, around in zip(chosen, nesting.around(chosen), strict=True)
        if not around or (weighing.nests(parsed, a, cues) and not _acts(parsed, a, cues))
    )


def weighed(
    parsed: Parsed, cues: CueLexicon
) -> tuple[list[Attribution], list[tuple[float, float]]]:
    """All proposals of the rules with their confidence, and the shares that it came from."""
    rates, weights = weighing.Rates.shipped(), tables.weights()
    found = proposals(parsed, cues)
    shares = [rates.of_attribution(a) for a in found]
    free = features(parsed, found, cues, shares)
    held = [
        replace(a, features=names, confidence=_scored(a, names, share, weights))
        for a, names, share in zip(found, free, shares, strict=True)
    ]
    return held, shares


def _least(a: Attribution, cues: CueLexicon) -> float:
    """The confidence asked of it: more for deeds with a bare object, which are events first."""
    if a.rule == "tagger":
        return TAGGED
    row = cues.cue(a.lemma, "verb") if a.rule == "verb" else None
    if row is None or not row.deed:
        return THRESHOLD
    if row.kind == "speech" and a.frame == "infinitive":
        return OFFER
    bare = a.frame in ("object", "infinitive", "passive", "parenthesis", "advcl", "clause-before")
    if row.kind == "act" and a.frame == "object":
        return ACT
    return DEED if bare or a.frame.startswith("prep") else THRESHOLD


def _scored(
    a: Attribution,
    names: Sequence[str],
    shares: tuple[float, float],
    weights: Mapping[str, float],
) -> float:
    if a.frame == "colon-turn":
        return punctuated.TURN
    return weighing.scored(names, shares, weights)


def _nested(
    parsed: Parsed, cues: CueLexicon, holders: Sequence[Attribution], inner: Attribution
) -> float | None:
    """The confidence of a proposal in the holders' contents, or null if it is no statement there.

    What an agency or document passes on is somebody's words as a rule, so the clause that it
    reports needs less evidence: any cue of speech or attitude at its head will do.
    """
    if not weighing.nests(parsed, inner, cues):
        return None
    row = cues.cue(inner.lemma, "verb") if inner.rule == "verb" else None
    deed = row is not None and row.deed
    for outer in holders:
        if not deed and passes_on(parsed, outer) and _heads(parsed, outer, inner):
            return max(inner.confidence, RELAYED * outer.confidence)
    says = row is not None and row.kind == "speech" and inner.frame != "object"
    if _acts(parsed, inner, cues) or inner.confidence < (THRESHOLD if says else NESTED):
        return None
    return inner.confidence


_TO_COME = frozenset(["will", "would", "’ll", "'ll", "shall"])
"""What is yet to be said is no statement: "said she would ask the panel"."""


def _acts(parsed: Parsed, inner: Attribution, cues: CueLexicon) -> bool:
    """Whether it does something rather than say it: "would recall its envoy", "agreed to go".

    Within another's content that is an event on the other's word. Asking, offering, ordering or
    promising *to* do something is saying it.
    """
    if inner.rule != "verb":
        return False
    if any(t.lower_ in _TO_COME for t in parsed.doc[inner.anchor].children if t.dep_ == "aux"):
        return True
    row = cues.cue(inner.lemma, "verb")
    says = row is not None and row.kind in ("speech", "relay") and not row.deed
    if inner.frame == "object" and not says:
        return not any(mark in parsed.text[s:e] for s, e in inner.content for mark in '“"')
    if inner.frame in ("infinitive", "order-that") or inner.frame.startswith("clause"):
        return inner.lemma == "agree" or (row is not None and row.deed and row.kind != "speech")
    return row is not None and row.deed


def passes_on(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether an attribution's source is by its words an agency or outlet, or it is a phrase."""
    if attribution.source is None:
        return False
    start, end = attribution.source
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    kind = relay.named_kind(parsed, (start, end))
    # "The memo shows that the ministry knew": documents show facts more often than words.
    return kind is not None and (kind != "document" or attribution.rule == "phrase")


def _heads(parsed: Parsed, outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner cue is the main verb of what the outer one attributes."""
    place = outer.content[0]
    span = parsed.doc.char_span(*place, alignment_mode="expand")
    if span is None or inner.rule != "verb":
        return False
    # Its source opens the content where the parse made another word the head.
    opens = inner.source is not None and 0 <= inner.source[0] - place[0] <= _OPENING
    return span.root.i == inner.anchor or (opens and inner.frame == "clause-that")


_OPENING = 1


def proposals(parsed: Parsed, cues: CueLexicon) -> list[Attribution]:
    """Everything that could be an attribution, in text order, unweighed."""
    found = [*verbal.find(parsed.doc, cues)]
    found = quoted.adjoining(parsed, cues, found)
    found = quoted.introducing(parsed, cues, found)
    found = sources.settled(parsed, cues, found)
    found = ordered.settled(parsed, cues, found)
    found += [*nominal.find(parsed.doc, cues), *adverbial.find(parsed), *punctuated.find(parsed)]
    found = quoted.completed(parsed, found)
    found = quoted.continued(parsed, found)
    return sorted(found, key=lambda a: (a.cue or a.content[0], a.anchor))


def features(
    parsed: Parsed,
    found: Sequence[Attribution],
    cues: CueLexicon,
    shares: Sequence[tuple[float, float]],
) -> list[tuple[str, ...]]:
    """The features of each proposal, which include how likely a proposal it lies within is."""
    strengths = [share for share, _ in shares]
    return [
        weighing.features(parsed, a, cues, container)
        for a, container in zip(found, _containers(found, strengths), strict=True)
    ]


def _containers(found: Sequence[Attribution], strengths: Sequence[float]) -> list[str]:
    """Of each proposal the strength, in thirds, of the likeliest whose content its cue is in."""
    places = sorted((a.cue[0], index) for index, a in enumerate(found) if a.cue is not None)
    starts = [start for start, _ in places]
    best = [0.0] * len(found)
    for index, (outer, strength) in enumerate(zip(found, strengths, strict=True)):
        for start, end in outer.content:
            for _, inner in places[bisect_left(starts, start) : bisect_left(starts, end)]:
                if inner != index:
                    best[inner] = max(best[inner], strength)
    return [
        "none" if not b else "weak" if b < 1 / 3 else "fair" if b < 2 / 3 else "strong"
        for b in best
    ]


def select(weighed: Sequence[Attribution], threshold: float) -> tuple[Attribution, ...]:
    """The likely ones; of two with one content (and neither cue in it) the likelier."""
    kept: list[Attribution] = []
    by_anchor: set[int] = set()
    # Only what stands in the same stretches of the text can be a rival: in a long transcript
    # comparing every pair would take longer than the parse.
    standing: dict[int, list[Attribution]] = {}
    for a in sorted(weighed, key=lambda a: (-a.confidence, a.start)):
        if a.confidence < threshold:
            break
        stretches = _stretches(a)
        if a.anchor in by_anchor or any(
            rivals(a, b) for stretch in stretches for b in standing.get(stretch, ())
        ):
            continue
        kept.append(a)
        by_anchor.add(a.anchor)
        for stretch in stretches:
            standing.setdefault(stretch, []).append(a)
    return tuple(sorted(kept, key=lambda a: (a.cue or a.content[0], a.anchor)))


_STRETCH = 256
"""Code points: about two sentences, so that few candidates share one."""


def _stretches(a: Attribution) -> set[int]:
    """The numbered stretches of the text that its cue and content touch."""
    parts = (*a.content, a.cue) if a.cue is not None else a.content
    return {n for start, end in parts for n in range(start // _STRETCH, end // _STRETCH + 1)}


def rivals(one: Attribution, other: Attribution) -> bool:
    """Whether two cannot both stand: cues overlap, or content does and neither holds the other."""
    if one.cue and other.cue and one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1]:
        return True
    if holds(one, other) or holds(other, one):
        return False
    return any(s < f and e > b for s, e in one.content for b, f in other.content)


def holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner one's cue lies in the outer one's content."""
    return within(inner.cue or inner.content[0], outer.content)
