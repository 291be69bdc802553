"""Admission: whether a cleaned document is one that the stages can read."""

from __future__ import annotations

from rejoinder.errors import InputError
from rejoinder.records import Document


def admit(document: Document) -> Document:
    """The document itself; raises ``InputError`` for one without text or in another language."""
    if not any(character.isalpha() for character in document.text):
        aside = "all of it is frame (appeals, navigation, captions)" if document.removed else "none"
        raise InputError(
            uri=document.uri,
            reason="no-article",
            detail=f"holds no article: {aside}; give the page or the text of the article itself",
        )
    if document.language not in (None, "en"):
        raise InputError(
            uri=document.uri,
            reason="language",
            detail=f"is in another language ({document.language}); only English is read so far",
        )
    return document
