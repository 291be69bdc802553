from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from eval import actors, damage
from eval.errors import grouped, main, sides

ERRORS = [
    {"document": "a", "kind": "events", "error": "invented", "gold": None, "output": {"x": 1}},
    {
        "document": "a",
        "kind": "events",
        "error": "field when",
        "sentence": "They met on Friday.",
        "gold": {"trigger": "met", "when": "2020-01-03"},
        "output": {"trigger": "met", "when": None},
    },
    {"document": "b", "kind": "events", "error": "invented", "gold": None, "output": {"x": 2}},
    {"document": "c", "error": "missed", "cue": ["said"]},
]


def test_the_commonest_cause_comes_first() -> None:
    assert [(cause, len(members)) for cause, members in grouped(ERRORS)] == [
        ("events: invented", 2),
        ("events: field when", 1),
        ("missed", 1),
    ]


def test_other_evaluations_lines_find_their_side() -> None:
    assert sides(ERRORS[3]) == ({"cue": ["said"]}, None)
    assert sides({"document": "c", "error": "wrong", "cue": ["said"]}) == (None, {"cue": ["said"]})


def test_gold_stands_beside_output(tmp_path: Path) -> None:
    file = tmp_path / "errors.jsonl"
    file.write_text("".join(json.dumps(error) + "\n" for error in ERRORS))
    result = CliRunner().invoke(main, ["gold", "--file", str(file), "--only", "when"])
    assert result.exit_code == 0, result.output
    assert "They met on Friday." in result.output
    assert "2020-01-03" in result.output
    assert "invented" not in result.output


def test_most_cuts_each_cause(tmp_path: Path) -> None:
    file = tmp_path / "errors.jsonl"
    file.write_text("".join(json.dumps(error) + "\n" for error in ERRORS))
    whole = CliRunner().invoke(main, ["gold", "--file", str(file)]).output
    cut = CliRunner().invoke(main, ["gold", "--file", str(file), "--most", "1"]).output
    assert len(cut.splitlines()) < len(whole.splitlines())


def test_missing_data_is_named() -> None:
    result = CliRunner().invoke(main, ["nothing"])
    assert result.exit_code == 1
    assert "--data" in result.output


def test_every_error_says_what_is_wrong_and_shows_both_sides(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Zürn – so small – cost £5 and “no more” at Zürn.")
    (tmp_path / "actors.jsonl").write_text('{"text": "Qwxzy Frobnitz", "country": "NOR"}\n')
    file = tmp_path / "errors.jsonl"
    for run, data in ((damage.run, tmp_path), (actors.run, tmp_path / "actors.jsonl")):
        run(data, errors=file)
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        assert lines
        for line in lines:
            assert line["error"]
            assert line["sentence"]
            assert {"gold", "output"} <= line.keys()
