"""The draft's log replays whatever was done to it, in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.documents.draft import Change, Cut, Draft
from rejoinder.records import Document, Published, replay

_LETTERS = "ab \n"


def _document(draft: Draft, cuts: list[Cut]) -> Document:
    text, repairs, removed = draft.finish(cuts)
    return Document(
        id="d",
        uri="u",
        title=None,
        outlet=None,
        byline=None,
        published=Published(value=None, basis="unknown"),
        language="en",
        text=text,
        repairs=repairs,
        removed=removed,
    )


@st.composite
def _ranges(draw: st.DrawFn, length: int, least: int = 0) -> list[tuple[int, int]]:
    """Ranges in order that do not overlap and of which no two lack width at one place."""
    ranges: list[tuple[int, int]] = []
    position = 0
    while position <= length and len(ranges) < 4 and draw(st.booleans()):
        start = draw(st.integers(position, length))
        if start + least > length:
            break
        end = draw(st.integers(start + least, min(length, start + 4)))
        if not (ranges and start == end == ranges[-1][1]):
            ranges.append((start, end))
        position = end
    return ranges


@given(st.data())
def test_replaying_gives_the_input(data: st.DataObject) -> None:
    draft = Draft(data.draw(st.text(_LETTERS, max_size=14)))
    for _ in range(data.draw(st.integers(0, 3))):
        before = draft.text
        changes = [
            Change(start=start, end=end, after=data.draw(st.text("XY", max_size=2)), rule="r")
            for start, end in data.draw(_ranges(len(before)))
        ]
        draft.apply(changes)
        expected = before
        for change in reversed(changes):
            expected = expected[: change.start] + change.after + expected[change.end :]
        assert draft.text == expected
    cuts = [
        Cut(start=start, end=end, label="other")
        for start, end in data.draw(_ranges(len(draft.text), least=1))
    ]
    document = _document(draft, cuts)
    assert replay(document) == draft.raw
    for repair in document.repairs:
        assert document.text[repair.start : repair.end] == repair.after


def test_changes_side_by_side_stay_two_repairs() -> None:
    draft = Draft("??")
    draft.apply(
        [Change(start=0, end=1, after="’", rule="r"), Change(start=1, end=2, after="”", rule="r")]
    )
    _, repairs, _ = draft.finish()
    assert [(repair.before, repair.after) for repair in repairs] == [("?", "’"), ("?", "”")]


def test_a_change_of_a_change_is_one_repair_from_the_raw_run() -> None:
    draft = Draft("ï¿½x")
    draft.apply([Change(start=0, end=3, after="\ufffd", rule="windows-1252")])
    draft.apply([Change(start=0, end=1, after="“", rule="lossy-quote", certain=False)])
    _, repairs, _ = draft.finish()
    assert [(r.before, r.after, r.rule, r.certain) for r in repairs] == [
        ("ï¿½", "“", "lossy-quote", False)
    ]


def test_a_change_back_leaves_no_repair() -> None:
    draft = Draft("a")
    draft.apply([Change(start=0, end=1, after="b", rule="r")])
    draft.apply([Change(start=0, end=1, after="a", rule="r")])
    assert draft.finish() == ("a", (), ())


def test_a_repair_inside_a_cut_is_undone() -> None:
    draft = Draft("keep donâ€™t")
    draft.apply([Change(start=8, end=11, after="’", rule="windows-1252")])
    text, repairs, removed = draft.finish([Cut(start=4, end=len(draft.text), label="other")])
    assert (text, repairs) == ("keep", ())
    assert [removal.text for removal in removed] == [" donâ€™t"]


def test_a_dropped_character_at_a_cut_goes_with_it() -> None:
    draft = Draft("a\u200bb")
    draft.apply([Change(start=1, end=2, after="", rule="invisible")])
    _, repairs, removed = draft.finish([Cut(start=1, end=2, label="other")])
    assert repairs == ()
    assert [removal.text for removal in removed] == ["\u200bb"]
