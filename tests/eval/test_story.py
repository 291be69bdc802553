"""The story scorer on records made by hand, and on a story of our own."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval import story
from eval.story_scores import Link, Place, Pledge, commitments, matched, paired, reactions, states

STORY = Path(__file__).parents[1] / "weaving" / "story"


def at(uri, start, end=None):
    return Place(uri=uri, start=start, end=start + 10 if end is None else end)


SHIPS = Pledge(
    key="ships", by=frozenset({"NOR"}), to=frozenset({"SWE"}), dues=(("2021-03-01", "2021-03-31"),),
    condition=None, places=(at("a", 0), at("b", 40)), state="kept",
)  # fmt: skip
TALKS = Pledge(
    key="talks", by=frozenset({"NOR", "FIN"}), to=frozenset(), dues=(None,),
    condition="if the border reopens", places=(at("a", 50),), state="open",
)  # fmt: skip


def test_gold_against_gold_is_one():
    found = commitments([SHIPS, TALKS], [SHIPS, TALKS])
    assert (found["f1"], found["found"]["f1"], found["f1_ci"]) == (1.0, 1.0, [1.0, 1.0])
    assert states([SHIPS, TALKS], [SHIPS, TALKS])["accuracy"] == 1.0


def test_nothing_found_is_nought():
    assert commitments([], [SHIPS])["f1"] == 0.0
    assert states([], [SHIPS])["accuracy"] == 0.0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"by": frozenset({"DNK"})}, "by"),
        ({"to": frozenset()}, "to"),
        ({"dues": (None,)}, "due"),
        ({"dues": (("2021-03-01", "2021-03-30"),)}, "due"),
        ({"condition": "if it rains"}, "condition"),
    ],
)
def test_a_wrong_field_costs_the_commitment_and_not_the_finding(change, field):
    found = commitments([replace(SHIPS, **change)], [SHIPS])
    assert (found["f1"], found["found"]["f1"]) == (0.0, 1.0)
    assert {name for name, share in found["fields"].items() if share < 1} == {field}


def test_a_deadline_is_its_last_day_and_a_put_off_one_may_be_its_first():
    late = replace(SHIPS, dues=(("2021-04-09", "2021-04-09"), ("2021-03-31", "2021-03-31")))
    assert commitments([late], [SHIPS])["f1"] == 1.0


def test_conditions_are_alike_by_half_of_their_words():
    ours = replace(TALKS, condition="the border reopens soon")
    assert commitments([ours], [TALKS])["f1"] == 1.0
    assert commitments([replace(TALKS, condition=None)], [TALKS])["f1"] == 0.0


def test_one_of_ours_stands_for_one_of_gold_the_one_told_in_more_places():
    half = replace(SHIPS, key="half", places=(at("a", 0),))
    [(mine, true)] = paired([half, SHIPS], [SHIPS])
    assert (mine.key, true.key) == ("ships", "ships")
    assert commitments([half, SHIPS], [SHIPS])["p"] == 0.5


def test_a_place_on_another_page_or_beside_is_none():
    assert not paired([replace(SHIPS, places=(at("c", 0), at("a", 10)))], [SHIPS])


def test_a_final_state_counts_for_the_commitment_found():
    found = states([replace(SHIPS, state="broken"), TALKS], [SHIPS, TALKS])
    assert (found["accuracy"], found["n"]) == (0.5, 2)


def test_a_link_needs_both_ends():
    gold = Link(response=(at("b", 0),), stimulus=(at("a", 0), at("c", 0)))
    there = Link(response=(at("b", 5),), stimulus=(at("c", 9, 12),))
    half = Link(response=(at("b", 0),), stimulus=(at("d", 0),))
    assert matched([there], [gold]) == [(0, 0)]
    assert matched([half], [gold]) == []
    assert reactions([there, half], [gold]) | {"f1_ci": None} == {
        "p": 0.5, "r": 1.0, "f1": 0.6667, "f1_ci": None, "n": 1, "ours": 2,
    }  # fmt: skip
    assert reactions([gold, gold], [gold])["p"] == 0.5


def test_a_story_is_ingested_and_scored(tmp_path):
    found = story.run(STORY, errors=tmp_path / "errors.jsonl")
    assert found["n"] == 10
    assert found["commitments"]["found"]["f1"] == 1.0
    assert found["states"]["accuracy"] == 1.0
    assert found["incidents"]["bcubed"]["f1"] == 1.0
    assert found["reactions"]["r"] == 1.0
    for line in (tmp_path / "errors.jsonl").read_text().splitlines():
        assert json.loads(line)["error"].partition(":")[0] in ("commitment", "reaction")


def test_a_quote_that_is_not_there_is_said_and_never_met(tmp_path, capsys):
    gold = json.loads((STORY / "gold.json").read_text())
    gold["commitments"] = [gold["commitments"][0]]
    gold["commitments"][0]["mentions"] = [{"uri": "w1", "quote": "no such words"}]
    gold["reactions"], gold["incidents"] = [], []
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    (tmp_path / "pages.jsonl").write_text((STORY / "pages.jsonl").read_text())
    assert story.run(tmp_path)["commitments"]["r"] == 0.0
    assert "not in w1: 'no such words'" in capsys.readouterr().err
