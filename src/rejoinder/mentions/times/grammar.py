"""The grammar of times: which words make an expression, and what they say.

A rule is a pattern over classes and a builder; rules stand in order, the first whose builder
accepts wins. Dates come before spans, longer forms before shorter ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rejoinder.mentions.times import clocks, dates, relatives, spans
from rejoinder.mentions.times.expression import Expression
from rejoinder.mentions.times.patterns import classes, compiled, starts
from rejoinder.mentions.times.tokens import Tokens, alphabet

Built = Expression | tuple[Expression, ...] | None
Builder = Callable[[Tokens, int, int], Built]

RULES: tuple[tuple[str, Builder], ...] = (
    *dates.RULES,
    *relatives.RULES,
    *clocks.RULES,
    *spans.RULES,
)

_CORE = classes(
    "weekday weekdays weekday_short month month_doubtful month_short season fall part parts"
    " overnight dawn noon deictic tonight unit units clock_unit clock_units second quarter"
    " quarters quarter_name half_name fiscal decade decade_word recurring ref future present"
    " moment meridiem oclock iso slash clock year_number old_year holiday ago past recent"
    " current nth zone lasting"
)
"""Classes one of which stands in every expression: where none does, no rule is tried."""

_REACH = 9
"""Tokens before a core word at which an expression with it may start: "at least two and a half
million or more years" is the longest seen; more only costs time."""


@dataclass(frozen=True, slots=True)
class _Rule:
    match: Callable[[str, int], re.Match[str] | None]
    build: Builder


@cache
def _compiled() -> tuple[dict[str, tuple[_Rule, ...]], frozenset[str]]:
    """The rules by the class of their first token, and the core classes."""
    letters = alphabet()
    rules = [(_Rule(compiled(pattern).match, build), starts(pattern)) for pattern, build in RULES]
    by_first = {
        letter: tuple(rule for rule, first in rules if letter in first)
        for letter in letters.values()
    }
    core = frozenset(letters[kind] for kind in _CORE)
    return {letter: found for letter, found in by_first.items() if found}, core


def expressions(tokens: Tokens) -> list[Expression]:
    """All expressions of a text, in order, none overlapping another."""
    by_first, core = _compiled()
    letters = tokens.classes
    found: list[Expression] = []
    position = 0
    length = len(letters)
    for anchor, letter in enumerate(letters):
        if letter not in core or anchor < position:
            continue
        position = max(position, anchor - _REACH)
        while position <= anchor < length:
            rules = by_first.get(letters[position])
            built = None if rules is None else _at(tokens, position, rules)
            if built is not None:
                found.extend(built[0])
                position = built[1]
            else:
                position += 1
    return found


def _at(
    tokens: Tokens, position: int, rules: tuple[_Rule, ...]
) -> tuple[tuple[Expression, ...], int] | None:
    """What the first rule that accepts at a position builds, and where it ends."""
    for rule in rules:
        match = rule.match(tokens.classes, position)
        if match is None:
            continue
        built = rule.build(tokens, position, match.end())
        if built is not None:
            return built if isinstance(built, tuple) else (built,), match.end()
    return None
