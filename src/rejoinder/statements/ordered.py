"""What the order of a sentence says where the parse is wrong: closing reports, split subjects."""

from __future__ import annotations

from dataclasses import replace

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed, Sentence
from rejoinder.statements import grammar
from rejoinder.statements.attribution import Attribution

_FINITE = ("VBD", "VBZ", "VBP", "MD")


def settled(parsed: Parsed, cues: CueLexicon, found: list[Attribution]) -> list[Attribution]:
    """Proposals with closing reports and split subjects set right."""
    result = [_with_subject(parsed, a) for a in found]
    for index, a in enumerate(result):
        sentence = _closing(parsed, cues, a)
        if sentence is None:
            continue
        assert a.source is not None
        inner = [
            other
            for other, b in enumerate(result)
            if other != index
            and b.cue is not None
            and b.rule == "verb"
            and sentence.start <= b.start
            and b.cue[1] <= a.source[0]
            and parsed.quotation_at(b.cue[0]) is None
            and _speaks(cues, b)
        ]
        if not inner:
            continue
        start = min([sentence.start, *(s for s, _ in a.content)])
        whole = (start, _trimmed(parsed, a.source[0]))
        result[index] = replace(a, content=(whole,))
        for other in inner:
            cut = tuple((s, min(e, whole[1])) for s, e in result[other].content if s < whole[1])
            if cut:
                result[other] = replace(result[other], content=cut)
    return result


def _closing(parsed: Parsed, cues: CueLexicon, a: Attribution) -> Sentence | None:
    """The sentence that ends in this cue: "…, Interfax reported on Friday."."""
    if a.rule != "verb" or a.source is None or a.cue is None or not _speaks(cues, a):
        return None
    if not 0 <= a.cue[0] - a.source[1] <= 1:
        return None
    if not a.content or a.content[0][0] > a.source[0]:
        return None
    sentence = parsed.sentence_of(parsed.doc[a.anchor])
    rest = [t for t in parsed.doc[a.anchor + 1 : sentence.last] if not t.is_punct]
    if len(rest) > 8 or any(t.tag_ in _FINITE or t.lower_ == "that" for t in rest):
        return None
    before = parsed.text[: a.source[0]].rstrip()
    return sentence if before.endswith((",", "”", '"')) else None


def _speaks(cues: CueLexicon, a: Attribution) -> bool:
    row = cues.cue(a.lemma, "verb")
    return row is not None and row.kind in ("speech", "relay")


def _trimmed(parsed: Parsed, end: int) -> int:
    while end > 0 and (parsed.text[end - 1].isspace() or parsed.text[end - 1] == ","):
        end -= 1
    return end


def _with_subject(parsed: Parsed, a: Attribution) -> Attribution:
    """A subject that the parse took for a clause: "Two officials briefed on it said it was over".

    Where a cue has no source, words before it and a clause after it, the words before are the
    source.
    """
    if a.frame != "clause-before" or a.source is not None or a.cue is None:
        return a
    doc = parsed.doc
    sentence = parsed.sentence_of(doc[a.anchor])
    rest = [t for t in doc[a.anchor + 1 : sentence.last] if not t.is_punct]
    if len(rest) < 3 or rest[0].pos_ == "ADP" or not any(t.tag_ in _FINITE for t in rest):
        return a
    if not all(sentence.start <= s and e <= a.cue[0] for s, e in a.content):
        return a
    source = (a.content[0][0], a.content[-1][1])
    if parsed.quotation_at(source[0]) is not None:
        return a
    content = grammar.pieces(doc, range(a.anchor + 1, sentence.last))
    return replace(a, source=source, content=content, frame="clause") if content else a
