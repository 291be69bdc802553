"""Quotations: which cue they belong to, by the order of words where the parse fails.

The marks are better evidence than the parse: a cue next to a quotation takes the whole of it, all
its sentences, and the quotations that go on without a cue of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed, Quotation
from rejoinder.statements import grammar
from rejoinder.statements.attribution import Attribution, Range

_GAP = re.compile(r"[\s,.;—–-]*(?:and |but |as |then )?")
_BEFORE_QUOTE = re.compile(r"[^.!?;“”\"\n]{0,90}?[,:]?\s*")
_INTRODUCED = re.compile(r":[^\S\n]*\n\s*(?=\S)")
_UTTERANCE = 3
"""Words that make a quotation an utterance and not a quoted term, when nothing else tells."""


def adjoining(parsed: Parsed, cues: CueLexicon, found: list[Attribution]) -> list[Attribution]:
    """Proposals with the quotations that adjoin their cues; new ones for verbs that had none."""
    doc = parsed.doc
    by_anchor = {a.anchor: a for a in found if a.rule == "verb"}
    outer = [q for q in parsed.quotations if q.depth == 0]
    result = [a for a in found if a.rule != "verb"]
    for token in doc:
        lemma = cues.verb(token.lower_)
        if lemma is None or token.dep_ in ("aux", "auxpass"):
            continue
        if not (token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")):
            result += [own] if (own := by_anchor.get(token.i)) else []
            continue
        own = by_anchor.get(token.i)
        row = cues.cue(lemma, "verb")
        speaks = row is not None and row.kind in ("speech", "document", "relay", "attitude")
        quotation = _adjoining(parsed, outer, token.i) if speaks else None
        if quotation is None:
            if own is not None:
                result.append(own)
            continue
        if own is not None and _keeps(own, quotation):
            result.append(own)
            continue
        side = "before" if quotation.start < token.idx else "after"
        result.append(_with_quotation(parsed, token.i, lemma, own, quotation, side))
    return sorted(result, key=lambda a: (a.anchor, a.rule))


def _adjoining(parsed: Parsed, outer: list[Quotation], anchor: int) -> Quotation | None:
    doc = parsed.doc
    token = doc[anchor]
    if any(q.start <= token.idx < q.end for q in outer):
        return None
    first, last = grammar.group(token)
    head, _ = grammar.speaker(token)
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    if head is not None:
        low, high = grammar.noun_phrase(head, without=[first])
        if low < first and first - high <= 3:
            start = min(start, doc[low].idx)
    before = next((q for q in reversed(outer) if q.end <= start), None)
    if before is not None and before.closed and _utterance(parsed, before):
        gap = parsed.text[before.end : start]
        near = len(gap) <= 40 and _GAP.fullmatch(gap)
        if near and (_last(parsed, before) in ",?!—–-…" or "," in gap[:2]):
            return before
    after = next((q for q in outer if q.start >= end), None)
    if after is not None and "\n" not in parsed.text[end : after.start]:
        gap = parsed.text[end : after.start]
        if gap.strip() == "" or (_BEFORE_QUOTE.fullmatch(gap) and gap.rstrip()[-1:] in (",", ":")):
            inner_verbs = [
                t
                for t in doc[last : last + 25]
                if t.idx < after.start and t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ", "VBP")
            ]
            if not inner_verbs and (gap.strip() or _utterance(parsed, after)):
                return after
    return None


def introducing(parsed: Parsed, cues: CueLexicon, found: list[Attribution]) -> list[Attribution]:
    """New proposals for cues whose line ends in a colon: the next paragraph is their content.

    "The governor added:" and a block quotation without marks under it.
    """
    doc = parsed.doc
    result = list(found)
    for match in _INTRODUCED.finditer(parsed.text):
        token = _speaking_before(parsed, cues, match.start())
        if token is None:
            continue
        lemma = cues.verb(token.lower_) or ""
        first, last = grammar.group(token)
        head, way = grammar.speaker(token)
        end = parsed.text.find("\n", match.end())
        content = (match.end(), len(parsed.text.rstrip()) if end < 0 else end)
        result = [a for a in result if not (a.rule == "verb" and a.anchor == token.i)]
        source = grammar.noun_phrase(head, without=[first]) if head is not None else None
        result.append(
            Attribution(
                source=grammar.characters(doc, *source) if source else None,
                cue=grammar.characters(doc, first, last),
                content=(content,),
                anchor=token.i,
                lemma=lemma,
                frame="introduced",
                rule="verb",
                features=(f"way={way}",),
            )
        )
    return result


def _speaking_before(parsed: Parsed, cues: CueLexicon, colon: int) -> Token | None:
    """The cue of saying nearest before a colon, in its line and not further than ten words."""
    doc = parsed.doc
    span = doc.char_span(colon, colon + 1, alignment_mode="expand")
    if span is None:
        return None
    for index in range(span.start - 1, max(span.start - 11, -1), -1):
        token = doc[index]
        if token.is_space or token.text in (".", ";", ":", "”", '"'):
            return None
        row = cues.cue(cues.verb(token.lower_) or "", "verb")
        if token.pos_ in ("VERB", "AUX") and row is not None:
            return token if row.kind in ("speech", "relay", "document") else None
    return None


def _keeps(own: Attribution, quotation: Quotation) -> bool:
    """Whether the parse has the quotation inside more of the content: "called him a “liar”"."""
    if own.cue is None or not own.content:
        return False
    if quotation.start < own.cue[0]:
        # "“no,” he said, adding that …": what follows the cue is its content.
        return own.content[0][0] >= own.cue[1] and own.frame in (
            "clause-that",
            "clause-wh",
            "clause",
            "order-that",
            "predicate",
            "infinitive",
        )
    if own.frame not in ("predicate", "object", "infinitive", "clause-that", "clause"):
        return False
    return any(start < quotation.start - 1 and quotation.start < end for start, end in own.content)


def _utterance(parsed: Parsed, quotation: Quotation) -> bool:
    words = parsed.text[quotation.start : quotation.end].split()
    return len(words) >= _UTTERANCE or _last(parsed, quotation) in ",?!"


def _last(parsed: Parsed, quotation: Quotation) -> str:
    """The last code point inside the marks."""
    return parsed.text[quotation.start : quotation.end].rstrip("”\"'’»")[-1:] or "-"


def _with_quotation(
    parsed: Parsed,
    anchor: int,
    lemma: str,
    own: Attribution | None,
    quotation: Quotation,
    side: str,
) -> Attribution:
    doc = parsed.doc
    token = doc[anchor]
    start = quotation.start
    sentence = parsed.sentence_at(quotation.start)
    if side == "before" and sentence is not None and sentence.start < start:
        # "X is “y,” he said": the words that lead to the quotation are said too.
        start = sentence.start
    place = (start, quotation.end)
    first, last = grammar.group(token)
    head, way = grammar.speaker(token)
    source = None
    if head is not None:
        low, high = grammar.noun_phrase(head, without=[first])
        span = grammar.characters(doc, low, high)
        if not (span[0] < place[1] and place[0] < span[1]):
            source = span
    if source is None:
        source, way = _linear_source(parsed, first, last, side), "linear"
    cue = grammar.characters(doc, first, last)
    content: tuple[Range, ...] = (place,)
    if own is not None:
        content += tuple(
            piece
            for piece in own.content
            if (own.frame.startswith("clause") and _same_sentence(parsed, piece, anchor))
            and not _hits(piece, source)
        )
    return Attribution(
        source=source,
        cue=cue,
        content=_merged(content, (cue, *((source,) if source else ()))),
        anchor=anchor,
        lemma=lemma,
        frame=f"quote-{side}",
        rule="verb",
        features=(f"way={way}",),
    )


def _linear_source(parsed: Parsed, first: int, last: int, side: str) -> Range | None:
    """The noun phrase that stands next to the verb, before it or ("said X") after it."""
    doc = parsed.doc
    low = first
    while (
        low > 0
        and first - low < 8
        and doc[low - 1].pos_ in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "PART", "NUM")
        and not doc[low - 1].is_space
    ):
        low -= 1
    if low < first:
        return grammar.characters(doc, low, first)
    high = last
    while (
        high < len(doc)
        and high - last < 8
        and doc[high].pos_ in ("PROPN", "NOUN", "PRON", "DET", "ADJ")
        and not doc[high].is_space
    ):
        high += 1
    return grammar.characters(doc, last, high) if high > last else None


def completed(parsed: Parsed, found: list[Attribution]) -> list[Attribution]:
    """Content that cuts into a quotation is drawn out to its marks, unless the cue is inside."""
    outer = [q for q in parsed.quotations if q.depth == 0]
    result = []
    for attribution in found:
        cue = attribution.cue
        content = []
        for piece in attribution.content:
            low, high = piece
            for q in outer:
                if cue and q.start <= cue[0] < q.end:
                    continue
                if (
                    q.start < high
                    and low < q.end
                    and not _cue_after_is_other(parsed, q, attribution)
                ):
                    low, high = min(low, q.start), max(high, q.end)
            content.append((low, high))
        barred = tuple(p for p in (attribution.cue, attribution.source) if p)
        merged = _merged(tuple(content), barred)
        result.append(replace(attribution, content=merged) if merged else attribution)
    return result


def _cue_after_is_other(parsed: Parsed, quotation: Quotation, attribution: Attribution) -> bool:
    paragraph = parsed.text.rfind("\n", 0, quotation.start)
    return attribution.start < paragraph


def continued(parsed: Parsed, found: list[Attribution]) -> list[Attribution]:
    """Quotations that open a later sentence of the paragraph without a cue go to the last cue.

    So do those that a quotation left open runs on into.
    """
    outer = [q for q in parsed.quotations if q.depth == 0]
    claimed = {
        q.start
        for q in outer
        for a in found
        if any(s < q.end and q.start < e for s, e in a.content)
        and _strong(a)
        and not _quoted_cue(a, outer)
    }
    result = list(found)
    for q in outer:
        if q.start in claimed:
            continue
        if not _opens(parsed, q, found):
            continue
        line = parsed.text.rfind("\n", 0, q.start) + 1
        previous = [
            (i, a)
            for i, a in enumerate(result)
            if _strong(a)
            and a.end <= q.start
            and (a.start >= line or q.continued)
            and not _quoted_cue(a, outer)
        ]
        if not previous:
            continue
        index, last = max(previous, key=lambda item: item[1].end)
        between = parsed.text[last.end : q.start]
        if len(between) > 250 or (not q.continued and "\n" in between):
            continue
        if any(
            _strong(a) and a.start >= last.end and a.end <= q.start and not _quoted_cue(a, outer)
            for a in result
        ):
            continue
        result[index] = replace(last, content=_merged((*last.content, (q.start, q.end)), ()))
        claimed.add(q.start)
    return result


def _opens(parsed: Parsed, quotation: Quotation, found: list[Attribution]) -> bool:
    """Whether a quotation opens a sentence, or goes on after "…, he said, " in the same one."""
    before = parsed.text[max(0, quotation.start - 40) : quotation.start]
    sentence = parsed.sentence_at(quotation.start)
    if sentence is not None and sentence.start == quotation.start:
        return True
    if re.search(r"[.!?][”\"’']*\s+(?:And |But |So )?$", before) or before.endswith("\n"):
        return True
    joined = re.search(r",\s+(?:(?:and|but|so|because|that|while|when) )?$", before)
    return bool(joined) and any(
        _strong(a)
        and a.cue is not None
        and a.content[0][0] < a.cue[0]
        and 0 <= quotation.start - a.end <= 90
        for a in found
    )


def _strong(a: Attribution) -> bool:
    return a.frame.startswith(("quote", "phrase", "clause"))


def _quoted_cue(a: Attribution, outer: list[Quotation]) -> bool:
    return a.cue is not None and any(q.start <= a.cue[0] < q.end for q in outer)


def _same_sentence(parsed: Parsed, piece: Range, anchor: int) -> bool:
    sentence = parsed.sentence_at(piece[0])
    return sentence is not None and sentence.first <= anchor < sentence.last


def _hits(piece: Range, other: Range | None) -> bool:
    return other is not None and piece[0] < other[1] and other[0] < piece[1]


def _merged(pieces: tuple[Range, ...], barred: tuple[Range, ...]) -> tuple[Range, ...]:
    """Pieces in order, overlaps joined, without what cue and source take."""
    joined: list[list[int]] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    result = [(start, end) for start, end in joined]
    for low, high in barred:
        cut = []
        for start, end in result:
            if start < high and low < end:
                cut += [(start, low)] if start < low else []
                cut += [(high, end)] if high < end else []
            else:
                cut.append((start, end))
        result = cut
    return tuple(result)
