"""Quotations: which stretches of a text stand inside quotation marks.

Doubt is local: a mark that never closes costs its own paragraph at most.
"""

from __future__ import annotations

from rejoinder.records import Quotation

_OPENING = {"“": "”", "‘": "’", "«": "»", "„": "”"}
_STRAIGHT = '"'
_TYPED = "''"
"""Two single marks typed for a double one, as some papers' archives have them; read as a straight
mark whose first half is held by a code point of no other use."""
_HALF = "\ue000"
_CLOSING = ("”", _STRAIGHT)


def find(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, in order of their start, nested ones after the one around them.

    >>> find('He said “no ‘deal’ yet” today.')
    (Quotation(start=8, end=23, closed=True, depth=0, continued=False),\
 Quotation(start=12, end=18, closed=True, depth=1, continued=False))
    """
    found: list[Quotation] = []
    carried = False
    text = text.replace(_TYPED, _HALF + _STRAIGHT)
    for start, end in paragraphs(text):
        quotations, open_at_end = _in_paragraph(text, start, end, carried)
        found.extend(quotations)
        carried = open_at_end
    return tuple(sorted(found, key=lambda quotation: (quotation.start, quotation.depth)))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold more than white space, as ranges of code points."""
    ranges = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            ranges.append((position, position + len(line)))
        position += len(line) + 1
    return ranges


def _in_paragraph(text: str, start: int, end: int, carried: bool) -> tuple[list[Quotation], bool]:
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    for position in range(start, end):
        character = text[position]
        if stack and character == stack[-1][1] and not _apostrophe(text, position, stack):
            opened, _ = stack.pop()
            found.append(_quotation(opened, position + 1, len(stack), carried, start))
        elif character in _CLOSING and any(mark in _CLOSING for _, mark in stack):
            if character == _STRAIGHT and _opens(text, position, start):
                stack.append((position - (text[position - 1 : position] == _HALF), _STRAIGHT))
                continue
            if character == _STRAIGHT and text[position - 1].isdigit():
                continue  # Inches.
            # A curled mark closes a straight one and the other way round: editors mix them.
            while stack:
                opened, mark = stack.pop()
                if mark in _CLOSING:
                    found.append(_quotation(opened, position + 1, len(stack), carried, start))
                    break
        elif character == _STRAIGHT and _opens(text, position, start):
            stack.append((position - (text[position - 1 : position] == _HALF), _STRAIGHT))
        elif character in _OPENING and not _apostrophe(text, position, stack):
            if character == "‘" and not _closes_later(text, position, end):
                continue
            stack.append((position, _OPENING[character]))
    open_at_end = bool(stack) and stack[0][1] in ("”", _STRAIGHT)
    for depth, (opened, mark) in enumerate(stack):
        if mark == "’":
            continue
        found.append(
            Quotation(
                start=opened,
                end=_trimmed(text, opened, end),
                closed=False,
                depth=depth,
                continued=carried and opened == _first(text, start),
            )
        )
    return found, open_at_end


def _quotation(opened: int, end: int, depth: int, carried: bool, start: int) -> Quotation:
    return Quotation(
        start=opened, end=end, closed=True, depth=depth, continued=carried and opened == start
    )


def _first(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _opens(text: str, position: int, start: int) -> bool:
    """A straight mark opens at a paragraph's start, after white space, or after an opener."""
    place = position - (text[position - 1 : position] == _HALF)
    before = text[place - 1] if place > start else " "
    after = text[position + 1 : position + 2]
    return (before.isspace() or before in "([{—–-‘'/") and not after.isspace() and after != ""


def _apostrophe(text: str, position: int, stack: list[tuple[int, str]]) -> bool:
    """Whether a single mark stands inside a word ("don’t") or begins one ("’90s")."""
    if text[position] not in "’‘":
        return False
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    if text[position] == "‘":
        return before.isalnum()
    if before.isalnum() and after.isalnum():
        return True
    if not stack or stack[-1][1] != "’":
        return True
    # A plural possessive ("the ‘hawks’ view") closes; "states’ rights" inside single quotes is
    # taken as a close too, unless a later mark before the sentence ends closes better.
    return before == "s" and after == " " and _closes_later(text, position, len(text))


def _closes_later(text: str, position: int, end: int) -> bool:
    """Whether a closing single mark follows before the paragraph's end, outside a word."""
    cursor = position + 1
    while cursor < end and text[cursor] != "\n":
        if text[cursor] == "’" and not text[cursor + 1 : cursor + 2].isalnum():
            return True
        if text[cursor] == "‘":
            return False
        cursor += 1
    return False
