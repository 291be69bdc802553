"""Expression: what the words of a time say by themselves, before any calendar is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Form = Literal[
    "stated",  # a whole value in words: "8 July 2016", "the 1990s"
    "offset",  # a step from an anchor: "last week", "two days ago", "the day before"
    "weekday",  # "Thursday", perhaps with a shift: "next Thursday"
    "monthday",  # "July 13"
    "month",  # "July"
    "season",  # "last summer"
    "holiday",  # "Christmas"
    "quarter",  # "the third quarter"
    "daypart",  # "this morning", "8 p.m.": a time with no day of its own
    "dayno",  # "the 3rd": a day with no month
    "reference",  # PAST_REF, PRESENT_REF, FUTURE_REF
    "adjective",  # the same, of "recent" and "current": TIMEX3s, but no time of an event
    "duration",
    "set",
]
Shift = Literal["last", "next", "this"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Tokens ``first:last`` and what they say.

    ``value`` is a TIMEX3 value, whole (stated, references, durations, sets), or the code of a
    season, holiday or quarter. ``unit`` and ``count`` give a step: -1 week is unit ``W``, count -1.
    ``anchor`` tells whether the step is from the document's date or from the last date named.
    ``clock`` is a time of day to append (``T20:00``, ``TMO``); ``mod`` is TIMEX3's.
    ``reach`` marks a duration laid against its anchor ("the past two weeks", "within 48 hours").
    """

    first: int
    last: int
    timex: TimexType
    form: Form
    value: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    count: float = 0
    anchor: Literal["document", "text"] = "document"
    shift: Shift | None = None
    clock: str = ""
    mod: str | None = None
    reach: Literal["back", "ahead"] | None = None
