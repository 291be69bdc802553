"""``status``: factuality of given predicates, against data in [-3, 3]."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from eval.intervals import bootstrap, f1
from rejoinder.grammar import status
from rejoinder.language import model

Pair = tuple[float, float]
"""Gold and predicted factuality of one predicate."""

_CERTAIN = 1.5
"""The contract's bound between a certain and an uncertain predicate."""


_NAMES = {1: "certain", 0: "uncertain", -1: "certain not"}
_FITTED = (
    "weights fitted on uds_ewt_dev and meantime_dev: on these the figures are in-sample; "
    "five-fold macro_f1 0.591, pearson 0.680, mae 1.122 (training/status.py)"
)


def run(data: Path, *, limit: int | None = None, errors: Path | None = None) -> dict[str, object]:
    """Scores ``data``, a JSONL file or a folder of them; intervals are by sentence."""
    rows = [json.loads(line) for line in _lines(data)][:limit]
    nlp = model()
    documents: list[list[Pair]] = []
    wrong: list[dict[str, object]] = []
    docs = nlp.pipe(Doc(nlp.vocab, words=[plain(t) for t in row["tokens"]]) for row in rows)
    for index, (row, doc) in enumerate(zip(rows, docs, strict=True)):
        pairs = []
        for predicate in row["predicates"]:
            token = doc[predicate["token"]]
            state = status.state_of(token)
            pairs.append((float(predicate["factuality"]), status.of(token).factuality))
            if _class(pairs[-1][0]) != _class(pairs[-1][1]):
                wrong.append(
                    {
                        "error": " taken for ".join(_NAMES[_class(value)] for value in pairs[-1]),
                        "sentence": " ".join(row["tokens"]),
                        "gold": {"token": token.text, "factuality": pairs[-1][0]},
                        "output": {
                            "token": token.text,
                            "factuality": pairs[-1][1],
                            "status": state.status,
                            "sign": state.sign,
                        },
                    }
                )
        documents.append(pairs)
        if index % 500 == 499:
            print(f"status: {index + 1} of {len(rows)} sentences", file=sys.stderr)
    if errors is not None:
        errors.write_text(
            "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in wrong), encoding="utf-8"
        )
    scored = [pairs for pairs in documents if pairs]
    figures: dict[str, object] = {
        "n": sum(map(len, scored)),
        "sentences": len(scored),
        "fitted": _FITTED,
    }
    for name, figure in (("macro_f1", macro_f1), ("pearson", pearson), ("mae", mae)):
        figures[name] = round(figure(scored), 4)
        figures[f"{name}_ci"] = bootstrap(scored, figure)
    return figures


def macro_f1(documents: Sequence[list[Pair]]) -> float:
    """Mean F1 of certain-yes, uncertain and certain-no."""
    pairs = [(_class(gold), _class(guess)) for part in documents for gold, guess in part]
    scores = []
    for name in (1, 0, -1):
        right = sum(gold == guess == name for gold, guess in pairs)
        predicted = sum(guess == name for _, guess in pairs)
        scores.append(f1(right, predicted, sum(gold == name for gold, _ in pairs))[2])
    return sum(scores) / len(scores)


def pearson(documents: Sequence[list[Pair]]) -> float:
    """Correlation of gold and predicted factuality; 0 where either does not vary."""
    gold, guess = _columns(documents)
    if len(gold) < 2 or not gold.std() or not guess.std():
        return 0.0
    return float(np.corrcoef(gold, guess)[0, 1])


def mae(documents: Sequence[list[Pair]]) -> float:
    """Mean absolute error."""
    gold, guess = _columns(documents)
    return float(np.abs(gold - guess).mean()) if len(gold) else 0.0


def _columns(documents: Sequence[list[Pair]]) -> tuple[np.ndarray, np.ndarray]:
    table = np.array([pair for part in documents for pair in part], dtype=float).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _class(value: float) -> int:
    return 1 if value >= _CERTAIN else -1 if value <= -_CERTAIN else 0


def _lines(data: Path) -> list[str]:
    """A folder of splits is read by its development files alone, lest a test split be scored."""
    files = sorted(data.glob("*_dev.jsonl")) or sorted(data.glob("*.jsonl"))
    if not data.is_dir():
        files = [data]
    return [line for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def plain(token: str) -> str:
    """Penn Treebank marks as they stand in running text, which is what the model reads."""
    return {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(token, token)
