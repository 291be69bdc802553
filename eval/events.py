"""``events``: (country + sector, country + sector, root) tuples of a sentence against its gold."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.intervals import bootstrap, f1
from rejoinder.events.coding import folded_type
from rejoinder.flow import Reader
from rejoinder.grammar.reality import State
from rejoinder.records import Actor, Document, Event, as_it_stands

_ROOTS = {
    "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN",
    "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT",
    "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
"""CAMEO cue category to PLOVER root, by the conversion table; 01 and 02 are dropped there."""

_SPECIAL = {"163": "COERCE", "175": "ASSAULT", "191": "COERCE", "192": "COERCE", "1712": "ASSAULT"}
"""Codes whose row of the conversion table departs from their cue category."""

_FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}

Side = tuple[str, str]
Triple = tuple[Side, Side, str]


@dataclass(frozen=True, slots=True)
class Scored:
    """Counts of one sentence."""

    tuple_right: int
    dyad_right: int
    predicted: int
    gold: int
    dyads_predicted: int
    dyads_gold: int
    false: int


def run(data: Path, *, limit: int | None = None, errors: Path | None = None) -> dict[str, object]:
    """Scores ``data``, JSON Lines of ``text``, ``date``, ``no_events`` and gold ``events``."""
    items = [json.loads(line) for line in data.read_text("utf-8").splitlines() if line.strip()]
    items = items[:limit]
    reader = Reader()
    scored: list[Scored] = []
    wrong: list[dict[str, object]] = []
    readings = reader.read_documents(_document(item) for item in items)
    for index, (item, reading) in enumerate(zip(items, readings, strict=True)):
        gold = gold_triples(item["events"])
        guess = triples(reading.events)
        none = bool(item.get("no_events"))
        score = _score(gold, guess, none, len(reading.events))
        scored.append(score)
        if score.tuple_right < max(score.predicted, score.gold) or score.false:
            wrong.append(
                {
                    "document": item.get("id"),
                    "error": _what(gold, guess),
                    "sentence": item["text"],
                    "gold": {"tuples": sorted(map(str, gold))},
                    "output": {
                        "tuples": sorted(map(str, guess)),
                        "triggers": [
                            f"{e.trigger.text} [{e.rule}] {e.status}" for e in reading.events
                        ],
                    },
                }
            )
        if index % 25 == 24:
            print(f"events: {index + 1} of {len(items)}", file=sys.stderr)
    if errors is not None:
        lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in wrong)
        errors.write_text("".join(lines), encoding="utf-8")
    return {
        "n": len(scored),
        "tuple": _figures(scored, "tuple"),
        "dyad": _figures(scored, "dyad"),
        "false_events": sum(score.false for score in scored),
        "no_event_sentences": sum(bool(item.get("no_events")) for item in items),
    }


def gold_triples(events: list[dict[str, str]]) -> Counter[Triple]:
    """Gold tuples with a root; codes 01 and 02 have none in PLOVER and are left out."""
    found: Counter[Triple] = Counter()
    for event in events:
        root = _SPECIAL.get(event["cameo"]) or _ROOTS.get(event["cameo"][:2])
        if root is not None:
            found[(side(event["source"]), side(event["target"]), root)] = 1
    return found


def side(code: str) -> Side:
    """A CAMEO actor code as country (first three letters) and sector (next three); --- is unknown.

    The bodies that the contract gives a code of their own are written as CAMEO writes them.

    >>> side("SYRGOVMIL"), side("---REB"), side("USA"), side("UNO")
    (('SYR', 'GOV'), ('---', 'REB'), ('USA', ''), ('IGO', 'UNO'))
    """
    if code[:3] in ("EUR", "UNO"):
        return "IGO", code[:3]
    return code[:3], code[3:6]


def triples(events: tuple[Event, ...]) -> Counter[Triple]:
    """Ours: every actor with every recipient but itself; an empty side is unknown."""
    found: Counter[Triple] = Counter()
    for event in events:
        kind = folded_type(event.type, State(status=event.status))
        if event.type == "CONSULT" and event.status == "planned":
            kind = "CONSULT"  # CAMEO has no code of its own for a meeting that is due
        if event.status == "denied" and kind == event.type:
            continue  # said not to have been: no event for PLOVER or CAMEO
        root = _FOLD.get(kind, kind)
        for actor in _sides(event.actor):
            for recipient in _sides(event.recipient):
                if actor != recipient or len(event.actor) == len(event.recipient) == 1:
                    found[(actor, recipient, root)] = 1
    return found


def _sides(actors: tuple[Actor, ...]) -> list[Side]:
    found = [_side_of(actor) for actor in actors]
    return list(dict.fromkeys(found)) or [("---", "")]


def _side_of(actor: Actor) -> Side:
    """An actor's code in CAMEO's form, where the bodies of states share one code: IGOEUR."""
    if actor.code in ("EUR", "UNO"):
        return "IGO", actor.code
    return actor.code or "---", actor.sector or ""


def _score(gold: Counter[Triple], guess: Counter[Triple], none: bool, events: int) -> Scored:
    dyads_gold = {(a, b) for a, b, _ in gold}
    dyads_guess = {(a, b) for a, b, _ in guess}
    return Scored(
        tuple_right=len(gold.keys() & guess.keys()),
        dyad_right=len(dyads_gold & dyads_guess),
        predicted=len(guess),
        gold=len(gold),
        dyads_predicted=len(dyads_guess),
        dyads_gold=len(dyads_gold),
        false=events if none else 0,
    )


def _what(gold: Counter[Triple], guess: Counter[Triple]) -> str:
    """What is wrong with a sentence's tuples, by how near they come."""
    if not gold:
        return "no event wanted"
    if not guess:
        return "no event found"
    pairs = ({(a, b) for a, b, _ in found} for found in (gold, guess))
    if set.intersection(*pairs):
        return "another root" if not gold.keys() & guess.keys() else "one too many or too few"
    roots = ({root for _, _, root in found} for found in (gold, guess))
    return "another party" if set.intersection(*roots) else "another event"


def _figures(scored: Sequence[Scored], name: str) -> dict[str, object]:
    def counts(part: Sequence[Scored]) -> tuple[float, float, float]:
        if name == "tuple":
            return f1(
                sum(s.tuple_right for s in part),
                sum(s.predicted for s in part),
                sum(s.gold for s in part),
            )
        return f1(
            sum(s.dyad_right for s in part),
            sum(s.dyads_predicted for s in part),
            sum(s.dyads_gold for s in part),
        )

    precision, recall, both = counts(scored)
    return {
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(both, 4),
        "f1_ci": bootstrap(scored, lambda part: counts(part)[2]),
    }


def _document(item: dict[str, str]) -> Document:
    date = item.get("date") or ""
    value = f"{date[:4]}-{date[4:6]}-{date[6:8]}" if len(date) == 8 and date.isdigit() else None
    text = item["text"]
    return as_it_stands(text, uri=item.get("id", ""), published=value)
