"""``python -m eval gold``: the project's own pages against their whole expected records.

For each kind: found, missed and invented as precision, recall and F1, and of those found the share
that has each field right. What gold lists under ``optional`` counts on neither side.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eval import gold_pages
from eval.gold_match import KINDS, Gold, Record, Scene, compare, match
from eval.gold_pages import GoldPage
from eval.intervals import bootstrap, f1
from rejoinder.flow import Reader
from rejoinder.records import Commitment, Event, Reaction, Reading, Statement

Counts = tuple[int, int, int]
"""Found, in the output, in the gold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One page's score: counts for each kind, fields right and asked, and each error."""

    name: str
    counts: dict[str, Counts]
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, Any]] = field(default_factory=list)


def run(data: Path, limit: int | None, errors: Path | None) -> dict[str, Any]:
    """Reads and scores every page of a gold folder; writes each error if asked."""
    reader = Reader()
    tallies = []
    for gold in gold_pages.read(data, limit):
        tallies.append(score(gold, reader.read(gold.page)))
        sys.stderr.write(f"gold: {gold.name}\n")
    if errors is not None:
        with errors.open("w", encoding="utf-8") as out:
            for tally in tallies:
                out.writelines(json.dumps(e, ensure_ascii=False) + "\n" for e in tally.errors)
    return figures(tallies)


def score(gold: GoldPage, reading: Reading) -> Tally:
    """One page's output against its gold."""
    scene = Scene(ground=gold_pages.ground(gold, reading), reading=reading)
    match(scene, gold.records, gold.optional)
    tally = Tally(
        name=gold.name,
        counts={
            kind: (
                len(found.pairs),
                len(found.pairs) + len(found.invented),
                len(gold.records[kind]),
            )
            for kind, found in scene.matched.items()
        },
    )
    for aspect, right, want, have in gold_pages.compare_document(gold, reading):
        _ask(tally, f"document.{aspect}", right)
        if not right:
            tally.errors.append(
                {
                    "document": gold.name,
                    "kind": "document",
                    "error": aspect,
                    "gold": want,
                    "output": have,
                }
            )
    for kind in KINDS:
        tally.errors.extend(_errors(gold.name, kind, scene, tally))
    return tally


def _ask(tally: Tally, name: str, right: bool) -> None:
    tally.asked[name] += 1
    tally.right[name] += right


def _errors(page: str, kind: str, scene: Scene, tally: Tally) -> Iterator[dict[str, Any]]:
    found = scene.matched[kind]
    base = {"document": page, "kind": kind}
    for gold in found.missed:
        line = scene.ground.line(scene.ground.anchor(_first(kind, gold)))
        yield {**base, "error": "missed", "sentence": line, "gold": _plain(gold), "output": None}
    for record in found.invented:
        spans = _spans(record)
        line = scene.ground.line(scene.places(spans)[0]) if spans else ""
        output = show(record)
        yield {**base, "error": "invented", "sentence": line, "gold": None, "output": output}
    for gold, record in found.pairs:
        faults = []
        for name, right in compare(kind, scene, gold, record):
            _ask(tally, f"{kind}.{name}", right)
            if not right:
                faults.append(name)
        for name in faults:
            line = scene.ground.line(scene.ground.anchor(_first(kind, gold)))
            yield {
                **base,
                "error": f"field {name}",
                "sentence": line,
                "gold": _plain(gold),
                "output": show(record),
            }


def _first(kind: str, gold: Gold) -> str:
    """The anchor that tells where a gold record stands."""
    if kind == "statements":
        return str(gold.get("cue") or gold["content"][0])
    return str(gold[{"events": "trigger", "commitments": "act", "reactions": "response"}[kind]])


def _plain(gold: Gold) -> Gold:
    return {name: value for name, value in gold.items() if name != "number"}


def _spans(record: Record) -> list[Any]:
    if isinstance(record, Statement):
        return [span for span in (record.cue, *record.content) if span is not None]
    if isinstance(record, Event):
        return [record.trigger]
    if isinstance(record, Commitment):
        return [record.act]
    return [record.stimulus.span] if record.stimulus.span is not None else []


def show(record: Record) -> dict[str, Any]:
    """An output record in the words that gold uses, for reading side by side."""
    if isinstance(record, Statement):
        speaker = record.speaker
        return {
            "cue": record.cue.text if record.cue else None,
            "source": record.source.text if record.source else None,
            "content": [span.text for span in record.content],
            "speaker": speaker
            and {
                name: getattr(speaker, name)
                for name in ("name", "code", "sector", "role", "person")
            },
            "relay": _actors(record.relay),
            "said": _when(record.said),
            "style": record.style,
            "polarity": record.polarity,
            "within": record.within,
            "rule": record.rule,
        }
    if isinstance(record, Event):
        return {
            "trigger": record.trigger.text,
            "type": record.type,
            "status": record.status,
            "actor": _actors(record.actor),
            "recipient": _actors(record.recipient),
            "when": _when(record.when),
            "where": record.where and f"{record.where.name} ({record.where.country})",
            "quantities": [
                {name: value for name, value in asdict(amount).items() if value is not None}
                for amount in record.quantities
            ],
            "statement": record.statement,
            "rule": record.rule,
        }
    if isinstance(record, Commitment):
        condition = record.condition
        return {
            "form": record.form,
            "by": _actors(record.by),
            "to": _actors(record.to),
            "act": record.act.text,
            "condition": condition
            and {
                "span": condition.span.text,
                "sense": condition.sense,
                "by": _actors((condition.by,)) if condition.by else None,
            },
            "due": _when(record.due),
            "state": record.state,
            "statement": record.statement,
            "rule": record.rule,
        }
    assert isinstance(record, Reaction)
    span = record.stimulus.span
    return {
        "response": record.response,
        "stimulus": span.text if span else record.stimulus.record,
        "evidence": [piece.text for piece in record.evidence],
        "rule": record.rule,
    }


def _actors(actors: Sequence[Any]) -> list[str]:
    return [
        f"{actor.code or '-'}{'/' + actor.sector if actor.sector else ''} {actor.name}"
        for actor in actors
    ]


def _when(when: Any) -> str | None:
    return None if when is None else f"{when.text!r} {when.start}/{when.end}"


def figures(tallies: Sequence[Tally]) -> dict[str, Any]:
    """Micro-averaged figures over pages, with intervals by page.

    >>> page = Tally(name="a", counts={kind: (1, 2, 1) for kind in KINDS})
    >>> figures([page])["events"]["p"]
    0.5
    """
    result: dict[str, Any] = {"n": len(tallies)}
    for kind in KINDS:
        parts = [tally.counts[kind] for tally in tallies]
        p, r, both = _prf(parts)
        result[kind] = {
            "f1": round(both, 4),
            "p": round(p, 4),
            "r": round(r, 4),
            "f1_ci": bootstrap(parts, lambda drawn: _prf(drawn)[2]),
            "p_ci": bootstrap(parts, lambda drawn: _prf(drawn)[0]),
            "r_ci": bootstrap(parts, lambda drawn: _prf(drawn)[1]),
            "n": sum(gold for _, _, gold in parts),
            "found": sum(found for found, _, _ in parts),
            "missed": sum(gold - found for found, _, gold in parts),
            "invented": sum(output - found for found, output, _ in parts),
        }
    result["document"] = {}
    for name in sorted({name for tally in tallies for name in tally.asked}):
        kind, _, aspect = name.partition(".")
        holder = result[kind] if kind == "document" else result[kind].setdefault("fields", {})
        holder[aspect] = round(_share(tallies, name), 4)
        holder[f"{aspect}_ci"] = bootstrap(tallies, _share_of(name))
    return result


def _prf(parts: Sequence[Counts]) -> tuple[float, float, float]:
    found, output, gold = (sum(part[index] for part in parts) for index in range(3))
    return f1(found, output, gold)


def _share(tallies: Sequence[Tally], name: str) -> float:
    asked = sum(tally.asked[name] for tally in tallies)
    return sum(tally.right[name] for tally in tallies) / asked if asked else 0.0


def _share_of(name: str) -> Callable[[Sequence[Tally]], float]:
    return lambda tallies: _share(tallies, name)
