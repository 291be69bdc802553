"""Records drawn for a hand judgement, and the precision that a judged sheet gives.

``python -m eval.judging draw LEDGER OUT --seed N`` draws records of each kind from a ledger and
writes ``OUT/ids.tsv`` (kind and id: committed before anyone judges) and ``OUT/sheet.jsonl``
(sentence and record without its confidence: it holds others' text and stays out of the repository).
``python -m eval.judging score SHEET.tsv`` reads ``kind, id, document, verdict`` (``right``,
``wrong``) and prints precision with intervals by document.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import click

from eval.intervals import bootstrap
from rejoinder.ledger import Ledger
from rejoinder.records import Commitment, Event, Reading, Statement
from rejoinder.records.jsonl import to_dict

KINDS = ("statement", "event", "commitment")
_UNSEEN = ("confidence", "rule", "factuality")


@click.group()
def main() -> None:
    """Draw records to judge, or score a judged sheet."""


@main.command()
@click.argument("ledger", type=click.Path(exists=True, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--seed", default=2020, help="The same ledger and seed give the same records.")
@click.option("--number", default=30, help="Records of each kind.")
def draw(ledger: Path, out: Path, seed: int, number: int) -> None:
    """Draw NUMBER records of each kind, blind."""
    out.mkdir(parents=True, exist_ok=True)
    sheet: list[dict[str, Any]] = []
    with Ledger.open(ledger) as store:
        for kind in KINDS:
            found = store.ask(f"SELECT id, document FROM {kind} ORDER BY id")
            rows = [(str(row[0]), str(row[1])) for row in found.rows]
            chosen = random.Random(seed).sample(rows, min(number, len(rows)))
            for record_id, document in chosen:
                reading = store.reading(document)
                if reading is not None:
                    sheet.append(_line(kind, record_id, reading))
    with (out / "ids.tsv").open("w", encoding="utf-8") as file:
        file.write("kind\tid\tdocument\n")
        file.writelines(f"{s['kind']}\t{s['id']}\t{s['document']}\n" for s in sheet)
    with (out / "sheet.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in sheet)


def _line(kind: str, record_id: str, reading: Reading) -> dict[str, Any]:
    [record] = [r for r in reading.records() if r.id == record_id]
    if not isinstance(record, Statement | Event | Commitment):
        raise TypeError(f"{record_id} is no {kind}")
    spans = record.content if isinstance(record, Statement) else record.evidence
    if isinstance(record, Statement) and record.cue is not None:
        spans = (*spans, record.cue)
    first = min(span.start for span in spans)
    last = max(span.end for span in spans)
    text = reading.document.text
    around = [s for s in reading.sentences if s.start < last and first < s.end]
    start, end = around[0].start, around[-1].end
    shown = {key: value for key, value in to_dict(record).items() if key not in _UNSEEN}
    shown["on the word of"] = next(
        (
            s.speaker.name
            for s in reading.statements
            if s.id == shown.get("statement") and s.speaker
        ),
        None,
    )
    return {
        "kind": kind,
        "id": record_id,
        "document": reading.document.id,
        "published": reading.document.published.value,
        "before": text[max(0, start - 400) : start],
        "sentence": text[start:end],
        "record": shown,
    }


@main.command()
@click.argument("sheet", type=click.Path(exists=True, path_type=Path))
def score(sheet: Path) -> None:
    """Print the precision of each kind in a judged SHEET."""
    with sheet.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    figures: dict[str, Any] = {}
    for kind in KINDS:
        by_document: dict[str, list[bool]] = defaultdict(list)
        for row in rows:
            if row["kind"] == kind:
                by_document[row["document"]].append(row["verdict"] == "right")
        parts = list(by_document.values())
        verdicts = [verdict for part in parts for verdict in part]
        if verdicts:
            figures[kind] = {
                "precision": round(sum(verdicts) / len(verdicts), 4),
                "precision_ci": bootstrap(
                    parts, lambda drawn: sum(map(sum, drawn)) / sum(map(len, drawn))
                ),
                "n": len(verdicts),
            }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
