"""Tables: CSV, TSV, JSON Lines and JSON, one page a row.

Doubt is local: a row that cannot be taken apart costs that row, and reading goes on behind it.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from rejoinder.errors import InputError, UsageError
from rejoinder.ledger import Refusal
from rejoinder.scale.columns import choose, day
from rejoinder.scale.sources import Item, Request, declare, kind, page, refusal

_CELL = 1 << 30
"""Characters in one cell at most: whole pages with their markup stand in cells."""

_LINES = 20_000
"""Lines in one row at most: more only where a quotation mark was never closed. The longest
interview in the development data has under 2,000; a larger limit makes recovery slower."""

_DELIMITERS = ",\t;|"


def items(
    path: Path, request: Request, named: set[Path], *, within: bool
) -> Iterator[Item | Refusal]:
    """The items of a table. ``named`` receives the files it names.

    ``within`` a folder a table without a text column is refused; named on its own it raises.
    """
    place = path.as_posix()
    try:
        rows = _rows(path, place)
        chosen: dict[str, str] | None = None
        for number, row in rows:
            if isinstance(row, Refusal):
                yield row
                continue
            if chosen is None or kind(path) not in (".csv", ".tsv"):
                chosen = choose(list(row), request.columns, place)
            yield _item(path, number, row, chosen, request, named)
        if chosen is None:
            yield refusal(place, "empty", "holds no rows; nothing to read")
    except UsageError as error:
        if not within:
            raise
        yield refusal(place, "no-text-column", str(error).removeprefix(f"{place}: "))
    except (OSError, EOFError) as error:
        yield refusal(place, "unreadable", f"{error}; check the file")


def _item(
    path: Path,
    number: int,
    row: Mapping[str, str],
    chosen: Mapping[str, str],
    request: Request,
    named: set[Path],
) -> Item | Refusal:
    values = {name: (row.get(column) or "").strip() or None for name, column in chosen.items()}
    uri = values.get("uri") or f"{path.as_posix()}#{number}"
    try:
        if values.get("published"):
            values["published"] = _dated(str(values["published"]), uri, number)
        declared = declare(values, request)
        if values.get("file") and not (values.get("text") or values.get("html")):
            return _beside(path, str(values["file"]), named, declared)
    except InputError as error:
        return refusal(error.uri, error.reason, error.detail)
    content = row.get(chosen.get("text", "")) or ""
    if not content.strip() and values.get("html"):
        return Item(uri=uri, content=_bytes(str(values["html"])), declared=declared)
    # A cell with bytes that were not UTF-8 goes to the decoder that whole files go to.
    torn = any("\ud800" <= character <= "\udfff" for character in content)
    return Item(uri=uri, content=_bytes(content) if torn else content, declared=declared)


def _dated(value: str, uri: str, number: int) -> str:
    try:
        return day(value)
    except ValueError as error:
        detail = f"row {number}: published {value!r} {error}, or leave it empty"
        raise InputError(uri=uri, reason="bad-date", detail=detail) from None


def _beside(table: Path, name: str, named: set[Path], declared: Any) -> Item | Refusal:
    """A page in a file that the table names, in the table's folder or below it."""
    path = table.parent / name
    if not path.resolve().is_relative_to(table.parent.resolve()):
        return refusal(path.as_posix(), "outside", "lies outside the table's folder; move it there")
    named.add(path.resolve())
    if not path.is_file():
        return refusal(path.as_posix(), "missing", f"{table} names it, but there is no such file")
    return page(path, declared)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _open(path: Path) -> IO[str]:
    opener: Any = gzip.open if path.suffix.lower() == ".gz" else open
    stream: IO[str] = opener(path, "rt", encoding="utf-8-sig", errors="surrogateescape", newline="")
    return stream


def _rows(path: Path, place: str) -> Iterator[tuple[int, Mapping[str, str] | Refusal]]:
    if kind(path) in (".csv", ".tsv"):
        return _csv(path, place)
    return _json(path, place) if kind(path) == ".json" else _json_lines(path, place)


def _json_lines(path: Path, place: str) -> Iterator[tuple[int, Mapping[str, str] | Refusal]]:
    with _open(path) as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield number, _object(line, f"{place}#{number}")


def _object(line: str, uri: str) -> Mapping[str, str] | Refusal:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return refusal(uri, "not-json", f"{error}; one JSON object a line is needed")
    return _strings(value, uri)


def _json(path: Path, place: str) -> Iterator[tuple[int, Mapping[str, str] | Refusal]]:
    with _open(path) as stream:
        try:
            value = json.load(stream)
        except (json.JSONDecodeError, RecursionError) as error:
            yield (
                0,
                refusal(place, "not-json", f"{error}; mend it, or name it .jsonl if it is that"),
            )
            return
    for number, row in enumerate(value if isinstance(value, list) else [value], start=1):
        yield number, _strings(row, f"{place}#{number}")


def _strings(value: Any, uri: str) -> Mapping[str, str] | Refusal:
    if not isinstance(value, dict):
        return refusal(uri, "malformed", "is no JSON object; one with a text is needed")
    return {
        str(name): part if isinstance(part, str) else "" if part is None else str(part)
        for name, part in value.items()
    }


class _Lines:
    """Lines of a file with those of the present row kept, so that they can be read again."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._again: list[str] = []
        self.row: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.row) >= _LINES:
            raise csv.Error(f"a row of more than {_LINES:,} lines")
        line = self._again.pop() if self._again else next(self._stream)
        self.row.append(line)
        self.number += 1
        return line

    def begin(self) -> None:
        """A new row begins."""
        self.row = []

    def skip_first(self) -> None:
        """Gives up the present row's first line and puts the rest back."""
        self._again += reversed(self.row[1:])
        self.number -= len(self.row) - 1
        self.row = []


def _csv(path: Path, place: str) -> Iterator[tuple[int, Mapping[str, str] | Refusal]]:
    csv.field_size_limit(_CELL)
    with _open(path) as stream:
        lines = _Lines(stream)
        first = next(stream, "")
        delimiter = "\t" if kind(path) == ".tsv" else max(_DELIMITERS, key=first.count)
        header = next(csv.reader([first], delimiter=delimiter), [])
        if not "".join(header).strip():
            return
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        number, broken = 0, False
        while True:
            lines.begin()
            at = lines.number + 2
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                if not broken:
                    number += 1
                    detail = f'line {at}: {error}; close its quotation marks ("" inside a cell)'
                    yield number, refusal(f"{place}#line{at}", "unclosed-quote", detail)
                broken = True
                lines.skip_first()
                reader = csv.reader(lines, delimiter=delimiter, strict=True)
                continue
            if not cells or (broken and len(cells) != len(header)):
                continue  # An empty line, or the rest of the row refused above.
            broken = False
            number += 1
            if len(cells) > len(header):
                detail = (
                    f"line {at}: {len(cells)} cells under {len(header)} columns; quote the text"
                )
                yield number, refusal(f"{place}#line{at}", "ragged-row", detail)
                continue
            cells += [""] * (len(header) - len(cells))
            yield number, dict(zip(header, cells, strict=True))
