"""The grammar of times: which words make an expression, and what they say.

A rule is a pattern over classes and a builder; rules stand in order, the first whose builder
accepts wins. Dates come before spans, longer forms before shorter ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rejoinder.mentions.times import clocks, dates, relatives, spans
from rejoinder.mentions.times.expression import Expression
from rejoinder.mentions.times.patterns import classes, compiled
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
    " moment meridiem oclock iso slash clock year_number old_year holiday ago past recent nth"
)
"""Classes one of which stands in every expression: where none does, no rule is tried."""

_NEVER = classes(
    "word capital break mark comma dot colon money percent apostrophe dash hyphen open slash_mark"
)
"""Classes that no expression starts with."""

_REACH = 9
"""Tokens before a core word at which an expression with it may start: "at least two and a half
million or more years" is the longest seen; more only costs time."""


@dataclass(frozen=True, slots=True)
class _Rule:
    match: Callable[..., object]
    build: Builder


@cache
def _compiled() -> tuple[tuple[_Rule, ...], frozenset[str], frozenset[str], Callable[..., object]]:
    rules = tuple(_Rule(compiled(pattern).match, build) for pattern, build in RULES)
    letters = alphabet()
    any_rule = compiled("|".join(f"({pattern})" for pattern, _ in RULES)).match
    core = frozenset(letters[kind] for kind in _CORE)
    return rules, core, frozenset(letters[kind] for kind in _NEVER), any_rule


def expressions(tokens: Tokens) -> list[Expression]:
    """All expressions of a text, in order, none overlapping another."""
    rules, core, never, any_rule = _compiled()
    letters = tokens.classes
    found: list[Expression] = []
    position = 0
    length = len(letters)
    for anchor, letter in enumerate(letters):
        if letter not in core or anchor < position:
            continue
        position = max(position, anchor - _REACH)
        while position <= anchor < length:
            if letters[position] in never:
                position += 1
                continue
            built = _at(tokens, position, rules, any_rule)
            if built:
                found.extend(built)
                position = built[-1].last
            else:
                position += 1
    return found


def _at(
    tokens: Tokens, position: int, rules: tuple[_Rule, ...], any_rule: Callable[..., object]
) -> tuple[Expression, ...]:
    if any_rule(tokens.classes, position) is None:
        return ()
    for rule in rules:
        match = rule.match(tokens.classes, position)
        if match is None:
            continue
        built = rule.build(tokens, position, match.end())  # type: ignore[attr-defined]
        if built is not None:
            return built if isinstance(built, tuple) else (built,)
    return ()
