"""Named entities: spaCy's own recognizer, its moves chosen for all tokens at once.

The recognizer walks through a text token by token, and each step asks every move whether it is
allowed, which costs more than all of its arithmetic. Outside an entity its state is the token
alone, so those steps can be scored together; only inside the entities of several words does one
step wait for another, and there all entities of a batch go in step. Weights, scores and the result
are the library's, at a third of its time, which is nearly half of the whole pipeline's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer

Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]

_NOWHERE = -1
"""In place of a token number: the state has no such token."""


class Entities:
    """Sets the entities that ``recognizer`` would set, on documents without any."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._recognizer = recognizer
        moves = recognizer.moves
        names = [moves.get_class_name(number) for number in range(moves.n_moves)]
        self._moves = [name.partition("-")[::2] for name in names]
        self._number = {move: number for number, move in enumerate(self._moves)}
        self._outside = np.array([kind == "O" for kind, _ in self._moves])
        self._single = np.array([kind == "U" and label != "" for kind, label in self._moves])
        self._begins = np.array([kind == "B" and label != "" for kind, label in self._moves])

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Writes the entities of a batch of parsed documents."""
        if not any(len(doc) for doc in docs):
            return
        steps = self._recognizer.model.predict(list(docs))
        space = np.array([token.is_space for doc in docs for token in doc], dtype=np.bool_)
        ends = np.array(
            [
                token.i + 1 == len(doc) or bool(doc[token.i + 1].is_sent_start)
                for doc in docs
                for token in doc
            ],
            dtype=np.bool_,
        )
        best = self._alone(steps, space, ends)
        lasts = self._inside(steps, best, ends)
        offset = 0
        for doc in docs:
            entities = list(self._entities(doc, offset, best, lasts))
            doc.set_ents(entities, default="outside")
            offset += len(doc)

    def _alone(self, steps: Any, space: Flags, ends: Flags) -> Numbers:
        """The best move at each token when no entity is open [T]."""
        states = np.full((len(space), 3), _NOWHERE, dtype=np.int32)
        states[:, 0] = np.arange(len(space))
        allowed = (
            self._outside[None]
            | (self._single[None] & ~space[:, None])
            | (self._begins[None] & ~(space | ends)[:, None])
        )
        scores = np.where(allowed, _scores(steps, states), -np.inf)
        best: Numbers = scores.argmax(axis=1).astype(np.int32)
        return best

    def _inside(self, steps: Any, best: Numbers, ends: Flags) -> dict[int, int]:
        """For each token at which an entity would begin, the last token of that entity."""
        firsts = np.flatnonzero(self._begins[best])
        labels = [self._moves[move][1] for move in best[firsts]]
        goes = np.array([self._number["I", label] for label in labels], dtype=np.int64)
        closes = np.array([self._number["L", label] for label in labels], dtype=np.int64)
        at = firsts + 1
        lasts: dict[int, int] = {}
        while len(firsts):
            states = np.stack([at, firsts, at - 1], axis=1).astype(np.int32)
            scores = _scores(steps, states)
            rows = np.arange(len(at))
            on = (scores[rows, goes] > scores[rows, closes]) & ~ends[at]
            lasts.update(zip(firsts[~on].tolist(), at[~on].tolist(), strict=True))
            firsts, goes, closes, at = firsts[on], goes[on], closes[on], at[on] + 1
        return lasts

    def _entities(
        self, doc: Doc, offset: int, best: Numbers, lasts: dict[int, int]
    ) -> Iterator[Span]:
        place = 0
        while place < len(doc):
            kind, label = self._moves[best[offset + place]]
            last = lasts[offset + place] - offset if kind == "B" else place
            if kind != "O":
                yield Span(doc, place, last + 1, label=label)
            place = last + 1


def _scores(steps: Any, states: Numbers) -> NDArray[np.float32]:
    """Scores of the moves [S, M] in states given as token, first token of the open entity, token
    before."""
    scores: NDArray[np.float32] = steps.vec2scores.predict(steps.state2vec.predict(states))
    return scores
