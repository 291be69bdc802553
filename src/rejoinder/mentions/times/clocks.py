"""Times of day: clock times with their zone, parts of the day, noon and midnight."""

from __future__ import annotations

from rejoinder.mentions.times.dates import shift_of
from rejoinder.mentions.times.expression import Expression
from rejoinder.mentions.times.tokens import Tokens


def _time(tokens: Tokens, first: int, last: int, clock: str, mod: str | None = None) -> Expression:
    return Expression(
        first=first,
        last=last,
        timex="TIME",
        form="daypart",
        clock=clock,
        shift=shift_of(tokens, first, last),
        mod=mod,
    )


def _clock(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "8 p.m.", "10:30 GMT", "0800 GMT", "eight o'clock in the evening"."""
    word = tokens.words[first]
    hour, _, rest = word.partition(":")
    if tokens.kind(first, "clock"):
        minutes = int(rest[:2])
    elif len(word) == 4 and word.isdigit():
        hour, minutes = word[:2], int(word[2:])
    else:
        hour, minutes = (word if word.isdigit() else tokens.value(first)), 0
    hours = int(hour)
    half = next((tokens.value(i) for i in range(first, last) if tokens.kind(i, "meridiem")), "")
    part = next((tokens.value(i) for i in range(first, last) if tokens.kind(i, "part")), "")
    if hours > 24 or minutes > 59 or (half and not 1 <= hours <= 12):
        return None
    if half == "pm" or part in ("AF", "EV", "NI"):
        hours += 12 if hours < 12 and not (part == "NI" and hours < 5) else 0
    elif half == "am" and hours == 12:
        hours = 0
    alone = last == first + 1
    if alone and not _led(tokens, first, last):
        return None
    return _time(tokens, first, last, f"T{hours:02d}:{minutes:02d}")


def _led(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a bare "10:30" is a time: scores and verses have no "at" before them."""
    before = ("at", "by", "about", "until", "from", "to", "between", "since", "comma", "before")
    after = ("on", "weekday", "deictic", "local", "open")
    return any(tokens.kind(first - 1, kind) for kind in (*before, "after", "weekday")) or any(
        tokens.kind(last, kind) for kind in after
    )


def _noon(tokens: Tokens, first: int, last: int) -> Expression | None:
    if tokens.kind(last, "capital") and tokens.capital(first):
        return None
    return _time(tokens, first, last, tokens.value(last - 1))


def _part(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "this morning", "last night", "Friday evening" (joined to its day later)."""
    at = next(
        i for i in range(first, last) if tokens.kind(i, "part") or tokens.kind(i, "overnight")
    )
    clock = "T" + tokens.value(at)
    shift = shift_of(tokens, first, at)
    alone = shift is None and first == at and not _beside_day(tokens, first)
    if alone and not tokens.kind(at, "overnight"):
        return None
    if tokens.kind(at, "overnight") and tokens.kind(last, "word"):
        return None
    return Expression(
        first=first,
        last=last,
        timex="TIME",
        form="daypart",
        clock=clock,
        shift=shift,
        anchor="text" if _from_text(tokens, first, at) else "document",
    )


def _from_text(tokens: Tokens, first: int, at: int) -> bool:
    """Whether the day is told from one in the text: "that night", "the next morning"."""
    told = any(
        tokens.kind(i, kind) for i in range(first, at) for kind in ("that", "same", "previous")
    )
    shifted = any(tokens.kind(i, k) for i in range(first, at) for k in ("next", "following"))
    return told or shifted


def _part_beside(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "the night before", "the morning after": only where nothing follows that it is before."""
    marks = ("dot", "comma", "break", "mark", "dash", "and")
    if last < len(tokens.words) and not any(tokens.kind(last, kind) for kind in marks):
        return None
    return Expression(
        first=first,
        last=last,
        timex="TIME",
        form="daypart",
        clock="T" + tokens.value(last - 2),
        shift="last" if tokens.kind(last - 1, "before") else "next",
        anchor="text",
    )


def _beside_day(tokens: Tokens, at: int) -> bool:
    kinds = ("weekday", "deictic", "early", "late", "mid", "nth", "day_number", "holiday")
    return any(tokens.kind(at - 1, kind) for kind in kinds) or (
        tokens.kind(at - 1, "hyphen") and tokens.kind(at - 2, "mid")
    )


_IN_PART = ("in", "during", "of", "on", "through", "throughout", "over", "until")


def _the_part(tokens: Tokens, first: int, last: int) -> Expression | None:
    """ "in the morning", "the night of 3 July"."""
    led = any(tokens.kind(first - 1, kind) for kind in _IN_PART)
    if not led and not tokens.kind(last, "of"):
        return None
    return _time(tokens, first, last, "T" + tokens.value(last - 1))


_ALSO = " (open (DIGITS|clock) zone mark)?"
"""The same time told again for another zone: "2am local time (0100 UTC)"."""

RULES = (
    (
        "clock oclock? meridiem? (open? (zone|(local|capital) times))?" + _ALSO,
        _clock,
    ),
    ("(day_number|number|year_number|old_year) zone", _clock),
    (
        "day_number meridiem (open? (zone|(local|capital) times))?" + _ALSO,
        _clock,
    ),
    ("(day_number|word_number|one) oclock ((in|at) the? part)?", _clock),
    ("(day_number|word_number|one) (in the|at) part", _clock),
    ("noon", _noon),
    ("(the? part) (before|after)", _part_beside),
    ("the? (early|late)? (SHIFT) part", _part),
    ("(early|late|mid hyphen) part", _part),
    ("overnight", _part),
    ("part", _part),
    ("the (early|late)? part", _the_part),
    ("dawn", lambda t, i, j: _time(t, i, j, "T" + t.value(i)) if _led(t, i, j) else None),
)
