"""Tagging: a text to its TIMEX3s, each resolved; needs no parse."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from rejoinder.mentions.times import calendar, direction, grammar, relatives, resolving
from rejoinder.mentions.times.anchors import Anchors, sentence_ends
from rejoinder.mentions.times.expression import Expression, TimexType
from rejoinder.mentions.times.patterns import compiled
from rejoinder.mentions.times.tokens import Tokens, split
from rejoinder.records.parts import WhenBasis

TenseAt = Callable[[int, int], "direction.Direction | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """One TIMEX3: code points ``start:end``, type, value, and the days it comes to, inclusive."""

    start: int
    end: int
    timex: TimexType
    value: str
    mod: str | None
    first_day: date | None
    last_day: date | None
    basis: WhenBasis
    form: str
    unit: str = ""
    count: float = 0


def tag(
    text: str, published: date | None = None, tense_at: TenseAt | None = None
) -> tuple[Timex, ...]:
    """All time expressions of a text, in order, coordinated ones apart as TimeML has them.

    ``published`` is the document's date, or null: what depends on it then stays unresolved.
    ``tense_at(start, end)`` may tell the direction of the clause around a range of code points;
    by default it is read from the words around.

    >>> [(t.value, t.timex) for t in tag("They met on Thursday.", date(2016, 7, 8))]
    [('2016-07-07', 'DATE')]
    """
    tokens = split(text)
    found = _joined(tokens, grammar.expressions(tokens))
    anchors = Anchors(published=published)
    tagged: list[Timex] = []
    previous_end = 0
    for bare in found:
        expression = _extended(tokens, bare, previous_end)
        previous_end = expression.last
        start, end = tokens.starts[expression.first], tokens.ends[expression.last - 1]
        since = tagged[-1].end - 1 if tagged else 0
        if sentence_ends(text, since, start + 1):
            anchors.new_sentence("\n" in text[since:start])

        def way(e: Expression = expression, at: tuple[int, int] = (start, end)) -> str | None:
            if tense_at is not None:
                return tense_at(*at)
            return direction.of(tokens, e.first, e.last)

        resolved = resolving.resolve(expression, published, anchors.of(expression), way)
        resolved = anchors.refined(expression, resolved)
        if tagged and _JOINED.fullmatch(text[tagged[-1].end : start]):
            resolved = resolving.following(expression, resolved, tagged[-1].last_day)
            tagged[-1] = _sharing_day(tagged[-1], expression, resolved)
        anchors.name(resolved, expression)
        tagged.append(
            Timex(
                start=start,
                end=end,
                timex=expression.timex,
                value=resolved.value,
                mod=expression.mod,
                first_day=resolved.start,
                last_day=resolved.end,
                basis=_basis(expression, resolved),
                form=expression.form,
                unit=expression.unit,
                count=expression.count,
            )
        )
    return tuple(_dated_by_clause(text, tagged))


def _sharing_day(left: Timex, right: Expression, resolved: resolving.Resolved) -> Timex:
    """ "10 a.m. to noon on Saturday": both times are that Saturday's."""
    if left.form != "daypart" or right.form == "daypart" or right.timex != "TIME":
        return left
    if resolved.start is None or "T" not in left.value:
        return left
    value = f"{resolved.start.isoformat()}T{left.value.split('T', 1)[1]}"
    return replace(left, value=value, first_day=resolved.start, last_day=resolved.start)


_AFTER = re.compile(r"\s+(after|before)\b")


def _dated_by_clause(text: str, tagged: list[Timex]) -> list[Timex]:
    """Gives "a day after two officers were wounded" the day of those wounds.

    The day that the sentence names for its main clause, less or more the distance; where the
    sentence names none, nothing is known.
    """
    dated = list(tagged)
    for index, timex in enumerate(tagged):
        if timex.form != "duration" or not timex.count or timex.unit not in ("D", "W", "M", "Y"):
            continue
        after = _AFTER.match(text, timex.end)
        day = _day_in_sentence(text, tagged, index) if after else None
        if after is None or day is None:
            continue
        count = -timex.count if after.group(1) == "after" else timex.count
        moved = calendar.moved(day, timex.unit, count)
        dated[index] = replace(timex, first_day=moved, last_day=moved, basis="relative")
    return dated


def _day_in_sentence(text: str, tagged: list[Timex], index: int) -> date | None:
    """The single day named nearest in the same sentence, one before rather than one after."""
    here = tagged[index]
    for other in (*reversed(tagged[:index]), *tagged[index + 1 :]):
        first, second = sorted((here, other), key=lambda timex: timex.start)
        if sentence_ends(text, first.end - 1, second.start + 1):
            continue
        if other.first_day is not None and other.first_day == other.last_day:
            return other.first_day
    return None


def _basis(expression: Expression, resolved: resolving.Resolved) -> WhenBasis:
    if resolved.stated and resolved.start is not None:
        return "stated"
    if resolved.start is not None:
        return "relative"
    if expression.form in ("duration", "set", "reference", "adjective"):
        return "relative" if expression.form == "reference" else "stated"
    return "unresolved"


_JOINED = re.compile(r"\s*(?:,|and|or|to|through|thru|until|till|[-–—/])\s*")

_DAY_FORMS = ("weekday", "monthday", "stated", "holiday", "dayno", "offset")


def _joined(tokens: Tokens, found: list[Expression]) -> list[Expression]:
    """A day and the time of day beside it as one: "Friday morning", "8 p.m. on 3 July"."""
    joined: list[Expression] = []
    for expression in found:
        if joined:
            both = _together(tokens, joined[-1], expression)
            if both is not None:
                joined[-1] = both
                continue
        joined.append(expression)
    return joined


def _together(tokens: Tokens, left: Expression, right: Expression) -> Expression | None:
    gap = tokens.classes[left.last : right.first]
    if len(gap) > 2 or not compiled(_GAP).fullmatch(gap):
        return None
    if left.form == right.form == "daypart":
        return _clock_of_part(left, right)
    clock, day = (left, right) if left.form == "daypart" else (right, left)
    if clock.form != "daypart" or day.form not in _DAY_FORMS or day.clock:
        return None
    if clock.shift is not None or (day.form == "offset" and day.unit != "D"):
        return None
    if day.form == "stated" and len(day.value) != len("2016-07-08"):
        return None
    return replace(
        day,
        first=left.first,
        last=right.last,
        timex="TIME",
        clock=clock.clock,
        mod=clock.mod or day.mod,
    )


def _clock_of_part(left: Expression, right: Expression) -> Expression | None:
    """ "6 o'clock this afternoon": the part of the day tells which half."""
    if not left.clock[1:2].isdigit() or right.clock[1:2].isdigit():
        return None
    hours = int(left.clock[1:3])
    if right.clock in ("TAF", "TEV", "TNI") and 5 <= hours < 12:
        hours += 12
    return replace(right, first=left.first, clock=f"T{hours:02d}{left.clock[3:]}")


_GAP = "(on|at|comma|of|comma at|in|dash)?"
_BEFORE_AMOUNT = "(about|nearly|(more|less) than|at (least|most))$"
_BEFORE_CLOCK = "(about|nearly|just)$"
_BEFORE_DATE = (
    "(the? edge of the?|the? (early|late) clock_units of|(early|late) (in the?|on)?"
    "|the (early|late)|the? mid hyphen?|(earlier|later) in?)$"
)


def _extended(tokens: Tokens, expression: Expression, floor: int) -> Expression:
    """The expression with the words before it that modify it: "early", "the end of", "about"."""
    if expression.form in ("reference", "adjective", "set"):
        return expression
    pattern = _BEFORE_DATE
    if expression.form == "duration":
        pattern = _BEFORE_AMOUNT
    elif expression.timex == "TIME" and expression.clock[1:2].isdigit():
        pattern = _BEFORE_CLOCK
    low = max(floor, expression.first - _MODIFIERS)
    match = compiled(pattern).search(tokens.classes[low : expression.first])
    if match is None:
        return expression
    begin = low + match.start()
    mod = expression.mod
    for index in range(begin, expression.first):
        if any(tokens.kind(index, kind) for kind in ("edge", "early", "late", "mid")):
            mod = relatives.MODS.get(tokens.value(index))
    return replace(expression, first=begin, mod=mod)


_MODIFIERS = 5
"""Tokens that can stand before an expression and modify it: "the beginning of the" and one more."""
