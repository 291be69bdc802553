"""Small stories read once each: pages as (day, text), woven with nothing around them."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from rejoinder.flow import Reader
from rejoinder.records import as_it_stands
from rejoinder.weaving import Told, weave

STORY = Path(__file__).parent / "story"


@cache
def read(pages):
    documents = [
        as_it_stands(text, uri=f"page-{number}", published=day)
        for number, (day, text) in enumerate(pages)
    ]
    return tuple(
        Told(reading=reading, known=date.fromisoformat(reading.document.published.value))
        for reading in Reader().read_documents(documents)
    )


@pytest.fixture
def told():
    """Pages given as (day, text), read and woven."""

    def tell(*pages):
        return read(pages), weave(read(pages))

    return tell


@pytest.fixture(scope="session")
def story():
    """The pages of the story beside the tests, read."""
    pages = [json.loads(line) for line in (STORY / "pages.jsonl").read_text().splitlines()]
    return read(tuple((page["published"], page["text"]) for page in pages))
