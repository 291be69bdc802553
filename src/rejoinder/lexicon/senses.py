"""Senses: words that name one and the same act or thing in different reports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rejoinder.lexicon.actors_index import plain
from rejoinder.lexicon.tables import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSense:
    """A row of ``act_senses.tsv``: words that may stand for each other between two reports."""

    sense: str
    words: tuple[str, ...]
    acts: bool = False
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IrregularForm:
    """A row of ``irregular_forms.tsv``: a form and the base form that it is of."""

    form: str
    base: str
    example: str | None = None


_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "for",
        "and",
        "or",
        "by",
        "with",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "from",
        "at",
        "as",
        "that",
        "this",
        "these",
        "those",
        "it",
        "they",
        "he",
        "she",
        "we",
        "i",
        "you",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "can",
        "could",
        "must",
        "do",
        "does",
        "did",
        "not",
        "no",
        "which",
        "who",
        "whom",
        "whose",
        "than",
        "then",
        "there",
        "into",
        "over",
        "after",
        "before",
        "since",
        "until",
        "during",
        "between",
        "among",
        "about",
        "against",
        "under",
        "up",
        "out",
        "off",
        "also",
        "more",
        "most",
        "all",
        "both",
        "each",
        "any",
        "some",
        "such",
        "other",
        "another",
        "so",
        "if",
        "unless",
        "when",
        "while",
        "where",
        "what",
        "how",
        "but",
        "yet",
        "only",
        "still",
        "just",
        "very",
        "too",
        "again",
        "now",
        "one's",
        "said",
        "say",
        "says",
        "mr",
        "mrs",
        "ms",
    ]
)
"""Words of grammar, which two reports share whatever they report."""

_INFLECTED = ("ies", "ied", "ing", "eed", "ees", "ed", "es", "s")
_REST = {"ies": "y", "ied": "y", "eed": "ee", "ees": "ee"}
_DERIVED = ("ation", "ment", "ion", "al")


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order, words of grammar left out.

    >>> stems("Its frigates were withdrawn; the withdrawal of a frigate")
    ('frigat', 'withdraw', 'withdraw', 'frigat')
    """
    return tuple(
        stem(word) for word in _words(text) if word not in _EMPTY and not word.startswith("'")
    )


_HANDED = re.compile(r"\bhand(?:s|ed|ing)?[ -](?:over|back)\b", re.IGNORECASE)
"""A verb that means nothing without its particle: "handed over" is not "handed down"."""


def _words(text: str) -> Iterable[str]:
    for found in _WORD.findall(_HANDED.sub("handover", text)):
        word = plain(found).casefold().replace("’", "'")
        yield word.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending, irregular forms as their base form.

    >>> stem("talks") == stem("talk"), stem("met") == stem("meeting")
    (True, True)
    """
    word = _irregular().get(word, word)
    for endings in (_INFLECTED, _DERIVED):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)] + _REST.get(ending, "")
                break
    word = _irregular().get(word, word)
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeios":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def senses(word: str) -> frozenset[str]:
    """The senses that a stem may have."""
    return _senses().get(word, frozenset())


def is_act(sense: str) -> bool:
    """Whether a sense is an act and not a thing."""
    return sense in _acts()


def is_irregular_past(word: str) -> bool:
    """Whether a word is an irregular form of a verb in the past ("met", "withdrew").

    >>> is_irregular_past("withdrew"), is_irregular_past("troops")
    (True, False)
    """
    return not word.endswith("s") and word in _irregular()


@cache
def _irregular() -> dict[str, str]:
    return {row.form: row.base for row in shipped("irregular_forms", IrregularForm).rows}


@cache
def _senses() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in shipped("act_senses", ActSense).rows:
        for word in row.words:
            # "throw_out" is known by its verb alone; "call_in" is not, "call" is too many things.
            first = word.split("_")[0]
            if first == word or first not in _MANY:
                found.setdefault(stem(first), set()).add(row.sense)
    return {word: frozenset(names) for word, names in found.items()}


_MANY = frozenset({"call", "called", "turn", "turned", "let", "hand", "cut"})


@cache
def _acts() -> frozenset[str]:
    return frozenset(row.sense for row in shipped("act_senses", ActSense).rows if row.acts)
