"""Actors by name: countries, bodies, media, organs, offices and who held them when."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rejoinder.lexicon import gazetteer, tables
from rejoinder.lexicon.actors_index import Entry, Index, Match, Word, plain, words
from rejoinder.lexicon.actors_phrases import compose, unknown
from rejoinder.lexicon.actors_rows import (
    Agent,
    Body,
    Country,
    Holder,
    Medium,
    Office,
    Organ,
    Own,
    Polity,
    Region,
    Seat,
)
from rejoinder.lexicon.actors_senses import Resolution
from rejoinder.lexicon.actors_tenures import Tenures
from rejoinder.lexicon.genders import GenderWord
from rejoinder.records import Named

__all__ = ["ActorLexicon", "Resolution"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLexicon:
    """All actor tables, indexed for lookup.

    ``tables`` names each table with its hash, for the ``run`` record.

    >>> found = ActorLexicon.load().resolve("Russian Foreign Ministry spokeswoman")
    >>> (found.code, found.sector, found.role) if found else None
    ('RUS', 'GOV', 'Russian Foreign Ministry spokeswoman')
    """

    tables: tuple[Named, ...]
    countries: dict[str, Country]
    bodies: dict[str, Body]
    tenures: Tenures
    index: Index = field(repr=False)

    @classmethod
    def load(cls, user: Path | None = None) -> ActorLexicon:
        """The shipped tables, extended by the user's (rows of ``Own``) if a path is given.

        Raises ``LexiconError`` with file, line and column.
        """
        return _load(user)

    def scan(self, sequence: Sequence[Word]) -> list[Match]:
        """The names in a sequence of words, longest first, none overlapping."""
        return self.index.scan(sequence)

    def names_in(self, text: str) -> list[Match]:
        """The names in a string."""
        return self.index.scan(words(text))

    def is_media(self, name: str) -> bool:
        """Whether a name is that of a news agency, paper, broadcaster or news site.

        >>> ActorLexicon.load().is_media("TASS")
        True
        """
        return any(
            entry.kind == "medium" for match in self.names_in(name)[:1] for entry in match.entries
        )

    def resolve(self, text: str, context: str = "", date: str | None = None) -> Resolution | None:
        """Who a phrase names, as of an ISO date (null: no dated office unless it is the only one).

        ``context`` is other text that may tell the country; null is answered where no word of the
        phrase is known.

        >>> found = ActorLexicon.load().resolve("two Chinese warplanes")
        >>> (found.code, found.sector) if found else None
        ('CHN', 'MIL')
        """
        sequence = words(text)
        found = self.compose(sequence, self.index.scan(sequence), date)
        if found is None:
            found = unknown(sequence, _town)
        if found is not None and found.code is None and context:
            return found.within(self.country_in(context))
        return found

    def compose(
        self, sequence: Sequence[Word], matches: Sequence[Match], date: str | None
    ) -> Resolution | None:
        """What a phrase comes to, given its words and the names found among them."""
        return compose(sequence, matches, self.tenures, self.usual, _town, date)

    def country_in(self, text: str) -> str | None:
        """The first country, or code of any other actor, that a text names."""
        for match in self.index.scan(words(text)):
            for entry in match.entries:
                if entry.code and entry.kind != "person":
                    return entry.code
        return None

    def usual(self, of: str) -> tuple[str, str | None, str | None]:
        """Of a country's code or the name of a body, seat or organ: usual form, code, sector.

        >>> ActorLexicon.load().usual("FRA")
        ('French', 'FRA', None)
        """
        country = self.countries.get(of)
        if country is not None:
            return _adjective(country), of, None
        match = self.index.at(words(of), 0)
        if match is None:
            return of, None, None
        entry = match.entries[0]
        return entry.usual or entry.name, entry.code, entry.sector


@functools.cache
def _load(user: Path | None) -> ActorLexicon:
    index = Index()
    read = {
        "countries": tables.shipped("countries", Country),
        "polities": tables.shipped("polities", Polity),
        "seats": tables.shipped("seats", Seat),
        "bodies": tables.shipped("bodies", Body),
        "media": tables.shipped("media", Medium),
        "organs": tables.shipped("organs", Organ),
        "offices": tables.shipped("offices", Office),
        "agents": tables.shipped("agents", Agent),
        "holders": tables.shipped("holders", Holder),
    }
    own = () if user is None else tables.user(user, Own).rows
    holders = list(tables.shipped("holders", Holder).rows)
    for row in own:
        _own(index, row, holders)
    _states(index)
    _named(index)
    _common(index)
    tenures = Tenures.of(holders)
    for person, aliases in tenures.names():
        index.add([person, *aliases], Entry(kind="person", name=person))
    _surnames(index, tables.shipped("holders", Holder).rows)
    for row in own:
        if row.kind == "drop":
            index.drop([row.name, *row.aliases])
    index.close()
    named = [Named(name=name, hash=table.hash) for name, table in read.items()]
    if user is not None:
        named.append(Named(name=user.stem, hash=tables.user(user, Own).hash))
    return ActorLexicon(
        tables=tuple(named),
        countries={row.code: row for row in tables.shipped("countries", Country).rows},
        bodies={row.name: row for row in tables.shipped("bodies", Body).rows},
        tenures=tenures,
        index=index,
    )


_WELL_KNOWN = re.compile(
    r"(?:President|Prime Minister|Premier|Chancellor|Taoiseach|Foreign |Defen[cs]e |Secretary )"
    r"|High Representative|Director General|Managing Director|spokes"
)
"""Offices whose holder news names by surname alone while the office is held."""
_CITY = 300_000
"""People of a town that its name alone means, rather than a bearer of the name."""
_SHORTEST = 4
"""Letters of such a surname at least: shorter ones are words and syllables of other names."""


def _surnames(index: Index, rows: Iterable[Holder]) -> None:
    """Surnames of those in well-known offices, each for the days of the office alone."""
    rows = [row for row in rows if _WELL_KNOWN.search(row.office)]
    bearers: dict[str, set[str]] = {}
    for row in rows:
        bearers.setdefault(plain(row.person.split()[-1]), set()).add(row.person)
    for row in rows:
        surname = plain(row.person.split()[-1])
        word = surname.casefold()
        if len(surname) < _SHORTEST or len(bearers[surname]) > 1 or row.start is None:
            continue
        if word in _given_names() or index.at(words(surname), 0) is not None:
            continue
        if any(town.population >= _CITY for town in gazetteer.shipped().towns(surname)):
            continue
        entry = Entry(
            kind="person", name=row.person, start=row.start, end=row.end or "9999", sort="surname"
        )
        index.add([surname], entry)


@functools.cache
def _given_names() -> frozenset[str]:
    """Names and nouns that tell a gender, which a surname alone may not be."""
    return frozenset(row.word.casefold() for row in tables.shipped("genders", GenderWord).rows)


def _own(index: Index, row: Own, holders: list[Holder]) -> None:
    names = [row.name, *row.aliases]
    if row.kind == "actor":
        index.add(
            names, Entry(kind="organ", name=row.name, code=row.code, sector=row.sector, sort="own")
        )
    elif row.kind == "agent":
        index.add(names, Entry(kind="agent", name=row.name, sector=row.sector, sort="people"))
    elif row.kind == "person":
        holders[:0] = [
            Holder(
                person=row.name,
                aliases=row.aliases,
                of=row.code,
                office=row.role or "",
                sector=row.sector,
                start=row.start,
                end=row.end,
                source="user",
            )
        ]


def _states(index: Index) -> None:
    for row in tables.shipped("countries", Country).rows:
        usual = _adjective(row)
        index.add(
            [row.name, *row.aliases],
            Entry(kind="country", name=row.name, code=row.code, usual=usual),
        )
        index.add(
            row.adjectives, Entry(kind="adjective", name=row.name, code=row.code, usual=usual)
        )
        index.add(
            [*row.singular, *row.plural, *_regular_plurals(row)],
            Entry(kind="people", name=row.name, code=row.code, usual=usual),
        )
        index.add(
            row.capital,
            Entry(kind="capital", name=row.name, code=row.code, sector="GOV", usual=usual),
        )
    for polity in tables.shipped("polities", Polity).rows:
        entry = Entry(
            kind="polity",
            name=polity.name,
            code=polity.code,
            sector=polity.sector,
            usual=(polity.adjectives or (polity.name,))[0],
        )
        index.add([polity.name, *polity.aliases, *polity.adjectives], entry)


def _named(index: Index) -> None:
    for seat in tables.shipped("seats", Seat).rows:
        index.add(
            [seat.name, *seat.aliases],
            Entry(
                kind="seat", name=seat.name, code=seat.code, sector=seat.sector, usual=seat.usual
            ),
        )
    for body in tables.shipped("bodies", Body).rows:
        index.add(
            [body.name, *body.aliases],
            Entry(
                kind="body",
                name=body.name,
                code=body.code,
                sector=body.sector,
                usual=body.usual or body.name,
                sort=body.sort,
            ),
        )
    for organ in tables.shipped("organs", Organ).rows:
        index.add(
            [organ.name, *organ.aliases],
            Entry(
                kind="organ",
                name=organ.name,
                code=organ.code,
                sector=organ.sector,
                usual=organ.name,
                sort=organ.sort,
                start=organ.start,
                end=organ.end,
            ),
        )
    for medium in tables.shipped("media", Medium).rows:
        index.add(
            [medium.name, *medium.aliases],
            Entry(
                kind="medium",
                name=medium.name,
                code=medium.code,
                sector=medium.sector,
                usual=medium.name,
                sort=medium.sort,
            ),
        )


def _common(index: Index) -> None:
    for office in tables.shipped("offices", Office).rows:
        index.add(
            [office.title, *office.aliases],
            Entry(
                kind="office",
                name=office.title,
                code=office.code,
                sector=office.sector,
                usual=office.usual,
                serves=office.serves,
            ),
        )
    for agent in tables.shipped("agents", Agent).rows:
        for word in (agent.word, *agent.aliases):
            index.add([word], Entry(kind="agent", name=word, sector=agent.sector, sort=agent.sort))


def _town(name: str) -> str | None:
    """The country of a region or town; a region's name is meant before a town's ("Florida")."""
    region = _regions().get(plain(name))
    return region if region is not None else gazetteer.shipped().country(name)


@functools.cache
def _regions() -> dict[str, str]:
    return {
        plain(name): row.country
        for row in tables.shipped("regions", Region).rows
        for name in (row.name, *row.aliases)
        if row.country is not None
    }


def _adjective(row: Country) -> str:
    return row.adjectives[0] if row.adjectives else row.name


def _regular_plurals(row: Country) -> Iterable[str]:
    """ "Norwegians" from "Norwegian"; words in -ish, -ese and -ch have no plural of their own."""
    if row.plural:
        return ()
    return [word + "s" for word in row.adjectives if word.endswith(("an", "i", "en", "ot", "ic"))]
