"""The project's own pages: documents exactly, all else no worse than its floor."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from eval.gold import figures, score
from eval.gold_pages import GoldPage, compare_document, read
from eval.table import lookup
from rejoinder.flow import Reader
from rejoinder.records import Reading

_EVAL = Path(__file__).resolve().parents[2] / "eval"
_GOLD = read(_EVAL / "data" / "gold")
_FLOORS = tomllib.loads((_EVAL / "floors.toml").read_text("utf-8"))["gold"]["figures"]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    pages = (gold.page for gold in _GOLD)
    return dict(zip((gold.name for gold in _GOLD), Reader().read_all(pages), strict=True))


@pytest.fixture(scope="module")
def measured(readings: dict[str, Reading]) -> dict[str, Any]:
    return figures([score(gold, readings[gold.name]) for gold in _GOLD])


@pytest.mark.parametrize("gold", _GOLD, ids=[gold.name for gold in _GOLD])
def test_the_document_is_exact(gold: GoldPage, readings: dict[str, Reading]) -> None:
    wrong = [
        f"{aspect}: wanted {want}, got {have}"
        for aspect, right, want, have in compare_document(gold, readings[gold.name])
        if not right
    ]
    assert wrong == []


@pytest.mark.parametrize("figure", sorted(_FLOORS))
def test_no_figure_falls_below_its_floor(figure: str, measured: dict[str, Any]) -> None:
    value = lookup(measured, figure)
    assert value is not None
    assert value >= _FLOORS[figure]["floor"]


@pytest.mark.parametrize("gold", _GOLD, ids=[gold.name for gold in _GOLD])
def test_spans_say_what_stands_there(gold: GoldPage, readings: dict[str, Reading]) -> None:
    reading = readings[gold.name]
    text = reading.document.text
    spans = [span for statement in reading.statements for span in statement.content]
    spans += [span for event in reading.events for span in (event.trigger, *event.evidence)]
    spans += [commitment.act for commitment in reading.commitments]
    assert all(text[span.start : span.end] == span.text for span in spans)
