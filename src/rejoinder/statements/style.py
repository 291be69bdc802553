"""Style and polarity: in whose words, and whether it was said at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed
from rejoinder.records.statement import Polarity, Style
from rejoinder.statements.attribution import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHHELD = frozenset(["decline", "refuse", "refusal"])
_SAYING = frozenset(
    [
        "say",
        "tell",
        "comment",
        "answer",
        "respond",
        "reply",
        "discuss",
        "disclose",
        "reveal",
        "specify",
        "elaborate",
        "identify",
        "name",
        "confirm",
        "explain",
        "mention",
        "address",
        "state",
        "speak",
        "talk",
        "give",
        "provide",
        "announce",
        "clarify",
    ]
)


def style(parsed: Parsed, attribution: Attribution) -> Style:
    """Direct if all content stands in quotation marks, indirect if none does, else mixed."""
    if attribution.frame in ("colon-turn", "introduced", "dash", "dash-quoted", "answer"):
        return "direct"
    inside = outside = 0
    for start, end in attribution.content:
        position = start
        for quotation in parsed.quotations:
            if quotation.depth or quotation.end <= position or quotation.start >= end:
                continue
            outside += _words(parsed.text[position : max(position, quotation.start)])
            low, high = max(position, quotation.start), min(end, quotation.end)
            cue = attribution.cue
            if cue is None or not quotation.start <= cue[0] < quotation.end:
                inside += _words(parsed.text[low:high])
            else:
                outside += _words(parsed.text[low:high])
            position = high
        outside += _words(parsed.text[position:end])
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def polarity(parsed: Parsed, attribution: Attribution, cues: CueLexicon) -> Polarity:
    """Whether the content was said, withheld or asked.

    "did not say" and "refused to say" are not said; "denied that" says its denial; "asked whether"
    asks, as any cue does in a question put to somebody.
    """
    token = parsed.doc[attribution.anchor]
    row = cues.cue(attribution.lemma, "noun" if attribution.rule == "noun" else "verb")
    above = token.head if token.dep_ in ("xcomp", "acl") else None
    if above is not None and attribution.cue and above.idx < attribution.cue[0] - 25:
        above = None
    held_back = above is not None and (
        cues.verb(above.lower_) in _WITHHELD or cues.noun(above.lower_) in _WITHHELD
    )
    if held_back:
        return "not_said"
    if attribution.lemma in _WITHHELD:
        follows = parsed.text[attribution.content[0][0] : attribution.content[0][0] + 40].split()
        verb = next((cues.verb(w.lower().strip(",.")) for w in follows if w.lower() != "to"), None)
        said = any(word.lower().strip(",.") in _SAYING for word in follows[:3])
        return "not_said" if said or verb in _SAYING else "said"
    if row is not None and row.kind != "attitude" and _negated(token):
        return "not_said"
    if attribution.source and _none(parsed.text[slice(*attribution.source)]):
        return "not_said"
    if _questioned(parsed, attribution):
        return "asked"
    if row is not None and row.polarity == "asked" and attribution.frame != "infinitive":
        return "asked"
    return "said"


_NONE = frozenset({"nobody", "none", "neither", "nothing"})


def _none(source: str) -> bool:
    words = source.lower().split()
    return words[0] in _NONE or words[:2] in (["no", "one"], ["no", "official"], ["no", "side"])


def _questioned(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether the text itself asks if it was said ("Did he say …?"), or a turn is a question."""
    if attribution.frame == "colon-turn":
        return parsed.text[: attribution.content[-1][1]].rstrip().endswith("?")
    token = parsed.doc[attribution.anchor]
    sentence = parsed.sentence_of(token)
    if parsed.doc[sentence.last - 1].text != "?" or attribution.source is None:
        return False
    return any(
        child.dep_ in ("aux", "auxpass") and child.idx < attribution.source[0]
        for child in token.children
    )


def _negated(token: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in token.children)


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))
