"""The questions people ask of a ledger, each a function from an open ledger to a table.

All take ``as_of``, an ISO day: what was known then, with the versions of pages current then.
``who`` and ``whom`` are codes ("RUS", "RUSGOV") or names ("NATO", "Lund").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from rejoinder.errors import UsageError
from rejoinder.ledger import Answer, Ledger, sql, terms

HERE = "rejoinder.answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to ask for; null asks for all. Days are ISO."""

    as_of: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    who: str | None = None
    whom: str | None = None

    def parameters(self, *names: str) -> dict[str, Any]:
        """The named ones as parameters of a question."""
        return {name: getattr(self, name) for name in names}


_ALL = ("as_of", "since", "until", "limit", "who", "whom")


def said(
    ledger: Ledger, wanted: Filter, *, relay: str | None = None, about: str | None = None
) -> Answer:
    """Statements: ``who`` is the speaker, ``relay`` who passed it on, ``about`` words in it."""
    parameters = wanted.parameters("as_of", "since", "until", "limit", "who")
    return ledger.ask(sql("said", HERE), {**parameters, "relay": relay, "about": about})


def events(
    ledger: Ledger,
    wanted: Filter,
    *,
    type: str | None = None,  # noqa: A002 the field's own word
    status: str | None = None,
) -> Answer:
    """Events: ``who`` is the actor, ``whom`` the recipient."""
    return ledger.ask(
        sql("events", HERE), {**wanted.parameters(*_ALL), "type": type, "status": status}
    )


def due(
    ledger: Ledger, wanted: Filter, *, due_form: str | None = None, state: str | None = None
) -> Answer:
    """Commitments by due date: ``who`` would act, ``whom`` it is addressed to.

    ``due_form`` is ``promise``, ``threat`` and so on; ``state`` is as of ``as_of``, else today.
    """
    ledger.weave()
    today = datetime.now(UTC).date().isoformat()
    more = {"form": due_form, "state": state, "today": today}
    return ledger.ask(sql("due", HERE), {**wanted.parameters(*_ALL), **more})


SHOWN = 0.6
"""Confidence from which an inferred reaction is shown unless asked otherwise. Set by hand on our
own stories, where lower ones were mostly acts of two sides that merely follow each other; no
judged cases stand behind it yet."""


def reactions(
    ledger: Ledger, wanted: Filter, *, thread: bool = False, least: float | None = None
) -> Answer:
    """Reactions: ``who`` answers ``whom``; as a thread, either answers the other.

    ``least`` is the confidence from which inferred ones are shown; 1 leaves them out.
    """
    ledger.weave()
    more = {"thread": thread, "least": SHOWN if least is None else least}
    found = ledger.ask(sql("reactions", HERE), {**wanted.parameters(*_ALL), **more})
    return _with_depth(found)


def _with_depth(found: Answer) -> Answer:
    """Each reaction with how many answers lie behind the move that it answers."""
    depth: dict[str, int] = {}
    rows = []
    answering = found.columns.index("response_incident")
    asking = found.columns.index("stimulus_incident")
    for row in found.rows:
        behind = depth.get(row[asking], -1) + 1
        if row[answering] is not None:
            depth[row[answering]] = max(depth.get(row[answering], 0), behind)
        rows.append((*row[:-1], behind, row[-1]))
    return Answer(columns=(*found.columns[:-1], "depth", found.columns[-1]), rows=tuple(rows))


def dyad(ledger: Ledger, wanted: Filter) -> Answer:
    """Weekly incidents and scores from ``who`` to ``whom``; every week has its row."""
    ledger.weave()
    names = ("as_of", "since", "until", "who", "whom")
    return ledger.ask(sql("dyad", HERE), wanted.parameters(*names))


def actor(ledger: Ledger, wanted: Filter) -> Answer:
    """An actor's parts in records, with whom and how often."""
    names = ("as_of", "since", "until", "limit", "who")
    return ledger.ask(sql("actor", HERE), wanted.parameters(*names))


def search(ledger: Ledger, wanted: Filter, query: str) -> Answer:
    """Documents that a query fits best, each with the sentence that fits it best.

    Words in quotation marks must stand in the text as they are.
    """
    looked_for = terms(query)
    if not looked_for:
        raise UsageError(f"search: {query!r} holds no words to look for")
    found = ledger.ask(
        sql("search", HERE),
        {
            **wanted.parameters("as_of", "since", "until", "limit"),
            "terms": looked_for,
            "phrases": re.findall(r'[“"]([^”"]+)[”"]', query),
        },
    )
    place = found.columns.index("text")
    rows = []
    for row in found.rows:
        sentence = _best(ledger, row[0], row[place], set(looked_for))
        rows.append((*row[:place], sentence, *row[place + 1 :]))
    columns = tuple("sentence" if name == "text" else name for name in found.columns)
    return Answer(columns=columns, rows=tuple(rows))


def _best(ledger: Ledger, document: str, text: str, looked_for: set[str]) -> str:
    """The sentence with the most of the words, the first of them."""
    sentences = ledger.ask(sql("sentences", HERE), {"document": document}).rows
    pieces = [text[start:end] for _, start, end in sentences] or [text[:300]]
    best = max(pieces, key=lambda piece: len(looked_for & set(terms(piece))))
    return " ".join(best.split())


def without(answer: Answer, *columns: str) -> Answer:
    """An answer without some columns."""
    kept = [place for place, name in enumerate(answer.columns) if name not in columns]
    return replace(
        answer,
        columns=tuple(answer.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in answer.rows),
    )
