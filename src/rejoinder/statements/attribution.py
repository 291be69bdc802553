"""Attribution: a candidate for a statement, before anything is known but its three parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Range = tuple[int, int]
"""Half-open range in code points of the text."""


def within(place: Range, ranges: Sequence[Range]) -> bool:
    """Whether one of the ranges holds the whole place."""
    return any(start <= place[0] and place[1] <= end for start, end in ranges)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who (``source``), by which words (``cue``), what (``content``): the noun of this stage.

    Whatever proposes attributions, rules over a parse or a learned tagger, gives these, and all
    that follows works on them. ``anchor`` is the token that heads the cue, ``lemma`` the cue's
    entry in the table, ``frame`` the construction it stands in, ``rule`` what proposed it.
    ``features`` are names that ``weighing`` knows; a tagger leaves them empty and sets
    ``confidence`` itself.
    """

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    anchor: int
    lemma: str
    frame: str
    rule: str
    features: tuple[str, ...] = field(default=(), compare=False)
    confidence: float = 0.0

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(start for start, _ in self._parts())

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return max(end for _, end in self._parts())

    def _parts(self) -> tuple[Range, ...]:
        parts = self.content
        if self.source:
            parts += (self.source,)
        if self.cue:
            parts += (self.cue,)
        return parts
