"""Rows of the actor tables: one class a table, every column a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Serves = Literal["", "yes", "inherit", "inherit country"]
AgentSort = Literal["people", "organ", "organ?", "unit", "weapon", "state"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state: its first adjective is the one the house puts before an office."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    capital: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Polity:
    """A region that acts or is spoken of as a polity, with the state it is reckoned to."""

    name: str
    code: str | None
    sector: str | None
    adjectives: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat of power whose name stands for who sits there."""

    name: str
    aliases: tuple[str, ...]
    code: str
    sector: str | None
    usual: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An international body. ``nouns`` stand for it later; ``members`` are codes or bodies."""

    name: str
    aliases: tuple[str, ...]
    code: str
    sector: str | None
    sort: str
    nouns: tuple[str, ...]
    members: tuple[str, ...]
    usual: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A news agency, paper, broadcaster or site; ``GOV`` marks a state's own."""

    name: str
    aliases: tuple[str, ...]
    code: str
    sector: str
    sort: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ, force, party, company, armed group or people by name.

    With dates the row holds only between them: who ruled then ("Taliban").
    """

    name: str
    aliases: tuple[str, ...]
    code: str | None
    sector: str | None
    sort: str
    source: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office or title.

    ``serves`` says whose sector a holder has: empty, the office's own; ``yes``, that of an organ
    served ("president of the parliament"); ``inherit``, that of whatever is served, with ``sector``
    where nothing is; ``inherit country``, with ``sector`` only where a country is served. ``code``
    is whose office it is where the phrase names nobody ("Chancellor of the Exchequer").
    """

    title: str
    aliases: tuple[str, ...]
    usual: str
    sector: str | None
    serves: Serves
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A common noun for who acts. ``organ?`` takes the sector of what it belongs to."""

    word: str
    aliases: tuple[str, ...]
    sector: str | None
    sort: AgentSort


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who held an office, from when to when: ISO dates, perhaps only year or month, inclusive.

    ``of`` is a country's code or the name of a body, seat or organ, or empty (the
    Pope). An empty ``end`` means that the
    office was held when the table was last brought up to date.
    """

    person: str
    aliases: tuple[str, ...]
    of: str | None
    office: str
    sector: str | None
    start: str | None
    end: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region, sea or site that a gazetteer of towns lacks."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    lat: float
    lon: float
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A row of a user's table, laid over the shipped ones.

    ``kind`` is ``actor`` (a name), ``person`` (with ``role`` and dates), ``agent`` (a common noun)
    or ``drop`` (the names are no actors).

    >>> Own(name="Lake Guard", code="UGA", sector="PRM").kind
    'actor'
    """

    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    sector: str | None = None
    role: str | None = None
    kind: Literal["actor", "person", "agent", "drop"] = "actor"
    start: str | None = None
    end: str | None = None
