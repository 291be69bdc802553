"""The faster parts of the pipeline give the library's own result, token by token."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from rejoinder import language
from rejoinder.language.parsing import _bounded, model
from rejoinder.records import as_it_stands

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.txt"))
WORDS = [
    "gonna", "got", "ta", "let", "'s", "there", "'s", "c'm", "on", "y'all", "ain't", "do", "does",
    "have", "had", "not", "Paris", "European", "Union", "Monday", "ten", "million", "dollars", "the",
    "\n", "  ", ".", "that", "which", "to", "it", "I", "you", "is", "Angela", "Merkel", "said", "“",
]  # fmt: skip


def told(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.dep_, t.head.i, t.pos_, str(t.morph), t.lemma_, t.ent_iob_, t.ent_type_)
        for t in doc
    ]


def both(text: str) -> tuple[Doc, Doc]:
    ours = language.parse_one(as_it_stands(text, uri="t")).doc
    return ours, model()(_bounded(model(), ours.text))


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda path: path.stem)
def test_on_a_page(page: Path) -> None:
    ours, theirs = both(page.read_text("utf-8"))
    assert told(ours) == told(theirs)
    assert any(token.ent_iob_ == "I" for token in ours)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_on_any_words(words: list[str]) -> None:
    ours, theirs = both(" ".join(words))
    assert told(ours) == told(theirs)


def test_in_a_batch_with_an_empty_text_and_one_of_spaces() -> None:
    texts = ["", "Berlin and New York City agreed.", " \n", "There's Angela Merkel. Let's go."]
    parsed = language.parse(as_it_stands(text, uri="t") for text in texts)
    for text, ours in zip(texts, parsed, strict=True):
        assert told(ours.doc) == told(model()(_bounded(model(), text)))
