"""Blocks: the lines of a page's text, with what their shape tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rejoinder.lexicon import languages

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ENDED = re.compile(r"[.!?…][”’\"')\]]*$")
_GOOD_WORDS = 18
"""Words from which a line with a sentence's end is article text; headlines and teasers rarely
have so many, and shorter paragraphs are judged by their neighbours."""
_SENTENCE_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of the draft, ``text[start:end]``, with its number of words."""

    index: int
    start: int
    end: int
    text: str
    words: int

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDED.search(self.text) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it can be a paragraph of an article, however short."""
        return self.words >= _SENTENCE_WORDS and self.ended

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text by its own shape."""
        return (
            self.words >= _GOOD_WORDS
            and (self.ended or self.words >= 2 * _GOOD_WORDS)
            and languages.function_words(self.text) >= _RUNNING
        )


_RUNNING = 0.2
"""Share of function words in running text: English news has 0.35 to 0.5, lists of names and
headlines under 0.15."""


def split(text: str) -> list[Block]:
    """The lines that hold more than white space, in order."""
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
                )
            )
        position += len(line) + 1
    return blocks
