"""Where the parts of a candidate end: what no parse or tagger may leave in them.

A content ends before the conjunction of the next clause and does not run over a semicolon to the
other side of its own cue; a source does not begin with the clause before it; brackets come in
pairs.
"""

from __future__ import annotations

from dataclasses import replace

from rejoinder.records import Parsed
from rejoinder.statements.attribution import Attribution, Range

_JOINING = frozenset(["and", "but", "or", "nor", "while", "whereas", "when", "because", "which"])
_SAID = frozenset(["say", "add", "explain", "continue", "insist", "warn", "argue", "write", "tell"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_PAIRS = {")": "(", "]": "["}
_RIGHTS = {"(": ")", "[": "]"}


def bounded(parsed: Parsed, a: Attribution) -> Attribution:
    """A candidate whose parts end where a reader would end them.

    What is left of it always has a content: a piece that would vanish whole stays.
    """
    if a.frame.startswith("colon") or a.cue is None:
        return a
    a = _nearest(parsed, a)
    assert a.cue is not None
    content = _one_side(parsed, a)
    source = _own_words(parsed, a.source) if a.source else None
    if source and not parsed.text[slice(*source)].strip():
        source = None  # a lone bracket
    pieces = [_trimmed(parsed, piece) for piece in content]
    if source and a.source and source[1] > a.source[1]:
        # The bracket that closes the source opened the content.
        pieces = [_beyond(parsed, p, source) for p in pieces]
    kept = tuple(p for p in pieces if any(map(str.isalnum, parsed.text[slice(*p)])))
    if source and source[0] < a.cue[0] and a.rule in ("verb", "tagger"):
        source = _without_place(parsed, source)
    kept = kept or a.content
    return replace(
        a, source=_outside(parsed, source, kept, a.cue) if source else None, content=kept
    )


def _nearest(parsed: Parsed, a: Attribution) -> Attribution:
    """Whoever stands at the cue itself: "The sanctions, said Berg, would stay", "…, she said"."""
    if a.rule not in ("verb", "tagger") or a.lemma not in _SAID or a.source is None:
        return a
    doc = parsed.doc
    token = doc[a.anchor]
    if token.tag_ not in ("VBD", "VBZ") or token.i == 0 or token.i + 2 >= len(doc):
        return a
    before, after = token.nbor(-1), token.nbor(1)
    if before.lower_ in ("he", "she", "they") and a.source[1] <= before.idx:
        return replace(a, source=(before.idx, before.idx + len(before)))
    inverted = (
        a.lemma != "tell" and before.text == "," and a.source[1] in (before.idx, before.idx + 1)
    )
    if not inverted or after.pos_ not in ("PROPN", "DET") or after.lower_ in ("that", "this"):
        return a
    if after.ent_type_ in ("DATE", "TIME"):
        return a  # "Ana Ruiz, the mayor, said Tuesday": a day says nothing.
    last = after.i
    while last < len(doc) and doc[last].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "PART"):
        last += 1
    source = (after.idx, doc[last - 1].idx + len(doc[last - 1]))
    if doc[last].pos_ in ("VERB", "AUX") or any(
        s < source[1] and source[0] < e for s, e in a.content
    ):
        return a
    return replace(a, source=source, content=tuple(sorted((a.source, *a.content))))


def _beyond(parsed: Parsed, piece: Range, source: Range) -> Range:
    start, end = piece
    if start < source[1] <= end:
        start = source[1]
        while start < end and parsed.text[start] in " ,;":
            start += 1
    return start, end


def _one_side(parsed: Parsed, a: Attribution) -> tuple[Range, ...]:
    """The pieces on the cue's own side of a semicolon or colon: "x is y; reports said z" is z."""
    if len(a.content) < 2:
        return a.content
    assert a.cue is not None
    start = min(a.source[0], a.cue[0]) if a.source and a.source[0] < a.cue[0] else a.cue[0]
    before = tuple(p for p in a.content if p[1] <= start)
    after = tuple(p for p in a.content if p[0] >= a.cue[1])
    if not before or not after:
        return a.content
    between = parsed.text[before[-1][1] : start].strip()
    return after if between[-1:] in (";", ":") else a.content


def _trimmed(parsed: Parsed, piece: Range) -> Range:
    """A piece without a conjunction at its end and a bracket of which only one stands in it."""
    text = parsed.text
    start, end = piece
    changed = True
    while changed and start < end:
        changed = False
        words = text[start:end].rstrip(" ,;—–\n")
        last = words.rsplit(None, 1)
        if len(last) == 2 and last[1].lower() in _JOINING:
            end = start + len(last[0].rstrip(" ,;—–\n"))
            changed = True
        elif words[-1:] in _RIGHTS and len(words) > 1:
            end = start + len(words) - 1
            changed = True
    return (start, end) if end > start else piece


def _own_words(parsed: Parsed, source: Range) -> Range:
    """A source without a clause joined before it: "the airport was shut and police" is police."""
    start, end = _paired(parsed.text, *source)
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    if span is None or len(span) < 4:
        return start, end
    finite = next(
        (
            t.i
            for t in span
            if t.tag_ in _FINITE
            and not any(w.tag_ in ("WP", "WDT", "WP$") for w in span[: t.i - span.start])
        ),
        None,
    )
    if finite is None:
        return start, end
    joints = [t.i for t in parsed.doc[finite : span.end - 1] if t.dep_ == "cc"]
    if not joints:
        return start, end
    first = parsed.doc[joints[-1] + 1]
    return (first.idx, end) if first.idx < end else (start, end)


def _outside(parsed: Parsed, source: Range, content: tuple[Range, ...], cue: Range) -> Range:
    """A source without the content that stands in it: "Berg was: “It is shut,” she" is she."""
    start, end = source
    for _, high in content:
        if start < high < end <= cue[0]:
            start = high
    while start < end and not parsed.text[start].isalnum():
        start += 1
    return (start, end) if start < end else source


def _without_place(parsed: Parsed, source: Range) -> Range:
    """A source without the end of a phrase before it: "broadcast by Globo, the governor" is the
    governor."""
    span = parsed.doc.char_span(*source, alignment_mode="expand")
    if span is None or span.start == 0 or parsed.doc[span.start - 1].pos_ != "ADP":
        return source
    comma = parsed.text.find(", ", *source)
    if comma < 0 or parsed.sentence_of(span[0]).first > span.start - 2:
        return source
    rest = parsed.doc.char_span(comma + 2, source[1], alignment_mode="expand")
    # "from aides, who": the clause is about those before the comma.
    if (
        rest is None
        or rest[0].tag_ in ("WP", "WDT")
        or not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in rest)
    ):
        return source
    return (comma + 2, source[1])


def _paired(text: str, start: int, end: int) -> Range:
    """A range with the bracket that closes the one it opens, or without the one left alone."""
    words = text[start:end]
    for right, left in _PAIRS.items():
        if words.count(left) > words.count(right):
            close = text.find(right, end, end + 40)
            if close >= 0 and "\n" not in text[end:close]:
                return start, close + 1
        elif words.count(right) > words.count(left):
            at = words.rfind(right)
            return (start, start + at) if at > 0 else (start + 1, end)
    return start, end
