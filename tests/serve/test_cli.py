from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from rejoinder.records.schema import schema
from rejoinder.serve.cli import main

PAGE = """\
Kenya and Uganda will hold talks on 4 May in Kampala, President Amina Otieno said on Monday.

“We expect an answer within a week,” she added. If Uganda refuses, Kenya will shut the border.
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def run(*arguments, **more):
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False, **more)


def test_text_is_the_default(page):
    result = run("read", page, "--published", "2022-05-02")
    assert result.exit_code == 0
    assert "2 May 2022 (as given)" in result.stdout
    assert "in short" in result.stdout


def test_jsonl_opens_with_the_run_and_keeps_the_schema(page):
    result = run("read", page, "--published", "2022-05-02", "--outlet", "Wire", "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["kind"] for record in records[:2]] == ["run", "document"]
    assert records[0]["software"]["name"].startswith("rejoinder ")
    assert records[0]["models"]
    assert {"name": "published", "value": "2022-05-02"} in records[0]["options"]
    assert records[1]["published"] == {"value": "2022-05-02", "basis": "given"}
    check = Draft202012Validator(schema())
    for record in records:
        check.validate(record)


def test_json_is_one_object_with_a_list_for_each_kind(page):
    value = json.loads(run("read", page, "--format", "json").stdout)
    assert list(value) == [
        "run",
        "document",
        "statement",
        "event",
        "commitment",
        "reaction",
        "rejection",
    ]
    assert len(value["run"]) == len(value["document"]) == 1


def test_html_is_a_page(page):
    assert run("read", page, "--format", "html").stdout.startswith("<!doctype html>")


def test_standard_input():
    result = run("read", "-", "--format", "jsonl", input=PAGE.encode())
    document = json.loads(result.stdout.splitlines()[1])
    assert document["text"].startswith("Kenya and Uganda")


def test_own_words_are_used_and_named(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("The Sable Front accused Norway of lying on Monday, reporters in Oslo said.\n")
    scores = tmp_path / "mine.tsv"
    scores.write_text("type\tmode\tscore\n" + "ACCUSE\t\t-9.9\nACCUSE\tallege\t-9.9\n")
    actors = tmp_path / "fronts.tsv"
    actors.write_text("name\tcode\tsector\nSable Front\tIMG\tREB\n")
    result = run("read", page, "--scores", scores, "--actors", actors, "--format", "json")
    value = json.loads(result.stdout)
    [made] = value["run"]
    assert made["score_table"]["name"] == "own:mine.tsv"
    assert made["lexicons"][-1]["name"] == "own:fronts.tsv"
    [event] = [event for event in value["event"] if event["type"] == "ACCUSE"]
    assert event["score"] == -9.9
    assert [(actor["code"], actor["sector"]) for actor in event["actor"]] == [("IMG", "REB")]


def test_the_same_input_gives_the_same_output(page):
    assert (
        run("read", page, "--format", "jsonl").stdout
        == run("read", page, "--format", "jsonl").stdout
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("read", "nowhere.txt"), "no such file"),
        (("read", "."), "rejoinder ingest"),
        (("read", "PAGE", "--published", "2022-02-30"), "year-month-day"),
        (("read", "PAGE", "--published", "Monday"), "year-month-day"),
        (("read", "PAGE", "--actors", "nowhere.tsv"), "nowhere.tsv"),
        (("read", "PAGE", "--format", "yaml"), "jsonl"),
        (("read",), "FILE"),
        (("code", "nowhere.jsonl"), "nowhere.jsonl"),
    ],
)
def test_wrong_usage_is_status_2_with_a_remedy(page, arguments, words):
    result = run(*(str(page) if a == "PAGE" else a for a in arguments))
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.txt"),
        (b"  \n\n ", "blank.txt"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "a.png"),
    ],
)
def test_an_unreadable_page_is_status_2_and_a_rejection(tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    result = run("read", path, "--format", "jsonl")
    assert result.exit_code == 2
    assert name in result.stderr
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["kind"] for record in records] == ["run", "rejection"]
    assert "Traceback" not in result.output


def test_schema_is_json():
    assert json.loads(run("schema").stdout) == schema()


def test_questions_to_a_ledger_load_no_parser(tmp_path):
    from rejoinder.ledger import Ledger

    place = tmp_path / "news.duckdb"
    Ledger.open(place, write=True).close()
    code = (
        "import sys\nfrom rejoinder.serve.cli import main\n"
        f"main(['said', '--ledger', {str(place)!r}], standalone_mode=False)\n"
        "print([m for m in ('spacy', 'trafilatura', 'onnxruntime') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"


HEAVY = ("spacy", "duckdb", "onnxruntime", "trafilatura", "thinc", "numpy", "rich")


@pytest.mark.parametrize(
    "statement",
    [
        "import rejoinder",
        "from rejoinder.serve.cli import main; main(['--help'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(statement):
    code = f"{statement}\nimport sys\nprint([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr.strip() == "[]"
