"""Quotations: paired, nested, carried over paragraphs, and doubt that stays local."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.language import quotations


def words(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we will go” and left.", ["“we will go”"]),
        ('He said "we will go" and left.', ['"we will go"']),
        ("“One,” she said, “and two.”", ["“One,”", "“and two.”"]),
        ('"One," she said, "and two."', ['"One,"', '"and two."']),
        (
            "“They called it a ‘gift’ to us,” he said.",
            ["“They called it a ‘gift’ to us,”", "‘gift’"],
        ),
        ("The ministers’ talks didn’t end.", []),
        ("It’s the states’ right.", []),
        ("The so-called ‘peace march’ ended.", ["‘peace march’"]),
        ("No quotation here.", []),
        ('A 6" pipe and a 12" pipe', []),
    ],
)
def test_quotations_of_one_paragraph(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_unclosed_quotation_costs_its_own_paragraph() -> None:
    text = "He said “we will go.\n\nThe other side “refused” today."
    found = quotations.find(text)
    assert [text[q.start : q.end] for q in found] == ["“we will go.", "“refused”"]
    assert [q.closed for q in found] == [False, True]


def test_a_quotation_that_opens_again_in_the_next_paragraph_is_continued() -> None:
    text = "“We came in March.\n\n“We left in May,” he said."
    found = quotations.find(text)
    assert [(q.closed, q.continued) for q in found] == [(False, False), (True, True)]


@given(st.text(alphabet="ab s.,\n“”‘’\"'", max_size=80))
def test_quotations_lie_in_the_text_in_order_and_within_a_line(text: str) -> None:
    found = quotations.find(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert "\n" not in text[q.start : q.end]


@pytest.mark.parametrize("text", ['"We are ready,” he said.', '“We are ready," he said.'])
def test_marks_of_two_kinds_close_one_another(text: str) -> None:
    (quotation,) = quotations.find(text)
    assert (quotation.start, quotation.end, quotation.closed) == (0, 15, True)


def test_inches_close_nothing() -> None:
    assert words('“A 5" pipe burst,” he said.') == ['“A 5" pipe burst,”']
