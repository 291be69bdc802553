"""Phrases that attribute a whole sentence: "according to X", "in the words of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

from rejoinder.records import Parsed, Sentence
from rejoinder.statements import grammar
from rejoinder.statements.attribution import Attribution

_PHRASE = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion|eyes|judgment|estimation) of|as per|"
    r"by the account of)\b",
    re.IGNORECASE,
)


def find(parsed: Parsed) -> Iterator[Attribution]:
    """The proposals of such phrases, in text order."""
    for match in _PHRASE.finditer(parsed.text):
        sentence = parsed.sentence_at(match.start())
        if sentence is None:
            continue
        proposal = _proposal(parsed, sentence, match.start(), match.end())
        if proposal is not None:
            yield proposal


def _proposal(parsed: Parsed, sentence: Sentence, start: int, end: int) -> Attribution | None:
    doc = parsed.doc
    inside = [doc[i] for i in range(sentence.first, sentence.last) if doc[i].idx >= end]
    first = next((t for t in doc[sentence.first : sentence.last] if t.idx >= start), None)
    if first is None or not inside:
        return None
    last_cue = inside[0].i - 1
    head = next(
        (c for c in doc[last_cue].children if c.dep_ in ("pobj", "pcomp") and c.i > last_cue), None
    )
    if head is None:
        head = next((t for t in inside if t.pos_ in ("PROPN", "NOUN", "PRON")), inside[0])
    low, high = grammar.noun_phrase(head)
    low = inside[0].i
    opening = first.i == sentence.first or (
        first.i - sentence.first <= 2
        and all(t.pos_ in ("CCONJ", "ADV", "PUNCT") for t in doc[sentence.first : first.i])
    )
    if opening:
        # "According to X, …": the source ends at the first comma outside its own lists.
        for index in range(low, min(high, sentence.last)):
            if doc[index].text == "," and index > head.i:
                high = _named(doc, head, index)
                break
    high = min(high, sentence.last)
    skip = set(range(first.i, high))
    content = [i for i in range(sentence.first, sentence.last) if i not in skip]
    if not opening:
        content = _clause_of(parsed, sentence, first.i, high, content)
    spans = grammar.pieces(doc, content)
    if not spans:
        return None
    return Attribution(
        source=grammar.characters(doc, low, high),
        cue=(start, end),
        content=spans,
        anchor=first.i,
        lemma=" ".join(parsed.text[start:end].lower().split()),
        frame="phrase-opening" if opening else "phrase",
        rule="phrase",
    )


def _named(doc: Doc, head: Token, comma: int) -> int:
    """Where a source ends that a name follows: "According to his wife, Ana, …"."""
    last = comma + 1
    while last < len(doc) and doc[last].pos_ == "PROPN":
        last += 1
    named = head.tag_ == "NN" and last > comma + 1 and last < len(doc) and doc[last].text == ","
    return last if named else comma


def _clause_of(
    parsed: Parsed, sentence: Sentence, first: int, last: int, content: list[int]
) -> list[int]:
    """What the phrase attributes: the words before it, and after it only a clause gone on with."""
    before = [i for i in content if i < first]
    after = [i for i in content if i >= last]
    return before + after if before else after
