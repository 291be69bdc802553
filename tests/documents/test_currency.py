"""A lost currency sign is noted only where nothing but a price can stand."""

from __future__ import annotations

import pytest

from rejoinder.documents import currency


@pytest.mark.parametrize(
    "text",
    [
        "Support us monthly from just 2. It is quick.",
        "For the price of a coffee, just 3 a month, you help.",
        "Oil worth 70 a barrel was lost.",
        "You can give from as little as 5 per month.",
    ],
)
def test_noted(text: str) -> None:
    assert [note.code for note in currency.notes(text)] == ["lost-currency"]


@pytest.mark.parametrize(
    "text",
    [
        "Support us from just $2.",
        "It rained for 3 hours a day.",
        "The ban applied to ships from just 2 countries.",
        "They scored from only 2 of them.",
        "She was out for 5 days.",
        "The bridge cost 3 million to build.",
        "Only 5 a side remained.",
        "It cost £70 a barrel.",
    ],
)
def test_not_noted(text: str) -> None:
    assert currency.notes(text) == ()
