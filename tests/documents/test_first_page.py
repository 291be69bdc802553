"""The page that the project starts from, as far as cleaning goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder import documents, pages
from rejoinder.records import replay


@pytest.mark.shared
def test_the_first_page(shared: Path) -> None:
    page = pages.from_path(shared / "data/articles/000_dee0f51394cb4d3b.txt")
    document = documents.clean(page)
    assert replay(document) == page.raw
    assert document.title == page.raw.split("\n")[2]
    assert document.outlet == page.raw.split("\n")[0].removeprefix("Support ").rstrip("!")
    assert "?" not in document.text
    assert document.text.count("“") == document.text.count("”") == 3
    assert [removal.label for removal in document.removed] == (
        ["appeal", "title", "caption", "credit"] + ["appeal"] * 4 + ["navigation"] * 2
    )
    assert [note.code for note in document.notes] == ["lost-currency"]
