"""Whatever comes in: replaying the document's log gives it back, and no offset is off."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.damage import KINDS
from rejoinder import documents
from rejoinder.records import Document, Page, replay

_TEXTS = sorted((Path(__file__).parents[2] / "eval/data/damage").glob("*.txt"))
_PIECES = (
    "Read more", "Support The Harbour Times!", "Ministers Meet as River Rises",
    "“We’ll go,” she said.", "?€?We?€?ll go,?€? she said.", "He asked: ?Why not??", "A caf\ufffd.",
    "By Mara Lind, Reuters", "Voters queue. Mara Lind / AP", "The river rose on Friday, officials said.",
    "Thursday?\u00a0press", "Itâ€™s", "â€œNoâ€", "Ã©tÃ©", "\u200b", "\ufeff", "&amp;", "&quot;", "\x93no\x94",
    "Related articles", "\r\n", "\n\n\n", "\n", "\t", "  ", "\u00a0", "\u2028", "… we have a small favor to ask.",
    "Your support matters to us. Please donate to our newsroom.", "5 Comments", "--", "Subject: Talks",
)  # fmt: skip


def _page(raw: str) -> Page:
    return Page(uri="u", raw=raw, media="text", encoding="utf-8")


def _check(raw: str) -> Document:
    document = documents.clean(_page(raw))
    assert replay(document) == raw
    for repair in document.repairs:
        assert document.text[repair.start : repair.end] == repair.after
        assert repair.before != repair.after
    for removal in document.removed:
        assert 0 <= removal.at <= len(document.text)
    return document


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join))
@settings(max_examples=150, deadline=None)
def test_pieces_of_pages(raw: str) -> None:
    _check(raw)


@given(st.lists(st.sampled_from(_PIECES), max_size=16).map("\n".join))
@settings(max_examples=150, deadline=None)
def test_lines_of_pages(raw: str) -> None:
    _check(raw)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text(raw: str) -> None:
    _check(raw)


@given(st.text("?\ufffd€âÂÃ\u00a0 \n“”‘’as.,0", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_damage(raw: str) -> None:
    _check(raw)


@pytest.mark.parametrize(
    ("path", "kind"),
    list(itertools.product(_TEXTS, KINDS)),
    ids=lambda value: getattr(value, "stem", value),
)
def test_every_kind_of_damage(path: Path, kind: str) -> None:
    text = path.read_text("utf-8")
    _check("".join(c if c.isascii() else KINDS[kind](c) for c in text))


def test_no_repair_begins_where_a_removal_stands() -> None:
    """So that the order of replaying does not matter, save at the text's very start."""
    raw = "The river rose on Friday.\r\n\r\nRead more\r\n\r\nThe mayor?€?s men said: ?€?Go home.?€?"
    document = _check(raw)
    assert document.removed
    assert not {repair.start for repair in document.repairs} & {
        removal.at for removal in document.removed
    }
