"""Sources: paths -> items. Files, folders, tables, JSON Lines and WARC, one item a page.

What cannot be taken apart becomes a ``Refusal`` in its place; a wrong request (no such path, no
text column) is a ``UsageError``.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rejoinder.errors import UsageError
from rejoinder.ledger import Refusal
from rejoinder.records import Declared
from rejoinder.records.jsonl import part_to_plain
from rejoinder.scale.columns import FIELDS

TABLES = {".csv", ".tsv", ".jsonl", ".ndjson", ".json"}
WARCS = {".warc"}
_PACKED = {".gz"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One page as fed in: its bytes, or text decoded already."""

    uri: str
    content: bytes | str
    declared: Declared

    def digest(self) -> str:
        """The item known again: hash of uri, content and what is declared of it."""
        content = self.content
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        about = json.dumps([self.uri, part_to_plain(self.declared), type(content).__name__])
        return hashlib.sha256(about.encode() + b"\0" + data).hexdigest()[:20]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to read. ``columns`` maps fields to column names; ``declared`` holds for all pages."""

    paths: tuple[Path, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None
    outlet: str | None = None


def size(paths: tuple[Path, ...]) -> int:
    """Bytes under the paths, for a progress bar; raises ``UsageError`` where there is none."""
    _check(paths)
    return sum(
        file.stat().st_size for path in paths for file in (_walk(path) if path.is_dir() else [path])
    )


def items(request: Request) -> Iterator[Item | Refusal]:
    """All items of the request in a stable order."""
    from rejoinder.scale import tables, warcs

    _check(request.paths)
    for path in request.paths:
        files = list(_walk(path)) if path.is_dir() else [path]
        # A table may name files beside it, with their dates: those are then not read a second time.
        files.sort(key=lambda file: (kind(file) not in TABLES, file))
        named: set[Path] = set()
        for file in files:
            suffix = kind(file)
            if suffix in TABLES:
                yield from tables.items(file, request, named, within=path.is_dir())
            elif suffix in WARCS:
                yield from warcs.items(file, request)
            elif file.resolve() not in named:
                yield page(file, declare({}, request))


def _check(paths: tuple[Path, ...]) -> None:
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder; check the path")


def page(path: Path, declared: Declared) -> Item | Refusal:
    """The item of one file."""
    uri = path.as_posix()
    try:
        return Item(uri=uri, content=path.read_bytes(), declared=declared)
    except OSError as error:
        return refusal(uri, "unreadable", f"{error.strerror}; check its permissions")


def declare(values: Mapping[str, str | None], request: Request) -> Declared:
    """What is declared of a page: its own values, else those given for all."""
    published = values.get("published") or request.published
    return Declared(
        title=values.get("title"),
        outlet=values.get("outlet") or request.outlet,
        byline=values.get("byline"),
        published=published,
        published_basis="given" if published else None,
        language=values.get("language"),
    )


def refusal(uri: str, reason: str, detail: str) -> Refusal:
    """A refusal that is known again by what it says."""
    digest = hashlib.sha256("\0".join((uri, reason, detail)).encode("utf-8", "replace"))
    return Refusal(digest=digest.hexdigest()[:20], uri=uri, reason=reason, detail=detail)


def kind(path: Path) -> str:
    """The suffix that says what a file is, whether packed or not."""
    if path.suffix.lower() in _PACKED:
        return Path(path.stem).suffix.lower()
    return path.suffix.lower()


def _walk(folder: Path) -> Iterator[Path]:
    """The files under a folder in order of name, hidden ones left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root) / name
            if not name.startswith(".") and path.is_file():
                yield path


def columns(given: str | None) -> dict[str, str]:
    """``--columns text=BODY,published=DATE`` taken apart; raises ``UsageError``.

    >>> columns("text=BODY, published=DATE")
    {'text': 'BODY', 'published': 'DATE'}
    """
    found: dict[str, str] = {}
    for pair in (given or "").split(","):
        name, equals, column = (part.strip() for part in pair.partition("="))
        if not pair.strip():
            continue
        if not equals or not column or name not in FIELDS:
            raise UsageError(
                f"--columns {pair.strip()!r}: write FIELD=COLUMN, the field one of "
                f"{', '.join(FIELDS)}"
            )
        found[name] = column
    return found
