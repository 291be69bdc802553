"""Quantities, case by case."""

from __future__ import annotations

import pytest

from rejoinder import language
from rejoinder.mentions import quantities, times
from rejoinder.records import QuantityMention, as_it_stands


def found(text: str) -> tuple[QuantityMention, ...]:
    parsed = language.parse_one(as_it_stands(text, uri="note.txt", published="2016-07-08"))
    return quantities.find(parsed, times.find(parsed))


@pytest.mark.parametrize(
    ("text", "words", "value", "low", "high", "unit"),
    [
        ("It sent four battalions north.", "four battalions", 4, None, None, "battalion"),
        ("Dozens of people fled.", "Dozens of people", None, 24, None, "person"),
        ("They saw hundreds of tanks.", "hundreds of tanks", None, 200, None, "tank"),
        ("At least 40 soldiers died.", "At least 40 soldiers", None, 40, None, "soldier"),
        ("Some 3,000 troops arrived.", "Some 3,000 troops", 3000, None, None, "troop"),
        ("It has up to 500 missiles.", "up to 500 missiles", None, None, 500, "missile"),
        ("It lost between 5 and 10 planes.", "between 5 and 10 planes", None, 5, 10, "plane"),
        ("The deal cost $1.2 billion.", "$1.2 billion", 1.2e9, None, None, "USD"),
        ("The fine was €5m.", "€5m", 5e6, None, None, "EUR"),
        ("The blast killed 12.", "12", 12, None, None, "person"),
        ("Twenty-five rebels fell.", "Twenty-five rebels", 25, None, None, "rebel"),
        (
            "Tens of thousands of refugees came.",
            "Tens of thousands of refugees",
            None,
            20000,
            None,
            "refugee",
        ),
    ],
)
def test_amount(
    text: str,
    words: str,
    value: float | None,
    low: float | None,
    high: float | None,
    unit: str,
) -> None:
    quantity = found(text)[0].quantity
    assert quantity.span.text == words
    assert (quantity.value, quantity.low, quantity.high) == (value, low, high)
    assert (quantity.unit, quantity.change) == (unit, None)


@pytest.mark.parametrize(
    ("text", "value", "unit", "change", "head"),
    [
        ("The force has tripled in size.", 3, None, "factor", "tripled"),
        ("Exports rose by 20 percent.", 20, "percent", "by", "rose"),
        ("The garrison was cut to 5,000.", 5000, None, "to", "cut"),
    ],
)
def test_change(text: str, value: float, unit: str | None, change: str, head: str) -> None:
    (mention,) = found(text)
    quantity = mention.quantity
    assert (quantity.value, quantity.unit, quantity.change) == (value, unit, change)
    tokens = text.rstrip(".").split()
    assert tokens[mention.head] == head


@pytest.mark.parametrize(
    "text",
    [
        "They met on 3 May 2014.",
        "The council passed Resolution 2254.",
        "An attack on one country was feared.",
        "The team won 3-1.",
        "He came first.",
        "An F-16 was seen.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ali Reza, 43, was killed on the bridge.",
        "He was one of three facing Smith.",
        "Article 5 binds them.",
        "A 43-year-old was held.",
    ],
)
def test_ages_names_and_labels_count_nothing(text: str) -> None:
    assert found(text) == ()


def test_large_amounts_are_whole() -> None:
    assert found("It owed $65.4 billion.")[0].quantity.value == 65_400_000_000
