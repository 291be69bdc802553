"""Who is named in sentences of our own, and which mentions are of one actor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actors.conftest import Read, named

_CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[text[:50] for text, _ in _CASES])
def test_all_that_are_named_and_nobody_more(read: Read, text: str, expected: str) -> None:
    shown = " ;; ".join(
        "|".join(
            (
                text[m.start : m.end],
                m.actor.name,
                m.actor.code or "",
                m.actor.sector or "",
                m.actor.role or "",
                "person" if m.actor.person else "",
            )
        )
        for m in read(text).actors
    )
    assert shown == expected


@pytest.mark.parametrize(
    ("text", "wording", "name", "code"),
    [
        ("Peru's trade minister, Ana Ruiz, left. Ruiz said no more.", "Ruiz", "Ana Ruiz", "PER"),
        ("Ana Ruiz, Peru's trade minister, left. She said no more.", "She", "Ana Ruiz", "PER"),
        ("Pilot Hana Mori met Kyo Mori. Hana Mori spoke.", "Hana Mori", "Hana Mori", None),
        ("NATO met. The alliance sent ships.", "The alliance", "NATO", "IGO"),
        ("Hungary left. Its army stayed.", "Its army", "army", "HUN"),
        ("Egypt's Oil Ministry met. The ministry fell silent.", "The ministry",
         "Egyptian Oil Ministry", "EGY"),
    ],
)  # fmt: skip
def test_later_mentions_are_of_who_was_introduced(
    read: Read, text: str, wording: str, name: str, code: str | None
) -> None:
    actor = named(read(text), text, wording).actor
    assert (actor.name, actor.code) == (name, code)


def test_no_two_mentions_share_a_head(read: Read) -> None:
    found = read(" ".join(text for text, _ in _CASES)).actors
    assert len({mention.head for mention in found}) == len(found) > 80


def test_a_dateline_is_no_actor(read: Read) -> None:
    found = read("SEOUL, June 1 (KNS) -- Japan called Peru.")
    assert [m.actor.name for m in found.actors if m.form == "metonym"] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Snow fell in Warsaw and in Colorado in March.", [("Warsaw", "POL"), ("Colorado", "USA")]),
        ("Ships met in the Black Sea.", [("Black Sea", None)]),
        ("The fire began near Graz in Austria.", [("Graz", "AUT"), ("Austria", "AUT")]),
        ("Georgian troops trained in Tbilisi.", [("Tbilisi", "GEO")]),
    ],
)
def test_places_stand_in_their_country(
    read: Read, text: str, places: list[tuple[str, str | None]]
) -> None:
    assert [(p.place.name, p.place.country) for p in read(text).places] == places
