"""Finding: the times of a parsed document, coordinated days and ranges joined into one WHEN."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date

from rejoinder.mentions.times.tagging import Timex, tag
from rejoinder.records import Parsed, TimeMention, When


def find(parsed: Parsed) -> tuple[TimeMention, ...]:
    """All times of a document, in text order.

    Days in a row of coordination or a range ("Friday and Saturday", "from 3 to 5 May") are one
    mention that spans them.
    """
    text = parsed.text
    value = parsed.document.published.value
    published = date.fromisoformat(value[:10]) if value else None
    starts = [token.idx for token in parsed.doc]
    ends = [token.idx + len(token) for token in parsed.doc]
    found = []
    tagged = tuple(timex for timex in tag(text, published) if timex.form != "adjective")
    for timex in _joined(text, tagged):
        found.append(
            TimeMention(
                when=When(
                    text=text[timex.start : timex.end],
                    value=timex.value,
                    start=timex.first_day.isoformat() if timex.first_day else None,
                    end=timex.last_day.isoformat() if timex.last_day else None,
                    basis=timex.basis,
                ),
                timex=timex.timex,
                start=timex.start,
                end=timex.end,
                first=bisect_right(starts, timex.start) - 1,
                last=bisect_left(ends, timex.end) + 1,
            )
        )
    return tuple(found)


_BETWEEN = re.compile(
    r"\s*(?:,|(?:,\s*)?and|or|to|through|thru|until|till|[-–—/])\s*", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:to|through|thru|until|till|[-–—])\s*", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s*$", re.IGNORECASE)


def _joined(text: str, tagged: tuple[Timex, ...]) -> list[Timex]:
    """Days in coordination, and dates in a range, as one."""
    joined: list[Timex] = []
    for timex in tagged:
        if joined and _coordinated(text, joined[-1], timex):
            joined[-1] = _spanning(joined[-1], timex)
        else:
            joined.append(timex)
    return joined


def _coordinated(text: str, left: Timex, right: Timex) -> bool:
    """Whether two are one WHEN: days listed, or any two dates with "to" or after "between"."""
    between = text[left.end : right.start]
    if not _BETWEEN.fullmatch(between) or "DURATION" in (left.timex, right.timex):
        return False
    if "SET" in (left.timex, right.timex) or "reference" in (left.form, right.form):
        return False
    if left.first_day and right.last_day and left.first_day > right.last_day:
        return False
    ranged = bool(_RANGE.fullmatch(between)) or bool(
        _FROM.search(text[max(0, left.start - 12) : left.start])
    )
    if ranged:
        return True
    if between.strip() == ",":
        return _is_day(left) and _is_day(right) and left.form == right.form == "weekday"
    return _is_day(left) and _is_day(right)


def _is_day(timex: Timex) -> bool:
    return timex.form in ("weekday", "monthday", "dayno") or (
        timex.first_day is not None and timex.first_day == timex.last_day
    )


def _spanning(left: Timex, right: Timex) -> Timex:
    """Both as one; its value is the ISO 8601 interval of the outer two."""
    known = left.first_day is not None and right.last_day is not None
    return replace(
        right,
        start=left.start,
        value=f"{left.value.split('/')[0]}/{right.value}",
        first_day=left.first_day if known else None,
        last_day=right.last_day if known else None,
        basis=left.basis if left.basis != "stated" else right.basis,
    )
