"""Acts: objects with which a cue of saying does something and says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rejoinder.lexicon import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A cue's base form and an object, as it is written, that makes an act of it."""

    cue: str
    object: str
    example: str


@cache
def _acts() -> frozenset[tuple[str, str]]:
    return frozenset((row.cue, row.object) for row in tables.shipped("cues_acts", Act).rows)


def is_act(cue: str, thing: str) -> bool:
    """Whether a cue with this object is an act.

    >>> is_act("recall", "envoy"), is_act("recall", "war")
    (True, False)
    """
    return (cue, thing.lower()) in _acts()
