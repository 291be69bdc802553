"""The scorer of chains on cases made by hand: what counts as found, named right, and whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import names
from eval.chains import figures, read, score
from rejoinder.records import Actor, Span, Statement

TEXT = "TASS reported that Lena Holm said that Omar Aziz had promised aid. She left."
RAW = {
    "id": "one",
    "published": "2024-03-05",
    "text": TEXT,
    "statements": [
        {"cue": "said", "cue_at": 29, "content": "that Omar Aziz had promised aid",
         "content_at": 34, "speaker": "Lena Holm", "relay": ["TASS"], "within": None},
        {"cue": "promised", "cue_at": 53, "content": "aid", "content_at": 62,
         "speaker": "Omar Aziz", "relay": [], "within": 0},
    ],
}  # fmt: skip


@pytest.fixture
def passage(tmp_path: Path):
    place = tmp_path / "cases.jsonl"
    place.write_text(json.dumps(RAW) + "\n", encoding="utf-8")
    (one,) = read(place)
    return one


def actor(name: str, *, person: bool = False) -> Actor:
    return Actor(name=name, person=person, mention=Span.of(TEXT, 0, 4))


def statement(
    words: str, cue: str, speaker: str, *, relay: tuple[str, ...] = (), within: str | None = None
) -> Statement:
    start, at = TEXT.index(words), TEXT.index(cue)
    return Statement(
        id=f"s-{cue}",
        document="d1",
        style="indirect",
        speaker=actor(speaker, person=True),
        source=None,
        cue=Span.of(TEXT, at, at + len(cue)),
        content=(Span.of(TEXT, start, start + len(words)),),
        relay=tuple(actor(name) for name in relay),
        within=within,
        rule="made",
        confidence=1.0,
    )


SAID = statement("that Omar Aziz had promised aid", "said", "Lena Holm", relay=("TASS",))
PROMISED = statement("aid.", "promised", "Omar Aziz", within="s-said")


def test_the_gold_itself_is_all_right(passage) -> None:
    result = figures([score(passage, [SAID, PROMISED])])
    assert [result[name]["accuracy"] for name in ("speaker", "relay", "within", "chain")] == [1] * 4
    assert (result["found"], result["invented"], result["chain"]["n"]) == (1.0, 0, 2)


def test_nothing_found_breaks_chains_and_names_nobody(passage) -> None:
    result = figures([score(passage, [])])
    assert (result["found"], result["chain"]["accuracy"]) == (0.0, 0.0)
    assert (result["speaker"]["n"], result["chain"]["n"]) == (0, 2)


def test_a_surname_alone_is_not_the_name_and_breaks_no_chain(passage) -> None:
    short = statement("that Omar Aziz had promised aid", "said", "Holm", relay=("TASS",))
    tally = score(passage, [short, PROMISED])
    assert tally.speaker == (False, True)
    assert tally.chain == (True, True)


def test_a_lost_relay_breaks_its_own_link_only(passage) -> None:
    bare = statement("that Omar Aziz had promised aid", "said", "Lena Holm")
    assert score(passage, [bare, PROMISED]).chain == (False, True)


def test_the_wrong_container_breaks_the_inner_link(passage) -> None:
    loose = statement("aid.", "promised", "Omar Aziz")
    tally = score(passage, [SAID, loose])
    assert tally.within == (True, False)
    assert tally.chain == (True, False)


def test_a_container_that_is_missed_breaks_both(passage) -> None:
    assert score(passage, [PROMISED]).chain == (False, False)


def test_the_relay_as_a_statement_is_invented(passage) -> None:
    outer = statement("that Lena Holm said that Omar Aziz had promised aid", "reported", "TASS")
    assert score(passage, [SAID, PROMISED, outer]).invented == 1


def test_another_cue_or_half_of_the_content_is_not_found(passage) -> None:
    elsewhere = statement("that Omar Aziz had promised aid", "reported", "Lena Holm")
    little = statement("that Omar", "said", "Lena Holm")
    assert score(passage, [elsewhere]).found == (False, False)
    assert score(passage, [little]).found == (False, False)


def test_words_that_do_not_stand_there_are_refused(tmp_path: Path) -> None:
    place = tmp_path / "cases.jsonl"
    place.write_text(json.dumps({**RAW, "text": "x" + TEXT}), encoding="utf-8")
    with pytest.raises(ValueError, match="one: 'said' does not stand at 29"):
        read(place)


@pytest.mark.parametrize(
    ("wanted", "name", "right"),
    [
        ("Lena Holm", "Lena Holm", True),
        ("Lena Holm", "Lena M. Holm", True),
        ("Lena Holm", "Holm", False),
        ("Lena Holm", "Lena Aziz", False),
        ("Minister Holm", "Holm", True),
        ("Péter Szijjártó", "Peter Szijjarto", True),
        ("Moscow", "Russia", True),
        ("Moscow", "Belarus", False),
        ("Egyptian Foreign Ministry", "Egypt's foreign ministry", True),
        ("Egyptian Foreign Ministry", "foreign ministry", False),
        ("foreign ministry", "Egyptian Foreign Ministry", True),
        ("foreign ministry", "defence ministry", False),
        ("two officials briefed on the talks, who asked not to be named", "two officials", True),
        ("two officials briefed on the talks", "officials", False),
        ("two officials briefed on the talks", "two officials in Rome", False),
        ("Western diplomat", "diplomat", False),
        ("Lena Holm and Omar Aziz", "Lena Holm", False),
        ("Lena Holm and Omar Aziz", "Omar Aziz and Lena Holm", True),
    ],
)
def test_names(wanted: str, name: str, right: bool) -> None:
    assert names.same(wanted, actor(name)) is right


def test_no_speaker_is_right_only_where_none_is_wanted() -> None:
    assert names.same(None, None)
    assert not names.same("Lena Holm", None)
    assert not names.same(None, actor("Lena Holm"))
