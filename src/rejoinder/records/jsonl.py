"""Records as JSON: one object a line, ``kind`` first, fields in declaration order, no loss.

>>> from rejoinder.records import Rejection
>>> line = to_line(Rejection(uri="a.txt", reason="empty", detail="0 bytes; nothing to read"))
>>> line
'{"kind": "rejection", "uri": "a.txt", "reason": "empty", "detail": "0 bytes; nothing to read"}'
>>> from_line(line).reason
'empty'
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

from rejoinder.errors import InputError
from rejoinder.records.commitment import Commitment
from rejoinder.records.document import Document
from rejoinder.records.event import Event
from rejoinder.records.incident import Incident
from rejoinder.records.reaction import Reaction
from rejoinder.records.run import Rejection, Run
from rejoinder.records.statement import Statement

Record = Run | Document | Statement | Event | Commitment | Reaction | Incident | Rejection
"""Every record of the contract, in the order in which an output gives them."""

KINDS: dict[str, Any] = {record.kind: record for record in typing.get_args(Record)}
"""The record classes by their ``kind``."""


def to_dict(record: Record) -> dict[str, Any]:
    """A record as plain dicts and lists, ready for JSON."""
    return {"kind": record.kind, **_plain(record)}


def to_line(record: Record) -> str:
    """A record as one line of JSON, without the line break.

    Non-ASCII text stands as it is; only a line with a lone surrogate, which UTF-8 cannot hold, is
    escaped throughout.
    """
    value = to_dict(record)
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False)
    return line


def from_dict(value: dict[str, Any]) -> Record:
    """A record from the dict that ``to_dict`` gave; fields it does not know are passed over.

    Raises ``InputError`` where the kind is unknown, or a field is missing or of another type.
    """
    kind = value.get("kind")
    record = KINDS.get(kind) if isinstance(kind, str) else None
    if record is None:
        raise InputError(
            uri="record",
            reason="unknown-kind",
            detail=f"kind {kind!r} is none of {', '.join(KINDS)}",
        )
    try:
        made: Record = _builder(record)(value)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            uri="record",
            reason="malformed",
            detail=f"{kind}: {error}; `rejoinder schema` prints the shape",
        ) from error
    return made


def from_line(line: str) -> Record:
    """A record from one line of JSON; raises ``InputError`` where it is none."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(
            uri="record", reason="not-json", detail=f"column {error.colno}: {error.msg}"
        ) from error
    if not isinstance(value, dict):
        raise InputError(uri="record", reason="malformed", detail="is not a JSON object")
    return from_dict(value)


def part_to_plain(part: Any) -> Any:
    """A part of a record (a SPAN, an ACTOR, a tuple of them) as plain dicts and lists."""
    return _plain(part)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(_class(value))}
    return value


def _class(value: Any) -> Any:
    return type(value)


@cache
def _names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


@cache
def _optional(record: Any) -> frozenset[str]:
    return frozenset(field.name for field in fields(record) if field.default is not MISSING)


@cache
def hints(record: Any) -> dict[str, Any]:
    """The types of a record's fields, in declaration order."""
    known = typing.get_type_hints(record)
    return {name: known[name] for name in _names(record)}


@cache
def _builder(hint: Any) -> Callable[[Any], Any]:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [_builder(part) for part in typing.get_args(hint) if part is not type(None)]
        return lambda value: None if value is None else inner[0](value)
    if origin is tuple:
        item = _builder(typing.get_args(hint)[0])
        return lambda value: tuple(item(part) for part in _a(list, value))
    if origin is typing.Literal:
        return lambda value: _one_of(typing.get_args(hint), value)
    if is_dataclass(hint):
        return lambda value: _built(hint, _a(dict, value))
    if hint is float:
        return lambda value: float(_a((int, float), value))
    return lambda value: _a(hint, value)


def _built(record: Any, value: dict[str, Any]) -> Any:
    given = {}
    for name, hint in hints(record).items():
        if name not in value:
            if name in _optional(record):
                continue  # A field of a later version, which older ledgers lack.
            raise ValueError(f"field {name!r} is missing")
        try:
            given[name] = _builder(hint)(value[name])
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
    return record(**given)


def _a(kind: Any, value: Any) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{value!r} is of the wrong type")
    return value


def _one_of(allowed: tuple[Any, ...], value: Any) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(map(str, allowed))}")
    return value
