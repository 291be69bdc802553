"""Interviews and transcripts: each answer is one statement of whoever answers, asking is none."""

from __future__ import annotations

import pytest

from tests.statements.conftest import Read

FORMS = ("(({name}))  {words}", "(({name})) : {words}", "[[{name}]]: {words}", "{name}: {words}")
TURNS = [
    ("TH", "How did you come to map the fjord?"),
    ("Ingrid Solheim", "My father fished there. I mean, I think we all did."),
    ("TH", "Who paid for the boat?"),
    ("Ingrid Solheim", "You know, nobody. The harbour office told us that it had no money."),
    ("TH", "What comes next?"),
    ("Ingrid Solheim", "I see a school there, I guess. You ask yourself why it took so long."),
    ("TH", "And the winter?"),
    ("Ingrid Solheim", "We wait.\n\nThen we start again."),
    ("TH", "Will you dive again?"),
    ("Ingrid Solheim", "Every week."),
]


def _page(form: str) -> str:
    opening = "Ingrid Solheim has mapped a fjord. She spoke to the Harbour Times."
    turns = [form.format(name=name, words=words) for name, words in TURNS]
    return "\n\n".join([opening, *turns])


@pytest.mark.parametrize("form", FORMS)
def test_each_answer_is_one_statement_and_no_question_is(read: Read, form: str) -> None:
    found = read(_page(form))
    turns = [s for s in found if s.rule == "mark:colon-turn"]
    answers = [words for name, words in TURNS if name != "TH"]
    assert [s.content[0].text for s in turns] == answers
    assert {s.style for s in turns} == {"direct"}
    assert {s.speaker.name for s in turns if s.speaker} == {"Ingrid Solheim"}


@pytest.mark.parametrize("form", FORMS)
def test_words_told_before_stand_in_an_answer_and_fillers_do_not(read: Read, form: str) -> None:
    found = read(_page(form))
    inner = [s for s in found if s.rule != "mark:colon-turn"]
    assert [s.cue.text for s in inner if s.cue] == ["told"]
    (turn,) = [s for s in found if s.id == inner[0].within]
    assert "harbour office" in turn.content[0].text


def test_questions_alone_under_the_outlets_initials_give_nothing(read: Read) -> None:
    """A page whose answers were lost on the way: what is asked is nobody's statement."""
    asked = ["Why do you run?", "Who backs you?", "What would you cut?", "Will you win?"]
    found = read("\n\n".join(f"((TH)) : {words}" for words in asked))
    assert found == ()


TALK = """Our paper spoke to Maria Lund, a minister of Norway, about the border.

((OP)) Was this planned by the cabinet?

((Maria Lund)) It came from our ministry. I think people know that we cannot wait.

We met twice.

((OP)) What will you do next?

((Maria Lund)) We will send a team to Kenya. The prime minister said that Sweden had lost patience.

((OP)) Is that final?

((Maria Lund)) Yes. I mean, nobody wants a war.

((OP)) And the treaty?

((Maria Lund)) The treaty stays. Our lawyers say it is sound.

((OP)) Anything else?

((Maria Lund)) We urge Denmark to sign.
"""


def test_turns_are_whole_and_the_questions_are_nobodys(read: Read) -> None:
    found = read(TALK)
    turns = [s for s in found if s.rule == "mark:colon-turn"]
    assert [s.content[0].text.split()[0] for s in turns] == ["It", "We", "Yes.", "The", "We"]
    assert turns[0].content[0].text.endswith("We met twice.")
    assert {s.speaker and s.speaker.name for s in turns} == {"Maria Lund"}
    assert all(s.cue is None and s.style == "direct" for s in turns)


def test_what_fills_a_turn_is_no_statement_and_what_others_said_is_one(read: Read) -> None:
    found = read(TALK)
    inner = [s for s in found if s.rule != "mark:colon-turn"]
    said = {s.content[0].text for s in inner}
    assert "that Sweden had lost patience" in said
    assert "it is sound" in said
    assert not any("nobody wants" in words or "people know" in words for words in said)
