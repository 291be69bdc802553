"""Fits the weights of the attribution rules: ``python -m training.attribution_weights DATA``.

``DATA`` is a folder in PolNeAR's shape (its training articles). For each proposal of the rules it
asks whether it is a complete match, counts that by cue and construction, and fits a logistic model
over the proposal's features; an article's own counts are left out of its rates. Writes
``lexicon/data/en/cue_counts.tsv`` and ``cue_weights.tsv``: numbers, no text of the articles.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from eval.attributions import Attribution as Scored
from eval.attributions import count
from eval.statements import Article, document, read
from rejoinder import language
from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed
from rejoinder.statements import attributions, weighing
from rejoinder.statements.attribution import Attribution

Counts = dict[weighing.Key, weighing.Count]

_SEED = 7
_PASSES = 40
_RATE = 0.02
_L2 = 3e-4
_SEEN = 8
"""A feature must be seen this often to get a weight."""
_TABLES = Path(__file__).parent.parent / "src/rejoinder/lexicon/data/en"


def fit(articles: Sequence[Article], parsed: Sequence[Parsed]) -> None:
    """Fits on articles with their parses and writes both tables."""
    cues = CueLexicon.shipped()
    found = [attributions.proposals(p, cues) for p in parsed]
    right = [_right(a, f) for a, f in zip(articles, found, strict=True)]
    own = [_counts(f, r) for f, r in zip(found, right, strict=True)]
    total: Counter[weighing.Key] = Counter()
    seen: Counter[weighing.Key] = Counter()
    for counts in own:
        for key, (hits, tried) in counts.items():
            total[key] += hits
            seen[key] += tried
    rates = weighing.Rates.of({key: (total[key], seen[key]) for key in seen})
    rows: list[dict[str, float]] = []
    truth: list[bool] = []
    for p, proposals, good, counts in zip(parsed, found, right, own, strict=True):
        shares = [rates.of_attribution(a, counts) for a in proposals]
        for names, share in zip(
            attributions.features(p, proposals, cues, shares), shares, strict=True
        ):
            rows.append(dict.fromkeys(names, 1.0) | weighing.numeric(share) | {"bias": 1.0})
        truth += good
    weights = _logistic(rows, truth)
    _write(
        "cue_counts",
        "cue\trule\tframe\tright\tproposed",
        [(*key, str(total[key]), str(seen[key])) for key in sorted(seen) if seen[key] > 1],
    )
    _write(
        "cue_weights",
        "feature\tweight",
        [
            (name, f"{weight:.3f}")
            for name, weight in sorted(weights.items())
            if abs(weight) >= 5e-4
        ],
    )


def _right(article: Article, found: Sequence[Attribution]) -> list[bool]:
    scored = [
        Scored(
            source=(a.source,) if a.source else (), cue=(a.cue,) if a.cue else (), content=a.content
        )
        for a in found
    ]
    matched = count(article.gold, scored, article.text).complete_predicted
    return [index in matched for index in range(len(found))]


def _counts(
    found: Sequence[Attribution], right: Sequence[bool]
) -> dict[weighing.Key, weighing.Count]:
    result: dict[weighing.Key, weighing.Count] = {}
    for a, good in zip(found, right, strict=True):
        key = a.lemma, a.rule, a.frame
        before = result.get(key, (0, 0))
        result[key] = (before[0] + good, before[1] + 1)
    return result


def _logistic(rows: Sequence[dict[str, float]], truth: Sequence[bool]) -> dict[str, float]:
    """Logistic regression with an L2 penalty by Adam over shuffled batches."""
    often = Counter(name for row in rows for name in row)
    names = sorted(name for name, times in often.items() if times >= _SEEN)
    index = {name: i for i, name in enumerate(names)}
    width = max(len(row) for row in rows)
    columns = np.full((len(rows), width), len(names))
    values = np.zeros((len(rows), width))
    for r, row in enumerate(rows):
        for c, (name, value) in enumerate((n, v) for n, v in row.items() if n in index):
            columns[r, c], values[r, c] = index[name], value
    target = np.array(truth, dtype=float)
    weights = np.zeros(len(names) + 1)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    generator = np.random.default_rng(_SEED)
    step = 0
    batches = max(1, len(rows) // 512)
    for turn in range(_PASSES):
        speed = _RATE * (1 - turn / _PASSES)
        for batch in np.array_split(generator.permutation(len(rows)), batches):
            step += 1
            scores = (weights[columns[batch]] * values[batch]).sum(axis=1)
            error = 1 / (1 + np.exp(-scores)) - target[batch]
            slope = (
                np.bincount(
                    columns[batch].ravel(),
                    (values[batch] * error[:, None]).ravel(),
                    minlength=len(weights),
                )
                / len(batch)
                + _L2 * weights
            )
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            weights -= (
                speed * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
            )
            weights[-1] = 0.0
    return dict(zip(names, weights[:-1].tolist(), strict=True))


def _write(name: str, header: str, rows: Sequence[Sequence[str]]) -> None:
    lines = [
        "# Written by training/attribution_weights.py from PolNeAR 1.0 (training): numbers",
        "# only. Regenerate it after a change to the rules; never edit it by hand.",
        header,
        *("\t".join(row) for row in rows),
    ]
    (_TABLES / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Reads, parses and fits."""
    articles = read(Path(sys.argv[1]))
    fit(articles, list(language.parse(document(a) for a in articles)))


if __name__ == "__main__":
    main()
