"""The scorer on cases whose figures are known beforehand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.gold import figures, score
from eval.gold_fields import are_actors, is_actor, is_when, same_name, same_role
from eval.gold_match import KINDS
from eval.gold_pages import GoldPage, compare_document, read
from rejoinder import pages
from rejoinder.records import (
    Actor,
    Document,
    Note,
    Published,
    Reading,
    Removal,
    Repair,
    Span,
    When,
)
from tests.eval import perfect

GOLD = read(Path(__file__).resolve().parents[2] / "eval" / "data" / "gold")
by_page = pytest.mark.parametrize("gold", GOLD, ids=[gold.name for gold in GOLD])


@by_page
def test_gold_against_gold_is_right_in_everything(gold: GoldPage) -> None:
    tally = score(gold, perfect.reading(gold))
    drawn = [error for error in tally.errors if error["kind"] != "document"]
    assert drawn == []
    for kind in KINDS:
        found, output, wanted = tally.counts[kind]
        assert found == output == wanted == len(gold.records[kind])


@by_page
def test_empty_output_finds_nothing(gold: GoldPage) -> None:
    document = perfect.reading(gold).document
    tally = score(gold, Reading(document=document))
    for kind in KINDS:
        assert tally.counts[kind] == (0, 0, len(gold.records[kind]))
        missed = [e for e in tally.errors if e["kind"] == kind and e["error"] == "missed"]
        assert len(missed) == len(gold.records[kind])


def test_doubled_predictions_halve_precision() -> None:
    tallies = []
    for gold in GOLD:
        once = perfect.reading(gold)
        twice = Reading(
            document=once.document,
            **{
                kind: tuple(
                    copy
                    for record in getattr(once, kind)
                    for copy in (record, replace(record, id=record.id + "again"))
                )
                for kind in KINDS
            },
        )
        tallies.append(score(_without_optional(gold), twice))
    result = figures(tallies)
    for kind in KINDS:
        assert result[kind]["p"] == 0.5
        assert result[kind]["r"] == 1.0
        assert result[kind]["invented"] == result[kind]["n"]


def _without_optional(gold: GoldPage) -> GoldPage:
    return replace(gold, optional={kind: [] for kind in KINDS})


@by_page
def test_every_optional_record_has_its_place(gold: GoldPage) -> None:
    """What gold lists as optional is excused when it is the whole output."""
    given = {
        kind: [{"status": "occurred"} | item for item in gold.optional[kind]] for kind in KINDS
    }
    for number, item in enumerate(given["statements"]):
        item["number"] = number
    turned = replace(gold, records=given, optional=gold.records)
    reading = perfect.reading(turned)
    tally = score(turned, reading)
    for kind in ("statements", "events", "commitments"):
        assert tally.counts[kind][0] == len(given[kind]), kind


class TestFields:
    """One fault in one field costs that field and nothing else."""

    @pytest.fixture
    def gold(self) -> GoldPage:
        (page,) = [page for page in GOLD if page.name == "bridge-talks"]
        return page

    def _faults(self, gold: GoldPage, reading: Reading) -> list[tuple[str, str]]:
        return [
            (error["kind"], error["error"])
            for error in score(gold, reading).errors
            if error["kind"] != "document"
        ]

    @pytest.mark.parametrize(
        ("kind", "number", "field", "change"),
        [
            ("statements", 0, "name", {"speaker": "SRB/GOV Somebody"}),
            ("statements", 0, "said", {"said": None}),
            ("statements", 1, "style", {"style": "indirect"}),
            ("statements", 4, "relay", {"relay": ()}),
            ("statements", 0, "polarity", {"polarity": "asked"}),
            ("statements", 3, "within", {"within": "s0"}),
            ("events", 0, "type", {"type": "ASSAULT"}),
            ("events", 1, "status", {"status": "planned"}),
            ("events", 2, "recipient", {"recipient": ()}),
            ("events", 1, "quantities", {"quantities": ()}),
            ("events", 7, "when", {"when": None}),
            ("events", 7, "where", {"where": None}),
            ("events", 5, "statement", {"statement": None}),
            ("commitments", 0, "condition", {"condition": None}),
            ("commitments", 1, "due", {"due": None}),
            ("commitments", 3, "by", {"by": ()}),
            ("commitments", 3, "state", {"state": "kept"}),
            ("reactions", 0, "basis", {"basis": "inferred"}),
        ],
    )
    def test_one_fault(
        self, gold: GoldPage, kind: str, number: int, field: str, change: dict[str, Any]
    ) -> None:
        reading = perfect.reading(gold)
        records = list(getattr(reading, kind))
        if "speaker" in change:
            speaker = replace(records[number].speaker, name="Somebody Else")
            change = {"speaker": speaker}
        records[number] = replace(records[number], **change)
        reading = replace(reading, **{kind: tuple(records)})
        assert self._faults(gold, reading) == [(kind, f"field {field}")]

    def test_a_statement_with_other_content_is_missed_and_invented(self, gold: GoldPage) -> None:
        reading = perfect.reading(gold)
        first, *rest = reading.statements
        moved = replace(first, content=rest[0].content)
        faults = self._faults(gold, replace(reading, statements=(moved, *rest)))
        assert ("statements", "missed") in faults
        assert ("statements", "invented") in faults


def _actor(name: str, code: str | None = None, sector: str | None = None) -> Actor:
    return Actor(name=name, code=code, sector=sector, mention=Span(start=0, end=0, text=""))


@pytest.mark.parametrize(
    ("wanted", "actor", "right"),
    [
        ("RUS/GOV", _actor("Kremlin", "RUS", "GOV"), True),
        ("RUS/GOV", _actor("Russia", "RUS"), False),
        ("RUS", _actor("Russia", "RUS"), True),
        ("RUS", _actor("Kremlin", "RUS", "GOV"), False),
        ("RUS|RUS/GOV", _actor("Kremlin", "RUS", "GOV"), True),
        ("RUS/*", _actor("Kremlin", "RUS", "GOV"), True),
        ("IGO NATO", _actor("NATO", "IGO"), True),
        ("IGO NATO", _actor("OSCE", "IGO"), False),
        ("- statement", _actor("a statement"), True),
        ("- statement", _actor("statement", "RUS"), False),
        ("*/CVL", _actor("protesters", "GEO", "CVL"), True),
        ("*/CVL", _actor("protesters", "GEO", "OPP"), False),
    ],
)
def test_actors(wanted: str, actor: Actor, right: bool) -> None:
    assert is_actor(wanted, actor) is right


def test_actor_lists_ignore_order_but_not_number() -> None:
    both = (_actor("Oslo", "NOR"), _actor("Reykjavik", "ISL"))
    assert are_actors(["ISL", "NOR"], both)
    assert not are_actors(["ISL"], both)
    assert not are_actors(["ISL", "NOR", "DNK"], both)
    assert are_actors(["ISL"], (), optional=True)


def _when(start: str | None, end: str | None) -> When:
    return When(text="x", value=None, start=start, end=end, basis="stated")


@pytest.mark.parametrize(
    ("wanted", "when", "right"),
    [
        ("2019-05-23", _when("2019-05-23", "2019-05-23"), True),
        ("2019-05-23", _when("2019-05-22", "2019-05-23"), False),
        ("*/2019-05-26", _when(None, "2019-05-26"), True),
        ("2011", _when("2011-01-01", "2011-12-31"), True),
        ("unresolved", _when(None, None), True),
        ("unresolved", _when("2019-05-23", "2019-05-23"), False),
        ("unresolved", None, False),
        (None, None, True),
        (None, _when(None, None), False),
    ],
)
def test_times(wanted: str | None, when: When | None, right: bool) -> None:
    assert is_when(wanted, when) is right


def test_names_and_roles() -> None:
    assert same_name("State Department|White House", "the White House")
    assert not same_name("Petrovac", None)
    assert same_role("Defense Minister", "Serbian Defence Minister")
    assert same_role("fisheries minister", "Minister of Fisheries")
    assert not same_role("Defense Minister", "Minister")


class TestDocument:
    RAW = "Support us!\n\nHeadline here\n\nHe said ???no???.\n\nIt cost ?5."

    def _gold(self) -> GoldPage:
        return GoldPage(
            name="made",
            page=pages.from_text(self.RAW, uri="made.txt"),
            text="He said “no”.\n\nIt cost ?5.",
            document={
                "title": "Headline here",
                "outlet": None,
                "byline": None,
                "published": {"value": None, "basis": "unknown"},
                "removed": [{"begins": "Support us!", "label": "appeal"}],
                "repairs": [["???", "“", 1], ["???", "”", 1]],
                "notes": ["lost-currency"],
            },
            records={kind: [] for kind in KINDS},
            optional={kind: [] for kind in KINDS},
        )

    def _document(self) -> Document:
        return Document(
            id="d",
            uri="made.txt",
            title="Headline here",
            outlet=None,
            byline=None,
            published=Published(value=None, basis="unknown"),
            language="en",
            text="He said “no”.\n\nIt cost ?5.",
            repairs=(
                Repair(start=8, end=9, before="???", after="“", rule="quote", certain=True),
                Repair(start=11, end=12, before="???", after="”", rule="quote", certain=True),
            ),
            removed=(
                Removal(at=0, text="Support us!\n\n", label="appeal"),
                Removal(at=0, text="Headline here\n\n", label="title"),
            ),
            notes=(Note(code="lost-currency", text="?5"),),
        )

    def _wrong(self, document: Document) -> list[str]:
        checks = compare_document(self._gold(), Reading(document=document))
        return [aspect for aspect, right, _, _ in checks if not right]

    def test_all_right(self) -> None:
        assert self._wrong(self._document()) == []

    def test_an_appeal_left_in(self) -> None:
        document = self._document()
        left = replace(
            document,
            text="Support us!\n\n" + document.text,
            removed=document.removed[1:],
            repairs=tuple(
                replace(repair, start=repair.start + 13, end=repair.end + 13)
                for repair in document.repairs
            ),
        )
        assert {"text", "removed"} <= set(self._wrong(left))

    def test_a_wrong_label(self) -> None:
        document = self._document()
        appeal, title = document.removed
        removed = (replace(appeal, label="caption"), title)
        assert self._wrong(replace(document, removed=removed)) == ["removed"]

    def test_a_sentence_lost(self) -> None:
        document = self._document()
        cut = replace(
            document,
            text=document.text[:15],
            removed=(*document.removed, Removal(at=15, text="It cost ?5.", label="other")),
        )
        assert self._wrong(cut) == ["text", "removed"]

    def test_a_quote_mended_the_wrong_way(self) -> None:
        document = self._document()
        first, second = document.repairs
        wrong = replace(
            document,
            text=document.text.replace("“", "”"),
            repairs=(replace(first, after="”"), second),
        )
        assert self._wrong(wrong) == ["text", "repairs"]

    def test_a_repair_off_the_record(self) -> None:
        document = replace(self._document(), repairs=())
        assert self._wrong(document) == ["repairs", "replay"]

    def test_a_note_missing(self) -> None:
        assert self._wrong(replace(self._document(), notes=())) == ["notes"]
