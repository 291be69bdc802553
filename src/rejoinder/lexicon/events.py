"""Acts by word: the verbs and nouns that name them, with the places of their parties."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from rejoinder.lexicon.tables import Table, shipped
from rejoinder.records.event import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

QUADS: dict[EventType, int] = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "CONCEDE": 1,
    "COOPERATE": 2,
    "AID": 2,
    "RETREAT": 2,
    "REQUEST": 3,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
    "PROTEST": 4,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 4,
    "ASSAULT": 4,
}
"""Quad by type. SANCTION is 4, as in the manual's chapter 3 and its gold, not 3 as in its table 7.2
(docs/coding.md)."""


Alone = Literal["no", "yes", "state"]
"""Whether an act stands without a recipient: never, always, or where a state, an organ of one or an
international body does it ("Oslo welcomed the ruling")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbAct:
    """A row of ``event_verbs.tsv``."""

    verbs: tuple[str, ...]
    type: EventType
    mode: str | None = None
    cameo: str | None = None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    object: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    mutual: bool = False
    alone: Alone = "no"
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NounAct:
    """A row of ``event_nouns.tsv``."""

    nouns: tuple[str, ...]
    type: EventType
    mode: str | None = None
    cameo: str | None = None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    requires: tuple[str, ...] = ()
    mutual: bool = False
    alone: Alone = "no"
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """A row of ``event_classes.tsv`` or ``event_contexts.tsv``: a name and its words."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbLemma:
    """A row of ``verb_lemmas.tsv``: a form and the verb that it is of."""

    form: str
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A row of ``event_contents.tsv``: what the act inside makes of the act outside."""

    outer: EventType
    inner: Literal[
        "", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    ]  # fmt: skip
    inner_mode: str | None = None
    mode: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One verb of a row: ``extras`` are the words that must stand with it ("off")."""

    extras: tuple[str, ...]
    act: VerbAct


def tables() -> tuple[Table[object], ...]:
    """Every table of this family, for the run record."""
    return tuple(
        shipped(name, row)
        for name, row in (
            ("event_verbs", VerbAct),
            ("event_nouns", NounAct),
            ("event_classes", WordClass),
            ("event_contents", Content),
            ("event_contexts", WordClass),
            ("verb_lemmas", VerbLemma),
        )
    )


@cache
def verbs() -> dict[str, tuple[Entry, ...]]:
    """Entries by lemma; those with more words first, then in file order."""
    found: dict[str, list[Entry]] = {}
    for act in shipped("event_verbs", VerbAct).rows:
        for verb in act.verbs:
            lemma, *extras = verb.split("_")
            found.setdefault(lemma, []).append(Entry(extras=tuple(extras), act=act))
    return {
        lemma: tuple(sorted(entries, key=lambda entry: -len(entry.extras)))
        for lemma, entries in found.items()
    }


def entries_of(verb: Token) -> tuple[Entry, ...]:
    """The entries of a verb in a text, whatever form it has there."""
    return verbs().get(lemma_of(verb), ())


def lemma_of(verb: Token) -> str:
    """The lemma of a verb, mended where the parser's is known to be wrong."""
    return _lemmas().get(verb.lower_) or verb.lemma_.lower()


@cache
def _lemmas() -> dict[str, str]:
    return {row.form: row.lemma for row in shipped("verb_lemmas", VerbLemma).rows}


@cache
def nouns() -> dict[str, tuple[NounAct, ...]]:
    """Rows by noun, in file order."""
    found: dict[str, list[NounAct]] = {}
    for act in shipped("event_nouns", NounAct).rows:
        for noun in act.nouns:
            found.setdefault(noun, []).append(act)
    return {noun: tuple(acts) for noun, acts in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class; raises ``KeyError`` for a class that no table names."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row.name: frozenset(row.words) for row in shipped("event_classes", WordClass).rows}


@cache
def contexts() -> dict[str, tuple[str, ...]]:
    """Contexts of a word or of words joined by ``-``."""
    found: dict[str, list[str]] = {}
    for row in shipped("event_contexts", WordClass).rows:
        for word in row.words:
            found.setdefault(word, []).append(row.name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def contents() -> dict[tuple[str, str, str], tuple[str | None, str | None]]:
    """Mode and CAMEO code by outer type, inner type and inner mode."""
    return {
        (row.outer, row.inner, row.inner_mode or ""): (row.mode, row.cameo)
        for row in shipped("event_contents", Content).rows
    }
