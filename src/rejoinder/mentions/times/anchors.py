"""Anchors: the dates that a text has named so far, from which later words count.

"The day before" counts from a day, "the month before" from a month, "a year earlier" in a report of
quarters from the quarter, and "two hours later" from a time of day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from rejoinder.mentions.times import calendar
from rejoinder.mentions.times.expression import Expression
from rejoinder.mentions.times.resolving import Resolved

_SENTENCE_END = re.compile(r"\n|[.!?][”’\"']?\s+[“‘\"']?[A-Z]")
_QUARTER = re.compile(r"(FY)?(\d{4})-Q([1-4])$")
_MONTH = re.compile(r"\d{4}-\d\d$")
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_LONGEST_MONTH = 31
"""Days at most in what "the previous month" can step from; a year named before is no such thing."""


def sentence_ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends in ``text[start:end]``."""
    return _SENTENCE_END.search(text, start, end) is not None


@dataclass(slots=True, kw_only=True)
class Anchors:
    """What a text named last: any date, a day, a day of this sentence, a month, a quarter, a clock.

    ``grain`` is the last quarter or month of this sentence, a TIMEX3 value; ``quarter`` the last
    one that had begun when the document was published: a forecast is no base to compare with.
    """

    published: date | None = None
    any: date | None = None
    day: date | None = None
    sentence_day: date | None = None
    month: date | None = None
    quarter: str | None = None
    grain: str | None = None
    paragraph_day: date | None = None
    clock: datetime | None = None

    def new_sentence(self, paragraph: bool) -> None:
        """Forgets what holds within a sentence alone, and within a paragraph where one ended."""
        self.sentence_day = None
        self.grain = None
        if paragraph:
            self.paragraph_day = None

    def of(self, expression: Expression) -> date | None:
        """The date that an expression counts from, where the text named one."""
        if expression.form == "offset" and expression.unit == "D":
            return self.day
        if expression.form == "daypart":
            if expression.anchor == "text":
                return self.day
            hour = expression.clock[1:2].isdigit()
            return self.sentence_day or (self.paragraph_day if hour else None)
        if expression.unit in ("W", "M"):
            return self.month
        return self.any

    def name(self, resolved: Resolved, expression: Expression) -> None:
        """Notes what an expression named."""
        if resolved.start is None or expression.timex not in ("DATE", "TIME"):
            return
        self.any = resolved.start
        if resolved.end is not None and (resolved.end - resolved.start).days < _LONGEST_MONTH:
            self.month = resolved.start
        clock = _CLOCK.search(resolved.value)
        if resolved.start == resolved.end:
            self.sentence_day = self.day = resolved.start
            if expression.timex == "TIME":
                self.paragraph_day = resolved.start
            hour = int(clock.group(1)) if clock else 0
            if clock and hour < 24:
                at = datetime.combine(resolved.start, datetime.min.time())
                self.clock = at.replace(hour=hour, minute=int(clock.group(2)))
        counted = expression.form == "offset"
        if _QUARTER.fullmatch(resolved.value):
            self.grain = resolved.value
            begun = self.published is None or resolved.start <= self.published
            if begun and not (counted and self.quarter):
                self.quarter = resolved.value
        elif _MONTH.fullmatch(resolved.value) and not counted:
            self.grain = resolved.value

    def refined(self, expression: Expression, resolved: Resolved) -> Resolved:
        """A step told from the quarter, month or hour that the text named, where it named one."""
        if expression.form != "offset":
            return resolved
        if expression.unit in {"TH", "TM"}:
            return self._hours(expression, resolved)
        if expression.value == "same" and expression.year is not None:
            base = self.quarter if expression.unit == "Q" and self.quarter else resolved.value
            return _as_value(str(expression.year) + base[-3:], resolved)
        if expression.unit == "Q" and expression.value == "the" and self.quarter:
            return _as_value(self.quarter, resolved)
        if expression.unit == "Q" and expression.anchor == "text" and self.quarter:
            return _as_value(_quarters(self.quarter, int(expression.count)), resolved)
        if expression.unit == "Y" and expression.count == -1 and expression.shift is None:
            grain = self.grain or (self.quarter if expression.anchor == "text" else None)
            if grain is not None and _QUARTER.fullmatch(grain):
                return _as_value(_quarters(grain, -4), resolved)
            if grain is not None and _MONTH.fullmatch(grain):
                return _as_value(f"{int(grain[:4]) - 1:04d}{grain[4:]}", resolved)
        return resolved

    def _hours(self, expression: Expression, resolved: Resolved) -> Resolved:
        """ "Two hours later" by the clock, after "at 8:30 a.m."."""
        if expression.anchor != "text" or self.clock is None:
            return resolved
        size = 60 if expression.unit == "TH" else 1
        at = self.clock + timedelta(minutes=expression.count * size)
        value = f"{at.date().isoformat()}T{at.hour:02d}:{at.minute:02d}"
        return replace(resolved, value=value, start=at.date(), end=at.date())


def _quarters(value: str, count: int) -> str:
    match = _QUARTER.fullmatch(value)
    if match is None:
        return value
    number = int(match.group(2)) * 4 + int(match.group(3)) - 1 + count
    return f"{match.group(1) or ''}{number // 4:04d}-Q{number % 4 + 1}"


def _as_value(value: str, resolved: Resolved) -> Resolved:
    days = calendar.span(value)
    start, end = days if days is not None else (None, None)
    return replace(resolved, value=value, start=start, end=end)
