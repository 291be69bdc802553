"""Actors: country and sector of a string as of a date, against a gold list."""

from __future__ import annotations

import datetime
import functools
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.intervals import bootstrap
from rejoinder.lexicon import Lexicon

_FORMATS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%Y-%m", "%B %Y", "%Y")


def run(data: Path, limit: int | None = None, errors: Path | None = None) -> dict[str, Any]:
    """Scores a JSON Lines file (or all of a folder) of text, context, date, country and sector.

    ``country`` and ``sector`` are fractions of the rows that have that key right, ``both`` of the
    rows whose every key is right. An absent key is not scored, ``""`` means none, no date is today.
    """
    rows = _rows(data)[:limit]
    lexicon = Lexicon.shipped().actors
    lexicon.resolve("Sydney")  # The gazetteer is read once, outside the clock.
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    scored, wrong, spent = [], [], 0.0
    for row in rows:
        began = time.process_time()
        found = lexicon.resolve(
            row["text"], row.get("context", ""), _date(row.get("date")) or today
        )
        spent += time.process_time() - began
        given = {
            "country": (found.code if found else None) or "",
            "sector": (found.sector if found else None) or "",
        }
        right = {key: given[key] == row[key] for key in given if key in row}
        scored.append(right)
        if not all(right.values()):
            wrong.append(
                {
                    "error": " and ".join(key for key, fits in right.items() if not fits),
                    "sentence": " | ".join(
                        str(row[key]) for key in ("text", "context", "date") if row.get(key)
                    ),
                    "gold": {key: row[key] for key in given if key in row},
                    "output": {**given, "kind": found.kind if found else None},
                }
            )
    if errors is not None:
        errors.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in wrong))
    sys.stderr.write(f"actors: {len(rows)} strings, {len(wrong)} wrong\n")
    figures: dict[str, Any] = {"n": len(rows)}
    for name in ("country", "sector", "both"):
        figures[name] = round(_share(scored, name), 4)
        figures[f"{name}_ci"] = bootstrap(scored, functools.partial(_share, name=name))
    figures["microseconds"] = round(1e6 * spent / max(1, len(rows)), 1)
    return figures


def _rows(data: Path) -> list[dict[str, Any]]:
    paths = sorted(data.rglob("*.jsonl")) if data.is_dir() else [data]
    return [
        json.loads(line)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def _share(scored: Sequence[dict[str, bool]], name: str) -> float:
    if name == "both":
        outcomes = [all(right.values()) for right in scored if right]
    else:
        outcomes = [right[name] for right in scored if name in right]
    return sum(outcomes) / len(outcomes) if outcomes else 0.0


def _date(given: str | None) -> str | None:
    """An ISO date of the forms the gold list has ("1 July 2021")."""
    if not given:
        return None
    written = given.strip().title() if given[0].isdigit() and " " in given else given
    for form in _FORMATS:
        try:
            read = datetime.datetime.strptime(written, form).replace(tzinfo=datetime.UTC)
        except ValueError:
            continue
        return read.date().isoformat()
    return given
