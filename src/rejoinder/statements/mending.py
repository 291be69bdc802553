"""What a candidate of any origin may have wrong, set right by the words around it.

Two shapes defeat a parse and a tagger alike: "X, citing Y, reported", where the words are Y's, and
"said in a meeting with editors that …", where the circumstance is taken for what was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rejoinder.lexicon import cues_relays
from rejoinder.records import Mentions, Parsed, Sentence
from rejoinder.statements import grammar, relay, speaker
from rejoinder.statements.attribution import Attribution, Range

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CITING = frozenset(("citing", "quoting"))
_CITED = frozenset(("cited", "quoted"))
_AS_SAYING = re.compile(
    r"(?:quot|cit)(?:ed|es|ing) (?P<who>[^,.;:“”\"\n]{2,80}?) "
    r"as (?P<saying>saying|telling|warning)\b"
)
_STOPS = frozenset((",", ";", ":", ".", "—", "–", "--", "(", ")", "“", "”", '"'))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_MARK = frozenset(("that", "how", "whether"))
_SAYING = frozenset(
    ("say", "tell", "write", "warn", "announce", "add", "declare", "state", "claim", "explain")
)
_WRAPPED = 120
"""Code points of circumstance that may stand before "that": the longest in the project's cases ("in
a late-night interview with the state broadcaster …") has 70."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """Candidates set right; ``reports`` gives of a "citing" the place of the report it is in."""

    found: tuple[Attribution, ...]
    reports: dict[int, int]


def mended(parsed: Parsed, mentions: Mentions, found: Sequence[Attribution]) -> Mended:
    """All candidates with what the words around them show to be wrong set right."""
    right = [
        a if a.cue is None else _own_clause(parsed, _unwrapped(parsed, _clause(parsed, a)))
        for a in found
    ]
    return _cited(parsed, mentions, right)


def _clause(parsed: Parsed, a: Attribution) -> Attribution:
    return _with_subject(parsed, _sourced(parsed, a))


def _sourced(parsed: Parsed, a: Attribution) -> Attribution:
    """A source for a finite verb without one, and the whole of one cut at its possessive."""
    doc = parsed.doc
    token = doc[a.anchor]
    author = _author(parsed, token)
    if author is not None:
        return _with_source(parsed, a, author)
    if a.source is not None:
        return _whole(parsed, a, a.source)
    if token.tag_ not in _FINITE or a.cue is None or a.rule == "phrase":
        return a
    if any(child.dep_ in ("nsubjpass", "expl", "auxpass") for child in token.children):
        return a
    last = a.anchor
    while last > 0 and doc[last - 1].pos_ in ("ADV", "AUX", "PART"):
        last -= 1
    first = _phrase_before(parsed, last)
    return a if first is None else _with_source(parsed, a, (first, last))


def _whole(parsed: Parsed, a: Attribution, source: Range) -> Attribution:
    """ "asked Tuvalu's delegate, Ian Fry" with "Tuvalu" alone for a source."""
    doc = parsed.doc
    span = doc.char_span(*source, alignment_mode="expand")
    if span is None or span.end >= len(doc) or doc[span.end].tag_ != "POS":
        return a
    chunk = next((c for c in _chunks(parsed, span.start) if c.start <= span.start < c.end), None)
    if chunk is None or chunk.end <= span.end + 1:
        return a
    return _with_source(parsed, a, (span.start, _with_apposition(parsed, chunk.end)))


def _author(parsed: Parsed, saying: Token) -> tuple[int, int] | None:
    """Whose text it is that says so: "carried a statement by the army saying that …"."""
    if saying.tag_ != "VBG" or saying.lemma_ != "say":
        return None
    doc = parsed.doc
    first = _phrase_before(parsed, saying.i)
    if first is None or first < 2 or doc[first - 1].lower_ not in ("by", "from"):
        return None
    text = doc[first - 2]
    return (first, saying.i) if cues_relays.kind_of(text.text, text.text) == "document" else None


def _with_source(parsed: Parsed, a: Attribution, tokens: tuple[int, int]) -> Attribution:
    """The candidate with this source, which is then no part of its content."""
    source = grammar.characters(parsed.doc, *tokens)
    content = tuple(
        (start, end) for start, end in a.content if end <= source[0] or source[1] <= start
    )
    return replace(a, source=source, content=content) if content else a


def _phrase_before(parsed: Parsed, last: int) -> int | None:
    """Where the noun phrase that ends at a token begins, with the nouns it depends on by "of"."""
    doc = parsed.doc
    chunks = {chunk.end: chunk.start for chunk in _chunks(parsed, last - 1)}
    sentence = parsed.sentence_of(doc[last]).first if last < len(doc) else 0
    first = chunks.get(last)
    if first is None or doc[last - 1].tag_ in ("PRP$", "WDT", "WP"):
        return None
    while first - 1 > sentence and doc[first - 1].lower_ in ("of", "for"):
        before = chunks.get(first - 1)
        if before is None:
            break
        first = before
    return first if first >= sentence else None


def _chunks(parsed: Parsed, token: int) -> Iterator[Span]:
    """The noun phrases of the sentence that holds a token."""
    from spacy.lang.en.syntax_iterators import noun_chunks

    sentence = parsed.sentence_of(parsed.doc[max(0, min(token, len(parsed.doc) - 1))])
    span = parsed.doc[sentence.first : sentence.last]
    # The span's own ``noun_chunks`` walks through the whole document.
    return (parsed.doc[first:last] for first, last, _ in noun_chunks(span))


def _with_subject(parsed: Parsed, a: Attribution) -> Attribution:
    """ "said toilet paper was scarce" with "was scarce" alone for content: a clause has a subject.

    The parser took the subject for the object of the cue; a circumstance before it ("announced on
    Monday the banks were shut") stays out.
    """
    doc = parsed.doc
    assert a.cue is not None
    span = doc.char_span(*a.content[0], alignment_mode="expand")
    cue = doc.char_span(*a.cue, alignment_mode="expand")
    if span is None or cue is None or not 0 < span.start - cue.end <= _SUBJECT:
        return a
    head = span[0]
    if head.tag_ not in (*_FINITE, "MD", "CC"):
        return a
    between = doc[cue.end : span.start]
    if any(t.is_punct or t.pos_ == "VERB" or t.is_space for t in between):
        return a
    first = cue.end
    if doc[first].pos_ == "ADP":
        chunk = next((c for c in _chunks(parsed, first) if c.start == first + 1), None)
        if chunk is None or chunk.end >= span.start:
            return a
        first = chunk.end
    if a.source is not None and doc[first].idx < a.source[1] <= span.start_char:
        return a
    if not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in doc[first : span.start]):
        return a
    return replace(a, content=((doc[first].idx, a.content[0][1]), *a.content[1:]))


_SUBJECT = 14
"""Tokens of a subject that the parser lost at most; longer stretches held clauses of their own."""


def _with_apposition(parsed: Parsed, last: int) -> int:
    """The end of a noun phrase with the name that follows it after a comma."""
    doc = parsed.doc
    end = last
    if end < len(doc) and doc[end].text == ",":
        end += 1
        while end < len(doc) and doc[end].pos_ == "PROPN":
            end += 1
        return end if end > last + 1 else last
    return last


def _unwrapped(parsed: Parsed, a: Attribution) -> Attribution:
    """ "said in a meeting with editors that …": what was said begins at "that"."""
    if not a.frame.startswith("prep:") or a.lemma not in _SAYING or a.cue is None:
        return a
    start, end = a.content[0]
    for token in _tokens(parsed, start, min(end, start + _WRAPPED)):
        if token.lower_ == "that" and token.pos_ in ("SCONJ", "PRON") and token.idx > start:
            verb = parsed.doc[a.anchor]
            cue = (min(a.cue[0], verb.idx), verb.idx + len(verb))
            return replace(
                a, cue=cue, content=((token.idx, end), *a.content[1:]), frame="clause-that"
            )
    return a


def _own_clause(parsed: Parsed, a: Attribution) -> Attribution:
    """ "A said that x; B said that y": a "that" right after the cue opens what B said."""
    if a.cue is None or a.source is None or any(start >= a.cue[1] for start, _ in a.content):
        return a
    doc = parsed.doc
    sentence = parsed.sentence_of(doc[a.anchor])
    following = a.anchor + 1
    if following >= sentence.last or doc[following].lower_ not in _MARK:
        return a
    end = _clause_end(parsed, sentence, following)
    content = grammar.characters(doc, following, end)
    return replace(a, content=(content,), frame="clause-that") if end > following + 1 else a


def _clause_end(parsed: Parsed, sentence: Sentence, first: int) -> int:
    for i in range(first, sentence.last):
        if parsed.doc[i].text in (";", "—", "–"):
            return i
    last = sentence.last
    while last > first and parsed.doc[last - 1].is_punct and not parsed.doc[last - 1].is_quote:
        last -= 1
    return last


def _tokens(parsed: Parsed, start: int, end: int) -> list[Token]:
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    return list(span) if span is not None else []


def _cited(parsed: Parsed, mentions: Mentions, found: list[Attribution]) -> Mended:
    """Those cited as the speakers, in place of what was made of "citing" before."""
    doc = parsed.doc
    made: list[tuple[Attribution, Attribution]] = []
    for token in doc:
        if not _cites(token):
            continue
        if parsed.quotation_at(token.idx) is not None:
            continue
        report = _report(parsed, mentions, found, token)
        source = _source_after(parsed, token, report)
        if report is None or source is None:
            continue
        content = _reported(parsed, report, token, source)
        if content:
            cue = (token.idx, token.idx + len(token))
            made.append(
                (
                    replace(report, source=source, cue=cue, content=content, anchor=token.i,
                            lemma="cite", frame="cited"),
                    report,
                )
            )  # fmt: skip
    made += _quoting(parsed, mentions, found)
    anchors = {one.anchor for one, _ in made}
    kept = [a for a in found if a.anchor not in anchors]
    everything = sorted(
        [*kept, *(one for one, _ in made)], key=lambda a: (a.cue or a.content[0], a.anchor)
    )
    return Mended(
        found=tuple(everything),
        reports={everything.index(one): everything.index(report) for one, report in made},
    )


def _cites(token: Token) -> bool:
    """Whether a token opens the words that name those cited: "citing", "which quoted"."""
    if token.lower_ in _CITING:
        return token.tag_ == "VBG"
    return token.lower_ in _CITED and token.i > 0 and token.nbor(-1).lower_ in ("which", "who")


def _quoting(
    parsed: Parsed, mentions: Mentions, found: list[Attribution]
) -> list[tuple[Attribution, Attribution]]:
    """ "“…,” the broadcaster quoted him as saying": he speaks, the broadcaster passes it on."""
    made = []
    for a in found:
        if a.lemma not in ("quote", "cite") or a.source is None or a.cue is None:
            continue
        match = _AS_SAYING.match(parsed.text, parsed.doc[a.anchor].idx)
        if match is None or any(start >= match.start() for start, _ in a.content):
            continue
        if relay.kind(parsed, mentions, a) is None:
            continue
        last = parsed.doc.char_span(*match.span("saying"), alignment_mode="expand")
        if last is not None:
            one = replace(a, source=match.span("who"), cue=match.span(), anchor=last.start,
                          lemma="say", frame="cited")  # fmt: skip
            made.append((one, a))
    return made


def _report(
    parsed: Parsed, mentions: Mentions, found: list[Attribution], citing: Token
) -> Attribution | None:
    """The report that a "citing" belongs to: the nearest in its sentence whose source is no one."""
    sentence = parsed.sentence_of(citing)
    near: list[tuple[int, Attribution]] = []
    for a in found:
        if a.anchor == citing.i or a.source is None or a.cue is None:
            continue
        if not sentence.first <= a.anchor < sentence.last or a.rule == "noun":
            continue
        if relay.kind(parsed, mentions, a) in ("agency", "outlet"):
            near.append((min(abs(a.source[1] - citing.idx), abs(a.cue[0] - citing.idx)), a))
    return min(near, key=lambda item: item[0])[1] if near else None


def _source_after(parsed: Parsed, citing: Token, report: Attribution | None) -> Range | None:
    """The words after "citing" that name those cited."""
    doc = parsed.doc
    sentence = parsed.sentence_of(citing)
    last = citing.i + 1
    while last < sentence.last and doc[last].text not in _STOPS:
        if doc[last].lower_ == "that" and doc[last].dep_ in ("mark", "det", "nsubj"):
            break
        if report is not None and report.cue and doc[last].idx >= report.cue[0] > citing.idx:
            break
        last += 1
    if last == citing.i + 1:
        return None
    source = grammar.characters(doc, citing.i + 1, last)
    return source if not speaker.head_of(parsed, source).is_punct else None


def _reported(
    parsed: Parsed, report: Attribution, citing: Token, source: Range
) -> tuple[Range, ...]:
    """What was reported, without the words that cite; the rest of the sentence if only they are."""
    low, high = citing.idx, source[1]
    while low > 0 and parsed.text[low - 1] in ", ":
        low -= 1
    while high < len(parsed.text) and parsed.text[high] in ", ":
        high += 1
    kept: list[Range] = []
    for start, end in report.content:
        if high <= start or end <= low:
            kept.append((start, end))
            continue
        kept += [piece for piece in ((start, low), (high, end)) if piece[0] < piece[1]]
    if kept:
        return tuple(kept)
    sentence = parsed.sentence_of(citing)
    end = sentence.end
    while end > high and parsed.text[end - 1] in ".!? ":
        end -= 1
    return ((high, end),) if high < end else ()
