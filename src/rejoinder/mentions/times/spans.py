"""Durations and repetitions: for two years, a 10-day truce, every week, annually, twice a month."""

from __future__ import annotations

from rejoinder.mentions.times import amounts
from rejoinder.mentions.times.expression import Expression
from rejoinder.mentions.times.tokens import Tokens

_BARE = ("for", "in", "over", "within", "after", "of", "during", "before")
_RATES = ("percent", "scale", "units", "capital")


def _duration(tokens: Tokens, first: int, last: int) -> Expression | tuple[Expression, ...] | None:
    unit = amounts.unit(tokens, first, last)
    count = amounts.number(tokens, first, last)
    if unit == "" or (unit == "WE" and count is None):
        return None
    if tokens.kind(last - 1, "quarter") and count == 1:
        return None
    titled = tokens.capital(last - 1) and tokens.words[first].isdigit()
    if titled or (first and tokens.words[first - 1] == "aged"):
        return ()
    if tokens.words[first:last] == ["one", "day"] and not _bounded(tokens, first):
        return None
    if unit == "TS" and tokens.kind(last - 1, "second") and not _hyphenated(tokens, last):
        return None
    rate = last == first + 2 and tokens.kind(first, "a")
    if rate and _is_rate(tokens, first):
        return _set(first, last, amounts.duration(1, unit))
    ahead = tokens.kind(first - 1, "within") and not tokens.kind(last, "of")
    return amounts.lasting(
        first, last, count, unit, count=count or 0, reach="ahead" if ahead else None
    )


def _bounded(tokens: Tokens, first: int) -> bool:
    """Whether a length is meant and not some day: "for one day", "within one day"."""
    return any(tokens.kind(first - 1, kind) for kind in ("for", "within", "in", "over", "least"))


def _hyphenated(tokens: Tokens, last: int) -> bool:
    return tokens.kind(last - 2, "hyphen")


def _is_rate(tokens: Tokens, at: int) -> bool:
    """Whether "a year" says how often: "$5 million a year", "200 barrels a day"."""
    if any(tokens.kind(at - 1, kind) for kind in (*_RATES, "day_number", "number", "times")):
        return True
    before = tokens.words[at - 1] if at else ""
    return (
        tokens.kind(at - 1, "word")
        and before.endswith("s")
        and not before.endswith(("ss", "us", "is"))
        and any(
            tokens.kind(index, kind)
            for index in range(max(0, at - 4), at - 1)
            for kind in ("day_number", "number", "word_number", "scale", "vague_scale")
        )
    )


def _bare(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "for years", "over decades", "months of talks"."""
    led = any(tokens.kind(first - 1, kind) for kind in _BARE)
    led = led or any(tokens.kind(last, kind) for kind in ("after", "before"))
    led = led or _one_of_pair(tokens, first, last)
    led = led or (tokens.kind(last, "of") and tokens.kind(first, "units"))
    if not led or any(tokens.kind(first - 1, kind) for kind in ("early", "late")):
        return None
    unit = tokens.value(first)
    return amounts.lasting(first, last, None, unit)


def _one_of_pair(tokens: Tokens, first: int, last: int) -> bool:
    """Whether it stands beside another: "days or weeks", "for weeks, if not months"."""
    kinds = ("units", "clock_units")
    if any(tokens.kind(first - 1, kind) for kind in ("or", "and", "to")):
        return any(tokens.kind(first - 2, kind) for kind in kinds)
    if tokens.words[max(0, first - 2) : first] in (["if", "not"], ["even", "for"]):
        return True
    if any(tokens.kind(last, kind) for kind in ("or", "and")):
        return any(tokens.kind(last + 1, kind) for kind in kinds)
    return False


def _the_units(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "in the years after", "the months since", "the weeks before"."""
    led = any(tokens.kind(last, kind) for kind in ("after", "before", "since", "following"))
    if not led or not any(tokens.kind(first - 1, kind) for kind in _BARE):
        return None
    unit = tokens.value(last - 1)
    return amounts.lasting(first, last, None, unit)


def _lasting(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "a yearlong study", "the weekslong siege"."""
    return Expression(
        first=first, last=last, timex="DURATION", form="duration", value=tokens.value(first)
    )


def _long(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "a week-long truce", "a months-long siege", "a decades-old feud"."""
    one = tokens.kind(first, "unit") or tokens.kind(first, "clock_unit")
    unit = tokens.value(first)
    return amounts.lasting(first, last, 1 if one else None, unit, count=1 if one else 0)


def _no_time(tokens: Tokens, first: int, last: int) -> tuple[Expression, ...]:
    """Ages ("a 34-year-old", "50 years old") place nothing in time, and are passed over."""
    return ()


def _whole(tokens: Tokens, first: int, last: int) -> Expression | None:
    unit = amounts.unit(tokens, first, last)
    return amounts.lasting(first, last, 1, unit, count=1)


def _set(first: int, last: int, value: str) -> Expression:
    return Expression(first=first, last=last, timex="SET", form="set", value=value)


def _every(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "every week", "each Friday", "every two years", "every other month"."""
    for index in range(first, last):
        if tokens.kind(index, "weekday"):
            return _set(first, last, f"XXXX-WXX-{tokens.value(index)}")
        if tokens.kind(index, "month") or tokens.kind(index, "month_doubtful"):
            return _set(first, last, f"XXXX-{int(tokens.value(index)):02d}")
        if tokens.kind(index, "season"):
            return _set(first, last, f"XXXX-{tokens.value(index)}")
        if tokens.kind(index, "part"):
            return _set(first, last, f"XXXX-XX-XXT{tokens.value(index)}")
    count = amounts.number(tokens, first, last)
    if any(tokens.kind(index, "other") for index in range(first, last)):
        count = 2
    value = amounts.duration(count or 1, amounts.unit(tokens, first, last))
    return _set(first, last, value)


def _recurring(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "monthly", "annual"; a masthead or a title ("Daily Mail") is none."""
    if tokens.capital(first) and not _opens_sentence(tokens, first):
        return None
    if tokens.capital(last) and tokens.capital(first):
        return None
    return _set(first, last, tokens.value(first))


def _opens_sentence(tokens: Tokens, at: int) -> bool:
    return at == 0 or any(tokens.kind(at - 1, kind) for kind in ("dot", "break", "mark"))


RULES = (
    (
        "times (a|per|every) ONE_UNIT",
        lambda t, i, j: _set(i, j, amounts.duration(1, amounts.unit(t, i, j))),
    ),
    (
        "COUNT times (a|per|every) ONE_UNIT",
        lambda t, i, j: _set(i, j, amounts.duration(1, amounts.unit(t, i, j))),
    ),
    (
        "COUNT units a unit",
        lambda t, i, j: _set(i, j, amounts.duration(1, amounts.unit(t, j - 1, j))),
    ),
    ("every other? (UNIT|weekday|month|part|season)", _every),
    ("every COUNT (units|clock_units)", _every),
    ("every COUNT (to|or|hyphen) COUNT (units|clock_units)", _every),
    ("per (ONE_UNIT)", lambda t, i, j: _set(i, j, amounts.duration(1, amounts.unit(t, i, j)))),
    ("COUNT (and a half)? hyphen? UNIT hyphen? old", _no_time),
    ("COUNT (to|or|hyphen) COUNT hyphen? UNIT hyphen? old", _no_time),
    ("(another|the) COUNT (to|or|hyphen) COUNT (units|clock_units)", _duration),
    ("(another|the) COUNT (and a half)? (units|clock_units)", _duration),
    ("COUNT (to|or|hyphen) COUNT (units|clock_units)", _duration),
    ("COUNT (and a half)? (hyphen|another|straight|full)? UNIT", _duration),
    (
        "a hyphen ONE_UNIT",
        lambda t, i, j: _set(i, j, amounts.duration(1, amounts.unit(t, i, j))),
    ),
    ("a ONE_UNIT (and a half)?", _duration),
    ("half (a|hyphen)? ONE_UNIT", _duration),
    ("a half hyphen? ONE_UNIT", _duration),
    ("all (ONE_UNIT)", _whole),
    ("the full ONE_UNIT", _whole),
    ("(unit|units|clock_unit|clock_units) hyphen (long|old)", _long),
    ("the units", _the_units),
    ("units|clock_units", _bare),
    ("lasting", _lasting),
    ("recurring", _recurring),
)
