"""The peers' glue, on outputs small enough to score by hand; no peer is needed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eval import table
from eval.peers import inputs, outputs, record, scoring
from eval.peers.outputs import Peer

TML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2016-07-08">Friday</TIMEX3></DCT>
<TEXT>They met on <TIMEX3 tid="t1" type="DATE" value="2016-07-07">Thursday</TIMEX3>.</TEXT></TimeML>
"""
ARTICLE = "“No deal,” said Lind. Tam agreed to it.\n"
BRAT = """T1\tSource 16 20\tLind
T2\tCue 11 15\tsaid
T3\tContent 0 10\t“No deal,”
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
T4\tSource 22 25\tTam
T5\tCue 26 32\tagreed
T6\tContent 33 38\tto it
E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6
"""


def test_a_peer_that_is_not_installed_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "times.jsonl").write_text('{"id": "a"}\n')

    def start() -> object:
        raise ImportError("No module named 'clocks'")

    outputs.run("clocks", Peer(distribution="pytest", reads="times", start=start), tmp_path)
    given = scoring.read(tmp_path / "clocks.jsonl")
    assert given.missing == "ImportError: No module named 'clocks'"
    assert given.outputs == {}


def test_an_item_that_a_peer_refuses_is_an_empty_output(tmp_path: Path) -> None:
    (tmp_path / "times.jsonl").write_text('{"id": "a", "text": "x"}\n{"id": "b"}\n')
    peer = Peer(distribution="pytest", reads="times", start=lambda: lambda item: item["text"])
    outputs.run("clocks", peer, tmp_path)
    assert scoring.read(tmp_path / "clocks.jsonl").outputs == {"a": "x", "b": None}


@pytest.mark.parametrize(
    ("resolution", "value"),
    [
        (
            {"values": [{"timex": "XXXX-WXX-5", "type": "date", "value": "2016-07-01"}]},
            "2016-07-01",
        ),
        ({"values": [{"timex": "2016-07", "type": "daterange", "start": "2016-07-01"}]}, "2016-07"),
        (
            {"values": [{"timex": "(2016-07-01,2016-07-04,P3D)", "type": "daterange"}]},
            "2016-07-01",
        ),
        ({"values": [{"timex": "P3D", "type": "duration", "value": "259200"}]}, "P3D"),
        (None, None),
    ],
)
def test_resolutions_become_timex_values(resolution: dict[str, object], value: str | None) -> None:
    assert outputs.timex(resolution) == value


@pytest.mark.parametrize(
    ("period", "value"),
    [("day", "2021-01-03"), ("week", "2020-W53"), ("month", "2021-01"), ("year", "2021")],
)
def test_a_date_is_no_finer_than_what_was_read(period: str, value: str) -> None:
    assert outputs.truncated(datetime(2021, 1, 3, tzinfo=UTC), period) == value


def test_times_are_scored_as_ours_are(tmp_path: Path) -> None:
    (tmp_path / "x.tml").write_text(TML)
    (item,) = inputs.timed(tmp_path)
    start = item["text"].index("Thursday")
    found = {"start": start, "end": start + 8, "value": "2016-07-07"}
    assert item["published"] == "2016-07-08"
    assert scoring.datings(tmp_path, {"x.tml": [found]})["value.f1"] == 1.0
    doubled = [found, {**found, "start": 0, "end": 4}]
    assert scoring.datings(tmp_path, {"x.tml": doubled})["relaxed.f1"] == pytest.approx(
        2 / 3, abs=1e-3
    )
    assert scoring.datings(tmp_path, {"x.tml": None})["relaxed.f1"] == 0.0


def test_only_direct_quotations_are_asked_of_a_peer_of_direct_quotations(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(ARTICLE)
    (tmp_path / "attributions" / "a_one.ann").write_text(BRAT)
    quotation = {"source": [[16, 20]], "cue": [[11, 15]], "content": [[0, 10]]}
    found = scoring.quotations(tmp_path, {"a": [quotation]})
    assert found == {"direct.complete.f1": 1.0, "direct.complete.p": 1.0, "direct.complete.r": 1.0}
    assert scoring.quotations(tmp_path, {"a": None})["direct.complete.f1"] == 0.0


def test_pages_kept_whole_are_right_and_pages_lost_are_not(tmp_path: Path) -> None:
    body = "The river rose again on Friday night and fell on Sunday."
    (tmp_path / "ground-truth.json").write_text(json.dumps({"p": {"articleBody": body}}))
    assert scoring.articles(tmp_path, {"p": body})["f1"] == 1.0
    assert scoring.articles(tmp_path, {"p": None})["r"] == 0.0


def test_damage_is_scored_by_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It’s Ana’s.")
    given = {item["id"]: item["text"] for item in inputs.spoilt(tmp_path)}
    assert given["a.txt question"] == "It?s Ana?s."
    half = scoring.repairs(
        tmp_path, {"a.txt question": "It’s Ana?s.", "a.txt clean": "It’s Ana’s."}
    )
    assert half == {"question.exact": 0.0, "question.characters": 0.5, "clean_changed": 0.0}


def test_the_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "peers.toml"
    figures = [
        record.Measured(
            evaluation="times", figure="value.f1", peer=name, version="1", value=value, items=3
        )
        for name, value in (("clocks", 0.5), ("dials", 0.75))
    ]
    gap = record.Missing(peer="suns", reason='ImportError: no "suns"\nhere')
    record.write(figures, [gap], file, ran="2026-11-25")
    kept = record.load(file)
    assert (kept.ran, kept.figures) == ("2026-11-25", tuple(figures))
    assert kept.missing[0].reason == 'ImportError: no "suns" here'
    best = kept.best("times", "value.f1")
    assert best is not None
    assert best.peer == "dials"
    assert kept.best("pages", "f1") is None
    assert "suns" in table.notes(kept)
    assert "2026-11-25" in table.notes(kept)


def test_less_is_better_where_it_is() -> None:
    kept = record.Record(
        ran="2026-11-25",
        missing=(),
        figures=tuple(
            record.Measured(
                evaluation="damage",
                figure="clean_changed",
                peer=name,
                version="1",
                value=value,
                items=1,
            )
            for name, value in (("mender", 0.5), ("keeper", 0.0))
        ),
    )
    best = kept.best("damage", "clean_changed")
    assert best is not None
    assert best.peer == "keeper"


def test_the_kept_record_names_every_peer() -> None:
    kept = record.load()
    named = {m.peer for m in kept.figures} | {m.peer for m in kept.missing}
    assert named == set(outputs.PEERS)
