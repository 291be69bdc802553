"""Shapes, dates and duplicates of the actor tables."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from rejoinder.lexicon import tables
from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.lexicon.actors_rows import (
    Agent,
    Body,
    Country,
    Holder,
    Medium,
    Office,
    Organ,
    Polity,
    Region,
    Seat,
)

_BODIES = {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"}
_SECTORS = {
    "GOV",
    "MIL",
    "LEG",
    "JUD",
    "OPP",
    "PTY",
    "REB",
    "COP",
    "SPY",
    "MED",
    "BUS",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "REF",
    "REL",
    "SOC",
    "AGR",
    "PRM",
    "PRE",
    "CRM",
    "UAF",
    "UNK",
}
_CODES = {row.code for row in tables.shipped("countries", Country).rows} | _BODIES
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_HOLDERS = tables.shipped("holders", Holder).rows


def test_codes_and_sectors_are_of_the_contract() -> None:
    rows = [
        *tables.shipped("polities", Polity).rows,
        *tables.shipped("seats", Seat).rows,
        *tables.shipped("bodies", Body).rows,
        *tables.shipped("media", Medium).rows,
        *tables.shipped("organs", Organ).rows,
    ]
    assert len(rows) > 1500
    assert [row for row in rows if row.code is not None and row.code not in _CODES] == []
    assert [row for row in rows if row.sector is not None and row.sector not in _SECTORS] == []


def test_common_nouns_and_offices_have_known_sectors() -> None:
    agents = tables.shipped("agents", Agent).rows
    offices = tables.shipped("offices", Office).rows
    assert {row.sector for row in (*agents, *offices)} - {None} <= _SECTORS
    titles = [title for row in offices for title in (row.title, *row.aliases)]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_countries_are_iso_and_told_apart() -> None:
    rows = tables.shipped("countries", Country).rows
    assert all(re.fullmatch(r"[A-Z]{3}", row.code) for row in rows)
    names = [name for row in rows for name in (row.name, *row.aliases)]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert len({row.code for row in rows}) == len(rows) > 190


def test_holders_name_known_states_or_bodies(lexicon: ActorLexicon) -> None:
    unknown = [row for row in _HOLDERS if row.of and not lexicon.usual(row.of)[1]]
    assert unknown == []
    assert len(_HOLDERS) > 600
    assert all(row.source and row.office for row in _HOLDERS)


def test_tenures_run_forwards_and_do_not_repeat() -> None:
    for row in _HOLDERS:
        for date in (row.start, row.end):
            assert date is None or _DATE.fullmatch(date), row
        assert row.start is None or row.end is None or row.start <= row.end, row
    keys = [(row.person, row.of, row.office, row.start) for row in _HOLDERS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "office", ["President", "Prime Minister", "Secretary General", "Chancellor"]
)
def test_one_office_has_one_holder_at_a_time(office: str) -> None:
    for one, other in combinations([row for row in _HOLDERS if row.office == office], 2):
        if one.of == other.of and one.start and other.start:
            first, second = sorted((one, other), key=lambda row: row.start or "")
            assert first.end is not None, (first, second)
            assert first.end[:10] <= (second.start or ""), (first, second)


def test_no_surname_stands_for_two_people() -> None:
    alone: dict[str, set[str]] = {}
    for row in _HOLDERS:
        for alias in row.aliases:
            alone.setdefault(alias, set()).add(row.person)
    assert {alias: people for alias, people in alone.items() if len(people) > 1} == {}


def test_regions_lie_on_the_globe() -> None:
    for row in tables.shipped("regions", Region).rows:
        assert -90 <= row.lat <= 90, row
        assert -180 <= row.lon <= 180, row
        assert row.country is None or re.fullmatch(r"[A-Z]{3}", row.country), row
