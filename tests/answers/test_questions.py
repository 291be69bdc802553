from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sample

from rejoinder import answers
from rejoinder.answers import Filter
from rejoinder.errors import UsageError
from rejoinder.ledger import Batch, Entry, Ledger
from rejoinder.records import Published, document_id

LATER = "Norway said its frigates would stay at home after all, and the ports remain open.\n"


def version(reading, text, published):
    document = replace(
        reading.document,
        id=document_id(uri=reading.document.uri, raw=text),
        text=text,
        published=Published(value=published, basis="given"),
        repairs=(),
        removed=(),
    )
    return replace(
        reading,
        document=document,
        statements=(),
        events=(),
        commitments=(),
        reactions=(),
        sentences=(),
    )


@pytest.fixture
def ledger(tmp_path, reading):
    """The sample page of 3 March 2021, and on another page the news of 20 March."""
    other = replace(
        reading.document, id=document_id(uri="hail.txt", raw="x"), uri="hail.txt",
        text="Hail fell on the ports of the north, and nobody accused anybody.\n",
        published=Published(value="2021-03-20", basis="given"), repairs=(), removed=(), title="Hail",
    )  # fmt: skip
    hail = replace(version(reading, other.text, "2021-03-20"), document=other)
    batch = Batch(entries=[Entry.of("1", reading), Entry.of("2", hail)])
    with Ledger.open(tmp_path / "news.duckdb", write=True) as door:
        door.add(batch, run=sample.run())
        yield door


def column(answer, name):
    return [row[name] for row in answer.dicts()]


def test_said_by_whom_through_whom_about_what(ledger):
    assert column(answers.said(ledger, Filter(who="Lund")), "cue") == ["said", "told", "added"]
    assert column(answers.said(ledger, Filter(), relay="Sever news agency"), "cue") == ["accused"]
    assert column(answers.said(ledger, Filter(), about="northern PORTS"), "cue") == ["added"]
    assert column(answers.said(ledger, Filter(until="2021-03-02")), "cue") == ["said"]
    assert len(answers.said(ledger, Filter(limit=2)).rows) == 2


def test_every_row_has_its_sentence_date_outlet_and_relay(ledger):
    for question in (answers.said, answers.events, answers.due, answers.reactions):
        for row in question(ledger, Filter()).dicts():
            assert row["sentence"].strip() in sample.TEXT
            assert row["date"] == date(2021, 3, 3)
            assert row["outlet"] == "The Fjord Courier"
            assert "relay" in row


@pytest.mark.parametrize(
    ("who", "count"),
    [("RUS", 2), ("RUSGOV", 2), ("rus gov", 2), ("Russia", 2), ("NOR", 3), ("SWE", 0), ("%", 0)],
)
def test_who_acts_by_code_or_name(ledger, who, count):
    assert len(answers.events(ledger, Filter(who=who)).rows) == count


def test_events_by_type_status_and_recipient(ledger):
    assert column(answers.events(ledger, Filter(), type="accuse"), "actor") == [["Russia"]]
    planned = answers.events(ledger, Filter(), status="planned")
    assert column(planned, "type") == ["MOBILIZE", "CONSULT", "CONSULT"]
    assert column(answers.events(ledger, Filter(whom="RUS")), "type") == ["SANCTION", "CONSULT"]
    assert column(answers.events(ledger, Filter(since="2021-03-05")), "type") == [
        "MOBILIZE",  # It may yet be sent, up to the end of March.
        "CONSULT",
        "CONSULT",
    ]


def test_events_name_whose_word_they_rest_on(ledger):
    words = dict.fromkeys(column(answers.events(ledger, Filter()), "on_the_word_of"))
    assert list(words) == ["Tore Lund", None]


@pytest.mark.parametrize(
    ("as_of", "states"),
    [
        ("2021-03-05", ["open", "open", "open"]),
        ("2021-03-12", ["open", "open", "open"]),
        ("2021-03-13", ["due", "open", "open"]),
        ("2021-04-01", ["due", "due", "open"]),
        (None, ["due", "due", "open"]),
    ],
)
def test_what_is_due_moves_with_the_calendar(ledger, as_of, states):
    found = answers.due(ledger, Filter(as_of=as_of))
    assert column(found, "form") == ["schedule", "promise", "threat"]
    assert column(found, "state") == states


def test_due_by_form_state_and_party(ledger):
    assert column(answers.due(ledger, Filter(), due_form="threat"), "condition") == [
        "If the drills go on"
    ]
    assert column(answers.due(ledger, Filter(whom="RUS")), "form") == ["threat"]
    assert column(answers.due(ledger, Filter(), state="open"), "form") == ["threat"]


def test_reactions_have_both_sides(ledger):
    [row] = answers.reactions(ledger, Filter(who="RUS", whom="NOR")).dicts()
    assert (row["who"], row["did"]) == (["Russia"], "accuse")
    assert (row["answered_who"], row["answered_what"]) == (["Norway"], "mobilize")
    assert row["stimulus"] == "the announcement"
    assert answers.reactions(ledger, Filter(who="NOR")).rows == ()


def test_nothing_is_known_before_it_was_published(ledger):
    early = Filter(as_of="2021-03-02")
    for question in (answers.said, answers.events, answers.due, answers.reactions):
        assert question(ledger, early).rows == ()
    assert answers.search(ledger, early, "frigates").rows == ()


def test_a_later_version_supersedes_and_as_of_brings_the_earlier_back(ledger, reading):
    later = version(reading, LATER, "2021-03-10")
    ledger.add(Batch(entries=[Entry.of("3", later)]), run=sample.run())
    assert answers.events(ledger, Filter()).rows == ()
    assert len(answers.events(ledger, Filter(as_of="2021-03-09")).rows) == 5
    assert column(answers.search(ledger, Filter(), "frigates ports"), "id")[0] == later.document.id


def test_a_dyad_has_every_week_and_zeros(ledger):
    wanted = Filter(who="RUS", whom="NOR", since="2021-02-20", until="2021-03-20")
    found = answers.dyad(ledger, wanted)
    weeks = column(found, "week")
    assert [week.isoformat() for week in weeks] == [
        "2021-02-15",
        "2021-02-22",
        "2021-03-01",
        "2021-03-08",
        "2021-03-15",
    ]
    assert column(found, "incidents") == [0, 0, 1, 0, 0]
    assert column(found, "score") == [0, 0, -2.0, 0, 0]
    assert column(found, "types")[2] == ["ACCUSE"]


def test_a_plan_or_a_condition_is_no_incident_of_a_series(ledger):
    assert sum(column(answers.dyad(ledger, Filter(who="NOR", whom="RUS")), "incidents")) == 0


def test_two_reports_of_one_thing_are_one_incident(ledger, reading):
    document = replace(reading.document, id=document_id(uri="b", raw="b"), uri="b", outlet="Wire")
    event = replace(reading.events[2], id="e" + "5" * 20, document=document.id)
    again = replace(
        reading, document=document, statements=(), events=(event,), commitments=(), reactions=()
    )
    ledger.add(Batch(entries=[Entry.of("4", again)]), run=sample.run())
    found = answers.dyad(ledger, Filter(who="RUS", whom="NOR"))
    assert sum(column(found, "incidents")) == 1
    assert sum(column(found, "reports")) == 2
    assert sum(column(found, "score")) == -2.0


def test_an_actors_parts(ledger):
    rows = list(answers.actor(ledger, Filter(who="Lund")).dicts())
    assert {row["part"] for row in rows} == {"speaker"}
    assert {row["with_whom"] for row in rows} == {None, "reporters"}
    assert {row["role"] for row in rows} == {"Defence Minister"}


def test_search_ranks_and_shows_the_best_sentence(ledger):
    found = answers.search(ledger, Filter(), "frigates for the Barents sea")
    assert column(found, "title")[0].startswith("Oslo Sends")
    assert column(found, "sentence")[0].startswith("Norway will send two frigates")
    assert column(answers.search(ledger, Filter(), "hail"), "title") == ["Hail"]
    scores = column(answers.search(ledger, Filter(), "ports accused"), "score")
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 2


def test_search_for_words_as_they_stand(ledger):
    assert len(answers.search(ledger, Filter(), '"Russian trawlers" ports').rows) == 1
    assert answers.search(ledger, Filter(), '"trawlers Russian"').rows == ()


@pytest.mark.parametrize("query", ["", "?!", '"—"'])
def test_a_search_without_words(ledger, query):
    with pytest.raises(UsageError, match="no words"):
        answers.search(ledger, Filter(), query)


def test_explain_finds_a_record_its_run_and_its_neighbours(ledger, reading):
    event = reading.events[0]
    found = answers.explain(ledger, event.id)
    assert found.run == sample.run()
    assert found.reading.events == reading.events
    assert (found.version, found.newest) == (1, 1)
    assert set(found.related) == {
        (reading.commitments[0].id, "commitment", "its act is this"),
        (reading.reactions[0].id, "reaction", "answers this"),
    }
    assert answers.explain(ledger, event.id[:8]).id == event.id
    assert answers.explain(ledger, reading.document.id).id == reading.document.id


@pytest.mark.parametrize(("record", "words"), [("e000", "no record"), ("e", "several")])
def test_explain_says_what_it_cannot_find(ledger, record, words):
    with pytest.raises(UsageError, match=words):
        answers.explain(ledger, record)
