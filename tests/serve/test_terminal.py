from __future__ import annotations

import re
from dataclasses import replace

import pytest
import sample

from rejoinder.records import Actor, Reading
from rejoinder.serve.drawing import Look
from rejoinder.serve.terminal import render

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [80, 100, 108, 120, 140])
def test_no_line_is_wider_than_the_terminal(width):
    drawn = render(sample.reading(), Look(width=width))
    assert max(map(len, drawn.split("\n"))) <= width


def test_it_shows_every_fact_with_who_what_and_when():
    drawn = render(sample.reading(), Look(width=120))
    for words in (
        "Oslo Sends Frigates North",
        "The Fjord Courier · 3 March 2021 (as given)",
        "2 quotation marks",
        "Tore Lund, Defence Minister",
        "via Sever news agency",
        "Norway NOR GOV ↔ Russia RUS GOV",
        "planned",
        "If the drills go on",
        "due 12 March 2021",
        "Russia: accuse [10] answers Norway: mobilize [1]",
        "in Helsinki (FIN)",
        "lost currency",
    ):
        assert words in drawn


def test_numbers_in_the_text_lead_to_the_facts():
    drawn = render(sample.reading(), Look(width=80))
    assert "Lund said³ on Tuesday" in drawn
    assert re.search(r"^ +3 says +Tore Lund", drawn, re.MULTILINE)


def test_removed_pieces_are_shown_with_their_label_and_long_ones_cut():
    drawn = " ".join(render(sample.reading(), Look(width=80)).split())
    assert "set aside, an appeal for money: Support the Fjord Courier!" in drawn
    assert "characters more)" in drawn


def test_colour_only_where_asked_for():
    assert "\x1b" not in render(sample.reading(), Look(width=80))
    colored = render(sample.reading(), Look(width=80, color=True))
    assert ANSI.search(colored)
    plain = "\n".join(line.rstrip() for line in ANSI.sub("", colored).split("\n"))
    assert plain == render(sample.reading(), Look(width=80))


def test_an_ascii_terminal_gets_ascii():
    drawn = render(sample.reading(), Look(width=80, encoding="ascii"))
    drawn.encode("ascii")
    assert "Lund said[3] on Tuesday" in drawn
    assert '"We do not seek a quarrel' in drawn
    assert "?" not in drawn


def test_control_characters_of_the_page_never_reach_the_terminal():
    reading = sample.reading()
    hostile = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
    norway = reading.events[0].actor[0]
    event = replace(reading.events[0], actor=(replace(norway, name=f"Nor{hostile}way"),))
    document = replace(
        reading.document,
        title=hostile + "title",
        outlet=hostile,
        byline=hostile,
        text=reading.document.text.replace("pushed", f"pu{hostile}hed"[:6]),
    )
    drawn = render(
        replace(reading, document=document, events=(event,)), Look(width=100, color=True)
    )
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ANSI.sub("", drawn))


def test_a_page_with_nothing_in_it_says_so():
    document = replace(
        sample.reading().document, text="Rain fell.\n", title=None, repairs=(), removed=(), notes=()
    )
    drawn = render(Reading(document=document), Look())
    assert "(no headline found)" in drawn
    assert "nothing said, done, promised or answered" in drawn


def test_an_actor_nobody_named_is_said_to_be_unnamed():
    reading = sample.reading()
    event = replace(reading.events[0], actor=(), recipient=())
    assert "somebody not named" in render(replace(reading, events=(event,)), Look())
    assert isinstance(reading.events[0].actor[0], Actor)
