"""The tables of cues and relays."""

from __future__ import annotations

import pytest

from rejoinder.lexicon import cues, cues_acts, cues_relays, tables
from rejoinder.lexicon.cues import CueLexicon


@pytest.mark.parametrize(
    ("form", "cue"),
    [
        ("denied", "deny"),
        ("said", "say"),
        ("admitted", "admit"),
        ("urges", "urge"),
        ("hoping", "hope"),
        ("rated", "rate"),
        ("foresaw", "foresee"),
        ("paddled", None),
    ],
)
def test_forms_lead_to_their_cue(form: str, cue: str | None) -> None:
    assert CueLexicon.shipped().verb(form) == cue


def test_there_are_hundreds_of_verbs_and_each_row_stands_once() -> None:
    lexicon = CueLexicon.shipped()
    assert sum(part == "verb" for _, part in lexicon.cues) >= 300
    ask, decline = lexicon.cue("ask", "verb"), lexicon.cue("decline", "verb")
    assert ask is not None
    assert decline is not None
    assert (ask.polarity, decline.polarity) == ("asked", "not_said")


def test_counts_and_weights_are_of_the_table() -> None:
    assert all(0 <= right <= proposed for right, proposed in cues.counts().values())
    right, proposed = cues.counts()["say", "verb", "clause-that"]
    assert right > proposed / 2
    assert "bias" in cues.weights()


@pytest.mark.parametrize(
    ("phrase", "head", "kind"),
    [
        ("the state-run TASS news agency", "agency", "agency"),
        ("Interfax", "Interfax", "agency"),
        ("the Lofoten Times", "Times", "outlet"),
        ("the transcript", "transcript", "document"),
        ("the foreign minister", "minister", None),
        ("Lena Holm", "Holm", None),
    ],
)
def test_what_passes_words_on(phrase: str, head: str, kind: str | None) -> None:
    assert cues_relays.kind_of(phrase, head) == kind


def test_acts_are_of_known_cues_and_shown_with_their_object() -> None:
    rows = tables.shipped("cues_acts", cues_acts.Act).rows
    assert len({(row.cue, row.object) for row in rows}) == len(rows)
    for row in rows:
        assert CueLexicon.shipped().cue(row.cue, "verb") is not None, row.cue
        assert row.object in row.example
        assert cues_acts.is_act(row.cue, row.object)
    assert not cues_acts.is_act("recall", "war")
