"""Passages: relays that hold on, quotations of several paragraphs, interviews, broken marks."""

from __future__ import annotations

import pytest

from rejoinder.records import Statement
from tests.statements.conftest import Read

RELAYED = (
    "“The dam will be finished,” energy minister Salma Nour said on Monday, the Sana-3 news agency "
    "reported.\n\n"
    "She added that no village would be flooded.\n\n"
    "Opposition leader Idris Bello said the plan was a danger."
)
LONG = (
    "“We have waited for ten years,” said Elin Dahl, who leads the fishing union.\n\n"
    "“We waited under three governments. Nobody came.\n\n"
    "“Now we will sail without permission.”\n\n"
    "The ministry did not respond."
)
INTERVIEW = (
    "We sat down with Nino Beridze, who led the march.\n\n"
    "Q: Will you march again?\n\n"
    "A: Every week. The minister said that we would tire. We will not.\n\n"
    "Q: What do you want?\n\n"
    "A: New elections, and soon."
)


def _by(found: tuple[Statement, ...], cue: str) -> Statement:
    return next(statement for statement in found if statement.cue and statement.cue.text == cue)


def test_a_relay_holds_for_the_words_that_go_on(read: Read) -> None:
    found = read(RELAYED)
    assert len(found) == 3
    assert all("news agency" in r.mention.text for s in found[:2] for r in s.relay)
    assert [len(statement.relay) for statement in found] == [1, 1, 0]
    assert [len(statement.relay_cue) for statement in found] == [1, 0, 0]


def test_the_day_of_the_cue_is_the_day_it_was_said(read: Read) -> None:
    said = read(RELAYED)[0].said
    assert said is not None
    assert (said.text, said.start) == ("Monday", "2016-07-04")


def test_the_day_of_the_relay_is_second_best(read: Read) -> None:
    (statement,) = read("The dam would be finished, Salma Nour said, Interfax reported Tuesday.")
    assert statement.said is not None
    assert statement.said.text == "Tuesday"


def test_a_day_inside_the_content_is_not_the_day_it_was_said(read: Read) -> None:
    (statement,) = read("Salma Nour said that the dam would open on Thursday.")
    assert statement.said is None


def test_paragraphs_that_open_with_marks_go_on(read: Read) -> None:
    found = read(LONG)
    statement = _by(found, "said")
    words = " ".join(span.text for span in statement.content)
    assert "ten years" in words
    assert statement.style == "direct"
    assert sum("permission" in span.text for s in found for span in s.content) == 1


def test_answers_are_statements_of_the_person_interviewed(read: Read) -> None:
    found = read(INTERVIEW)
    turns = [s for s in found if s.source and s.source.text == "A"]
    assert [s.style for s in turns] == ["direct", "direct"]
    assert all(s.speaker and "Beridze" in s.speaker.name for s in turns)
    inner = _by(found, "said")
    assert inner.within == turns[0].id
    assert not any(s.source and s.source.text == "Q" for s in found)


def test_an_unclosed_quotation_costs_its_own_paragraph_only(read: Read) -> None:
    text = "“The port is open, Omar Aziz said.\n\nThe strike is over, Lena Holm said."
    found = read(text)
    assert any(
        s.content[0].text == "The strike is over" and s.source and s.source.text == "Lena Holm"
        for s in found
    )


def test_whom_it_was_said_to(read: Read) -> None:
    (statement,) = read("The envoy told the Norwegian parliament that the talks had ended.")
    assert len(statement.addressee) == 1
    assert "parliament" in statement.addressee[0].mention.text


def test_an_outlet_told_is_addressed_and_no_relay(read: Read) -> None:
    (statement,) = read("“The talks are over,” Lena Holm told Reuters.")
    assert [actor.mention.text for actor in statement.addressee] == ["Reuters"]
    assert statement.relay == ()


def test_a_statement_carried_by_an_agency_comes_by_both(read: Read) -> None:
    (statement,) = read(
        "In a statement carried by the Tanjug news agency, the ministry said the road was closed."
    )
    assert len(statement.relay) == 2
    assert "statement" in statement.relay[0].mention.text
    assert "Tanjug" in statement.relay[1].mention.text


@pytest.mark.parametrize("text", ["", "\n\n", "“", "”", "said.", "“”, said", ": x", "A: b\nA: c"])
def test_scraps_are_read_without_complaint(read: Read, text: str) -> None:
    assert all(s.content for s in read(text))


@pytest.mark.parametrize("text", [RELAYED, LONG, INTERVIEW])
def test_spans_are_words_of_the_text_and_ids_are_unlike(read: Read, text: str) -> None:
    found = read(text)
    for statement in found:
        parts = [statement.source, statement.cue, *statement.content, *statement.relay_cue]
        assert all(text[p.start : p.end] == p.text for p in parts if p)
        assert 0 < statement.confidence <= 1
    assert len({statement.id for statement in found}) == len(found)
    assert read(text) == found


def test_within_names_a_statement_of_the_document_and_never_itself(read: Read) -> None:
    found = read("Ankara said that Athens claimed that Nicosia had agreed.")
    ids = {statement.id for statement in found}
    assert [s.within in ids for s in found if s.within] == [True]
    assert all(s.within != s.id for s in found)
