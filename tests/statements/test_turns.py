"""Interviews whose labels stand between brackets: turns whole, the outlet's questions its own."""

from __future__ import annotations

from rejoinder.flow import Reader
from rejoinder.pages import from_text

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


def test_turns_are_whole_and_the_questions_are_nobodys() -> None:
    found = Reader().read(from_text(TALK, uri="talk.txt")).statements
    turns = [s for s in found if s.rule == "mark:colon-turn"]
    assert [s.content[0].text.split()[0] for s in turns] == ["It", "We", "Yes.", "The", "We"]
    assert turns[0].content[0].text.endswith("We met twice.")
    assert {s.speaker and s.speaker.name for s in turns} == {"Maria Lund"}
    assert all(s.cue is None and s.style == "direct" for s in turns)


def test_what_fills_a_turn_is_no_statement_and_what_others_said_is_one() -> None:
    found = Reader().read(from_text(TALK, uri="talk.txt")).statements
    inner = [s for s in found if s.rule != "mark:colon-turn"]
    said = {s.content[0].text for s in inner}
    assert "that Sweden had lost patience" in said
    assert "it is sound" in said
    assert not any("nobody wants" in words or "people know" in words for words in said)
