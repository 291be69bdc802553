"""The calendar: TIMEX3 values of dates, the days they span, and steps between them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}

_FORMS = (
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)$")),
    ("weekend", re.compile(r"(\d{4})-W(\d\d)-WE$")),
    ("week", re.compile(r"(\d{4})-W(\d\d)$")),
    ("quarter", re.compile(r"(?:FY)?(\d{4})-Q(\d)$")),
    ("half", re.compile(r"(?:FY)?(\d{4})-H(\d)$")),
    ("season", re.compile(r"(\d{4})-(SP|SU|FA|WI)$")),
    ("month", re.compile(r"(\d{4})-(\d\d)$")),
    ("year", re.compile(r"(?:FY)?(\d{4})$")),
    ("decade", re.compile(r"(\d{3})$")),
    ("century", re.compile(r"(\d\d)$")),
)


def span(value: str, mod: str | None = None) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date or time, or null where it fixes none.

    ``mod`` narrows a month or longer to its first, middle or last third (``START MID END``).

    >>> [day.isoformat() for day in span("2016-W27")]
    ['2016-07-04', '2016-07-10']
    >>> [day.isoformat() for day in span("2016-07", "END")]
    ['2016-07-21', '2016-07-31']
    """
    bare = value.split("T", maxsplit=1)[0] if value[:1].isdigit() else value
    for form, pattern in _FORMS:
        match = pattern.match(bare)
        if match:
            try:
                days = _days(form, match.groups())
            except ValueError:
                return None
            return _narrowed(*days, mod)
    return None


def _days(form: str, groups: tuple[str, ...]) -> tuple[date, date]:
    number = int(groups[0])
    if form == "day":
        day = date(number, int(groups[1]), int(groups[2]))
        return day, day
    if form == "week":
        return date.fromisocalendar(number, int(groups[1]), 1), date.fromisocalendar(
            number, int(groups[1]), 7
        )
    if form == "weekend":
        return date.fromisocalendar(number, int(groups[1]), 6), date.fromisocalendar(
            number, int(groups[1]), 7
        )
    if form == "quarter":
        month = 3 * int(groups[1]) - 2
        return months(number, month, month + 2)
    if form == "half":
        month = 6 * int(groups[1]) - 5
        return months(number, month, month + 5)
    if form == "season":
        first, last = _SEASONS[groups[1]]
        return months(number, first, last if last >= first else last + 12)
    if form == "month":
        return months(number, int(groups[1]), int(groups[1]))
    years = {"year": 1, "decade": 10, "century": 100}[form]
    first_year = number * years
    return date(first_year, 1, 1), date(first_year + years - 1, 12, 31)


def _narrowed(start: date, end: date, mod: str | None) -> tuple[date, date]:
    length = (end - start).days + 1
    if mod not in ("START", "MID", "END") or length < 7:
        return start, end
    third = length // 3
    if mod == "START":
        return start, start + timedelta(days=third - 1)
    if mod == "MID":
        return start + timedelta(days=third), end - timedelta(days=third)
    return end - timedelta(days=third), end


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """First day of month ``first`` and last day of month ``last``; 13 is next January."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def step(day: date, unit: str, count: float) -> str | None:
    """The TIMEX3 value ``count`` units from a day, at the unit's own granularity.

    >>> step(date(2016, 7, 8), "W", -1)
    '2016-W26'
    >>> step(date(2016, 1, 31), "M", 1)
    '2016-02'
    """
    whole = int(count)
    try:
        if unit == "D":
            return (day + timedelta(days=whole)).isoformat()
        if unit in ("W", "FN", "WE"):
            return week(day + timedelta(weeks=whole * (2 if unit == "FN" else 1)), unit == "WE")
        if unit == "M":
            moved = day.year * 12 + day.month - 1 + whole
            return f"{moved // 12:04d}-{moved % 12 + 1:02d}"
        if unit == "Q":
            moved = day.year * 4 + (day.month - 1) // 3 + whole
            return f"{moved // 4:04d}-Q{moved % 4 + 1}"
        if unit == "H":
            moved = day.year * 2 + (day.month - 1) // 6 + whole
            return f"{moved // 2:04d}-H{moved % 2 + 1}"
        if unit in ("Y", "FY"):
            return f"{day.year + round(count):04d}"
        if unit == "DE":
            return f"{day.year // 10 + whole:03d}"
        if unit == "CE":
            return f"{day.year // 100 + whole:02d}"
    except (OverflowError, ValueError):
        return None
    return None


def week(day: date, weekend: bool = False) -> str:
    """The ISO week of a day, or its weekend."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}" + ("-WE" if weekend else "")


def moved(day: date, unit: str, count: float) -> date | None:
    """The day ``count`` units away; months and years keep the day where the month has it."""
    whole = int(count)
    try:
        if unit in ("TH", "TM", "TS"):
            hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit] * count
            return day + timedelta(days=-int(-hours // 24)) if hours > 0 else day
        if unit in ("D", "W", "FN"):
            return day + timedelta(days=whole * {"D": 1, "W": 7, "FN": 14}[unit])
        size = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
        if size is None:
            return None
        total = day.year * 12 + day.month - 1 + int(count * size)
        year, month = total // 12, total % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def holiday(rule: str, year: int) -> date | None:
    """The day a rule of ``holidays.tsv`` gives in a year.

    >>> holiday("11-4Thu", 2016).isoformat(), holiday("easter-2", 2016).isoformat()
    ('2016-11-24', '2016-03-25')
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[len("easter") :]))
    if len(rule) == len("2001-09-11"):
        return date.fromisoformat(rule)
    month, _, rest = rule.partition("-")
    if rest.isdigit():
        return date(year, int(month), int(rest))
    weekday = _WEEKDAYS[rest[1:].lower()]
    first, last = months(year, int(month), int(month))
    if rest[0] == "L":
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (int(rest[0]) - 1))


def easter(year: int) -> date:
    """Western Easter Sunday, by the Gregorian computus."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4
    correction = (8 * century + 13) // 25
    epact = (skipped - correction + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - skipped) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))
