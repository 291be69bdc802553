"""Whether a field of an output record is what the gold allows.

Gold writes alternatives with ``|``, ``null`` for what must be absent, ``*`` for anything. An actor
is ``CODE/SECTOR NAME``: no sector means that it must be null, ``-`` for a code that must be null,
a name only where it matters. A day is ISO, a stretch ``start/end``; ``unresolved`` has no dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

from rejoinder.records import Actor, Place, Quantity, When

_MOST = 6
"""Lists of actors longer than this are compared in order: permutations grow too fast."""


def choices(wanted: str | None) -> list[str | None]:
    """The alternatives of a gold string.

    >>> choices("planned|null")
    ['planned', None]
    """
    if wanted is None:
        return [None]
    return [None if choice == "null" else choice for choice in wanted.split("|")]


def plain(name: str) -> str:
    """A name without case, articles, spelling variants and punctuation.

    >>> plain("The Defence Minister’s")
    'defense minister'
    """
    lowered = name.casefold().replace("defence", "defense").replace("centre", "center")
    lowered = re.sub(r"[’']s\b", "", lowered)
    words = re.findall(r"\w+", lowered)
    return " ".join(word for word in words if word not in {"the", "a", "an"})


def same_name(wanted: str | None, found: str | None) -> bool:
    """Whether a name is one of those wanted, case, articles and punctuation apart."""
    return any(
        found is None if choice is None else found is not None and plain(choice) == plain(found)
        for choice in choices(wanted)
    )


def same_role(wanted: str | None, found: str | None) -> bool:
    """Whether a role is the one wanted; two further words ("Serbian", "Kosovo's") do no harm."""
    for choice in choices(wanted):
        if choice is None or found is None:
            if choice is found:
                return True
            continue
        need, have = plain(choice).split(), plain(found).split()
        need, have = _turned(need), _turned(have)
        if set(need) <= set(have) and len(have) <= len(need) + 2:
            return True
    return False


def _turned(words: list[str]) -> list[str]:
    """Words of an office without "of", "for" and "to", so that order and wording matter less."""
    return [word for word in words if word not in {"of", "for", "to"}]


def is_actor(wanted: str, actor: Actor) -> bool:
    """Whether an actor is one of the alternatives."""
    return any(_is_one(choice, actor) for choice in wanted.split("|"))


def _is_one(wanted: str, actor: Actor) -> bool:
    identity, _, name = wanted.partition(" ")
    code, slash, sector = identity.partition("/")
    if code not in {"*", actor.code or "-"}:
        return False
    if sector != "*" and code not in {"-", "*"} and actor.sector != (sector if slash else None):
        return False
    if code == "*" and slash and sector not in {"*", actor.sector}:
        return False
    return not name or set(plain(name).split()) <= set(plain(actor.name).split())


def or_polity(wanted: str) -> str:
    """An actor, or its country as such: a commitment binds "the polity or body that would act".

    >>> or_polity("MLI/GOV")
    'MLI/GOV|MLI'
    """
    codes = [choice.split("/")[0] for choice in wanted.split("|") if "/" in choice]
    return "|".join([wanted, *(code for code in codes if code not in {"*", "-"})])


def are_actors(wanted: Sequence[str], actors: Sequence[Actor], optional: bool = False) -> bool:
    """Whether the actors are those wanted, in any order; none is right too where optional."""
    if optional and not actors:
        return True
    if len(wanted) != len(actors):
        return False
    orders = permutations(actors) if len(actors) <= _MOST else [tuple(actors)]
    return any(
        all(is_actor(choice, actor) for choice, actor in zip(wanted, order, strict=True))
        for order in orders
    )


def in_order(wanted: Sequence[str], actors: Sequence[Actor]) -> bool:
    """Whether a relay chain is the one wanted, link by link."""
    return len(wanted) == len(actors) and all(
        is_actor(choice, actor) for choice, actor in zip(wanted, actors, strict=True)
    )


def is_when(wanted: str | None, when: When | None) -> bool:
    """Whether a time comes to the dates wanted."""
    return any(_is_dates(choice, when) for choice in choices(wanted))


def _is_dates(wanted: str | None, when: When | None) -> bool:
    if wanted is None or when is None:
        return wanted is None and when is None
    if wanted == "unresolved":
        return when.start is None and when.end is None
    if re.fullmatch(r"\d{4}", wanted):
        wanted = f"{wanted}-01-01/{wanted}-12-31"
    start, _, end = wanted.partition("/")
    return start in {"*", when.start} and (end or start) == when.end


def is_place(wanted: str | None, place: Place | None) -> bool:
    """Whether a place is one of those wanted, by its name or its words in the text."""
    if place is None:
        return None in choices(wanted)
    return any(
        choice is not None and set(plain(choice).split()) <= set(plain(words).split())
        for choice in choices(wanted)
        for words in (place.name, place.mention.text)
    )


def is_quantity(wanted: dict[str, object], quantity: Quantity) -> bool:
    """Whether an amount has every number, unit and change that gold names."""
    for name, value in wanted.items():
        found = getattr(quantity, name)
        if name == "unit":
            if found is None or not same_name(str(value), found):
                return False
        elif found != value:
            return False
    return True


def has_quantities(
    wanted: Sequence[dict[str, object]], quantities: Sequence[Quantity], enough: bool = False
) -> bool:
    """Whether every amount wanted is there (or one of them, where ``enough``)."""
    found = [any(is_quantity(want, quantity) for quantity in quantities) for want in wanted]
    return any(found) if enough else all(found)
