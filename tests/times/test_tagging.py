"""The tagger of times, case by case, on a page of Friday 8 July 2016."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.mentions.times import tag

FRIDAY = date(2016, 7, 8)


def values(text: str, published: date | None = FRIDAY) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in tag(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They signed it on 3 March 2014.", "3 March 2014", "2014-03-03"),
        ("Signed on Tuesday, Sept. 3, 2013, in Oslo.", "Tuesday, Sept. 3, 2013", "2013-09-03"),
        ("The file is dated 2015-11-02.", "2015-11-02", "2015-11-02"),
        ("The form says 11/02/2010.", "11/02/2010", "2010-11-02"),
        ("The pact of July 2006 lapsed.", "July 2006", "2006-07"),
        ("Prices rose in the 1990s.", "the 1990s", "199"),
        ("A railway of the 19th century.", "the 19th century", "18"),
        ("Growth slowed in the third quarter of 2015.", "the third quarter of 2015", "2015-Q3"),
        ("They voted in the fall of 2008.", "the fall of 2008", "2008-FA"),
        ("He has ruled since 2014.", "2014", "2014"),
        ("Talks failed last week.", "last week", "2016-W26"),
        ("He left two days ago.", "two days ago", "2016-07-06"),
        ("They met the day before yesterday.", "the day before yesterday", "2016-07-06"),
        ("Three years ago it was quiet.", "Three years ago", "2013"),
        ("The army struck last night.", "last night", "2016-07-07TNI"),
        ("It fell in early July.", "early July", "2016-07"),
        ("Work ends later this year.", "later this year", "2016"),
        ("Shells fell on Monday morning.", "Monday morning", "2016-07-04TMO"),
        ("It opens at 8 p.m. on July 13.", "8 p.m. on July 13", "2016-07-13T20:00"),
        ("Be there by 6 o'clock this afternoon.", "6 o'clock this afternoon", "2016-07-08T18:00"),
        ("They fought for two and a half years.", "two and a half years", "P2.5Y"),
        ("It lasted half an hour.", "half an hour", "PT30M"),
        ("They have talked for decades.", "decades", "PXDE"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("Shops close on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("Envoys meet twice a month.", "twice a month", "P1M"),
        ("The border is now shut.", "now", "PRESENT_REF"),
        ("It has grown in recent years.", "recent years", "PAST_REF"),
        ("A deal will come soon.", "soon", "FUTURE_REF"),
        ("Troops go home before Christmas.", "Christmas", "2016-12-25"),
        ("They marched on Good Friday.", "Good Friday", "2016-03-25"),
        ("It was signed on Sunday, 7 June.", "Sunday, 7 June", "2015-06-07"),
        ("Revenue fell in FY2016.", "FY2016", "FY2016"),
        ("They leave on the last day of July.", "the last day of July", "2016-07-31"),
        ("Work starts in the first week of May.", "the first week of May", "2016-05"),
        ("A months-long siege ended.", "months-long", "PXM"),
        ("It will last for the rest of the year.", "the rest of the year", "2016"),
        ("Open from 10 a.m. to noon on Saturday.", "10 a.m.", "2016-07-09T10:00"),
        ("He was away in 2014-15.", "15", "2015"),
        ("Rain fell this past weekend.", "this past weekend", "2016-W26-WE"),
    ],
)
def test_value(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The agency reported Friday that he left.", "2016-07-08"),
        ("He spoke at a Thursday press conference.", "2016-07-07"),
        ("The minister said on Monday that talks will resume.", "2016-07-04"),
        ("Ministers will meet on Monday.", "2016-07-11"),
        ("On Monday, the court will rule.", "2016-07-11"),
        ("A vote is scheduled for Wednesday.", "2016-07-13"),
        ("They failed to meet on Wednesday.", "2016-07-06"),
        ("They agreed to meet on Wednesday.", "2016-07-13"),
        ("The council is to vote on Wednesday.", "2016-07-13"),
        ("The trial opens Monday.", "2016-07-11"),
        ("He was due to leave on Monday, but stayed.", "2016-07-11"),
        ("Rebels must withdraw by Tuesday.", "2016-07-12"),
        ("Oslo demanded that rebels pull back by Tuesday.", "2016-07-12"),
        ("The rebels had left by Tuesday.", "2016-07-05"),
        ("They met last Friday.", "2016-07-01"),
        ("They meet next Friday.", "2016-07-15"),
        ("Officials on Monday said he may have left.", "2016-07-04"),
        ("The vote was put off to Monday.", "2016-07-11"),
        ("Rain is forecast for Wednesday.", "2016-07-13"),
        ("The strike is to end Thursday.", "2016-07-14"),
        ("Ahead of a meeting Monday, shares fell.", "2016-07-11"),
    ],
)
def test_weekday_takes_the_direction_of_its_clause(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The summit will take place on July 13.", "2016-07-13"),
        ("The attack took place on December 3.", "2015-12-03"),
        ("He will be sworn in on January 20.", "2017-01-20"),
        ("The bridge fell in November.", "2015-11"),
        ("The bridge will open in November.", "2016-11"),
        ("They last met on March 20 last year.", "2015-03-20"),
    ],
)
def test_date_without_a_year(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They may march at once.",
        "A reporter of the Sunday Times asked.",
        "The blast hit 2016 people.",
        "Theresa May spoke to April Ryan.",
        "He came second in the race.",
        "The Sun said so.",
        "The fall of Aleppo shook them.",
        "A 34-year-old man was held.",
        "It cost $2015.",
        "The score was 3-1.",
        "The Daily Mail has it.",
        "He read of Bloody Sunday.",
        "Park Won-soon was there.",
        "She won at the Winter Olympics.",
    ],
)
def test_no_time(text: str) -> None:
    assert values(text) == []


def test_anchors_inside_the_text() -> None:
    text = "On Tuesday the army fled. The day before, it had won. A week later, he spoke."
    assert [v for _, v in values(text)] == ["2016-07-05", "2016-07-04", "2016-W28"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Profit in the first quarter rose from a year earlier.", ("a year earlier", "2015-Q1")),
        ("In the first quarter it fell. Sales for the quarter rose.", ("the quarter", "2016-Q1")),
        (
            "Profit in the first quarter beat the year-ago quarter.",
            ("the year-ago quarter", "2015-Q1"),
        ),
        (
            "In the first quarter it beat the same quarter of 2014.",
            ("the same quarter of 2014", "2014-Q1"),
        ),
        ("Prices rose in May from a year ago.", ("a year ago", "2015-05")),
        (
            "It struck at 3:40 p.m. Thursday. Two hours later it rained.",
            ("Two hours later", "2016-07-07T17:40"),
        ),
        ("It struck at 3 p.m. Thursday. By 5 p.m. all was quiet.", ("5 p.m.", "2016-07-07T17:00")),
        (
            "The raid came Tuesday. The night before, he slept.",
            ("The night before", "2016-07-04TNI"),
        ),
        ("He won in 1998. That spring he had been ill.", ("That spring", "1998-SP")),
        ("It runs between November and March.", ("March", "2017-03")),
    ],
)
def test_steps_keep_the_grain_of_what_was_named(text: str, found: tuple[str, str]) -> None:
    assert found in values(text)


def test_the_same_day_is_a_day_and_not_the_year_named_last() -> None:
    text = "On Tuesday they recalled the vote of 2012. The same day, he quit."
    assert values(text)[-1] == ("The same day", "2016-07-05")


def test_without_a_date_days_stay_open() -> None:
    text = "On Thursday and on July 13, or next week, they meet; in 2014 they met."
    assert values(text, None) == [
        ("Thursday", "XXXX-WXX-4"),
        ("July 13", "XXXX-07-13"),
        ("next week", "XXXX-WXX"),
        ("2014", "2014"),
    ]
    bases = [t.basis for t in tag(text, None)]
    assert bases == ["unresolved", "unresolved", "unresolved", "stated"]
    assert [t.first_day for t in tag(text, None)][:3] == [None, None, None]


def test_a_duration_laid_against_the_date_has_days() -> None:
    (within,) = tag("They must go within 48 hours.", FRIDAY)
    assert (within.first_day, within.last_day) == (FRIDAY, date(2016, 7, 10))
    (past,) = tag("Ten died in the past two weeks.", FRIDAY)
    assert (past.value, past.first_day, past.last_day) == ("P2W", date(2016, 6, 24), FRIDAY)


def test_the_caller_may_tell_the_tense() -> None:
    (told,) = tag("Talks Monday.", FRIDAY, tense_at=lambda start, end: "future")
    assert told.value == "2016-07-11"


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31)))
def test_a_day_written_out_is_itself_whatever_the_publication_date(day: date) -> None:
    written = f"They met on {day.strftime('%B')} {day.day}, {day.year}."
    assert [t.value for t in tag(written, FRIDAY)] == [day.isoformat()]
    assert [t.value for t in tag(written, None)] == [day.isoformat()]


@given(st.text(alphabet="July May 1230-:,. thweekagofr\n'’", max_size=120))
def test_any_text_is_read_without_overlap(text: str) -> None:
    end = 0
    for timex in tag(text, FRIDAY):
        assert end <= timex.start < timex.end <= len(text)
        end = timex.end
        if timex.first_day and timex.last_day:
            assert timex.first_day <= timex.last_day


@pytest.mark.parametrize(
    "text",
    [
        "He spoke on Thursday, a day after two guards were hurt.",
        "A day after two guards were hurt, he spoke on Thursday.",
    ],
)
def test_a_day_after_dates_the_clause_that_follows(text: str) -> None:
    day = next(t for t in tag(text, FRIDAY) if t.timex == "DURATION")
    assert (day.value, day.first_day, day.last_day) == ("P1D", date(2016, 7, 6), date(2016, 7, 6))
