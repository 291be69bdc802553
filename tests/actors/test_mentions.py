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


@pytest.mark.parametrize(
    ("text", "name", "code", "sector", "role"),
    [
        ("India will raise duties if Washington does not yield, Commerce Minister Om Rao said.",
         "Om Rao", "IND", "GOV", "Commerce Minister"),
        ("Peru's trade minister, Ana Ruiz, called her Chilean counterpart, Luis Prada.",
         "Luis Prada", "CHL", "GOV", "Chilean Trade Minister"),
        ("US trade envoy Carl Witt flew home.", "Carl Witt", "USA", "GOV", "US trade envoy"),
        ("Ada Mensah, who runs a growers' union in Ghana, agreed.", "Ada Mensah", "GHA", None,
         None),
        ("Coach Hernan Bielma smiled.", "Hernan Bielma", None, "CVL", "coach"),
        ("The head of Mali's border committee, Ali Diarra, spoke.", "Ali Diarra", "MLI", None,
         "Malian Border Committee head"),
        ("NATO met. The alliance's spokesman, Peter Hale, left.", "Peter Hale", "IGO", None,
         "NATO spokesman"),
        ("Hamas left. The group's spokesman, Abu Omar, stayed.", "Abu Omar", "PSE", "REB",
         "Hamas spokesman"),
        ("Norway left. Britain's Helen Marsh stayed.", "Helen Marsh", "GBR", None, None),
        ("Pakistani army chief Gen. Asim Raza resigned.", "Asim Raza", "PAK", "MIL",
         "Pakistani army chief"),
        ("Taiwan's President Chen Yi-fan spoke.", "Chen Yi-fan", "TWN", "GOV",
         "Taiwanese President"),
        ("Japanese Prime Minister Kenji Abe spoke.", "Kenji Abe", "JPN", "GOV",
         "Japanese Prime Minister"),
        ("The daughter of the jailed journalist, Eva Lind, wept.", "Eva Lind", None, "CVL",
         "daughter"),
        ("UN Special Rapporteur on torture Anna Berg left.", "Anna Berg", "UNO", None,
         "UN special rapporteur"),
    ],
)  # fmt: skip
def test_people_are_told_by_their_introduction(
    read: Read, text: str, name: str, code: str | None, sector: str | None, role: str | None
) -> None:
    found = [m.actor for m in read(text).actors if m.actor.name == name and m.actor.person]
    assert found
    told = found[-1]
    assert (told.code, told.sector or None, told.role) == (code, told.sector, role)
    assert sector is None or told.sector == sector


@pytest.mark.parametrize(
    ("text", "wording", "name", "code"),
    [
        ("Ethiopia's water minister, Getahun Alemu, spoke. Getahun told nobody.", "Getahun",
         "Getahun Alemu", "ETH"),
        ("Aino Saarela carried the letters. On Sunday the Finnish envoy came home.",
         "the Finnish envoy", "Aino Saarela", "FIN"),
        ("Egypt's Oil Ministry met, the Sahra news agency reported. It urged calm.", "It",
         "Egyptian Oil Ministry", "EGY"),
        ("Omar Saleh's party, Alba Nova, met. Its rooms were full.", "Its", "Alba Nova", None),
        ("Moscow's ambassador, Vasily Orlin, left. The Russian envoy was angry.",
         "The Russian envoy", "Vasily Orlin", "RUS"),
        ("The Kachin Independence Army fired. The rebel group denied it.", "The rebel group",
         "Kachin Independence Army", "MMR"),
        ("US Secretary of State Dana Cole landed. The top US diplomat smiled.",
         "The top US diplomat", "Dana Cole", "USA"),
        ("Kuwait's emir, Fahd al-Sabri, spoke. His country would help.", "His country", "Kuwait",
         "KWT"),
    ],
)  # fmt: skip
def test_who_is_meant_later(
    read: Read, text: str, wording: str, name: str, code: str | None
) -> None:
    actor = named(read(text), text, wording).actor
    assert (actor.name, actor.code) == (name, code)


def test_a_transcript_speaks_for_the_state_that_it_names(read: Read) -> None:
    text = "AMBASSADOR BRENT: Good day.\n\nIreland welcomes this. We thank all."
    found = [m for m in read(text).actors if m.actor.person]
    assert found[0].actor.code == "IRL"


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
        ("Ships lay off the port of Berenice, Egypt.", [("Berenice", "EGY"), ("Egypt", "EGY")]),
        ("The shots were fired near Jarnovac.", [("Jarnovac", None)]),
        ("Planes hit a school in Sagaing on Friday.", [("Sagaing", "MMR")]),
        ("A market burned in Burkina Faso's Sahel region.", [("Sahel", "BFA")]),
        ("He was born in the US state of Maryland.", [("Maryland", "USA")]),
    ],
)
def test_places_stand_in_their_country(
    read: Read, text: str, places: list[tuple[str, str | None]]
) -> None:
    assert [(p.place.name, p.place.country) for p in read(text).places] == places
