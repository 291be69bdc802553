"""``relations``: the PLOVER root of what a marked source does to a marked target."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import marked
from eval.intervals import bootstrap, f1
from rejoinder.events import relation
from rejoinder.events.coding import Coding, Described, code
from rejoinder.events.relation import Array
from training import relations as training

_COVERAGE = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence scored."""

    gold: str
    guess: str
    gold_quad: str
    guess_quad: str
    confidence: float


def run(
    data: Path, *, limit: int | None = None, errors: Path | None = None, folds: int | None = None
) -> dict[str, object]:
    """Scores ``data``, JSON Lines with ``marked_sentence``, ``gold_root`` and ``gold_penta``.

    With ``folds`` the head is fitted anew for each fold on the others; without, the shipped
    weights are scored, which say nothing about plv_train.jsonl, since they were fitted on it.
    """
    items = marked.read(data, limit)
    pairs: list[Described] = []
    for pair in marked.describe(items):
        pairs.append(pair)
        if len(pairs) % 250 == 0:
            print(f"relations: {len(pairs)} of {len(items)} parsed", file=sys.stderr)
    vectors = relation.vectors([pair.signs for pair in pairs])
    codings = _held_out(items, pairs, vectors, folds) if folds else code(pairs, vectors=vectors)
    rows = [_row(item, coding) for item, coding in zip(items, codings, strict=True)]
    if errors is not None:
        errors.write_text(_wrong(items, rows, codings), encoding="utf-8")
    return {
        "n": len(rows),
        "training": f"anew for each of {folds} folds"
        if folds
        else "shipped weights, fitted on plv_train.jsonl: no test where data holds its sentences",
        **figures(rows),
    }


def figures(rows: Sequence[Row]) -> dict[str, object]:
    """The figures of scored sentences, by the contract's names."""
    found: dict[str, object] = {
        "root": _figure(rows, lambda part: _macro([(r.gold, r.guess) for r in part]), "macro_f1"),
        "quad": _figure(
            rows, lambda part: _macro([(r.gold_quad, r.guess_quad) for r in part]), "macro_f1"
        ),
        "ece": round(_ece(rows), 4),
    }
    for name, figure in (("accuracy", _accuracy), ("accuracy_at_80", _accuracy_at_80)):
        found[name] = round(figure(rows), 4)
        found[f"{name}_ci"] = bootstrap(rows, figure)
    return found


def _held_out(
    items: Sequence[marked.Item], pairs: Sequence[Described], vectors: Array, folds: int
) -> list[Coding]:
    codings: dict[int, Coding] = {}
    for number, held in enumerate(training.folds(len(items), folds), start=1):
        inside = set(held.tolist())
        rest = [index for index in range(len(items)) if index not in inside]
        head = training.fit(
            [pairs[index].signs for index in rest],
            vectors[rest],
            [marked.folded(items[index]["gold_root"]) for index in rest],
        )
        found = code([pairs[index] for index in held], head, vectors[held])
        codings.update(zip(held.tolist(), found, strict=True))
        print(f"relations: fold {number} of {folds}", file=sys.stderr)
    return [codings[index] for index in range(len(items))]


def _wrong(items: Sequence[marked.Item], rows: Sequence[Row], codings: Sequence[Coding]) -> str:
    lines = [
        {"error": f"{row.gold} taken for {row.guess}", "sentence": item["marked_sentence"],
         "gold": {"root": row.gold},
         "output": {"root": row.guess, "rule": coding.rule, "status": coding.status,
                    "confidence": coding.confidence, "runners_up": coding.runners_up}}
        for item, row, coding in zip(items, rows, codings, strict=True)
        if row.gold != row.guess
    ]  # fmt: skip
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _row(item: marked.Item, coding: Coding) -> Row:
    guess = marked.folded(coding.type)
    quad = 2 if guess == "YIELD" else coding.quad
    gold = marked.folded(item["gold_root"])
    return Row(gold, guess, str(item["gold_penta"]), str(quad), coding.confidence)


def _figure(
    rows: Sequence[Row], figure: Callable[[Sequence[Row]], float], name: str
) -> dict[str, object]:
    return {name: round(figure(rows), 4), f"{name}_ci": bootstrap(rows, figure)}


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    labels = sorted({gold for gold, _ in pairs})
    scores = [
        f1(
            sum(gold == guess == label for gold, guess in pairs),
            sum(guess == label for _, guess in pairs),
            sum(gold == label for gold, _ in pairs),
        )[2]
        for label in labels
    ]
    return sum(scores) / len(scores) if scores else 0.0


def _accuracy(rows: Sequence[Row]) -> float:
    return sum(r.gold == r.guess for r in rows) / len(rows) if rows else 0.0


def _accuracy_at_80(rows: Sequence[Row]) -> float:
    kept = sorted(rows, key=lambda r: -r.confidence)[: max(1, round(len(rows) * _COVERAGE))]
    return _accuracy(kept)


def _ece(rows: Sequence[Row]) -> float:
    """Mean distance of confidence from accuracy over ten equal bins of confidence."""
    total = 0.0
    for number in range(10):
        part = [r for r in rows if min(9, int(r.confidence * 10)) == number]
        total += abs(sum(r.confidence for r in part) - sum(r.gold == r.guess for r in part))
    return total / len(rows) if rows else 0.0
