"""Bytes, files, streams and text to Page; what cannot be read raises ``InputError``.

Reasons: ``empty``, ``binary``, ``compressed``, ``too-large``, ``not-text``, ``no-article``,
``broken-html``, ``unreadable``. Each message says what to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from rejoinder.errors import InputError
from rejoinder.pages import decoding, hypertext
from rejoinder.records import Declared, Page

MAX_BYTES = 32_000_000
"""The largest of the 98 pages of ``eval pages`` has 1.1 MB; 32 leaves room for inlined pictures."""

MAX_CHARACTERS = 1_000_000
"""The parser's own limit, and some 150,000 words: no page is longer; a file of many pages is."""


def from_text(text: str, *, uri: str, declared: Declared | None = None) -> Page:
    """A page from text that is decoded already, plain or HTML; raises ``InputError``.

    What ``declared`` says goes before what the page says of itself.
    """
    return _page(text, uri, "utf-8", declared or Declared())


def from_bytes(
    data: bytes, *, uri: str, declared: Declared | None = None, charset: str | None = None
) -> Page:
    """A page from bytes; raises ``InputError`` for what cannot be read.

    ``charset`` is what the transport declared, such as an HTTP header; UTF-8 goes before it
    wherever the bytes are UTF-8.

    >>> from_bytes("Café".encode(), uri="a.txt").raw
    'Café'
    """
    if len(data) > MAX_BYTES:
        raise InputError(
            uri=uri,
            reason="too-large",
            detail=f"{len(data):,} bytes, more than the {MAX_BYTES:,} that a page may have; "
            "split it into one file a page, or give it to `rejoinder ingest` as a table",
        )
    text, encoding = decoding.decode(data, uri=uri, charset=charset)
    return _page(text, uri, encoding, declared or Declared())


def from_stream(stream: BinaryIO, *, uri: str = "-", declared: Declared | None = None) -> Page:
    """A page from an open binary stream, such as standard input; raises ``InputError``.

    No more is read than a page may have.
    """
    return from_bytes(stream.read(MAX_BYTES + 1), uri=uri, declared=declared)


def from_path(path: Path, *, declared: Declared | None = None) -> Page:
    """A page from a file; raises ``InputError`` for what cannot be read."""
    try:
        with path.open("rb") as stream:
            return from_stream(stream, uri=str(path), declared=declared)
    except OSError as error:
        raise InputError(
            uri=str(path),
            reason="unreadable",
            detail=f"{error.strerror or error}; check the path and its permissions",
        ) from error


def _page(text: str, uri: str, encoding: str, declared: Declared) -> Page:
    if not text or text.isspace():
        raise InputError(
            uri=uri, reason="empty", detail="holds no text; check that the download succeeded"
        )
    if hypertext.is_html(text):
        page = hypertext.extract(text, uri=uri, encoding=encoding, declared=declared)
    else:
        page = Page(uri=uri, raw=text, media="text", encoding=encoding, declared=declared)
    if len(page.raw) > MAX_CHARACTERS:
        raise InputError(
            uri=uri,
            reason="too-large",
            detail=f"{len(page.raw):,} characters of text, more than {MAX_CHARACTERS:,}; "
            "split it into one file a page",
        )
    if not any(character.isalpha() for character in page.raw):
        raise InputError(
            uri=uri, reason="not-text", detail="holds no letters; check that this is the right file"
        )
    return page
