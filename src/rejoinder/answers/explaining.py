"""How a record came about: its words, its rule, its page, the repairs under it, and the run."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rejoinder.answers.questions import HERE
from rejoinder.errors import UsageError
from rejoinder.ledger import Ledger, sql
from rejoinder.records import Reading, Run
from rejoinder.records.jsonl import from_dict


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What is known of a record's making. ``related`` are (id, kind, how) of its neighbours."""

    id: str
    reading: Reading
    version: int
    newest: int
    seen: datetime
    run: Run | None
    related: tuple[tuple[str, str, str], ...]


def explain(ledger: Ledger, record: str) -> Explanation:
    """Explains a record or document by its id, or by the first characters of it."""
    ledger.weave()
    found = list(ledger.ask(sql("explain", HERE), {"id": record}).dicts())
    if not found:
        raise UsageError(
            f"explain: no record {record!r} in {ledger.path}; ids stand in every answer"
        )
    exact = [row for row in found if row["id"] == record]
    if len(found) > 1 and not exact:
        raise UsageError(f"explain: {record!r} begins several ids; give more of it")
    row: dict[str, Any] = (exact or found)[0]
    reading = ledger.reading(row["document"])
    assert reading is not None
    reading = replace(reading, reactions=(*reading.reactions, *_inferred(ledger, row["document"])))
    run = from_dict(json.loads(row["run"])) if row["run"] else None
    related = ledger.ask(sql("related", HERE), {"id": row["id"], "document": row["document"]})
    return Explanation(
        id=row["id"],
        reading=reading,
        version=row["version"],
        newest=row["newest"],
        seen=row["seen"],
        run=run if isinstance(run, Run) else None,
        related=tuple(related.rows),
    )


def _inferred(ledger: Ledger, document: str) -> tuple[Any, ...]:
    """The reactions of a page that were inferred from other pages."""
    rows = ledger.ask(
        "SELECT record FROM reply WHERE document = $id AND basis = 'inferred' ORDER BY id",
        {"id": document},
    ).rows
    return tuple(from_dict(json.loads(row[0])) for row in rows)
