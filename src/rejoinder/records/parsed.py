"""Parsed: a document with sentences, quotations and parse; the noun after ``language``."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rejoinder.records.document import Document
from rejoinder.records.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: code points ``start:end``, tokens ``first:last``, and its paragraph's index."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quoted stretch, marks included. ``closed`` is false where the closing mark is missing.

    ``depth`` is 0 for an outermost quotation. A quotation whose mark stays open at a paragraph's
    end and opens again at the next is one per paragraph, ``continued`` on all but the first.
    """

    start: int
    end: int
    closed: bool
    depth: int = 0
    continued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document and its parse. ``doc`` is spaCy's, over ``document.text``, whole.

    ``doc`` token offsets are code points of the text, so ``doc[i].idx`` is a span's start.
    """

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """The document's clean text."""
        return self.document.text

    def span(self, start: int, end: int) -> Span:
        """The span of code points ``start:end``."""
        return Span.of(self.document.text, start, end)

    def tokens_span(self, first: int, last: int) -> Span:
        """The span of tokens ``first:last`` (half-open), trailing white space left out."""
        final = self.doc[last - 1]
        return self.span(self.doc[first].idx, final.idx + len(final))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a code point, or null where none does (white space)."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence of a token; white-space tokens belong to the sentence before them."""
        index = bisect_right(self.sentences, token.i, key=lambda sentence: sentence.first) - 1
        return self.sentences[max(index, 0)]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outermost quotation that holds a code point, or null."""
        for quotation in self.quotations:
            if quotation.depth == 0 and quotation.start <= offset < quotation.end:
                return quotation
        return None
