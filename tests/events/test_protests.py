"""Protests have no recipient as often as not, and are named by a noun as often as by a verb."""

from __future__ import annotations

import pytest

from rejoinder import pages
from rejoinder.flow import Reader
from rejoinder.records import Event


def events(text: str) -> tuple[Event, ...]:
    return Reader().read(pages.from_text(text, uri="protest.txt")).events


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Bolivians protested on Friday.", "occurred"),
        ("It was the third night on which Bolivians protested.", "occurred"),
        ("Protests erupted in La Paz on Tuesday.", "occurred"),
        ("Student demonstrations have been taking place since Tuesday.", "ongoing"),
        ("Thousands of Peruvians protested in Lima against the cabinet on Friday.", "occurred"),
    ],
)
def test_a_protest_is_found_without_a_recipient(text: str, status: str) -> None:
    assert [(event.type, event.status) for event in events(text)] == [("PROTEST", status)]


@pytest.mark.parametrize(
    "text",
    ["The ministry read the protest of the tenants.", "Protests are rare in a town of this size."],
)
def test_a_protest_merely_named_is_none(text: str) -> None:
    assert [event for event in events(text) if event.type == "PROTEST"] == []


def test_a_word_of_a_pair_says_nothing_by_itself() -> None:
    [event] = events("Police in Lima fired tear gas at protesters.")
    assert "repression" in event.context
    assert "natural_resource" not in event.context
