"""Content ids: the same input gives the same id, whatever model or version made the record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from rejoinder.records.span import Span

_DIGITS = 20
"""Hex digits kept: 80 bits, so that a billion records collide with probability 4e-7."""


def document_id(*, uri: str, raw: str) -> str:
    """Id of a document: of its uri and its text as it came.

    >>> document_id(uri="a.txt", raw="x") == document_id(uri="a.txt", raw="x")
    True
    """
    return "d" + _digest([uri, raw])


def record_id(
    prefix: str, *, document: str, spans: Iterable[Span], label: str, part: str = ""
) -> str:
    """Id of a record drawn from a text: of document, kind, spans and type or form.

    ``prefix`` is the kind's letter (``s e c r i``); ``label`` the type or form; ``part`` tells
    apart two records of one kind over the same spans (the two halves of a reciprocal event).
    Span order does not matter.
    """
    places = sorted({(span.start, span.end) for span in spans})
    return prefix + _digest([document, places, label, part])


def _digest(parts: object) -> str:
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    return hashlib.sha256(data).hexdigest()[:_DIGITS]
