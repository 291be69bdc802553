"""``run`` and ``rejection``: how an output was made, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A model or table by name, with the hash of its content."""

    name: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of the run as the user gave it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Opens each output: what software, models, tables and options made it."""

    kind: ClassVar[str] = "run"

    software: Named
    models: tuple[Named, ...]
    lexicons: tuple[Named, ...]
    score_table: Named | None
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An input that could not be read, and why."""

    kind: ClassVar[str] = "rejection"

    uri: str
    reason: str
    detail: str
