"""Sentences of our own with all that should be found in them, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.records import Statement
from tests.statements.conftest import Read

_LINES = [
    line.split("\t")
    for line in Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_CASES = [(text, told[0] if told else "") for text, *told in _LINES]


def _shown(found: tuple[Statement, ...]) -> str:
    numbers = {statement.id: str(number) for number, statement in enumerate(found)}
    return " ;; ".join(
        "|".join(
            (
                statement.source.text if statement.source else "",
                statement.cue.text if statement.cue else "",
                " + ".join(span.text for span in statement.content),
                statement.polarity,
                statement.style,
                ", ".join(relay.mention.text for relay in statement.relay),
                numbers[statement.within] if statement.within else "",
            )
        )
        for statement in found
    )


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[text[:50] for text, _ in _CASES])
def test_all_that_is_said_and_nothing_more(read: Read, text: str, expected: str) -> None:
    shown = _shown(read(text))
    if "|" not in expected:
        assert shown == ""
        return
    got, wanted = shown.split(" ;; "), expected.split(" ;; ")
    assert len(got) == len(wanted), shown
    for one, other in zip(got, wanted, strict=True):
        fields, expected_fields = one.split("|"), other.split("|")
        # A relay is named by its whole mention or by its head: the name's last word tells it.
        assert expected_fields[5] in fields[5], shown
        assert bool(expected_fields[5]) == bool(fields[5]), shown
        assert fields[:5] + fields[6:] == expected_fields[:5] + expected_fields[6:]


def test_there_are_sixty_cases_and_some_hold_nothing() -> None:
    assert len(_CASES) >= 60
    assert sum(not expected for _, expected in _CASES) >= 3
