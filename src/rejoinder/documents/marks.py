"""Lossy marks: quotation marks, apostrophes and dashes whose bytes are partly or wholly gone.

This module finds them: which characters of a text are damage at all, and how many of them make one
mark. What each one was is told by :mod:`rejoinder.documents.readings` from its context. What cannot
be told is left as it is and noted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rejoinder.documents import readings
from rejoinder.documents.contexts import Kind, Mark
from rejoinder.documents.draft import Change, Draft
from rejoinder.documents.readings import Decision
from rejoinder.lexicon import repairs as words
from rejoinder.records import Note

_SURVIVING = {
    "“": "–",
    "”": "—",
    "˜": "‘",
    "™": "’",
    "œ": "“",
    "¢": "•",
    "¦": "…",
}
"""Third byte of a mark as Windows-1252 shows it -> the mark: it is known where only "â" is lost."""

_SHAPES = re.compile(
    r"""
    (?P<partial> [?\ufffd]€(?P<third>[“”˜™œ¢¦]) )
    # All marks begin with "â" and "€": either may be lost, and so may the third.
  | (?P<mark> [?\ufffd]€[?\ufffd] | â€[?\ufffd] | â(?:\?\?|\ufffd\ufffd) )
    # The third byte of a closing quotation mark is the one that Windows-1252 has no character for.
  | (?P<closing> [?\ufffd]€(?![\d?\ufffd]) | â€(?:Â(?!\w))? )
  | (?P<fffd> \ufffd+?(?=[?\ufffd]€[?\ufffd]) | \ufffd+ )
  | (?P<question> \?+?(?=[?\ufffd]€[?\ufffd]) | \?+ )
  | (?P<euro> (?<!\w)â¬(?=\s?\d) | â¬(?!\w) )
  | (?P<ellipsis> â¦ )
  | (?P<bare> â(?![\u0080-\u00bf]) )
    # The lead byte of a letter whose second byte was a control character.
  | (?P<half> [Â-Ê](?![\u0080-\u00bf]) )
    """,
    re.VERBOSE,
)
_SPACE = re.compile("[?\ufffdÂ]\u00a0[ \u00a0]*|(?<=[\\w.,;:!?’”])Â (?=\\S)")
"""A no-break space is "Â" and itself when misread; "Â" is then lost, or the space made plain."""
_JOINED = re.compile("(?<![A-Za-z])([A-Za-z]{2,30})[?\ufffd]([A-Za-z]{1,30})")
"""Where the first of two words joined is "the", "was" or the like, no dash stood between them: in
PolNeAR's articles that is a no-break space 280 times and a dash 9 times."""
_NO_BREAK = re.compile(
    "\\w,[?\ufffd]\\w|^[^?\ufffd\n]*\\w[.!][?\ufffd]$|[?\ufffd]{3} \\w", re.MULTILINE
)
"""No mark stands between a comma and a word, nor alone in a line after its full stop."""
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S{1,200}\?\w+=\S*")
_SUFFIX = r"(?:s|t|re|ve|ll|d|m)\b"
_BROKEN = re.compile(
    rf"(?<=[^\W\d_])(?P<inside>\?+)(?:{_SUFFIX}|[a-z])|(?:(?<=\s)|(?<=[(\[])|^)(?P<before>\?+)(?=\w)",
    re.MULTILINE,
)
"""A word broken or opened by question marks: nobody writes so outside links."""
_AWRY = re.compile(r"[.,!?]â(?=\s|$)|(?<!\w)â(?!\w)|n\u00e2t\b|\w{3}\u00e2s\b", re.MULTILINE)
"""A letter "â" where no word has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """What a document shows about its damage: which shapes are marks, and how wide one is.

    ``spaces`` says how far no-break spaces are among what was lost, ``bare`` that the letter "â" is
    damage. ``question`` and ``fffd`` are how many characters stand for one mark: 1 where whole
    characters were lost, 3 where each byte of a mark was; ``question`` is 0 where "?" is no damage.
    ``euro`` says that "€" survives in marks whose other bytes are lost.
    """

    question: int
    fffd: int
    bare: bool
    spaces: int
    euro: bool


def mend_spaces(draft: Draft) -> None:
    """Mend no-break spaces; to be done before white space is made plain, which hides them."""
    if draft.text.isascii():
        return
    draft.apply(
        [
            Change(
                start=match.start(),
                end=match.end(),
                after=" ",
                rule="lossy-space",
                certain=match.group()[0] == "Â",
            )
            for match in _SPACE.finditer(draft.text)
        ]
    )


def mend(draft: Draft) -> tuple[Note, ...]:
    """Mend the lossy marks of the draft; what is left of them comes back as notes."""
    text = draft.text
    if "?" not in text and text.isascii():
        return ()
    evidence = _evidence(text)
    if evidence is None:
        return ()
    changes: list[Change] = []
    notes: list[Note] = []
    position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        if line.isascii() and "?" not in line:
            continue
        marks = _marks(text, start, start + len(line), evidence)
        for decision in readings.decide(
            text,
            start,
            start + len(line),
            marks,
            spaces=evidence.spaces,
            wide=evidence.question == 3 or evidence.euro,
        ):
            if decision.after is None:
                notes.append(_note(text, decision))
            elif decision.after != text[decision.start : decision.end]:
                changes.append(
                    Change(
                        start=decision.start,
                        end=decision.end,
                        after=decision.after,
                        rule=decision.rule,
                        certain=decision.certain,
                    )
                )
    draft.apply(changes)
    return tuple(notes)


def _note(text: str, decision: Decision) -> Note:
    """The lost character with the word around it."""
    start, end = decision.start, decision.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Note(code=decision.rule, text=text[start:end])


def _evidence(text: str) -> _Evidence | None:
    """What the document shows, or null where nothing in it is damaged."""
    found: set[str | None] = set()
    if any(sign in text for sign in "\ufffdâ€"):
        found = {match.lastgroup for match in _SHAPES.finditer(text)}
    found -= {"question", "bare", "half"}
    widths = _broken(text) if "?" in text else []
    bare = "â" in text and bool(_AWRY.search(text))
    if not found and not widths and not bare:
        return None
    fffd = [len(match.group()) for match in re.finditer("\ufffd+", text)]
    wide = sum(width >= 2 for width in widths) * 2 > len(widths)
    return _Evidence(
        question=(3 if wide else 1) if widths else 0,
        fffd=3 if 3 in fffd and 1 not in fffd else 1,
        bare=bare,
        spaces=_spaces(text),
        euro="mark" in found and ("?€?" in text or "\ufffd€\ufffd" in text),
    )


def _spaces(text: str) -> int:
    """How far no-break spaces are among what was lost: 0 not at all, 1 somewhat, 2 mostly.

    A common word joined to another is one. Dashes join other words: where those pairs are more than
    thrice as many, they are mostly dashes. (Half of all words are common ones; dashes as often as
    spaces would make it twice.)
    """
    common = other = 0
    for match in _JOINED.finditer(text):
        if match[2] not in words.SUFFIXES:
            if match[1].lower() in words.COMMON:
                common += 1
            elif match[1].lower() in words.KNOWN and match[2].lower() in words.KNOWN:
                other += 1
    if not common:
        return int(_NO_BREAK.search(text) is not None)
    return 2 if other <= 3 * common else 1


def _broken(text: str) -> list[int]:
    links = [match.span() for match in _LINK.finditer(text)]
    return [
        len(match.group("inside") or match.group("before"))
        for match in _BROKEN.finditer(text)
        if not _within(match.start(), links)
    ]


def _within(position: int, ranges: list[tuple[int, int]]) -> bool:
    """Whether a position lies in one of the ranges, which are in order."""
    index = bisect_right(ranges, position, key=lambda item: item[0]) - 1
    return index >= 0 and position < ranges[index][1]


def _marks(text: str, start: int, end: int, evidence: _Evidence) -> list[Mark]:
    """The damaged marks of a paragraph, in order."""
    links = [match.span() for match in _LINK.finditer(text, start, end)]
    marks: list[Mark] = []
    for match in _SHAPES.finditer(text, start, end):
        if match.end() - match.start() <= _LONGEST and not _within(match.start(), links):
            marks.extend(_shaped(match, evidence))
    return marks


_LONGEST = 12
"""Four marks of three bytes: a longer run of lost characters was no punctuation."""


def _shaped(match: re.Match[str], evidence: _Evidence) -> Iterator[Mark]:
    start, end = match.span()
    shape = match.lastgroup
    if match["third"]:
        yield Mark(start=start, end=end, kind="known", known=_SURVIVING[match["third"]])
    elif shape == "euro":
        yield Mark(start=start, end=end, kind="known", known="€")
    elif shape == "ellipsis":
        yield Mark(start=start, end=end, kind="known", known="…")
    elif shape == "mark":
        yield Mark(start=start, end=end, kind="mark")
    elif shape == "closing":
        yield Mark(start=start, end=end, kind="closing")
    elif shape in ("bare", "half"):
        if evidence.bare:
            yield Mark(start=start, end=end, kind="mark" if shape == "bare" else "letter")
    elif shape == "fffd":
        yield from _divided(match.string, start, end, evidence.fffd, "any")
    elif evidence.question:
        yield from _divided(match.string, start, end, evidence.question, "question")
    else:
        yield Mark(start=start, end=end, kind="stray")


def _divided(text: str, start: int, end: int, width: int, kind: Kind) -> Iterator[Mark]:
    """A run of lost characters as marks of ``width`` each.

    Where each byte was lost by itself, marks are three wide and letters two.
    """
    if width == 1:
        for position in range(start, end):
            yield Mark(start=position, end=position + 1, kind=kind)
        return
    if end - start == 1:
        yield Mark(start=start, end=end, kind="stray" if kind == "question" else kind)
        return
    for wide in _widths(end - start, after_letter=text[start - 1 : start].isalpha()):
        yield Mark(start=start, end=start + wide, kind="letter" if wide == 2 else kind)
        start += wide


def _widths(length: int, *, after_letter: bool) -> list[int]:
    """A length as threes and as few twos as will do, the twos first where a word goes on."""
    twos = {0: 0, 1: 2, 2: 1}[length % 3]
    threes = (length - 2 * twos) // 3
    return [2] * twos + [3] * threes if after_letter else [3] * threes + [2] * twos
