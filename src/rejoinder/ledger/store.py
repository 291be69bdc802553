"""The ledger as an object: questions in, answers out; batches in, counts out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from rejoinder.errors import LedgerError, UsageError
from rejoinder.ledger import threads, writing
from rejoinder.ledger.batch import KINDS, Batch, Counts
from rejoinder.ledger.opening import connect, sql
from rejoinder.records import Reading, Run, Sentence
from rejoinder.records.jsonl import from_dict


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a question: column names and rows of plain values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Each row by column name."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


class Ledger:
    """An open ledger; use it in a ``with`` block, and briefly: it holds the file."""

    def __init__(
        self, path: Path, connection: duckdb.DuckDBPyConnection, *, write: bool = False
    ) -> None:
        self.path = path
        self._connection = connection
        self._write = write
        self._woven = False

    @classmethod
    def open(cls, path: Path, *, write: bool = False, patience: float = 10.0) -> Ledger:
        """Opens a ledger, for writing also a new one; raises ``LedgerError``.

        ``patience`` is how many seconds to wait for another process that holds the file.
        """
        return cls(path, connect(path, write=write, patience=patience), write=write)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def ask(self, question: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Asks in SQL, parameters bound by name (``$name``)."""
        cursor = self._connection.execute(question, dict(parameters or {}))
        columns = tuple(entry[0] for entry in cursor.description or ())
        return Answer(columns=columns, rows=tuple(cursor.fetchall()))

    def add(self, batch: Batch, *, run: Run) -> Counts:
        """Stores a batch in one transaction: after it returns, nothing can undo it."""
        self._woven = False
        with self._transaction():
            return writing.add(self._connection, batch, run, datetime.now(UTC).replace(tzinfo=None))

    def weave(self) -> None:
        """Brings what holds between pages up to the pages held; does nothing where it is so.

        A ledger open for reading alone is not changed: what is woven then lasts as long as it is
        open.
        """
        if self._woven or threads.is_woven(self._connection):
            return
        if self._write:
            with self._transaction():
                threads.weave(self._connection, write=True)
        else:
            threads.weave(self._connection, write=False)
        self._woven = True

    def release(self, digests: Iterable[str]) -> None:
        """Makes inputs count as new, so that what is read from them anew takes its place."""
        parameters = {"digests": list(digests)}
        self.ask(
            "DELETE FROM input WHERE digest IN (SELECT unnest($digests::VARCHAR[]))", parameters
        )

    def forget(self, uri: str) -> int:
        """Removes all versions of a page and all that came from them; how many versions."""
        self._woven = False
        with self._transaction():
            count = writing.forget(self._connection, uri)
        if count:
            self._rewrite()
        return count

    def _rewrite(self) -> None:
        """Writes the file anew: deleted rows would else stay in it until something covers them."""
        fresh = self.path.with_name(self.path.name + ".rewriting")
        fresh.unlink(missing_ok=True)
        place = str(fresh).replace("'", "''")
        self._connection.execute("CHECKPOINT")
        name = self._connection.execute("SELECT current_database()").fetchall()[0][0]
        self._connection.execute(f"ATTACH '{place}' AS rewriting")
        self._connection.execute(f'COPY FROM DATABASE "{name}" TO rewriting')
        self._connection.execute("DETACH rewriting")
        # The lock on the old file is held until the new one has its name.
        fresh.replace(self.path)
        self._connection.close()
        self._connection = connect(self.path, write=True, patience=10.0)

    def known(self, digests: Iterable[str]) -> dict[str, bool]:
        """Which inputs are stored already, and whether each was rejected."""
        answer = self.ask(sql("known_inputs"), {"digests": list(digests)})
        return dict(answer.rows)

    def reading(self, document: str) -> Reading | None:
        """A document with all its records, as it was read; null where there is none."""
        found = self.ask("SELECT record, text FROM document WHERE id = $id", {"id": document}).rows
        if not found:
            return None
        records: dict[str, Any] = {
            f"{kind}s": tuple(
                from_dict(json.loads(row[0]))
                for row in self.ask(
                    f"SELECT record FROM {kind} WHERE document = $id ORDER BY rowid",  # noqa: S608
                    {"id": document},
                ).rows
            )
            for kind in KINDS
        }
        record, text = found[0]
        sentences = self.ask(
            "SELECT number, start_at, end_at, paragraph FROM sentence WHERE document = $id "
            "ORDER BY number",
            {"id": document},
        ).rows
        return Reading(
            document=from_dict({**json.loads(record), "text": text}),  # type: ignore[arg-type]
            sentences=tuple(
                Sentence(index=n, start=start, end=end, first=0, last=0, paragraph=paragraph)
                for n, start, end, paragraph in sentences
            ),
            **records,
        )

    def confine(self, writable: Path | None = None) -> None:
        """Shuts files, network and settings to all that follows, one file to write excepted."""
        if writable is not None:
            place = str(writable.absolute()).replace("'", "''")
            self._connection.execute(f"SET allowed_paths = ['{place}']")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def ask_freely(self, query: str) -> Answer:
        """Answers a user's own SELECT; raises ``UsageError`` for anything else.

        The ledger must be open for reading only and confined.
        """
        try:
            statements = self._connection.extract_statements(query)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise UsageError(
                    "sql: exactly one SELECT is answered; the ledger is read-only here"
                )
            return self.ask(query)
        except duckdb.Error as error:
            raise UsageError(f"sql: {str(error).strip()}") from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        except duckdb.IOException as error:
            self._connection.execute("ROLLBACK")
            raise LedgerError(
                f"{self.path}: cannot be written ({error}); free some space and run it again"
            ) from error
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
