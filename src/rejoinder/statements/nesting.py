"""Which candidates lie in the content of which: told once for a document, by order of place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rejoinder.statements.attribution import Attribution


def around(found: Sequence[Attribution]) -> tuple[tuple[int, ...], ...]:
    """Of each candidate those, by place, whose content holds its cue (or its content).

    In a transcript of a thousand candidates few lie within one another, so each content is asked
    for the cues in it by bisection, not each pair whether one holds the other.

    >>> from rejoinder.statements.attribution import Attribution
    >>> def one(cue, content):
    ...     return Attribution(source=None, cue=cue, content=(content,), anchor=0, lemma="say",
    ...                        frame="clause", rule="verb")
    >>> around([one((0, 4), (5, 30)), one((10, 14), (15, 30))])
    ((), (0,))
    """
    places = sorted((*(a.cue or a.content[0]), index) for index, a in enumerate(found))
    starts = [start for start, _, _ in places]
    holders: list[set[int]] = [set() for _ in found]
    for outer, a in enumerate(found):
        for start, end in a.content:
            at = bisect_left(starts, start)
            while at < len(places) and places[at][0] < end:
                _, stop, inner = places[at]
                if stop <= end and inner != outer:
                    holders[inner].add(outer)
                at += 1
    return tuple(tuple(sorted(held)) for held in holders)


def innermost(found: Sequence[Attribution], holders: Sequence[int]) -> int | None:
    """The holder with the least content, or null without one."""
    return min(
        holders,
        key=lambda index: sum(end - start for start, end in found[index].content),
        default=None,
    )
