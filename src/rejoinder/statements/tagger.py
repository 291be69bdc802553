"""The attribution tagger: a learned proposer of attributions (weights and card in ``weights/``).

One encoder pass over the document's windows tags cues; for each likely cue a small head then gives
every token of the window its role: none, source, cue or content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rejoinder.encoding import session
from rejoinder.records import Parsed
from rejoinder.statements import windows as tagging
from rejoinder.statements.attribution import Attribution
from rejoinder.statements.windows import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Scores = NDArray[np.float32]

NONE, SOURCE, CUE, CONTENT = range(4)
CUE_AT_LEAST = 0.3
"""A token less likely to begin a cue is not asked for roles: what the tagger gives less than this
is chosen on PolNeAR's development articles once in eight times, and each cue costs a pass."""
DOUBT = (0.1, 0.9)
"""The confidence of the rules between which the tagger is asked, paragraph by paragraph.

On PolNeAR's development articles (five folds) wider bounds gain nothing and cost half as much
again; narrower ones (0.2 to 0.8) lose half a point of complete F1.
"""
SOURCE_AT_LEAST = 0.1
"""Where no token is most likely a source, the likeliest is taken above this; below it the
attribution has none. Raises complete F1 on the development articles, as most have a source."""
NEAR = 2
"""Paragraphs on either side of a cue's whose tokens are given roles: one loses the ends of long
turns (0.2 of content tokens in a hundred on the development articles), the whole window costs
twice as much and finds no more."""
GAP = 2
"""Tokens between two pieces of content that are filled: dashes, commas and stray misses."""
_BATCH = 4
"""Windows a batch, and the share of the longest that the shortest must have: padding costs as much
as words do, and larger batches are no faster on one thread."""
_LIKE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposed attribution: token numbers of the document, and how likely each part is.

    ``sureness`` holds the probability of the cue, and the mean probabilities of the source's and
    the content's tokens (0 where the part is absent).
    """

    anchor: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    sureness: tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Model:
    encoder: InferenceSession
    roles: InferenceSession
    tokenizer: Tokenizer


@cache
def available() -> bool:
    """Whether weights are installed with the package."""
    return files("rejoinder.statements").joinpath("weights/encoder.onnx").is_file()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A document as the tagger sees it: proposals by anchor, and for each token how likely it is
    to belong to a cue and whether the tagger has seen it [T]."""

    proposals: list[Proposal]
    likely: Scores
    seen: NDArray[np.bool_]


def propose(parsed: Parsed, rules: Sequence[Attribution]) -> Tagged:
    """The attributions that the tagger sees in a document, shown what the ``rules`` propose."""
    model = _load()
    wanted = doubtful(parsed, rules)
    found = sorted(
        tagging.windows(parsed, model.tokenizer, rules, wanted), key=lambda w: len(w.pieces)
    )
    proposals: list[Proposal] = []
    likely = np.zeros(len(parsed.doc), dtype=np.float32)
    seen = np.zeros(len(parsed.doc), dtype=np.bool_)
    for window in found:
        seen[window.first : window.last] = True
    for batch in _alike(found):
        proposals += _batch(model, batch, likely)
    return Tagged(proposals=sorted(proposals, key=lambda p: p.anchor), likely=likely, seen=seen)


def doubtful(parsed: Parsed, rules: Sequence[Attribution]) -> frozenset[int]:
    """The indices of the sentences in whose paragraph the rules propose something in doubt."""
    low, high = DOUBT
    paragraphs = {
        parsed.sentence_of(parsed.doc[a.anchor]).paragraph
        for a in rules
        if a.cue is not None and low <= a.confidence <= high
    }
    return frozenset(s.index for s in parsed.sentences if s.paragraph in paragraphs)


def _alike(found: list[Window]) -> Iterator[list[Window]]:
    """Windows, which come by length, in batches of nearly one length."""
    batch: list[Window] = []
    for window in found:
        if batch and (len(batch) == _BATCH or len(batch[0].pieces) < _LIKE * len(window.pieces)):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


@cache
def _load() -> _Model:
    from tokenizers import Tokenizer

    with as_file(files("rejoinder.statements").joinpath("weights")) as folder:
        return _Model(
            encoder=session(folder / "encoder.onnx"),
            roles=session(folder / "roles.onnx"),
            tokenizer=Tokenizer.from_file(str(folder / "tokenizer.json")),
        )


def _batch(model: _Model, batch: list[Window], document: Scores) -> Iterator[Proposal]:
    """The proposals of a batch; writes the likelihood of cues into ``document``."""
    lengths = np.array([len(window.pieces) for window in batch])
    feeds: dict[str, Any] = {
        name: _stacked([getattr(window, name) for window in batch])
        for name in ("pieces", "kinds", "heads", "tag", "dependency", "sureness")
    }
    feeds["mask"] = (np.arange(lengths.max())[None] < lengths[:, None]).astype(np.int64)
    words, cues, scores = model.encoder.run(None, feeds)
    likely = _softmax(scores)
    for row, window in enumerate(batch):
        count = len(window.tag)
        begins = likely[row, :count, 1]
        document[window.first : window.last] = 1 - likely[row, :count, 0]
        anchors = _anchors(begins)
        if not anchors:
            continue
        roles = []
        for anchor in anchors:
            low, high = _near(window, anchor)
            places = tagging.relations(window, anchor, low, high)
            feeds = {
                "words": words[row : row + 1, low:high],
                "anchors": cues[row, anchor : anchor + 1],
                "places": places[None],
            }
            given = np.zeros((count, 4), dtype=np.float32)
            given[:, NONE] = 1
            given[low:high] = _softmax(model.roles.run(None, feeds)[0][0])
            roles.append(given)
        yield from _decoded(window, anchors, begins, np.stack(roles))


def _near(window: Window, anchor: int) -> tuple[int, int]:
    """The tokens of the cue's paragraph and of those beside it, which hold all that it links."""
    own = window.paragraph[anchor]
    return (
        int(np.searchsorted(window.paragraph, own - NEAR, side="left")),
        int(np.searchsorted(window.paragraph, own + NEAR, side="right")),
    )


def _stacked(rows: list[tagging.Array]) -> tagging.Array:
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for index, row in enumerate(rows):
        out[index, : len(row)] = row
    return out


def _softmax(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Scores = powers / powers.sum(axis=-1, keepdims=True)
    return result


def _anchors(begins: Scores) -> list[int]:
    """Tokens likely to begin a cue, none beside a likelier one."""
    chosen: list[int] = []
    for token in np.argsort(-begins):
        if begins[token] < CUE_AT_LEAST:
            break
        if all(abs(int(token) - other) > 1 for other in chosen):
            chosen.append(int(token))
    return sorted(chosen)


def _decoded(
    window: Window, anchors: list[int], begins: Scores, roles: Scores
) -> Iterator[Proposal]:
    taken: set[int] = set()
    order = sorted(range(len(anchors)), key=lambda index: -begins[anchors[index]])
    for index in order:
        anchor, likely = anchors[index], roles[index]
        label = likely.argmax(axis=-1)
        cue = _run(anchor, label == CUE)
        if taken & cue:
            continue
        content = set(np.flatnonzero(label == CONTENT).tolist()) - cue
        if not content:
            continue
        source = set(np.flatnonzero(label == SOURCE).tolist()) - cue
        if not source:
            source = _likeliest_source(likely, cue | content)
        content = _filled(content, cue | source)
        taken |= cue
        yield Proposal(
            anchor=window.first + anchor,
            cue=_numbers(window, cue),
            source=_numbers(window, source),
            content=_numbers(window, content),
            sureness=(
                float(begins[anchor]),
                float(likely[sorted(source), SOURCE].mean()) if source else 0.0,
                float(likely[sorted(content), CONTENT].mean()),
            ),
        )


def _run(anchor: int, wanted: NDArray[np.bool_]) -> set[int]:
    """The anchor and the tokens joined to it for which ``wanted`` holds."""
    run = {anchor}
    for step in (-1, 1):
        token = anchor + step
        while 0 <= token < len(wanted) and wanted[token]:
            run.add(token)
            token += step
    return run


def _likeliest_source(likely: Scores, others: set[int]) -> set[int]:
    token = int(likely[:, SOURCE].argmax())
    if likely[token, SOURCE] < SOURCE_AT_LEAST or token in others:
        return set()
    return _run(token, likely[:, SOURCE] > SOURCE_AT_LEAST / 2) - others


def _filled(content: set[int], others: set[int]) -> set[int]:
    ordered = sorted(content)
    filled = set(content)
    for one, following in pairwise(ordered):
        if 1 < following - one <= GAP + 1:
            filled |= set(range(one + 1, following)) - others
    return filled


def _numbers(window: Window, tokens: set[int]) -> tuple[int, ...]:
    return tuple(window.first + token for token in sorted(tokens))
