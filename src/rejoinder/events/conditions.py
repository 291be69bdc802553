"""Conditions: whether what a row of the lexicon requires of a clause holds there."""

from __future__ import annotations

from rejoinder.events.case import Case, is_word
from rejoinder.events.requirements import TESTS


def hold(requires: tuple[str, ...], case: Case) -> bool:
    """Whether every requirement holds; ``|`` in a table separates alternatives within a cell.

    The alternatives of one row are joined by "or" where none is negated, by "and" where it is.
    """
    positive = [name for name in requires if not name.startswith("!")]
    negative = [name[1:] for name in requires if name.startswith("!")]
    if any(_test(name, case) for name in negative):
        return False
    return not positive or any(_test(name, case) for name in positive)


def _test(name: str, case: Case) -> bool:
    if "&" in name:
        return all(
            _test(part.lstrip("!"), case) != part.startswith("!") for part in name.split("&")
        )
    if ":@" in name:
        preposition, wanted = name.split(":")
        heads = case.clause.prepositions.get(preposition, ())
        return any(is_word(head, wanted, case.scene) for head in heads)
    if name.startswith("prep:"):
        wanted = name.removeprefix("prep:")
        return wanted in case.clause.prepositions or any(
            c.dep_ == "prep" and c.lower_ == wanted for c in case.clause.predicate.children
        )
    return TESTS[name](case)


LEXICAL = frozenset(
    {"hostage", "shield", "free", "on-strike", "streets", "strike", "custody", "guilty", "violent"}
    | {"on-phone", "ceasing", "protesting", "to-task", "from-wreck", "off-job", "hungry", "cell"}
    | {"refusing", "toll", "under-fire", "cyber", "notice", "in-support"}
    | {"leaving", "emergency", "exercise", "peacekeeping", "warring", "lockdown", "press", "!press"}
)
"""Tests that look at the words alone, which hold or fail before the parties are known."""


def known(name: str) -> bool:
    """Whether a table may ask for this test."""
    return all(
        part.startswith("prep:") or ":@" in part or part.lstrip("!") in TESTS
        for part in name.split("&")
    )
