"""Pages of unusual form: marks left open, transcripts, quotations alone, interviews."""

from __future__ import annotations

import pytest

from rejoinder.records import Statement
from rejoinder.statements import nesting
from rejoinder.statements.attribution import Attribution
from tests.statements.conftest import Read

UNLABELLED = (
    "Samira Nasser leads the harbour workers. We spoke with her on Friday.\n\n"
    "How long will the strike last?\n\n"
    "As long as it takes. The company told us in May that wages would rise.\n\n"
    "Did they rise?\n\n"
    "No. They fell.\n\n"
    "What will you do on Monday?\n\n"
    "We will march to the ministry."
)
ALONE = (
    "“The harvest is lost.”\n\n“Nobody came to help us.”\n\n“My sons have gone to the city.”\n\n"
    "“We were promised seed in March.”"
)


def _said(found: tuple[Statement, ...]) -> list[tuple[str | None, str]]:
    return [(s.speaker.name if s.speaker else None, s.content[0].text) for s in found]


@pytest.mark.parametrize("mark", ["“", '"'])
def test_cues_in_a_quotation_left_open_count(read: Read, mark: str) -> None:
    found = read(
        f"{mark}We will rebuild the port, the mayor, Lena Holm, said on Monday. It will take two "
        "years, she added.\n\n"
        "The union leader, Omar Aziz, said the plan was a dream. “Nobody has asked us,” he told "
        "reporters."
    )
    said = _said(found)
    assert [name for name, _ in said] == ["Lena Holm", "Lena Holm", "Omar Aziz", "Omar Aziz"]
    assert "rebuild the port" in said[0][1]
    assert "two years" in said[1][1]
    assert said[3][1] == "“Nobody has asked us,”"


def test_a_quotation_left_open_on_purpose_goes_on(read: Read) -> None:
    found = read(
        "“We waited for ten years,” Lena Holm said.\n\n“We waited under three governments.\n\n"
        "“Now we sail,” she said."
    )
    words = " ".join(span.text for s in found for span in s.content)
    assert "three governments" in words
    assert {s.speaker.name for s in found if s.speaker} == {"Lena Holm"}


def test_a_page_of_quotations_is_kept_with_doubt(read: Read) -> None:
    found = read(ALONE)
    assert [s.content[0].text for s in found] == ALONE.split("\n\n")
    assert all(s.speaker is None and s.cue is None and s.source is None for s in found)
    assert all(s.confidence < 0.5 and s.style == "direct" for s in found)


def test_signed_quotations_are_their_signers(read: Read) -> None:
    found = read(
        "“The harvest is lost.” — Amina Diallo, farmer\n\n“Nobody came to us.” — Tomas Vrba, miller"
    )
    assert _said(found) == [
        ("Amina Diallo", "“The harvest is lost.”"),
        ("Tomas Vrba", "“Nobody came to us.”"),
    ]


def test_answers_without_labels_are_the_words_of_the_person_met(read: Read) -> None:
    found = read(UNLABELLED)
    answers = [s for s in found if s.rule == "mark:answer"]
    assert [s.content[0].text[:8] for s in answers] == ["As long ", "No. They", "We will "]
    assert all(s.speaker and s.speaker.name == "Samira Nasser" for s in answers)
    (inner,) = [s for s in found if s.cue and s.cue.text == "told"]
    assert inner.within == answers[0].id


def test_questions_of_a_page_that_met_nobody_make_no_interview(read: Read) -> None:
    found = read(UNLABELLED.replace("We spoke with her on Friday.", "The strike began on Friday."))
    assert not [s for s in found if s.rule == "mark:answer"]


@pytest.mark.parametrize(
    ("asks", "answers"), [("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:")]
)
def test_an_answer_of_nobody_named_has_no_speaker(read: Read, asks: str, answers: str) -> None:
    found = read(
        f"{asks} Will you sail?\n\n{answers} The minister says we may.\n\n{asks} When?\n\n"
        f"{answers} On Monday."
    )
    turns = [s for s in found if s.rule == "mark:colon-turn"]
    assert [s.content[0].text for s in turns] == ["The minister says we may.", "On Monday."]
    assert all(s.speaker is None for s in turns)


def test_every_turn_of_a_long_transcript_is_found_whole(read: Read) -> None:
    """Ten thousand words, as a hearing has."""
    lines = [
        "We opened the inquiry in March, and nobody came.",
        "The ministry told us that no files were lost.",
        "I do not accept that, and I said so in May.",
        "Nobody asked the engineers about the pumps.",
        "The report says that the pumps had failed twice.",
    ]
    names = ["CHAIR", "SENATOR OKAFOR", "MR. LINDHOLM"]
    turns = []
    for number in range(100):
        first = number % 5
        body = [" ".join(lines[first:] + lines[:first]) for _ in range(1 + number % 4)]
        turns.append(f"{names[number % 3]}: " + "\n\n".join(body))
    text = "\n\n".join(turns)
    found = [s for s in read(text) if s.rule == "mark:colon-turn"]
    assert len(text.split()) > 10_000
    assert len(found) == 100
    for turn, statement in zip(turns, found, strict=True):
        assert statement.content[0].text == turn.partition(": ")[2]
    assert all(s.speaker is not None for s in found)


def test_nesting_is_what_pairwise_comparison_says() -> None:
    def one(cue: tuple[int, int] | None, *content: tuple[int, int]) -> Attribution:
        return Attribution(
            source=None, cue=cue, content=content, anchor=0, lemma="", frame="", rule="verb"
        )

    found = [
        one((0, 4), (5, 60)),
        one((10, 14), (15, 30), (40, 50)),
        one(None, (42, 50)),
        one((28, 33), (34, 39)),
        one((70, 74), (61, 69)),
    ]
    # A cue that begins in a content and ends beyond it lies in none of it.
    assert nesting.around(found) == ((), (0,), (0, 1), (0,), ())
    assert nesting.innermost(found, (0, 1)) == 1
    assert nesting.innermost(found, ()) is None
