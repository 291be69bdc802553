"""Cues: the words by which a text says that somebody said, thought or showed something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon import tables

CueClass = Literal["speech", "attitude", "perception", "document", "relay", "act"]
CuePolarity = Literal["said", "not_said", "asked"]
CuePart = Literal["verb", "noun", "adjective", "adverb", "preposition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue: its base form, part of speech, class and irregular forms.

    ``polarity`` is what it says of its content without a negation: "ask" asks, "decline" (to say)
    does not say. ``deed`` marks verbs that with a bare object do something rather than say it
    ("backed Poland"). Classes: ``speech`` utters, ``attitude`` thinks, wants or judges,
    ``perception`` learns, ``document`` is what texts and data do ("shows"), ``relay`` passes on
    ("reported"), ``act`` does something by words to somebody ("appointed").
    """

    cue: str
    part: CuePart
    kind: CueClass
    polarity: CuePolarity = "said"
    forms: tuple[str, ...] = ()
    deed: bool = False
    source: str = ""
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """All cues, indexed by the forms in which they stand."""

    cues: dict[tuple[str, CuePart], Cue]
    forms: dict[tuple[str, CuePart], str]

    @classmethod
    @cache
    def shipped(cls) -> CueLexicon:
        """The table that ships with Rejoinder."""
        cues = {}
        forms: dict[tuple[str, CuePart], str] = {}
        for row in tables.shipped("cues", Cue).rows:
            cues[row.cue, row.part] = row
            for form in _inflected(row):
                forms.setdefault((form, row.part), row.cue)
        return cls(cues=cues, forms=forms)

    def verb(self, word: str) -> str | None:
        """The base form of a cue verb in any of its forms.

        >>> CueLexicon.shipped().verb("denied")
        'deny'
        """
        return self.forms.get((word, "verb"))

    def noun(self, word: str) -> str | None:
        """The base form of a cue noun, singular or plural."""
        return self.forms.get((word, "noun"))

    def word(self, word: str, part: CuePart) -> str | None:
        """The base form of a cue of any part of speech."""
        return self.forms.get((word, part))

    def cue(self, lemma: str, part: CuePart) -> Cue | None:
        """The row of a base form."""
        return self.cues.get((lemma, part))


def _inflected(row: Cue) -> set[str]:
    """Regular forms of a verb or noun; irregular ones stand in the table."""
    base, _, rest = row.cue.partition(" ")
    tail = f" {rest}" if rest else ""
    if row.part == "noun":
        return {row.cue, *(form for form in _plural(base + tail))} | set(row.forms)
    if row.part != "verb":
        return {row.cue, *row.forms}
    forms = {base, *_plural(base)}
    if base.endswith("e"):
        forms |= {base + "d", base[:-1] + "ing"}
        if base.endswith("ee"):
            forms.add(base + "ing")
        if base.endswith("ie"):
            forms.add(base[:-2] + "ying")
    elif base.endswith("y") and base[-2] not in "aeiou":
        forms |= {base[:-1] + "ied", base + "ing"}
    else:
        forms |= {base + "ed", base + "ing"}
        if base[-1] not in "aeiouwxy" and base[-2] in "aeiou":
            forms |= {base + base[-1] + "ed", base + base[-1] + "ing"}
        if base.endswith("c"):
            forms |= {base + "ked", base + "king"}
    return {form + tail for form in forms | set(row.forms)}


def _plural(base: str) -> set[str]:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return {base + "es"}
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "i", "o", "u"):
        return {base[:-1] + "ies"}
    if base.endswith("o"):
        return {base + "s", base + "es"}
    return {base + "s"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CueCount:
    """How often a cue in a construction was an attribution, of how many proposals."""

    cue: str
    rule: str
    frame: str
    right: int
    proposed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWeight:
    """The weight of one feature of a proposal in the logistic model of ``statements``."""

    feature: str
    weight: float


@cache
def counts() -> dict[tuple[str, str, str], tuple[int, int]]:
    """Counts by cue, rule and construction: right, proposed. Written by training."""
    return {
        (row.cue, row.rule, row.frame): (row.right, row.proposed)
        for row in tables.shipped("cue_counts", CueCount).rows
    }


@cache
def weights() -> dict[str, float]:
    """Weights by feature. Written by training."""
    return {row.feature: row.weight for row in tables.shipped("cue_weights", CueWeight).rows}
