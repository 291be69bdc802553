"""Opening the file: who may, how long to wait, and what to say when it cannot be."""

from __future__ import annotations

import os
import time
from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb

from rejoinder.errors import LedgerError

VERSION = 3
"""Version of the ledger's tables. A change to them raises it and says here how to bring old files
along. 2 remembers people: the next opening for writing adds its tables, which fill as pages are
read. 3 keeps what holds between pages; the next opening for writing adds its tables, and until then
each question of an older file weaves them for itself."""

_CONFIG = {
    # Nothing is fetched or loaded from outside, whatever a query names.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_PAUSE = 0.05
"""Seconds between two tries at a file that another process holds: the time one opening takes."""

_MARK = "rejoinder ledger"


def sql(name: str, package: str = "rejoinder.ledger") -> str:
    """The text of a question, ``sql/NAME.sql`` of a package."""
    return _sql(name, package)


@cache
def _sql(name: str, package: str) -> str:
    return files(package).joinpath(f"sql/{name}.sql").read_text(encoding="utf-8")


def connect(path: Path, *, write: bool, patience: float) -> duckdb.DuckDBPyConnection:
    """A connection to an existing or, for writing, a new ledger; raises ``LedgerError``.

    Where another process holds the file it tries again for ``patience`` seconds.
    """
    _check_place(path, write=write)
    deadline = time.monotonic() + patience
    while True:
        try:
            connection = duckdb.connect(str(path), read_only=not write, config=dict(_CONFIG))
            break
        except duckdb.IOException as error:
            if "lock" not in str(error):
                raise LedgerError(_unusable(path, str(error))) from error
            if time.monotonic() >= deadline:
                raise LedgerError(_held(path, str(error), write=write)) from error
            time.sleep(_PAUSE)
        except duckdb.Error as error:
            raise LedgerError(_unusable(path, str(error))) from error
    try:
        _check_version(connection, path, write=write)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_place(path: Path, *, write: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; name a file in it, such as {path}/news.duckdb")
    if not write:
        if not path.exists():
            raise LedgerError(
                f"{path}: there is no ledger here; "
                f"`rejoinder ingest PATH --ledger {path}` makes one"
            )
        if not os.access(path, os.R_OK):
            raise LedgerError(f"{path}: may not be read; check its permissions")
        return
    folder = path.absolute().parent
    if not folder.is_dir():
        raise LedgerError(f"{path}: the folder {folder} does not exist; make it first")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise LedgerError(
            f"{path}: may not be written; choose a folder of your own or change its permissions"
        )


def _check_version(connection: duckdb.DuckDBPyConnection, path: Path, *, write: bool) -> None:
    tables = {
        row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    }
    if not tables and write:
        connection.execute("BEGIN")
        connection.execute(sql("schema"))
        connection.execute(sql("people"))
        connection.execute(sql("woven"))
        connection.execute(
            "INSERT INTO meta VALUES ('kind', $kind), ('version', $version)",
            {"kind": _MARK, "version": str(VERSION)},
        )
        connection.execute(sql("views"))
        connection.execute(sql("incident"))
        connection.execute("COMMIT")
        return
    if not tables:
        raise LedgerError(
            f"{path}: the ledger is empty; `rejoinder ingest PATH --ledger {path}` fills it"
        )
    found = (
        dict(connection.execute("SELECT name, value FROM meta").fetchall())
        if "meta" in tables
        else {}
    )
    if found.get("kind") != _MARK:
        raise LedgerError(f"{path}: is a DuckDB file but no ledger; choose another name")
    if int(found["version"]) > VERSION:
        raise LedgerError(
            f"{path}: is a ledger of version {found['version']}, made by a newer Rejoinder; this "
            f"one knows up to version {VERSION}: upgrade it (pip install -U rejoinder)"
        )
    if int(found["version"]) < VERSION and write:
        connection.execute("BEGIN")
        if int(found["version"]) < 2:
            connection.execute(sql("people"))
        connection.execute(sql("woven"))
        connection.execute(sql("incident"))
        connection.execute(
            "UPDATE meta SET value = $version WHERE name = 'version'", {"version": str(VERSION)}
        )
        connection.execute("COMMIT")


def _unusable(path: Path, message: str) -> str:
    first = message.partition("\n")[0]
    if "not a valid DuckDB" in message:
        return f"{path}: is no ledger but some other file; choose another name"
    if "version number" in message or "newer version" in message:
        return f"{path}: was written by a newer DuckDB; upgrade it (pip install -U duckdb): {first}"
    return f"{path}: cannot be opened: {first}"


def _held(path: Path, message: str, *, write: bool) -> str:
    holder = message.partition("held in ")[2].partition(". See")[0]
    doing = "written to" if write else "read"
    return (
        f"{path}: cannot be {doing}, another process holds it{f': {holder}' if holder else ''}; "
        "wait until it is done or end it, then run the same command again (nothing is lost)"
    )
