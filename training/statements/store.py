"""Windows with their labels on disk: one flat array a field and the lengths that cut it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np


def save(rows: list[dict[str, Any]], path: Path) -> None:
    """Writes rows of one-dimensional integer arrays that share their fields."""
    stored: dict[str, Any] = {}
    for name in rows[0]:
        arrays = [np.asarray(row[name], dtype=np.int32).ravel() for row in rows]
        stored[name] = np.concatenate(arrays)
        stored[f"{name}.lengths"] = np.array([len(array) for array in arrays])
    np.savez_compressed(path, **stored)


def load(path: Path) -> list[dict[str, Any]]:
    """The rows that ``save`` wrote; ``roles`` comes back as [attributions, tokens]."""
    with np.load(path) as stored:
        names = [name for name in stored.files if not name.endswith(".lengths")]
        columns = {
            name: np.split(stored[name].astype(np.int64), np.cumsum(stored[f"{name}.lengths"])[:-1])
            for name in names
        }
    count = len(next(iter(columns.values())))
    rows = [{name: column[index] for name, column in columns.items()} for index in range(count)]
    for row in rows:
        row["roles"] = row["roles"].reshape(-1, len(row["tag"]))
    return rows
