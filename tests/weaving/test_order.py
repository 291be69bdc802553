"""What holds between pages comes from the pages alone, in whatever order they arrive."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rejoinder.answers import Filter, due
from rejoinder.ledger import Batch, Entry, Ledger
from rejoinder.weaving import weave

TABLES = ("copied", "report", "mention", "turn", "reply")


@given(data=st.data())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order_weaves_the_same(story, data):
    shuffled = data.draw(st.permutations(story))
    assert weave(shuffled) == weave(story)


@given(data=st.data())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_was_woven_on_a_day_stays_whatever_comes_later(story, data):
    day = data.draw(st.sampled_from(sorted({told.known for told in story})))
    early = weave([told for told in story if told.known <= day])
    whole = weave(story)
    documents = {told.document for told in story if told.known <= day}
    for name in ("copies", "reports", "mentions", "turns"):
        assert getattr(early, name) == tuple(
            part for part in getattr(whole, name) if part.document in documents
        )


def woven(readings, size):
    """The woven tables of a ledger that took readings in batches of a size."""
    with (
        TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "x.duckdb", write=True) as ledger,
    ):
        for start in range(0, len(readings), size):
            entries = [Entry.of(r.document.id, r) for r in readings[start : start + size]]
            ledger.add(Batch(entries=entries), run=sample.run())
            if size == 3:
                ledger.weave()
        ledger.weave()
        return {name: ledger.ask(f"FROM {name} ORDER BY ALL").rows for name in TABLES}


@given(data=st.data())
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_ledger_weaves_the_same_in_any_order_of_arrival(story, data):
    readings = [told.reading for told in story]
    shuffled = data.draw(st.permutations(readings))
    size = data.draw(st.sampled_from([1, 3, 10]))
    first = woven(readings, 10)
    assert woven(shuffled, size) == first
    assert all(first[name] for name in TABLES)


def test_a_forgotten_page_leaves_no_thread(story, tmp_path):
    with Ledger.open(tmp_path / "x.duckdb", write=True) as ledger:
        ledger.add(
            Batch(entries=[Entry.of(t.document, t.reading) for t in story]), run=sample.run()
        )
        ledger.weave()
        ledger.forget(story[0].reading.document.uri)
        for name in TABLES:
            assert story[0].document not in str(ledger.ask(f"FROM {name}").rows)
        ledger.weave()
        assert story[0].document not in str(ledger.ask("FROM report").rows)


def test_a_ledger_open_for_reading_weaves_for_itself(story, tmp_path):
    place = tmp_path / "x.duckdb"
    with Ledger.open(place, write=True) as ledger:
        ledger.add(
            Batch(entries=[Entry.of(t.document, t.reading) for t in story]), run=sample.run()
        )
    with Ledger.open(place) as ledger:
        ledger.weave()
        read = ledger.ask("FROM report ORDER BY ALL").rows
        incidents = ledger.ask("SELECT count(*) FROM incident_of(NULL)").rows
    with Ledger.open(place, write=True) as ledger:
        assert ledger.ask("FROM report").rows == ()
        ledger.weave()
        assert ledger.ask("FROM report ORDER BY ALL").rows == read
        assert ledger.ask("SELECT count(*) FROM incident_of(NULL)").rows == incidents


def test_a_ledger_of_version_2_answers_and_is_brought_up(story, tmp_path):
    place = tmp_path / "x.duckdb"
    entries = [Entry.of(told.document, told.reading) for told in story]
    with Ledger.open(place, write=True) as ledger:
        ledger.add(Batch(entries=entries), run=sample.run())
    with duckdb.connect(str(place)) as connection:
        for name in TABLES:
            connection.execute(f"DROP TABLE {name}")
        connection.execute("DROP MACRO TABLE incident_of")
        connection.execute("UPDATE meta SET value = '2' WHERE name = 'version'")
    with Ledger.open(place) as ledger:
        before = [row["state"] for row in due(ledger, Filter(as_of="2021-03-31")).dicts()]
    with Ledger.open(place, write=True) as ledger:
        assert ledger.ask("SELECT value FROM meta WHERE name = 'version'").rows == (("3",),)
    with Ledger.open(place) as ledger:
        after = [row["state"] for row in due(ledger, Filter(as_of="2021-03-31")).dicts()]
    assert after == before
    assert "kept" in after
