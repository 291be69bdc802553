"""The learned coder of a marked pair: signs of the rules, of the parse and of the encoder, weighed.

A softmax regression over three families: what the rules say, the words between source and target
(in the tree and in line), and the encoder's vectors of three renderings of the sentence. Card in
docs/models.md; fitted by ``python -m training.relations``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rejoinder import encoding
from rejoinder.events.pairing import Pair, Ruling
from rejoinder.lexicon import events as lexicon
from rejoinder.records.event import EventType, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

Array = NDArray[np.float64]

_RULED = 1.5
"""Value of the rules' own answer, of a vector's length below: a weight on a larger value is
penalized less. 1.0 and 2.2 give the same macro-F1 within .01, and a worse likelihood."""
_LENGTH = 8.4
"""Length given to the encoder's unit vectors, with the penalty 3 of training: 6 with 2 loses .004
of macro-F1 and .003 of quad, wins .004 of accuracy at 80 % coverage; 12 loses more."""
_STRONG = frozenset({"type", "tier", "status", "quad", "type&tier"})

_KEPT = frozenset(
    {"neg", "aux", "auxpass", "prt", "dobj", "attr", "acomp", "oprd", "xcomp", "mark", "prep",
     "pobj", "pcomp", "advmod", "agent"}
)  # fmt: skip
"""Children of the words between the two that the skeleton keeps: what bears on the act."""
_HOPS = 3
"""Dependencies named of the way up and of the way down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the coder sees of a pair: named signs, and texts for the encoder."""

    names: tuple[str, ...]
    texts: tuple[str, str, str]


def signs_of(pair: Pair, ruled: Ruling, status: Status, folded: EventType) -> Signs:
    """The signs of a pair that the rules have answered; ``folded`` is their type as PLOVER folds.

    Names are ``family=value``. Texts: the sentence with they and them for the pair, the words
    between the two, and the words of the tree that join them.
    """
    named = [*_ruled_names(pair, ruled, status, folded), *_word_names(pair)]
    texts = (_masked(pair, None), _between_text(pair), _masked(pair, _skeleton(pair)))
    return Signs(names=tuple(dict.fromkeys(named)), texts=texts)


def vectors(signs: Sequence[Signs]) -> Array:
    """The encoder's part, [N, 3 · SIZE]; equal texts are encoded once."""
    texts = {text: None for one in signs for text in one.texts}
    table = dict(zip(texts, encoding.embed(list(texts)), strict=True))
    rows = [np.concatenate([table[text] for text in one.texts]) for one in signs]
    return np.array(rows, dtype=np.float64).reshape(len(rows), 3 * encoding.SIZE) * _LENGTH


def value_of(name: str) -> float:
    """How much a named sign counts where it stands."""
    return _RULED if name.split("=", 1)[0] in _STRONG else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Fitted weights: roots, the names known, a row a name, then the vectors' rows, then a bias.

    ``sharpness`` multiplies the scores so that probabilities are shares right.
    """

    roots: tuple[str, ...]
    names: tuple[str, ...]
    weights: Array
    sharpness: float

    @classmethod
    def shipped(cls) -> Head:
        """The weights in the package."""
        return _shipped()

    @classmethod
    def read(cls, path: Path) -> Head:
        """Weights from a file that :meth:`write` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(
                roots=tuple(map(str, stored["roots"])),
                names=tuple(map(str, stored["names"])),
                weights=stored["weights"].astype(np.float64),
                sharpness=float(stored["sharpness"]),
            )

    def write(self, path: Path) -> None:
        """Weights to a file, as arrays and no pickle."""
        np.savez_compressed(
            path,
            roots=np.array(self.roots),
            names=np.array(self.names),
            weights=self.weights.astype(np.float32),
            sharpness=np.array(self.sharpness),
        )

    def probabilities(self, signs: Sequence[Signs], vectors: Array) -> Array:
        """The probability of each root, [N, roots]."""
        scores = self.rows(signs, vectors) @ self.weights * self.sharpness
        return softmax(scores)

    def rows(self, signs: Sequence[Signs], vectors: Array) -> Array:
        """Pairs as numbers, [N, names + 3 · SIZE + 1]; names not known are left out."""
        return table(self.names, signs, vectors)


def table(names: Sequence[str], signs: Sequence[Signs], vectors: Array) -> Array:
    """A column a name, then the vectors, then a one."""
    column = {name: index for index, name in enumerate(names)}
    named = np.zeros((len(signs), len(names)))
    for row, one in enumerate(signs):
        for name in one.names:
            if name in column:
                named[row, column[name]] = value_of(name)
    return np.hstack([named, vectors, np.ones((len(signs), 1))])


def softmax(scores: Array) -> Array:
    """Scores to probabilities, along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Array = powers / powers.sum(axis=-1, keepdims=True)
    return result


@cache
def _shipped() -> Head:
    with as_file(files("rejoinder.events").joinpath("relation_weights.npz")) as path:
        return Head.read(path)


# Signs -------------------------------------------------------------------------------------------


def _ruled_names(pair: Pair, ruled: Ruling, status: Status, folded: EventType) -> Iterator[str]:
    yield f"tier={ruled.tier}"
    yield f"status={status}"
    if ruled.tier == "none":
        return  # a type named for want of a sign is none: the encoder decides
    yield f"type={folded}"
    yield f"quad={lexicon.QUADS[folded]}"
    yield f"type&tier={folded}&{ruled.tier}"
    yield f"type&status={folded}&{status}"
    yield f"mode={folded}.{ruled.mode if folded == ruled.type else None}"
    yield f"word={ruled.rule.split(':', 1)[-1]}"
    for tier, act in pair.acts:
        yield f"act={act.type}"
        yield f"act&tier={tier}&{act.type}"
    for kind, _ in pair.named:
        yield f"named={kind}"


def _word_names(pair: Pair) -> Iterator[str]:
    for token in pair.path:
        yield f"path={token.lemma_.lower()}"
        yield f"dep={token.dep_}"
        for child in token.children:
            if child.dep_ in ("neg", "aux", "mark", "prt"):
                yield f"beside={child.dep_}:{child.lemma_.lower()}"
    up, down = (">".join(t.dep_ for t in way[:_HOPS]) for way in (pair.up, pair.down))
    yield f"way={up}|{down}"
    for token in _between(pair):
        if not token.is_punct:
            yield f"between={token.lemma_.lower()}"
    yield "order=" + ("st" if pair.source.head < pair.target.head else "ts")


# Texts -------------------------------------------------------------------------------------------


def _between(pair: Pair) -> list[Token]:
    one, other = sorted((pair.source, pair.target), key=lambda m: m.first)
    return list(pair.parsed.doc[one.last : max(one.last, other.first)])


def _between_text(pair: Pair) -> str:
    return "".join(token.text_with_ws for token in _between(pair)).strip() or "."


def _masked(pair: Pair, kept: set[int] | None) -> str:
    """The sentence with they for the source and them for the target, of the tokens ``kept``."""
    words: list[str] = []
    for token in pair.parsed.doc:
        for mention, pronoun in ((pair.source, "they"), (pair.target, "them")):
            if mention.first <= token.i < mention.last:
                if token.i == mention.first:
                    words.append(pronoun)
                break
        else:
            if not token.is_space and (kept is None or token.i in kept):
                words.append(token.text)
    return " ".join(words)


def _skeleton(pair: Pair) -> set[int]:
    """Tokens of the tree that join the two, with those of the best act found."""
    heads = [*pair.path, *(act.token for _, act in pair.acts[:1])]
    kept = {head.i for head in heads}
    for head in heads:
        for child in head.children:
            if child.dep_ in _KEPT and not child.is_punct:
                kept.add(child.i)
            if child.dep_ in ("prep", "dobj"):
                kept |= {c.i for c in child.children if c.dep_ in ("pobj", "neg", "prep")}
    return kept


__all__ = ["Head", "Signs", "signs_of", "softmax", "table", "vectors"]
