"""95% bootstrap intervals by document: documents are drawn with replacement, never their parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

Part = TypeVar("Part")

_DRAWS = 1000
_SEED = 20160708


def bootstrap(
    documents: Sequence[Part], figure: Callable[[Sequence[Part]], float], draws: int = _DRAWS
) -> list[float]:
    """The 2.5th and 97.5th percentile of ``figure`` over resampled documents, as fractions.

    ``documents`` holds one item a document (its counts, say); ``figure`` sums them to one number.

    >>> bootstrap([1.0, 1.0], lambda parts: sum(parts) / len(parts))
    [1.0, 1.0]
    """
    if not documents:
        return [0.0, 0.0]
    generator = np.random.default_rng(_SEED)
    figures = []
    for _ in range(draws):
        chosen = generator.integers(0, len(documents), len(documents))
        figures.append(figure([documents[index] for index in chosen]))
    low, high = np.percentile(figures, [2.5, 97.5])
    return [round(float(low), 4), round(float(high), 4)]


def f1(true_positive: float, predicted: float, gold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 as fractions; empty against empty is 1.

    >>> f1(1, 2, 1)
    (0.5, 1.0, 0.6666666666666666)
    """
    if not predicted and not gold:
        return 1.0, 1.0, 1.0
    precision = true_positive / predicted if predicted else 0.0
    recall = true_positive / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
