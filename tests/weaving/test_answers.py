"""The questions across pages: promises on a day, and threads of two sides."""

from __future__ import annotations

import json

import pytest
import sample
from click.testing import CliRunner

from rejoinder import answers
from rejoinder.answers import Filter
from rejoinder.ledger import Batch, Entry, Ledger
from rejoinder.records.jsonl import from_dict
from rejoinder.serve.cli import main


@pytest.fixture(scope="module")
def place(story, tmp_path_factory):
    path = tmp_path_factory.mktemp("threads") / "story.duckdb"
    with Ledger.open(path, write=True) as ledger:
        entries = [Entry.of(told.document, told.reading) for told in story]
        ledger.add(Batch(entries=entries), run=sample.run())
        ledger.weave()
    return path


def due(place, day):
    with Ledger.open(place) as ledger:
        return {row["act"]: row for row in answers.due(ledger, Filter(as_of=day)).dicts()}


def test_a_promise_told_by_three_pages_is_one_entry(place):
    rows = due(place, "2021-02-03")
    assert len([act for act in rows if "consulate" in act]) == 1
    assert len(next(row for act, row in rows.items() if "consulate" in act)["mentions"]) == 2


@pytest.mark.parametrize(
    ("day", "state"),
    [("2021-02-05", "open"), ("2021-02-06", "due"), ("2021-02-08", "broken")],
)
def test_states_are_as_known_on_the_day(place, day, state):
    rows = due(place, day)
    assert next(row for act, row in rows.items() if "list" in act)["state"] == state


def test_one_put_off_keeps_its_first_date_in_its_history(place):
    row = next(row for act, row in due(place, "2021-02-16").items() if "Vilnius" in act)
    assert (row["state"], row["postponements"]) == ("open", 1)
    assert row["due_to"].isoformat() == "2021-03-06"
    steps = json.loads(row["history"])
    assert [(step["state"], step["due"]) for step in steps] == [
        ("open", "2021-02-20"),
        ("open", "2021-03-06"),
    ]
    assert all(step["record"] for step in steps)


def test_a_condition_that_came_true_is_said(place):
    row = next(row for act, row in due(place, "2021-02-19").items() if "crossing" in act)
    assert (row["state"], row["came_true"].isoformat()) == ("open", "2021-02-18")
    out = CliRunner().invoke(main, ["due", "--ledger", str(place), "--as-of", "2021-02-19"])
    assert "its condition came true on 18 February 2021" in out.output


def test_json_lines_hold_the_state_and_history_of_the_day(place):
    asked = ["due", "--ledger", str(place), "--as-of", "2021-03-31", "--format", "jsonl"]
    lines = CliRunner().invoke(main, asked).output.splitlines()
    records = [from_dict(json.loads(line)) for line in lines[1:]]
    meeting = next(record for record in records if "Vilnius" in record.act.text)
    assert meeting.state == "kept"
    assert (meeting.due.start, meeting.due.end) == ("2021-03-06", "2021-03-06")
    assert [change.state for change in meeting.history] == ["open", "open", "kept"]


def test_a_thread_holds_both_sides_in_the_order_of_days(place):
    with Ledger.open(place) as ledger:
        rows = list(answers.reactions(ledger, Filter(who="LVA", whom="BLR"), thread=True).dicts())
    assert all(row["who"] == ["Belarus"] for row in rows)
    assert rows[0]["basis"] == "stated"
    answer = next(row for row in rows if row["response"].startswith("expelled"))
    assert (answer["basis"], answer["lag_days"]) == ("inferred", 2)
    assert answer["stimulus_day"].isoformat() == "2021-02-01"


def test_inferred_reactions_are_left_out_on_demand(place):
    with Ledger.open(place) as ledger:
        found = answers.reactions(ledger, Filter(), least=1.0).dicts()
        assert {row["basis"] for row in found} == {"stated"}


def test_a_thread_needs_two_sides():
    out = CliRunner().invoke(main, ["reactions", "LVA", "--ledger", "x"])
    assert out.exit_code != 0
    assert "name two sides" in str(out.exception) + out.output
