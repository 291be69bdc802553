"""Words that bind: cues of commitments, words of conditions, tones of acts, words of outcome."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon.tables import shipped

Tone = Literal[
    "hostile",
    "friendly",
    "ending",
    "dealing",
    "idle",
    "gathering",
    "personal",
    "voicing",
    "wanted",
    "standing",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentCue:
    """A word that binds, the form it makes and the frame in which its act stands.

    ``prior`` is the share of its uses in that frame that a reader would let stand as a commitment,
    as judged on development pages; it is the record's confidence until calibration.
    """

    lemma: str
    pos: Literal["verb", "noun", "adj"]
    form: Literal["promise", "schedule", "decision", "threat", "offer", "demand"]
    frames: tuple[str, ...]
    prior: float
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionWord:
    """Words that open a condition; ``kind`` says what follows: a clause, a noun phrase or an act.

    ``loose`` words ("once", "when") make a condition only of a clause with another's act.
    """

    phrase: str
    sense: Literal["if", "unless"]
    kind: Literal["clause", "noun"]
    loose: bool = False
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWord:
    """A verb or noun of acting with its tone.

    ``hostile`` harms the other side; ``friendly`` helps it; ``ending`` ends its object, and so
    takes the opposite of the object's tone; ``dealing`` takes the object's tone ("impose");
    ``idle`` binds nobody ("will see"); ``gathering`` is a meeting of some kind; ``personal`` is an
    act of the one who does it and never of a state ("resign"); ``voicing`` utters the commitment
    that its object names ("renewed its pledge"); ``wanted`` is what is demanded ("a ransom");
    ``standing`` is what opens or takes effect on a day ("a truce", "the border").
    """

    lemma: str
    pos: Literal["verb", "noun", "adj"]
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyNoun:
    """A noun of parties: an ``organ`` of its owner, ``people`` at large, or one that in the plural
    takes up a ``pair`` of sides named before, a ``body`` that meets and decides, or a ``local``
    office."""

    lemma: str
    kind: Literal["organ", "people", "pair", "body", "local"]
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeWord:
    """A verb that, over a commitment's noun, tells what became of it."""

    phrase: str
    state: Literal["kept", "broken", "withdrawn"]
    example: str | None = None


@cache
def cues() -> dict[tuple[str, str], tuple[CommitmentCue, ...]]:
    """The cues by lemma and part of speech, in table order."""
    found: dict[tuple[str, str], tuple[CommitmentCue, ...]] = {}
    for row in shipped("commitment_cues", CommitmentCue).rows:
        key = (row.lemma, row.pos)
        found[key] = (*found.get(key, ()), row)
    return found


@cache
def condition_words() -> tuple[ConditionWord, ...]:
    """The words of conditions, longest first."""
    rows = shipped("condition_words", ConditionWord).rows
    return tuple(sorted(rows, key=lambda row: -len(row.phrase.split())))


@cache
def tones() -> dict[tuple[str, str], frozenset[Tone]]:
    """The tones of an act word by lemma and part of speech."""
    found: dict[tuple[str, str], frozenset[Tone]] = {}
    for row in shipped("act_words", ActWord).rows:
        key = (row.lemma, row.pos)
        found[key] = found.get(key, frozenset()) | {row.tone}
    return found


def party_nouns(lemma: str) -> frozenset[str]:
    """What kinds of party noun a lemma is; empty for most.

    >>> sorted(party_nouns("government"))
    ['organ', 'pair']
    """
    return _party_nouns().get(lemma, frozenset())


@cache
def _party_nouns() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in shipped("party_nouns", PartyNoun).rows:
        found[row.lemma] = found.get(row.lemma, frozenset()) | {row.kind}
    return found


@cache
def outcomes() -> dict[str, Literal["kept", "broken", "withdrawn"]]:
    """What a verb says of a commitment that is its object, by verb with its particle."""
    return {row.phrase: row.state for row in shipped("commitment_outcomes", OutcomeWord).rows}
