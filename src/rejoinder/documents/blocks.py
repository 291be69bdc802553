"""Blocks: the lines of a page's text, with what their shape tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rejoinder.lexicon import languages

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ENDED = re.compile(r"[.!?…][”’\"')\]]*$")
_INNER = re.compile(r"[a-z]{2}[.!?][”’\"')]*\s")
_INNER_WORDS = 12
_GOOD_WORDS = 18
"""Words from which a line with a sentence's end is article text; headlines and teasers rarely
have so many, and shorter paragraphs are judged by their neighbours."""
_SENTENCE_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of the draft, ``text[start:end]``, with its number of words.

    ``language`` is that of the page, by whose function words running text is known.
    """

    index: int
    start: int
    end: int
    text: str
    words: int
    language: str

    @property
    def running(self) -> bool:
        """Whether its words are those of running text and not of a list."""
        return languages.function_words(self.text, self.language) >= _RUNNING

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDED.search(self.text) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it can be a paragraph of an article, however short.

        It ends as one or holds the end of a sentence inside, as a quotation with its speaker does.
        """
        if self.words < _SENTENCE_WORDS:
            return False
        return self.ended or (self.words >= _INNER_WORDS and _INNER.search(self.text) is not None)

    @property
    def is_headline(self) -> bool:
        """Whether it can be a headline: of that length, ending as no sentence does."""
        least, most = _TITLE_WORDS
        return (
            least <= self.words <= most
            and not _NOT_A_TITLE.search(self.text)
            and self.text[:1] not in "-•*–—"
            and any(character.isupper() or character.isdigit() for character in self.text)
        )

    @property
    def is_listed(self) -> bool:
        """Whether it is an item of a list."""
        return self.text[:2] in ("- ", "• ", "* ")

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text by its own shape."""
        return (
            self.words >= _GOOD_WORDS
            and (self.ended or self.words >= 2 * _GOOD_WORDS)
            and self.running
        )


_TITLE_WORDS = (3, 28)
"""Headlines run from three words to some twenty; 28 leaves room for a double-decker."""
_NOT_A_TITLE = re.compile(r"[.;:,…][”’\"')]*$")

_RUNNING = 0.2
"""Share of function words in running text: 99 in 100 paragraphs of PolNeAR's articles have 0.25 and
more, half of them 0.46."""


def split(text: str, language: str | None) -> list[Block]:
    """The lines that hold more than white space, in order; ``language`` is the page's."""
    blocks: list[Block] = []
    position = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            blocks.append(
                Block(
                    index=len(blocks),
                    start=position,
                    end=position + len(line),
                    text=line,
                    words=len(_WORD.findall(line)),
                    language=language or "en",
                )
            )
        position += len(line) + 1
    return blocks
