"""Factuality: how far a reader would say that a predicate's act is or was real, in [-3, 3].

A linear sum over the status and its sign, the form of the word and the words around it, fitted to
readers' judgements (``training/status.py``). The status itself is the rules' alone: readers doubt
much that a text denies or plans, and their numbers say how much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.grammar.reality import State
from rejoinder.lexicon.status_weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_HIGH, _LOW = 0.8, -0.6
"""Sums at which a predicate counts as certain (1.5) and as certainly not (-1.5). Five-fold on
uds_ewt_dev and meantime_dev chose them by macro-F1 over the three classes (.59; .50 without): a
least-squares sum keeps to the middle, where the classes' bounds would call all of it uncertain."""


def value(token: Token, state: State, governor: State | None) -> float:
    """The factuality of a predicate in a state, with the state of the word that governs it."""
    table = weights()
    total = sum(table.get(feature, 0.0) for feature in features(token, state, governor))
    return max(-3.0, min(3.0, stretched(total + table.get("bias", 0.0))))


def stretched(total: float) -> float:
    """A sum on the scale of the classes: 1.5 at the upper bound, -1.5 at the lower."""
    if total >= _HIGH:
        return 1.5 + total - _HIGH
    if total <= _LOW:
        return -1.5 + total - _LOW
    return -1.5 + 3.0 * (total - _LOW) / (_HIGH - _LOW)


def features(token: Token, state: State, governor: State | None) -> frozenset[str]:
    """The features of a predicate, each by name."""
    return frozenset(_features(token, state, governor))


def _features(token: Token, state: State, governor: State | None) -> Iterator[str]:
    yield f"status={state.status}"
    yield f"sign={state.sign}"
    yield f"leaning={state.leaning}"
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"pos={token.pos_}"
    yield f"status|tag={state.status}|{token.tag_}"
    yield f"lemma={token.lemma_.lower()}"
    yield from _own_words(token)
    yield from _sentence(token, state)
    head = token.head
    yield f"dep|head={token.dep_}|{head.tag_}"
    if governor is not None:
        yield f"governor={governor.status}"
        yield f"governor|dep={governor.status}|{token.dep_}"
        yield f"governor sign={governor.sign}"
    if token.dep_ in ("xcomp", "ccomp", "advcl", "acl", "pcomp"):
        yield f"under={head.lemma_.lower()}"
        yield f"under tag={head.tag_}|{token.dep_}|{token.tag_}"


def _own_words(token: Token) -> Iterator[str]:
    subject = None
    for child in token.lefts:
        if child.dep_ in ("aux", "auxpass"):
            yield f"aux={child.lower_}"
        elif child.dep_ in ("mark", "advmod"):
            yield f"mark={child.lower_}"
        elif child.dep_ in ("nsubj", "nsubjpass") and subject is None:
            subject = child
    if subject is None:
        yield "subject=none"
    else:
        yield f"subject={subject.lower_ if subject.pos_ == 'PRON' else subject.pos_}"
    if any(child.dep_ == "neg" for child in token.children):
        yield "neg"
        yield f"neg|tag={token.tag_}"


def _sentence(token: Token, state: State) -> Iterator[str]:
    words = [t.lower_ for t in token.sent if not t.is_space]
    yield f"end={words[-1] if words[-1] in ('?', '!', '.') else 'other'}"
    if not {"please", "pls", "plz"}.isdisjoint(words):
        yield "please"
    if "if" in words:
        yield "if"
    if "you" in words or "your" in words:
        yield f"you|{state.status}"
