from __future__ import annotations

import doctest
import importlib

import pytest
import sample

from rejoinder.records import Quantity, Span
from rejoinder.serve import wording

SPAN = Span(start=0, end=4, text="some")


@pytest.mark.parametrize(
    "module",
    [
        "rejoinder.records.jsonl",
        "rejoinder.records.schema",
        "rejoinder.serve.wording",
        "rejoinder.serve.days",
        "rejoinder.settings.environment",
    ],
)
def test_examples_in_docstrings(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2021-03-02", "2021-03-02", "2 March 2021"),
        ("2021-03-30", "2021-04-02", "30 March – 2 April 2021"),
        ("2020-12-30", "2021-01-02", "30 December 2020 – 2 January 2021"),
        (None, "2021-01-02", "2 January 2021"),
        ("2021-01-02", None, "2 January 2021"),
    ],
)
def test_ranges(start, end, words):
    assert wording.days(start, end) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ({"value": 4, "low": 4, "high": 4, "unit": "battalion"}, "“some” (4)"),
        ({"value": 3, "low": None, "high": None, "unit": None, "change": "factor"}, "“some” (×3)"),
        ({"value": None, "low": 24, "high": None, "unit": "person"}, "“some” (24 or more)"),
        ({"value": None, "low": 2, "high": 5, "unit": "person"}, "“some” (2–5)"),
        ({"value": None, "low": None, "high": None, "unit": None}, "“some”"),
    ],
)
def test_quantities(quantity, words):
    assert wording.quantity(Quantity(span=SPAN, **quantity)) == words


def test_removals_are_counted_by_label():
    assert wording.aside(sample.reading().document.removed) == [
        "an appeal for money (2×)",
        "a caption",
        "navigation",
    ]
