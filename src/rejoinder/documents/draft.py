"""Draft: a text under repair, which writes its edit log and offset map while it changes.

Nothing is found again by comparing afterwards: every change is entered with its place, and later
changes are merged with earlier ones that they touch, so that each entry of the finished log is one
damaged run of the input beside what stands there now.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rejoinder.records import Removal, Repair
from rejoinder.records.document import RemovalLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Replace ``text[start:end]`` of the draft as it stands by ``after``."""

    start: int
    end: int
    after: str
    rule: str
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Set ``text[start:end]`` of the draft as it stands aside under ``label``."""

    start: int
    end: int
    label: RemovalLabel


@dataclass(slots=True)
class _Entry:
    """``raw[raw_start:raw_end]`` now reads ``text[start:end]``."""

    raw_start: int
    raw_end: int
    start: int
    end: int
    rule: str
    certain: bool


class Draft:
    """A text with the log of what was done to it.

    >>> draft = Draft("Itâ€™s  on.")
    >>> draft.apply([Change(start=2, end=5, after="’", rule="cp1252")])
    >>> draft.apply([Change(start=4, end=6, after=" ", rule="space")])
    >>> text, repairs, _ = draft.finish()
    >>> text, [(repair.before, repair.after) for repair in repairs]
    ('It’s on.', [('â€™', '’'), ('  ', ' ')])
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        self._log: list[_Entry] = []

    def apply(self, changes: Sequence[Change]) -> None:
        """Make changes, which must be in order and not overlap."""
        if not changes:
            return
        text, log = self.text, self._log
        pieces: list[str] = []
        done: list[_Entry] = []
        read = written = raw_shift = 0  # raw position - text position, outside of any entry
        at_log = at_change = 0
        while at_log < len(log) or at_change < len(changes):
            start = min(
                log[at_log].start if at_log < len(log) else len(text) + 1,
                changes[at_change].start if at_change < len(changes) else len(text) + 1,
            )
            group_log, group_changes, end = _group(log, at_log, changes, at_change, start)
            at_log += len(group_log)
            at_change += len(group_changes)
            pieces.append(text[read:start])
            written += start - read
            raw_start = start + raw_shift
            if group_log:
                raw_shift = group_log[-1].raw_end - group_log[-1].end
            after = _replaced(text, start, end, group_changes)
            raw_end = end + raw_shift
            if self.raw[raw_start:raw_end] != after:
                rule, certain = _verdict(group_log, group_changes)
                done.append(
                    _Entry(raw_start, raw_end, written, written + len(after), rule, certain)
                )
            pieces.append(after)
            written += len(after)
            read = end
        pieces.append(text[read:])
        self.text = "".join(pieces)
        self._log = done

    def changed_at(self, position: int) -> bool:
        """Whether a logged change starts at this position of the text as it stands."""
        index = bisect_left(self._log, position, key=lambda entry: entry.start)
        return index < len(self._log) and self._log[index].start == position

    def finish(
        self, cuts: Iterable[Cut] = ()
    ) -> tuple[str, tuple[Repair, ...], tuple[Removal, ...]]:
        """The clean text, its repairs and removals; ``cuts`` in order, not overlapping.

        Repairs inside a cut are undone, for what is set aside is kept as it came. A cut never
        divides a repair: it is narrowed to leave the repair whole.
        """
        kept: list[str] = []
        repairs: list[Repair] = []
        removals: list[Removal] = []
        read = written = at_log = raw_read = 0
        for cut in cuts:
            narrowed = self._whole(cut)
            if narrowed is None:
                continue
            start, end, raw_start, raw_end = narrowed
            raw_start = max(raw_start, raw_read)  # a drop between two cuts goes with the first
            raw_read = raw_end
            at_log = self._repairs_until(start, at_log, written - read, repairs)
            kept.append(self.text[read:start])
            written += start - read
            removals.append(Removal(at=written, text=self.raw[raw_start:raw_end], label=cut.label))
            while at_log < len(self._log) and self._log[at_log].end <= end:
                at_log += 1
            read = end
        self._repairs_until(len(self.text) + 1, at_log, written - read, repairs)
        kept.append(self.text[read:])
        return "".join(kept), tuple(repairs), tuple(removals)

    def _repairs_until(self, limit: int, at_log: int, shift: int, repairs: list[Repair]) -> int:
        while at_log < len(self._log) and self._log[at_log].start < limit:
            entry = self._log[at_log]
            repairs.append(
                Repair(
                    start=entry.start + shift,
                    end=entry.end + shift,
                    before=self.raw[entry.raw_start : entry.raw_end],
                    after=self.text[entry.start : entry.end],
                    rule=entry.rule,
                    certain=entry.certain,
                )
            )
            at_log += 1
        return at_log

    def _whole(self, cut: Cut) -> tuple[int, int, int, int] | None:
        """The cut with its raw range, narrowed so that no repair is divided.

        A repair that left nothing behind and stands at either edge goes with the cut, so that no
        repair without width ever shares its place with a removal.
        """
        start, end = cut.start, cut.end
        index = bisect_right(self._log, start, key=lambda entry: entry.start) - 1
        if index >= 0 and self._log[index].start < start < self._log[index].end:
            start = self._log[index].end
        index = bisect_left(self._log, end, key=lambda entry: entry.end)
        if index < len(self._log) and self._log[index].start < end < self._log[index].end:
            end = self._log[index].start
        if start >= end:
            return None
        return start, end, self._raw_before(start), self._raw_after(end)

    def _raw_before(self, position: int) -> int:
        """Where in the raw text a position lies, ahead of anything dropped there."""
        index = bisect_left(self._log, position, key=lambda entry: entry.end)
        if index < len(self._log) and self._log[index].start < self._log[index].end == position:
            index += 1
        return self._raw_at(position, index)

    def _raw_after(self, position: int) -> int:
        """Where in the raw text a position lies, behind anything dropped there."""
        index = bisect_right(self._log, position, key=lambda entry: entry.end)
        return self._raw_at(position, index)

    def _raw_at(self, position: int, index: int) -> int:
        """The raw place of a position that has ``index`` entries ahead of it."""
        if index < len(self._log) and self._log[index].start == position:
            return self._log[index].raw_start
        if index == 0:
            return position
        return position + self._log[index - 1].raw_end - self._log[index - 1].end


def _group(
    log: list[_Entry], at_log: int, changes: Sequence[Change], at_change: int, start: int
) -> tuple[list[_Entry], list[Change], int]:
    """Entries and changes that touch one another from ``start`` on, and where they end.

    Neighbours that only meet stay apart, unless one of them has no width: two runs side by side
    are two damages, but a dropped character and its replaced neighbour are one.
    """
    end = start
    first = True
    took_log, took_changes = at_log, at_change
    while True:
        for is_log in (True, False):
            items: Sequence[_Entry | Change] = log if is_log else changes
            index = took_log if is_log else took_changes
            if index >= len(items):
                continue
            item = items[index]
            narrow = item.start == item.end or start == end
            if first or item.start < end or (narrow and item.start <= end):
                if first and item.start != start:
                    continue
                if is_log:
                    took_log += 1
                else:
                    took_changes += 1
                end = max(end, item.end)
                first = False
                break
        else:
            return log[at_log:took_log], list(changes[at_change:took_changes]), end


def _replaced(text: str, start: int, end: int, changes: list[Change]) -> str:
    pieces = []
    for change in changes:
        pieces.append(text[start : change.start])
        pieces.append(change.after)
        start = change.end
    pieces.append(text[start:end])
    return "".join(pieces)


def _verdict(entries: list[_Entry], changes: list[Change]) -> tuple[str, bool]:
    """The rule and certainty of a merged entry: the last damage named, white space last of all."""
    items: list[_Entry | Change] = [*entries, *changes]
    rules = [item.rule for item in items]
    telling = [rule for rule in rules if rule != "white-space"] or rules
    return telling[-1], all(item.certain for item in items)
