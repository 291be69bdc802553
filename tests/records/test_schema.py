from __future__ import annotations

import json

import pytest
import sample
from jsonschema import Draft202012Validator, ValidationError

from rejoinder import pages
from rejoinder.flow import Reader
from rejoinder.records.jsonl import KINDS, to_dict, to_line
from rejoinder.records.schema import schema

CHECK = Draft202012Validator(schema())
EVERY = [sample.run(), *sample.reading().records(), sample.incident(), sample.rejection()]
PAGE = """\
The Harbour Gazette

Kenya and Uganda will hold talks on 4 May in Kampala, President Amina Otieno said on Monday.

?€?We expect an answer within a week,?€? she added. If Uganda refuses, Kenya will shut the border.
"""


def test_the_schema_is_itself_sound():
    Draft202012Validator.check_schema(schema())


def test_it_knows_every_kind():
    assert [entry["$ref"].rpartition("/")[2] for entry in schema()["oneOf"]] == list(KINDS)


@pytest.mark.parametrize("record", EVERY, ids=lambda record: record.kind)
def test_hand_made_records_keep_it(record):
    CHECK.validate(json.loads(to_line(record)))


def test_what_the_stages_emit_keeps_it():
    for record in Reader().read(pages.from_text(PAGE, uri="page.txt")).records():
        CHECK.validate(json.loads(to_line(record)))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "rumoured"),
        ("confidence", 1.2),
        ("quad", 5),
        ("id", "e1"),
        ("actor", None),
        ("trigger", {"start": 0, "end": 1}),
        ("colour", "blue"),
    ],
)
def test_it_refuses_what_is_wrong(field, value):
    event = to_dict(sample.reading().events[0])
    with pytest.raises(ValidationError):
        CHECK.validate({**event, field: value})
