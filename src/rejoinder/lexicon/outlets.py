"""Names of outlets as their own pages give them: in appeals and copyright lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rejoinder.lexicon import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletWord:
    """A word that ends or makes an outlet's name."""

    word: str
    example: str | None = None


TABLE = tables.shipped("outlets", OutletWord)

_NAME = r"(?:The\s)?(?:[A-Z][\w&.’'-]*\s){0,4}[A-Z][\w&.’'-]*"
_PLACES = (
    re.compile(
        rf"^(?:Support|Subscribe to|Donate to|Follow|Like|More from|Sign up for)\s(?P<name>{_NAME})"
    ),
    re.compile(
        rf"(?:©|\([Cc]\)|[Cc]opyright)[\s©]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,]*(?:by\s)?(?P<name>{_NAME})"
    ),
    re.compile(
        rf"^This (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published) (?:in|on|by)\s(?P<name>{_NAME})"
    ),
)
_LEGAL = re.compile(
    r"[,\s]+(?:Ltd|Limited|Inc|LLC|LLP|Corp|Corporation|PLC|plc|GmbH|Group|Media Group|All|Co)\b.*$"
)


def named(line: str) -> str | None:
    """The outlet that a line of a page's own voice names beyond doubt, or null.

    >>> named("Support The Harbour Times!"), named("Support The Troops!")
    ('The Harbour Times', None)
    """
    for pattern in _PLACES:
        match = pattern.search(line)
        if match:
            name = _LEGAL.sub("", match["name"]).strip(" .,!’'")
            if _words().intersection(name.replace("-", " ").split()):
                return name
    return None


@cache
def _words() -> frozenset[str]:
    return frozenset(row.word for row in TABLE.rows)
