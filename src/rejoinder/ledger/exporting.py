"""Rows to Parquet, through the database's own writer."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from rejoinder.ledger.store import Answer

_TYPES = (
    (bool, "BOOLEAN"),
    (int, "BIGINT"),
    (float, "DOUBLE"),
    (datetime, "TIMESTAMP"),
    (date, "DATE"),
)


def to_parquet(answer: Answer, path: Path) -> None:
    """Writes an answer as a Parquet file; a column of nulls alone becomes text."""
    kinds = [_type([row[place] for row in answer.rows]) for place in range(len(answer.columns))]
    shape = ", ".join(
        f"{_quoted(name)} {kind}" for name, kind in zip(answer.columns, kinds, strict=True)
    )
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE answer ({shape})")
        if answer.rows:
            columns = {
                f"c{place}": [row[place] for row in answer.rows] for place in range(len(kinds))
            }
            pulled = ", ".join(f"unnest($c{place}::{kind}[])" for place, kind in enumerate(kinds))
            connection.execute(f"INSERT INTO answer SELECT {pulled}", columns)
        place = str(path).replace("'", "''")
        connection.execute(f"COPY answer TO '{place}' (FORMAT parquet)")


def _type(values: list[Any]) -> str:
    for value in values:
        if isinstance(value, list):
            return "VARCHAR[]"
        for kind, name in _TYPES:
            if isinstance(value, kind):
                whole = name != "BIGINT" or all(isinstance(v, int) for v in values if v is not None)
                return name if whole else "DOUBLE"
        if value is not None:
            return "VARCHAR"
    return "VARCHAR"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
