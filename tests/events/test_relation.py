"""The learned head of marked pairs: its signs, its fit, its weights and its answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rejoinder import language
from rejoinder.events import relation
from rejoinder.events.coding import Described, code, code_pair, described
from rejoinder.events.relation import Head, Signs
from tests.events.test_finding import document
from training import relations as training


def _spans(text: str, *names: str) -> list[tuple[int, int]]:
    return [(text.index(name), text.index(name) + len(name)) for name in names]


def _described(text: str, source: str, target: str) -> Described:
    return described(language.parse_one(document(text)), *_spans(text, source, target))


def test_the_texts_hide_who_the_two_are() -> None:
    text = "On Monday the Danish cabinet, after a quarrel, did not meet the mayor of Odense."
    signs = _described(text, "the Danish cabinet", "the mayor of Odense").signs
    masked, between, skeleton = signs.texts
    assert masked == "On Monday they , after a quarrel , did not meet them ."
    assert between == ", after a quarrel, did not meet"
    assert skeleton.startswith("they") or " they " in skeleton
    assert skeleton.endswith("did not meet them")
    assert {"path=meet", "beside=neg:not", "order=st"} <= set(signs.names)


def test_a_pair_marked_backwards_is_another_pair() -> None:
    text = "The police arrested the editor."
    forth = _described(text, "The police", "the editor").signs
    back = _described(text, "the editor", "The police").signs
    assert forth.texts[0] == "they arrested them ."
    assert back.texts[0] == "them arrested they ."
    assert "order=ts" in back.names


@pytest.mark.parametrize(
    ("text", "source", "target", "kind"),
    [
        ("Envoys of Lima sat down with Quito to hammer out terms.", "Lima", "Quito", "CONSULT"),
        ("Riga found fault with the budget of Tallinn.", "Riga", "Tallinn", "ACCUSE"),
        ("Quito shipped tents to the islanders.", "Quito", "the islanders", "AID"),
    ],
)
def test_answers_by_sense(text: str, source: str, target: str, kind: str) -> None:
    parsed = language.parse_one(document(text))
    coding = code_pair(parsed, *_spans(text, source, target))
    assert coding.type == kind
    likely = [coding.confidence, *(share for _, share in coding.runners_up)]
    assert likely == sorted(likely, reverse=True)
    assert 0 < sum(likely) <= 1.002


def test_answers_do_not_hang_on_company() -> None:
    pairs = [
        _described("Oslo condemned the raid by Minsk.", "Oslo", "Minsk"),
        _described("Lima sent rice to Quito.", "Lima", "Quito"),
        _described("Chad freed its hold on the airport of Niger.", "Chad", "Niger"),
    ]
    assert code(pairs) == [code([pair])[0] for pair in pairs]


def test_yield_keeps_its_two_types_apart() -> None:
    for text, kind in (
        ("Minsk withdrew its troops from Lviv.", "RETREAT"),
        ("Minsk will withdraw its troops from Lviv.", "CONCEDE"),
    ):
        pair = _described(text, "Minsk", "Lviv")
        head = Head(roots=("ASSAULT", "YIELD"), names=(), sharpness=1.0,
                    weights=np.vstack([np.zeros((3 * 384, 2)), [[0.0, 9.0]]]))  # fmt: skip
        assert code([pair], head)[0].type == kind


def test_weights_survive_a_file_and_skip_names_unknown(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    head = Head(roots=("AID", "YIELD"), names=("path=give", "tier=pair"), sharpness=1.2,
                weights=rng.normal(size=(2 + 6 + 1, 2)).astype(np.float32))  # fmt: skip
    head.write(tmp_path / "head.npz")
    again = Head.read(tmp_path / "head.npz")
    known = Signs(names=("path=give",), texts=("", "", ""))
    more = Signs(names=("path=give", "path=never-seen"), texts=("", "", ""))
    vectors = rng.normal(size=(2, 6))
    vectors[1] = vectors[0]
    found = again.probabilities([known, more], vectors)
    assert np.array_equal(found, head.probabilities([known, more], vectors))
    assert np.allclose(found.sum(axis=1), 1.0)
    assert np.array_equal(found[0], found[1])


def test_the_fit_is_where_the_penalized_loss_stands_still() -> None:
    rng = np.random.default_rng(2)
    gold = ["AID", "YIELD", "REJECT"] * 8
    signs = [
        Signs(names=(f"path={root.lower()}", "tier=pair"), texts=("", "", "")) for root in gold
    ]
    vectors = rng.normal(size=(len(gold), 40))
    head = training.fit(signs, vectors, gold)
    rows = head.rows(signs, vectors)
    wanted = np.array([[root == one for root in head.roots] for one in gold], dtype=float)
    slope = rows.T @ (relation.softmax(rows @ head.weights) - wanted)
    slope += training.PENALTY * head.weights
    assert np.abs(slope).max() < 0.02
    likely = head.probabilities(signs, vectors)
    assert [head.roots[i] for i in likely.argmax(axis=1)] == gold


def test_a_pair_without_a_sign_leaves_the_type_open() -> None:
    pair = _described("Snipers picked off two medics near the bridge.", "Snipers", "two medics")
    assert pair.ruled.tier == "none"
    assert not any(name.startswith(("type", "quad", "mode", "word")) for name in pair.signs.names)


def test_each_pair_is_held_out_once() -> None:
    held = training.folds(23, 5)
    assert sorted(int(i) for part in held for i in part) == list(range(23))
    assert max(map(len, held)) - min(map(len, held)) <= 1


def test_the_shipped_head_knows_every_root() -> None:
    head = Head.shipped()
    assert len(head.roots) == 15
    assert "YIELD" in head.roots
    assert head.weights.shape == (len(head.names) + 3 * 384 + 1, 15)
