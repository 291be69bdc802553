"""Stated reactions in the forms that English has, and sentences that state none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from rejoinder import documents
from rejoinder.flow import Reader
from rejoinder.records import Event, Reading, Statement
from rejoinder.records.page import Declared, Page

PUBLISHED = "2022-03-09"


def read(text: str, published: str = PUBLISHED) -> Reading:
    declared = Declared(published=published, published_basis="given")
    page = Page(uri="case.txt", raw=text, media="text", encoding="utf-8", declared=declared)
    return next(Reader().read_documents([documents.clean(page)]))


@dataclass(frozen=True)
class Case:
    text: str
    stimulus: str
    answers: str | None
    """Code of the one who answers, null where the actor tables need not know."""


CASES = [
    Case("Reacting to the ruling, Peru said it would appeal.", "the ruling", "PER"),
    Case("Spain recalled its ambassador in response to the Venezuelan decree.", "the Venezuelan decree", "ESP"),
    Case("Iran fired missiles at Iraqi bases in retaliation for the killing of a general.", "the killing of a general", "IRN"),
    Case("Germany condemned the attack on the embassy.", "the attack on the embassy", "DEU"),
    Case("Britain welcomed Japan's decision to send medics.", "Japan's decision to send medics", "GBR"),
    Case("Cuba expelled ten diplomats after Peru imposed sanctions on Havana.", "Peru imposed sanctions on Havana", "CUB"),
    Case("Turkey summoned the French ambassador over the remarks.", "the remarks", "TUR"),
    Case("China denied a report that it had sent troops to Tajikistan.", "a report that it had sent troops to Tajikistan", "CHN"),
    Case("Serbia left the talks in protest at the arrest of its minister by Kosovo.", "the arrest of its minister by Kosovo", "SRB"),
    Case("Moscow criticised Poland for its decision to close the border.", "its decision to close the border", "RUS"),
    Case("Following Turkey's invasion, Germany suspended arms sales to Ankara.", "Turkey's invasion", "DEU"),
    Case("Israel bombed Gaza in response to rocket attacks by Hamas.", "rocket attacks by Hamas", "ISR"),
    Case("Iran rejected the demand by the United States.", "the demand by the United States", "IRN"),
    Case("India dismissed the accusations by Pakistan.", "the accusations by Pakistan", "IND"),
    Case("Latvia has ordered three Russian diplomats to leave the country after a drone crossed the border.", "a drone crossed the border", "LVA"),
    Case("Japan summoned China's ambassador on Thursday after a Chinese ship fired water cannon at a boat.", "a Chinese ship fired water cannon at a boat", "JPN"),
    Case("Hours after Turkey shelled the town, Syria closed the border.", "Turkey shelled the town", "SYR"),
    Case("The survey is a direct response to Peru's tariffs, Chilean Trade Minister Ana Rojas said.", "Peru's tariffs", "CHL"),
    Case("Kenya recalled its ambassador to protest the arrest of two teachers.", "the arrest of two teachers", "KEN"),
    Case("India accepted Pakistan's proposal to reopen the crossing.", "Pakistan's proposal to reopen the crossing", "IND"),
    Case("Denmark refused the demand of the rebels.", "the demand of the rebels", "DNK"),
    Case("Britain imposed sanctions on Belarus over the arrest of a journalist.", "the arrest of a journalist", "GBR"),
    Case("Germany expelled two Vietnamese diplomats because of the kidnapping of a trader in Berlin.", "the kidnapping of a trader in Berlin", "DEU"),
    Case("As a reprisal for the raid, Libya shelled the camp.", "the raid", "LBY"),
    Case("Moscow answered the sanctions with a ban on Polish apples.", "the sanctions", "RUS"),
    Case("Cuba hailed the report on Twitter.", "the report", "CUB"),
    Case("In protest against the arrests, Chad recalled its ambassador.", "the arrests", "TCD"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_a_stated_reaction_is_found(case: Case) -> None:
    reading = read(case.text)
    found = [
        r for r in reading.reactions if r.stimulus.span and r.stimulus.span.text == case.stimulus
    ]
    assert found, [r.stimulus.span and r.stimulus.span.text for r in reading.reactions]
    assert found[0].basis == "stated"
    answer = _record(reading, found[0].response)
    actors = answer.actor if isinstance(answer, Event) else (answer.speaker,)
    assert case.answers in [actor.code for actor in actors if actor is not None]


NOTHING = [
    "He ate lunch after the meeting.",
    "The president answered the phone.",
    "Germany did not condemn the attack.",
    "Russia may respond to the decision.",
    "Norway will respond to the request next week.",
    "The minister arrived in Cairo after a long flight.",
    "Prices rose following the holidays.",
    "Kenya called for calm.",
    "The talks took place after lunch in Geneva.",
    "Will France reject the plan?",
    "The team hit back in the second half.",
    "Both sides had agreed to a pause.",
    "Critics compared the response to the flood with an earlier one.",
    "The minister answered a question about the harvest.",
    "She called the Korean War a genocidal war.",
    "Police have arrested two clerks for doing their work.",
    "Norway closed the bridge after a ship sank.",
    "The rally to protest the deal was small, a mayor said.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_answers_nothing_makes_no_reaction(text: str) -> None:
    assert [(r.rule, r.stimulus.span and r.stimulus.span.text) for r in read(text).reactions] == []


def test_two_stimuli_make_two_reactions_of_one_response() -> None:
    reading = read(
        "Reacting to the deployment of Polish troops in Latvia and the alliance's plans for the Baltic Sea, "
        "Russia accused NATO of provocation."
    )
    assert [r.stimulus.span.text for r in reading.reactions if r.stimulus.span] == [
        "the deployment of Polish troops in Latvia",
        "the alliance's plans for the Baltic Sea",
    ]
    assert len({r.response for r in reading.reactions}) == 1
    assert len({r.id for r in reading.reactions}) == 2


def test_one_act_with_two_victims_is_one_stimulus() -> None:
    reading = read("Iraq condemned the killing of the general and his driver.")
    assert [r.stimulus.span.text for r in reading.reactions if r.stimulus.span] == [
        "the killing of the general and his driver"
    ]


def test_a_noun_that_points_back_finds_the_record_it_means() -> None:
    reading = read("Ukraine accused Russia of shelling the town. Russia rejected the accusation.")
    reaction = next(r for r in reading.reactions if r.stimulus.record)
    stimulus = _record(reading, reaction.stimulus.record or "")
    assert isinstance(stimulus, Event)
    assert stimulus.type == "ACCUSE"
    assert [actor.code for actor in stimulus.actor] == ["UKR"]


def test_responding_by_answers_the_other_side_before() -> None:
    reading = read(
        "The United States expelled two Chinese diplomats on Monday. "
        "China responded on Tuesday by expelling two American diplomats."
    )
    reaction = reading.reactions[0]
    stimulus = _record(reading, reaction.stimulus.record or "")
    assert isinstance(stimulus, Event)
    assert [actor.code for actor in stimulus.actor] == ["USA"]
    assert reaction.lag_days in (None, 1)


def test_in_return_answers_what_was_done_just_before() -> None:
    reading = read(
        "The rebels freed a judge on Monday, and two jailed fighters were pardoned in return."
    )
    [reaction] = reading.reactions
    answer = _record(reading, reaction.response)
    stimulus = _record(reading, reaction.stimulus.record or "")
    assert isinstance(answer, Event)
    assert isinstance(stimulus, Event)
    assert (stimulus.trigger.text, answer.trigger.text) == ("freed a judge", "pardoned")


def test_in_retaliation_answers_the_sentence_before() -> None:
    reading = read(
        "Britain seized an Iranian tanker on Friday. In retaliation, Iran seized two British ships."
    )
    [reaction] = reading.reactions
    stimulus = _record(reading, reaction.stimulus.record or "")
    assert isinstance(stimulus, Event)
    assert [actor.code for actor in stimulus.actor] == ["GBR"]


def test_every_reaction_names_records_of_its_own_reading() -> None:
    reading = read(" ".join(case.text for case in CASES[:8]))
    ids = {record.id for record in (*reading.statements, *reading.events)}
    assert reading.reactions
    for reaction in reading.reactions:
        assert reaction.response in ids
        assert reaction.stimulus.record is None or reaction.stimulus.record in ids
        assert reaction.response != reaction.stimulus.record
        assert reaction.evidence


@pytest.mark.shared
def test_the_starting_page_links_the_accusation_to_both_its_causes(shared) -> None:  # type: ignore[no-untyped-def]
    path = shared / "data" / "articles" / "000_dee0f51394cb4d3b.txt"
    reading = read(path.read_text(), "2016-07-08")
    assert [(r.basis, r.stimulus.span and r.stimulus.span.text) for r in reading.reactions] == [
        ("stated", "the possible buildup of NATO forces in Eastern Europe"),
        ("stated", "the alliance's plans for the Middle East"),
    ]
    answer = _record(reading, reading.reactions[0].response)
    actors = answer.actor if isinstance(answer, Event) else (answer.speaker,)
    assert [actor.code for actor in actors if actor is not None] == ["RUS"]


def _record(reading: Reading, identity: str) -> Event | Statement:
    return next(r for r in (*reading.events, *reading.statements) if r.id == identity)
