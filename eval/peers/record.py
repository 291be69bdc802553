"""``eval/peers.toml``: the figures of the last run of the peers, kept with the project."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "peers.toml"
_HEAD = """\
# What other tools reach on the data of our evaluations, by our scorers.
# Written by `make peers`; not by hand.
"""
_LOWER = ("clean_changed", "mae", "false_events")
"""Figures of which less is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One figure of one peer on ``items`` items of an evaluation's data."""

    evaluation: str
    figure: str
    peer: str
    version: str
    value: float
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A peer that could not be run, and why."""

    peer: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The last run: its day, what was measured and what could not be."""

    ran: str
    figures: tuple[Measured, ...]
    missing: tuple[Missing, ...]

    def best(self, evaluation: str, figure: str) -> Measured | None:
        """The best peer at a figure, or null where none was measured."""
        found = [m for m in self.figures if (m.evaluation, m.figure) == (evaluation, figure)]
        sign = -1 if figure in _LOWER else 1
        return max(found, key=lambda m: sign * m.value, default=None)


def load(path: Path = FILE) -> Record:
    """The record as kept; empty where the peers were never run."""
    if not path.exists():
        return Record(ran="never", figures=(), missing=())
    kept = tomllib.loads(path.read_text("utf-8"))
    return Record(
        ran=str(kept["ran"]),
        figures=tuple(Measured(**row) for row in kept.get("figure", ())),
        missing=tuple(Missing(**row) for row in kept.get("missing", ())),
    )


def write(
    figures: Iterable[Measured], missing: Iterable[Missing], path: Path = FILE, ran: str = ""
) -> None:
    """Keep a run; ``ran`` is its day, today if not given."""
    lines = [_HEAD, f"ran = {ran or date.today().isoformat()}"]  # noqa: DTZ011 — a day is enough
    for gap in missing:
        lines += ["", "[[missing]]", f'peer = "{gap.peer}"', f"reason = {_quoted(gap.reason)}"]
    for one in figures:
        lines += [
            "",
            "[[figure]]",
            f'evaluation = "{one.evaluation}"',
            f'figure = "{one.figure}"',
            f'peer = "{one.peer}"',
            f'version = "{one.version}"',
            f"value = {one.value}",
            f"items = {one.items}",
        ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
