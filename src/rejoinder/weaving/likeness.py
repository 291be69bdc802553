"""Likeness: whether two wordings name the same act."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from rejoinder.lexicon.senses import is_act, senses, stems
from rejoinder.records import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of an act: stems of its head, senses of its head, and stems of all around it."""

    head: frozenset[str]
    acts: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, head: str, around: str, parties: Iterable[Actor] = ()) -> Wording:
        """The wording of an act with this head and these words around, its parties' names apart."""
        names = {stem for actor in parties for stem in stems(f"{actor.name} {actor.mention.text}")}
        heads = [stem for stem in stems(head) if stem not in names] or list(stems(head))
        heads = [stem for stem in heads if stem not in _LIGHT] or heads
        acts = [{sense for sense in senses(stem) if is_act(sense)} for stem in heads]
        return cls(
            head=frozenset(heads),
            acts=frozenset().union(*acts),
            words=frozenset(
                stem for stem in stems(around) if stem not in names and not stem.isdigit()
            )
            - _DAYS,
        )


_DAYS = frozenset(
    stem
    for word in [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "day",
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "night",
        "afternoon",
        "early",
        "late",
        "earlier",
        "later",
        "last",
        "next",
        "ago",
        "today",
        "yesterday",
        "tomorrow",
    ]
    for stem in stems(word)
)


_LIGHT = frozenset(
    (
        "hold",
        "have",
        "mak",
        "tak",
        "conduct",
        "start",
        "begin",
        "launch",
        "stag",
        "carry",
        "continu",
    )
)
"""Stems of verbs that say little beside their noun ("hold talks", "held drills")."""


def overlap(one: Wording, other: Wording) -> float:
    """Share of the shorter wording's words that the other holds, words of one sense alike.

    >>> some = Wording.of("freed", "freed the two fishermen")
    >>> overlap(some, Wording.of("release", "release of the two fishermen held in May"))
    1.0
    """
    few, many = sorted((one.words, other.words), key=len)
    if not few:
        return 0.0
    return len([word for word in few if held(word, many)]) / len(few)


def held(word: str, words: Set[str]) -> bool:
    """Whether a word, or another of one of its senses, stands among words."""
    if word in words:
        return True
    mine = senses(word)
    return bool(mine) and any(mine & senses(other) for other in words)
