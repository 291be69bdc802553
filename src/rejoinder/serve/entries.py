"""Answers of a ledger as text: each entry with its sentence, date, outlet and relay."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rejoinder.ledger import Answer
from rejoinder.serve import wording
from rejoinder.serve.drawing import Look, draw, drawn_line, safe
from rejoinder.serve.phrases import Line, Tone, Word, clipped

Row = dict[str, Any]

_BAR = 24
"""Columns of the longest bar of a series."""


def render(answer: Answer, question: str, look: Look, *, more: bool = False) -> str:
    """An answer as text of that look. ``more`` says that there is more than is shown."""
    if not answer.rows:
        return "nothing found; widen the question, or see `rejoinder sql` for what there is\n"
    rows = list(answer.dicts())
    if question in ("dyad", "actor", "sql"):
        drawn = draw(look, lambda _: _TABLES[question](answer, rows))
    else:
        entry = _ENTRIES[question]
        drawn = draw(look, lambda _: Group(*(_entry(row, entry(row)) for row in rows)))
    if more:
        drawn += f"\nthe first {len(rows)}; --limit N shows others, --format csv holds all\n"
    return drawn


def _entry(row: Row, lines: list[Line]) -> RenderableType:
    about = [wording.day(_iso(row["date"])), row["outlet"] or "outlet unknown"]
    head = Text(safe(" · ".join(about)), style="bold cyan", no_wrap=True, overflow="ellipsis")
    if row["title"]:
        head.append(safe(f"  {clipped(row['title'], 70)}"), style="dim not bold")
    sentence = Text(safe(clipped(row["sentence"] or "", 400)))
    foot = Text(safe(f"{row['id']}  {row['uri']}"), style="dim")
    body = Group(*(drawn_line(line) for line in lines), sentence, foot)
    return Group(head, Padding(body, (0, 0, 1, 2)))


def _said(row: Row) -> list[Line]:
    who = row["speaker"] or "somebody not named"
    office = f", {row['speaker_role']}" if row["speaker_role"] else ""
    line = [Word(f"{who}{office}", "strong"), *_codes(row["speaker_code"], row["speaker_sector"])]
    line.append(
        Word({"said": " says", "not_said": " does not say", "asked": " asks"}[row["polarity"]])
    )
    line += _relay(row)
    if row["addressee"]:
        line.append(Word(f" · to {', '.join(row['addressee'])}", "faint"))
    if row["said_from"]:
        line.append(
            Word(f" · {wording.days(_iso(row['said_from']), _iso(row['said_to']))}", "faint")
        )
    return [tuple(line), (Word(clipped(row["content"], 240), "quote"),)]


def _event(row: Row) -> list[Line]:
    line = [Word(_names(row["actor"]), "strong")]
    if row["recipient"]:
        line += [Word(" → "), Word(_names(row["recipient"]), "strong")]
    kind = row["type"].lower() + (f" · {row['mode']}" if row["mode"] else "")
    line += [Word(f"  {kind}  "), Word(row["status"], _tone(row["status"]))]
    line.append(
        Word(f"  {wording.score(row['score'])}" if row["score"] is not None else "", "faint")
    )
    when = wording.days(_iso(row["when_from"]), _iso(row["when_to"])) if row["when_from"] else ""
    where = f"in {row['place']}" if row["place"] else ""
    more = [part for part in (when, where) if part]
    detail: list[Word] = [Word(" · ".join(more), "faint")] if more else []
    detail += _word_of(row, bool(more))
    return [tuple(line), *([tuple(detail)] if detail else [])]


def _due(row: Row) -> list[Line]:
    when = wording.days(_iso(row["due_from"]), _iso(row["due_to"])) if row["due_to"] else "no date"
    state: str = row["state"]
    line = [
        Word(f"{when}  ", "strong"),
        Word(_OVERDUE.get(state, state), _STATES.get(state, "real")),
    ]
    line += [Word(f"  {row['form']}: "), Word(_names(row["by"]), "strong")]
    if row["to"]:
        line += [Word(" → "), Word(_names(row["to"]), "strong")]
    lines: list[Line] = [tuple(line), (Word(clipped(row["act"], 200), "quote"),)]
    if row["condition"]:
        words = clipped(row["condition"], 160)
        lead = "" if words.lower().startswith(f"{row['sense']} ") else f"{row['sense']} "
        lines.append((Word(lead, "strong"), Word(f"“{words}”", "quote")))
    lines += _life(row)
    word = _word_of(row, False)
    return [*lines, tuple(word)] if word else lines


_OVERDUE = {"due": "overdue, outcome unknown"}
_STATES: dict[str, Tone] = {
    "due": "denied",
    "broken": "denied",
    "lapsed": "unsure",
    "withdrawn": "unsure",
}


def _life(row: Row) -> list[Line]:
    """What later pages say: its condition came true, it was put off, and which record shows it."""
    lines: list[Line] = []
    if row["came_true"]:
        lines.append(
            (Word(f"its condition came true on {wording.day(_iso(row['came_true']))}", "strong"),)
        )
    if row["postponements"]:
        first = wording.days(_iso(row["first_due_from"]), _iso(row["first_due_to"]))
        lines.append((Word(f"put off; first due {first}" if row["first_due_to"] else "put off"),))
    last = json.loads(row["history"])[-1]
    if last["state"] != "open":
        day = wording.day(last["date"])
        lines.append((Word(f"{last['state']} {day}, as {last['record']} shows", "faint"),))
    told = len(row["mentions"])
    if told > 1:
        lines.append((Word(f"told {told} times", "faint"),))
    return lines


def _reaction(row: Row) -> list[Line]:
    line = [Word(_names(row["who"]), "strong"), Word(f" {row['did'] or ''} answers ")]
    line += [Word(_names(row["answered_who"]) if row["answered_who"] else "", "strong")]
    line += [Word(f" {row['answered_what']}" if row["answered_what"] else "")]
    if row["stimulus"]:
        line.append(Word(f" “{clipped(row['stimulus'], 120)}”", "quote"))
    line += _relay(row)
    lag = f" · {wording.count(row['lag_days'], 'day')} later" if row["lag_days"] is not None else ""
    sure = f" {row['confidence']:.2f}" if row["basis"] == "inferred" else ""
    line.append(Word(f" · {row['basis']}{sure}{lag}", "faint"))
    moved = f"move of {wording.day(_iso(row['stimulus_day']))}" if row["stimulus_day"] else ""
    again = "an answer to the answer" if row.get("depth") else ""
    more = " · ".join(part for part in (moved, again) if part)
    return [tuple(line), (Word(more, "faint"),)] if more else [tuple(line)]


def _hit(row: Row) -> list[Line]:
    return []


_ENTRIES: dict[str, Callable[[Row], list[Line]]] = {
    "said": _said,
    "events": _event,
    "due": _due,
    "reactions": _reaction,
    "search": _hit,
}


def _word_of(row: Row, after: bool) -> list[Word]:
    if not row["on_the_word_of"]:
        return []
    lead = " · " if after else ""
    return [Word(f"{lead}on the word of {row['on_the_word_of']}", "faint"), *_relay(row)]


def _relay(row: Row) -> list[Word]:
    return [Word(f" via {', '.join(row['relay'])}", "strong")] if row["relay"] else []


def _codes(*codes: str | None) -> list[Word]:
    there = " ".join(code for code in codes if code)
    return [Word(f" {there}", "faint")] if there else []


def _names(names: list[str] | None) -> str:
    return ", ".join(dict.fromkeys(names or [])) or "somebody not named"


def _tone(status: str) -> Tone:
    return (
        "real"
        if status in ("occurred", "ongoing")
        else "denied"
        if status == "denied"
        else "unsure"
    )


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _weeks(answer: Answer, rows: list[Row]) -> RenderableType:
    table = _table("week", "incidents", "score", "", "types")
    most = max((abs(row["score"]) for row in rows), default=0) or 1
    for row in rows:
        bar = "█" * round(_BAR * abs(row["score"]) / most)
        empty = row["incidents"] == 0
        table.add_row(
            Text(row["week"].isoformat(), style="dim" if empty else ""),
            Text(str(row["incidents"]), style="dim" if empty else ""),
            Text(f"{row['score']:.1f}", style="dim" if empty else ""),
            Text(bar, style="red" if row["score"] < 0 else "green"),
            Text(", ".join(kind.lower() for kind in row["types"]), style="dim"),
        )
    return table


def _parts(answer: Answer, rows: list[Row]) -> RenderableType:
    table = _table("actor", "codes", "part", "with", "records", "pages", "first", "last")
    for row in rows:
        name = row["name"] + (f", {row['role']}" if row["role"] else "")
        table.add_row(
            safe(name),
            " ".join(code for code in (row["code"], row["sector"]) if code),
            row["part"],
            safe(row["with_whom"] or ""),
            str(row["records"]),
            str(row["documents"]),
            row["first"].isoformat(),
            row["last"].isoformat(),
        )
    return table


def _plain(answer: Answer, rows: list[Row]) -> RenderableType:
    table = _table(*answer.columns)
    for row in answer.rows:
        table.add_row(*(safe(clipped(_shown(value), 300)) for value in row))
    return table


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return "" if value is None else str(value)


_TABLES: dict[str, Callable[[Answer, list[Row]], RenderableType]] = {
    "dyad": _weeks,
    "actor": _parts,
    "sql": _plain,
}


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        right = column in ("incidents", "score", "records", "pages")
        whole = column in ("week", "first", "last", "part", "codes", "incidents", "score")
        justify: Literal["left", "right"] = "right" if right else "left"
        table.add_column(column, justify=justify, overflow="fold", no_wrap=whole)
    return table
