"""Words that answer: cues of stated reactions, and nouns that name what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon.tables import shipped

ReactionFrame = Literal[
    "adverbial", "object", "preposition", "manner", "result", "over", "bare", "copular", "purpose"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionCue:
    """Words that say that one thing answers another, and the frame they stand in.

    ``adverbial``: the words open a phrase that names the stimulus, their clause is the response
    ("in response to X"). ``object``: the verb is the response, its object the stimulus ("rejected
    the claim"). ``preposition``: the same after that preposition ("hit back at"). ``manner``: the
    verb is the response and names no stimulus, which stands in the text before ("responded by").
    ``result``: the subject is the stimulus, the object or agent answers ("drew condemnation from").
    ``over``: the response verb's preposition names the stimulus ("summoned the envoy over").
    ``bare``: an adverbial that names no stimulus, which stands before ("in return"). ``copular``:
    a noun that says of its verb's subject that it answers ("is a response to"). ``purpose``: an
    infinitive whose object is the stimulus, under the answering verb ("recalled him to protest").
    ``prior`` is the share of uses that a reader lets stand.
    """

    phrase: str
    frame: ReactionFrame
    prior: float
    strict: bool = False
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredNoun:
    """A noun that names what can be answered: an ``act``, ``words`` or a ``state`` of things."""

    lemma: str
    kind: Literal["act", "words", "state"]


@cache
def cues() -> tuple[ReactionCue, ...]:
    """The cues, longest first."""
    rows = shipped("reaction_cues", ReactionCue).rows
    return tuple(sorted(rows, key=lambda row: -len(row.phrase.split())))


def beginning(word: str, lemma: str) -> list[ReactionCue]:
    """The cues that may begin at a word, longest first: adverbial by word, verbs by lemma."""
    ranked = _ranked()
    found = [
        (rank, cue) for rank, cue in ranked.get(word, ()) if cue.frame in ("adverbial", "bare")
    ]
    found += [
        (rank, cue) for rank, cue in ranked.get(lemma, ()) if cue.frame not in ("adverbial", "bare")
    ]
    return [cue for _, cue in sorted(found, key=lambda pair: pair[0])]


@cache
def _ranked() -> dict[str, list[tuple[int, ReactionCue]]]:
    ranked: dict[str, list[tuple[int, ReactionCue]]] = {}
    for rank, cue in enumerate(cues()):
        ranked.setdefault(cue.phrase.split()[0], []).append((rank, cue))
    return ranked


@cache
def answered() -> dict[str, str]:
    """The kind of each noun that names what can be answered, by lemma."""
    return {row.lemma: row.kind for row in shipped("answered_nouns", AnsweredNoun).rows}
