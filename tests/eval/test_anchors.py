from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.anchors import AnchorError, Ground, dice, squeeze, touch

TEXT = "Oslo refused to cut. Bergen refused to wait, and Oslo left."


def test_an_anchor_shows_its_words() -> None:
    ground = Ground(TEXT, TEXT)
    assert ground.show(ground.anchor("Bergen refused")) == "Bergen refused"
    assert ground.show(ground.anchor("Oslo [refused] to")) == "refused"
    assert ground.show(ground.anchor("Bergen … Oslo")) == "Bergen refused to wait, and Oslo"


@pytest.mark.parametrize("anchor", ["refused", "Trondheim", "[refused] to", "Bergen … Narvik"])
def test_an_anchor_must_stand_in_one_place(anchor: str) -> None:
    with pytest.raises(AnchorError):
        Ground(TEXT, TEXT).anchor(anchor)


def test_white_space_moves_nothing() -> None:
    output = TEXT.replace(" ", "\n\n  ")
    ground = Ground(TEXT, output)
    start = output.index("Bergen")
    assert ground.place(start, start + len("Bergen")) == ground.anchor("Bergen")


def test_words_that_gold_does_not_hold_stand_nowhere() -> None:
    output = "PLEASE GIVE. " + TEXT + " ZZZ"
    ground = Ground(TEXT, output)
    assert ground.place(output.index("ZZZ"), len(output)) == (-1, -1)
    start = output.index("Bergen")
    assert ground.show(ground.place(start, start + 6)) == "Bergen"


def test_the_sentence_of_a_place() -> None:
    ground = Ground(TEXT, TEXT)
    assert ground.line(ground.anchor("wait")) == "Bergen refused to wait, and Oslo left."


@given(st.text("ab \n", min_size=1), st.data())
def test_a_place_in_the_same_text_is_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = Ground(text, text).place(start, end)
    words = squeeze(text[start:end])
    assert place == (len(squeeze(text[:start])), len(squeeze(text[:end]))) or not words
    assert (place == (-1, -1)) == (not words)


def test_dice_and_touch() -> None:
    assert dice({1, 2, 3}, {3}) == 0.5
    assert dice(set(), set()) == 0.0
    assert touch([(0, 2)], [(1, 5)])
    assert not touch([(0, 2)], [(2, 5)])
    assert not touch([(-1, -1)], [(-1, -1)])
