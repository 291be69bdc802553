"""Resolving: from what the words say to a TIMEX3 value, with the calendar, a date to count from
and the direction of the clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rejoinder.lexicon import times as lexicon
from rejoinder.mentions.times import calendar
from rejoinder.mentions.times.expression import Expression

Direction = Callable[[], str | None]

_UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "FN": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "FY": "FYXXXX",
    "DE": "XXX",
    "CE": "XX",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A TIMEX3 value with its days, inclusive, and whether words alone settle it."""

    value: str
    start: date | None
    end: date | None
    stated: bool


def resolve(
    expression: Expression, published: date | None, named: date | None, direction: Direction
) -> Resolved:
    """The value of an expression.

    ``published`` is the document's date, ``named`` the last date the text named (for "the day
    before"), ``direction`` asked only where both ways are open.
    """
    value, stated = _value(expression, published, named, direction)
    if expression.form in ("duration", "set", "reference", "adjective"):
        start, end = _reach(expression, published)
        return Resolved(value=value, start=start, end=end, stated=False)
    if expression.clock:
        value = value.split("T")[0] + expression.clock
    days = calendar.span(value, expression.mod)
    start, end = days if days is not None else (None, None)
    return Resolved(value=value, start=start, end=end, stated=stated)


def following(expression: Expression, resolved: Resolved, after: date | None) -> Resolved:
    """The second day of a pair moved behind the first: "from Friday to Tuesday"."""
    if after is None or resolved.start is None:
        return resolved
    if expression.form == "month" and expression.shift is None and not expression.unit:
        return _month_after(expression.month or 1, after, resolved)
    if resolved.start != resolved.end:
        return resolved
    day = resolved.start
    if expression.form == "weekday" and expression.shift is None and expression.unit != "WE":
        day = after + timedelta(days=(day - after).days % 7)
    elif expression.form == "monthday":
        day = _in_year(day, after.year)
        day = day if day >= after else _in_year(day, after.year + 1)
    return Resolved(
        value=day.isoformat() + expression.clock, start=day, end=day, stated=resolved.stated
    )


def _month_after(month: int, after: date, resolved: Resolved) -> Resolved:
    """ "between November and March": the March that follows."""
    value = f"{after.year + (month < after.month):04d}-{month:02d}"
    days = calendar.span(value)
    if days is None or abs((days[0] - after).days) > _YEAR:
        return resolved
    return Resolved(value=value, start=days[0], end=days[1], stated=resolved.stated)


_YEAR = 366


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day


def _reach(expression: Expression, published: date | None) -> tuple[date | None, date | None]:
    """The days of a duration laid against the document's date ("the past two weeks")."""
    if published is None or expression.reach is None or not expression.count:
        return None, None
    if expression.reach == "back":
        return calendar.moved(published, expression.unit, -expression.count), published
    return published, calendar.moved(published, expression.unit, expression.count)


def _value(
    expression: Expression, published: date | None, named: date | None, direction: Direction
) -> tuple[str, bool]:
    form = expression.form
    if form == "stated":
        return expression.value, True
    if form in ("reference", "adjective", "duration", "set"):
        return expression.value, False
    if form == "offset":
        anchor = (named or published) if expression.anchor == "text" else published
        return _offset(expression, anchor), False
    if form == "daypart":
        told = expression.shift is None or expression.anchor == "text"
        anchor = named if named is not None and told else published
        return _daypart(expression, anchor), False
    if published is None:
        return _open(expression)
    if form == "weekday":
        return _weekday(expression, published, direction), False
    if form == "monthday":
        return _monthday(expression, published, direction), False
    if form == "month":
        return _month(expression, published, direction), False
    if form == "season":
        if expression.anchor == "text" and named is not None:
            return f"{named.year:04d}-{expression.value}", False
        return _season(expression, published, direction), False
    if form == "quarter":
        return _quarter(expression, published, direction), False
    if form == "holiday":
        return _holiday(expression, published, direction)
    return _dayno(expression, named or published), False


def _open(expression: Expression) -> tuple[str, bool]:
    """What stays open when no date is known to count from."""
    form = expression.form
    if form == "weekday":
        if expression.unit == "WE":
            return "XXXX-WXX-WE", False
        return f"XXXX-WXX-{expression.weekday}", False
    if form == "monthday":
        return f"XXXX-{expression.month:02d}-{expression.day:02d}", False
    if form == "month":
        return f"XXXX-{expression.month:02d}", False
    if form == "dayno":
        return f"XXXX-XX-{expression.day:02d}", False
    if form == "holiday":
        rule = lexicon.holidays()[tuple(expression.value.split())].rule
        if expression.year is not None or len(rule) == len("2001-09-11"):
            day = calendar.holiday(rule, expression.year or 2000)
            return (day.isoformat() if day else "XXXX-XX-XX"), day is not None
        return (f"XXXX-{rule}" if rule[3:].isdigit() else "XXXX-XX-XX"), False
    return f"XXXX-{expression.value}", False


def _offset(expression: Expression, anchor: date | None) -> str:
    unit = expression.unit
    if unit in ("TH", "TM", "TS"):
        return (
            anchor.isoformat()
            if anchor is not None and abs(expression.count) < 12
            else ("XXXX-XX-XX")
        )
    if anchor is None:
        return _UNKNOWN.get(unit, "XXXX-XX-XX")
    value = calendar.step(anchor, unit, expression.count)
    if value is None:
        return _UNKNOWN.get(unit, "XXXX-XX-XX")
    return f"FY{value}" if unit == "FY" else value


def _daypart(expression: Expression, anchor: date | None) -> str:
    if anchor is None:
        return "XXXX-XX-XX"
    days = {"last": -1, "next": 1}.get(expression.shift or "", 0)
    return (anchor + timedelta(days=days)).isoformat()


def _weekday(expression: Expression, published: date, direction: Direction) -> str:
    """The day nearest before or after the document's, itself included unless shifted."""
    if expression.unit == "WE":
        return _weekend(published, direction)
    wanted = (expression.weekday or 1) - 1
    back = (published.weekday() - wanted) % 7
    if expression.shift == "this":
        return (published + timedelta(days=wanted - published.weekday())).isoformat()
    if expression.shift == "last":
        return (published - timedelta(days=back or 7)).isoformat()
    if expression.shift == "next":
        return (published + timedelta(days=(7 - back) % 7 or 7)).isoformat()
    if back == 0:
        return published.isoformat()
    if direction() == "future":
        return (published + timedelta(days=7 - back)).isoformat()
    return (published - timedelta(days=back)).isoformat()


def _weekend(published: date, direction: Direction) -> str:
    if published.weekday() >= 5 or direction() == "future":
        return calendar.week(published, weekend=True)
    return calendar.week(published - timedelta(days=7), weekend=True)


def _monthday(expression: Expression, published: date, direction: Direction) -> str:
    month, day = expression.month or 1, expression.day or 1
    if expression.unit == "Y":
        return f"{published.year + int(expression.count):04d}-{month:02d}-{day:02d}"
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        return f"XXXX-{month:02d}-{day:02d}"
    # "Sunday, 7 June" is the year whose 7 June is a Sunday, where one of the three is.
    agreeing = [day for day in candidates if day.isoweekday() == expression.weekday]
    return _chosen(agreeing or candidates, published, direction).isoformat()


def _chosen(candidates: list[date], published: date, direction: Direction) -> date:
    """Of the same day in three years, the one the clause's direction means."""
    nearest = min(candidates, key=lambda candidate: abs((candidate - published).days))
    away = abs((nearest - published).days)
    if away <= _CLOSE:
        return nearest
    way = direction()
    before = [candidate for candidate in candidates if candidate <= published]
    after = [candidate for candidate in candidates if candidate >= published]
    if way == "future" and after and (away > _AHEAD or nearest >= published):
        return after[0]
    if way == "past" and before:
        return before[-1]
    if away > _NEAR and before:
        return before[-1]
    return nearest


_CLOSE = 10
"""Days within which a month and day is the nearest one whatever the tense says: the words that
give direction are wrong more often than a date so near is meant a year away."""

_AHEAD = 45
"""Days within which a day just past is meant even under a future verb: who means the same day of
next year says so."""

_NEAR = 60
"""Days within which the nearest is meant where no tense tells; beyond, news looks back."""


def _year_of_month(month: int, published: date, way: str | None) -> int:
    """The year of a bare month; with no tense to tell, the next month is ahead, others past."""
    ahead, back = (month - published.month) % 12, (published.month - month) % 12
    future = way == "future" and back > _JUST_PAST
    if future or (way is None and ahead == 1):
        return published.year + (month < published.month)
    return published.year - (month > published.month)


_JUST_PAST = 2
"""Months within which a month just past is meant even under a future verb, as for days: "will
meet in June", written in August, is "next June" in print."""


def _month(expression: Expression, published: date, direction: Direction) -> str:
    month = expression.month or 1
    if expression.unit == "Y":
        year = published.year + int(expression.count)
    elif expression.shift == "last":
        year = published.year if month < published.month else published.year - 1
    elif expression.shift == "next":
        year = published.year if month > published.month else published.year + 1
    elif expression.shift == "this" or month == published.month:
        year = published.year
    else:
        year = _year_of_month(month, published, direction())
    return f"{year:04d}-{month:02d}"


def _season(expression: Expression, published: date, direction: Direction) -> str:
    code = expression.value
    year = published.year
    current = {12: "WI", 1: "WI", 2: "WI", 3: "SP", 4: "SP", 5: "SP"}.get(
        published.month, "SU" if published.month < 9 else "FA"
    )
    order = {"WI": -1 if published.month < 3 else 9, "SP": 3, "SU": 6, "FA": 9}
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    running = year - 1 if current == "WI" and published.month < 3 else year
    del order
    if expression.shift == "this" or (expression.shift is None and code == current):
        return f"{running if code == current else year:04d}-{code}"
    if expression.shift == "last" or (expression.shift is None and direction() != "future"):
        ended = starts[code] < published.month and code != current
        return f"{year if ended else (running if code == current else year) - 1:04d}-{code}"
    ahead = starts[code] > published.month
    return f"{year if ahead else year + 1:04d}-{code}"


def _quarter(expression: Expression, published: date, direction: Direction) -> str:
    year = published.year
    if expression.shift == "last":
        return f"{year - 1:04d}-{expression.value}"
    if expression.shift == "next":
        return f"{year + 1:04d}-{expression.value}"
    months = 6 if expression.value[0] == "H" else 3
    first = months * (int(expression.value[1]) - 1) + 1
    if expression.shift is None and first > published.month and direction() != "future":
        year -= 1
    return f"{year:04d}-{expression.value}"


def _holiday(expression: Expression, published: date, direction: Direction) -> tuple[str, bool]:
    rule = lexicon.holidays()[tuple(expression.value.split())].rule
    if expression.year is not None or len(rule) == len("2001-09-11"):
        return _open(expression)
    days = [calendar.holiday(rule, published.year + step) for step in (-1, 0, 1)]
    known = [day for day in days if day is not None]
    before = [day for day in known if day < published]
    after = [day for day in known if day >= published]
    if expression.shift == "last" and before:
        return before[-1].isoformat(), False
    if expression.shift == "next" and after:
        return after[0].isoformat(), False
    return _chosen(known, published, direction).isoformat(), False


def _dayno(expression: Expression, anchor: date) -> str:
    try:
        return anchor.replace(day=expression.day or 1).isoformat()
    except ValueError:
        return f"XXXX-XX-{expression.day:02d}"
