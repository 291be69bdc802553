"""Windows: what the attribution tagger sees; nothing lost, nothing twice, bounds at sentences."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from rejoinder import language
from rejoinder.records import Parsed, as_it_stands
from rejoinder.statements import windows as tagging
from rejoinder.statements.attribution import Attribution


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    words = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "said": 3, "the": 4}
    made = Tokenizer(WordLevel(words, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    return made


def parsed(text: str) -> Parsed:
    return language.parse_one(as_it_stands(text, uri="t"))


def test_windows_cover_every_sentence_once(tokenizer: Tokenizer) -> None:
    page = parsed("The envoy said the talks went on. Nobody left.\n\n" * 40)
    windows = list(tagging.windows(page, tokenizer, ()))
    assert len(windows) > 1
    assert windows[0].first == page.sentences[0].first
    assert windows[-1].last == page.sentences[-1].last
    starts = {sentence.first for sentence in page.sentences}
    assert all(window.first in starts for window in windows)
    for window in windows:
        assert len(window.pieces) <= tagging.PIECES + 2
        assert len(window.heads) == len(window.tag) == window.last - window.first
        assert window.heads.max() < len(window.pieces)


def test_a_sentence_longer_than_a_window_is_cut_not_lost(tokenizer: Tokenizer) -> None:
    page = parsed("They named " + ", ".join(["the envoy"] * 300) + ".")
    for window in tagging.windows(page, tokenizer, ()):
        assert len(window.pieces) <= tagging.PIECES + 2
        assert window.heads.max() < len(window.pieces)


def test_a_branch_is_named_by_the_dependency_that_joins_it_to_the_cue(
    tokenizer: Tokenizer,
) -> None:
    page = parsed("The old minister said that troops left.")
    [window] = tagging.windows(page, tokenizer, ())
    relations = tagging.relations(window, 3)
    branch = {token.text: int(relations[token.i, 1]) for token in page.doc}
    assert branch["said"] == tagging.INSIDE
    subject = tagging.DEPENDENCIES.index("nsubj")
    assert {branch["The"], branch["old"], branch["minister"]} == {subject}
    assert branch["troops"] == branch["left"] == tagging.DEPENDENCIES.index("ccomp")


def test_distances_and_sentences_are_counted_from_the_cue(tokenizer: Tokenizer) -> None:
    page = parsed("He left. She said no. They stayed.")
    [window] = tagging.windows(page, tokenizer, ())
    cue = next(token.i for token in page.doc if token.text == "said")
    relations = tagging.relations(window, cue)
    assert np.all(np.diff(relations[:, 0]) >= 0)
    assert relations[cue, 3] == tagging.OFFSETS // 2
    assert relations[0, 3] == tagging.OFFSETS // 2 - 1
    assert relations[-1, 3] == tagging.OFFSETS // 2 + 1
    assert relations[:, 0].max() < tagging.DISTANCES


def test_a_proposal_is_seen_from_its_cue_and_from_no_other(tokenizer: Tokenizer) -> None:
    page = parsed("The envoy said talks failed. Nobody left.")
    proposal = Attribution(
        source=(0, 9),
        cue=(10, 14),
        content=((15, 27),),
        anchor=2,
        lemma="say",
        frame="clause",
        rule="verb",
        confidence=0.9,
    )
    [window] = tagging.windows(page, tokenizer, (proposal,))
    assert window.sureness.tolist()[:4] == [0, 0, 5, 0]
    seen = tagging.relations(window, 2)[:, 5].tolist()
    assert seen[:6] == [2, 2, 3, 4, 4, 1]
    assert set(tagging.relations(window, 4)[:, 5].tolist()) == {0}
