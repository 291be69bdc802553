"""Agencies and words that stand in photo credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow:
    """An agency's name as credits have it, or a word that says that a line is a credit."""

    words: str
    what: Literal["agency", "sign"]
    example: str | None = None


TABLE = tables.shipped("credits", CreditRow)


@cache
def _pattern(what: str) -> re.Pattern[str]:
    words = sorted((row.words for row in TABLE.rows if row.what == what), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + r")(?!\w)",
        re.IGNORECASE if what == "sign" else 0,
    )


def is_agency(text: str) -> bool:
    """Whether a text names a picture agency.

    >>> is_agency("AFP/Getty Images"), is_agency("Oslo")
    (True, False)
    """
    return _pattern("agency").search(text) is not None


def is_credit(text: str) -> bool:
    """Whether the words in brackets or after a label are a credit: short, with an agency or sign.

    >>> is_credit("AP Photo/Mara Lind"), is_credit("the largest in a decade")
    (True, False)
    """
    words = text.replace("/", " ").split()
    if len(words) > 10:
        return False
    if _pattern("sign").search(text):
        return True
    if not is_agency(text):
        return False
    return "/" in text or text.strip() in _names() or not re.search(r"\b[a-z]{3,}\b", text)


def is_credit_line(text: str) -> bool:
    """Whether a whole line is a credit: an agency and a name at most.

    >>> is_credit_line("Getty Images"), is_credit_line("Reuters said so.")
    (True, False)
    """
    stripped = text.strip(" .")
    if len(stripped.split()) > 7:
        return False
    if stripped in _names():
        return True
    if stripped.startswith("©") or not is_agency(stripped):
        return False
    return "/" in stripped and not re.search(r"\b[a-z]{3,}\b", stripped)


@cache
def _names() -> frozenset[str]:
    return frozenset(row.words for row in TABLE.rows if row.what == "agency")
