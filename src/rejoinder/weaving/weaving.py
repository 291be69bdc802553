"""Weave: pages with their records -> what holds between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rejoinder.records import Reaction
from rejoinder.weaving import addressees, copies, incidents, promises, replies, turns
from rejoinder.weaving.addressees import Addressee
from rejoinder.weaving.copies import Copy
from rejoinder.weaving.incidents import Report
from rejoinder.weaving.promises import Mention, Promise, Shelf, Turn
from rejoinder.weaving.told import Days, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """All that holds between pages; every part names the records and pages that it comes from."""

    copies: tuple[Copy, ...]
    reports: tuple[Report, ...]
    mentions: tuple[Mention, ...]
    turns: tuple[Turn, ...]
    reactions: tuple[Reaction, ...]
    addressees: tuple[Addressee, ...]


def weave(pages: Iterable[Told]) -> Woven:
    """What holds between pages, the same in whatever order they are given.

    >>> weave([]).reports
    ()
    """
    ordered = sorted(pages, key=lambda told: told.order)
    found = copies.find((told.document, told.text) for told in ordered)
    reports = incidents.find(ordered, copies.groups(found))
    mentions, told_turns = _promises(ordered, copies.groups(found))
    return Woven(
        copies=found,
        reports=reports,
        mentions=mentions,
        turns=told_turns,
        addressees=addressees.find(ordered),
        reactions=replies.find(ordered, reports, mentions, told_turns),
    )


def _promises(
    pages: list[Told], originals: dict[str, str]
) -> tuple[tuple[Mention, ...], tuple[Turn, ...]]:
    shelf = Shelf()
    lives = Lives(shelf)
    mentions: list[Mention] = []
    for told in pages:
        # A copy says nothing of a promise that its original hasn't said.
        if told.document not in originals:
            for turn in turns.told_of(told, shelf):
                lives.take(turn)
        for commitment in sorted(told.reading.commitments, key=lambda c: (c.act.start, c.id)):
            seen = promises.see(commitment, told)
            known = shelf.near(seen.by.known | seen.to.known, told.known)
            promise = promises.best(seen, known) or Promise(id=commitment.id)
            shelf.put(promise, seen)
            lives.add(promise)
            mentions.append(
                Mention(promise=promise.id, commitment=commitment.id, document=told.document)
            )
            for turn in turns.own(seen, promise):
                lives.take(turn)
        # Once more, now that the page's own words for what was promised before are known too.
        if told.document not in originals and told.reading.commitments:
            for turn in turns.told_of(told, shelf):
                lives.take(turn)
    return tuple(mentions), tuple(lives.turns)


_FINAL = frozenset({"kept", "withdrawn", "lapsed"})
"""States after which nothing more becomes of a promise; a broken one may still be kept, late."""


class Lives:
    """What became of each promise so far."""

    def __init__(self, shelf: Shelf) -> None:
        self.turns: list[Turn] = []
        self._shelf = shelf
        self._of: dict[str, list[Turn]] = {}
        self._promises: dict[str, Promise] = {}

    def add(self, promise: Promise) -> None:
        """Begins to follow a promise."""
        self._promises.setdefault(promise.id, promise)

    def take(self, turn: Turn) -> None:
        """Takes a turn, unless its promise's life has ended or it says nothing new."""
        before = self._of.setdefault(turn.promise, [])
        if any(one.state in _FINAL for one in before):
            return
        due = self._promises[turn.promise].due
        if turn.due_to is not None and due is not None and turn.due_to == due.last:
            return  # Put off to the day that it is known to be due by.
        new = (turn.state, turn.why, turn.due_to)
        if any((one.state, one.why, one.due_to) == new for one in before):
            return
        before.append(turn)
        self.turns.append(turn)
        if turn.due_from and turn.due_to:
            due = Days(first=turn.due_from, last=turn.due_to, firm=True)
            self._shelf.put_off(self._promises[turn.promise], due)
