"""Sentences with a marked source and target, as they stand in ``plv_train.jsonl``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rejoinder import language
from rejoinder.events.coding import Described, described
from rejoinder.records import Document, as_it_stands

_TAG = re.compile(r"</?[st]>")
_FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}

Item = dict[str, str]


def read(data: Path, limit: int | None = None) -> list[Item]:
    """The items of a file of JSON Lines."""
    return [json.loads(line) for line in data.read_text("utf-8").splitlines() if line.strip()][
        :limit
    ]


def describe(items: Sequence[Item]) -> Iterator[Described]:
    """Each item parsed, answered by the rules and made ready for the head, in order."""
    marked = [unmarked(item["marked_sentence"]) for item in items]
    parses = language.parse(_document(text, i) for i, (text, _, _) in enumerate(marked))
    for (_, source, target), parsed in zip(marked, parses, strict=True):
        yield described(parsed, source, target)


def folded(root: str) -> str:
    """The evaluation's root: CONCEDE and RETREAT are YIELD."""
    return _FOLD.get(root, root)


def unmarked(text: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The sentence without its marks, with the code points of source and target.

    >>> unmarked("<s>Oslo</s> met <t>Rome</t>.")
    ('Oslo met Rome.', (0, 4), (9, 13))
    """
    places: dict[str, int] = {}
    plain: list[str] = []
    length = last = 0
    for match in _TAG.finditer(text):
        plain.append(text[last : match.start()])
        length += match.start() - last
        places.setdefault(match.group(), length)
        last = match.end()
    plain.append(text[last:])
    whole = "".join(plain)
    return (
        whole,
        (places.get("<s>", 0), places.get("</s>", len(whole))),
        (places.get("<t>", 0), places.get("</t>", len(whole))),
    )


def _document(text: str, index: int) -> Document:
    return as_it_stands(text, uri=f"row {index}")
