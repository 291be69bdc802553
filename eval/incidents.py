"""``python -m eval incidents``: are reports of one thing joined, and of others kept apart?

Reads JSON Lines of ``{document, published, text, mentions: [{start, end, incident}]}``. Each page
is read and stored in a ledger made for the run; a gold mention takes the incident of the event
whose trigger lies nearest within it (its evidence where no trigger does), and is an incident of its
own where no event was found. Mentions are then two partitions, compared by B-cubed and by CoNLL's
mean of MUC, B-cubed and CEAF-e; ``count_ratio`` is incidents found against their true number.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.intervals import bootstrap, f1
from rejoinder.flow import Reader
from rejoinder.ledger import Batch, Entry, Ledger
from rejoinder.records import (
    Document,
    Event,
    Named,
    Reading,
    Run,
    as_it_stands,
)

Partition = dict[str, str]
"""Mention -> its incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One gold mention, by document, with the incident it reports."""

    key: str
    document: str
    start: int
    end: int
    incident: str


def run(data: Path, limit: int | None = None, errors: Path | None = None) -> dict[str, Any]:
    """Figures for a JSON Lines file, or a folder of them; see the module's text."""
    files = sorted(data.glob("*.jsonl")) if data.is_dir() else [data]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines() if line]
    pages = [json.loads(line) for line in lines][:limit]
    gold = [
        Mention(
            key=f"{page['document']}:{m['start']}:{m['end']}",
            document=str(page["document"]),
            start=m["start"],
            end=m["end"],
            incident=str(m["incident"]),
        )
        for page in pages
        for m in page["mentions"]
    ]
    found = predicted(pages, gold)
    if errors is not None:
        _write(errors, gold, found)
    return figures(gold, found)


def predicted(pages: Sequence[dict[str, Any]], gold: Sequence[Mention]) -> Partition:
    """The incident that our ledger puts each gold mention in."""
    readings = {}
    documents = [_document(page) for page in pages]
    for number, reading in enumerate(Reader().read_documents(documents)):
        readings[str(pages[number]["document"])] = reading
        if number % 20 == 0:
            sys.stderr.write(f"incidents: {number} of {len(pages)} pages\n")
    incident = _joined(list(readings.values()))
    return partition(gold, readings, incident)


def partition(
    gold: Sequence[Mention], readings: Mapping[str, Reading], incident: Mapping[str, str]
) -> Partition:
    """The incident of each gold mention: that of the event that tells it, else one of its own."""
    found: Partition = {}
    for mention in gold:
        reading = readings.get(mention.document)
        event = _reported(reading, mention) if reading else None
        found[mention.key] = incident.get(event.id, event.id) if event else f"none:{mention.key}"
    return found


def _document(page: dict[str, Any]) -> Document:
    uri = str(page["document"])
    published = page.get("published")
    return as_it_stands(page["text"], uri=uri, published=published, outlet=page.get("outlet"))


def _joined(readings: list[Reading]) -> dict[str, str]:
    """Event id -> incident id, by way of a ledger of these readings alone."""
    run_record = Run(
        software=Named(name="rejoinder", hash="eval"),
        models=(),
        lexicons=(),
        score_table=None,
        options=(),
    )
    entries = [Entry.of(reading.document.id, reading) for reading in readings]
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "incidents.duckdb", write=True) as ledger,
    ):
        ledger.add(Batch(entries=entries), run=run_record)
        ledger.weave()
        answer = ledger.ask("SELECT id, reports FROM incident_of($as_of)", {"as_of": None})
    return {report: row[0] for row in answer.rows for report in row[1]}


def _reported(reading: Reading, mention: Mention) -> Event | None:
    middle = (mention.start + mention.end) / 2

    def distance(event: Event) -> tuple[int, float]:
        inside = mention.start <= event.trigger.start < mention.end
        return (0 if inside else 1, abs(event.trigger.start - middle))

    touching = [
        event
        for event in reading.events
        if any(s.start < mention.end and mention.start < s.end for s in event.evidence)
        or mention.start <= event.trigger.start < mention.end
    ]
    return min(touching, key=distance) if touching else None


def figures(gold: Sequence[Mention], found: Partition) -> dict[str, Any]:
    """B-cubed, CoNLL and the count ratio, with intervals by document."""
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in gold:
        by_document[mention.document].append(mention)
    truth = {mention.key: mention.incident for mention in gold}
    keys = [mention.key for mention in gold]
    shares = dict(zip(keys, _shares(keys, truth, found), strict=True))
    # Each mention's own precision and recall stand as they are among all documents: clusters of a
    # drawn sample would lack the links to documents not drawn, and flatter the recall.
    groups = [[shares[mention.key] for mention in part] for part in by_document.values()]

    def bcubed_of(parts: Sequence[list[tuple[float, float]]]) -> float:
        return _mean([share for part in parts for share in part])[2]

    precision, recall, score = bcubed([m.key for m in gold], truth, found)
    true_number = len(set(truth.values()))
    ratio = len(set(found.values())) / true_number if true_number else 1.0
    return {
        "bcubed": {
            "p": round(precision, 4),
            "r": round(recall, 4),
            "f1": round(score, 4),
            "f1_ci": bootstrap(groups, bcubed_of, 200),
        },
        "conll": {"f1": round((muc(truth, found) + score + ceaf(truth, found)) / 3, 4)},
        "count_ratio": round(ratio, 4),
        "count_error": round(abs(ratio - 1), 4),
        "unfound": sum(value.startswith("none:") for value in found.values()),
        "n": len(gold),
        "documents": len(groups),
    }


def _clusters(partition: Partition, keys: Sequence[str]) -> dict[str, set[str]]:
    clusters: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        clusters[partition[key]].add(key)
    return clusters


def bcubed(keys: Sequence[str], truth: Partition, found: Partition) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over the mentions ``keys`` (a bootstrap may repeat some).

    >>> bcubed(["a", "b"], {"a": "1", "b": "1"}, {"a": "x", "b": "y"})
    (1.0, 0.5, 0.6666666666666666)
    """
    return _mean(_shares(keys, truth, found)) if keys else (1.0, 1.0, 1.0)


def _shares(keys: Sequence[str], truth: Partition, found: Partition) -> list[tuple[float, float]]:
    """Of each mention, the share of our cluster and of the true one that is right."""
    true, ours = _clusters(truth, keys), _clusters(found, keys)
    shares = []
    for key in keys:
        gold, mine = true[truth[key]], ours[found[key]]
        shared = len(gold & mine)
        shares.append((shared / len(mine), shared / len(gold)))
    return shares


def _mean(shares: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    precision = sum(share for share, _ in shares) / len(shares)
    recall = sum(share for _, share in shares) / len(shares)
    return precision, recall, 2 * precision * recall / (precision + recall)


def muc(truth: Partition, found: Partition) -> float:
    """MUC's F1: links kept; 1 where neither side has a link.

    >>> muc({"a": "1", "b": "1"}, {"a": "x", "b": "x"})
    1.0
    """
    keys = list(truth)

    def links(one: Partition, other: Partition) -> tuple[int, int]:
        kept = total = 0
        for cluster in _clusters(one, keys).values():
            total += len(cluster) - 1
            kept += len(cluster) - len({other[key] for key in cluster})
        return kept, total

    (right, gold), (_, mine) = links(truth, found), links(found, truth)
    kept = links(found, truth)[0]
    precision = kept / mine if mine else float(not gold)
    recall = right / gold if gold else float(not mine)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ceaf(truth: Partition, found: Partition) -> float:
    """CEAF-e's F1: the best one-to-one pairing of incidents by their shared mentions.

    >>> ceaf({"a": "1", "b": "2"}, {"a": "x", "b": "y"})
    1.0
    """
    keys = list(truth)
    gold = list(_clusters(truth, keys).values())
    mine = list(_clusters(found, keys).values())
    alike = np.array([[2 * len(g & m) / (len(g) + len(m)) for m in mine] for g in gold])
    if not alike.size:
        return 1.0
    rows, columns = linear_sum_assignment(-alike)
    return f1(float(alike[rows, columns].sum()), len(mine), len(gold))[2]


def _write(path: Path, gold: Sequence[Mention], found: Partition) -> None:
    """Each pair of mentions joined wrongly or kept apart wrongly, first with first."""
    first: dict[str, Mention] = {}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for mention in gold:
            ours = found[mention.key]
            other = first.setdefault(mention.incident, mention)
            cause = None
            if ours.startswith("none:"):
                cause = "no event found"
            elif found[other.key] != ours:
                cause = "kept apart"
            if cause:
                line = {
                    "document": mention.document,
                    "error": cause,
                    "gold": {"incident": mention.incident, "mention": mention.key},
                    "output": {"incident": ours, "apart from": other.key},
                }
                file.write(json.dumps(line) + "\n")
