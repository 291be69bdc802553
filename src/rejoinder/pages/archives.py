"""WARC archives: every HTML or text response in one, as a Page or as a Rejection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rejoinder.errors import InputError, UsageError
from rejoinder.pages import reading
from rejoinder.records import Page, Rejection

_READABLE = ("text/html", "text/plain", "application/xhtml+xml")


def from_warc(path: Path) -> Iterator[Page | Rejection]:
    """The pages of a WARC file, compressed or not, in order, each under its own address.

    Responses that are no text (pictures, style sheets) are passed over; text that cannot be read
    comes as a ``Rejection``. Needs the extra ``warc``; raises ``UsageError`` without it and
    ``InputError`` for a file that cannot be opened or is no archive.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise UsageError(
            f"{path}: reading WARC needs warcio; install rejoinder with the extra 'warc'"
        ) from error
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response":
                    yield from _response(record)
    except OSError as error:
        raise InputError(
            uri=str(path),
            reason="unreadable",
            detail=f"{error.strerror or error}; check the path and its permissions",
        ) from error
    except ArchiveLoadFailed as error:
        raise InputError(
            uri=str(path), reason="broken-archive", detail=f"{error}; fetch the archive again"
        ) from error


def _response(record: Any) -> Iterator[Page | Rejection]:
    headers = record.http_headers
    if headers is None or not str(headers.get_statuscode()).startswith("2"):
        return
    media, _, parameters = (headers.get_header("Content-Type") or "text/html").partition(";")
    if media.strip().lower() not in _READABLE:
        return
    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    charset = parameters.partition("charset=")[2].strip() or None
    try:
        data = record.content_stream().read(reading.MAX_BYTES + 1)
        yield reading.from_bytes(data, uri=uri, charset=charset)
    except InputError as error:
        yield Rejection(uri=error.uri, reason=error.reason, detail=error.detail)
