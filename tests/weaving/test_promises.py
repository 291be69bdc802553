"""One promise in many pages, and what became of it."""

from __future__ import annotations

import pytest

PLEDGE = "Poland promised on Monday to send Latvia thirty armoured trucks by 20 March."
MADE = ("2021-03-01", PLEDGE)


def lives(woven):
    return [(turn.state, turn.why, turn.day.isoformat()) for turn in woven.turns]


def test_the_same_promise_in_other_words_is_one(told):
    pages, woven = told(
        MADE,
        ("2021-03-04", "Poland pledged that it would deliver thirty trucks to Latvia by 20 March."),
    )
    assert sum(len(page.reading.commitments) for page in pages) == 2
    assert len({mention.promise for mention in woven.mentions}) == 1


def test_two_promises_of_one_side_are_two(told):
    _, woven = told(
        MADE, ("2021-03-04", "Poland promised to reopen its embassy in Minsk by 30 March.")
    )
    assert len({mention.promise for mention in woven.mentions}) == 2


@pytest.mark.parametrize(
    ("page", "life"),
    [
        (("2021-03-19", "Poland delivered thirty armoured trucks to Latvia on Thursday."), ("kept", "done", "2021-03-18")),
        (("2021-03-22", "Poland failed to send Latvia the trucks, officials said."), ("broken", "told", "2021-03-22")),
        (("2021-03-10", "Poland will not send Latvia the armoured trucks, its minister said."), ("withdrawn", "told", "2021-03-10")),
        (("2021-03-10", "Poland withdrew its offer on Wednesday."), ("withdrawn", "told", "2021-03-10")),
        (("2021-03-12", "Poland broke its promise to Latvia, the paper wrote."), ("broken", "told", "2021-03-12")),
        (("2021-03-22", "Poland denied a report that it had failed to send the trucks."), None),
        (("2021-03-10", "Latvia did not say where the armoured trucks would be sent."), None),
        (("2021-03-10", "Poland could have failed to send Latvia the trucks, he feared."), None),
        (("2021-02-20", "Poland delivered thirty armoured trucks to Latvia on Thursday."), None),
        (("2021-03-19", "Estonia delivered thirty armoured trucks to Latvia on Thursday."), None),
    ],
)  # fmt: skip
def test_a_later_page_shows_what_became_of_it(told, page, life):
    _, woven = told(MADE, page)
    assert lives(woven) == ([life] if life else [])


def test_every_turn_names_a_record_of_its_page(told):
    pages, woven = told(
        MADE, ("2021-03-22", "Poland failed to send Latvia the trucks, officials said.")
    )
    [turn] = woven.turns
    ids = {record.id for record in pages[1].reading.records()}
    assert turn.record in ids
    assert turn.document == pages[1].document


def test_one_put_off_keeps_its_promise_and_takes_a_new_day(told):
    _, woven = told(
        ("2021-03-01", "The foreign ministers of Chad and Niger will meet in Lagos on 9 March."),
        ("2021-03-05", "The meeting of the foreign ministers of Chad and Niger in Lagos was postponed to 20 March."),
        ("2021-03-21", "The foreign ministers of Chad and Niger met in Lagos on Saturday."),
    )  # fmt: skip
    put_off, held = woven.turns
    assert (put_off.state, put_off.why) == ("open", "postponed")
    assert (put_off.due_from.isoformat(), put_off.due_to.isoformat()) == (
        "2021-03-20",
        "2021-03-20",
    )
    assert (held.state, held.day.isoformat()) == ("kept", "2021-03-20")


def test_a_condition_comes_true(told):
    _, woven = told(
        ("2021-03-01", "Kenya will close the Namanga crossing if Tanzania arrests more fishermen, Nairobi warned."),
        ("2021-03-08", "Tanzania arrested nine more fishermen on Sunday."),
    )  # fmt: skip
    assert lives(woven) == [("open", "condition", "2021-03-07")]


def test_a_threat_that_waits_on_what_is_not_done_lapses_when_it_is(told):
    _, woven = told(
        ("2021-03-01", "Kenya will close the Namanga crossing unless Tanzania frees the fishermen, Nairobi warned."),
        ("2021-03-08", "Tanzania freed the fishermen on Sunday."),
    )  # fmt: skip
    assert lives(woven) == [("lapsed", "condition", "2021-03-07")]


def test_doing_what_one_was_warned_against_breaks_the_demand(told):
    _, woven = told(
        ("2021-03-01", "Russia warned Estonia on Monday against searching its tankers."),
        ("2021-03-08", "Estonia searched a Russian tanker on Sunday."),
    )
    assert lives(woven) == [("broken", "done", "2021-03-07")]


def test_what_the_one_bound_denies_at_once_is_no_turn(told):
    said = "A newspaper reported that Poland had dropped its plan to send Latvia the trucks."
    _, believed = told(MADE, ("2021-03-08", said))
    _, denied = told(MADE, ("2021-03-08", said + " Poland denied the report."))
    assert [turn.state for turn in believed.turns] == ["withdrawn"]
    assert denied.turns == ()


def test_a_date_put_off_to_lies_ahead_whatever_the_tense_around_it(told):
    _, woven = told(
        ("2021-03-01", "Chile will return the trucks to Bolivia by 20 March, its minister said."),
        ("2021-03-15", "Chile has put back the return of the trucks to March 30, officials said."),
    )
    [turn] = woven.turns
    assert (turn.why, turn.due_to.isoformat()) == ("postponed", "2021-03-30")
