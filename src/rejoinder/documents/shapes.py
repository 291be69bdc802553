"""Lines known by their shape: captions with credits, bylines, time stamps, rules."""

from __future__ import annotations

import re

from rejoinder.documents.blocks import Block
from rejoinder.lexicon import credits as known_credits
from rejoinder.records.document import RemovalLabel

_NAME = r"[^\W\d_a-z][\w.’'-]*"
_SLASHED = re.compile(
    rf"(?P<name>{_NAME}\s{_NAME})\s?/\s?(?P<agency>{_NAME}(?:[\s/]{_NAME}){{0,3}})$"
)
_NAMED = re.compile(r"[A-Z]\w+(?:\s\w+)?: (?:[A-Z][\w’'.-]*[\s/]*){1,5}$")
"""A label, a colon and nothing but a name ("Picture: Drum Images"): a credit, known or not."""
_BRACKETED = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?$")
_LABELLED = re.compile(
    r"(?:^|(?<=[.!?”\"’]\s)|(?<=\s))(?P<credit>(?:photo|photograph|photos|image|images|picture|pictures|"
    r"illustration|credit|photo credit|image credit|picture credit|video|graphic|courtesy)"
    r"(?:\s(?:by|courtesy of|courtesy|via|from|credit))?\s?[:|/]\s?\S.{1,80})$",
    re.I,
)
_BY = re.compile(
    rf"^(?i:(?:words |text |story |report )?by|text:|words:|report:)\s+(?P<names>{_NAME}.*)$"
)
_PLACED = re.compile(r"\s(?:in|at|from)\s(?=[A-Z])")
"""Where the reporter writes from follows the name."""
_POSTS = re.compile(
    r"\b(?:correspondent|reporter|editor|bureau chief|staff writer|columnist|analyst|contributor|"
    r"political writer|foreign desk|news desk)s?\b",
    re.I,
)
_PEOPLE = re.compile(
    rf"^{_NAME}(?:\s{_NAME}){{1,2}}(?:\s(?:and|&)\s{_NAME}(?:\s{_NAME}){{1,2}})?(?=$|,\s)"
)
"""One or two people's names, at the end of a line or before what they are."""
_BAR = re.compile(r"\s[|·•»/–—>-]\s|\s?\|\s?")
"""What stands between the sections of a menu written on one line."""
_BAR_ITEMS = 3
_CRUMB = re.compile(r"^[^\W\d_a-z][^>»]*\s[>»]\s[^\W\d_a-z][^>»]*$")
_CRUMB_WORDS = 8
"""A section and its part, as a trail of crumbs writes them."""
_MAIL = re.compile(
    r"^(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Return-Path|Received|Message-ID|MIME-Version|"
    r"Content-Type|Content-Transfer-Encoding|List-Unsubscribe|X-[\w-]+):\s"
)
_CAPTION_START = re.compile(
    r"^(?:file(?: photo| image| picture)?\s?[-–—:]|pictured(?: above| below)?:|photo:|"
    r"in this .{3,60} photo\b)",
    re.I,
)
_RULE = re.compile(r"^[\W_]+$")
_LINK = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w+$|^(?:[#@]\w+\s*)+$")
_CAPTION_WORDS = 60
"""Captions of agencies run to 55 words; a longer line with a credit at its end is an article's."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_STAMP_WORDS = re.compile(
    rf"\b(?:{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|published|updated|"
    r"posted|first|last|modified|created|on|at|date|time|[ap]\.?\s?m\.?|noon|est|edt|et|gmt|utc|bst|cet|"
    r"cest|msk|pst|pdt|pt|ist|am|pm|hours?|hrs?|h|ago|minutes?|mins?|days?|(?:\d+)(?:st|nd|rd|th)?|t|z|and)\b",
    re.I,
)
_DAY = re.compile(
    rf"\b{_MONTH}\b|\b\d{{1,4}}[-./]\d{{1,2}}[-./]\d{{1,4}}\b|\bago\b|\b\d\d?:\d\d\b", re.I
)


def label(block: Block) -> RemovalLabel | None:
    """The label that a line's shape gives it, or null."""
    text = block.text
    if len(text) > _LONGEST:
        return None
    if _RULE.match(text) or _LINK.match(text):
        return "other"
    if is_bar(text):
        return "navigation"
    if block.words <= 16 and (is_stamp(text) or byline(text) is not None):
        return "other"
    if block.words > _CAPTION_WORDS:
        return None
    start = credit_start(text)
    if start is None:
        return "caption" if _CAPTION_START.match(text) else None
    return "credit" if start == 0 else "caption"


_LONGEST = 800
"""Characters of the longest line with a shape: a caption of 60 long words."""


def is_bar(text: str) -> bool:
    """Whether a line is a menu: three short items or more with bars or dots between.

    >>> is_bar("Home | World | Weather"), is_bar("Talks – at last – begin")
    (True, False)
    """
    items = _BAR.split(text.strip())
    if len(items) == 2 and _CRUMB.search(text):
        return len(text.split()) <= _CRUMB_WORDS and not text.rstrip().endswith((".", "!", "?"))
    return len(items) >= _BAR_ITEMS and all(
        0 < len(item.split()) <= 3 and not item[:1].islower() for item in items
    )


def mail_header(text: str) -> str | None:
    """The name of the mail header that a line is, in lower case, or null.

    >>> mail_header("Subject: Talks resume"), mail_header("Oslo: Talks resume")
    ('subject', None)
    """
    match = _MAIL.match(text)
    return match.group().partition(":")[0].lower() if match else None


def credit_start(text: str) -> int | None:
    """Where the credit at a caption's end begins, 0 for a line that is all credit, or null.

    >>> credit_start("Voters queue in Oslo. Mara Lind / Reuters")
    22
    """
    match = _SLASHED.search(text) if "/" in text else None
    if match and (
        known_credits.is_agency(match["agency"]) or "\u00a0" in text or " / " in match.group()
    ):
        return match.start()
    match = _BRACKETED.search(text) if text.rstrip(".").endswith((")", "]")) else None
    if match and known_credits.is_credit(match["credit"]):
        return match.start()
    match = _LABELLED.search(text) if any(sign in text for sign in ":|/") else None
    if match and (
        match.start() == 0 or known_credits.is_credit(match["credit"]) or _NAMED.match(match[0])
    ):
        return match.start()
    return 0 if known_credits.is_credit_line(text) else None


def is_stamp(text: str) -> bool:
    """Whether a line is a date or a time and nothing else.

    >>> is_stamp("Updated: 4 March 2021, 10:15 GMT"), is_stamp("March on the capital")
    (True, False)
    """
    return (
        any(character.isdigit() for character in text)
        and _DAY.search(text) is not None
        and not re.search(r"\w", _STAMP_WORDS.sub("", text))
    )


def byline(text: str) -> str | None:
    """The names of a line that is a byline, or null.

    >>> byline("By Mara Lind and Jo Tam, Reuters"), byline("By Friday the river had risen")
    ('Mara Lind and Jo Tam', None)
    """
    match = _BY.match(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return None
    names = re.split(r"\s[|•·–—-]\s|\s\d|,\s(?:The\s)?[A-Z]", match["names"])[0].strip(" ,.|")
    names = _PLACED.split(names)[0]
    tokens = names.replace(",", " ").split()
    joined = [
        token
        for token in tokens
        if token.lower()
        not in (
            "and",
            "&",
            "of",
            "de",
            "van",
            "von",
            "der",
            "al",
            "bin",
            "el",
            "da",
            "la",
            "for",
            "the",
            "with",
        )
    ]
    if not joined or len(tokens) > 12 or text.rstrip().endswith((".", "!", "?")):
        return None
    if (
        any(not token[0].isupper() for token in joined)
        or _DAY.search(joined[0])
        or is_weekday(joined[0])
    ):
        return None
    rest = text[match.end("names") - len(match["names"]) + len(names) :]
    return names if len(rest.split()) <= 10 and not re.search(r"\b[a-z]{4,}\b", rest) else None


def is_signature(text: str) -> bool:
    """Whether a line under a headline is its author's: people's names, or a post with more.

    >>> is_signature("Mara Lind, Oslo correspondent"), is_signature("Mara Lind Reports a Loss")
    (True, False)
    """
    text = text.strip()
    if len(text) > _LONGEST or text.endswith((".", "!", "?", ":")):
        return False
    words = text.split()
    if _POSTS.search(text):
        return len(words) <= _POST_WORDS and not re.search(
            r"\b(?:has|have|is|are|was|were|says?)\b", text
        )
    match = _PEOPLE.match(text)
    return match is not None and match.end() == len(text)


_POST_WORDS = 8
"""Words of a line that gives a post: "Carla Montes, Madrid correspondent for the Courier"."""


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week."""
    return re.fullmatch(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", word.lower()) is not None
