"""The JSON Schema (draft 2020-12) of the record contract, derived from the record classes.

The classes are the one description; nothing is written twice. It is the schema of this version
exactly: a later one may add fields, so take it anew from ``rejoinder schema`` after an upgrade.
"""

from __future__ import annotations

import inspect
import types
import typing
from dataclasses import is_dataclass
from typing import Any

from rejoinder.records.jsonl import KINDS, hints

VERSION = 1
"""Version of the contract that the records keep."""

_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}

_FIELDS: dict[str, dict[str, Any]] = {
    "confidence": {"minimum": 0, "maximum": 1, "description": "A calibrated probability."},
    "factuality": {"minimum": -3, "maximum": 3},
    "quad": {"minimum": 1, "maximum": 4},
    "start": {"description": "Where it starts: a code point of the text, or an ISO date."},
    "end": {"description": "Where it ends: half-open in code points, inclusive as an ISO date."},
    "id": {"pattern": "^[dsecri][0-9a-f]{20}$", "description": "Content hash with its letter."},
}
"""What a field's type does not say, by the field's name."""


def schema() -> dict[str, Any]:
    """The schema of any one record, each kind and part under ``$defs``.

    >>> schema()["$defs"]["span"]["required"]
    ['start', 'end', 'text']
    """
    parts: dict[str, Any] = {}
    for kind, record in KINDS.items():
        _define(record, parts, kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Rejoinder record, contract version {VERSION}",
        "description": "One line of Rejoinder's JSON Lines output is one of these records.",
        "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in KINDS],
        "$defs": dict(sorted(parts.items(), key=lambda item: item[0] not in KINDS)),
    }


def _define(record: Any, parts: dict[str, Any], kind: str | None = None) -> str:
    name = kind or record.__name__.lower()
    if name in parts:
        return name
    parts[name] = {}
    properties: dict[str, Any] = {"kind": {"const": kind}} if kind else {}
    for field, hint in hints(record).items():
        properties[field] = {**_of(hint, parts), **_beside(field, hint)}
    parts[name] = {
        "type": "object",
        "description": inspect.getdoc(record) or "",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return name


def _beside(field: str, hint: Any) -> dict[str, Any]:
    """What the table above adds, where its words fit the field's type."""
    extra = dict(_FIELDS.get(field, {}))
    if "pattern" in extra and hint is not str:
        return {}
    return extra


def _of(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = _of(next(p for p in typing.get_args(hint) if p is not type(None)), parts)
        if "$ref" in inner:
            return {"oneOf": [inner, {"type": "null"}]}
        if "enum" in inner:
            return {"enum": [*inner["enum"], None]}
        return {**inner, "type": [inner["type"], "null"]}
    if origin is tuple:
        return {"type": "array", "items": _of(typing.get_args(hint)[0], parts)}
    if origin is typing.Literal:
        return {"enum": list(typing.get_args(hint))}
    if is_dataclass(hint):
        return {"$ref": f"#/$defs/{_define(hint, parts)}"}
    return {"type": _SCALARS[hint]}
