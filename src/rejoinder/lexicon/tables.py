"""Words live in tables: tab-separated files with a header, one frozen dataclass a row.

A column is a field of the row class by name. A field of type ``tuple[str, ...]`` is written with
``|`` between its items; an empty cell is null (or the empty tuple). Lines that begin with ``#`` are
comments. A table carries a ``source`` and an ``example`` column where the row class asks for it.
"""

from __future__ import annotations

import hashlib
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Generic, TypeVar

from rejoinder.errors import LexiconError

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Row]):
    """A table read: its name, its rows in file order and the hash of its bytes."""

    name: str
    rows: tuple[Row, ...]
    hash: str


@cache
def shipped(name: str, row: type[Row]) -> Table[Row]:
    """A table that ships with Rejoinder, ``lexicon/data/en/NAME.tsv``, read once."""
    data = files("rejoinder.lexicon").joinpath(f"data/en/{name}.tsv").read_bytes()
    return _parse(name, f"{name}.tsv", data, row)


def user(path: Path, row: type[Row]) -> Table[Row]:
    """A user's own table; raises ``LexiconError`` with file, line and column."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    return _parse(path.stem, str(path), data, row)


def _parse(name: str, place: str, data: bytes, row: type[Row]) -> Table[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(
            f"{place}: is not UTF-8 (byte {error.start}); save it as UTF-8"
        ) from error
    lines = [
        (number, line.rstrip("\r"))
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines:
        raise LexiconError(f"{place}: holds no header; the first line names the columns")
    header = lines[0][1].split("\t")
    readers = _readers(row)
    unknown = [column for column in header if column not in readers]
    missing = [
        column for column, (_, required) in readers.items() if required and column not in header
    ]
    if unknown or missing:
        raise LexiconError(
            f"{place}: line {lines[0][0]}: columns unknown {unknown}, missing {missing}; "
            f"a table of this kind has {list(readers)}"
        )
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise LexiconError(
                f"{place}: line {number}: {len(cells)} cells under {len(header)} columns"
            )
        cells += [""] * (len(header) - len(cells))
        values: dict[str, Any] = {}
        for column, cell in zip(header, cells, strict=True):
            try:
                values[column] = readers[column][0](cell.strip())
            except ValueError as error:
                raise LexiconError(f"{place}: line {number}: column {column}: {error}") from error
        rows.append(row(**values))
    return Table(name=name, rows=tuple(rows), hash=hashlib.sha256(data).hexdigest()[:20])


def _readers(row: type[Any]) -> dict[str, tuple[Callable[[str], Any], bool]]:
    hints = typing.get_type_hints(row)
    return {
        field.name: (
            _reader(hints[field.name]),
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(row)
    }


def _reader(hint: Any) -> Callable[[str], Any]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = [_reader(part) for part in typing.get_args(hint) if part is not type(None)]
        return lambda cell: inner[0](cell) if cell else None
    if typing.get_origin(hint) is tuple:
        return lambda cell: tuple(item.strip() for item in cell.split("|") if item.strip())
    if typing.get_origin(hint) is typing.Literal:
        return lambda cell: _one_of(cell, typing.get_args(hint))
    if hint is bool:
        return lambda cell: _one_of(cell, ("yes", "no", "")) == "yes"
    if hint in (int, float):
        return typing.cast("Callable[[str], Any]", hint)
    return _required


def _one_of(cell: str, allowed: tuple[Any, ...]) -> Any:
    if cell not in allowed:
        raise ValueError(f"{cell!r} is none of {', '.join(map(repr, allowed))}")
    return cell


def _required(cell: str) -> str:
    if not cell:
        raise ValueError("is empty")
    return cell
