"""The scorer of attributions: known results, and agreement with the scorer that others use."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.attributions import Attribution, count
from eval.statements import Article, figures, read

TEXT = "Lena Holm said the port was shut. “No ship left,” she added. Omar Aziz denied it."
GOLD = (
    Attribution(source=((0, 9),), cue=((10, 14),), content=((15, 32),)),
    Attribution(source=((50, 53),), cue=((54, 59),), content=((34, 49),)),
    Attribution(source=((61, 70),), cue=((71, 77),), content=((78, 80),)),
)
ARTICLE = Article(name="own", text=TEXT, gold=GOLD, discarded=())
NAMES = ("complete", "complete_exact", "cue_overlap")

_ranges = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
        lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
    ),
    max_size=2,
).map(tuple)
_attributions = st.lists(
    st.builds(Attribution, source=_ranges, cue=_ranges, content=_ranges), max_size=6
)


def test_gold_against_itself_is_one() -> None:
    result = figures([ARTICLE], [GOLD])
    assert [result[name]["f1"] for name in (*NAMES, "content_token")] == [1.0] * 4
    assert result["speech"]["complete"]["f1"] == 1.0


def test_no_predictions_are_nothing() -> None:
    result = figures([ARTICLE], [()])
    assert [result[name]["f1"] for name in (*NAMES, "content_token")] == [0.0] * 4


def test_doubled_predictions_halve_the_precision() -> None:
    result = figures([ARTICLE], [(*GOLD, *GOLD)])
    assert (result["complete"]["p"], result["complete"]["r"]) == (0.5, 1.0)


def test_content_needs_half_and_source_a_word() -> None:
    half = Attribution(source=((5, 9),), cue=((10, 14),), content=((15, 23),))
    less = Attribution(source=((5, 9),), cue=((10, 14),), content=((15, 18),))
    absent = Attribution(source=(), cue=((10, 14),), content=((15, 32),))
    matched = [count(GOLD[:1], [one], TEXT).matched["complete"] for one in (half, less, absent)]
    assert matched == [1, 0, 0]


def test_what_is_discarded_counts_on_neither_side() -> None:
    article = Article(name="own", text=TEXT, gold=GOLD, discarded=((60, len(TEXT)),))
    result = figures([article], [GOLD])
    assert (result["gold"], result["predicted"]) == (2, 2)


def test_calibration_error_of_sure_and_right_is_nothing() -> None:
    sure = [
        Attribution(source=a.source, cue=a.cue, content=a.content, confidence=1.0) for a in GOLD
    ]
    wrong = Attribution(source=((0, 4),), cue=((71, 77),), content=((0, 9),), confidence=1.0)
    assert figures([ARTICLE], [sure])["ece"] == 0.0
    assert figures([ARTICLE], [[*sure, wrong]])["ece"] == 0.25


def test_a_folder_is_read_first_annotator_first(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a_b.txt").write_text(TEXT, encoding="utf-8")
    first = (
        "T1\tSource 0 9\tLena Holm\nT2\tCue 10 14\tsaid\n"
        "T3\tContent 15 23;24 32\tthe port was shut\nT4\tDiscard 61 70\tOmar Aziz\n"
        "T5\tDiscuss 34 49\tNo ship left\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
        "a line that a note broke\n"
    )
    (tmp_path / "attributions" / "a_b_0001.ann").write_text(first, encoding="utf-8")
    (tmp_path / "attributions" / "a_b_0002.ann").write_text("", encoding="utf-8")
    (article,) = read(tmp_path)
    assert article.gold == (
        Attribution(source=((0, 9),), cue=((10, 14),), content=((15, 23), (24, 32))),
    )
    assert article.discarded == ((61, 70),)


@pytest.mark.shared
@given(gold=_attributions, predicted=_attributions)
def test_counts_agree_with_the_shared_scorer(
    shared: Path, gold: list[Attribution], predicted: list[Attribution]
) -> None:
    # The shared scorer raises the recursion limit for the whole process; it needs none here.
    with patch("sys.setrecursionlimit"):
        theirs = _shared_scorer(shared).score(
            {"own": [_plain(a) for a in gold]},
            {"own": [_plain(a) for a in predicted]},
            {"own": TEXT},
        )
    ours = count(gold, predicted, TEXT)
    for name in NAMES:
        assert (theirs[name]["tp"], theirs[name]["pred"], theirs[name]["gold"]) == (
            ours.matched[name],
            ours.predicted,
            ours.gold,
        )
    token = theirs["content_token"]
    assert (token["tp"], token["pred"], token["gold"]) == ours.content


def _plain(a: Attribution) -> dict[str, list[list[int]]]:
    return {
        name: [list(place) for place in part]
        for name, part in (("source", a.source), ("cue", a.cue), ("content", a.content))
    }


def _shared_scorer(shared: Path):  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location(
        "attribution_scorer", shared / "tools" / "attribution_scorer.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
