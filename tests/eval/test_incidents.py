"""The incident scorer on partitions with known results."""

from __future__ import annotations

import pytest

from eval import incidents
from eval.incidents import Mention

TRUTH = {"a": "1", "b": "1", "c": "1", "d": "2"}
APART = {"a": "w", "b": "x", "c": "y", "d": "z"}
ONE = dict.fromkeys(TRUTH, "all")
MENTIONS = [
    Mention(key=key, document=f"p{index % 2}", start=0, end=1, incident=incident)
    for index, (key, incident) in enumerate(TRUTH.items())
]


def test_gold_against_gold_is_one() -> None:
    found = incidents.figures(MENTIONS, TRUTH)
    assert found["bcubed"]["f1"] == found["conll"]["f1"] == found["count_ratio"] == 1.0


def test_all_apart_is_precise_and_counts_too_many() -> None:
    found = incidents.figures(MENTIONS, APART)
    assert found["bcubed"]["p"] == 1.0
    assert found["bcubed"]["r"] == pytest.approx((3 * (1 / 3) + 1) / 4)
    assert found["count_ratio"] == 2.0
    assert incidents.muc(TRUTH, APART) == 0.0


def test_all_in_one_has_full_recall_and_counts_too_few() -> None:
    found = incidents.figures(MENTIONS, ONE)
    assert found["bcubed"]["r"] == 1.0
    assert found["bcubed"]["p"] == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)
    assert found["count_ratio"] == 0.5
    assert incidents.muc(TRUTH, ONE) == pytest.approx(2 * (2 / 3) / (2 / 3 + 1))


def test_ceaf_pairs_each_incident_once() -> None:
    assert incidents.ceaf(TRUTH, APART) == pytest.approx(2 * 0.375 * 0.75 / (0.375 + 0.75))


def test_the_interval_holds_the_figure() -> None:
    mentions = [
        Mention(key=str(n), document=f"p{n}", start=0, end=1, incident=str(n % 5))
        for n in range(20)
    ]
    found = {mention.key: mention.key for mention in mentions}
    result = incidents.figures(mentions, found)["bcubed"]
    low, high = result["f1_ci"]
    assert low <= result["f1"] <= high
