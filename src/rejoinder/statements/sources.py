"""Sources that the parse leaves out: a participle's comes from the cue or the noun before it."""

from __future__ import annotations

from dataclasses import replace

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed
from rejoinder.statements import grammar
from rejoinder.statements.attribution import Attribution, Range

_NEAR = 400
"""Code points back to the cue whose source a participle shares: one long sentence."""
_SPLIT = 60
"""The same where the parser split the sentence between the two ("…,” he said, calling it …")."""


def settled(parsed: Parsed, cues: CueLexicon, found: list[Attribution]) -> list[Attribution]:
    """Proposals with the sources of participles and of verbs without subjects looked for again."""
    result: list[Attribution] = []
    for a in found:
        token = parsed.doc[a.anchor]
        if a.rule != "verb" or token.tag_ != "VBG" or a.cue is None:
            result.append(a)
            continue
        found_again = _shown(parsed, a) or _before(parsed, a) or _shared(parsed, cues, a, result)
        if found_again is None or found_again[0] == a.source:
            result.append(a)
            continue
        kept = tuple(f for f in a.features if not f.startswith("way="))
        result.append(
            replace(a, source=found_again[0], features=(*kept, f"way={found_again[1]}"))
            if not _within(found_again[0], a.content)
            else a
        )
    return result


_SHOWING = frozenset(["show", "hear", "record", "film", "capture", "depict", "feature", "catch"])


def _shown(parsed: Parsed, a: Attribution) -> tuple[Range, str] | None:
    """Whoever is shown saying so: "a memo shows the regulator, Ana Ruiz, warning ministers"."""
    doc = parsed.doc
    sentence = parsed.sentence_of(doc[a.anchor])
    for index in range(a.anchor - 2, max(sentence.first, a.anchor - _SHOWN), -1):
        token = doc[index]
        if token.pos_ in ("VERB", "AUX") and token.tag_ != "VBN":
            if token.lemma_ not in _SHOWING:
                return None
            last = a.anchor
            while last > index + 1 and doc[last - 1].is_punct:
                last -= 1
            return grammar.characters(doc, index + 1, last), "before"
    return None


_SHOWN = 12
"""Tokens back to the verb of showing: a name with its office has up to ten."""


def _before(parsed: Parsed, a: Attribution) -> tuple[Range, str] | None:
    """The noun right before a participle with no comma between: "footage of Trump saying"."""
    doc = parsed.doc
    first = a.anchor
    while first > 0 and doc[first - 1].dep_ in ("neg", "advmod") and doc[first - 1].pos_ == "ADV":
        first -= 1
    if first == 0:
        return None
    head = doc[first - 1]
    # A name says; "an interview saying" does not, its maker does.
    if head.pos_ not in ("PROPN", "PRON") or head.tag_ in ("PRP$", "WDT", "WP"):
        return None
    low = first - 1
    while low > 0 and doc[low - 1].pos_ == "PROPN" and doc[low - 1].sent == head.sent:
        low -= 1
    return grammar.characters(doc, low, first), "before"


def _shared(
    parsed: Parsed, cues: CueLexicon, a: Attribution, earlier: list[Attribution]
) -> tuple[Range, str] | None:
    """The source of the last cue of saying before ", adding that …" in the same sentence."""
    assert a.cue is not None
    before = parsed.text[max(0, a.cue[0] - 2) : a.cue[0]].rstrip()
    if not before.endswith((",", "”", '"', "—", "–", "-")):
        return None
    way = next((f for f in a.features if f.startswith("way=")), "")
    if way not in ("way=none", "way=participle", "way=linear"):
        return None
    line = parsed.text.rfind("\n", 0, a.cue[0])
    for other in reversed(earlier):
        if other.cue is None or other.source is None or other.rule != "verb":
            continue
        if other.cue[0] < line or a.cue[0] - other.cue[1] > _NEAR:
            return None
        row = cues.cue(other.lemma, "verb")
        if row is None or row.kind not in ("speech", "relay"):
            continue
        if parsed.quotation_at(other.cue[0]) is not None:
            continue
        if parsed.sentence_at(other.source[0]) != parsed.sentence_at(a.cue[0]) and (
            a.cue[0] - other.cue[1] > _SPLIT
        ):
            return None
        if not other.frame.startswith(("clause", "quote", "order")):
            continue
        return other.source, "shared"
    return None


def _within(place: Range, content: tuple[Range, ...]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in content)
