from __future__ import annotations

from dataclasses import replace

import sample

from rejoinder.records import Reading
from rejoinder.serve.account import Account, evidence


def test_facts_are_numbered_in_text_order_and_each_stands_in_one_paragraph():
    account = Account.of(sample.reading())
    assert [fact.number for fact in account.facts] == list(range(1, 13))
    starts = [fact.anchor.start for fact in account.facts]
    assert starts == sorted(starts)
    placed = [fact.number for paragraph in account.paragraphs for fact in paragraph.facts]
    assert placed == list(range(1, 13))
    for paragraph in account.paragraphs:
        for fact in paragraph.facts:
            assert paragraph.start <= fact.anchor.start < paragraph.end


def test_the_two_halves_of_a_meeting_are_one_fact_that_both_ids_lead_to():
    reading = sample.reading()
    account = Account.of(reading)
    halves = [event for event in reading.events if event.type == "CONSULT"]
    facts = [account.fact(event.id) for event in halves]
    assert len(halves) == 2
    assert facts[0] is not None
    assert facts[0] is facts[1]
    assert [actor.name for actor in facts[0].parties] == ["Norway", "Russia"]


def test_a_meeting_told_once_with_all_parties_on_both_sides_is_mutual_too():
    reading = sample.reading()
    one, other = (event for event in reading.events if event.type == "CONSULT")
    both = replace(one, actor=one.actor + other.actor, recipient=one.actor + other.actor)
    [fact] = Account.of(
        replace(reading, events=(both,), statements=(), commitments=(), reactions=())
    ).facts
    assert [actor.name for actor in fact.parties] == ["Norway", "Russia"]


def test_opposite_acts_of_one_type_elsewhere_stay_two():
    reading = sample.reading()
    events = [event for event in reading.events if event.type == "CONSULT"]
    moved = replace(events[1], trigger=reading.events[0].trigger)
    account = Account.of(replace(reading, events=(events[0], moved)))
    assert sum(fact.record.kind == "event" for fact in account.facts) == 2


def test_removals_stand_where_they_were():
    account = Account.of(sample.reading())
    labels = [[r.label for r in paragraph.removed] for paragraph in account.paragraphs]
    assert labels == [["appeal"], [], ["caption"]]
    assert [removal.label for removal in account.trailing] == ["appeal", "navigation"]


def test_every_record_rests_on_words_of_the_text():
    reading = sample.reading()
    for fact in Account.of(reading).facts:
        assert evidence(fact.record)
        for span in evidence(fact.record):
            assert reading.document.text[span.start : span.end] == span.text


def test_a_page_without_text_is_an_account_without_paragraphs():
    document = replace(sample.reading().document, text="", repairs=())
    account = Account.of(Reading(document=document))
    assert account.paragraphs == ()
    assert len(account.trailing) == 4
