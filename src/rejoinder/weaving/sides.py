"""Sides: the states and bodies that act, and those that a stretch of text names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.records import Actor

SHARED = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})
"""Codes of which many bodies bear one: such a body is known by its name alone."""

_KINDS = frozenset({"country", "capital", "adjective", "people", "body", "seat", "organ", "polity"})


@lru_cache(maxsize=20_000)
def named(text: str) -> frozenset[str]:
    """The states and bodies that a text names, by the lexicon.

    >>> sorted(named("Oslo and the Swedes told NATO."))
    ['=nato', 'NOR', 'SWE']
    """
    found = set()
    for match in ActorLexicon.load().names_in(text):
        entry = match.entries[0]
        if entry.code and entry.code not in SHARED and entry.kind != "medium":
            found.add(entry.code)
        elif entry.kind in _KINDS and entry.code:
            found.add(f"={entry.name.casefold().split()[-1]}")
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of an act: ``known`` are codes of states and names of bodies, ``sectors`` what those
    are that nobody places ("the unions": ``LAB``)."""

    known: frozenset[str]
    sectors: frozenset[str]

    @classmethod
    def of(cls, actors: tuple[Actor, ...]) -> Side:
        """The side that some actors make."""
        known: set[str] = set()
        sectors = set()
        for actor in actors:
            if actor.code and actor.code not in SHARED:
                known.add(actor.code)
            elif actor.code or (actor.name[:1].isupper() and not actor.sector):
                # "NATO ministers" are NATO's; a body that no table knows is its name's last word.
                bodies = {key for key in named(actor.name) if key.startswith("=")}
                known |= bodies or {f"={word.casefold()}" for word in actor.name.split()[-1:]}
            if actor.sector:
                sectors.add(actor.sector)
        return cls(known=frozenset(known), sectors=frozenset(sectors))

    def __bool__(self) -> bool:
        return bool(self.known or self.sectors)

    def meets(self, other: Side) -> bool:
        """Whether both hold one and the same state or body."""
        return bool(self.known & other.known)

    def joined(self, other: Side) -> Side:
        """Both sides as one."""
        return Side(known=self.known | other.known, sectors=self.sectors | other.sectors)
