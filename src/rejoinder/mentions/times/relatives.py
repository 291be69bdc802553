"""Dates by their distance: today, last week, two days ago, the day before, recently."""

from __future__ import annotations

from rejoinder.lexicon import times as lexicon
from rejoinder.mentions.times import amounts
from rejoinder.mentions.times.dates import shift_of
from rejoinder.mentions.times.expression import Expression
from rejoinder.mentions.times.tokens import Tokens

MODS = {"START": "START", "MID": "MID", "END": "END"}
"""TIMEX3's mod for an edge; "the rest of" has none."""

_STEPS = {"last": -1.0, "next": 1.0, "this": 0.0}


def _offset(first: int, last: int, unit: str, count: float, *, text: bool = False) -> Expression:
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="offset",
        unit=unit,
        count=count,
        anchor="text" if text else "document",
    )


def _deictic(tokens: Tokens, first: int, last: int) -> Expression | None:
    for index in range(first, last):
        if tokens.kind(index, "deictic"):
            if index and tokens.words[index - 1] in lexicon.day_names()["before"]:
                return None
            days = int(tokens.value(index))
            if tokens.kind(index - 1, "before") and first < index:
                days -= 1
            if tokens.kind(index - 1, "after") and first < index:
                days += 1
            return _offset(first, last, "D", days)
    return None


def _tonight(tokens: Tokens, first: int, last: int) -> Expression | None:
    return Expression(
        first=first, last=last, timex="TIME", form="daypart", shift="this", clock="TNI"
    )


def _shifted(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "last week", "this month", "the following year", "the previous day"."""
    unit = amounts.unit(tokens, first, last)
    if unit in ("TS", "TM", "ML", ""):
        return None
    shift = shift_of(tokens, first, last)
    told = any(tokens.kind(i, k) for i in range(first, last) for k in ("previous", "following"))
    same = any(tokens.kind(i, k) for i in range(first, last) for k in ("same", "that"))
    if unit == "TH":
        return None
    if same:
        return _offset(first, last, unit, 0, text=True)
    if shift is None:
        return None
    if unit == "D" and shift == "this" and tokens.kind(first - 1, "to"):
        return _reference(first, last, "PRESENT_REF")
    if _laid_against(tokens, first):
        return _past_unit(tokens, first, last)
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="offset",
        unit=unit,
        count=_STEPS[shift],
        anchor="text" if told or (unit == "D" and shift == "next") else "document",
        shift=shift,
    )


def _laid_against(tokens: Tokens, first: int) -> bool:
    """Whether a length is meant and not the calendar's: "over the next year", "in the last day"."""
    if not tokens.kind(first, "the"):
        return False
    if tokens.kind(first + 1, "last"):
        return any(tokens.kind(first - 1, kind) for kind in ("in", "over", "within", "for"))
    ahead = any(tokens.kind(first - 1, kind) for kind in ("in", "over", "within", "for", "during"))
    return tokens.kind(first + 1, "next") and ahead


def _past_unit(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the past year", "the coming week": one unit, laid against the document's date."""
    unit = amounts.unit(tokens, first, last)
    if unit == "WE":
        return _shifted(tokens, first, last)
    ahead = any(
        tokens.kind(index, kind) for index in range(first, last) for kind in ("coming", "next")
    )
    count = 1.5 if any(tokens.kind(index, "half") for index in range(first, last)) else 1.0
    if unit in ("", "TS"):
        return None
    return amounts.lasting(
        first, last, count, unit, count=count, reach="ahead" if ahead else "back"
    )


def _these_days(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "these days"."""
    if tokens.words[first:last] != ["these", "days"]:
        return None
    return _reference(first, last, "PRESENT_REF")


def _ahead(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the months ahead", "the days to come"."""
    return _reference(first, last, "FUTURE_REF")


def _day_of_story(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "earlier in the day", "later in the week": counted from what the text named last."""
    unit = amounts.unit(tokens, first, last)
    if unit not in ("D", "W", "M", "Y", "DE", "Q"):
        return None
    return _offset(first, last, unit, 0, text=unit == "D")


def _year_ago(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the year-ago quarter", "the prior-year period", "a year-earlier profit"."""
    way = next(i for i in range(first, last) if tokens.kind(i, "hyphen"))
    back = any(tokens.kind(i, k) for i in range(first, last) for k in ("ago", "earlier"))
    told = any(tokens.kind(i, "previous") for i in range(first, way))
    if tokens.value(way - 1 if back else way + 1) != "Y" or not (back or told):
        return None
    unit = "Q" if tokens.kind(last - 1, "quarter") else "Y"
    if tokens.kind(last - 1, "unit") and tokens.value(last - 1) == "M":
        unit = "M"
    count = -1 if unit == "Y" else -4 if unit == "Q" else -12
    return _offset(first, last, unit, count, text=True)


def _the_quarter(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "profit for the quarter", "the latest quarter": the one named last, else the one past."""
    if tokens.kind(last, "of") or tokens.kind(last, "hyphen"):
        return None
    latest = tokens.words[last - 2] == "latest"
    if not latest and not any(
        tokens.kind(first - 1, k) for k in ("for", "in", "during", "of", "over", "by", "to")
    ):
        return None
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="offset",
        unit="Q",
        count=-1,
        anchor="document",
        shift="this" if not latest else "last",
        value="the",
    )


def _the_year(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "for the year", "during the month": one that the text or its date has."""
    unit = amounts.unit(tokens, first, last)
    if unit not in ("W", "M", "Y"):
        return None
    if tokens.kind(last, "ended"):
        return amounts.lasting(first, last, 1, unit)
    led = ("for", "during") if unit == "W" else ("for", "during", "in", "over")
    if not any(tokens.kind(first - 1, kind) for kind in led) or not _ends_clause(tokens, last):
        return None
    return _offset(first, last, unit, 0, text=True)


def _past_units(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the last three months", "the next few days", "the coming weeks"."""
    unit = amounts.unit(tokens, first, last)
    if unit == "":
        return None
    shift = shift_of(tokens, first, last)
    if tokens.kind(first, "last") and _is_verb(tokens, first):
        return None
    start = first + (2 if tokens.kind(first, "the") else 1)
    count = amounts.number(tokens, start, last)
    if start == last - 1 and shift == "next":
        return _reference(first, last, "FUTURE_REF")
    return amounts.lasting(
        first,
        last,
        count,
        unit,
        count=count or 0,
        reach="back" if shift in ("last", "this") else "ahead",
    )


def _first_units(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the first nine months of 2016", "the first nine months"."""
    many = next(i for i in range(first, last) if tokens.kind(i, "units") or _is_clock(tokens, i))
    count = amounts.number(tokens, first + 2, many + 1)
    unit = tokens.value(many)
    return amounts.lasting(first, last, count, unit)


def _is_clock(tokens: Tokens, at: int) -> bool:
    return tokens.kind(at, "clock_units")


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Whether "last" is the verb: "should last two weeks", "rations last a few days"."""
    before = tokens.words[at - 1] if at else ""
    modal = before in ("to", "not", "could", "will", "would", "may", "might", "should", "can")
    return modal or tokens.kind(at + 1, "a")


def _reference(first: int, last: int, value: str) -> Expression:
    return Expression(first=first, last=last, timex="DATE", form="reference", value=value)


def _recent(tokens: Tokens, first: int, last: int) -> Expression | None:
    return _reference(first, last, "PAST_REF")


_HALF = 0.5
_HALVES = {"CE": ("DE", 5.0), "DE": ("Y", 5.0), "Y": ("M", 6.0)}
"""Half a unit as a count of a smaller one: half a century ago is five decades ago."""


def _ago(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "two days ago", "a year earlier", "weeks later", "three hours before"."""
    unit = amounts.unit(tokens, first, last)
    way = next(
        kind
        for kind in ("ago", "earlier", "later", "before", "after", "hence", "from")
        if any(tokens.kind(index, kind) for index in range(first, last))
    )
    words = [i for i in range(first, last) if tokens.kind(i, way)]
    count = amounts.number(tokens, first, words[0])
    back = way in ("ago", "earlier", "before")
    if way in ("before", "after") and not _ends_clause(tokens, last):
        return None
    if count is None and way != "ago":
        return amounts.lasting(first, last, None, unit)
    if count is None:
        return _reference(first, last, "PAST_REF" if back else "FUTURE_REF")
    if unit in ("TH", "TM", "TS"):
        return Expression(
            first=first,
            last=last,
            timex="TIME" if unit == "TH" else "DURATION",
            form="offset",
            unit=unit,
            count=-count if back else count,
            anchor="document" if way in ("ago", "hence", "from") else "text",
        )
    if count == _HALF and unit in _HALVES:
        unit, count = _HALVES[unit]
    anchored = way in ("earlier", "later", "before", "after")
    return _offset(first, last, unit, -count if back else count, text=anchored)


def _ends_clause(tokens: Tokens, at: int) -> bool:
    marks = ("dot", "comma", "break", "mark", "dash", "and")
    return at >= len(tokens.words) or any(tokens.kind(at, kind) for kind in marks)


def _day_before(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the day before", "a day after": only where nothing follows that it is before."""
    if not tokens.kind(last - 1, "that") and not _ends_clause(tokens, last):
        return None
    back = any(tokens.kind(i, k) for i in range(first, last) for k in ("before", "earlier"))
    unit = amounts.unit(tokens, first, last)
    if unit not in ("D", "W", "M", "Y", "DE"):
        return None
    return _offset(first, last, unit, -1 if back else 1, text=True)


def _adjective(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "recent talks", "the current minister"."""
    value = "PAST_REF" if tokens.kind(first, "recent") else "PRESENT_REF"
    return Expression(first=first, last=last, timex="DATE", form="adjective", value=value)


def _now(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "now", "soon"; not "shortly after" nor "as soon as"."""
    if tokens.kind(last, "hyphen") or tokens.kind(first - 1, "hyphen"):
        return None
    if tokens.words[last - 1] == "now":
        return _reference(first, last, "PRESENT_REF")
    beside = {*tokens.words[last : last + 1], *tokens.words[max(first - 1, 0) : first]}
    if beside & {"after", "before", "as", "thereafter", "afterwards", "too"}:
        return None
    return _reference(first, last, tokens.value(last - 1))


def _present(tokens: Tokens, first: int, last: int) -> Expression | None:
    return _reference(first, last, "PRESENT_REF")


def _future(tokens: Tokens, first: int, last: int) -> Expression | None:
    return _reference(first, last, "FUTURE_REF")


def _past(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "in the past", and not "in the past tense", "the past three years"."""
    if not tokens.kind(first - 1, "in") or not _ends_clause(tokens, last):
        return None
    return _reference(first, last, "PAST_REF")


def _weekend(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the weekend", "over the weekend": direction is the clause's."""
    if tokens.value(last - 1) != "WE":
        return None
    return Expression(first=first, last=last, timex="DATE", form="weekday", weekday=6, unit="WE")


def _edge(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the end of the month", "the beginning of the week", "year's end"."""
    unit = amounts.unit(tokens, first, last)
    edge = next(index for index in range(first, last) if tokens.kind(index, "edge"))
    if unit not in ("D", "W", "M", "Y", "DE", "CE", "Q", "WE"):
        return None
    if unit == "D" and not any(tokens.kind(first - 1, k) for k in ("by", "until", "before")):
        return None
    return Expression(
        first=first,
        last=last,
        timex="DATE",
        form="offset",
        unit=unit,
        shift="this",
        mod=MODS.get(tokens.value(edge)),
    )


RULES = (
    ("the unit (before|after) deictic", _deictic),
    ("deictic", _deictic),
    ("tonight", _tonight),
    ("(COUNT|a) (hyphen)? UNIT (and a half)? (ago|earlier|later|hence|before|after)", _ago),
    ("(COUNT|a) UNIT (before|after) that", _ago),
    ("COUNT (and a half) units (ago|earlier|later)", _ago),
    ("half a ONE_UNIT (ago|earlier|later)", _ago),
    ("(COUNT|a) UNIT from (ref|deictic)", _ago),
    ("(units|clock_units) (ago|earlier|later)", _ago),
    ("long ago", _recent),
    ("the unit (before|after) that", _day_before),
    ("the unit (before|after|earlier|later)", _day_before),
    ("the? (edge) of the? (unit|quarter)", _edge),
    ("unit apostrophe word edge", _edge),
    ("unit hyphen edge", _edge),
    ("the? recent (units|clock_units)", _recent),
    ("(the)? (last|next|past|coming|following|previous|this) COUNT (hyphen)? UNIT", _past_units),
    ("the ORDINAL COUNT (units|clock_units) of (the unit|year_number|SHIFT unit)", _first_units),
    ("the ORDINAL COUNT units", _first_units),
    ("the (coming|following) (units|clock_units)", _past_units),
    ("(the|this)? (past|coming) (ONE_UNIT) (and a half)?", _past_unit),
    ("(the|a)? unit hyphen (ago|earlier) (quarter|unit|word)?", _year_ago),
    ("the previous hyphen unit (quarter|unit|word)", _year_ago),
    ("(the|that)? SHIFT (unit|quarter|clock_unit)", _shifted),
    ("(earlier|later|early|late) in the (unit|quarter)", _day_of_story),
    ("the (units|clock_units) (ahead|to come)", _ahead),
    ("this units", _these_days),
    ("the latest? quarter", _the_quarter),
    ("the unit", _weekend),
    ("the unit", _the_year),
    ("(just|right)? ref", _now),
    ("the moment", _present),
    ("recent|current", _adjective),
    ("present", lambda t, i, j: _present(t, i, j) if t.kind(i - 1, "at") else None),
    ("the? near? future", lambda t, i, j: _future(t, i, j) if t.kind(i, "the") else None),
    ("the near? past", _past),
)
