"""Relays: the agencies, outlets and documents that pass on what others said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon import tables

RelayKind = Literal["agency", "outlet", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayWord:
    """A name ("TASS"), a noun ("newspaper") or the last word of a name ("… Times")."""

    word: str
    kind: RelayKind
    part: Literal["name", "noun", "tail"]


@cache
def relays() -> dict[tuple[str, str], RelayKind]:
    """Kinds by (word, part); names as they are written, nouns in lower case."""
    return {(row.word, row.part): row.kind for row in tables.shipped("cues_relays", RelayWord).rows}


def kind_of(phrase: str, head: str) -> RelayKind | None:
    """What passes words on under this name, if anything does.

    ``phrase`` is the source's words, ``head`` the word that heads it.

    >>> kind_of("the state-run TASS news agency", "agency")
    'agency'
    >>> kind_of("the foreign minister", "minister") is None
    True
    """
    table = relays()
    bare = phrase.strip().removeprefix("the ").removeprefix("The ")
    if (bare, "name") in table:
        return table[bare, "name"]
    if head in (head.lower(), head.upper()) or head.istitle():
        noun = table.get((head.lower(), "noun"))
        singular = table.get((head.lower().removesuffix("s"), "noun"))
        if noun or singular:
            return noun or singular
    if (head, "name") in table and head.isupper():
        return table[head, "name"]
    words = bare.split()
    if len(words) > 1 and words[-1][:1].isupper():
        return table.get((words[-1].strip(",."), "tail"))
    return None
