"""``document``: a page made readable, with every change to it on record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rejoinder.records.ids import document_id

PublishedBasis = Literal["given", "metadata", "url", "dateline", "unknown"]
RemovalLabel = Literal[
    "appeal",
    "subscribe",
    "navigation",
    "caption",
    "credit",
    "related",
    "comment",
    "title",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Publication date, ISO, and how it is known; never invented."""

    value: str | None
    basis: PublishedBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One damaged run mended: ``text[start:end] == after`` stood as ``before`` in the input."""

    start: int
    end: int
    before: str
    after: str
    rule: str
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A piece set aside: it stood, as ``text``, before offset ``at`` of the clean text."""

    at: int
    text: str
    label: RemovalLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Damage seen and not repaired, such as ``lost-currency``."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page's clean text. ``text`` holds no title, caption, credit or appeal."""

    kind: ClassVar[str] = "document"

    id: str
    uri: str
    title: str | None
    outlet: str | None
    byline: str | None
    published: Published
    language: str | None
    text: str
    repairs: tuple[Repair, ...] = ()
    removed: tuple[Removal, ...] = ()
    notes: tuple[Note, ...] = ()


def as_it_stands(
    text: str, *, uri: str, published: str | None = None, outlet: str | None = None
) -> Document:
    """An English document of exactly this text, for spans that cleaning would move.

    ``published`` is an ISO date that the caller gives.

    >>> as_it_stands("Oslo met Rome.", uri="pair").published.basis
    'unknown'
    """
    return Document(
        id=document_id(uri=uri, raw=text),
        uri=uri,
        title=None,
        outlet=outlet,
        byline=None,
        published=Published(value=published, basis="given" if published else "unknown"),
        language="en",
        text=text,
    )


def replay(document: Document) -> str:
    """The input that the clean text came from: repairs and removals played backwards.

    Edits are undone from the end of the text to its start; at one offset, the repair first and
    then the removals, last listed first. ``documents`` keeps repairs and removals from meeting in
    any way for which that order would matter.
    """
    text = document.text
    edits: list[tuple[int, int, int, Repair | Removal]] = [
        (repair.start, 1, index, repair) for index, repair in enumerate(document.repairs)
    ]
    edits += [(removal.at, 0, index, removal) for index, removal in enumerate(document.removed)]
    for _, _, _, edit in sorted(edits, key=lambda item: item[:3], reverse=True):
        if isinstance(edit, Repair):
            text = text[: edit.start] + edit.before + text[edit.end :]
        else:
            text = text[: edit.at] + edit.text + text[edit.at :]
    return text
