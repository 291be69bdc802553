"""How likely a proposal is to be an attribution: a logistic model over its construction."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rejoinder.lexicon import cues as tables
from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed
from rejoinder.statements.attribution import Attribution

Key = tuple[str, str, str]
Count = tuple[int, int]

_PULL = 4.0
"""Proposals' worth of pull to the wider share: with 4 a cue seen once is mostly its kind's."""

_FIRST = frozenset(["i", "we", "you", "me", "us", "my", "our", "your"])
_MODALS = frozenset(
    ["would", "could", "should", "might", "may", "must", "can", "will", "’ll", "'ll"]
)


def features(
    parsed: Parsed, attribution: Attribution, cues: CueLexicon, container: str
) -> tuple[str, ...]:
    """The names of what is so of a proposal."""
    doc = parsed.doc
    token = doc[attribution.anchor]
    row = next(
        (
            r
            for part in ("verb", "noun", "adjective", "adverb")
            if (r := cues.cue(attribution.lemma, part)) and _part(attribution) == part
        ),
        None,
    )
    kind = row.kind if row else "phrase"
    names = [
        *attribution.features,
        f"frame={attribution.frame}",
        f"kind={kind}",
        f"kind={kind}&frame={attribution.frame}",
        f"tag={token.tag_}",
        f"tag={token.tag_}&kind={kind}",
        f"source={_source(parsed, attribution)}",
        f"source={_source(parsed, attribution)}&kind={kind}",
        f"within={container}",
        f"dep={token.dep_}",
        f"length={_length(attribution)}",
        f"frame={attribution.frame}&length={_length(attribution)}",
    ]
    children = {c.dep_: c for c in token.children}
    if "neg" in children:
        names.append("negated")
    if any(c.dep_ == "aux" and c.lower_ in _MODALS for c in token.children):
        names.append("modal")
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
        names.append("infinitive")
    if any(
        c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "unless", "when", "while", "because")
        for c in token.children
    ):
        names.append("subordinate")
    quoted = parsed.quotation_at(token.idx)
    if quoted is not None:
        names.append("quoted")
        names.append(f"quoted&source={_source(parsed, attribution)}")
    if any(ch in parsed.text[s:e] for s, e in attribution.content for ch in '“"'):
        names.append("content-quotes")
    if attribution.content and attribution.cue:
        names.append(
            "content-" + ("after" if attribution.content[0][0] > attribution.cue[0] else "before")
        )
        if len(attribution.content) > 1:
            names.append("content-split")
    sentence = parsed.sentence_of(token)
    if sentence.paragraph == 0:
        names.append("first-paragraph")
    if doc[sentence.last - 1].text in ("?", "?”"):
        names.append("question")
    return tuple(names)


_NESTING = ("speech", "relay", "attitude", "document", "phrase")


def uncontained(names: Iterable[str]) -> list[str]:
    """The same features as if the proposal lay in no other's content."""
    kept = [n for n in names if not n.startswith(("within=", "quoted", "dep="))]
    return [*kept, "within=none", "dep=ROOT"]


def nests(parsed: Parsed, attribution: Attribution, cues: CueLexicon) -> bool:
    """Whether a proposal inside another's content is a statement of its own for a reader.

    It must have a source of its own that is not the speaker's I, we or you, and attribute by a verb
    or a phrase ("according to"); within quoted words it must be one of saying.
    """
    token = parsed.doc[attribution.anchor]
    if attribution.source is None or _source(parsed, attribution) in ("first", "who"):
        return False
    if _source(parsed, attribution) == "it":
        # "The agency said it had asked donors": only a verb of saying makes its "it" a speaker.
        said = cues.cue(attribution.lemma, "verb") if attribution.rule == "verb" else None
        return said is not None and said.kind == "speech" and parsed.quotation_at(token.idx) is None
    if attribution.rule == "noun":
        return attribution.frame == "noun-that" and parsed.quotation_at(token.idx) is None
    if attribution.rule not in ("verb", "phrase", "tagger"):
        return False
    row = cues.cue(attribution.lemma, "verb")
    kind = row.kind if row else "phrase"
    if parsed.quotation_at(token.idx) is not None and kind not in ("speech", "relay", "phrase"):
        return False
    return kind in _NESTING


def _part(attribution: Attribution) -> str:
    return attribution.rule


def _source(parsed: Parsed, attribution: Attribution) -> str:
    if attribution.source is None:
        return "none"
    start, end = attribution.source
    text = parsed.text[start:end]
    lower = text.lower()
    if lower in _FIRST:
        return "first"
    if lower in ("he", "she", "his", "her", "him"):
        return "he"
    if lower in ("they", "them", "their"):
        return "they"
    if lower in ("it", "its", "this", "that", "which", "there", "what"):
        return "it"
    if lower in ("who", "whom", "whose"):
        return "who"
    if any(word[:1].isupper() for word in text.split()[1:]) or text[:1].isupper():
        return "named"
    return "common"


def _length(attribution: Attribution) -> str:
    size = sum(end - start for start, end in attribution.content)
    for limit in (12, 25, 50, 100, 200):
        if size <= limit:
            return str(limit)
    return "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often each cue was right on the training articles: counts, and sums of them.

    ``without`` takes one article's own counts out, so that training never sees its answer.
    """

    frames: Mapping[Key, Count]
    cues: Mapping[tuple[str, str], Count]
    rules: Mapping[str, Count]

    @classmethod
    def of(cls, counts: Mapping[Key, Count]) -> Rates:
        """Rates from counts by cue, rule and construction."""
        cues: dict[tuple[str, str], Count] = {}
        rules: dict[str, Count] = {}
        for (cue, rule, _), (right, seen) in counts.items():
            a, b = cues.get((cue, rule), (0, 0))
            cues[cue, rule] = (a + right, b + seen)
            a, b = rules.get(rule, (0, 0))
            rules[rule] = (a + right, b + seen)
        return cls(frames=counts, cues=cues, rules=rules)

    @classmethod
    @cache
    def shipped(cls) -> Rates:
        """The rates of the counts in the package."""
        return cls.of(tables.counts())

    def of_attribution(
        self, attribution: Attribution, without: Mapping[Key, Count] | None = None
    ) -> tuple[float, float]:
        """Shares right of the cue in its construction and of the cue, drawn to wider shares."""
        cue, rule, frame = attribution.lemma, attribution.rule, attribution.frame
        own = list((without or {}).items())
        right, seen = self.rules.get(rule, (0, 0))
        broad = (right + 1) / (seen + 4)
        right, seen = self.cues.get((cue, rule), (0, 0))
        right -= sum(r for (c, u, _), (r, _s) in own if (c, u) == (cue, rule))
        seen -= sum(s for (c, u, _), (_r, s) in own if (c, u) == (cue, rule))
        middle = (right + _PULL * broad) / (seen + _PULL)
        right, seen = self.frames.get((cue, rule, frame), (0, 0))
        less = (without or {}).get((cue, rule, frame), (0, 0))
        right, seen = right - less[0], seen - less[1]
        return (right + _PULL * middle) / (seen + _PULL), middle


def scored(names: Iterable[str], rates: tuple[float, float], weights: Mapping[str, float]) -> float:
    """The probability that a proposal with these features is an attribution."""
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) for name in names)
    for name, value in numeric(rates).items():
        total += weights.get(name, 0.0) * value
    return 1 / (1 + math.exp(-total))


def numeric(rates: tuple[float, float]) -> dict[str, float]:
    """The features that are numbers: log odds of the two shares."""
    narrow, wide = (math.log(share / (1 - share)) for share in rates)
    return {"rate-frame": narrow, "rate-cue": wide}
