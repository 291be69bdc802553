"""What the peers read: the texts of our evaluations, as plain JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from eval import damage, statements, times

Item = dict[str, Any]


def attributed(data: Path) -> Iterator[Item]:
    """The articles that ``statements`` scores."""
    for article in statements.read(data):
        yield {"id": article.name, "text": article.text}


def timed(data: Path) -> Iterator[Item]:
    """The texts that ``times`` scores, with their dates."""
    for path in sorted(data.rglob("*.tml")):
        read = times.read(path)
        published = read.published.isoformat() if read.published else None
        yield {"id": read.name, "text": read.text, "published": published}


def saved(data: Path) -> Iterator[Item]:
    """The pages that ``pages`` scores, as places of files: they are large."""
    for name in json.loads((data / "ground-truth.json").read_text("utf-8")):
        yield {"id": name, "html": str((data / "html" / f"{name}.html.gz").resolve())}


def spoilt(data: Path) -> Iterator[Item]:
    """Every text of ``damage``, clean and in each way of spoiling that touches it."""
    for path in sorted(data.glob("*.txt")):
        text = path.read_text("utf-8")
        yield {"id": f"{path.name} clean", "text": text}
        for kind, spoil in damage.KINDS.items():
            pieces = damage.damaged(text, spoil)
            if pieces is not None:
                yield {"id": f"{path.name} {kind}", "text": "".join(pieces)}


INPUTS: dict[str, Callable[[Path], Iterator[Item]]] = {
    "statements": attributed,
    "times": timed,
    "pages": saved,
    "damage": spoilt,
}
"""By the name of the evaluation whose data it is."""


def write(name: str, data: Path, folder: Path, limit: int | None) -> int:
    """Write one input, at most ``limit`` items of it; returns how many there are."""
    items = list(INPUTS[name](data))[:limit]
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    (folder / f"{name}.jsonl").write_text("".join(lines), "utf-8")
    return len(items)
