"""Answers as files for programs: JSON Lines, CSV and Parquet."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rejoinder.ledger import Answer, to_parquet
from rejoinder.records import Run
from rejoinder.records.jsonl import to_line


def jsonl(answer: Answer, kind: str, run: Run) -> str:
    """The run, then a line for each row: its record where it has one, else the row itself."""
    lines = [to_line(run)]
    for row in answer.dicts():
        lines.append(_record(row) if "record" in row else _row(row, kind))
    return "".join(line + "\n" for line in lines)


def _record(row: dict[str, Any]) -> str:
    record = json.loads(row["record"])
    if record["kind"] == "commitment":
        # As of the day asked for, not as first written.
        record["state"] = row["state"]
        record["history"] = json.loads(row["history"])
        record["due"] = _due(record["due"], row)
        record["by"] = json.loads(row["by_actors"]) if row["by_actors"] else record["by"]
        record["to"] = json.loads(row["to_actors"]) if row["to_actors"] else record["to"]
    return json.dumps(record, ensure_ascii=False)


def _due(due: dict[str, Any] | None, row: dict[str, Any]) -> dict[str, Any] | None:
    """When it is due by now: as its page has it, or as another page put it off."""
    if row["due_to"] is None or row["due_from"] is None:
        return None if row["postponements"] else due
    start, end = row["due_from"].isoformat(), row["due_to"].isoformat()
    if due is not None and (due["start"], due["end"]) == (start, end):
        return due
    value = start if start == end else f"{start}/{end}"
    return {"text": value, "value": value, "start": start, "end": end, "basis": "relative"}


def _row(row: dict[str, Any], kind: str) -> str:
    return json.dumps({"kind": kind, **row}, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def comma_separated(answer: Answer) -> str:
    """CSV with a header; lists with `` | `` between their items, dates as ISO."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return " | ".join("" if part is None else str(part) for part in value)
    if isinstance(value, str) and value[:1] in ("=", "+", "@", "\t", "\r"):
        return "'" + value  # A spreadsheet would run it as a formula; a page must not.
    return value


def parquet(answer: Answer) -> bytes:
    """Parquet, columns typed by their values."""
    with tempfile.TemporaryDirectory(prefix="rejoinder-") as folder:
        path = Path(folder) / "answer.parquet"
        to_parquet(answer, path)
        return path.read_bytes()
