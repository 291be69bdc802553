"""The close of a reading: how many facts, what is due, who answers whom, who did what to whom."""

from __future__ import annotations

from collections import Counter

from rejoinder.records import Commitment, Event, Reaction, Statement
from rejoinder.serve import phrases, wording
from rejoinder.serve.account import Account, Fact
from rejoinder.serve.phrases import Line, Word

_ROWS = 8
"""Lines under one heading; what is more is counted, not listed."""


def summary(account: Account) -> list[tuple[str, list[Line]]]:
    """Headings with their lines; only those that hold anything."""
    rows = [
        ("found", _found(account)),
        ("due", _due(account)),
        ("answers", _answers(account)),
        ("who to whom", _dyads(account)),
    ]
    return [(heading, lines) for heading, lines in rows if lines]


def _found(account: Account) -> list[Line]:
    facts = account.facts
    counts = [
        (wording.count(len(account.reading.statements), "statement"), _speakers(facts)),
        (wording.count(sum(isinstance(f.record, Event) for f in facts), "event"), _statuses(facts)),
        (wording.count(len(account.reading.commitments), "commitment"), ""),
        (wording.count(len(account.reading.reactions), "reaction"), ""),
    ]
    shown = [(number, more) for number, more in counts if not number.startswith("0 ")]
    if not shown:
        return [(Word("nothing said, done, promised or answered was found in this text"),)]
    return [
        (Word(number, "strong"), *([Word(f"  {more}", "faint")] if more else []))
        for number, more in shown
    ]


def _speakers(facts: tuple[Fact, ...]) -> str:
    names = Counter(
        fact.record.speaker.name if fact.record.speaker else "somebody not named"
        for fact in facts
        if isinstance(fact.record, Statement)
    )
    return ", ".join(f"{name} {number}" for name, number in names.most_common(_ROWS))


def _statuses(facts: tuple[Fact, ...]) -> str:
    tally = Counter(fact.record.status for fact in facts if isinstance(fact.record, Event))
    return ", ".join(f"{number} {status}" for status, number in tally.most_common())


def _due(account: Account) -> list[Line]:
    bound = [(f, f.record) for f in account.facts if isinstance(f.record, Commitment)]
    dated = sorted(
        ((record.due.end or record.due.start or "", fact, record) for fact, record in bound
         if record.due and (record.due.end or record.due.start)),
        key=lambda item: (item[0], item[1].number),
    )  # fmt: skip
    lines: list[Line] = []
    for _, fact, record in dated:
        assert record.due is not None
        lines.append(
            (
                Word(wording.days(record.due.start, record.due.end), "strong"),
                Word("  "),
                Word(_promise(record)),
                Word(f" [{fact.number}]", "faint", fact.number),
            )
        )
    undated = len(bound) - len(dated)
    if undated:
        lines.append((Word(f"{wording.count(undated, 'commitment')} with no date", "faint"),))
    return _cut(lines)


def _promise(record: Commitment) -> str:
    names = wording.actors(record.by) if record.by else "somebody not named"
    return f"{names}: {phrases.clipped(record.act.text, 70)}"


def _answers(account: Account) -> list[Line]:
    lines: list[Line] = []
    for fact in account.facts:
        if isinstance(fact.record, Reaction):
            lines.append(phrases.lines(fact, account)[0])
    return _cut(lines)


def _dyads(account: Account) -> list[Line]:
    """Acts by who does them to whom, most first; a mutual act counts for both, once."""
    tally: dict[str, list[Event]] = {}
    for fact in account.facts:
        record = fact.record
        if not isinstance(record, Event) or not (record.actor and record.recipient):
            continue
        pair = (
            " ↔ ".join(sorted(actor.name for actor in fact.parties))
            if fact.parties
            else f"{wording.actors(record.actor)} → {wording.actors(record.recipient)}"
        )
        tally.setdefault(pair, []).append(record)
    lines: list[Line] = []
    for pair, events in sorted(tally.items(), key=lambda item: (-len(item[1]), item[0])):
        types = Counter(event.type.lower() for event in events)
        words = ", ".join(f"{name} ×{n}" if n > 1 else name for name, n in types.most_common())
        lines.append((Word(pair, "strong"), Word(f"  {words}", "faint")))
    return _cut(lines)


def _cut(lines: list[Line]) -> list[Line]:
    if len(lines) <= _ROWS + 1:
        return lines
    return [*lines[:_ROWS], (Word(f"and {len(lines) - _ROWS} more", "faint"),)]
