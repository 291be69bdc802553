"""Direction: whether the clause around a day looks back or ahead.

Read in linear order from the words alone: the nearest verb to the left of the day decides, else the
nearest to its right; a modal right after a day that names a thing ("Thursday's vote will ...")
comes first.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from rejoinder.lexicon import times as lexicon
from rejoinder.mentions.times.patterns import classes
from rejoinder.mentions.times.tokens import Tokens

Direction = Literal["past", "future"]

_LEFT = 25
_RIGHT = 14
"""Tokens looked at on either side; news clauses are seldom longer, and a far verb governs
another clause."""

_DETERMINERS = frozenset(classes("the a an his her its their our this that these those any some"))
_CLAUSE = frozenset(classes(", and or but who which that when where while because as if"))
_PLAIN_FUTURE = frozenset(classes("will shall won't 'll ’ll"))
_BEEN = frozenset(classes("was were been"))
_TURNS = frozenset(classes("though although while but when after because as which who since"))
_BE = frozenset(("is", "are", "was", "were", "be"))
_AWAITED = frozenset(classes("expected likely due set scheduled planned to"))
_PRESENT_BE = frozenset(("is", "are", "'s", "be", "being"))


def of(tokens: Tokens, first: int, last: int) -> Direction | None:
    """The direction of the clause around tokens ``first:last``, or null where no verb tells."""
    if _put_off(tokens, first):
        return "future"
    if not _said_right_before(tokens, first):
        ahead = _modal_after(tokens, last)
        if ahead is not None:
            return ahead
    return _leftwards(tokens, first) or _rightwards(tokens, last) or _deadline(tokens, first)


def _put_off(tokens: Tokens, first: int) -> bool:
    """ "put off to Monday", "delayed the vote until March": the new day lies ahead."""
    if first == 0 or tokens.words[first - 1] not in ("to", "until", "till"):
        return False
    return not lexicon.tense()["moved"].isdisjoint(tokens.words[max(0, first - 5) : first - 1])


def _deadline(tokens: Tokens, first: int) -> Direction | None:
    """ "until at least Feb. 9", "by March": ahead where no verb says otherwise."""
    near = range(max(0, first - 4), first)
    if tokens.kind(first - 1, "before") and not tokens.kind(first, "dawn"):
        return "future"
    return "future" if any(tokens.kind(i, "until") or tokens.kind(i, "by") for i in near) else None


def _said_right_before(tokens: Tokens, first: int) -> bool:
    """ "said Thursday the talks will": the day belongs to the verb on its left."""
    at = first - 1
    if at >= 0 and tokens.kind(at, "on"):
        at -= 1
    return at >= 0 and _is_past(tokens.words[at])


def _modal_after(tokens: Tokens, last: int) -> Direction | None:
    words = tokens.words
    for index in range(last, min(last + 6, len(words))):
        if _is_boundary(tokens, index) or words[index] in _CLAUSE:
            return None
        if words[index] in _PLAIN_FUTURE or words[index] in lexicon.tense()["delivery"]:
            return "future"
        if words[index] in ("is", "are") and words[index + 1 : index + 2] != []:
            return "future" if words[index + 1] in _AWAITED else None
        if _is_past(words[index]):
            return None
    return None


def _leftwards(tokens: Tokens, first: int) -> Direction | None:
    tense = lexicon.tense()
    words = tokens.words
    for index in range(first - 1, max(-1, first - 1 - _LEFT), -1):
        if _is_boundary(tokens, index):
            return None
        word = words[index]
        if word in _TURNS and tokens.kind(index - 1, "comma"):
            return None
        if word == "ahead" and words[index + 1] == "of":
            return "future"
        if word in tense["modal"] or word == "if":
            return "past" if "have" in words[index + 1 : index + 3] else "future"
        if word in tense["future"] and words[max(index - 1, 0)] not in ("to", "not", "n't"):
            return "future"
        if word == "set" and words[index + 1] in ("for", "to"):
            return "past" if "had" in words[max(0, index - 2) : index] else "future"
        if word == "to" and _is_infinitive(tokens, index):
            if first and words[first - 1] == "since":
                return "past"
            if words[index - 1] in _BE:
                return "future"
            return "past" if _governor_keeps(tokens, index) else "future"
        if _is_past(word):
            if words[first - 1] in ("by", "until", "before") and _wanted(words, index):
                return "future"
            # "demanded that they pull back by Sunday": what is bound lies ahead of its demand.
            if word in tense["bound"] and words[first - 1] in ("by", "until", "before"):
                return "future"
            return _with_auxiliary(tokens, index)
        if word in _PRESENT_BE and _ends(words, index + 1, "ing"):
            return "future"
    return None


def _wanted(words: list[str], at: int) -> bool:
    """Whether a participle is what somebody wants: "wants the plan passed"."""
    return not _WANTS.isdisjoint(words[max(0, at - 6) : at])


_WANTS = frozenset(("want", "wants", "need", "needs", "seek", "seeks"))


def _rightwards(tokens: Tokens, last: int) -> Direction | None:

    words = tokens.words
    named = tokens.kind(last, "apostrophe")
    for index in range(last, min(last + _RIGHT, len(words))):
        if _is_boundary(tokens, index) or _new_clause(tokens, index):
            return None
        word = words[index]
        if word in _PLAIN_FUTURE or (not named and word in _ahead_words()):
            return "past" if "have" in words[index + 1 : index + 3] else "future"
        if _is_past(word):
            return "past"
        if word in _PRESENT_BE and _ends(words, index + 1, "ing"):
            return "future"
    return None


def _new_clause(tokens: Tokens, at: int) -> bool:
    """Whether another clause begins: ", and the army has grown"."""
    return tokens.kind(at - 1, "comma") and tokens.words[at] in ("and", "but", "or", "while")


@cache
def _ahead_words() -> frozenset[str]:
    return lexicon.tense()["modal"] | lexicon.tense()["future"]


def _with_auxiliary(tokens: Tokens, at: int) -> Direction:
    """The direction of a participle or past form, after the auxiliary before it."""
    tense = lexicon.tense()
    for index in range(at - 1, max(-1, at - 5), -1):
        word = tokens.words[index]
        if word in ("had", "has", "have", "was", "were", "having"):
            return "past"
        if word in tense["modal"] or (word == "to" and index == at - 2):
            return "future"
        if word == "be":
            continue
        if word in ("is", "are"):
            return "future" if index >= at - 2 else "past"
        if tokens.kind(index, "comma") or word in _DETERMINERS:
            return "past"
    return "past"


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    after = at + 1
    return (
        after < len(tokens.words)
        and any(tokens.kind(after, kind) for kind in ("word", "edge", "last", "come"))
        and tokens.words[after] not in _DETERMINERS
        and not tokens.words[after].endswith(("ing", "ed", "s"))
    )


def _governor_keeps(tokens: Tokens, at: int) -> bool:
    """Whether the verb before "to" keeps its own tense: "failed to meet on Friday", "reached out
    to voters in June", and not "agreed to meet"."""
    tense = lexicon.tense()
    before = tokens.words[max(0, at - 4) : at]
    if any(word in tense["kept"] for word in before):
        return True
    if any(word in tense["future"] for word in before):
        return False
    governor = next(
        (word for word in reversed(before) if _is_past(word) and word not in _BEEN), None
    )
    return governor is not None and governor not in tense["bound"]


def _is_past(word: str) -> bool:
    tense = lexicon.tense()
    if word in tense["past"]:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in tense["noun"]


def _ends(words: list[str], at: int, ending: str) -> bool:
    return at < len(words) and len(words[at]) > 4 and words[at].endswith(ending)


def _is_boundary(tokens: Tokens, at: int) -> bool:
    """A sentence's end; the dot of "Gen." or "U.S." is none."""
    if tokens.kind(at, "break"):
        return True
    if tokens.words[at] in ("!", "?"):
        return True
    if not tokens.kind(at, "dot"):
        return False
    before = tokens.words[at - 1] if at else ""
    after = at + 1 < len(tokens.words) and not tokens.capital(at + 1)
    shortened = len(before) <= 3 and (tokens.capital(at - 1) or before in ("vs", "s"))
    return not shortened and not after
