"""Bytes to Page."""

from __future__ import annotations

from pathlib import Path

from rejoinder.records import Declared, Page


def from_text(text: str, *, uri: str, declared: Declared | None = None) -> Page:
    """A page from text that is decoded already."""
    return Page(uri=uri, raw=text, media="text", encoding="utf-8", declared=declared or Declared())


def from_bytes(data: bytes, *, uri: str, declared: Declared | None = None) -> Page:
    """A page from bytes; raises ``InputError`` for what cannot be read."""
    return from_text(data.decode("utf-8"), uri=uri, declared=declared)


def from_path(path: Path, *, declared: Declared | None = None) -> Page:
    """A page from a file; raises ``InputError`` for what cannot be read."""
    return from_bytes(path.read_bytes(), uri=str(path), declared=declared)
