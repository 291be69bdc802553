"""``relations``: the PLOVER root of what a marked source does to a marked target."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.intervals import bootstrap, f1
from rejoinder import language
from rejoinder.events.coding import Coding, code_pair
from rejoinder.records import Document, Published

_FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_COVERAGE = 0.8
_TAG = re.compile(r"</?[st]>")


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

    The rules learn nothing, so ``folds`` changes no figure; it is named in the output.
    """
    items = [json.loads(line) for line in data.read_text("utf-8").splitlines() if line.strip()]
    items = items[:limit]
    marked = [unmarked(item["marked_sentence"]) for item in items]
    parses = language.parse(_document(text, i) for i, (text, _, _) in enumerate(marked))
    rows: list[Row] = []
    wrong: list[dict[str, object]] = []
    for index, (item, (_, source, target), parsed) in enumerate(
        zip(items, marked, parses, strict=True)
    ):
        coding = code_pair(parsed, source, target)
        row = _row(item, coding)
        rows.append(row)
        if row.gold != row.guess:
            wrong.append(
                {
                    "error": f"{row.gold} taken for {row.guess}",
                    "sentence": item["marked_sentence"],
                    "gold": row.gold,
                    "output": {"root": row.guess, "rule": coding.rule, "status": coding.status},
                }
            )
        if index % 250 == 249:
            print(f"relations: {index + 1} of {len(items)}", file=sys.stderr)
    if errors is not None:
        lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in wrong)
        errors.write_text("".join(lines), encoding="utf-8")
    figures: dict[str, object] = {
        "n": len(rows),
        "training": "none: rules, so no fold is trained" if folds else "none: rules",
        "root": _figure(rows, lambda part: _macro([(r.gold, r.guess) for r in part]), "macro_f1"),
        "quad": _figure(
            rows, lambda part: _macro([(r.gold_quad, r.guess_quad) for r in part]), "macro_f1"
        ),
    }
    for name, figure in (("accuracy", _accuracy), ("accuracy_at_80", _accuracy_at_80)):
        figures[name] = round(figure(rows), 4)
        figures[f"{name}_ci"] = bootstrap(rows, figure)
    return figures


def unmarked(text: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The sentence without its marks, with the code points of source and target.

    >>> unmarked("<s>Oslo</s> met <t>Rome</t>.")
    ('Oslo met Rome.', (0, 4), (9, 13))
    """
    places: dict[str, int] = {}
    plain: list[str] = []
    length = last = 0
    for match in _TAG.finditer(text):
        plain.append(text[last : match.start()])
        length += match.start() - last
        places.setdefault(match.group(), length)
        last = match.end()
    plain.append(text[last:])
    whole = "".join(plain)
    return (
        whole,
        (places.get("<s>", 0), places.get("</s>", len(whole))),
        (places.get("<t>", 0), places.get("</t>", len(whole))),
    )


def _document(text: str, index: int) -> Document:
    return Document(
        id=f"d{index}",
        uri=f"row {index}",
        title=None,
        outlet=None,
        byline=None,
        published=Published(value=None, basis="unknown"),
        language="en",
        text=text,
    )


def _row(item: dict[str, str], coding: Coding) -> Row:
    gold = _FOLD.get(item["gold_root"], item["gold_root"])
    guess = _FOLD.get(coding.type, coding.type)
    quad = 2 if guess == "YIELD" else coding.quad
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
