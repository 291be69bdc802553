"""WARC: the HTML responses of a web archive, one page each (extra ``warc``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rejoinder.errors import UsageError
from rejoinder.ledger import Refusal
from rejoinder.scale.sources import Item, Request, declare, refusal

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def items(path: Path, request: Request) -> Iterator[Item | Refusal]:
    """The pages of an archive under their own address; other records are passed over."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise UsageError(
            f"{path}: reading WARC needs warcio; install it: pip install 'rejoinder[warc]'"
        ) from error
    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response" and _is_page(record):
                    uri = record.rec_headers.get_header("WARC-Target-URI")
                    data = record.content_stream().read()
                    yield Item(uri=uri, content=data, declared=declare({}, request))
        except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
            yield refusal(path.as_posix(), "bad-warc", f"{error}; what stood before it was read")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or not str(headers.get_statuscode()).startswith("2"):
        return False
    return str(headers.get_header("Content-Type", "")).lower().startswith(_PAGES)
