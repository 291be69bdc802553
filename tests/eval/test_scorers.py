"""Scorers on cases whose figures are known: gold is 1, nothing is 0, doubling halves precision."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from eval import actors, events, pages, relations, status

GOLD = Counter({(("NOR", "GOV"), ("MLT", ""), "CONSULT"): 1, (("PER", ""), ("CHL", ""), "AID"): 1})
OTHER = Counter({(("NOR", "MIL"), ("MLT", ""), "CONSULT"): 1, (("PER", ""), ("BOL", ""), "AID"): 1})
BODY = "The river rose by two meters on Friday and both of the bridges were closed at noon."


@pytest.mark.parametrize(
    ("guess", "precision", "recall"),
    [(GOLD, 1.0, 1.0), (Counter(), 0.0, 0.0), (GOLD + OTHER, 0.5, 1.0), (OTHER, 0.0, 0.0)],
)
def test_event_tuples(guess: Counter[events.Triple], precision: float, recall: float) -> None:
    figures = events._figures([events._score(GOLD, guess, False, len(guess))], "tuple")
    assert (figures["p"], figures["r"]) == (precision, recall)


def test_events_where_none_is_wanted_are_counted() -> None:
    assert events._score(Counter(), OTHER, True, 2).false == 2
    assert events._score(GOLD, OTHER, False, 2).false == 0


def test_a_gold_code_is_country_and_sector() -> None:
    found = events.gold_triples(
        [
            {"source": "NORGOV", "target": "---REB", "cameo": "043"},
            {"source": "NOR", "target": "MLT", "cameo": "010"},
        ]
    )
    assert list(found) == [(("NOR", "GOV"), ("---", "REB"), "CONSULT")]


def test_status_certain_alike_is_one_and_turned_round_is_none() -> None:
    pairs = [(3.0, 2.0), (0.0, 0.5), (-3.0, -1.5)]
    assert status.macro_f1([pairs]) == 1.0
    assert status.mae([pairs]) == pytest.approx(1.0)
    turned = [(gold, -gold) for gold, _ in pairs]
    assert status.macro_f1([turned]) == pytest.approx(1 / 3)
    assert status.pearson([turned]) == pytest.approx(-1.0)


def test_roots_weigh_alike_however_rare() -> None:
    assert relations._macro([("AID", "AID"), ("YIELD", "YIELD")]) == 1.0
    assert relations._macro([("AID", "YIELD"), ("YIELD", "AID")]) == 0.0
    rare = [("AID", "AID")] * 8 + [("YIELD", "AID")] * 2
    assert relations._macro(rare) == pytest.approx((16 / 18) / 2)


def test_pages_doubled_halve_precision() -> None:
    whole, nothing = pages.compared(BODY, BODY)[0], pages.compared("", BODY)[0]
    assert pages.figures([whole])["f1"] == 1.0
    assert pages.figures([nothing])["r"] == 0.0
    other = "A ferry that nobody had ordered lay at the quay with its lights on all night long."
    shared, kept, wanted = pages.compared(BODY + "\n" + other, BODY)[0]
    assert shared == wanted
    assert shared / kept == pytest.approx(0.5, abs=0.06)


def test_actors_score_only_the_keys_that_are_there(tmp_path: Path) -> None:
    rows = [
        {"text": "Norway", "country": "NOR", "sector": ""},
        {"text": "Norway", "country": "MLT"},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    figures = actors.run(file)
    assert (figures["country"], figures["sector"], figures["both"]) == (0.5, 1.0, 0.5)
