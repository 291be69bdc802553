"""Amounts of time: the number and the unit of "two and a half years", as TIMEX3 writes them."""

from __future__ import annotations

from typing import Literal

from rejoinder.mentions.times.expression import Expression
from rejoinder.mentions.times.tokens import Tokens

_NUMBERS = frozenset({"one", "word_number", "word_ten"})
_DIGITS = ("day_number", "year_number", "old_year", "number")
_UNITS = ("unit", "units", "clock_unit", "clock_units", "second", "quarter", "quarters")


def number(tokens: Tokens, first: int, last: int) -> float | None:
    """The number that tokens ``first:last`` write, or null where they name none ("a few").

    Articles count as one; "half" adds a half after "and a", else stands for one half.
    """
    for index in range(last - 1, first, -1):
        if any(tokens.kind(index, kind) for kind in ("to", "or")) or (
            tokens.kind(index, "hyphen") and _between_numbers(tokens, index)
        ):
            return number(tokens, index + 1, last)
    total: float | None = None
    for index in range(first, last):
        word = tokens.words[index]
        if any(tokens.kind(index, kind) for kind in _DIGITS):
            total = float(word.replace(",", ""))
        elif any(tokens.kind(index, kind) for kind in _NUMBERS):
            total = (total or 0) + float(tokens.value(index))
        elif tokens.kind(index, "scale"):
            total = (total or 1) * float(tokens.value(index))
        elif tokens.kind(index, "half"):
            total = (total or 0) + 0.5
        elif tokens.kind(index, "vague") or tokens.kind(index, "vague_scale"):
            return 2.0 if word == "couple" else None
        elif tokens.kind(index, "a") and total is None and not _more(tokens, index, last):
            total = 1.0
    return total


def _between_numbers(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen joins the ends of a range ("five-six"), not a number ("twenty-six")."""
    ends = [*_NUMBERS - {"word_ten"}, *_DIGITS]
    return any(tokens.kind(at - 1, kind) for kind in ends) and any(
        tokens.kind(at + 1, kind) for kind in ends
    )


def _more(tokens: Tokens, index: int, last: int) -> bool:
    """Whether a number or a half follows the article, so that it adds nothing itself."""
    return any(
        tokens.kind(after, kind)
        for after in range(index + 1, min(index + 2, last))
        for kind in ("half", "scale", "vague", "one", "word_number", "word_ten", *_DIGITS)
    )


def unit(tokens: Tokens, first: int, last: int) -> str:
    """The unit that tokens ``first:last`` name (``D W M Y DE CE ML WE FN Q TH TM TS``), or ""."""
    for index in range(last - 1, first - 1, -1):
        if any(tokens.kind(index, kind) for kind in _UNITS):
            return "TS" if tokens.kind(index, "second") else tokens.value(index)
    return ""


def duration(count: float | None, of: str) -> str:
    """A TIMEX3 duration; a count that is unknown is ``X``.

    >>> duration(2, "W"), duration(None, "Y"), duration(48, "TH"), duration(2.5, "Y")
    ('P2W', 'PXY', 'PT48H', 'P2.5Y')
    """
    if of == "FN":
        return duration(None if count is None else count * 2, "W")
    if of == "ML":
        return duration(None if count is None else count * 1000, "Y")
    if count == 0.5 and of in ("Y", "DE", "CE"):
        return {"Y": "P6M", "DE": "P5Y", "CE": "P50Y"}[of]
    if of == "Q":
        return duration(None if count is None else count * 3, "M")
    if of == "TH" and count is not None and count % 1 == 0.5:
        return duration(count * 60, "TM") if count < 1 else f"PT{int(count)}H30M"
    written = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    return f"PT{written}{of[1]}" if of in ("TH", "TM", "TS") else f"P{written}{of}"


def lasting(
    first: int,
    last: int,
    amount: float | None,
    unit: str,
    *,
    count: float = 0,
    reach: Literal["back", "ahead"] | None = None,
) -> Expression:
    """Tokens ``first:last`` as a DURATION of ``amount`` units.

    ``count`` is given where the duration can be laid against a date ("two weeks after").
    """
    return Expression(
        first=first,
        last=last,
        timex="DURATION",
        form="duration",
        value=duration(amount, unit),
        unit=unit,
        count=count,
        reach=reach,
    )
