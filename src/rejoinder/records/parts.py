"""The parts that records share: ACTOR, WHEN, PLACE and QUANTITY."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rejoinder.records.span import Span

ActorBasis = Literal["text", "lexicon", "ledger"]
WhenBasis = Literal["stated", "relative", "document", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who speaks or acts, as of the document's date.

    ``code`` is ISO 3166 alpha-3 or ``IGO UNO EUR NGO IMG MNC ISM``; ``sector`` is PLOVER's
    (``GOV MIL LEG JUD OPP PTY REB COP SPY MED JRN BUS …``) or null; ``role`` is the lexicon's usual
    form of the office; ``person`` is true for a named human; ``basis`` says where the identity
    comes from.
    """

    name: str
    code: str | None = None
    sector: str | None = None
    role: str | None = None
    person: bool = False
    mention: Span
    basis: ActorBasis = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression and what it comes to.

    ``value`` is a TIMEX3 value; ``start`` and ``end`` are ISO dates, inclusive, or null.
    """

    text: str
    value: str | None
    start: str | None
    end: str | None
    basis: WhenBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in the text; ``country`` is ISO 3166 alpha-3, ``lat``/``lon`` are degrees."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    mention: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount. ``value`` is exact or null, ``low``/``high`` bound it, ``unit`` is singular.

    ``change`` is ``factor``, ``by`` or ``to`` for a growth ("tripled" is value 3, change
    ``factor``), else null. "dozens of people" is low 24, high null.
    """

    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    change: Literal["factor", "by", "to"] | None = None
