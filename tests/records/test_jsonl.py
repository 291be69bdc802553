from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.errors import InputError
from rejoinder.records import Note
from rejoinder.records.jsonl import from_line, to_dict, to_line

EVERY = [sample.run(), *sample.reading().records(), sample.incident(), sample.rejection()]


@pytest.mark.parametrize("record", EVERY, ids=lambda record: record.kind)
def test_a_record_comes_back_as_it_was(record):
    assert from_line(to_line(record)) == record


@pytest.mark.parametrize("record", EVERY, ids=lambda record: record.kind)
def test_kind_stands_first_and_fields_in_their_order(record):
    expected = ["kind", *(field.name for field in fields(record))]
    assert list(json.loads(to_line(record))) == expected


@given(text=st.text(st.characters(), max_size=60))
def test_any_text_keeps_to_one_line_and_comes_back(text):
    document = sample.reading().document
    document = replace(document, title=text, notes=(Note(code="x", text=text),))
    line = to_line(document)
    assert "\n" not in line
    assert from_line(line) == document
    line.encode("utf-8")


def test_a_lone_surrogate_is_escaped():
    record = replace(sample.rejection(), detail="half \ud83d")
    assert from_line(to_line(record).encode("utf-8").decode("utf-8")) == record


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not-json"),
        ("[1]", "malformed"),
        ('{"kind": "opinion"}', "unknown-kind"),
        ('{"kind": ["run"]}', "unknown-kind"),
        ('{"kind": "rejection", "uri": "a", "reason": "b"}', "malformed"),
        ('{"kind": "rejection", "uri": "a", "reason": "b", "detail": 3}', "malformed"),
    ],
)
def test_what_is_no_record_is_refused_with_a_reason(line, reason):
    with pytest.raises(InputError) as caught:
        from_line(line)
    assert caught.value.reason == reason


def test_wrong_words_of_an_enumeration_are_refused():
    value = to_dict(sample.reading().events[0])
    with pytest.raises(InputError, match="WHISPER"):
        from_line(json.dumps({**value, "type": "WHISPER"}))


def test_a_field_of_a_later_version_is_passed_over():
    value = to_dict(sample.rejection())
    assert from_line(json.dumps({**value, "colour": "blue"})) == sample.rejection()
