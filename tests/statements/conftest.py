"""Texts of our own, read as far as statements."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rejoinder import language, mentions, statements
from rejoinder.lexicon import Lexicon
from rejoinder.records import Document, Statement, as_it_stands

Read = Callable[[str], tuple[Statement, ...]]


def document(text: str) -> Document:
    return as_it_stands(text, uri="case.txt", published="2016-07-08")


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a text's statements; 2016-07-08, a Friday, is its day."""
    lexicon = Lexicon.shipped()

    def reading(text: str) -> tuple[Statement, ...]:
        parsed = language.parse_one(document(text))
        return statements.find(parsed, mentions.find(parsed, lexicon), lexicon)

    return reading
