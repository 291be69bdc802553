"""Weights of the signs of factuality, fitted by ``training/status.py`` (its docstring: on what)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rejoinder.lexicon.tables import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWeight:
    """A row of ``status_weights.tsv``: a feature of a predicate and what it adds."""

    feature: str
    weight: float


@cache
def weights() -> dict[str, float]:
    """Weight by feature; the feature ``bias`` is always on."""
    return {row.feature: row.weight for row in shipped("status_weights", StatusWeight).rows}
