"""Writing a batch, and forgetting a page. Called inside a transaction."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

import duckdb

from rejoinder.ledger import memory, threads
from rejoinder.ledger.batch import FAULT, KINDS, Batch, Counts, Entry, Refusal
from rejoinder.ledger.opening import sql
from rejoinder.records import Run
from rejoinder.records.jsonl import to_line

_TABLES = ("sentence", *KINDS, "party", "posting", "introduction", "alone")
"""Tables with rows by document, besides ``document`` itself."""


def run_id(line: str) -> str:
    """A run's name in the ledger: the hash of its record."""
    return hashlib.sha256(line.encode()).hexdigest()[:20]


def add(connection: duckdb.DuckDBPyConnection, batch: Batch, run: Run, seen: datetime) -> Counts:
    """Adds what is new; what another process added in the meantime is counted as known."""
    counts = Counts()
    digests = [entry.digest for entry in batch.entries] + [r.digest for r in batch.refusals]
    known = dict(connection.execute(sql("known_inputs"), {"digests": digests}).fetchall())
    entries = _fresh(batch.entries, known, counts)
    refusals = [refusal for refusal in batch.refusals if refusal.digest not in known]
    counts.rejected_before += len(batch.refusals) - len(refusals)
    if not entries and not refusals:
        return counts
    line = to_line(run)
    context: dict[str, Any] = {"run": run_id(line), "seen": seen}
    connection.execute(sql("add_run"), {"id": context["run"], "seen": seen, "record": line})
    _add_entries(connection, entries, context, counts)
    _add_refusals(connection, refusals, context)
    counts.rejections += len(refusals)
    return counts


def _fresh(entries: list[Entry], known: dict[str, bool], counts: Counts) -> list[Entry]:
    """Entries whose input is new, one for each document, the first of them."""
    fresh: dict[str, Entry] = {}
    for entry in entries:
        if entry.digest in known or entry.document in fresh:
            counts.duplicates += 1
        else:
            fresh[entry.document] = entry
    return list(fresh.values())


def _add_entries(
    connection: duckdb.DuckDBPyConnection,
    entries: list[Entry],
    context: dict[str, Any],
    counts: Counts,
) -> None:
    if not entries:
        return
    threads.loosen(connection)
    _reconsider(connection, [entry.digest for entry in entries])
    ids = [entry.document for entry in entries]
    renewed = connection.execute(sql("known_documents"), {"ids": ids}).fetchall()
    changed = _remove(connection, [row[0] for row in renewed])
    counts.renewed += len(renewed)
    counts.documents += len(entries) - len(renewed)
    lengths = [sum(entry.postings.values()) for entry in entries]
    documents = {"documents": [entry.line for entry in entries], "terms": lengths}
    connection.execute(sql("add_document"), {**documents, **context})
    sentences = [
        json.dumps([entry.document, *sentence]) for entry in entries for sentence in entry.sentences
    ]
    connection.execute(sql("add_sentence"), {"sentences": sentences})
    for kind in KINDS:
        lines = [line for entry in entries for line in entry.lines[kind]]
        counts.records[kind] += len(lines)
        if lines:
            connection.execute(sql(f"add_{kind}"), {"records": lines})
            connection.execute(sql("add_party"), {"records": lines})
    postings = [
        (term, entry.document, times) for entry in entries for term, times in entry.postings.items()
    ]
    terms, owners, times = (list(column) for column in zip(*postings, strict=True))
    columns = {"terms": terms, "documents": owners, "times": times}
    connection.execute(sql("add_posting"), columns)
    inputs = {
        "digests": [entry.digest for entry in entries],
        "uris": [entry.uri for entry in entries],
        "documents": ids,
    }
    connection.execute(sql("add_input"), inputs)
    changed |= memory.add(connection, [(entry.document, entry.people) for entry in entries])
    memory.settle(connection, changed)


def _add_refusals(
    connection: duckdb.DuckDBPyConnection, refusals: list[Refusal], context: dict[str, Any]
) -> None:
    if not refusals:
        return
    # A fault of ours is tried again at the next run: another version may know better.
    lasting = [refusal for refusal in refusals if refusal.reason != FAULT]
    inputs: dict[str, Any] = {
        "digests": [refusal.digest for refusal in lasting],
        "uris": [refusal.uri for refusal in lasting],
        "documents": [None] * len(lasting),
    }
    connection.execute(sql("add_input"), inputs)
    columns: dict[str, Any] = {
        "uris": [refusal.uri for refusal in refusals],
        "reasons": [refusal.reason for refusal in refusals],
        "details": [refusal.detail for refusal in refusals],
        "digests": [refusal.digest for refusal in refusals],
    }
    _reconsider(connection, columns["digests"])
    connection.execute(sql("add_rejection"), {**columns, **context})


def _reconsider(connection: duckdb.DuckDBPyConnection, digests: list[str]) -> None:
    """An input that is read anew has no earlier rejection any more."""
    connection.execute(
        "DELETE FROM rejection WHERE digest IN (SELECT unnest($digests::VARCHAR[]))",
        {"digests": digests},
    )


def forget(connection: duckdb.DuckDBPyConnection, uri: str) -> int:
    """Removes a uri's documents, records, postings, inputs and rejections; how many documents."""
    ids = [row[0] for row in connection.execute(sql("documents_of"), {"uri": uri}).fetchall()]
    if ids:
        threads.loosen(connection)
    memory.settle(connection, _remove(connection, ids))
    refused = connection.execute(
        "DELETE FROM rejection WHERE uri = $uri RETURNING uri", {"uri": uri}
    ).fetchall()
    connection.execute("DELETE FROM input WHERE uri = $uri", {"uri": uri})
    return len(ids) + len(refused)


def _remove(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> set[str]:
    """Removes documents with all that came from them; the surnames that they had introduced."""
    if not ids:
        return set()
    introduced = memory.surnames(connection, ids)
    parameters = {"ids": ids}
    for table in _TABLES:
        connection.execute(
            f"DELETE FROM {table} WHERE document IN (SELECT unnest($ids::VARCHAR[]))",  # noqa: S608
            parameters,
        )
    # Inputs stay: a document read anew under another date is still known by its first input.
    connection.execute(
        "DELETE FROM document WHERE id IN (SELECT unnest($ids::VARCHAR[]))", parameters
    )
    return introduced
