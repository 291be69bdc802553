"""Tables: rows become dataclasses, and a bad row names file, line and column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from rejoinder.errors import LexiconError
from rejoinder.lexicon import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    aliases: tuple[str, ...] = ()
    kind: Literal["a", "b"] = "a"
    score: float | None = None
    known: bool = False


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.tsv"
    path.write_text(text, "utf-8")
    return path


def test_a_table_is_read_with_its_types(tmp_path: Path) -> None:
    path = write(tmp_path, "# mine\nname\taliases\tkind\tscore\tknown\nx\tp | q\tb\t-1.5\tyes\ny\n")
    with pytest.raises(LexiconError, match="line 4: column kind"):
        tables.user(path, Row)
    path = write(tmp_path, "name\taliases\tscore\tknown\nx\tp | q\t-1.5\tyes\ny\n")
    table = tables.user(path, Row)
    assert table.rows == (
        Row(name="x", aliases=("p", "q"), score=-1.5, known=True),
        Row(name="y"),
    )
    assert len(table.hash) == 20


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no header"),
        ("name\tcolour\nx\ty\n", "columns unknown"),
        ("aliases\nx\n", "missing"),
        ("name\tscore\nx\thigh\n", "line 2: column score"),
        ("name\n\tx\n", "line 2: 2 cells under 1 columns"),
        ("name\tscore\n\t1\n", "line 2: column name: is empty"),
    ],
)
def test_a_bad_table_says_where_and_what(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        tables.user(write(tmp_path, text), Row)


def test_a_table_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        tables.user(tmp_path / "none.tsv", Row)


def test_a_table_in_another_charset_says_so(tmp_path: Path) -> None:
    path = tmp_path / "latin.tsv"
    path.write_bytes("name\nZoë\n".encode("latin-1"))
    with pytest.raises(LexiconError, match="is not UTF-8"):
        tables.user(path, Row)
