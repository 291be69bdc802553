"""Dates by the calendar: days, months, years, quarters, seasons, decades, centuries, holidays."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rejoinder.lexicon import times as lexicon
from rejoinder.mentions.times.calendar import months
from rejoinder.mentions.times.expression import Expression, Shift
from rejoinder.mentions.times.patterns import classes
from rejoinder.mentions.times.tokens import Tokens

_MONTHS = ("month", "month_doubtful", "month_short")
_PREPOSITIONS = classes(
    "in since until by from to through of during before after for throughout on about between"
)


def _find(tokens: Tokens, first: int, last: int, *kinds: str) -> int | None:
    for index in range(first, last):
        if any(tokens.kind(index, kind) for kind in kinds):
            return index
    return None


def _number(tokens: Tokens, index: int | None) -> int | None:
    if index is None:
        return None
    digits = re.match(r"\d+", tokens.words[index])
    return int(digits.group()) if digits else int(tokens.value(index))


def _stated(first: int, last: int, value: str, mod: str | None = None) -> Expression:
    return Expression(first=first, last=last, timex="DATE", form="stated", value=value, mod=mod)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _iso(tokens: Tokens, first: int, last: int) -> Expression | None:
    text = tokens.words[first]
    if not _valid(int(text[:4]), int(text[5:7]), int(text[8:10])):
        return None
    if len(text) > 10:
        return Expression(
            first=first,
            last=last,
            timex="TIME",
            form="stated",
            value=text[:10],
            clock="T" + text[11:16],
        )
    return _stated(first, last, text)


def _slash(tokens: Tokens, first: int, last: int) -> Expression | None:
    """08/07/2016 is month first, as in American papers, unless that is no date."""
    parts = [int(part) for part in re.split(r"[/.]", tokens.words[first])]
    if parts[0] > 31:
        year, month, day = parts
    else:
        month, day, year = parts
        year += (1900 if year > 50 else 2000) if year < 100 else 0
        if "." in tokens.words[first] or month > 12:
            month, day = day, month
    if not 1000 <= year < 2100 or not _valid(year, month, day):
        return None
    return _stated(first, last, f"{year:04d}-{month:02d}-{day:02d}")


def _day_of_year(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "March 20 last year"."""
    day, year = _day(tokens, first, last), _month_of_year(tokens, first, last)
    if day is None or year is None or day.form != "monthday":
        return None
    return replace(day, unit="Y", count=year.count)


def _day(tokens: Tokens, first: int, last: int) -> Expression | None:
    """Weekday, month and day in either order, with or without a year."""
    at = _find(tokens, first, last, *_MONTHS)
    numbered = _find(tokens, first, last, "day_number", "nth", "ordinal", "second")
    written = _find(tokens, first, last, "year_number", "old_year")
    month, day, year = _number(tokens, at), _number(tokens, numbered), _number(tokens, written)
    if month is None or day is None or at is None or not _valid(year or 2000, month, day):
        return None
    if year is None and _counts(tokens, first, last, at):
        return None
    weekday = _number(tokens, _find(tokens, first, last, "weekday", "weekday_short"))
    if year is not None:
        return _stated(first, last, f"{year:04d}-{month:02d}-{day:02d}")
    after = tokens.words[last] if last < len(tokens.words) else ""
    if (month, day) == (9, 11) and after in lexicon.day_names()["attacks"]:
        return _stated(first, last, "2001-09-11")
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="monthday",
        month=month,
        day=day,
        weekday=weekday,
    )


def _counts(tokens: Tokens, first: int, last: int, month: int) -> bool:
    """Whether the number beside the month counts something: "In July 13 people were killed"."""
    if last - 1 <= month or not tokens.kind(last - 1, "day_number"):
        return False
    opening = tokens.kind(first - 1, "in") and tokens.capital(first - 1)
    return opening and last < len(tokens.words) and tokens.kind(last, "word")


def _days(tokens: Tokens, first: int, last: int) -> tuple[Expression, ...] | None:
    """Two days of one month: "3 and 5 May", "July 5-7, 2016"."""
    at = _find(tokens, first, last, *_MONTHS)
    numbers = [i for i in range(first, last) if _is_day(tokens, i)]
    written = _find(tokens, first, last, "year_number")
    month, year = _number(tokens, at), _number(tokens, written)
    if at is None or month is None or len(numbers) != 2:
        return None
    days = [int(_number(tokens, index) or 0) for index in numbers]
    if any(not _valid(year or 2000, month, day) for day in days) or days[1] <= days[0]:
        return None
    ends = (numbers[0] + 1, last)
    starts = (first, numbers[1])
    built = []
    for start, end, day in zip(starts, ends, days, strict=True):
        if year is not None:
            built.append(_stated(start, end, f"{year:04d}-{month:02d}-{day:02d}"))
        else:
            built.append(
                Expression(
                    first=start, last=end, timex="DATE", form="monthday", month=month, day=day
                )
            )
    return tuple(built)


def _is_day(tokens: Tokens, index: int) -> bool:
    return tokens.kind(index, "day_number") or tokens.kind(index, "nth")


def _month_year(tokens: Tokens, first: int, last: int) -> Expression | None:
    month = _number(tokens, _find(tokens, first, last, *_MONTHS))
    year = _number(tokens, _find(tokens, first, last, "year_number", "old_year"))
    return _stated(first, last, f"{year:04d}-{month:02d}")


def _month(tokens: Tokens, first: int, last: int) -> Expression | None:
    at = _find(tokens, first, last, *_MONTHS)
    if at is None:
        return None
    shift = shift_of(tokens, first, at)
    if shift is not None and _is_day(tokens, last):
        return None
    clear = shift is not None or _led(tokens, first) or _names_occasion(tokens, first, last)
    if not tokens.kind(at, "month") and not clear:
        return None
    if tokens.kind(at, "month_short") and not tokens.kind(at + 1, "dot") and not clear:
        return None
    if shift is None and _part_of_name(tokens, at, last):
        return None
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="month",
        month=_number(tokens, at),
        shift=shift,
    )


def _part_of_month(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the first week of May", "the last day of July", "the second Tuesday in November 2015".

    A day is a day; a week or weekday keeps the month's value, with its third for a week.
    """
    at = _find(tokens, first, last, *_MONTHS)
    ordinal = _number(tokens, _find(tokens, first, last, "ordinal", "nth", "second"))
    month = _number(tokens, at)
    year = _number(tokens, _find(tokens, first, last, "year_number"))
    unit = _find(tokens, first, last, "unit")
    code = tokens.value(unit) if unit is not None else "WEEKDAY"
    if month is None or code not in ("D", "W", "WE", "WEEKDAY"):
        return None
    if code == "D":
        day = ordinal or months(year or 2001, month, month)[1].day
        if not _valid(year or 2000, month, day):
            return None
        if year is not None:
            return _stated(first, last, f"{year:04d}-{month:02d}-{day:02d}")
        return Expression(
            first=first, last=last, timex="DATE", form="monthday", month=month, day=day
        )
    mod = None if code == "WEEKDAY" else "END" if ordinal is None or ordinal > 3 else "MID"
    mod = "START" if ordinal == 1 and mod else mod
    if year is not None:
        return _stated(first, last, f"{year:04d}-{month:02d}", mod)
    return Expression(first=first, last=last, timex="DATE", form="month", month=month, mod=mod)


def _month_of_year(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "April last year": the year is counted from the document's."""
    at = _find(tokens, first, last, *_MONTHS)
    if at is None or tokens.value(last - 1) != "Y":
        return None
    steps = {"last": -1, "this": 0, "next": 1}
    shift = shift_of(tokens, at, last)
    if shift is None:
        return None
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="month",
        month=_number(tokens, at),
        unit="Y",
        count=steps[shift],
    )


def _led(tokens: Tokens, first: int) -> bool:
    """Whether a word that leads to a date stands before: "in", "since", "early", "late"."""
    if any(tokens.kind(first - 1, kind) for kind in ("and", "or")):
        return any(tokens.kind(first - 2, kind) for kind in _MONTHS)  # "between March and May"
    if tokens.kind(first - 1, "hyphen"):
        return tokens.kind(first - 2, "mid")
    return any(tokens.kind(first - 1, kind) for kind in (*_PREPOSITIONS, "early", "late", "mid"))


def _part_of_name(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a month is a given or family name: "April Ryan", "Theresa May", "Ms. June"."""
    after = tokens.kind(last, "capital") and not tokens.glued(last)
    before = tokens.kind(at - 1, "capital") and not tokens.kind(at, "month")
    titled = tokens.kind(at - 1, "dot") and tokens.words[max(at - 2, 0)] in ("ms", "mrs", "mr")
    return titled or before or (after and not _clearly_led(tokens, at))


def _names_occasion(tokens: Tokens, first: int, last: int) -> bool:
    """ "a May interview", "the March summit"."""
    article = tokens.kind(first - 1, "a") or tokens.kind(first - 1, "the")
    return article and tokens.kind(last, "word")


def _clearly_led(tokens: Tokens, at: int) -> bool:
    """Whether the word before a month cannot stand before a person: "in", not "to"."""
    kinds = ("in", "since", "until", "by", "during", "throughout", "early", "late", "mid")
    return any(tokens.kind(at - 1, kind) for kind in kinds)


def shift_of(tokens: Tokens, first: int, last: int) -> Shift | None:
    """The shift that tokens ``first:last`` say: last, next or this."""
    for index in range(first, last):
        if tokens.kind(index, "last") or tokens.kind(index, "past"):
            return "last"
        if tokens.kind(index, "previous"):
            return "last"
        if tokens.kind(index, "next") or tokens.kind(index, "coming"):
            return "next"
        if tokens.kind(index, "following"):
            return "next"
    if any(tokens.kind(i, kind) for i in range(first, last) for kind in ("this", "current")):
        return "this"
    return None


def _year(tokens: Tokens, first: int, last: int) -> Expression | None:
    """A bare year, where the words around do not make it a count or a price."""
    at = _find(tokens, first, last, "year_number", "old_year")
    if at is None:
        return None
    before = tokens.words[first - 1] if first else ""
    if tokens.kind(first - 1, "money") or before in ("no", "number", "some", "nearly", "than"):
        return None
    if any(tokens.kind(last, kind) for kind in ("percent", "scale", "zone")):
        return None
    joined = tokens.kind(last, "or") or tokens.kind(last, "to")
    if joined and tokens.kind(last + 1, "number") and len(tokens.words[last + 1]) == 4:
        return None
    if tokens.kind(last, "hyphen") and not _year_range(tokens, last):
        return None
    if tokens.kind(first - 1, "hyphen") and not (
        tokens.kind(first - 2, "year_number") or tokens.kind(first - 2, "mid")
    ):
        return None
    led = _led(tokens, first) or before in ("year", "the", "early", "late", "between", "and")
    if tokens.kind(at, "old_year") and not _led(tokens, first) and before != "year":
        return None
    counted = last < len(tokens.words) and tokens.kind(last, "word") and not led
    if counted and tokens.words[last].endswith(("s", "people", "men", "women", "children")):
        return None
    if tokens.kind(last, "word") and tokens.words[last] in ("people", "men", "women", "troops"):
        return None
    return _stated(first, last, tokens.words[at])


def _years(tokens: Tokens, first: int, last: int) -> tuple[Expression, ...] | None:
    """ "2014-15": two years, the second by its last two digits."""
    year, short = tokens.words[first], tokens.words[last - 1]
    if len(short) != 2 or not short.isdigit() or not tokens.glued(last - 1):
        return None
    if int(short) <= int(year[2:]) or tokens.kind(last, "hyphen"):
        return None
    return _stated(first, first + 1, year), _stated(last - 1, last, year[:2] + short)


def _year_range(tokens: Tokens, at: int) -> bool:
    return tokens.kind(at + 1, "year_number") or tokens.words[at + 1 : at + 2] == ["present"]


def _decade(tokens: Tokens, first: int, last: int) -> Expression | None:
    at = _find(tokens, first, last, "decade", "decade_word")
    if at is None:
        return None
    if tokens.kind(at, "decade_word"):
        if not tokens.kind(at - 1, "the"):
            return None
        return _stated(first, last, f"19{int(tokens.value(at)) // 10}")
    digits = re.sub(r"\D", "", tokens.words[at])
    if len(digits) == 2:
        led = any(tokens.kind(at - 1, kind) for kind in ("the", "early", "late", "mid"))
        if not tokens.words[at].startswith(("'", "’", "‘")) and not led:
            return None
        digits = ("20" if digits in ("00", "10") else "19") + digits
    return _stated(first, last, digits[:3])


def _century(tokens: Tokens, first: int, last: int) -> Expression | None:
    if tokens.value(last - 1) != "CE":
        return None
    number = _number(tokens, _find(tokens, first, last, "ordinal", "nth", "second"))
    return _stated(first, last, f"{number - 1:02d}") if number else None


def _quarter(tokens: Tokens, first: int, last: int) -> Expression | None:
    """A quarter or half, of a year that is named, shifted or left open."""
    half = _find(tokens, first, last, "half", "half_name") is not None
    number = _number(tokens, _find(tokens, first, last, "ordinal", "nth", "second", "quarter_name"))
    if number is None:
        number = _number(tokens, _find(tokens, first, last, "half_name"))
    if number is None and _find(tokens, first, last, "last") is not None:
        number = 2 if half else 4
    if number is None or not 1 <= number <= (2 if half else 4):
        return None
    year = _find(tokens, first, last, "year_number")
    code = f"{'H' if half else 'Q'}{number}"
    fiscal = "FY" if _find(tokens, first, last, "fiscal") is not None else ""
    if year is not None:
        return _stated(first, last, f"{fiscal}{tokens.words[year]}-{code}")
    if half and not tokens.kind(last - 1, "unit"):
        return None
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="quarter",
        value=code,
        shift=shift_of(tokens, first, last),
    )


def _same_of_year(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the same quarter of 2013", "the same month last year", "the same week a year ago"."""
    unit = tokens.value(first + 2)
    year = _find(tokens, first + 3, last, "year_number")
    shift = shift_of(tokens, first + 3, last)
    back = any(tokens.kind(last - 1, kind) for kind in ("ago", "earlier"))
    if unit not in ("Q", "M", "W") or (year is None and shift != "last" and not back):
        return None
    if year is None and tokens.value(last - 2 if back else last - 1) != "Y":
        return None
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="offset",
        unit=unit,
        value="same",
        year=int(tokens.words[year]) if year is not None else None,
        count={"Q": -4, "M": -12, "W": -52}[unit] if year is None else 0,
        anchor="text",
    )


def _fiscal(tokens: Tokens, first: int, last: int) -> Expression | None:
    year = _find(tokens, first, last, "year_number")
    if year is not None:
        return _stated(first, last, f"FY{tokens.words[year]}")
    steps = {"last": -1.0, "next": 1.0, "this": 0.0}
    shift = shift_of(tokens, first, last)
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="offset",
        unit="FY",
        count=steps[shift or "this"],
        shift=shift,
    )


def _season(tokens: Tokens, first: int, last: int) -> Expression | None:
    at = _find(tokens, first, last, "season", "fall")
    if at is None:
        return None
    year = _find(tokens, first, last, "year_number")
    code = tokens.value(at)
    if tokens.capital(at) and tokens.kind(last, "capital") and last == at + 1:
        return None
    if year is not None:
        return _stated(first, last, f"{tokens.words[year]}-{code}")
    if tokens.kind(last - 2, "apostrophe"):
        short = tokens.words[last - 1]
        if len(short) != 2 or not short.isdigit():
            return None
        return _stated(first, last, f"{'20' if int(short) < 30 else '19'}{short}-{code}")
    shift = shift_of(tokens, first, at)
    determined = shift is not None or (
        first < at and any(tokens.kind(at - 1, kind) for kind in ("the", "that"))
    )
    led = any(tokens.kind(at - 1, kind) for kind in ("in", "since", "by", "until", "early", "late"))
    if not determined and not led and tokens.words[at] in ("spring", "fall"):
        return None
    if tokens.words[at] == "fall" and (
        tokens.kind(last, "of")
        or (determined and not led and shift is None and not _in(tokens, first))
    ):
        return None
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="season",
        value=code,
        shift=shift,
        anchor="text" if tokens.kind(first, "that") and first < at else "document",
    )


def _in(tokens: Tokens, first: int) -> bool:
    return any(tokens.kind(first - 1, kind) for kind in ("in", "since", "by", "until", "during"))


def _weekday(tokens: Tokens, first: int, last: int) -> Expression | None:
    at = _find(tokens, first, last, "weekday", "weekday_short")
    if at is None:
        return None
    shift = shift_of(tokens, first, last)
    if tokens.kind(at, "weekday_short") and shift is None and not tokens.kind(at - 1, "on"):
        return None
    after = tokens.words[last] if last < len(tokens.words) else ""
    if after in lexicon.day_names()["after"] and tokens.capital(last):
        return None
    if at and tokens.words[at - 1] in lexicon.day_names()["before"] and tokens.capital(at - 1):
        return None
    week = "week" in tokens.words[at + 1 : last]
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="weekday",
        weekday=_number(tokens, at),
        shift=shift,
        unit="W" if week else "",
    )


def _weekdays(tokens: Tokens, first: int, last: int) -> Expression | None:
    return Expression(
        first=first,
        last=last,
        timex="SET",
        form="set",
        value=f"XXXX-WXX-{tokens.value(last - 1)}",
    )


def _holiday(tokens: Tokens, first: int, last: int) -> Expression | None:
    at = _find(tokens, first, last, "holiday")
    if at is None:
        return None
    year = _find(tokens, first, last, "year_number")
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="holiday",
        value=tokens.words[at],
        year=int(tokens.words[year]) if year is not None else None,
        shift=shift_of(tokens, first, at),
    )


def _to_day(tokens: Tokens, first: int) -> bool:
    kinds = ("on", "for", "until", "by", "from", "to", "through", "since")
    return any(tokens.kind(first - 1, kind) for kind in kinds)


def _day_number(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the 3rd": a day of a month left unsaid, only where nothing is counted by it."""
    day = _number(tokens, _find(tokens, first, last, "nth"))
    if day is None or not 1 <= day <= 31 or not _to_day(tokens, first):
        return None
    if last < len(tokens.words) and (tokens.kind(last, "word") or tokens.kind(last, "capital")):
        return None
    return Expression(first=first, last=last, timex="DATE", form="dayno", day=day)


RULES = (
    ("iso", _iso),
    ("slash", _slash),
    ("(WEEKDAY comma?)? DAYNO JOINER DAYNO of? MONTH (dot? comma? year_number)?", _days),
    ("(WEEKDAY comma?)? MONTH dot? DAYNO JOINER DAYNO (comma? year_number)?", _days),
    ("(WEEKDAY dot? comma?)? MONTH dot? (the? DAYNO) comma? (year_number|old_year)", _day),
    (
        "(WEEKDAY dot? comma? the?)? the? (DAYNO|ordinal) of? MONTH dot? comma? of?"
        " (year_number|old_year)",
        _day,
    ),
    ("(WEEKDAY dot? comma?)? MONTH dot? the? DAYNO (comma|of)? (SHIFT) unit", _day_of_year),
    ("(WEEKDAY dot? comma? the?)? the? (DAYNO|ordinal) of? MONTH of? (SHIFT) unit", _day_of_year),
    ("(WEEKDAY dot? comma?)? MONTH dot? the? DAYNO", _day),
    ("(WEEKDAY dot? comma? the?)? the? (DAYNO|ordinal|second) of? MONTH", _day),
    ("the (ORDINAL|last) unit (of|in) MONTH (dot? (of|comma)? year_number)?", _part_of_month),
    ("the (ORDINAL|last) weekday (of|in) MONTH (dot? (of|comma)? year_number)?", _part_of_month),
    ("(the)? MONTH dot? (of|comma)? (year_number|old_year)", _month_year),
    ("(SHIFT) MONTH", _month),
    ("MONTH dot? (of|the)? (SHIFT) unit", _month_of_year),
    ("month_short dot", _month),
    ("MONTH", _month),
    (
        "the same (quarter|unit) (of|in)? (year_number|(a unit (ago|earlier))|(SHIFT unit))",
        _same_of_year,
    ),
    ("the? (ORDINAL|last) hyphen? quarter of (the)? (SHIFT)? fiscal? year_number", _quarter),
    ("the? (ORDINAL|last) hyphen? (quarter|half) of? fiscal? year_number", _quarter),
    ("the? (ORDINAL|last) (quarter|half) of (the)? (SHIFT)? fiscal? unit", _quarter),
    ("the? (SHIFT (unit apostrophe word)?)? ORDINAL hyphen? quarter", _quarter),
    ("(quarter_name|half_name) of? fiscal? year_number", _quarter),
    ("quarter_name", _quarter),
    ("the? SHIFT? fiscal unit? year_number", _fiscal),
    ("the? year_number fiscal unit?", _fiscal),
    ("the? SHIFT? fiscal unit", _fiscal),
    ("the? ORDINAL hyphen? unit", _century),
    ("the? SHIFT? SEASON of? year_number", _season),
    ("the? SEASON of apostrophe (day_number|number)", _season),
    ("the? SHIFT SEASON", _season),
    ("the? SEASON", _season),
    ("((the|this)? SHIFT) WEEKDAY", _weekday),
    ("WEEKDAY", _weekday),
    ("weekdays", _weekdays),
    ("SHIFT? holiday comma? year_number", _holiday),
    ("SHIFT? holiday", _holiday),
    ("the? decade", _decade),
    ("the? decade_word", _decade),
    ("(year_number|old_year) (hyphen|dash|slash_mark) (day_number|number)", _years),
    ("year_number|old_year", _year),
    ("the nth", _day_number),
)
