"""White space: what a scraper left between words and lines, made plain and put on record.

Lines stay lines and paragraphs stay apart the way they came; only runs that no writer typed for
their meaning are changed.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rejoinder.documents.draft import Change, Draft

_BLANK = " \t\v\f\x1c-\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAK = "\r\n\u0085\u2028\u2029"
_RUN = re.compile(f"[{_BLANK}{_BREAK}]{{2,}}|[^\\S \\n]")
_BREAKS = re.compile(f"\r\n|[{_BREAK}]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]+"
)
"""Control characters, soft hyphens, byte order marks, direction marks, zero-width spaces. The
zero-width joiners stay: emoji and some scripts need them."""

_APART = re.compile(r"[A-Z][\w-]{1,24}:\s|https?://|[-*•–—]\s|--|\d+[.)]\s")
"""Lines that begin something of their own: mail headers, addresses, list items."""
_LEAST_LINES = 4
"""Fewer lines say nothing about a fixed width."""
_WIDEST = 100
"""Mail and terminals wrap at 65 to 80 columns, some archives at 100; paragraphs are longer."""
_NARROWEST = 45
_FULL = 0.72
"""A wrapped line is at least this full: the next word did not fit, and words of more than a quarter
of a line are rare."""
_SHARE = 0.8
"""Share of the lines inside blocks that must be full: one in five may be short, for a list or
a long word at the next line's start."""


def mend(draft: Draft) -> None:
    """Drop invisible characters, make white space plain, join lines broken at a fixed width."""
    draft.apply(
        [
            Change(start=match.start(), end=match.end(), after="", rule="invisible")
            for match in _INVISIBLE.finditer(draft.text)
        ]
    )
    draft.apply(_plain(draft.text))
    draft.apply(_unwrapped(draft.text))


def _plain(text: str) -> list[Change]:
    changes = []
    for match in _RUN.finditer(text):
        run = match.group()
        if run == "\n\n":
            continue
        after = _canonical(run, at_start=match.start() == 0, at_end=match.end() == len(text))
        if after != run:
            changes.append(
                Change(start=match.start(), end=match.end(), after=after, rule="white-space")
            )
    return changes


def _canonical(run: str, *, at_start: bool, at_end: bool) -> str:
    breaks = len(_BREAKS.findall(run))
    if at_start:
        return ""
    if at_end:
        return "\n" if breaks else ""
    return ("\n\n" if breaks > 1 else "\n") if breaks else " "


def _unwrapped(text: str) -> list[Change]:
    """Line breaks inside paragraphs of a text wrapped at a fixed width, made spaces."""
    lines = text.split("\n")
    width = _wrapped_at(lines)
    if width is None:
        return []
    changes = []
    position = 0
    blank_lines = sum(not line.strip() for line in lines)
    for line, following in pairwise(lines):
        position += len(line)
        if line.strip() and following.strip() and _runs_on(line, following, width, blank_lines):
            changes.append(
                Change(
                    start=position,
                    end=position + 1,
                    after="" if _divided(line, following) else " ",
                    rule="hard-wrap",
                )
            )
        position += 1
    return changes


def _wrapped_at(lines: list[str]) -> int | None:
    """The width at which a text is wrapped, or null where its lines are paragraphs."""
    inner = [line for line, following in pairwise(lines) if line.strip() and following.strip()]
    if len(inner) < _LEAST_LINES:
        return None
    width = max(len(line) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(len(line) >= _FULL * width for line in inner)
    broken = sum(line[-1] not in ".!?”\"'’:" for line in inner)
    # In a list of one-sentence paragraphs most lines end in a full stop; in wrapped text one in
    # eight or so does by chance.
    if full < _SHARE * len(inner) or broken < len(inner) / 2:
        return None
    return width


def _runs_on(line: str, following: str, width: int, blank_lines: int) -> bool:
    """Whether a line goes on in the next: the next one's first word would not have fitted."""
    if _APART.match(following):
        return False
    first_word = following.split(" ", 1)[0]
    if len(line) + 1 + len(first_word) <= _FULL * width:
        return False
    # With no blank lines between paragraphs, a line that ends a sentence with room to spare for
    # the next word ends the paragraph too.
    return not (
        blank_lines == 0 and line[-1] in '.!?”"' and len(line) + 1 + len(first_word) <= width - 4
    )


def _divided(line: str, following: str) -> bool:
    """Whether the break divides a word written with a hyphen ("well-" / "known")."""
    return line[-1] == "-" and line[-2:-1].isalpha() and following[:1].islower()
