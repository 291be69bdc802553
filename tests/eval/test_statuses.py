"""The scorers of statuses and of offices as of a date, on cases made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import roles, statuses
from eval.statuses import Answer
from rejoinder.records import Actor, Span


def test_a_trigger_without_an_event_is_wrong_and_is_told_apart() -> None:
    answers = [
        Answer(wanted="planned", given="planned"),
        Answer(wanted="planned", given="occurred"),
        Answer(wanted="denied", given=None),
    ]
    found = statuses.figures(answers)
    assert found["n"] == 3
    assert found["found"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["given_event"] == {"n": 2, "accuracy": 0.5}
    assert found["planned"] == {"n": 2, "f1": pytest.approx(2 / 3, abs=1e-4)}
    assert found["denied"]["f1"] == 0
    # The mean is over the statuses asked: two here, whatever else was given.
    assert found["macro_f1"] == pytest.approx(1 / 3, abs=1e-4)


def test_the_event_at_the_trigger_answers(tmp_path: Path) -> None:
    place = tmp_path / "one.jsonl"
    text = "Norway will meet Sweden after it expelled two envoys of Denmark."
    asked = [("meet", "planned"), ("expelled", "occurred")]
    place.write_text(
        "\n".join(
            json.dumps(
                {
                    "id": word,
                    "published": "2020-05-01",
                    "text": text,
                    "trigger": word,
                    "trigger_at": text.index(word),
                    "status": status,
                }
            )
            for word, status in asked
        )
    )
    found = statuses.run(place, None, tmp_path / "errors.jsonl")
    assert found["found"] == 1
    assert found["macro_f1"] == 1
    assert (tmp_path / "errors.jsonl").read_text() == ""


def test_a_misplaced_trigger_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "bad.jsonl"
    place.write_text(
        '{"id": "x", "published": null, "text": "They met.", "trigger": "met", '
        '"trigger_at": 0, "status": "occurred"}'
    )
    with pytest.raises(ValueError, match="x: 'met' at 0"):
        statuses.read(place)


_Office = tuple[str | None, str | None, str | None]


def question(role: str | None, code: str | None, sector: str | None) -> roles.Question:
    return roles.Question(
        name="q",
        person="Ada Holm",
        date="2020-01-01",
        text="Holm left.",
        role=role,
        code=code,
        sector=sector,
    )


def actor(role: str | None, code: str | None, sector: str | None) -> Actor:
    span = Span.of("Holm left.", 0, 4)
    return Actor(name="Ada Holm", code=code, sector=sector, role=role, person=True, mention=span)


@pytest.mark.parametrize(
    ("asked", "given", "whole"),
    [
        (("foreign minister", "GBR", "GOV"), ("British Foreign Secretary", "GBR", "GOV"), True),
        (("prime minister", "NOR", "GOV"), ("Norwegian President", "NOR", "GOV"), False),
        (("NATO Secretary General", "IGO", ""), ("NATO Secretary General", "IGO", None), True),
        (("NATO Secretary General", "IGO", ""), ("UN Secretary General", "IGO", None), False),
        ((None, "NOR", None), (None, "NOR", "ELI"), True),
        ((None, "NOR", None), ("Norwegian Prime Minister", "NOR", "GOV"), False),
        (("vice president", "USA", "GOV"), ("US President", "USA", "GOV"), False),
    ],
)
def test_an_office_in_any_wording(asked: _Office, given: _Office, whole: bool) -> None:
    assert roles.score(question(*asked), actor(*given)).whole is whole


def test_nobody_found_has_nothing_right() -> None:
    answer = roles.score(question(None, None, None), None)
    assert [answer.role, answer.code, answer.sector] == [False, False, False]
    assert roles.figures([answer])["whole"]["accuracy"] == 0
