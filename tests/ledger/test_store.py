from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
import sample

from rejoinder.errors import LedgerError, UsageError
from rejoinder.ledger import Batch, Entry, Ledger, Refusal, terms
from rejoinder.records import Published, document_id

REFUSAL = Refusal(digest="r1", uri="empty.txt", reason="empty", detail="0 bytes")


@pytest.fixture
def place(tmp_path):
    return tmp_path / "news.duckdb"


def batch(*readings, refusals=()):
    return Batch(
        entries=[Entry.of(f"input-{r.document.id}-{r.document.published}", r) for r in readings],
        refusals=list(refusals),
    )


def store(place, *readings, refusals=()):
    with Ledger.open(place, write=True) as ledger:
        return ledger.add(batch(*readings, refusals=refusals), run=sample.run())


def everything(place):
    """All rows of all tables, in order."""
    with Ledger.open(place) as ledger:
        tables = sorted(row[0] for row in ledger.ask("SELECT table_name FROM duckdb_tables()").rows)
        assert len(tables) == 20
        return {table: ledger.ask(f"FROM {table}").rows for table in tables}


def moved(reading, text, *, uri=None, published=None):
    """The page with another text before it, as a later version would have."""
    document = reading.document
    uri = uri or document.uri
    return replace(
        reading,
        document=replace(
            document,
            id=document_id(uri=uri, raw=text),
            uri=uri,
            text=text,
            published=Published(value=published, basis="given")
            if published
            else document.published,
        ),
        statements=(),
        events=(),
        commitments=(),
        reactions=(),
        sentences=(),
    )


def test_a_reading_comes_back_as_it_went_in(place, reading):
    counts = store(place, reading)
    assert counts.documents == 1
    assert counts.records == {"statement": 4, "event": 5, "commitment": 3, "reaction": 1}
    with Ledger.open(place) as ledger:
        found = ledger.reading(reading.document.id)
        assert ledger.reading("d0") is None
    bounds = [(s.index, s.start, s.end) for s in found.sentences]
    assert bounds == [(s.index, s.start, s.end) for s in reading.sentences]
    assert replace(found, sentences=()) == replace(reading, sentences=())


def test_the_same_input_twice_changes_nothing(place, reading):
    store(place, reading, refusals=[REFUSAL])
    before = everything(place)
    counts = store(place, reading, refusals=[REFUSAL])
    assert everything(place) == before
    assert (counts.documents, counts.duplicates) == (0, 1)
    assert (counts.rejections, counts.rejected_before) == (0, 1)


def test_a_page_twice_in_one_batch_is_stored_once(place, reading):
    counts = store(place, reading, reading)
    assert (counts.documents, counts.duplicates) == (1, 1)


def test_columns_follow_the_records(place, reading):
    store(place, reading)
    with Ledger.open(place) as ledger:
        row = next(ledger.ask("FROM event WHERE type = 'MOBILIZE'").dicts())
        relays = ledger.ask("SELECT record, name FROM party WHERE part = 'relay'").rows
    assert row["actor"] == ["Norway"]
    assert row["actor_code"] == ["NOR"]
    assert row["recipient"] == []
    assert row["when_to"].isoformat() == "2021-03-31"
    assert row["sentence"] == 0
    assert row["statement"] == reading.statements[0].id
    assert relays == ((reading.statements[3].id, "Sever news agency"),)


def test_another_text_under_the_same_uri_is_a_new_version(place, reading):
    store(place, reading)
    store(place, moved(reading, "Norway keeps its frigates at home.\n", published="2021-03-05"))
    with Ledger.open(place) as ledger:
        versions = ledger.ask("SELECT version, known::VARCHAR FROM document ORDER BY version").rows
        newest = ledger.ask("SELECT version FROM current_document(NULL)").rows
        earlier = ledger.ask("SELECT version FROM current_document('2021-03-04')").rows
    assert versions == ((1, "2021-03-03"), (2, "2021-03-05"))
    assert newest == ((2,),)
    assert earlier == ((1,),)


def test_a_version_without_a_later_date_counts_from_the_day_it_was_seen(place, reading):
    store(place, reading)
    store(place, moved(reading, "Norway keeps its frigates at home.\n"))
    with Ledger.open(place) as ledger:
        known = ledger.ask("SELECT known = seen::DATE FROM document WHERE version = 2").rows
    assert known == ((True,),)


def test_a_page_fed_again_with_another_date_takes_its_place(place, reading):
    store(place, reading)
    dated = replace(
        reading,
        document=replace(reading.document, published=Published(value="2021-03-09", basis="given")),
    )
    counts = store(place, dated)
    assert (counts.documents, counts.renewed) == (0, 1)
    with Ledger.open(place) as ledger:
        assert ledger.reading(reading.document.id).document.published.value == "2021-03-09"
        assert ledger.ask("SELECT count(*) FROM event").rows == ((5,),)


def test_forgetting_removes_all_versions_and_only_them(place, reading):
    other = moved(reading, "Rain fell on Bergen.\n", uri="rain.txt")
    store(place, other)
    before = everything(place)
    store(place, reading)
    store(place, moved(reading, "Norway keeps its frigates at home.\n"))
    with Ledger.open(place, write=True) as ledger:
        assert ledger.forget(reading.document.uri) == 2
        assert ledger.forget(reading.document.uri) == 0
    assert everything(place) == before


def test_forgotten_words_are_gone_from_the_file(place, reading):
    words = "Zwölfhundertfünfzig Quitten"
    store(place, reading, moved(reading, f"{words} lie in the barn.\n", uri="quince.txt"))
    assert words.encode() in place.read_bytes()
    with Ledger.open(place, write=True) as ledger:
        ledger.forget("quince.txt")
    assert words.encode() not in place.read_bytes()
    assert [path.name for path in place.parent.iterdir()] == [place.name]
    with Ledger.open(place) as ledger:
        assert replace(ledger.reading(reading.document.id), sentences=()) == replace(
            reading, sentences=()
        )
        assert len(ledger.ask("FROM current_document(NULL)").rows) == 1


def test_a_fault_of_ours_is_tried_again(place, reading):
    fault = Refusal(digest="x", uri="a.txt", reason="fault", detail="KeyError")
    store(place, refusals=[fault])
    store(place, refusals=[fault])
    with Ledger.open(place) as ledger:
        assert ledger.known(["x"]) == {}
        assert ledger.ask("SELECT count(*) FROM rejection").rows == ((1,),)
    entry = replace(Entry.of("x", reading), uri="a.txt")
    with Ledger.open(place, write=True) as ledger:
        ledger.add(Batch(entries=[entry]), run=sample.run())
        assert ledger.ask("FROM rejection").rows == ()


def test_a_failed_batch_leaves_nothing(place, reading):
    store(place, reading)
    before = everything(place)
    broken = replace(Entry.of("y", moved(reading, "Hail.\n")), lines={"event": ["{"]})
    with pytest.raises((duckdb.Error, KeyError)), Ledger.open(place, write=True) as ledger:
        ledger.add(Batch(entries=[broken]), run=sample.run())
    assert everything(place) == before


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("DELETE FROM event", "exactly one SELECT"),
        ("SELECT 1; SELECT 2", "exactly one SELECT"),
        ("SET threads = 1", "exactly one SELECT"),
        ("COPY (SELECT 1) TO '/tmp/rejoinder-should-not-be'", "exactly one SELECT"),
        ("ATTACH ':memory:' AS other", "exactly one SELECT"),
        ("FROM read_csv('/etc/passwd')", "disabled"),
        ("SELECT * FROM '/etc/passwd'", "does not exist"),
        ("FROM glob('/*')", "disabled"),
        ("FROM nowhere", "nowhere"),
        ("SELEC 1", "syntax"),
    ],
)
def test_free_questions_reach_nothing_but_the_ledger(place, reading, query, words):
    store(place, reading)
    with Ledger.open(place) as ledger:
        ledger.confine()
        with pytest.raises(UsageError, match=words):
            ledger.ask_freely(query)
        assert ledger.ask_freely("FROM event").rows
    assert not Path("/tmp/rejoinder-should-not-be").exists()


def test_a_ledger_of_a_newer_version_is_refused_and_left_alone(place, reading):
    store(place, reading)
    with duckdb.connect(str(place)) as raw:
        raw.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
    before = place.read_bytes()
    for write in (False, True):
        with pytest.raises(LedgerError, match=r"newer Rejoinder.*upgrade"):
            Ledger.open(place, write=write)
    assert place.read_bytes() == before


def test_what_is_no_ledger_is_refused_with_a_remedy(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Not a database at all, but a letter to a friend." * 100)
    with pytest.raises(LedgerError, match="some other file"):
        Ledger.open(text, write=True)
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as raw:
        raw.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(LedgerError, match="no ledger; choose another"):
        Ledger.open(other, write=True)
    with pytest.raises(LedgerError, match="rejoinder ingest"):
        Ledger.open(tmp_path / "none.duckdb")
    assert not (tmp_path / "none.duckdb").exists()
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path, write=True)
    with pytest.raises(LedgerError, match="make it first"):
        Ledger.open(tmp_path / "no" / "a.duckdb", write=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_may_not_be_written(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(LedgerError, match="may not be written"):
        Ledger.open(tmp_path / "a.duckdb", write=True)


HOLD = """
import sys, time
from pathlib import Path
from rejoinder.ledger import Ledger
with Ledger.open(Path(sys.argv[1]), write=sys.argv[2] == "write"):
    print("held", flush=True)
    time.sleep(float(sys.argv[3]))
"""


def hold(place, how, seconds):
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HOLD), str(place), how, str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "held\n"
    return process


def test_a_reader_waits_for_a_writer_and_then_reads(place, reading):
    store(place, reading)
    with hold(place, "write", 1):
        begun = time.monotonic()
        with Ledger.open(place, patience=20) as ledger:
            assert ledger.ask("SELECT count(*) FROM event").rows == ((5,),)
        assert time.monotonic() - begun > 0.3


@pytest.mark.parametrize("write", [False, True])
def test_whoever_cannot_wait_is_told_what_to_do(place, reading, write):
    store(place, reading)
    with hold(place, "write", 30) as process:
        with pytest.raises(LedgerError, match=r"another process holds it.*same command again"):
            Ledger.open(place, write=write, patience=0.2)
        process.kill()


def test_readers_read_side_by_side(place, reading):
    store(place, reading)
    with hold(place, "read", 30) as process:
        with Ledger.open(place, patience=0.2) as ledger:
            assert ledger.ask("SELECT count(*) FROM event").rows == ((5,),)
        process.kill()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Parties’ policies", ["party", "policy"]),
        ("the minister's houses", ["the", "minister", "house"]),
        ("US glass boss status", ["us", "glass", "boss", "status"]),
        ("São Tomé", ["sao", "tome"]),
        ("— … !", []),
    ],
)
def test_terms(text, found):
    assert terms(text) == found
