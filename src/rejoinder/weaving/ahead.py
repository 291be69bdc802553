"""Ahead: the day to which something is put off."""

from __future__ import annotations

from datetime import date

from rejoinder.mentions.times.tagging import Timex


def coming(timex: Timex, known: date) -> tuple[date, date] | None:
    """The days of a date that lies ahead; one without a year that the past tense around it put
    behind ("has put back the handover to 30 March") is the next one."""
    first, last = timex.first_day, timex.last_day
    if first is None or last is None:
        return None
    if last <= known and timex.form in ("monthday", "month"):
        first, last = _next_year(first), _next_year(last)
        if (last - known).days > _AHEAD:
            return None
    return (first, last) if last > known else None


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


_AHEAD = 300
"""Days for which something is put off; a date farther ahead was read into the wrong year."""
