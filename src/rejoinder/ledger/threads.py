"""Threads: what holds between pages, woven from the ledger's records and kept beside them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import duckdb

from rejoinder.ledger.batch import KINDS
from rejoinder.ledger.opening import sql
from rejoinder.records import Reading, Sentence
from rejoinder.records.jsonl import from_dict, part_to_plain, to_line

WOVEN = "2"
"""Version of the weaving: a ledger woven by another one is woven anew."""

_TABLES = ("copied", "report", "mention", "turn", "reply", "addressed")


def loosen(connection: duckdb.DuckDBPyConnection) -> None:
    """Drops the threads: pages came or went, and nothing of a forgotten one may stay in them."""
    connection.execute("DELETE FROM meta WHERE name = 'woven'")
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608


def is_woven(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the threads are of the pages that the ledger holds."""
    found = connection.execute("SELECT value FROM meta WHERE name = 'woven'").fetchall()
    return found == [(WOVEN,)]


def weave(connection: duckdb.DuckDBPyConnection, *, write: bool) -> None:
    """Weaves all pages; in a ledger open for reading alone, into tables of this connection."""
    from rejoinder.weaving import Told, weave

    if write:
        loosen(connection)
    else:
        for name in ("woven", "incident"):
            text = sql(name).replace("TABLE IF NOT EXISTS", "TEMP TABLE IF NOT EXISTS")
            connection.execute(text.replace("REPLACE MACRO", "REPLACE TEMP MACRO"))
    woven = weave(Told(reading=reading, known=known) for reading, known in _readings(connection))
    rows: dict[str, list[str]] = {
        "copied": _rows((c.document, c.original, c.likeness) for c in woven.copies),
        "report": _rows((r.incident, r.event, r.document) for r in woven.reports),
        "mention": _rows((m.promise, m.commitment, m.document) for m in woven.mentions),
        "turn": _rows(
            (t.promise, t.day, t.state, t.record, t.document, t.why, t.due_from, t.due_to, place)
            for place, t in enumerate(woven.turns)
        ),
    }
    rows["addressed"] = _rows(
        (
            one.commitment,
            one.document,
            one.part,
            one.actor.name,
            one.actor.code,
            part_to_plain(one.actor),
        )
        for one in woven.addressees
    )
    for table, values in rows.items():
        if values:
            connection.execute(sql(f"add_{table}"), {"rows": values})
    lines = [to_line(reaction) for reaction in woven.reactions]
    if lines:
        connection.execute(sql("add_reply"), {"records": lines})
    if write:
        connection.execute("INSERT INTO meta VALUES ('woven', $value)", {"value": WOVEN})


def _rows(rows: Iterable[tuple[Any, ...]]) -> list[str]:
    return [json.dumps(row, default=str) for row in rows]


def _readings(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Reading, Any]]:
    """Every document with its records and the day from which it counts, asked for in bulk."""
    records: dict[str, dict[str, list[Any]]] = {}
    for kind in KINDS:
        by_document: dict[str, list[Any]] = defaultdict(list)
        rows = connection.execute(
            f"SELECT document, record FROM {kind} ORDER BY document, rowid"  # noqa: S608
        ).fetchall()
        for document, record in rows:
            by_document[document].append(from_dict(json.loads(record)))
        records[kind] = by_document
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    for document, *place in connection.execute(
        "SELECT document, number, start_at, end_at, paragraph FROM sentence ORDER BY 1, 2"
    ).fetchall():
        number, start, end, paragraph = place
        sentences[document].append(
            Sentence(index=number, start=start, end=end, first=0, last=0, paragraph=paragraph)
        )
    for document, record, text, known in connection.execute(
        "SELECT id, record, text, known FROM document ORDER BY id"
    ).fetchall():
        parts: dict[str, Any] = {f"{kind}s": tuple(records[kind][document]) for kind in KINDS}
        whole: Any = from_dict({**json.loads(record), "text": text})
        reading = Reading(document=whole, sentences=tuple(sentences[document]), **parts)
        yield reading, known
