"""Text anchors: how a gold record names its words, and where an output's words stand in gold text.

An anchor is a substring that occurs once: the whole (``Oslo refused``), a part of it in brackets
(``Oslo [refused] to cut``), or a stretch from the start of one to the end of the next occurrence of
another (``We came … empty it``). White space never counts: positions are those of the text with
its white space squeezed out, so that a reader may set paragraphs as it likes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

Range = tuple[int, int]
"""Half-open, in characters of the squeezed gold text."""

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘A-Z])|\n+")


class AnchorError(ValueError):
    """An anchor names nothing or more than one place of its text."""


def squeeze(text: str) -> str:
    """The text without its white space.

    >>> squeeze("a b\\n c")
    'abc'
    """
    return "".join(text.split())


@dataclass(frozen=True)
class Ground:
    """A gold text, and the output's text laid along it."""

    gold: str
    output: str

    def anchor(self, anchor: str) -> Range:
        """Where an anchor stands; raises ``AnchorError`` unless it stands in one place.

        >>> Ground("He said no. She said yes.", "").anchor("She [said] yes")
        (12, 16)
        """
        if " … " in anchor and "[" not in anchor:
            first, last = anchor.split(" … ", 1)
            start = self._only(first)
            end = self.gold.find(last, start + len(first))
            if end < 0:
                raise AnchorError(f"nothing ends as {anchor!r} does")
            return self._squeezed(start, end + len(last))
        bracket = re.fullmatch(r"(.*?)\[(.+?)\](.*)", anchor, re.DOTALL)
        if bracket is None:
            start = self._only(anchor)
            return self._squeezed(start, start + len(anchor))
        before, target, after = bracket.groups()
        start = self._only(before + target + after) + len(before)
        return self._squeezed(start, start + len(target))

    def place(self, start: int, end: int) -> Range:
        """Where code points of the output's text stand in the gold text.

        A stretch that the gold text does not hold stands nowhere, ``(-1, -1)``.
        """
        first = bisect_right(self._output_kept, start - 1)
        last = bisect_right(self._output_kept, end - 1)
        found = [self._along[index] for index in range(first, last) if index in self._along]
        return (found[0], found[-1] + 1) if found else (-1, -1)

    def words(self, ranges: Iterable[Range]) -> set[int]:
        """The words of the gold text, by number, that ranges touch."""
        return {
            number
            for start, end in ranges
            for number, (first, last) in enumerate(self._words)
            if first < end and start < last
        }

    def sentence(self, place: Range) -> int:
        """The number of the sentence of the gold text that a range begins in."""
        return bisect_right(self._sentences, place[0]) - 1

    def show(self, place: Range) -> str:
        """The gold text's words for a range, with their spaces."""
        if place[0] < 0 or place[0] >= len(self._kept):
            return ""
        return self.gold[self._kept[place[0]] : self._kept[place[1] - 1] + 1]

    def line(self, place: Range) -> str:
        """The sentence of the gold text that a range begins in."""
        number = self.sentence(place)
        if place[0] < 0:
            return ""
        bounds = [*self._sentences, len(self._kept)]
        return self.show((bounds[number], bounds[number + 1])).strip()

    def _only(self, words: str) -> int:
        count = self.gold.count(words)
        if count != 1:
            raise AnchorError(f"{words!r} stands {count} times in the gold text; it must be once")
        return self.gold.index(words)

    def _squeezed(self, start: int, end: int) -> Range:
        return bisect_right(self._kept, start - 1), bisect_right(self._kept, end - 1)

    @cached_property
    def _kept(self) -> list[int]:
        return [index for index, character in enumerate(self.gold) if not character.isspace()]

    @cached_property
    def _output_kept(self) -> list[int]:
        return [index for index, character in enumerate(self.output) if not character.isspace()]

    @cached_property
    def _along(self) -> dict[int, int]:
        """From characters of the squeezed output to those of the squeezed gold."""
        gold, output = squeeze(self.gold), squeeze(self.output)
        if gold == output:
            return {index: index for index in range(len(gold))}
        matcher = SequenceMatcher(None, output, gold, autojunk=False)
        return {
            block.a + step: block.b + step
            for block in matcher.get_matching_blocks()
            for step in range(block.size)
        }

    @cached_property
    def _words(self) -> list[Range]:
        return [self._squeezed(*match.span()) for match in _WORD.finditer(self.gold)]

    @cached_property
    def _sentences(self) -> list[int]:
        starts = [0, *(match.end() for match in _SENTENCE.finditer(self.gold))]
        return sorted({bisect_right(self._kept, start - 1) for start in starts})


def dice(left: set[int], right: set[int]) -> float:
    """Dice's coefficient of two sets; two empty sets have nothing in common.

    >>> dice({1, 2}, {2, 3})
    0.5
    """
    both = len(left) + len(right)
    return 2 * len(left & right) / both if both else 0.0


def touch(left: Iterable[Range], right: Iterable[Range]) -> bool:
    """Whether any range of one side shares a character with one of the other."""
    others = [other for other in right if other[0] >= 0]
    return any(
        start < last and first < end for start, end in left if start >= 0 for first, last in others
    )
