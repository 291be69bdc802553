"""Where parts end and what is no statement: on sentences of our own."""

from __future__ import annotations

import pytest

from rejoinder import language
from rejoinder.records import as_it_stands
from rejoinder.statements import bounds
from rejoinder.statements.attribution import Attribution
from tests.statements.conftest import Read


def test_a_content_does_not_run_over_a_semicolon_to_the_other_side_of_its_cue(read: Read) -> None:
    found = read("The pier is closed; officials said that the repairs would take a month.")
    assert [s.content[0].text for s in found] == ["that the repairs would take a month"]


@pytest.mark.parametrize(
    "text",
    [
        "India recalled its envoy on Friday.",
        "The storm claimed 40 lives.",
        "The company refused to leave the valley.",
        "The mayor apologized to the teachers.",
        "The delegates talked for an hour.",
        "Nobody said that the road was open.",
    ],
)
def test_acts_measures_and_nobody_state_nothing(read: Read, text: str) -> None:
    assert not [s for s in read(text) if s.polarity == "said"]


@pytest.mark.parametrize("opening", ["Asked whether the dam would hold", "Pressed on the cost"])
def test_what_is_put_to_somebody_is_not_his(read: Read, opening: str) -> None:
    found = read(f"{opening}, spokeswoman Lena Holm said: “We will see in May.”")
    assert [s.content[0].text for s in found] == ["“We will see in May.”"]
    assert found[0].speaker is not None
    assert found[0].speaker.name == "Lena Holm"


def test_a_source_is_not_where_its_sentence_is_set(read: Read) -> None:
    (statement,) = read(
        "In an interview broadcast by Globo, the governor of Bahia said that the fires were out."
    )
    assert statement.source is not None
    assert statement.source.text == "the governor of Bahia"
    assert [r.name for r in statement.relay][-1].endswith("Globo")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The minister said that the ferry would sail. The minister, Nabil Haddad, left.", "Nabil"),
        ("General Min Tun has ruled for years. The general said that he would stay.", "Min Tun"),
        ("Piet de Wit drove to the capital. De Wit said that it was cold.", "Piet de Wit"),
        ("The German government said Alexei Navalny had been poisoned.", "German Government"),
    ],
)
def test_an_office_is_whoever_the_page_names_in_it(read: Read, text: str, name: str) -> None:
    said = [s for s in read(text) if s.cue and s.cue.text == "said"]
    assert said[0].speaker is not None
    assert name in said[0].speaker.name


def test_the_quoting_paper_passes_on_and_the_quoted_speaks(read: Read) -> None:
    found = read(
        "The dam will not be built, engineer Sana Malik told a meeting. “The rock is too soft,” the "
        "newspaper quoted her as saying."
    )
    last = found[-1]
    assert last.speaker is not None
    assert last.speaker.name == "Sana Malik"
    assert ["newspaper" in r.mention.text for r in last.relay] == [True]


def test_a_warning_joined_to_a_need_is_the_outer_speakers(read: Read) -> None:
    found = read(
        "The premier said that the two islands needed a bridge and warned that the ferries would "
        "stop."
    )
    assert len(found) == 2
    assert len({s.speaker.name for s in found if s.speaker}) == 1
    assert {s.source.text for s in found if s.source} == {"The premier"}


def test_a_lone_bracket_is_no_source() -> None:
    text = "Please let Rocky [Lind] know that the ferry has gone."
    bracket, cue = text.index("]"), text.index("know")
    found = Attribution(
        source=(bracket, bracket + 1),
        cue=(cue, cue + 4),
        content=((cue + 5, len(text) - 1),),
        anchor=7,
        lemma="know",
        frame="clause-that",
        rule="verb",
    )
    parsed = language.parse_one(as_it_stands(text, uri="u", published=None))
    assert bounds.bounded(parsed, found).source is None
