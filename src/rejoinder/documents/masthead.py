"""Title, outlet, byline and date: what the page says of itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.documents import shapes
from rejoinder.documents.blocks import Block
from rejoinder.documents.boilerplate import Labels
from rejoinder.lexicon import outlets
from rejoinder.records import Declared, Published

_HEAD = 12
"""Lines from the top, set-aside ones not counted, among which the headline may stand."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_DATES = (
    re.compile(rf"\b{_MONTH}\s(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\s{_MONTH},?\s(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s"
_STAMPS = (
    re.compile(rf"{_WEEKDAY}{_MONTH}\s(?P<day>\d\d?)(?:st|nd|rd|th)?\b", re.I),
    re.compile(rf"{_WEEKDAY}(?P<day>\d\d?)(?:st|nd|rd|th)?\s{_MONTH}", re.I),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RIGHTS = re.compile(r"©|\bcopyright\b", re.I)
_DATELINE = re.compile(r"^[^\W\d_a-z][^\n.!?]{2,60}?\s?(?:\([^()]{2,30}\)\s?)?(?:[-–—]{1,2}|:)\s")

_DATED = re.compile(
    r"^(?!(?:On|In|By|At|Since|From|Until|After|Before)\b)"
    r"(?:[^\W\d_a-z][\w’'-]*[, ]+){1,5}(?P<date>[\w ,]{8,22})\.\s"
)
"""Ministries and agencies of the state date their texts "Lima, 3 May 2019." and go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What was found; ``title_blocks`` are the indices of the lines that hold the title."""

    title: str | None
    title_blocks: tuple[int, ...]
    masthead_blocks: tuple[int, ...]
    outlet: str | None
    byline: str | None
    published: Published


def read(blocks: Sequence[Block], labels: Labels, declared: Declared) -> Masthead:
    """The masthead of a page from its labelled lines; what is declared goes first."""
    mastheads = _mastheads(blocks, labels)
    title, title_blocks = _title(blocks, labels, mastheads, declared.title)
    return Masthead(
        title=title,
        title_blocks=title_blocks,
        masthead_blocks=mastheads if title else (),
        outlet=declared.outlet or _outlet(blocks, labels) or _sender(blocks, labels),
        byline=declared.byline or _byline(blocks),
        published=_published(blocks, labels, declared),
    )


def _head(blocks: Sequence[Block], labels: Labels) -> list[Block]:
    """The lines before the first that is article text."""
    head: list[Block] = []
    for block in blocks:
        if labels[block.index] is None:
            if block.is_paragraph or block.is_sentence or len(head) == _HEAD:
                break
            head.append(block)
    return head


def _mastheads(blocks: Sequence[Block], labels: Labels) -> tuple[int, ...]:
    """Lines at the head that name the outlet or the issuing body, where a headline stands too."""
    head = _head(blocks, labels)
    names = [
        block
        for position, block in enumerate(head)
        if outlets.is_masthead(block.text) or _is_name_above(block, head[position + 1 :])
    ]
    if any(block not in names and block.is_headline for block in head):
        return tuple(block.index for block in names)
    return ()


def _is_name_above(block: Block, below: Sequence[Block]) -> bool:
    """Whether a short line of capitalised words stands where a longer headline follows."""
    words = block.text.split()
    return (
        len(words) <= _NAME_WORDS
        and all(word[:1].isupper() for word in words)
        and not re.search(r"[,:?!’']", block.text)
        and any(
            other.is_headline
            and other.words >= _LONG_TITLE
            and not shapes.is_signature(other.text)
            and not all(word[:1].isupper() for word in other.text.split())
            for other in below
        )
    )


_NAME_WORDS = 3
_LONG_TITLE = 5
"""An outlet's name of three words above a headline of five: no headline is shorter than what
explains it and capitalised throughout while that is not."""


def _title(
    blocks: Sequence[Block], labels: Labels, mastheads: tuple[int, ...], declared: str | None
) -> tuple[str | None, tuple[int, ...]]:
    for block in blocks[:_HEAD]:
        if not declared and labels[block.index] and shapes.mail_header(block.text) == "subject":
            declared = block.text.partition(":")[2].strip()
    if declared:
        return declared, _repeats(blocks, declared)
    kept = [
        block for block in blocks if labels[block.index] is None and block.index not in mastheads
    ]
    for position, block in enumerate(kept[:_HEAD]):
        if block.is_paragraph:
            break
        body_follows = any(other.is_sentence for other in kept[position + 1 :])
        if body_follows and block.is_headline:
            return block.text.strip(), _repeats(blocks, block.text)
        if block.is_sentence:
            break
    return None, ()


def _repeats(blocks: Sequence[Block], title: str) -> tuple[int, ...]:
    """The lines that are the title, or the title with the outlet's name at its end."""
    wanted = _key(title)
    found = []
    for block in blocks:
        key = _key(block.text)
        if not key or not wanted:
            continue
        if (
            key == wanted
            or (wanted.startswith(key) and _outlet_tail(title, block.text))
            or (key.startswith(wanted) and _outlet_tail(block.text, title))
        ):
            found.append(block.index)
    return tuple(found)


def _outlet_tail(longer: str, shorter: str) -> bool:
    """Whether the longer title is the shorter with " | Outlet" or " - Outlet" after it."""
    tail = longer.strip()[len(shorter.strip()) :]
    return len(_key(shorter)) >= 12 and re.match(r"\s*[|–—:-]\s*\S", tail) is not None


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _outlet(blocks: Sequence[Block], labels: Labels) -> str | None:
    """The outlet where a line set aside names it beyond doubt: an appeal's or a copyright's."""
    for block in blocks:
        if labels[block.index] is not None:
            name = outlets.named(block.text)
            if name is not None:
                return name
    return None


def _sender(blocks: Sequence[Block], labels: Labels) -> str | None:
    """The outlet that a mail names as its sender, where its name is an outlet's."""
    for block in blocks[:_HEAD]:
        if labels[block.index] and shapes.mail_header(block.text) == "from":
            name = block.text.partition(":")[2].partition("<")[0].strip(' "')
            return name if outlets.is_masthead(name) else None
    return None


def _byline(blocks: Sequence[Block]) -> str | None:
    for block in blocks[:_HEAD]:
        if block.words <= 16:
            names = shapes.byline(block.text)
            if names is not None:
                return names
    return None


def _published(blocks: Sequence[Block], labels: Labels, declared: Declared) -> Published:
    """Declared date, else the one that a time stamp or a dateline gives in full; never a guess."""
    if declared.published is not None:
        return Published(value=declared.published, basis=declared.published_basis or "given")
    for block in blocks:
        if labels[block.index] == "other" and block.words <= 16:
            value = _full_date(block.text)
            if value is not None and not re.search(
                r"©|copyright|updated|modified", block.text, re.I
            ):
                return Published(value=value, basis="dateline")
    for block in blocks:
        if labels[block.index] is None and block.is_paragraph:
            match = _DATELINE.match(block.text) or _DATED.match(block.text)
            value = _full_date(match.group()) if match else None
            if value is not None:
                return Published(value=value, basis="dateline")
            break
    solved = _solved(blocks, labels)
    return Published(value=solved, basis="dateline" if solved else "unknown")


def _solved(blocks: Sequence[Block], labels: Labels) -> str | None:
    """The date of a stamp with weekday and day but no year, where the page's years settle it.

    "Friday, July 8" is 2016's where 2016 is the latest year that the page names and 8 July was a
    Friday in it and in no other year named; a weekday agrees by chance in one year of seven, so a
    page that does not name its own year mostly stays undated.
    """
    years = {
        int(year) for block in blocks for year in _YEAR.findall(block.text) if _told(block, labels)
    }
    stamp = next((found for found in (_stamp(block, labels) for block in blocks) if found), None)
    if stamp is None or not years:
        return None
    weekday, month, day = stamp
    agreeing = [year for year in sorted(years) if _falls_on(year, month, day, weekday)]
    if agreeing != [max(years)]:
        return None
    return datetime.date(agreeing[0], month, day).isoformat()


def _told(block: Block, labels: Labels) -> bool:
    """Whether a line's years are the page's own: its text, or the line of its rights."""
    return labels[block.index] is None or bool(_RIGHTS.search(block.text))


def _stamp(block: Block, labels: Labels) -> tuple[int, int, int] | None:
    """Weekday (Monday is 0), month and day of a line that is a date stamp, or of a dateline."""
    if labels[block.index] == "other" and block.words <= 16:
        text = block.text
    elif labels[block.index] is None and block.is_paragraph:
        dateline = _DATELINE.match(block.text)
        text = dateline.group() if dateline else ""
    else:
        return None
    for pattern in _STAMPS:
        match = pattern.search(text)
        if match:
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            return _WEEKDAYS.index(match["weekday"][:3].lower()), month, int(match["day"])
    return None


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return datetime.date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def _full_date(text: str) -> str | None:
    for pattern in _DATES:
        match = pattern.search(text)
        if match:
            month = match["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            try:
                return datetime.date(int(match["year"]), number, int(match["day"])).isoformat()
            except ValueError:
                continue
    return None
