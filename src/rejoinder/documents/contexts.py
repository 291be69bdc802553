"""What touches each lossy mark of a paragraph: the context that it is told by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rejoinder.lexicon import accents

Kind = Literal["mark", "closing", "any", "question", "stray", "letter", "known"]
"""``mark``: some general punctuation; ``closing``: the same, most likely a closing quotation mark;
``any``: any character beyond ASCII; ``question``: that or a real question mark; ``stray``: most
likely a real question mark; ``letter``: a letter or sign; ``known``: told by its own bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One damaged mark, ``text[start:end]``; ``known`` is what it was where that is certain."""

    start: int
    end: int
    kind: Kind
    known: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What touches a mark.

    ``before`` and ``after`` are the nearest characters beyond other marks beside it (quotations end
    and begin in clusters), ``left`` and ``right`` their classes; ``near`` and ``next`` the classes
    of what touches it, ``M`` for another mark. ``letter`` is the letter that a known word lacks
    there, ``spaces`` how far the document has lost no-break spaces (0 to 2), ``wide`` whether each
    byte of a character was lost by itself.
    """

    text: str
    start: int
    end: int
    paragraph: tuple[int, int]
    kind: Kind
    before: str
    after: str
    left: str
    right: str
    near: str
    next: str
    left_word: str
    right_word: str
    spaces: int
    wide: bool
    letter: str | None


_CLUSTER = 6
"""Marks side by side that are looked beyond; quotations end in three at most."""
_WORD = 40
"""Letters on either side of a mark in the longest word that a table holds, and more."""
_WORD_BEFORE = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?$")
_WORD_AFTER = re.compile(r"[^\W_]+")


def contexts(
    text: str, start: int, end: int, marks: Sequence[Mark], *, spaces: int, wide: bool
) -> list[Context]:
    """The context of each mark of the paragraph ``text[start:end]``, in order."""
    found = []
    letters = _restored(text, start, end, marks)
    for index, mark in enumerate(marks):
        first = last = index
        while first > max(0, index - _CLUSTER) and marks[first - 1].end == marks[first].start:
            first -= 1
        while (
            last + 1 < min(len(marks), index + _CLUSTER)
            and marks[last].end == marks[last + 1].start
        ):
            last += 1
        before = text[marks[first].start - 1] if marks[first].start > start else ""
        after = text[marks[last].end] if marks[last].end < end else ""
        left, right = _class(before, "^"), _class(after, "$")
        word_before = _WORD_BEFORE.search(text, max(start, mark.start - 30), mark.start)
        word_after = _WORD_AFTER.match(text, mark.end, end)
        found.append(
            Context(
                text=text,
                start=mark.start,
                end=mark.end,
                paragraph=(start, end),
                kind=mark.kind,
                before=before,
                after=after,
                left=left,
                right=right,
                near="M" if first < index else left,
                next="M" if last > index else right,
                left_word=word_before.group() if word_before else "",
                right_word=word_after.group() if word_after else "",
                spaces=spaces,
                wide=wide,
                letter=letters.get(mark.start),
            )
        )
    return found


def _restored(text: str, start: int, end: int, marks: Sequence[Mark]) -> dict[int, str]:
    """The letters that known words lack, by the start of the mark that stands for each."""
    letters: dict[int, str] = {}
    lossy = {mark.start: mark for mark in marks if mark.kind in ("any", "question", "letter")}
    for mark in lossy.values():
        if mark.start in letters:
            continue
        word, places = _word_around(text, start, end, mark, lossy)
        known = accents.restore(word)
        if known is not None:
            letters |= {place: known[index] for index, place in places.items()}
    return letters


def _word_around(
    text: str, start: int, end: int, mark: Mark, lossy: dict[int, Mark]
) -> tuple[str, dict[int, int]]:
    """The word that a mark stands in, lost letters as such, and where in it each mark is."""
    first = mark.start
    while first > max(start, mark.start - _WORD) and text[first - 1].isalpha():
        first -= 1
    word: list[str] = []
    places: dict[int, int] = {}
    position = first
    while position < min(end, mark.start + _WORD):
        if position in lossy and (position == mark.start or word):
            places[len(word)] = position
            word.append(accents.LOST)
            position = lossy[position].end
        elif text[position].isalpha():
            word.append(text[position])
            position += 1
        else:
            break
    while len(word) > 1 and word[-1] == accents.LOST and accents.restore("".join(word)) is None:
        word.pop()
        places.pop(len(word), None)
    return "".join(word), places


def _class(character: str, edge: str) -> str:
    """``S`` space, ``L`` letter, ``D`` digit, ``O`` what opens or joins, ``P`` other, or edge."""
    if not character:
        return edge
    if character.isspace():
        return "S"
    if character.isalpha():
        return "L"
    if character.isdigit():
        return "D"
    return "O" if character in "([{“‘—–-/$£€#@&" else "P"
