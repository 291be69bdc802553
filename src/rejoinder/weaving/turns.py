"""Turns: what later pages say became of a promise.

A promise is kept by an act of its words and parties; broken, withdrawn or put off where a sentence
of the one bound says so; and its condition comes true by the act it names. A page says nothing
of what was promised after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rejoinder.lexicon.senses import is_irregular_past, stem, stems
from rejoinder.lexicon.turns import Heard, denied, heard
from rejoinder.mentions.times.tagging import tag
from rejoinder.records import Event, Sentence
from rejoinder.records.commitment import State
from rejoinder.weaving.ahead import coming
from rejoinder.weaving.likeness import Wording, held
from rejoinder.weaving.naming import sides_in
from rejoinder.weaving.promises import Promise, Seen, Shelf, Turn
from rejoinder.weaving.sides import Side, named
from rejoinder.weaving.told import FIRM, Days, Told, days, is_past

KEPT = 0.5
"""Share of a promise's words that the act which keeps it must hold; chosen on stories of our own:
at a third any act of the one bound toward the other keeps everything."""

_MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})

_EARLY = 3
"""Days before its day that a gathering may be held; an earlier one is another."""

_LATE = 45
"""Days after its day in which an act still keeps a promise, late."""


Placed = tuple[int, Turn]
"""A turn with the place in its page where it is told."""


def told_of(told: Told, shelf: Shelf) -> list[Turn]:
    """The turns that one page tells of promises made before it, in the order of its text."""
    found = list(_by_words(told, shelf))
    for event in sorted(told.reading.events, key=lambda e: (e.trigger.start, e.id)):
        if event.status in ("occurred", "ongoing"):
            found += [(event.trigger.start, turn) for turn in _by_act(event, told, shelf)]
    found += _by_plain_words(told, shelf)
    return [turn for _, turn in sorted(found, key=lambda placed: placed[0])]


def own(seen: Seen, promise: Promise) -> Iterator[Turn]:
    """The turns that a mention's own page tells in its history."""
    for change in seen.commitment.history:
        if change.state in ("kept", "broken", "withdrawn", "lapsed") and change.record:
            yield Turn(
                promise=promise.id,
                day=date.fromisoformat(change.date) if change.date else seen.told.known,
                state=change.state,
                record=change.record,
                document=seen.told.document,
                why="told",
            )


def _by_words(told: Told, shelf: Shelf) -> Iterator[Placed]:
    for sentence in told.reading.sentences:
        text = told.text[sentence.start : sentence.end]
        cues = heard(text)
        if not cues:
            continue
        sides = sides_in(told, sentence.start, sentence.end)
        promises = shelf.near(sides, told.known)
        words = frozenset(stems(text))
        for cue in cues:
            # Who stands before the cue is its subject; who stands behind may only have said so.
            subject = named(text[: cue.start]) or sides
            found = _meant(cue, words, subject, told, promises)
            if found is not None and not _taken_back(found, sentence, told):
                turn = _told_turn(found, cue, told, sentence.start, sentence.end)
                yield sentence.start, turn
                break


def _taken_back(promise: Promise, sentence: Sentence, told: Told) -> bool:
    """Whether the one bound denies, in the next two sentences, what a sentence says of it."""
    return any(
        0 < after.index - sentence.index <= 2
        and denied(told.text[after.start : after.end])
        and _stands(promise, sides_in(told, after.start, after.end))
        for after in told.reading.sentences
    )


_TOLD = 0.75
"""Share of a promise's words that a sentence without a record of the act must hold."""

_UNDONE = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|must|not|never|no|if|unless|whether|to be"
    r"|plans?|planned|promis\w+|pledg\w+|vow\w*|agreed to|offer\w*|threat\w+|warn\w+|urg\w+"
    r"|demand\w+|call\w* (?:on|for)|fail\w*|refus\w+|den(?:y|ied|ies)|until|before|n't)\b"
)
"""Words in a sentence by which nothing in it need have been done."""


def _by_plain_words(told: Told, shelf: Shelf) -> Iterator[Placed]:
    """Turns by sentences that tell an act of the one bound which is no event on record: an act
    between states is, the laying of a pipe is not."""
    events = [event.trigger.start for event in told.reading.events]
    for sentence in told.reading.sentences:
        text = told.text[sentence.start : sentence.end]
        if _UNDONE.search(text.casefold().replace("’", "'")):
            continue
        recorded = any(sentence.start <= place < sentence.end for place in events)
        when = _days_in(text, told)
        words = frozenset(stems(text))
        done = _past(text)
        sides = sides_in(told, sentence.start, sentence.end)
        due_then = shelf.due_on(when.last) if when.firm else []
        near = {one.id: one for one in (*shelf.near(sides, told.known), *due_then)}
        for promise in near.values():
            if not _later(when, promise, told):
                continue
            due, gathering = promise.due, promise.first.commitment.form == "schedule"
            its_day = when.firm and due is not None and due.firm and not when.gap(due)
            if recorded and not (its_day and gathering):
                continue
            if not (_stands(promise, sides) or its_day or promise.first.condition is not None):
                continue
            heads = {head for seen in promise.mentions for head in seen.wording.head}
            if gathering and done & _HELD:
                done = done | (heads & words)
            least = KEPT if gathering and its_day else _TOLD
            state: State | None = None
            if _share(promise, words) >= least and any(held(verb, heads) for verb in done):
                state, why = _done(promise), "done"
            elif _meets_condition(promise, words, done, sides):
                state, why = "lapsed" if _negative(promise) else "open", "condition"
            if state is not None:
                turn = Turn(
                    promise=promise.id,
                    day=min(when.last, told.known),
                    state=state,
                    record=told.record_in(sentence.start, sentence.end),
                    document=told.document,
                    why=why,
                )
                yield sentence.start, turn


def _meets_condition(
    promise: Promise, words: frozenset[str], done: frozenset[str], sides: frozenset[str]
) -> bool:
    """Whether a sentence tells, in the past, the act that a promise waits on."""
    for seen in promise.mentions:
        condition, record = seen.condition, seen.commitment.condition
        if condition is None or record is None or len(condition.words) < 2:
            continue
        waited = Side.of((record.by,)) if record.by else Side.of(())
        if waited.known and not waited.known & sides:
            continue
        share = len([w for w in condition.words if held(w, words)]) / len(condition.words)
        if share >= _CONDITION and any(held(verb, condition.words) for verb in done):
            return True
    return False


_CONDITION = 0.6
"""Share of a condition's words that a sentence must hold to say that it came true."""


def _days_in(text: str, told: Told) -> Days:
    """The day that a sentence tells of, else those before its page."""
    for timex in tag(text, told.known):
        first, last = timex.first_day, timex.last_day
        if timex.timex in ("DATE", "TIME") and first and last and last <= told.known:
            return Days(first=first, last=last, firm=(last - first).days < FIRM)
    return days(None, told.known, past=True)


def _past(text: str) -> frozenset[str]:
    """The stems of a sentence's words in the past."""
    words = re.findall(r"[\w'-]+", text.casefold())
    past = {stem(w) for w in words if w.endswith("ed") or is_irregular_past(w)}
    if past & _BEGINNING:
        past |= {stem(w) for w in words if w.endswith("ing")}
    return frozenset(past)


_HELD = frozenset({"open", "begin", "start", "hold", "meet", "conven", "tak", "gather", "go"})
"""Stems of verbs by whose past a gathering has been held ("the trial opened")."""

_BEGINNING = frozenset({"begin", "start", "resum", "continu", "stop", "launch"})
"""Stems of verbs by whose past a gerund is past too ("began filling")."""


def _meant(
    cue: Heard,
    words: frozenset[str],
    sides: frozenset[str],
    told: Told,
    promises: list[Promise],
) -> Promise | None:
    """The promise that a sentence with a cue is about: by its words or its noun."""
    best, most = None, 0.0
    for promise in promises:
        if promise.first.told.document == told.document or not _stands(promise, sides):
            continue
        if cue.cue.state == "broken" and not cue.cue.blunt and not _over(promise, told.known):
            continue
        share = _share(promise, words)
        if cue.cue.needs == "noun" and promise.first.commitment.form in cue.forms:
            # "its offer of five million" is that offer, "its offer" the last.
            alone = sum(_is_meant(one, cue, sides) for one in promises) == 1
            same = alone or not cue.named or _any(promise, frozenset(stems(cue.named)))
            share = max(share, 0.45) + 0.1 if same else 0.0
        latest = promise.mentions[-1].told.known.toordinal() / 1e7
        if share >= KEPT and share + latest > most:
            best, most = promise, share + latest
    return best


def _is_meant(promise: Promise, cue: Heard, sides: frozenset[str]) -> bool:
    """Whether the noun after a cue may mean a promise, by its maker and form."""
    return promise.first.commitment.form in cue.forms and _stands(promise, sides)


def _any(promise: Promise, words: frozenset[str]) -> bool:
    """Whether a promise holds a third of some words."""
    its = {word for seen in promise.mentions for word in seen.wording.words}
    shared = len([word for word in words if held(word, its)])
    return 3 * shared >= min(len(words), len(its))


def _stands(promise: Promise, sides: frozenset[str]) -> bool:
    """Whether a sentence names the one bound; for a gathering, any who would meet."""
    bound = promise.first.by
    if promise.first.commitment.form in ("schedule", "decision"):
        bound = bound.joined(promise.first.to)
    return bool(bound.known & sides) or (not bound.known and bool(sides))


def _over(promise: Promise, day: date) -> bool:
    return promise.due is None or promise.due.last <= day


def _share(promise: Promise, words: frozenset[str]) -> float:
    """The largest share of a mention's act that words hold; 0 where its head is missing."""
    most = 0.0
    for seen in promise.mentions:
        act = seen.wording.words
        if not act or (len(act) == 1 and not act & words):
            continue  # One word is known by itself, and by no other of its sense.
        share = len([word for word in act if held(word, words)]) / len(act)
        if share >= 0.75 or any(held(word, words) for word in seen.wording.head):
            most = max(most, share)
    return most


def _told_turn(promise: Promise, cue: Heard, told: Told, start: int, end: int) -> Turn:
    state, why = cue.cue.state, "told"
    due_from = due_to = None
    if state == "postponed":
        why = "postponed"
        text = told.text[start:end]
        after = [timex for timex in tag(text, told.known) if timex.start >= cue.start]
        for timex in after:
            later = coming(timex, told.known) if timex.timex == "DATE" else None
            due_from, due_to = later or (due_from, due_to)
    return Turn(
        promise=promise.id,
        day=told.known,
        state="open" if state == "postponed" else state,
        record=told.record_in(start, end),
        document=told.document,
        why=why,
        due_from=due_from,
        due_to=due_to,
    )


def _by_act(event: Event, told: Told, shelf: Shelf) -> Iterator[Turn]:
    when = days(event.when, told.known, past=is_past(event))
    around = " ".join((event.trigger.text, *(span.text for span in event.evidence)))
    wording = Wording.of(event.trigger.text, around, (*event.actor, *event.recipient))
    acting, receiving = Side.of(event.actor), Side.of(event.recipient)
    undone = any(cue.cue.state != "kept" for cue in heard(around))
    words = frozenset(stems(around))
    start, end = told.sentence(event.trigger.start)
    whole = frozenset(stems(told.text[start:end]))
    for promise in shelf.near(acting.known | receiving.known, told.known):
        if not _later(when, promise, told):
            continue
        does = not undone and _does(event, acting, receiving, promise, when)
        if does and _alike(wording, words, promise):
            yield _turn(promise, event, told, when, _done(promise), "done")
        elif _fulfils(acting, wording, whole, promise):
            lapses = _negative(promise)
            state: State = "lapsed" if lapses else "open"
            yield _turn(promise, event, told, when, state, "condition")


_AGAINST = re.compile(r"\b(?:against|not to|from|never to|without)\s*$")
"""Words before an act by which the one bound is to leave it ("warned it against searching")."""


def _done(promise: Promise) -> State:
    """What the doing of its act makes of a promise: kept, or broken where it was to be left."""
    first = promise.first
    start = first.commitment.act.start
    left = _AGAINST.search(first.told.text[max(0, start - 12) : start].casefold())
    return "broken" if left else "kept"


def _turn(promise: Promise, event: Event, told: Told, when: Days, state: State, why: str) -> Turn:
    return Turn(
        promise=promise.id,
        day=min(when.last, told.known),
        state=state,
        record=event.id,
        document=told.document,
        why=why,
    )


def _later(when: Days, promise: Promise, told: Told) -> bool:
    """Whether an act fell after the promise was made. One without a day of its own counts from its
    page, which must then be a later one."""
    made = promise.first.told.known
    if told.document == promise.first.told.document:
        return False
    if when.firm:
        return when.last >= made
    return told.known > made


def _does(event: Event, acting: Side, receiving: Side, promise: Promise, when: Days) -> bool:
    """Whether the one bound acts, at a time that fits."""
    first = promise.first
    due = promise.due
    if due is not None and when.firm:
        if when.first > due.last + timedelta(days=_LATE):
            return False
        gathering = first.commitment.form in ("schedule", "decision")
        if gathering and when.last < due.first - timedelta(days=_EARLY):
            return False
    if event.type in _MUTUAL or first.commitment.form == "schedule":
        both, bound = acting.joined(receiving), first.by.joined(first.to)
        around = frozenset().union(*(named(span.text) for span in event.evidence))
        both = Side(known=both.known | around, sectors=both.sectors)
        if bound.known and both.known:
            return len(bound.known & both.known) >= min(len(bound.known), 2)
    if not first.by.known:
        return bool(first.by.sectors & acting.sectors)
    return acting.meets(first.by) or (not acting.known and receiving.meets(first.by))


def _alike(wording: Wording, words: frozenset[str], promise: Promise) -> bool:
    for seen in promise.mentions:
        act = seen.wording
        if not (act.acts & wording.acts or act.head & wording.head):
            continue
        if not act.words:
            continue
        share = len([word for word in act.words if held(word, words)]) / len(act.words)
        if share >= KEPT:
            return True
    return False


def _fulfils(acting: Side, wording: Wording, words: frozenset[str], promise: Promise) -> bool:
    """Whether an act is the one that a condition names."""
    for seen in promise.mentions:
        condition, record = seen.condition, seen.commitment.condition
        if condition is None or record is None or not condition.words:
            continue
        waited = Side.of((record.by,)) if record.by else None
        if waited is not None and waited.known and acting.known and not acting.meets(waited):
            continue
        if not any(held(word, condition.words) for word in wording.head):
            continue
        share = len([w for w in condition.words if held(w, words)]) / len(condition.words)
        if share >= KEPT:
            return True
    return False


_NEGATIVE = frozenset(("not", "n't", "fail", "fails", "failed", "refuse", "refuses", "refused"))


def _negative(promise: Promise) -> bool:
    """Whether a promise waits on something not being done ("unless", "if they are not freed")."""
    for seen in promise.mentions:
        condition = seen.commitment.condition
        if condition is not None:
            low = condition.span.text.casefold().replace("n't", " n't").split()
            return (condition.sense == "unless") != bool(_NEGATIVE & set(low))
    return False
