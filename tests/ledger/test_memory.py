"""What the ledger remembers of people: by introductions of the year before, whatever the order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import duckdb
import pytest
import sample

from rejoinder import answers
from rejoinder.ledger import VERSION, Batch, Entry, Ledger
from rejoinder.ledger.memory import VALID
from rejoinder.records import (
    Actor,
    Commitment,
    Document,
    Event,
    Published,
    Reading,
    Span,
    Statement,
    document_id,
)

MINISTER = "Swedish Defense Minister"


@pytest.fixture
def place(tmp_path):
    return tmp_path / "news.duckdb"


def page(uri, published, name, *, role=None, code=None, sector=None, person=True):
    """A page in which somebody says something, does something and promises something."""
    text = f"{name} said the fleet would sail."
    document = document_id(uri=uri, raw=text)
    mention = Span.of(text, 0, len(name))
    content = Span.of(text, text.index("the fleet"), len(text) - 1)
    cue = Span.of(text, text.index("said"), text.index("said") + 4)
    who = Actor(name=name, code=code, sector=sector, role=role, person=person, mention=mention)
    return Reading(
        document=Document(
            id=document, uri=uri, title=None, outlet=None, byline=None,
            published=Published(value=published, basis="given" if published else "unknown"),
            language="en", text=text,
        ),
        statements=(
            Statement(
                id="s" + document, document=document, style="indirect", speaker=who,
                source=mention, cue=cue, content=(content,), rule="made", confidence=0.9,
            ),
        ),
        events=(
            Event(
                id="e" + document, document=document, type="AGREE", quad=1, status="planned",
                actor=(who,), mode=None, context=(), cameo=None, score=None, recipient=(), when=None,
                where=None, quantities=(), statement=None, trigger=cue, evidence=(content,), rule="made", confidence=0.9,
            ),
        ),
        commitments=(
            Commitment(
                id="c" + document, document=document, form="promise", by=(who,), to=(), act=content,
                condition=None, due=None, state="open", event=None, statement=None, history=(),
                evidence=(content,), rule="made", confidence=0.9,
            ),
        ),
    )  # fmt: skip


INTRODUCED = page("a.txt", "2016-03-01", "Sara Lindqvist", role=MINISTER, code="SWE", sector="GOV")
LATER = page("b.txt", "2016-05-01", "Lindqvist")
MUCH_LATER = page("c.txt", "2024-05-01", "Lindqvist")
BEFORE = page("d.txt", "2016-02-28", "Lindqvist")
OTHER = page("e.txt", "2016-04-01", "Nils Lindqvist", role="Finnish Coach", code="FIN")
PROMOTED = page("f.txt", "2016-04-20", "Sara Lindqvist", role="Swedish Prime Minister", code="SWE",
                sector="GOV")  # fmt: skip


def store(place, *readings, apart=True, again=False):
    batches = [[reading] for reading in readings] if apart else [readings]
    for number, batch in enumerate(batches):
        tag = f"-{number}" if again else ""
        entries = [Entry.of(f"i-{r.document.id}{tag}", r) for r in batch]
        with Ledger.open(place, write=True) as ledger:
            ledger.add(Batch(entries=entries), run=sample.run())


def actors(place, reading):
    with Ledger.open(place) as ledger:
        stored = ledger.reading(reading.document.id)
    found = {stored.statements[0].speaker, stored.events[0].actor[0], stored.commitments[0].by[0]}
    (one,) = found
    return one


def contents(place):
    """What all tables hold, whatever the order of rows and the time and place of writing."""
    with Ledger.open(place) as ledger:
        names = sorted(row[0] for row in ledger.ask("SELECT table_name FROM duckdb_tables()").rows)
        return {
            name: sorted(
                str(sorted((k, str(v)) for k, v in row.items() if k not in ("seen", "version")))
                for row in ledger.ask(f"FROM {name}").dicts()
            )
            for name in names
        }


def test_a_surname_alone_is_known_from_an_earlier_page(place):
    store(place, INTRODUCED, LATER)
    who = actors(place, LATER)
    assert (who.name, who.code, who.sector, who.role) == ("Sara Lindqvist", "SWE", "GOV", MINISTER)
    assert (who.basis, who.person, who.mention.text) == ("ledger", True, "Lindqvist")
    assert actors(place, INTRODUCED).basis == "text"


def test_who_is_recalled_is_found_by_country_and_name(place):
    store(place, INTRODUCED, LATER)
    with Ledger.open(place) as ledger:
        said = answers.said(ledger, answers.Filter(who="SWE")).dicts()
        assert [row["speaker"] for row in said] == ["Sara Lindqvist", "Sara Lindqvist"]
        done = answers.events(ledger, answers.Filter(who="Sara Lindqvist")).dicts()
        assert [row["actor_code"] for row in done] == [["SWE"], ["SWE"]]


def test_an_office_of_2016_is_not_given_in_2024_nor_before_it_was_held(place):
    store(place, INTRODUCED, MUCH_LATER, BEFORE)
    for reading in (MUCH_LATER, BEFORE):
        who = actors(place, reading)
        assert (who.name, who.code, who.role, who.basis) == ("Lindqvist", None, None, "text")


def test_the_last_day_of_an_introduction_and_the_day_after(place):
    store(place, INTRODUCED)
    for day, basis in (("2017-03-01", "ledger"), ("2017-03-02", "text")):
        reading = page(f"{day}.txt", day, "Lindqvist")
        store(place, reading)
        assert actors(place, reading).basis == basis
    assert VALID == 365


def test_a_page_without_a_date_recalls_nobody_and_introduces_nobody(place):
    undated = page("u.txt", None, "Lindqvist")
    introduced = page("v.txt", None, "Sara Lindqvist", role=MINISTER, code="SWE")
    store(place, introduced, LATER, undated, INTRODUCED)
    assert actors(place, undated).basis == "text"
    with Ledger.open(place) as ledger:
        sources = ledger.ask("SELECT source FROM alone WHERE source IS NOT NULL").rows
    assert sources == ((INTRODUCED.document.id,),)


def test_two_people_of_one_surname_are_nobody(place):
    store(place, INTRODUCED, OTHER, LATER)
    assert actors(place, LATER).basis == "text"
    full = page("g.txt", "2016-05-02", "Nils Lindqvist")
    store(place, full)
    assert (actors(place, full).code, actors(place, full).basis) == ("FIN", "ledger")
    with Ledger.open(place, write=True) as ledger:
        ledger.forget("e.txt")
    assert actors(place, LATER).code == "SWE"
    assert actors(place, full).basis == "text"


def test_two_spellings_of_one_person_are_one(place):
    spelled = page("h.txt", "2016-04-01", "Sarah Lindqvist", role=MINISTER, code="SWE")
    store(place, INTRODUCED, spelled, LATER)
    assert actors(place, LATER).name == "Sarah Lindqvist"


def test_the_latest_office_counts(place):
    store(place, PROMOTED, INTRODUCED, LATER)
    assert actors(place, LATER).role == "Swedish Prime Minister"


def test_a_surname_taken_for_a_body_is_recalled_all_the_same(place):
    taken = page("k.txt", "2016-05-01", "Lindqvist", person=False)
    store(place, INTRODUCED, taken)
    assert (actors(place, taken).person, actors(place, taken).code) == (True, "SWE")
    with Ledger.open(place, write=True) as ledger:
        ledger.forget("a.txt")
    assert actors(place, taken).person is False


def test_a_country_or_minister_is_nobody_alone(place):
    country = page("l.txt", "2016-05-01", "Lindqvist", code="NOR", person=False)
    store(place, INTRODUCED, country)
    assert (actors(place, country).code, actors(place, country).basis) == ("NOR", "text")


@pytest.mark.parametrize("apart", [True, False])
def test_neither_order_nor_batches_matter(tmp_path, apart):
    pages = [INTRODUCED, LATER, OTHER, PROMOTED, MUCH_LATER]
    seen = []
    for number, order in enumerate(list(permutations(pages))[::17]):
        place = tmp_path / f"{number}.duckdb"
        store(place, *order, apart=apart)
        seen.append(contents(place))
    assert len(seen) == 8
    assert all(one == seen[0] for one in seen)


def test_the_same_pages_again_change_nothing(place):
    store(place, INTRODUCED, LATER)
    before = contents(place)
    store(place, LATER, INTRODUCED)
    assert contents(place) == before


def test_a_page_read_anew_recalls_anew(place):
    store(place, INTRODUCED, LATER)
    with Ledger.open(place, write=True) as ledger:
        ledger.release([f"i-{LATER.document.id}"])
    store(place, LATER)
    assert actors(place, LATER).basis == "ledger"
    resigned = replace(
        INTRODUCED, document=replace(INTRODUCED.document, published=Published(
            value="2010-01-01", basis="given"))
    )  # fmt: skip
    store(place, resigned, again=True)
    assert actors(place, LATER).basis == "text"


def test_forgetting_the_introduction_takes_away_what_it_told(place, tmp_path):
    store(place, INTRODUCED, LATER)
    with Ledger.open(place, write=True) as ledger:
        assert ledger.forget("a.txt") == 1
    bare = tmp_path / "bare.duckdb"
    store(bare, LATER)
    assert contents(place) == contents(bare)
    assert b"Sara Lindqvist" not in place.read_bytes()


def test_a_ledger_of_version_1_answers_and_learns_to_remember(place):
    store(place, LATER)
    with duckdb.connect(str(place)) as raw:
        raw.execute("DROP TABLE introduction; DROP TABLE alone")
        raw.execute("UPDATE meta SET value = '1' WHERE name = 'version'")
    with Ledger.open(place) as ledger:
        assert len(answers.said(ledger, answers.Filter()).rows) == 1
    newer = page("n.txt", "2016-06-01", "Lindqvist")
    store(place, INTRODUCED, newer)
    assert actors(place, newer).basis == "ledger"
    with Ledger.open(place) as ledger:
        version = ledger.ask("SELECT value FROM meta WHERE name = 'version'").rows
    assert version == ((str(VERSION),),)
