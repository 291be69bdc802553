"""Mentions: the actors, times, places and amounts of a document; the noun after ``mentions``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rejoinder.records.parts import Actor, Place, Quantity, When

ActorForm = Literal[
    "name",
    "person",
    "role",
    "metonym",
    "demonym",
    "group",
    "nominal",
    "pronoun",
    "document",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """One mention of an actor: code points ``start:end``, tokens ``first:last``, head token.

    ``entity`` numbers the document's actors: two mentions of one actor share it. ``actor`` is the
    identity after coreference, so a pronoun's is its antecedent's, with the pronoun as ``mention``.
    ``of`` lists the entities it speaks or acts for ("Kremlin spokesman" acts for Russia).

    Forms: ``name`` ("NATO", "Russia", "the Foreign Ministry"), ``person`` ("Dmitry Peskov",
    "Peskov"), ``role`` ("the minister"), ``metonym`` ("Moscow", "the Kremlin"), ``demonym`` ("the
    Russians", and "Russian" before a noun that is no actor itself: "Russian jets"), ``group``
    ("Rakhine rebels", "both countries"), ``nominal`` ("two officials", "the alliance"),
    ``pronoun``, ``document`` ("the transcript").
    """

    actor: Actor
    form: ActorForm
    start: int
    end: int
    first: int
    last: int
    head: int
    entity: int
    of: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """One time expression; ``timex`` is TIMEX3's type."""

    when: When
    timex: Literal["DATE", "TIME", "DURATION", "SET"]
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """One place; ``head`` is the token that heads it."""

    place: Place
    start: int
    end: int
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """One amount; ``head`` is the token counted ("battalions") or the verb of growth."""

    quantity: Quantity
    start: int
    end: int
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All mentions of a document, each tuple in text order, no two actors sharing a head."""

    actors: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()

    def actor_headed(self, token: int) -> ActorMention | None:
        """The actor mention headed by a token, or null."""
        for mention in self.actors:
            if mention.head == token:
                return mention
        return None

    def actors_within(self, first: int, last: int) -> tuple[ActorMention, ...]:
        """The actor mentions that lie wholly inside tokens ``first:last``."""
        return tuple(m for m in self.actors if first <= m.first and m.last <= last)

    def times_within(self, first: int, last: int) -> tuple[TimeMention, ...]:
        """The time mentions that lie wholly inside tokens ``first:last``."""
        return tuple(m for m in self.times if first <= m.first and m.last <= last)
