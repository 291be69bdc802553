"""What the peers gave, by the scorers that ours are scored by."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from eval import damage, pages, statements, times
from eval.attributions import Attribution, Range

Outputs = dict[str, Any]
"""A peer's output by the id of the item."""
Figures = dict[str, float]
"""Figures by their paths, as in the JSON of the evaluation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one peer gave: its version and outputs, or why it could not be run."""

    peer: str
    version: str | None
    missing: str | None
    seconds: float | None
    outputs: Outputs


def read(path: Path) -> Given:
    """A file that ``eval.peers.outputs`` wrote."""
    head, *lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return Given(
        peer=head["peer"],
        version=head.get("version"),
        missing=head.get("missing"),
        seconds=head.get("seconds"),
        outputs={line["id"]: line["output"] for line in lines},
    )


def quotations(data: Path, outputs: Outputs) -> Figures:
    """Direct quotations among the attributions of the articles that the peer read."""
    articles = [article for article in statements.read(data) if article.name in outputs]
    found = [
        [
            Attribution(
                source=_ranges(quotation["source"]),
                cue=_ranges(quotation["cue"]),
                content=_ranges(quotation["content"]),
            )
            for quotation in outputs[article.name] or []
        ]
        for article in articles
    ]
    complete = statements.figures(articles, found)["direct"]["complete"]
    return {f"direct.complete.{name}": complete[name] for name in ("f1", "p", "r")}


def _ranges(given: list[list[int]]) -> tuple[Range, ...]:
    return tuple((start, end) for start, end in given)


def datings(data: Path, outputs: Outputs) -> Figures:
    """Times of the files that the peer read."""
    counts = []
    for path in sorted(data.rglob("*.tml")):
        timed = times.read(path)
        if timed.name not in outputs:
            continue
        tagged = [
            times.Tagged(start=found["start"], end=found["end"], value=found["value"])
            for found in outputs[timed.name] or []
        ]
        counts.append(times.score(timed, tagged, []))
    figures = times.figures(counts)
    return {f"{name}.f1": figures[name]["f1"] for name in ("relaxed", "strict", "value")}


def articles(data: Path, outputs: Outputs) -> Figures:
    """Article text of the pages that the peer read."""
    truth = json.loads((data / "ground-truth.json").read_text("utf-8"))
    counts = [
        pages.compared(output or "", truth[name]["articleBody"])[0]
        for name, output in outputs.items()
    ]
    figures = pages.figures(counts)
    return {name: figures[name] for name in ("f1", "p", "r")}


def repairs(data: Path, outputs: Outputs) -> Figures:
    """Damage mended, by alignment, for a peer keeps no log of what it did."""
    counts: dict[str, list[damage.Count]] = {}
    changed = []
    for name, output in outputs.items():
        file, _, kind = name.rpartition(" ")
        text = (data / file).read_text("utf-8")
        if kind == "clean":
            changed.append((output or "").split() != text.split())
            continue
        pieces = damage.damaged(text, damage.KINDS[kind])
        if pieces is not None:
            counts.setdefault(kind, []).append(aligned(text, pieces, output or ""))
    found: Figures = {}
    for kind, parts in counts.items():
        figures = damage.figures(parts)
        found |= {f"{kind}.{name}": figures[name] for name in ("exact", "characters")}
    if changed:
        found["clean_changed"] = round(sum(changed) / len(changed), 4)
    return found


def aligned(text: str, pieces: list[str], mended: str) -> damage.Count:
    """Counts of one text: which of its damaged characters the mended text has in their places.

    >>> aligned("it’s", ["i", "t", "?", "s"], "it’s")
    (1, 1, 1)
    >>> aligned("it’s", ["i", "t", "?", "s"], "it?s")
    (0, 0, 1)
    """
    damaged = {place for place, piece in enumerate(pieces) if piece != text[place]}
    kept: set[int] = set()
    for block in SequenceMatcher(None, text, mended, autojunk=False).get_matching_blocks():
        kept.update(range(block.a, block.a + block.size))
    return int(mended.split() == text.split()), len(damaged & kept), len(damaged)


SCORERS: dict[str, Callable[[Path, Outputs], Figures]] = {
    "statements": quotations,
    "times": datings,
    "pages": articles,
    "damage": repairs,
}
"""By the name of the evaluation whose data the peer read."""
