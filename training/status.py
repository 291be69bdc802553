"""Fits the weights of ``status_weights.tsv``: ``python -m training.status FILE…``.

Ridge regression of readers' factuality on the features of ``rejoinder.grammar.factuality``. The
shipped table was fitted on uds_ewt_dev.jsonl (2,635 predicates of web English; CC BY-SA 4.0) and
meantime_dev.jsonl (195 of news; CC BY 4.0), never on a test split. Prints five-fold figures first.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from eval.status import macro_f1, mae, pearson, plain
from rejoinder.grammar import factuality, status
from rejoinder.language import model

_RIDGE = 10.0
"""Penalty: five-fold macro-F1 is flat from 5 to 15 and falls beyond."""
_LEAST = 4
"""Predicates that must show a feature: rarer ones changed no figure and doubled the table."""

Sentence = list[tuple[float, frozenset[str]]]


def main(files: list[Path], out: Path) -> None:
    """Cross-validates, then fits on everything and writes the table."""
    sentences = [s for file in files for s in _sentences(file)]
    order = list(range(len(sentences)))
    random.Random(0).shuffle(order)
    scored = []
    for fold in range(5):
        held = set(order[fold::5])
        weights = _fit([sentences[i] for i in order if i not in held])
        scored += [[(gold, _value(weights, names)) for gold, names in sentences[i]] for i in held]
    print(
        f"five-fold: macro_f1 {macro_f1(scored):.3f} pearson {pearson(scored):.3f} "
        f"mae {mae(scored):.3f}",
        file=sys.stderr,
    )
    weights = _fit(sentences)
    rows = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    head = "# Fitted by training/status.py on uds_ewt_dev and meantime_dev.\nfeature\tweight\n"
    out.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


def _sentences(file: Path) -> list[Sentence]:
    nlp = model()
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if row["predicates"]]
    docs = nlp.pipe(Doc(nlp.vocab, words=[plain(t) for t in row["tokens"]]) for row in rows)
    return [
        [
            (float(p["factuality"]), status.features_of(doc[p["token"]]))
            for p in row["predicates"]
        ]
        for row, doc in zip(rows, docs, strict=True)
    ]  # fmt: skip


def _fit(sentences: list[Sentence]) -> dict[str, float]:
    counts = Counter(name for part in sentences for _, names in part for name in names)
    known = sorted(name for name, count in counts.items() if count >= _LEAST)
    index = {name: i for i, name in enumerate(known)}
    rows = [(gold, names) for part in sentences for gold, names in part]
    table = np.zeros((len(rows), len(known) + 1))
    table[:, -1] = 1.0
    for row, (_, names) in enumerate(rows):
        for name in names & index.keys():
            table[row, index[name]] = 1.0
    penalty = _RIDGE * np.eye(len(known) + 1)
    penalty[-1, -1] = 0.0
    gold = np.array([value for value, _ in rows])
    solved = np.linalg.solve(table.T @ table + penalty, table.T @ gold)
    return dict(zip([*known, "bias"], map(float, solved), strict=True))


def _value(weights: dict[str, float], names: frozenset[str]) -> float:
    total = sum(weights.get(name, 0.0) for name in names) + weights["bias"]
    return max(-3.0, min(3.0, factuality.stretched(total)))


if __name__ == "__main__":
    main(
        [Path(name) for name in sys.argv[1:]],
        Path("src/rejoinder/lexicon/data/en/status_weights.tsv"),
    )
