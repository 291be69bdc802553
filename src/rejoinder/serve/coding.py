"""``rejoinder code``: marked pairs in, coded relations out."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from rejoinder import language
from rejoinder.errors import InputError, UsageError
from rejoinder.events.coding import code_pair
from rejoinder.records import Document, Rejection, as_it_stands
from rejoinder.records.jsonl import to_line


def answer(file: str) -> int:
    """Codes each line of a file; returns the exit status, 1 where a line was rejected.

    A line that cannot be coded gives a ``rejection`` in its place, so that lines keep in step.
    """
    status = 0
    for coded in _coded(_lines(file), file):
        if isinstance(coded, Rejection):
            status = 1
            click.echo(f"rejoinder: {coded.uri}: {coded.detail} [{coded.reason}]", err=True)
            click.echo(to_line(coded))
        else:
            click.echo(json.dumps(coded, ensure_ascii=False))
    return status


_FIELDS = ("type", "mode", "quad", "status", "confidence")

Span = tuple[int, int]


def _coded(lines: Iterable[str], file: str) -> Iterator[dict[str, Any] | Rejection]:
    """Codes lines in order; texts are parsed in batches, as they come."""
    pairs: deque[tuple[str, Span, Span] | Rejection] = deque()

    def texts() -> Iterator[Document]:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                pairs.append(_pair(line, f"{file}:{number}"))
            except InputError as error:
                pairs.append(Rejection(uri=error.uri, reason=error.reason, detail=error.detail))
            else:
                yield _as_is(pairs[-1][0])  # type: ignore[index]

    for parsed in language.parse(texts()):
        while isinstance(pairs[0], Rejection):
            yield pairs.popleft()  # type: ignore[misc]
        _, source, target = pairs.popleft()  # type: ignore[misc]
        found = code_pair(parsed, source, target)
        yield {name: getattr(found, name) for name in _FIELDS}
    while pairs:
        yield pairs.popleft()  # type: ignore[misc]


def _as_is(text: str) -> Document:
    """A document of exactly this text: cleaning would move the marked spans."""
    return as_it_stands(text, uri="pair")


def _lines(file: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    try:
        return data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _pair(line: str, place: str) -> tuple[str, Span, Span]:
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


def _span(value: dict[str, Any], name: str, text: str, place: str) -> Span:
    match value.get(name):
        case [int(start), int(end)] if 0 <= start < end <= len(text) and text[start:end].strip():
            return start, end
    raise InputError(
        uri=place,
        reason="bad-span",
        detail=f"{name} must be [start, end] inside the text's {len(text)} code points",
    )
