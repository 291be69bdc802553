"""Times of a parsed document: pairs and ranges are one WHEN."""

from __future__ import annotations

import pytest

from rejoinder import language
from rejoinder.mentions import times
from rejoinder.records import Parsed, TimeMention, as_it_stands


def parsed(text: str, published: str | None = "2016-07-08") -> Parsed:
    return language.parse_one(as_it_stands(text, uri="note.txt", published=published))


def found(text: str, published: str | None = "2016-07-08") -> tuple[TimeMention, ...]:
    return times.find(parsed(text, published))


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        (
            "A choice will be made Friday and Saturday.",
            "Friday and Saturday",
            "2016-07-08",
            "2016-07-09",
        ),
        (
            "They will talk from Monday to Wednesday.",
            "Monday to Wednesday",
            "2016-07-11",
            "2016-07-13",
        ),
        ("It ran between 3 and 5 May.", "3 and 5 May", "2016-05-03", "2016-05-05"),
        ("It ran on July 5-7, 2014.", "July 5-7, 2014", "2014-07-05", "2014-07-07"),
        ("He ruled from 1999 to 2003.", "1999 to 2003", "1999-01-01", "2003-12-31"),
        (
            "The fair will run from Saturday to Tuesday.",
            "Saturday to Tuesday",
            "2016-07-09",
            "2016-07-12",
        ),
        ("They go by the end of July.", "the end of July", "2016-07-21", "2016-07-31"),
    ],
)
def test_one_when(text: str, words: str, start: str, end: str) -> None:
    (mention,) = found(text)
    when = mention.when
    assert (when.text, when.start, when.end) == (words, start, end)


def test_mentions_point_at_their_words() -> None:
    document = parsed("Envoys met on Monday, 4 July, at dawn and will meet on Friday and Saturday.")
    for mention in times.find(document):
        assert document.text[mention.start : mention.end] == mention.when.text
        assert document.tokens_span(mention.first, mention.last).text == mention.when.text


def test_adjectives_place_no_event() -> None:
    assert found("The current minister praised recent talks.") == ()


def test_nothing_is_resolved_without_a_date() -> None:
    (mention,) = found("They will meet Friday and Saturday.", None)
    assert mention.when.basis == "unresolved"
    assert (mention.when.start, mention.when.end) == (None, None)
