"""``python -m eval statuses``: is it real? The status of marked events in sentences of our own.

The data are JSON Lines of ``{id, published, text, trigger, trigger_at, status}``. An event counts
for a trigger where its own trigger overlaps it; a trigger without an event is wrong whatever its
status, and ``given_event.accuracy`` says how many are right where there is one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from eval.intervals import bootstrap, f1
from rejoinder import events, language, mentions, statements
from rejoinder.lexicon import Lexicon
from rejoinder.records import Event, as_it_stands
from rejoinder.records.event import Status

STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One sentence, where its event's trigger stands, and the event's status."""

    name: str
    published: str | None
    text: str
    start: int
    end: int
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is wanted and what was given: null where no event stands at the trigger."""

    wanted: str
    given: str | None


def run(data: Path, limit: int | None, errors: Path | None) -> dict[str, Any]:
    """Reads and scores every question of a file; writes each error if asked."""
    questions = read(data)[:limit]
    lexicon = Lexicon.shipped()
    answers = []
    documents = (as_it_stands(q.text, uri=q.name, published=q.published) for q in questions)
    for question, parsed in zip(questions, language.parse(documents), strict=True):
        named = mentions.find(parsed, lexicon)
        said = statements.find(parsed, named, lexicon)
        answers.append(score(question, events.find(parsed, named, said, lexicon)))
    sys.stderr.write(f"statuses: {len(answers)} of {len(questions)}\n")
    if errors is not None:
        with errors.open("w", encoding="utf-8") as out:
            out.writelines(
                json.dumps(_error(question, answer), ensure_ascii=False) + "\n"
                for question, answer in zip(questions, answers, strict=True)
                if answer.given != answer.wanted
            )
    return figures(answers)


def read(data: Path) -> list[Question]:
    """The questions of a file.

    Raises:
        ValueError: a trigger does not stand where it should, or there is no such status.
    """
    questions = []
    for line in data.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        start = raw["trigger_at"]
        end = start + len(raw["trigger"])
        if raw["text"][start:end] != raw["trigger"] or raw["status"] not in STATUSES:
            raise ValueError(f"{raw['id']}: {raw['trigger']!r} at {start}, {raw['status']!r}")
        questions.append(
            Question(
                name=raw["id"],
                published=raw["published"],
                text=raw["text"],
                start=start,
                end=end,
                status=raw["status"],
            )
        )
    return questions


def score(question: Question, found: Sequence[Event]) -> Answer:
    """The answer of the event that shares most with the trigger."""
    shared = {
        event.id: min(event.trigger.end, question.end) - max(event.trigger.start, question.start)
        for event in found
    }
    best = max(found, key=lambda event: shared[event.id], default=None)
    hit = best is not None and shared[best.id] > 0
    return Answer(wanted=question.status, given=best.status if best is not None and hit else None)


def figures(answers: Sequence[Answer]) -> dict[str, Any]:
    """Macro-F1 over the statuses, each one's F1, and accuracy where an event was found."""
    found = [a for a in answers if a.given is not None]
    result: dict[str, Any] = {
        "n": len(answers),
        "found": round(len(found) / len(answers), 4) if answers else 0.0,
        "macro_f1": round(_macro(answers), 4),
        "macro_f1_ci": bootstrap(answers, _macro),
        "given_event": {"n": len(found), "accuracy": round(_accuracy(found), 4)},
    }
    for status in STATUSES:
        result[status] = {
            "n": sum(a.wanted == status for a in answers),
            "f1": round(_f1(answers, status), 4),
        }
    return result


def _macro(answers: Sequence[Answer]) -> float:
    asked = [status for status in STATUSES if any(a.wanted == status for a in answers)]
    return sum(_f1(answers, status) for status in asked) / len(asked) if asked else 0.0


def _f1(answers: Sequence[Answer], status: str) -> float:
    right = sum(a.wanted == a.given == status for a in answers)
    given = sum(a.given == status for a in answers)
    wanted = sum(a.wanted == status for a in answers)
    return f1(right, given, wanted)[2]


def _accuracy(answers: Sequence[Answer]) -> float:
    return sum(a.wanted == a.given for a in answers) / len(answers) if answers else 0.0


def _error(question: Question, answer: Answer) -> dict[str, Any]:
    return {
        "document": question.name,
        "error": f"{answer.wanted} taken for {answer.given}" if answer.given else "no event",
        "sentence": question.text,
        "gold": {"trigger": question.text[question.start : question.end], "status": answer.wanted},
        "output": {"status": answer.given},
    }
