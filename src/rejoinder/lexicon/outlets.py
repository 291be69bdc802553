"""Names of outlets as their own pages give them: in appeals and copyright lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletWord:
    """A word of an outlet's name, or of the name of a public body that issues texts."""

    word: str
    kind: Literal["outlet", "body"] = "outlet"
    example: str | None = None


TABLE = tables.shipped("outlets", OutletWord)

_NAME = r"(?:The\s)?(?:[A-Z][\w&.’'-]*\s){0,4}[A-Z][\w&.’'-]*"
_PLACES = (
    re.compile(
        r"^(?:Support|Subscribe to|Donate to|Follow|Like|More from|Sign up for)\s"
        rf"(?P<name>{_NAME})"
    ),
    re.compile(
        r"(?:©|\([Cc]\)|[Cc]opyright)[\s©]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,]*"
        rf"(?:by\s)?(?P<name>{_NAME})"
    ),
    re.compile(
        r"^This (?:article|story|report) (?:was )?(?:first|originally) (?:appeared|published) "
        rf"(?:in|on|by)\s(?P<name>{_NAME})"
    ),
)
_VOICE = re.compile(
    rf"^(?P<name>{_NAME})\s"
    r"(?:lives|depends|relies|runs|survives|has no|is (?:funded|supported|free))\b"
)
_LETTER = re.compile(
    r"^Get the (?P<name>(?:[A-Z][\w&.’'-]*\s){2,4})"
    r"(?:briefing|newsletter|edition|app|digest|bulletin)\b"
)
_CHARACTERS = 400
"""Of a line that names its outlet, no more is looked at."""
_SMALL = frozenset(("of", "the", "to", "and", "for", "in", "at", "on", "&", "de", "la", "–", "-"))
_LEGAL = re.compile(
    r"[,\s]+(?:Ltd|Limited|Inc|LLC|LLP|Corp|Corporation|PLC|plc|GmbH|Group|Media Group|All|Co)\b.*$"
)


def named(line: str) -> str | None:
    """The outlet that a line of a page's own voice names beyond doubt, or null.

    >>> named("Support The Harbour Times!"), named("Support The Troops!")
    ('The Harbour Times', None)
    """
    line = line[:_CHARACTERS]
    for pattern in _PLACES:
        match = pattern.search(line)
        if match:
            name = _LEGAL.sub("", match["name"]).strip(" .,!’'")
            if _words().intersection(name.replace("-", " ").split()):
                return name
    match = _VOICE.match(line) or _LETTER.match(line)
    return match["name"].strip() if match and len(match["name"].split()) > 1 else None


def is_masthead(line: str) -> bool:
    """Whether a line is the name of an outlet or issuing body and nothing else.

    >>> is_masthead("Permanent Mission of Norway"), is_masthead("Norway’s Mission Leaves")
    (True, False)
    """
    words = line.split()
    return (
        2 <= len(words) <= 10
        and all(word[0].isupper() or word in _SMALL for word in words)
        and not re.search(r"[,;:?!’']", line)
        and any(word in words or word.upper() in words for word in _words())
    )


@cache
def _words() -> frozenset[str]:
    return frozenset(row.word for row in TABLE.rows)
