from __future__ import annotations

import os
import random
import signal
import time
from dataclasses import replace

import pytest
import sample

from rejoinder.errors import LedgerError
from rejoinder.ledger import Counts, Ledger
from rejoinder.records import Declared, Reading, Sentence
from rejoinder.scale import ingesting
from rejoinder.scale.ingesting import Job, ingest
from rejoinder.scale.sources import Item, refusal

TEXT = "The envoy of {n} said the talks in Geneva would go on, and thanked his hosts for patience."


class QuickReader:
    """Reads a page into its one sentence, without a parser."""

    def read_documents(self, documents):
        for document in documents:
            if "stumbling block" in document.text:
                raise KeyError("stumbling block")
            yield Reading(
                document=document,
                sentences=(
                    Sentence(
                        index=0, start=0, end=len(document.text), first=0, last=0, paragraph=0
                    ),
                ),
            )


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(ingesting, "_reader", lambda actors, scores: QuickReader())


def items(count, text=TEXT):
    return [
        Item(
            uri=f"page-{n}",
            content=text.format(n=n),
            declared=Declared(published="2020-01-09", published_basis="given"),
        )
        for n in range(count)
    ]


def job(tmp_path, **more):
    return Job(ledger=tmp_path / "news.duckdb", run=sample.run(), **more)


def feed(given, wanted):
    return ingest(given, wanted, lambda done: None)


def stored(wanted):
    with Ledger.open(wanted.ledger) as ledger:
        return [row[0] for row in ledger.ask("SELECT uri FROM document ORDER BY rowid").rows]


def test_all_pages_are_stored_in_order_and_known_again(tmp_path, quick):
    wanted = job(tmp_path)
    assert feed(items(60), wanted).documents == 60
    assert stored(wanted) == [f"page-{n}" for n in range(60)]
    again = feed(items(70), wanted)
    assert (again.documents, again.duplicates) == (10, 60)


def test_progress_adds_up(tmp_path, quick):
    seen = Counts()
    total = ingest(items(60), job(tmp_path), lambda done: seen.add(done.counts))
    assert seen == total


def test_refusals_of_all_stages_are_on_record_once(tmp_path, quick):
    wanted = job(tmp_path)
    given = [
        refusal("row-1", "bad-date", "is no date"),
        *items(2),
        Item(uri="blank", content="  \n ", declared=Declared()),
        Item(uri="picture", content=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, declared=Declared()),
    ]
    assert feed(given, wanted).rejections == 3
    again = feed(given, wanted)
    assert (again.rejections, again.rejected_before, again.duplicates) == (0, 3, 2)
    with Ledger.open(wanted.ledger) as ledger:
        rows = dict(ledger.ask("SELECT uri, reason FROM rejection").rows)
    assert set(rows) == {"row-1", "blank", "picture"}
    assert rows["row-1"] == "bad-date"


def test_a_fault_costs_its_page_alone_and_says_where(tmp_path, quick):
    wanted = job(tmp_path)
    given = items(30)
    given[7] = replace(given[7], content="A stumbling block lay on the road to the talks.")
    counts = feed(given, wanted)
    assert (counts.documents, counts.rejections) == (29, 1)
    with Ledger.open(wanted.ledger) as ledger:
        [(uri, reason, detail)] = ledger.ask("SELECT uri, reason, detail FROM rejection").rows
    assert (uri, reason) == ("page-7", "fault")
    assert detail.startswith("KeyError at test_ingesting.read_documents")


def test_again_reads_known_pages_anew(tmp_path, quick):
    wanted = job(tmp_path)
    feed(items(5), wanted)
    counts = feed(items(5), replace(wanted, again=True))
    assert (counts.documents, counts.renewed, counts.duplicates) == (0, 5, 0)
    assert sorted(stored(wanted)) == [f"page-{n}" for n in range(5)]


def test_versions_follow_one_another_within_one_ingest(tmp_path, quick):
    wanted = job(tmp_path)
    first, second = items(1), items(1, text="Later the envoy of {n} took it all back in Geneva.")
    assert feed([*first, *items(3)[1:], *second], wanted).documents == 4
    with Ledger.open(wanted.ledger) as ledger:
        text = ledger.ask("SELECT text FROM current_document(NULL) WHERE uri = 'page-0'").rows
    assert text[0][0].startswith("Later")


def test_two_workers_store_what_one_does(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    feed(items(30), job(one))
    counts = feed(items(30), job(two, workers=2))
    assert counts.documents == 30
    assert stored(job(one)) == stored(job(two))


def test_an_unusable_ledger_is_said_before_any_work(tmp_path):
    def none():
        pytest.fail("an item was read")
        yield

    with pytest.raises(LedgerError, match="make it first"):
        feed(none(), job(tmp_path / "no"))


def _ingest_in_child(wanted):
    """A child that ingests and writes down what it has committed; its number and its reports."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        ingest(items(480), wanted, lambda done: os.write(writing, b"%d\n" % done.counts.documents))
        os._exit(0)
    os.close(writing)
    return child, os.fdopen(reading, "rb")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_kill_at_twenty_moments_loses_nothing_committed(tmp_path, quick):
    """What a killed ingest reported as committed is there, whole; the next one completes it."""
    chance = random.Random(2020)
    wanted = job(tmp_path)
    reported = 0
    for _ in range(20):
        child, reports = _ingest_in_child(wanted)
        time.sleep(chance.uniform(0, 0.5))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with reports:
            lines = reports.read().split(b"\n")[:-1]  # A line cut short was not reported.
        reported += sum(map(int, lines))
        if not wanted.ledger.exists():
            continue
        with Ledger.open(wanted.ledger, write=True) as ledger:
            [(documents, inputs, sentences)] = ledger.ask(
                "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM input), "
                "(SELECT count(*) FROM sentence)"
            ).rows
        assert documents == inputs == sentences
        assert documents >= reported
        assert documents % ingesting._BATCH == 0
    counts = feed(items(480), wanted)
    assert counts.documents + counts.duplicates == 480
    assert sorted(stored(wanted)) == sorted(f"page-{n}" for n in range(480))
