"""Page: what arrived, decoded; the noun between ``pages`` and ``documents``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What the container says of the page (HTML metadata, a CSV column, the caller)."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_basis: Literal["given", "metadata", "url"] | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of text that extraction knows the nature of: ``raw[start:end]``."""

    start: int
    end: int
    label: Literal["title", "caption", "credit", "byline", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One input. ``raw`` is the text as it came; for HTML, the text that extraction gave."""

    uri: str
    raw: str
    media: Literal["text", "html"]
    encoding: str
    declared: Declared = field(default_factory=Declared)
    blocks: tuple[Block, ...] = ()
