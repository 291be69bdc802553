"""Windows: what the attribution tagger sees of a document, as plain arrays.

A window is a run of whole paragraphs of at most :data:`PIECES` word pieces (a longer paragraph is
cut between sentences), so that nothing is encoded twice. Its unit is the parser's token; the
encoder's pieces are pooled to the first piece of each token. Training and reading share this
module, so that the two can't drift apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rejoinder.records import Parsed, Sentence
from rejoinder.statements.attribution import Attribution, Range

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PIECES = 254
"""Word pieces a window. The encoder was made for 256 with its two marks; longer windows cost
attention time and bring no content that is not within reach already."""

DEPENDENCIES = [
    "ROOT",
    "acl",
    "acomp",
    "advcl",
    "advmod",
    "agent",
    "amod",
    "appos",
    "attr",
    "aux",
    "auxpass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "csubj",
    "csubjpass",
    "dative",
    "dep",
    "det",
    "dobj",
    "expl",
    "intj",
    "mark",
    "meta",
    "neg",
    "nmod",
    "npadvmod",
    "nsubj",
    "nsubjpass",
    "nummod",
    "oprd",
    "parataxis",
    "pcomp",
    "pobj",
    "poss",
    "preconj",
    "predet",
    "prep",
    "prt",
    "punct",
    "quantmod",
    "relcl",
    "xcomp",
]
TAGS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SPACE",
    "SYM",
    "VERB",
    "X",
]
_DEPENDENCY = {label: index for index, label in enumerate(DEPENDENCIES)}
_TAG = {label: index for index, label in enumerate(TAGS)}
INSIDE, ABOVE, APART = len(DEPENDENCIES), len(DEPENDENCIES) + 1, len(DEPENDENCIES) + 2
"""Branch labels beside the dependencies: the cue itself, a token above it, one apart from it."""
BRANCHES = APART + 1
DISTANCES = 26
QUOTES = 6
OFFSETS = 9
SURENESSES = 6
"""How sure the rules are that a token begins or belongs to a cue: not at all, and five steps."""
VIEWS = 5
"""What the rules say of a token seen from a cue: no proposal there, none, source, cue, content."""
_MARKS = ("[CLS]", "[SEP]", "[UNK]")

Array = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Arrays over the tokens ``first:last`` of a document (T of them) and their P pieces.

    ``pieces`` [P] with the encoder's two marks; ``kinds`` [P] the casing and quotation of each
    piece's token; ``heads`` [T] the piece that stands for each token; ``tag``, ``dependency``,
    ``governor`` (a token of the window, itself for a root or a governor outside), ``sentence``,
    ``paragraph`` and ``quotation`` (0 outside any) [T]; ``proposal`` [T] the number (from 1) of the
    surest proposal of the rules whose cue holds the token, ``sureness`` [T] a step below
    :data:`SURENESSES`, and ``views`` [proposals · T] the role each proposal gives to each token
    (none, source, cue, content).
    """

    first: int
    last: int
    pieces: Array
    kinds: Array
    heads: Array
    tag: Array
    dependency: Array
    governor: Array
    sentence: Array
    paragraph: Array
    quotation: Array
    proposal: Array
    sureness: Array
    views: Array


def windows(
    parsed: Parsed,
    tokenizer: Tokenizer,
    proposed: Sequence[Attribution],
    wanted: frozenset[int] | None = None,
) -> Iterator[Window]:
    """The windows of a document, in order; ``proposed`` are the weighed proposals of the rules.

    ``wanted`` are the indices of the sentences to be seen, all of them without it.
    """
    words = [token.text if not token.is_space else "" for token in parsed.doc]
    encoding = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None:
            pieces[word].append(piece)
    quotation = _quotations(parsed)
    opening, closing, unknown = (tokenizer.token_to_id(mark) or 0 for mark in _MARKS)
    placed = _placed(parsed, proposed)
    sizes = [len(part) for part in pieces]
    for run in _runs(parsed.sentences, wanted):
        for group in _groups(run, sizes):
            yield _window(parsed, group, pieces, quotation, (opening, closing, unknown), placed)


def _runs(
    sentences: tuple[Sentence, ...], wanted: frozenset[int] | None
) -> Iterator[tuple[Sentence, ...]]:
    """The wanted sentences in unbroken runs."""
    if wanted is None:
        yield sentences
        return
    for keep, run in groupby(sentences, key=lambda sentence: sentence.index in wanted):
        if keep:
            yield tuple(run)


def _groups(sentences: tuple[Sentence, ...], sizes: list[int]) -> Iterator[list[Sentence]]:
    """Sentences grouped into windows: whole paragraphs while they fit."""
    group: list[Sentence] = []
    room = PIECES
    for paragraph in _paragraphs(sentences):
        size = sum(_size(sentence, sizes) for sentence in paragraph)
        if size <= room:
            group.extend(paragraph)
            room -= size
            continue
        if group and size <= PIECES:
            yield group
            group, room = list(paragraph), PIECES - size
            continue
        for sentence in paragraph:
            size = min(_size(sentence, sizes), PIECES)
            if size > room and group:
                yield group
                group, room = [], PIECES
            group.append(sentence)
            room -= size
    if group:
        yield group


def _size(sentence: Sentence, sizes: list[int]) -> int:
    return sum(max(1, size) for size in sizes[sentence.first : sentence.last])


def _paragraphs(sentences: tuple[Sentence, ...]) -> Iterator[list[Sentence]]:
    paragraph: list[Sentence] = []
    for sentence in sentences:
        if paragraph and sentence.paragraph != paragraph[-1].paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def _quotations(parsed: Parsed) -> Array:
    """For each token the number (from 1) of the outermost quotation that holds it, else 0."""
    numbers = np.zeros(len(parsed.doc), dtype=np.int64)
    outer = [quotation for quotation in parsed.quotations if quotation.depth == 0]
    index = 0
    for token in parsed.doc:
        while index < len(outer) and outer[index].end <= token.idx:
            index += 1
        if index < len(outer) and outer[index].start <= token.idx:
            numbers[token.i] = index + 1
    return numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A proposal in token numbers of the document: half-open ranges of each part."""

    confidence: float
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]


def _placed(parsed: Parsed, proposed: Sequence[Attribution]) -> list[_Placed]:
    tokens_of = [(token.idx, len(token)) for token in parsed.doc]
    starts = [start for start, _ in tokens_of]
    ends = [start + size for start, size in tokens_of]

    def tokens(ranges: Sequence[Range]) -> tuple[Range, ...]:
        return tuple((bisect_right(ends, start), bisect_left(starts, end)) for start, end in ranges)

    return [
        _Placed(
            confidence=a.confidence,
            cue=tokens((a.cue,)),
            source=tokens((a.source,) if a.source else ()),
            content=tokens(a.content),
        )
        for a in sorted(proposed, key=lambda a: a.confidence)
        if a.cue is not None
    ]


def _proposals(placed: list[_Placed], first: int, last: int) -> tuple[Array, Array, Array]:
    """``proposal``, ``sureness`` and ``views`` of the tokens ``first:last``."""
    count = last - first
    proposal = np.zeros(count, dtype=np.int64)
    sureness = np.zeros(count, dtype=np.int64)
    views: list[Array] = []
    for one in placed:
        low, high = one.cue[0]
        if not first <= low < last:
            continue
        view = np.zeros(count, dtype=np.int64)
        for role, ranges in enumerate((one.content, one.source, one.cue)):
            for start, end in ranges:
                view[max(start - first, 0) : max(end - first, 0)] = (3, 1, 2)[role]
        views.append(view)
        cue = slice(low - first, min(high, last) - first)
        proposal[cue] = len(views)
        sureness[cue] = 1 + min(int(one.confidence * 5), 4)
    return proposal, sureness, np.concatenate(views) if views else np.zeros(0, dtype=np.int64)


def _window(
    parsed: Parsed,
    group: list[Sentence],
    pieces: list[list[int]],
    quotation: Array,
    marks: tuple[int, int, int],
    placed: list[_Placed],
) -> Window:
    first, last = group[0].first, group[-1].last
    opening, closing, unknown = marks
    ids, kinds, heads = [opening], [0], []
    for token in parsed.doc[first:last]:
        heads.append(min(len(ids), PIECES))
        kind = _casing(token.text) * 2 + int(quotation[token.i] > 0)
        for piece in pieces[token.i] or [unknown]:
            ids.append(piece)
            kinds.append(kind)
    del ids[PIECES + 1 :], kinds[PIECES + 1 :]
    sentence = np.zeros(last - first, dtype=np.int64)
    paragraph = np.zeros(last - first, dtype=np.int64)
    for part in group:
        sentence[part.first - first :] = part.index
        paragraph[part.first - first :] = part.paragraph
    tokens = parsed.doc[first:last]
    proposal, sureness, views = _proposals(placed, first, last)
    return Window(
        first=first,
        last=last,
        pieces=np.array([*ids, closing], dtype=np.int64),
        kinds=np.array([*kinds, 0], dtype=np.int64),
        heads=np.array(heads, dtype=np.int64),
        tag=np.array([_TAG.get(token.pos_, len(TAGS) - 1) for token in tokens], dtype=np.int64),
        dependency=np.array(
            [_DEPENDENCY.get(token.dep_, _DEPENDENCY["dep"]) for token in tokens], dtype=np.int64
        ),
        governor=np.array(
            [
                token.head.i - first if first <= token.head.i < last else token.i - first
                for token in tokens
            ],
            dtype=np.int64,
        ),
        sentence=sentence,
        paragraph=paragraph,
        quotation=quotation[first:last],
        proposal=proposal,
        sureness=sureness,
        views=views,
    )


def _casing(word: str) -> int:
    if word.islower() or not any(character.isalpha() for character in word):
        return 0
    if word[:1].isupper():
        return 2 if len(word) > 1 and word.isupper() else 1
    return 3


def relations(window: Window, cue: int, low: int = 0, high: int | None = None) -> Array:
    """How each token stands to the token ``cue``: an array [T, 6].

    Columns: signed distance (a bucket below :data:`DISTANCES`), branch (the dependency by which
    the token's branch hangs on the cue, :data:`BRANCHES`), quotation (:data:`QUOTES`), sentences
    away and paragraphs away (:data:`OFFSETS`), and what the rules say (:data:`VIEWS`).
    """
    count = len(window.tag)
    steps = np.arange(count) - cue
    size = np.abs(steps)
    bucket = np.where(size < 6, size, np.minimum(6 + np.log2(np.maximum(size, 6) / 6) * 1.3, 12))
    distance = np.where(steps < 0, 12 - bucket, 13 + bucket).astype(np.int64)
    own = window.quotation[cue]
    quotation = np.where(
        window.quotation == 0,
        0,
        np.where(window.quotation == own, 1, _nearness(window.quotation, cue)),
    )
    quotation = quotation + np.where((own > 0) & (window.quotation == 0), 5, 0)
    half = OFFSETS // 2
    sentence = np.clip(window.sentence - window.sentence[cue], -half, half) + half
    paragraph = np.clip(window.paragraph - window.paragraph[cue], -half, half) + half
    number = int(window.proposal[cue])
    view = window.views[(number - 1) * count : number * count] + 1 if number else 0 * distance
    columns = np.stack([distance, quotation, quotation, sentence, paragraph, view], axis=1)
    columns = columns[low:high].astype(np.int64)
    columns[:, 1] = _branches(window, cue, low, count if high is None else high)
    return columns


def _nearness(quotation: Array, cue: int) -> Array:
    """2 for the nearest quotation before the cue, 3 for the nearest after it, 4 for any other."""
    before = quotation[:cue][quotation[:cue] > 0]
    after = quotation[cue:][quotation[cue:] > 0]
    nearness = np.full(len(quotation), 4, dtype=np.int64)
    if len(before):
        nearness[quotation == before[-1]] = 2
    if len(after):
        nearness[quotation == after[0]] = 3
    return nearness


def _branches(window: Window, cue: int, low: int, high: int) -> Array:
    governor = window.governor.tolist()
    branch = [-1] * len(governor)
    node = cue
    for _ in range(40):
        if governor[node] == node:
            break
        node = governor[node]
        branch[node] = ABOVE
    branch[cue] = INSIDE
    for token in range(low, high):
        path: list[int] = []
        node = token
        while branch[node] < 0 and governor[node] != node and len(path) < 60:
            path.append(node)
            node = governor[node]
        if branch[node] < 0:
            found = APART
        elif node == cue and path:
            found = int(window.dependency[path[-1]])
        elif branch[node] == ABOVE or node == cue:
            found = APART if path else int(branch[node])
        else:
            found = int(branch[node])
        for step in path or [token]:
            if branch[step] < 0:
                branch[step] = found
    return np.array(branch[low:high], dtype=np.int64)


def arrays(window: Window) -> dict[str, Any]:
    """The window as a dict of arrays, to be stored for training."""
    return {name: np.atleast_1d(getattr(window, name)) for name in Window.__slots__}
