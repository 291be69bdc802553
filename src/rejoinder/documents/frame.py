"""The short lines around an article: its section and author above, an address below.

They are known by place and shape together. Above the first paragraph stand the section's name
(before the headline) and the author's (after it); below the last, an address or the outlet's name.
A line of running words is left where it is, for it may be a standfirst, or a last sentence cut off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.documents import shapes
from rejoinder.documents.blocks import Block
from rejoinder.documents.boilerplate import Labels

_HEAD = 12
"""Lines from the top among which the first paragraph begins; further down they are lists."""
_SECTION_WORDS = 4
"""Menus and sections run to four words an item."""
_FOOT_WORDS = 12
"""An address with the outlet's name; a longer line may be text."""
_TURN = re.compile(r"^(?:\(\(|\*\*|\[)?[^\W\d_][^:()]{1,40}(?:\)\)|\*\*|\]|:)\s*\S")
"""A short turn of a conversation under its speaker's name."""
_SPEAKER = re.compile(r":\s*$")


def label(blocks: Sequence[Block], labels: Labels, title: Sequence[int]) -> None:
    """Label the lines of the frame that are unlabelled; ``title`` are the headline's lines."""
    body = [
        block.index
        for block in blocks
        if labels[block.index] is None
        and block.index not in title
        and (block.is_sentence or block.is_paragraph)
    ]
    if not body:
        return
    if title:
        _above(blocks[: min(body[0], _HEAD)], labels, title)
    _below(blocks[body[-1] + 1 :], labels)


def _above(head: Sequence[Block], labels: Labels, title: Sequence[int]) -> None:
    for block in head:
        if labels[block.index] is not None or block.index in title:
            continue
        if shapes.is_signature(block.text):
            labels[block.index] = "other"
        elif block.words <= _SECTION_WORDS and _is_name(block):
            # Under the headline a name of two words and more is an author's.
            signed = block.index > title[0] and block.words >= 2
            labels[block.index] = "other" if signed else "navigation"


def _below(foot: Sequence[Block], labels: Labels) -> None:
    for block in foot:
        if (
            labels[block.index] is None
            and not block.is_sentence
            and block.words <= _FOOT_WORDS
            and not block.running
            and not block.is_listed
            and _opens_as_a_line(block.text)
        ):
            labels[block.index] = "other"


def _opens_as_a_line(text: str) -> bool:
    """Whether a line opens anew: not in the midst of a sentence, nor with a speaker's label."""
    return not text[:1].islower() and not _TURN.match(text)


def _is_name(block: Block) -> bool:
    """Whether a line is a name and nothing else: no end of a sentence, no label of a speaker."""
    return not block.ended and not _SPEAKER.search(block.text) and block.text[:1].isupper()
