from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import click
import duckdb
import pytest
import sample
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from rejoinder.ledger import Batch, Entry, Ledger
from rejoinder.records.schema import schema
from rejoinder.serve.cli import main
from rejoinder.serve.tabling import comma_separated

DOCS = Path(__file__).resolve().parents[2] / "docs"
QUESTIONS = [
    ("said",),
    ("events",),
    ("due",),
    ("reactions",),
    ("dyad", "RUS", "NOR"),
    ("actor", "NOR"),
    ("search", "frigates", "ports"),
    ("sql", "SELECT type, count(*) AS n FROM event GROUP BY type ORDER BY type"),
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    place = tmp_path_factory.mktemp("ledger") / "news.duckdb"
    with Ledger.open(place, write=True) as door:
        door.add(Batch(entries=[Entry.of("1", sample.reading())]), run=sample.run())
    return place


def run(*arguments, **more):
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False, **more)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q[0])
def test_text(ledger, question):
    result = run(*question, "--ledger", ledger)
    assert result.exit_code == 0
    if question[0] in ("said", "events", "due", "reactions", "search"):
        assert "3 March 2021 · The Fjord Courier" in result.stdout
        assert "examples/frigates.txt" in result.stdout
    if question[0] == "said":
        assert "via Sever news agency" in result.stdout


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q[0])
def test_json_lines(ledger, question):
    result = run(*question, "--ledger", ledger, "--format", "jsonl")
    first, *rest = [json.loads(line) for line in result.stdout.splitlines()]
    assert first["kind"] == "run"
    assert rest
    assert all(next(iter(row)) == "kind" for row in rest)
    check = Draft202012Validator(schema())
    for row in [first, *rest]:
        if row["kind"] in ("run", "statement", "event", "commitment", "reaction"):
            check.validate(row)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q[0])
def test_csv_and_parquet_hold_the_same(ledger, question, tmp_path):
    rows = list(
        csv.DictReader(io.StringIO(run(*question, "--ledger", ledger, "--format", "csv").stdout))
    )
    path = tmp_path / "a.parquet"
    assert run(*question, "--ledger", ledger, "--format", "parquet", "-o", path).exit_code == 0
    with duckdb.connect() as door:
        cursor = door.execute("SELECT * FROM read_parquet($path)", {"path": str(path)})
        columns = [entry[0] for entry in cursor.description]
        assert columns == list(rows[0])
        assert len(cursor.fetchall()) == len(rows)


def test_as_of_before_all_is_an_empty_answer(ledger):
    assert "nothing found" in run("said", "--ledger", ledger, "--as-of", "2021-03-02").stdout
    csv_answer = run("said", "--ledger", ledger, "--as-of", "2021-03-02", "--format", "csv").stdout
    assert csv_answer.startswith("id,date,outlet")
    assert csv_answer.count("\n") == 1


def test_a_cell_of_a_page_is_no_formula():
    from rejoinder.ledger import Answer

    text = comma_separated(Answer(columns=("a", "b"), rows=(("=cmd()", -2.0), ("@x", ["p", "q"]))))
    assert list(csv.reader(io.StringIO(text))) == [
        ["a", "b"],
        ["'=cmd()", "-2.0"],
        ["'@x", "p | q"],
    ]


def test_explain(ledger):
    event = sample.reading().events[0]
    out = run("explain", event.id, "--ledger", ledger).stdout
    for words in (event.id, "sample", "version 1 of 1", "rejoinder 0.1.0", "[0:68]", "--published"):
        assert words in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("said",), "REJOINDER_LEDGER"),
        (("said", "--ledger", "nowhere.duckdb"), "there is no ledger here"),
        (("said", "--ledger", "LEDGER", "--as-of", "yesterday"), "year-month-day"),
        (("search", "?", "--ledger", "LEDGER"), "no words"),
        (("explain", "e0", "--ledger", "LEDGER"), "no record"),
        (("sql", "DROP TABLE event", "--ledger", "LEDGER"), "one SELECT"),
        (("forget", "nothing.txt", "--ledger", "LEDGER"), "nothing was removed"),
        (("ingest", "nowhere.csv", "--ledger", "LEDGER"), "no such file or folder"),
        (("ingest", ".", "--ledger", "LEDGER", "--columns", "body"), "FIELD=COLUMN"),
        (("ingest", ".", "--ledger", "LEDGER", "--published", "2020-13-01"), "year-month-day"),
        (("ingest", ".", "--ledger", "no/where.duckdb"), "make it first"),
    ],
)
def test_wrong_usage_is_status_2_with_a_remedy(ledger, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REJOINDER_LEDGER", raising=False)
    result = run(*(ledger if a == "LEDGER" else a for a in arguments))
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_the_ledger_may_come_from_the_environment(ledger):
    result = run("said", env={"REJOINDER_LEDGER": str(ledger)})
    assert result.exit_code == 0


def test_from_folder_to_answer_and_away(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(
        "Kenya and Uganda will hold talks on 4 May in Kampala, President Amina Otieno said.\n\n"
        "She thanked her hosts for their patience and left the capital on the same evening.\n"
    )
    (pages / "empty.txt").write_text("")
    place = tmp_path / "news.duckdb"
    result = run("ingest", pages, "--ledger", place, "--workers", "1", "--published", "2022-05-02")
    assert result.exit_code == 1
    assert "documents   1 new" in result.stdout
    assert "rejections  1" in result.stdout
    assert "empty.txt" in result.stderr
    again = run("ingest", pages, "--ledger", place, "--workers", "1", "--published", "2022-05-02")
    assert "documents   0 new" in again.stdout
    assert "1 known already" in again.stdout
    found = run("search", "Kampala talks", "--ledger", place)
    assert "2 May 2022" in found.stdout
    assert run("forget", f"{pages}/a.txt", "--ledger", place).exit_code == 0
    assert "nothing found" in run("search", "Kampala", "--ledger", place).stdout


def _commands():
    return {name: command for name, command in main.commands.items() if not command.hidden}


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_documented(name):
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^## rejoinder {name}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, name
    command = _commands()[name]
    common = text.partition("## Options of all questions")[2].partition("\n## ")[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            option = parameter.opts[0]
            assert f"`{option}" in found.group(1) or f"`{option}" in common, option


def test_every_table_and_column_of_the_ledger_is_documented(ledger):
    text = (DOCS / "ledger.md").read_text(encoding="utf-8")
    with Ledger.open(ledger) as door:
        columns = door.ask(
            "SELECT table_name, column_name FROM duckdb_columns() "
            "WHERE table_name IN (SELECT table_name FROM duckdb_tables())"
        ).rows
    assert columns
    for table, column in columns:
        found = re.search(rf"^### {table}\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
        assert found, table
        assert f"`{column}`" in found.group(1), (table, column)
