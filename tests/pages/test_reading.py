"""Bytes become a page, in whatever encoding, or a rejection that says why."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder import pages
from rejoinder.errors import InputError
from rejoinder.pages import urls
from rejoinder.records import Declared

_TEXT = "“Café,” said José — the naïve mayor’s friend. The river rose on Friday, and he left."


def _reason(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        pages.from_bytes(data, uri="x.txt")
    assert caught.value.uri == "x.txt"
    assert ";" in caught.value.detail  # what was found; what to do
    return caught.value.reason


class TestEncoding:
    @pytest.mark.parametrize(
        ("data", "encoding"),
        [
            (_TEXT.encode(), "utf-8"),
            (_TEXT.encode("utf-8-sig"), "utf-8"),
            (_TEXT.encode("utf-16"), "utf-16"),
            (_TEXT.encode("utf-16-le"), "utf-16-le"),
            (_TEXT.encode("utf-16-be"), "utf-16-be"),
            (_TEXT.encode("utf-32"), "utf-32"),
            (_TEXT.encode("cp1252"), "cp1252"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_told(self, data: bytes, encoding: str) -> None:
        page = pages.from_bytes(data, uri="x.txt")
        assert (page.raw, page.encoding) == (_TEXT, encoding)

    def test_declared_by_the_transport(self) -> None:
        page = pages.from_bytes("Дождь идёт в городе".encode("koi8-r"), uri="x", charset="koi8-r")
        assert page.raw == "Дождь идёт в городе"

    def test_utf8_goes_before_a_wrong_declaration(self) -> None:
        assert pages.from_bytes(_TEXT.encode(), uri="x", charset="iso-8859-1").raw == _TEXT

    def test_latin1_is_read_as_browsers_do(self) -> None:
        assert pages.from_bytes(_TEXT.encode("cp1252"), uri="x", charset="iso-8859-1").raw == _TEXT

    def test_an_unknown_declaration_is_passed_over(self) -> None:
        assert pages.from_bytes(_TEXT.encode("cp1252"), uri="x", charset="klingon").raw == _TEXT

    def test_utf8_cut_in_the_middle_is_still_utf8(self) -> None:
        data = (_TEXT * 20).encode()[:-20] + "é".encode()[:1]
        page = pages.from_bytes(data, uri="x")
        assert page.encoding == "utf-8"
        assert page.raw.startswith(_TEXT)

    def test_mojibake_is_left_to_cleaning(self) -> None:
        assert pages.from_bytes("donâ€™t".encode(), uri="x").raw == "donâ€™t"


class TestRejection:
    @pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
    def test_empty(self, data: bytes) -> None:
        assert _reason(data) == "empty"

    @pytest.mark.parametrize(
        "data",
        [b"%PDF-1.7 x", b"PK\x03\x04rest", b"\x89PNG\r\n\x1a\n", b"\0" * 999, bytes(range(32)) * 9],
    )
    def test_binary(self, data: bytes) -> None:
        assert _reason(data) == "binary"

    def test_compressed(self) -> None:
        assert _reason(b"\x1f\x8b\x08rest") == "compressed"

    def test_not_text(self) -> None:
        assert _reason(b"12 + 30 = 42") == "not-text"

    def test_too_large(self) -> None:
        assert _reason(b"x" * 50_000_000) == "too-large"
        assert _reason(b"word " * 400_000) == "too-large"

    def test_unreadable(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as caught:
            pages.from_path(tmp_path / "none.txt")
        assert caught.value.reason == "unreadable"
        with pytest.raises(InputError) as caught:
            pages.from_path(tmp_path)
        assert caught.value.reason == "unreadable"

    def test_a_stray_nul_is_no_binary(self) -> None:
        assert pages.from_bytes(b"The river\0 rose on Friday.", uri="x").raw.startswith("The river")


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_give_a_page_or_an_input_error(data: bytes) -> None:
    try:
        page = pages.from_bytes(data, uri="x")
    except InputError:
        return
    assert page.raw.strip()


def test_a_file_and_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(_TEXT.encode())
    declared = Declared(outlet="Wire")
    page = pages.from_path(path, declared=declared)
    assert (page.uri, page.raw, page.media, page.declared) == (str(path), _TEXT, "text", declared)
    assert pages.from_stream(io.BytesIO(_TEXT.encode())).uri == "-"


@pytest.mark.parametrize(
    ("uri", "date"),
    [
        ("https://example.org/world/2016/07/08/talks", "2016-07-08"),
        ("https://example.org/2016/jul/08/talks", "2016-07-08"),
        ("https://example.org/2016-07-08-talks.html", "2016-07-08"),
        ("https://example.org/20160708/talks", "2016-07-08"),
        ("https://example.org/2016/13/45/talks", None),
        ("https://example.org/2016/07/talks", None),
        ("https://example.org/?d=/2016/07/08/", None),
        ("/home/2016/07/08/file.txt", None),
    ],
)
def test_the_date_in_an_address(uri: str, date: str | None) -> None:
    assert urls.date(uri) == date
