"""Who can be a party to which acts, and which sense a trigger has by its company."""

from __future__ import annotations

import pytest

from tests.events.cases import Case
from tests.events.test_finding import _account, _holds, found

NO_PARTIES = [
    "The astronomer discussed her findings with Reuters last month.",
    "A helicopter struck a power line and crashed near Turin.",
    "The virus has killed 40 people in Chile.",
    "The storm injured three Kenyan soldiers.",
    "The senator suspended her campaign on Tuesday.",
    "A video captured the Danish premier on a bicycle.",
    "Both candidates agreed that exports had grown.",
    "The shopkeepers filled their shelves with bread.",
    "The Greek premier gave a speech in Patras.",
    "The minister greeted her own followers at a campaign rally in Lyon.",
    "The French president returned to France on Friday.",
    "The premier (left) stands with Danish envoys.",
    "A man from Oslo was arrested for the murder of his wife.",
    "Why should the Danish premier back the Swedish minister?",
    "The website blocked access to a Finnish film.",
    "An army of Norwegian tourists laid siege to the hotels.",
    "Regulators declared the fever a public health emergency in Peru.",
]
"""Sentences of which a reader would strike out any act that was coded."""

SENSES: list[Case] = [
    ("Senator Kamala Harris attacked President Donald Trump.", "ACCUSE", "occurred", "USA", "USA"),
    ("Italy eased its lockdown measures on Monday.", "CONCEDE", "occurred", "ITA", "*"),
    ("Serbia announced new lockdown measures.", "COERCE", "occurred", "SRB", "*"),
    ("Polish police cleared the square.", "COERCE", "occurred", "POL", "*"),
    ("British rioters wrecked a Russian shop.", "PROTEST", "occurred", "GBR", "RUS"),
    ("The Kenyan army halted its offensive in Somalia.", "RETREAT", "occurred", "KEN", "*"),
    ("Iran warned Israel that it would strike back.", "THREATEN", "occurred", "IRN", "ISR"),
    ("Unrest followed the vote, and 71 people were arrested.", "COERCE", "occurred", "-", "*"),
    ("Students staged a protest against the Thai government.", "PROTEST", "occurred", "*", "THA"),
    ("Iran seized a Greek tanker on Friday.", "COERCE", "occurred", "IRN", "GRC"),
    ("Finland's premier called the Danish king on Sunday.", "CONSULT", "*", "FIN DNK", "FIN DNK"),
    ("The Swiss regulator fined a Russian bank.", "SANCTION", "occurred", "CHE", "RUS"),
]

UNDONE: list[Case] = [
    ("The Turkish government has yet to recognize Kosovo.", "SUPPORT", "denied", "TUR", "XKX"),
    ("Peru could not have attacked Chile.", "ASSAULT", "denied", "PER", "CHL"),
]

PARTIES: list[Case] = [
    ("US and British activists marched in Beijing.", "PROTEST", "occurred", "USA GBR", "*"),
    (
        "The ministers of Kenya, Uganda and Rwanda signed a trade deal.",
        "SUPPORT",
        "occurred",
        "KEN UGA RWA",
        "KEN UGA RWA",
    ),
    ("Thousands of Serbians protested on Monday.", "PROTEST", "occurred", "SRB", "*"),
    ("Canada helped two dissidents from Egypt.", "AID", "occurred", "CAN", "EGY"),
    ("There were ten Russian soldiers killed in Mali.", "ASSAULT", "occurred", "-", "RUS"),
]


@pytest.mark.parametrize("text", NO_PARTIES)
def test_no_act_of_those_who_have_no_part_in_politics(text: str) -> None:
    assert not found(text), _account(text)


@pytest.mark.parametrize("case", SENSES, ids=lambda case: case[0])
def test_senses(case: Case) -> None:
    assert _holds(case), _account(case[0])


@pytest.mark.parametrize("case", UNDONE, ids=lambda case: case[0])
def test_what_has_not_been_done(case: Case) -> None:
    assert _holds(case), _account(case[0])


@pytest.mark.parametrize("case", PARTIES, ids=lambda case: case[0])
def test_parties(case: Case) -> None:
    assert _holds(case), _account(case[0])


def test_nobody_fires_at_himself() -> None:
    text = "As the protesters stormed the palace, police fired tear gas at them."
    (event,) = [event for event in found(text) if event.mode == "crowd-control"]
    assert [actor.sector for actor in event.recipient] == ["OPP"]


def test_a_people_that_protests_is_not_its_state() -> None:
    (event,) = found("Thousands of Serbians protested on Monday.")
    assert [actor.sector for actor in event.actor] == ["CVL"]


def test_a_page_of_sport_has_no_captains_of_war() -> None:
    page = (
        "The Kenyan captain attacked the Ugandan defender in the second half. The coach praised "
        "the striker, who had scored two goals for the league champions."
    )
    assert not found(page), _account(page)
