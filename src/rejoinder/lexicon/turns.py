"""Turns: words by which a later page says what became of an earlier promise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rejoinder.lexicon.tables import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnCue:
    """A row of ``turn_cues.tsv``: a phrase, the state it tells and what else its sentence holds.

    ``blunt`` cues tell it whether or not the day of the promise has passed.
    """

    phrase: str
    state: Literal["kept", "broken", "withdrawn", "postponed"]
    needs: Literal["act", "noun"]
    blunt: bool = False
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseNoun:
    """A row of ``promise_nouns.tsv``: a noun that takes up a promise, and the forms it may mean."""

    noun: str
    forms: tuple[str, ...]
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A cue in a sentence, ``start:end`` in it, with the forms that a noun behind it means.

    ``named`` is what that noun is "of", or "to" do, or empty.
    """

    cue: TurnCue
    start: int
    end: int
    forms: tuple[str, ...]
    named: str = ""


def heard(sentence: str) -> tuple[Heard, ...]:
    """The cues of a sentence in order, those that something takes back or supposes left out.

    >>> [(h.cue.state, h.forms) for h in heard("Norway withdrew its offer on Friday.")]
    [('withdrawn', ('offer', 'promise'))]
    >>> heard("Norway denied a report that it had failed to pay.")
    ()
    """
    low = sentence.casefold().replace("’", "'")
    found = []
    for match in _pattern().finditer(low):
        cue = _cues()[match.group()]
        if _SUPPOSED.search(low[: match.start()]):
            continue
        forms, named = _forms(low, match.end())
        found.append(Heard(cue=cue, start=match.start(), end=match.end(), forms=forms, named=named))
    return tuple(found)


def denied(sentence: str) -> bool:
    """Whether a sentence takes back what was told before it.

    >>> denied("Uganda denied the report."), denied("Uganda denied a report of talks.")
    (True, False)
    """
    return bool(_DENIED.search(sentence.casefold()))


_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies)|dismissed|rejected) (?:it|this|that|(?:the|this|that|those|these) "
    r"(?:\w+ )?(?:report|claim|story|accusation|allegation|rumou?r)s?)"
    r"(?=\s*(?:[.,;”\"]|$|on\b|as\b))"
    r"|\bcalled (?:it|this|that|the \w+) (?:false|untrue)\b"
    r"|\b(?:was|is|were|are) (?:not true|untrue)\b"
)
"""A denial that looks back; one that says what is denied ("denied a report that …") is of that."""

_SUPPOSED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying|ial)|if|unless|may|might|could|should|must|fear\w*|risk\w*"
    r"|warn\w*|threaten\w*|whether|would be|reject\w*|accus\w+|alleg\w+|claim\w*|rumou?r\w*)\b"
)
"""Words before a cue after which it tells of nothing that is: a denial of a report is no breach."""


def _forms(low: str, end: int) -> tuple[tuple[str, ...], str]:
    """The forms that the noun after a cue means, and what it is "of" or "to" do."""
    nouns: dict[str, tuple[str, ...]] = {
        row.noun: row.forms for row in shipped("promise_nouns", PromiseNoun).rows
    }
    for match in list(re.finditer(r"\w+", low[end : end + 60]))[:6]:
        known = nouns.get(match.group()) or nouns.get(match.group().removesuffix("s"))
        if known:
            named = _NAMED.match(low[end + match.end() :])
            return known, named.group(1) if named and len(named.group(1).split()) > 2 else ""
    return (), ""


_NAMED = re.compile(r"\s+(?:of|to|for)\s+([^,.;”\"]{3,80})")


@cache
def _cues() -> dict[str, TurnCue]:
    return {row.phrase: row for row in shipped("turn_cues", TurnCue).rows}


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(_cues(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")
