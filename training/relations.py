"""Fits the weights of ``events/relation_weights.npz``: ``python -m training.relations FILE``.

Softmax regression with an L2 penalty on the signs of ``rejoinder.events.relation``. FILE has the
shape of plv_train.jsonl (1,050 sentences, 15 roots; no licence stated). Nothing is drawn in
fitting; the folds of ``python -m eval relations --folds N`` are, by a fixed seed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval import marked
from rejoinder.events import relation
from rejoinder.events.relation import Array, Head, Signs

PENALTY = 3.0
"""L2 penalty, chosen with the vectors' length in events/relation.py on two other draws of folds
than those that are reported; 4 with a lesser weight on the rules loses .02 of macro-F1."""
SHARPNESS = 1.0
"""Factor on the scores. The penalty leaves them calibrated as they are (docs/models.md)."""
_LEAST = 2
"""Pairs that must show a sign."""
_STEPS = 100
"""Steps of L-BFGS at most; the likelihood of held-out pairs stands still after 60."""


def main(data: Path, out: Path) -> None:
    """Fits on every pair and writes the weights."""
    items = marked.read(data)
    signs = [one.signs for one in marked.describe(items)]
    vectors = relation.vectors(signs)
    head = fit(signs, vectors, [marked.folded(item["gold_root"]) for item in items])
    head.write(out)
    print(f"{out}: {len(head.names)} signs, {out.stat().st_size} bytes", file=sys.stderr)


def fit(signs: Sequence[Signs], vectors: Array, gold: Sequence[str]) -> Head:
    """The head fitted to pairs of known roots."""
    counts = Counter(name for one in signs for name in one.names)
    names = tuple(sorted(name for name, count in counts.items() if count >= _LEAST))
    roots = tuple(sorted(set(gold)))
    rows = relation.table(names, signs, vectors)
    wanted = np.array([[root == one for root in roots] for one in gold], dtype=np.float64)
    return Head(roots=roots, names=names, weights=_weights(rows, wanted), sharpness=SHARPNESS)


def folds(count: int, parts: int) -> list[NDArray[np.int64]]:
    """The pairs held out in each fold, drawn by seed 0."""
    order = np.random.default_rng(0).permutation(count)
    return [np.sort(order[part::parts]) for part in range(parts)]


def _weights(rows: Array, wanted: Array) -> Array:
    """Weights [columns, roots] of least penalized loss.

    There are more columns than rows, so the weights are sought in the space that the rows span:
    the same optimum, in a third of the time.
    """
    sizes, axes = np.linalg.eigh(rows @ rows.T)
    kept = sizes > 1e-9 * sizes[-1]
    lengths, axes = np.sqrt(sizes[kept]), axes[:, kept]
    points = axes * lengths

    def loss(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(points.shape[1], wanted.shape[1])
        likely = relation.softmax(points @ weights)
        value = -np.log((likely * wanted).sum(axis=1) + 1e-300).sum()
        value += PENALTY / 2 * (weights**2).sum()
        return float(value), (points.T @ (likely - wanted) + PENALTY * weights).ravel()

    start = np.zeros(points.shape[1] * wanted.shape[1])
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS, "maxcor": 20}
    )
    solved: Array = rows.T @ ((axes / lengths) @ found.x.reshape(points.shape[1], -1))
    return solved


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path("src/rejoinder/events/relation_weights.npz"))
