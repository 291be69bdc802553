"""Ledger: one DuckDB file that keeps every record, and the only door to it.

Readers and writers hold the file for as long as they need it and no longer: ``ingest`` opens it
for each batch it commits, so that questions are answered meanwhile.
"""

from rejoinder.ledger.batch import FAULT, Batch, Counts, Entry, Refusal
from rejoinder.ledger.exporting import to_parquet
from rejoinder.ledger.opening import VERSION, sql
from rejoinder.ledger.store import Answer, Ledger
from rejoinder.ledger.terms import terms

__all__ = [
    "FAULT",
    "VERSION",
    "Answer",
    "Batch",
    "Counts",
    "Entry",
    "Ledger",
    "Refusal",
    "sql",
    "terms",
    "to_parquet",
]
