"""Shingles: the runs of words by which one text is known in another."""

from __future__ import annotations

import re
import zlib

RUN = 5
"""Words in a run, as is usual for news copy: shorter ones are shared by pages of one subject."""

_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> frozenset[int]:
    """The runs of five words of a text, hashed to 32 bits; case and punctuation do not count.

    >>> len(shingles("One two three four five six.")), len(shingles("One two"))
    (2, 0)
    """
    words = _WORD.findall(text.casefold())
    return frozenset(
        zlib.crc32(" ".join(words[place : place + RUN]).encode())
        for place in range(len(words) - RUN + 1)
    )
