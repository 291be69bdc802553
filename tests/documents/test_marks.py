"""Lossy marks are told by their context; real question marks stay."""

from __future__ import annotations

import pytest

from rejoinder import documents

_SHAPES = {"question_euro": "?€?", "third lost": "â€?", "bytes": "???", "replacement": "\ufffd", "question": "?"}  # fmt: skip


@pytest.mark.parametrize("mark", _SHAPES.values(), ids=_SHAPES)
@pytest.mark.parametrize(
    "text",
    [
        "“We won’t go,” she said. “Not now.”",
        "The mayor’s men said: “Don’t come back.”",
        "He called it a “short-sighted” plan and didn’t vote.",
        "“They’ve lost,” he said. “‘Lost’ isn’t the word I’d use.”",
        "The 1990’s weren’t kind to O’Brien.",
        "It wasn’t over — far from it.",
        "They don’t sit in rows 10–12.",
    ],
)
def test_marks_by_context(mark: str, text: str) -> None:
    spoilt = "".join(mark if c in "“”‘’—–" else c for c in text)
    assert documents.mend(spoilt).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Will he go? Nobody knows.",
        "“Will he go?” she asked.",
        "What?! He left??? Really?",
        "See https://example.org/?q=talks&id=7 and www.example.org/a?b=c for more.",
        "He wrote “(?)” beside the name. Why?",
        "Is it so? Then stay.\n\nOr not?",
        "The château’s âge, the pâté and Brâncuși.",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    mended = documents.mend(text)
    assert (mended.text, mended.repairs, mended.notes) == (text, (), ())


def test_real_question_marks_stay_among_lost_marks() -> None:
    mended = documents.mend("?Why don?t they go?? she asked. Does anyone know? ?No.?")
    assert mended.text == "“Why don’t they go?” she asked. Does anyone know? “No.”"


def test_a_question_in_a_page_damaged_otherwise() -> None:
    mended = documents.mend("Will they go? ?€?No,?€? he said. Who knows?")
    assert mended.text == "Will they go? “No,” he said. Who knows?"


def test_a_stray_mark_is_dealt_with_on_record() -> None:
    mended = documents.mend("In a Monday?\u00a0speech he called it ?€?absurd.?€?")
    assert mended.text == "In a Monday speech he called it “absurd.”"
    first = mended.repairs[0]
    assert (first.before, first.after, first.certain) == ("?\u00a0", " ", False)


def test_one_repair_for_each_run_and_nothing_around_it() -> None:
    mended = documents.mend("He said ?€?no?€? twice.")
    assert [repair.before for repair in mended.repairs] == ["?€?", "?€?"]


def test_the_closing_mark_that_windows_loses() -> None:
    assert (
        documents.mend("â€œNo,â€ he said. â€œItâ€™s done.â€").text == "“No,” he said. “It’s done.”"
    )


def test_control_characters_lost() -> None:
    spoilt = "âNo,â he said. âItâs done.â Theyâve paid â¬5."
    assert documents.mend(spoilt).text == "“No,” he said. “It’s done.” They’ve paid €5."


def test_letters_of_known_words_come_back_uncertain() -> None:
    mended = documents.mend("President Erdo\ufffdan met Jos\ufffd in S\ufffdo Paulo.")
    assert mended.text == "President Erdoğan met José in São Paulo."
    assert not any(repair.certain for repair in mended.repairs)


def test_letters_of_unknown_words_are_noted_not_guessed() -> None:
    mended = documents.mend("The village of Xy\ufffdlbo flooded.")
    assert "Xy\ufffdlbo" in mended.text
    assert [(note.code, note.text) for note in mended.notes] == [("lost-letter", "Xy\ufffdlbo")]


def test_a_lost_currency_sign_is_noted_not_guessed() -> None:
    mended = documents.mend("It cost \ufffd40 million, they said; it didn\ufffdt help.")
    assert "\ufffd40 million" in mended.text
    assert [note.code for note in mended.notes] == ["lost-currency"]


def test_sides_follow_the_undamaged_marks_of_the_paragraph() -> None:
    mended = documents.mend("“They went home,?€? he said. ?€?Nobody stayed.”")
    assert mended.text == "“They went home,” he said. “Nobody stayed.”"


@pytest.mark.parametrize(
    ("spoilt", "text"),
    [
        ("He said ?€?No.?€? The fine is ???5 million.", "He said “No.” The fine is €5 million."),
        ("He said ?€?No.?€? The fine is ??300.", "He said “No.” The fine is £300."),
        (
            "They don?t pay in euros. The fine is ?300.",
            "They don’t pay in euros. The fine is €300.",
        ),
    ],
)
def test_a_currency_sign_that_bytes_or_words_tell(spoilt: str, text: str) -> None:
    mended = documents.mend(spoilt)
    assert mended.text == text
    assert [r.certain for r in mended.repairs if r.rule == "lossy-sign"] == [False]


@pytest.mark.parametrize(
    "spoilt",
    ["They don?t pay. The fine is ?300.", "They don?t pay in pounds or euros. The fine is ?300."],
)
def test_a_currency_sign_that_nothing_tells_is_noted(spoilt: str) -> None:
    mended = documents.mend(spoilt)
    assert "?300" in mended.text
    assert "lost-currency" in {note.code for note in mended.notes}


@pytest.mark.parametrize(
    ("spoilt", "text"),
    [
        (
            "It isn?t Lalovi? who runs, Ana Echeverr?a said.",
            "It isn’t Lalović who runs, Ana Echeverría said.",
        ),
        ("Tom?s men didn?t stop.", "Tom’s men didn’t stop."),
        ("Nicol?s Mora didn?t stop.", "Nicolás Mora didn’t stop."),
        ("It wasn?t N??ez.", "It wasn’t Núñez."),
        ("It isn?t over,?Lind said.", "It isn’t over, Lind said."),
        ("The labour centre isn?t open ? not yet.", "The labour centre isn’t open – not yet."),
        ("The labor center isn?t open ? not yet.", "The labor center isn’t open — not yet."),
    ],
)
def test_names_words_and_spelling_tell_what_was_lost(spoilt: str, text: str) -> None:
    assert documents.mend(spoilt).text == text
