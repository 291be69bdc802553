"""Acts, parties and status of sentences that each hold one act, and of sentences that hold none."""

from __future__ import annotations

from functools import cache

import pytest

from rejoinder import events, language, mentions, statements
from rejoinder.lexicon import Lexicon
from rejoinder.records import Document, Event, as_it_stands
from rejoinder.records.parts import Actor
from tests.events.cases import FORMS, NOTHING, STATUSES, TYPES, Case


def document(text: str, published: str | None = "2020-01-15") -> Document:
    return as_it_stands(text, uri="case.txt", published=published)


@cache
def found(text: str) -> tuple[Event, ...]:
    parsed = language.parse_one(document(text))
    lexicon = Lexicon.shipped()
    here = mentions.find(parsed, lexicon)
    return events.find(parsed, here, statements.find(parsed, here, lexicon), lexicon)


def _fits(wanted: str, actors: tuple[Actor, ...]) -> bool:
    if wanted == "*":
        return True
    return {actor.code for actor in actors} == (set(wanted.split()) if wanted != "-" else set())


def _holds(case: Case) -> bool:
    text, kind, status, actor, recipient = case
    return any(
        (kind in ("*", event.type))
        and status in ("*", event.status)
        and _fits(actor, event.actor)
        and _fits(recipient, event.recipient)
        for event in found(text)
    )


def _account(text: str) -> list[str]:
    return [
        f"{e.type} {e.status} {[a.code for a in e.actor]} {[a.code for a in e.recipient]} {e.rule}"
        for e in found(text)
    ]


@pytest.mark.parametrize("case", TYPES, ids=lambda case: case[0])
def test_types(case: Case) -> None:
    assert _holds(case), _account(case[0])


@pytest.mark.parametrize("case", FORMS, ids=lambda case: case[0])
def test_forms(case: Case) -> None:
    assert _holds(case), _account(case[0])


@pytest.mark.parametrize("case", STATUSES, ids=lambda case: case[0])
def test_statuses(case: Case) -> None:
    assert _holds(case), _account(case[0])


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert not found(text), _account(text)


def test_every_type_and_every_status_has_its_cases() -> None:
    assert len({case[1] for case in TYPES}) == 16
    counts = {status: sum(c[2] == status for c in (*TYPES, *STATUSES)) for status in
              ("occurred", "ongoing", "planned", "pending", "conditional", "possible", "denied")}  # fmt: skip
    assert min(counts.values()) >= 10 - 1, counts


@pytest.mark.parametrize("case", [*TYPES, *FORMS], ids=lambda case: case[0])
def test_spans_stand_in_the_text(case: Case) -> None:
    text = case[0]
    for event in found(text):
        for span in (event.trigger, *event.evidence):
            assert text[span.start : span.end] == span.text
        assert any(span.contains(event.trigger) for span in event.evidence)
        assert 0 <= event.confidence <= 1
        assert event.quad in (1, 2, 3, 4)
        assert event.score is not None


def test_a_day_to_come_makes_a_plain_present_a_plan() -> None:
    (event,) = found("Talks between Norway and Iceland start on 20 January 2020.")
    assert event.status == "planned"


def test_a_threatened_end_of_cooperation_is_a_threat() -> None:
    text = (
        "“Cooperation between China and Japan will be impossible if Japan sends warships,” "
        "said Chinese Foreign Ministry spokesman Liu Wen."
    )
    threats = [event for event in found(text) if event.type == "THREATEN"]
    assert [event.mode for event in threats] == ["relations"]
    assert {actor.code for actor in threats[0].actor} == {"CHN"}
    assert {actor.code for actor in threats[0].recipient} == {"JPN"}


def test_the_same_text_gives_the_same_ids() -> None:
    text = "Chad condemned Sudan and Libya."
    again = language.parse_one(document(text))
    lexicon = Lexicon.shipped()
    here = mentions.find(again, lexicon)
    repeated = events.find(again, here, (), lexicon)
    assert [event.id for event in repeated] == [event.id for event in found(text)]


def test_a_mission_in_a_country_is_not_that_country_s() -> None:
    [backed] = found("Chad supported the peacekeeping mission in Mali.")
    assert [actor.code for actor in backed.recipient] == [None]
