"""WARC: each readable response a page, each unreadable one a rejection."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from rejoinder import pages
from rejoinder.errors import InputError, UsageError
from rejoinder.records import Page, Rejection

_TEXT = "The river rose by two meters on Friday, and the mayor closed the bridges."


def _archive(path: Path, responses: list[tuple[str, str, str, bytes]]) -> Path:
    """An archive as crawlers write it: each record a gzip member of its own."""
    members = []
    for uri, status, media, body in responses:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\n"
            "WARC-Date: 2021-03-04T09:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        members.append(gzip.compress(head + http + b"\r\n\r\n"))
    path.write_bytes(b"".join(members))
    return path


def test_pages_and_rejections_in_order(tmp_path: Path) -> None:
    path = _archive(
        tmp_path / "a.warc.gz",
        [
            ("https://example.org/a", "200 OK", "text/plain; charset=utf-8", _TEXT.encode()),
            ("https://example.org/b", "200 OK", "image/png", b"\x89PNG"),
            ("https://example.org/c", "404 Not Found", "text/html", b"<html>gone</html>"),
            ("https://example.org/d", "200 OK", "text/html", b"<html></html>"),
            (
                "https://example.org/e",
                "200 OK",
                "text/plain; charset=koi8-r",
                "Река".encode("koi8-r"),
            ),
        ],
    )
    found = list(pages.from_warc(path))
    assert [type(item) for item in found] == [Page, Rejection, Page]
    assert [item.uri[-1] for item in found] == ["a", "d", "e"]
    assert isinstance(found[2], Page)
    assert found[2].raw == "Река"


def test_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"no archive at all\n\n")
    with pytest.raises(InputError):
        list(pages.from_warc(path))
    with pytest.raises(InputError):
        list(pages.from_warc(tmp_path / "none.warc"))


def test_without_warcio_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(UsageError, match="warc"):
        list(pages.from_warc(tmp_path / "a.warc"))
