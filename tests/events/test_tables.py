"""The tables of the acts hold together, and a user may lay scores over the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder import language
from rejoinder.errors import LexiconError
from rejoinder.events.coding import code_pair, folded_type
from rejoinder.events.conditions import known
from rejoinder.grammar import status
from rejoinder.grammar.reality import State
from rejoinder.lexicon import events as lexicon
from rejoinder.lexicon.scores import ScoreTable
from tests.events.test_finding import document


def _acts() -> list[lexicon.VerbAct | lexicon.NounAct]:
    verbs = [entry.act for entries in lexicon.verbs().values() for entry in entries]
    return [*verbs, *(act for acts in lexicon.nouns().values() for act in acts)]


def test_every_requirement_is_a_test_that_exists() -> None:
    unknown = {name for act in _acts() for name in act.requires if not known(name.lstrip("!"))}
    assert unknown == set()


def test_every_class_that_a_row_asks_for_is_in_the_table() -> None:
    wanted = {
        name.lstrip("!@")
        for act in _acts()
        if isinstance(act, lexicon.VerbAct)
        for name in act.object
        if name.lstrip("!").startswith("@")
    }
    assert all(lexicon.words(name) for name in wanted)


def test_every_place_of_a_party_is_one_that_is_looked_up() -> None:
    whole = {"comp.subj", "comp.agent", "cond.subj", "gov.subj"}
    places = {place for act in _acts() for place in (*act.actor, *act.recipient)} - whole
    assert {place.partition(".")[2] for place in places} == {"", "in", "deep"}


def test_all_sixteen_types_have_words_and_scores() -> None:
    assert {act.type for act in _acts()} == set(lexicon.QUADS)
    table = ScoreTable.load()
    assert all(table.score(act.type, act.mode) is not None for act in _acts())


def test_a_users_score_replaces_its_row_alone(tmp_path: Path) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text("type\tmode\tscore\tsource\nAID\t\t9\tme\n", encoding="utf-8")
    table = ScoreTable.load(own)
    assert table.score("AID", None) == 9.0
    assert table.score("ASSAULT", "beat") == ScoreTable.load().score("ASSAULT", "beat")
    assert table.named != ScoreTable.load().named


def test_a_score_out_of_bounds_is_named(tmp_path: Path) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text("type\tmode\tscore\tsource\nAID\t\t90\tme\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.tsv.*AID.*90"):
        ScoreTable.load(own)


@pytest.mark.parametrize(
    ("text", "source", "target", "kind", "quad"),
    [
        ("Oslo condemned the raid by Minsk.", "Oslo", "Minsk", "ACCUSE", 3),
        ("Lima will send rice to Quito.", "Lima", "Quito", "AGREE", 1),
        ("Lima sent rice to Quito.", "Lima", "Quito", "AID", 2),
        ("Quito will not help Lima.", "Quito", "Lima", "REJECT", 3),
        ("Accra was bombed by Lome.", "Lome", "Accra", "ASSAULT", 4),
    ],
)
def test_a_marked_pair(text: str, source: str, target: str, kind: str, quad: int) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in (source, target)]
    coding = code_pair(language.parse_one(document(text)), spans[0], spans[1])
    assert (coding.type, coding.quad) == (kind, quad)
    assert 0 < coding.confidence < 1


def test_a_span_without_a_word_is_refused() -> None:
    parsed = language.parse_one(document("Oslo met Rome."))
    with pytest.raises(ValueError, match="holds no word"):
        code_pair(parsed, (0, 4), (4, 5))


def test_folding_leaves_what_happened_as_it_is() -> None:
    assert folded_type("AID", State()) == "AID"
    assert folded_type("AID", State(status="planned")) == "AGREE"
    assert folded_type("RETREAT", State(status="planned")) == "CONCEDE"
    assert folded_type("AID", State(status="denied")) == "REJECT"


@pytest.mark.parametrize("real", ["occurred", "planned", "denied"])
def test_factuality_keeps_to_its_status(real: status.Status) -> None:
    numbers = [status.within(real, value) for value in (-3.0, 0.0, 3.0)]
    assert numbers == sorted(numbers)
    assert {"occurred": min(numbers) >= 1.5, "planned": max(map(abs, numbers)) < 1.5,
            "denied": max(numbers) <= -1.5}[real]  # fmt: skip
