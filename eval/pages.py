"""Pages: is the text that we keep of a web page its article, all of it and nothing else?

Scoring is that of article-extraction benchmarks: both texts are cut into words (``\\w+``) and into
overlapping shingles of four words, compared as bags; precision and recall are each page's own,
averaged over the pages, and F1 is of the two averages. A page of which nothing was kept has recall
0 and no precision to average.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval import intervals
from rejoinder import documents, pages
from rejoinder.errors import InputError
from rejoinder.pages import flattening

_WORD = re.compile(r"\w+")
_SHINGLE = 4

Counts = tuple[int, int, int]
"""Shingles shared, kept and wanted, of one page."""


def run(
    data: Path, limit: int | None = None, errors: Path | None = None, plain: bool = False
) -> dict[str, Any]:
    """Score ``data/html/ID.html.gz`` against ``data/ground-truth.json``.

    ``plain`` first flattens each page to all the text of its body, one block element a line, so
    that the plain-text cleaner has to find the article.
    """
    truth = json.loads((data / "ground-truth.json").read_text("utf-8"))
    counts: list[Counts] = []
    faults: list[dict[str, Any]] = []
    for number, (name, page) in enumerate(list(truth.items())[:limit], start=1):
        html = gzip.decompress((data / "html" / f"{name}.html.gz").read_bytes())
        kept = _kept(html, page.get("url") or name, plain=plain)
        count, extra, missed = compared(kept, page["articleBody"])
        counts.append(count)
        if extra or missed:
            faults.append(
                {
                    "document": name,
                    "error": " and ".join(
                        what
                        for what, lines in (("kept too much", extra), ("lost some", missed))
                        if lines
                    ),
                    "gold": {"lines": missed, "counts": count},
                    "output": {"lines": extra, "url": page.get("url")},
                }
            )
        sys.stderr.write(f"\r{number} pages")
    sys.stderr.write("\n")
    if errors is not None:
        lines = (json.dumps(fault, ensure_ascii=False) for fault in faults)
        errors.write_text("".join(line + "\n" for line in lines), "utf-8")
    return figures(counts)


def figures(counts: Sequence[Counts]) -> dict[str, Any]:
    """Precision, recall and F1 of pages already compared, with intervals by page."""
    found: dict[str, Any] = {"n": len(counts)}
    for place, name in enumerate(("p", "r", "f1")):
        found[name] = round(_figures(counts)[place], 4)
        found[f"{name}_ci"] = intervals.bootstrap(
            counts,
            lambda part, place=place: _figures(part)[place],  # type: ignore[misc]
        )
    return found


def _kept(html: bytes, uri: str, *, plain: bool) -> str:
    try:
        if plain:
            from lxml.html import document_fromstring

            text = flattening.flatten(document_fromstring(html.decode("utf-8", "replace")))
            return documents.clean(pages.from_text(text, uri=uri)).text
        return documents.clean(pages.from_bytes(html, uri=uri)).text
    except InputError as error:
        sys.stderr.write(f"\n{error}\n")
        return ""


def compared(kept: str, wanted: str) -> tuple[Counts, list[str], list[str]]:
    """The counts, and the lines of either text that the other mostly lacks."""
    ours, theirs = _shingles(kept), _shingles(wanted)
    shared = sum((ours & theirs).values())
    return (
        (shared, ours.total(), theirs.total()),
        _lacking(kept, theirs),
        _lacking(wanted, ours),
    )


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    size = min(_SHINGLE, len(words))
    if not size:
        return Counter()
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _lacking(text: str, other: Counter[tuple[str, ...]]) -> list[str]:
    lines = []
    for line in text.split("\n"):
        found = _shingles(line)
        if found and len(_WORD.findall(line)) >= _SHINGLE:
            share = sum(shingle in other for shingle in found) / len(found)
            if share < 0.5:  # half a line lost is a line to look at
                lines.append(line)
    return lines


def _figures(counts: Sequence[Counts]) -> tuple[float, float, float]:
    precisions = [shared / kept for shared, kept, _ in counts if kept]
    recalls = [shared / wanted for shared, _, wanted in counts if wanted]
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(recalls) / len(recalls) if recalls else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
