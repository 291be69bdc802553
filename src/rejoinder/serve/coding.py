"""``rejoinder code``: marked pairs in, coded relations out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from rejoinder import events
from rejoinder.errors import InputError, UsageError


def answer(file: str) -> int:
    """Codes each line of a file; returns the exit status, 1 where a line was rejected.

    A line that cannot be coded gives a ``rejection`` in its place, so that lines keep in step.
    """
    code_pair: Any = getattr(events, "code_pair", None)
    if code_pair is None:
        raise UsageError("code: this version has no coder of marked pairs; upgrade rejoinder")
    status = 0
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        try:
            text, source, target = _pair(line, f"{file}:{number}")
            found = code_pair(text, source, target)
            coded = {name: getattr(found, name) for name in _FIELDS}
        except InputError as error:
            status = 1
            coded = {
                "kind": "rejection",
                "uri": error.uri,
                "reason": error.reason,
                "detail": error.detail,
            }
            click.echo(f"rejoinder: {error.uri}: {error.detail} [{error.reason}]", err=True)
        click.echo(json.dumps(coded, ensure_ascii=False))
    return status


_FIELDS = ("type", "mode", "quad", "status", "confidence")


def _lines(file: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    try:
        return data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _pair(line: str, place: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    try:
        value: Any = json.loads(line)
    except json.JSONDecodeError as error:
        detail = f"column {error.colno}: {error.msg}"
        raise InputError(uri=place, reason="not-json", detail=detail) from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise InputError(
            uri=place, reason="malformed", detail="an object with text, source and target is needed"
        )
    text: str = value["text"]
    return text, _span(value, "source", text, place), _span(value, "target", text, place)


def _span(value: dict[str, Any], name: str, text: str, place: str) -> tuple[int, int]:
    match value.get(name):
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return start, end
    raise InputError(
        uri=place,
        reason="bad-span",
        detail=f"{name} must be [start, end] inside the text's {len(text)} code points",
    )
