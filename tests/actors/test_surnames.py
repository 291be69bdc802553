"""Surnames alone: of those in a well-known office on the day, and said to be known from the tables."""

from __future__ import annotations

import pytest

from rejoinder import language, mentions
from rejoinder.lexicon import Lexicon
from rejoinder.records import Actor, as_it_stands


def actors(text: str, published: str | None) -> list[Actor]:
    parsed = language.parse_one(as_it_stands(text, uri="t", published=published))
    return [mention.actor for mention in mentions.find(parsed, Lexicon.shipped()).actors]


@pytest.mark.parametrize(
    ("text", "published", "role", "code"),
    [
        ("Cleverly said that the talks went well.", "2023-03-01", "Foreign Secretary", "GBR"),
        ("Lavrov flew to Minsk on Monday.", "2019-03-01", "Foreign Minister", "RUS"),
        ("On Friday Westerwelle met the rebels.", "2011-06-14", "Foreign Minister", "DEU"),
    ],
)
def test_a_surname_in_office(text: str, published: str, role: str, code: str) -> None:
    found = next(actor for actor in actors(text, published) if actor.person)
    assert found.code == code
    assert found.role is not None
    assert found.role.endswith(role)
    assert found.basis == "lexicon"


@pytest.mark.parametrize("published", ["2003-03-01", None])
def test_out_of_office_a_surname_is_anybodys(published: str | None) -> None:
    assert all(a.role is None for a in actors("Cleverly said that it went well.", published))


def test_anothers_surname_is_no_ministers() -> None:
    text = (
        "James Cleverley and Mary Cleverly, a baker from Leeds, said so. Cleverly blamed the tax."
    )
    assert all(actor.code is None for actor in actors(text, "2023-03-01"))


def test_an_identity_that_the_text_gives_is_the_texts() -> None:
    found = actors("Russian Foreign Minister Sergei Lavrov left. Lavrov said no.", "2019-03-01")
    assert {actor.basis for actor in found if actor.person} == {"text"}
