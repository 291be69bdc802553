"""Pages made of lines, as the tests of this part read them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rejoinder import documents
from rejoinder.records import Declared, Document, Page

Clean = Callable[..., Document]


@pytest.fixture(scope="session")
def clean() -> Clean:
    """The document of a plain-text page with these lines, an empty one between each two."""

    def read(*lines: str, declared: Declared | None = None) -> Document:
        raw = "\n\n".join(lines)
        return documents.clean(
            Page(uri="u", raw=raw, media="text", encoding="utf-8", declared=declared or Declared())
        )

    return read
