"""Copies, incidents and inferred reactions between pages."""

from __future__ import annotations

import pytest

from rejoinder.weaving import copies

WIRE = (
    "Peru expelled two Chilean diplomats on Monday, the ministry in Lima said. It accused them of "
    "buying maps of a naval yard from a retired officer. Chile called the charge absurd and asked "
    "for proof. The two countries share a long border in the desert and have few disputes there."
)


def incidents(woven):
    return len({report.incident for report in woven.reports})


def test_a_wire_report_under_another_name_is_a_copy():
    found = copies.find([("a", WIRE), ("b", "Lima acts. " + WIRE), ("c", WIRE[:140])])
    assert [(copy.document, copy.original) for copy in found] == [("b", "a"), ("c", "a")]


def test_pages_on_one_matter_in_their_own_words_are_no_copies():
    other = WIRE.replace("expelled", "threw out").replace("the ministry in Lima", "officials there")
    other = other.replace("buying maps of a naval yard from", "paying").replace("called", "named")
    other = other.replace("share a long border in the desert", "have been friends for decades")
    assert (
        copies.find([("a", WIRE), ("b", other.replace("asked for proof", "wants it shown"))]) == ()
    )


def test_a_copy_adds_reports_and_no_incident(told):
    _, once = told(("2021-03-02", WIRE))
    _, twice = told(("2021-03-02", WIRE), ("2021-03-02", WIRE + " Trade goes on."))
    assert len(twice.copies) == 1
    assert incidents(twice) == incidents(once)
    assert len(twice.reports) == 2 * len(once.reports)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (("2021-03-02", "Peru expelled two Chilean diplomats on Monday."), ("2021-03-05", "Lima had thrown out two Chilean diplomats on Monday."), True),
        (("2021-03-02", "Peru expelled two Chilean diplomats on Monday."), ("2021-03-20", "Peru expelled two Chilean diplomats on 1 March."), True),
        (("2021-03-02", "Peru expelled two Chilean diplomats on Monday."), ("2021-03-09", "Peru expelled two Chilean diplomats on Monday."), False),
        (("2021-03-02", "Peru expelled two Chilean diplomats on Monday."), ("2021-03-02", "Chile expelled two Peruvian diplomats on Monday."), False),
        (("2021-03-02", "Peru condemned Chile on Monday over the arrests."), ("2021-03-03", "Bolivia condemned Chile on Monday over the arrests."), False),
        (("2021-03-02", "Chad and Niger met in Lagos on Monday."), ("2021-03-03", "Niger and Chad held talks in Lagos on Monday."), True),
        (("2021-03-02", "Chad and Niger met in Lagos on Monday."), ("2021-03-03", "Chad and Mali met in Lagos on Monday."), False),
    ],
)  # fmt: skip
def test_reports_of_one_thing_are_one_incident(told, one, other, joined):
    _, woven = told(one, other)
    assert len(woven.reports) >= 2
    assert incidents(woven) == (1 if joined else 2)


def test_an_act_in_kind_is_an_answer_with_its_lag(told):
    pages, woven = told(
        ("2021-03-02", "Peru expelled two Chilean diplomats on Monday."),
        ("2021-03-05", "Chile expelled two Peruvian diplomats on Thursday."),
    )
    [reaction] = woven.reactions
    assert (reaction.basis, reaction.lag_days) == ("inferred", 3)
    assert reaction.document == pages[1].document
    assert reaction.stimulus.document == pages[0].document
    assert 0.6 < reaction.confidence < 1


@pytest.mark.parametrize(
    "later",
    [
        ("2021-03-30", "Chile expelled two Peruvian diplomats on Monday."),
        ("2021-03-05", "Bolivia expelled two Peruvian diplomats on Thursday."),
        ("2021-03-05", "Chile expelled two Bolivian diplomats on Thursday."),
    ],
    ids=["weeks later", "another side", "toward another"],
)
def test_what_only_follows_is_no_answer(told, later):
    _, woven = told(("2021-03-02", "Peru expelled two Chilean diplomats on Monday."), later)
    assert woven.reactions == ()


def test_words_of_a_stated_reaction_point_to_the_page_that_tells_the_act(told):
    pages, woven = told(
        ("2021-03-02", "Peru arrested three Chilean fishermen on Monday."),
        ("2021-03-05", "Chile closed the crossing at Tacna on Thursday in response to the Peruvian arrests."),
    )  # fmt: skip
    [reaction] = [one for one in woven.reactions if one.basis == "stated"]
    assert reaction.stimulus.document == pages[0].document
    assert reaction.lag_days == 3
