"""One fact in a few short lines of plain words, each word with its tone.

The terminal turns tones into styles, the web page into classes; the words are the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rejoinder.records import Actor, Commitment, Event, Reaction, Span, Statement
from rejoinder.serve import wording
from rejoinder.serve.account import Account, Fact

Tone = Literal["plain", "strong", "faint", "quote", "real", "unsure", "denied"]
Family = Literal["statement", "event1", "event2", "event3", "event4", "commitment", "reaction"]

_CLIP = 170
"""Characters of a quoted stretch that are shown: it stands whole in the paragraph above."""

_REAL = {"occurred", "ongoing"}


@dataclass(frozen=True, slots=True)
class Word:
    """Some words in one tone; ``fact`` is the number of the fact that they point to, if any."""

    text: str
    tone: Tone = "plain"
    fact: int | None = None


Line = tuple[Word, ...]


def family(fact: Fact) -> Family:
    """What a fact is coloured by: its kind, and an event's quad."""
    record = fact.record
    if isinstance(record, Event):
        families: tuple[Family, ...] = ("event1", "event2", "event3", "event4")
        return families[record.quad - 1]
    if isinstance(record, Statement):
        return "statement"
    return "commitment" if isinstance(record, Commitment) else "reaction"


def label(fact: Fact) -> str:
    """A fact's kind in one word of at most ten letters."""
    record = fact.record
    if isinstance(record, Statement):
        return {"said": "says", "not_said": "says not", "asked": "asks"}[record.polarity]
    if isinstance(record, Event):
        return record.type.lower()
    if isinstance(record, Commitment):
        return record.form
    return "answers"


def lines(fact: Fact, account: Account) -> list[Line]:
    """A fact's lines: the first says it, the rest say when, where, how sure and on whose word."""
    record = fact.record
    if isinstance(record, Statement):
        return _statement(record, account)
    if isinstance(record, Event):
        return _event(record, fact.parties, account)
    if isinstance(record, Commitment):
        return _commitment(record, account)
    return _reaction(record, account)


def parties(record: Event, mutual: tuple[Actor, ...] = ()) -> Line:
    """Who acts towards whom."""
    if mutual:
        return _joined([[Word(actor.name, "strong"), *_codes(actor)] for actor in mutual], " ↔ ")
    line = [*_actors(record.actor, "somebody not named")]
    if record.recipient:
        line += [Word(" → "), *_actors(record.recipient, "")]
    return tuple(line)


def clipped(text: str, limit: int = _CLIP) -> str:
    """Words on one line, cut at a word's end where they are many."""
    words = " ".join(text.split())
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


def quoted(spans: Iterable[Span]) -> str:
    """Stretches of text as one quotation, ``…`` between those that stand apart.

    Words that hold quotation marks of their own get no further ones.
    """
    pieces = [span.text.strip() for span in spans]
    text = " … ".join(piece for piece in pieces if piece)
    return text if any(mark in text for mark in '“”"') else f"“{text}”"


def _statement(record: Statement, account: Account) -> list[Line]:
    speaker = record.speaker
    first: list[Word] = (
        [Word("somebody not named", "faint")]
        if speaker is None
        else [Word(wording.actor(speaker), "strong"), *_codes(speaker)]
    )
    for relay in record.relay:
        first += [Word(" via "), Word(relay.name, "strong"), *_codes(relay)]
    found = [tuple(first), (Word(clipped(quoted(record.content)), "quote"),)]
    more: list[list[Word]] = []
    if record.said:
        more.append([Word(wording.when(record.said))])
    if record.addressee:
        more.append([Word(f"to {wording.actors(record.addressee)}")])
    if record.style != "indirect":
        more.append([Word({"direct": "in direct speech", "mixed": "partly quoted"}[record.style])])
    outer = account.word_of(record.within)
    if outer:
        more.append(_word_of(*outer))
    return found + _details(more)


def _event(record: Event, mutual: tuple[Actor, ...], account: Account) -> list[Line]:
    tone: Tone = "real" if record.status in _REAL else "unsure"
    more = [[Word(record.status, "denied" if record.status == "denied" else tone)]]
    if record.mode:
        more.append([Word(record.mode)])
    if record.context:
        more.append([Word(", ".join(record.context))])
    if record.score is not None:
        more.append([Word(wording.score(record.score))])
    if record.when:
        more.append([Word(wording.when(record.when))])
    if record.where:
        more.append([Word(f"in {wording.place(record.where)}")])
    more += [[Word(wording.quantity(quantity))] for quantity in record.quantities]
    word = account.word_of(record.statement)
    if word:
        more.append(_word_of(*word))
    return [parties(record, mutual), *_details(more)]


def _commitment(record: Commitment, account: Account) -> list[Line]:
    first = list(_actors(record.by, "somebody not named"))
    if record.to:
        first += [Word(" → "), *_actors(record.to, "")]
    found = [tuple(first), (Word(clipped(quoted([record.act])), "quote"),)]
    if record.condition:
        words, sense = clipped(record.condition.span.text), record.condition.sense
        lead = "" if words.lower().startswith(f"{sense} ") else f"{sense} "
        found.append((Word(lead, "strong"), Word(f"“{words}”", "quote")))
    due = Word(f"due {wording.when(record.due)}", "strong") if record.due else Word("no date set")
    more = [[due], [Word(record.state)]]
    event = account.fact(record.event)
    if event:
        more.append([Word("the act is "), _pointer(event)])
    word = account.word_of(record.statement)
    if word:
        more.append(_word_of(*word))
    return found + _details(more)


def _reaction(record: Reaction, account: Account) -> list[Line]:
    response = account.fact(record.response)
    stimulus = account.fact(record.stimulus.record)
    line: list[Word] = [*_named(response), Word(" answers ")]
    if stimulus:
        line += _named(stimulus)
    elif record.stimulus.span:
        line.append(Word(clipped(quoted([record.stimulus.span])), "quote"))
    else:
        line.append(Word("something not in this text", "faint"))
    more = [[Word("as the text says" if record.basis == "stated" else "inferred")]]
    if stimulus and record.stimulus.span:
        more.append([Word(clipped(quoted([record.stimulus.span]), 80))])
    if record.lag_days is not None:
        more.append([Word(wording.count(record.lag_days, "day") + " later")])
    return [tuple(line), *_details(more)]


def _named(fact: Fact | None) -> list[Word]:
    """A fact as a reader would call it: "Russia’s accuse [7]"."""
    if fact is None:
        return [Word("something not in this text", "faint")]
    record = fact.record
    who: tuple[Actor, ...] = ()
    if isinstance(record, Statement) and record.speaker:
        who = (record.speaker,)
    elif isinstance(record, Event):
        who = record.actor
    elif isinstance(record, Commitment):
        who = record.by
    name = wording.actors(who) if who else ""
    return [Word(f"{name}: " if name else "", "strong"), Word(f"{label(fact)} "), _pointer(fact)]


def _pointer(fact: Fact) -> Word:
    return Word(f"[{fact.number}]", "strong", fact.number)


def _word_of(fact: Fact, speaker: Actor | None) -> list[Word]:
    return [Word(f"on the word of {speaker.name if speaker else 'somebody'} "), _pointer(fact)]


def _actors(values: tuple[Actor, ...], nobody: str) -> list[Word]:
    if not values:
        return [Word(nobody, "faint")] if nobody else []
    named = {(value.name, value.code): value for value in values}
    return list(
        _joined([[Word(value.name, "strong"), *_codes(value)] for value in named.values()], ", ")
    )


def _codes(value: Actor) -> list[Word]:
    codes = wording.codes(value)
    return [Word(f" {codes}", "faint")] if codes else []


def _joined(groups: list[list[Word]], between: str) -> Line:
    line: list[Word] = []
    for index, group in enumerate(groups):
        line += [Word(between)] if index else []
        line += group
    return tuple(line)


def _details(groups: list[list[Word]]) -> list[Line]:
    """The small print: what else is known, on one line in a faint tone."""
    if not groups:
        return []
    line = [
        Word(word.text, "faint" if word.tone == "plain" else word.tone, word.fact)
        for word in _joined(groups, " · ")
    ]
    return [tuple(line)]
