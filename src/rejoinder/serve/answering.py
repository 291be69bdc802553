"""The questions on the command line: ``said``, ``events``, ``due`` and their kin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rejoinder import answers
from rejoinder.answers import Filter
from rejoinder.ledger import Answer, Ledger
from rejoinder.scale import run_record
from rejoinder.serve import entries, output, tabling
from rejoinder.serve.days import iso_date
from rejoinder.serve.drawing import Look

_LIMIT = 50
"""Entries of a text answer unless ``--limit`` says otherwise; files hold all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked: the question's name, its filters, and the form of the answer."""

    question: str
    ledger: Path
    form: str = "text"
    output: Path | None = None
    as_of: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    who: str | None = None
    whom: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


_QUESTIONS: dict[str, Callable[..., Answer]] = {
    "said": answers.said,
    "events": answers.events,
    "due": answers.due,
    "reactions": answers.reactions,
    "dyad": answers.dyad,
    "actor": answers.actor,
    "search": answers.search,
}

_KINDS = {"dyad": "week", "actor": "part", "search": "hit", "sql": "row"}
"""``kind`` of rows that are no records of the contract."""


def answer(request: Request, look: Look) -> None:
    """Asks the ledger and writes the answer."""
    wanted = Filter(
        as_of=iso_date(request.as_of, "--as-of"),
        since=iso_date(request.since, "--since"),
        until=iso_date(request.until, "--until"),
        # One more than is shown, to know whether there is more.
        limit=request.limit or (_LIMIT + 1 if request.form == "text" else None),
        who=request.who,
        whom=request.whom,
    )
    with Ledger.open(request.ledger) as ledger:
        found = _QUESTIONS[request.question](ledger, wanted, **request.more)
    write(found, request, look)


def sql(request: Request, query: str, look: Look) -> None:
    """Answers a SELECT of the user's own, shut off from files and network."""
    with Ledger.open(request.ledger) as ledger:
        ledger.weave()
        ledger.confine()
        found = ledger.ask_freely(query)
    write(found, request, look)


def write(found: Answer, request: Request, look: Look) -> None:
    """Writes an answer in the form asked for."""
    if request.form == "text":
        cut = request.limit is None and request.question != "dyad" and len(found.rows) > _LIMIT
        cut = cut and request.question != "sql"
        shown = Answer(columns=found.columns, rows=found.rows[:_LIMIT]) if cut else found
        output.write(entries.render(shown, request.question, look, more=cut), request.output)
    elif request.form == "jsonl":
        output.write(tabling.jsonl(found, _KINDS.get(request.question, "record"), _run(request)),
                      request.output)  # fmt: skip
    elif request.form == "csv":
        output.write(
            tabling.comma_separated(
                answers.without(found, "record", "history", "by_actors", "to_actors")
            ),
            request.output,
        )
    else:
        output.write(
            tabling.parquet(answers.without(found, "record", "history", "by_actors", "to_actors")),
            request.output,
        )


def explain(ledger: Path, record: str, look: Look) -> None:
    """Writes how a record came about."""
    from rejoinder.serve import explanation

    with Ledger.open(ledger) as door:
        found = answers.explain(door, record)
    output.write(explanation.render(found, look), None)


def _run(request: Request) -> Any:
    names = ("question", "as_of", "since", "until", "limit", "who", "whom")
    return run_record(
        options={
            "ledger": request.ledger,
            **{name: getattr(request, name) for name in names},
            **request.more,
        }
    )
