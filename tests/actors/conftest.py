"""Texts of our own, read as far as mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rejoinder import language, mentions
from rejoinder.lexicon import Lexicon
from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.records import ActorMention, Document, Mentions, as_it_stands

Read = Callable[[str], Mentions]


def document(text: str, date: str | None) -> Document:
    return as_it_stands(text, uri="case.txt", published=date)


@pytest.fixture(scope="session")
def lexicon() -> ActorLexicon:
    return ActorLexicon.load()


@pytest.fixture(scope="session")
def read() -> Read:
    """The mentions of a text of 1 June 2018."""
    tables = Lexicon.shipped()

    def reading(text: str) -> Mentions:
        return mentions.find(language.parse_one(document(text, "2018-06-01")), tables)

    return reading


def named(found: Mentions, text: str, wording: str) -> ActorMention:
    """The last mention with these words."""
    return [m for m in found.actors if text[m.start : m.end] == wording][-1]
