"""``python -m eval times --data PATH``: times against TimeML files, as TempEval-3 scores them.

``PATH`` holds ``*.tml`` files (in any depth) with a DCT and TIMEX3 inline in TEXT. Relaxed F1 takes
an expression as found if it overlaps a gold one; strict F1 asks for the same extent; value F1
counts, of those found relaxed, the ones with the gold value, over the counts of both sides. The
DCT and expressions without words are not scored.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from eval.intervals import bootstrap, f1
from rejoinder.mentions import times


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """One gold TIMEX3: code points ``start:end`` of the text, type and value."""

    start: int
    end: int
    timex: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One time that a tagger found, with its TIMEX3 value."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedText:
    """One TimeML file: its text without tags, its date and its gold times."""

    name: str
    text: str
    published: date | None
    times: tuple[GoldTime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What one document adds to each score."""

    gold: int
    found: int
    relaxed: int
    strict: int
    value: int


def run(data: Path, limit: int | None = None, errors: Path | None = None) -> dict[str, Any]:
    """The figures on a folder of TimeML files.

    >>> figures = run(Path("eval/data/times"), limit=1)
    >>> sorted(figures)
    ['n', 'n_times', 'relaxed', 'strict', 'value', 'value_given_found']
    """
    paths = sorted(data.rglob("*.tml")) if data.is_dir() else [data]
    counts: list[Counts] = []
    wrong: list[dict[str, Any]] = []
    for number, path in enumerate(paths[:limit], start=1):
        timed = read(path)
        tagged = [
            Tagged(start=t.start, end=t.end, value=t.value)
            for t in times.tag(timed.text, timed.published)
        ]
        counts.append(score(timed, tagged, wrong))
        sys.stderr.write(f"\rtimes: {number} of {len(paths[:limit])}")
    sys.stderr.write("\n")
    if errors is not None:
        lines = [json.dumps(item, ensure_ascii=False) + "\n" for item in wrong]
        errors.write_text("".join(lines), encoding="utf-8")
    return figures(counts)


def figures(counts: Sequence[Counts]) -> dict[str, Any]:
    """The figures of documents already counted."""
    found = sum(count.relaxed for count in counts)
    right = sum(count.value for count in counts)
    return {
        "n": len(counts),
        "n_times": sum(count.gold for count in counts),
        "relaxed": _figure(counts, lambda count: count.relaxed),
        "strict": _figure(counts, lambda count: count.strict),
        "value": _figure(counts, lambda count: count.value),
        "value_given_found": round(right / found, 4) if found else 0.0,
    }


def read(path: Path) -> TimedText:
    """One TimeML file; raises ``ValueError`` naming the file where it has no TEXT."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(path.read_bytes(), parser)
    body = None if root is None else root.find(".//TEXT")
    if root is None or body is None:
        raise ValueError(f"{path}: holds no TEXT element; TimeML has one")
    stamp = root.find(".//DCT/TIMEX3")
    value = "" if stamp is None else stamp.get("value", "")
    try:
        published = date.fromisoformat(value[:10])
    except ValueError:
        published = None
    pieces: list[str] = []
    times: list[GoldTime] = []
    _walk(body, pieces, times)
    return TimedText(name=path.name, text="".join(pieces), published=published, times=tuple(times))


def _walk(element: Any, pieces: list[str], times: list[GoldTime]) -> None:
    """Collects the text below an element and the TIMEX3s with words in it, in order."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if element.tag == "TIMEX3" and end > start:
        times.append(
            GoldTime(
                start=start,
                end=end,
                timex=element.get("type", ""),
                value=element.get("value", ""),
            )
        )


def score(timed: TimedText, tagged: Sequence[Tagged], wrong: list[dict[str, Any]]) -> Counts:
    """Counts for one document; what is missed, extra or wrong is added to ``wrong``."""
    free = list(tagged)
    relaxed = strict = value = 0
    for gold in timed.times:
        overlapping = [t for t in free if t.start < gold.end and gold.start < t.end]
        if not overlapping:
            wrong.append(_error(timed, "missed", gold.start, gold.end, gold.value, None))
            continue
        best = max(
            overlapping,
            key=lambda t: (min(t.end, gold.end) - max(t.start, gold.start), -t.start),
        )
        free.remove(best)
        relaxed += 1
        exact = (best.start, best.end) == (gold.start, gold.end)
        strict += exact
        value += best.value == gold.value
        if best.value != gold.value:
            wrong.append(_error(timed, "value", gold.start, gold.end, gold.value, best.value))
        elif not exact:
            words = timed.text[best.start : best.end]
            wrong.append(_error(timed, "extent", gold.start, gold.end, gold.value, words))
    for extra in free:
        wrong.append(_error(timed, "extra", extra.start, extra.end, None, extra.value))
    return Counts(
        gold=len(timed.times), found=len(tagged), relaxed=relaxed, strict=strict, value=value
    )


def _error(
    timed: TimedText, what: str, start: int, end: int, gold: str | None, found: str | None
) -> dict[str, Any]:
    return {
        "document": timed.name,
        "error": what,
        "sentence": timed.text[max(0, start - 60) : end + 30].replace("\n", " "),
        "gold": {"words": timed.text[start:end], "value": gold},
        "output": found,
    }


def _figure(counts: Sequence[Counts], right: Callable[[Counts], int]) -> dict[str, Any]:
    def figure(parts: Sequence[Counts]) -> tuple[float, float, float]:
        return f1(
            sum(right(part) for part in parts),
            sum(part.found for part in parts),
            sum(part.gold for part in parts),
        )

    precision, recall, both = figure(counts)
    return {
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(both, 4),
        "f1_ci": bootstrap(counts, lambda parts: figure(parts)[2]),
        "n": sum(count.gold for count in counts),
    }
