"""Copies: pages that carry another page's words, as wire reports do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH

from rejoinder.weaving.shingles import shingles

ALIKE = 0.5
"""Share of runs of five words that two pages must have in common (Jaccard). A wire report with
another headline paragraph and the last ones cut keeps about six tenths; pages of one outlet on the
same matter, with stock paragraphs of background, share less than three."""

HELD = 0.8
"""Share of the shorter page's runs that stands in the longer: a brief cut from the top of a wire
report shares few of its runs, but nearly all of its own."""

_PERMUTATIONS = 128
_LSH = 0.3
"""Where the index begins to propose; each pair proposed is then counted exactly."""

_LEAST = 12
"""Runs that a page must have: two pages of one sentence are no copies for being alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A page whose words are another's: ``likeness`` is their exact Jaccard, in [0, 1]."""

    document: str
    original: str
    likeness: float


def find(pages: Iterable[tuple[str, str]]) -> tuple[Copy, ...]:
    """The copies among pages, given as (document, text) in the order in which they were published.

    A page is a copy of the first page before it that it is most like; that page stands for all.

    >>> wire = " ".join(f"word{n}" for n in range(40))
    >>> [(c.document, c.original) for c in find([("a", wire), ("b", wire + " and more")])]
    [('b', 'a')]
    """
    index = MinHashLSH(threshold=_LSH, num_perm=_PERMUTATIONS)
    seen: dict[str, frozenset[int]] = {}
    first: dict[str, str] = {}
    found = []
    for document, text in pages:
        mine = shingles(text)
        if len(mine) < _LEAST or document in seen:
            continue
        sketch = _sketch(mine)
        near = [(_likeness(mine, seen[other]), other) for other in sorted(index.query(sketch))]
        best = max(near, default=((0.0, 0.0), ""), key=lambda item: (*item[0], item[1]))
        if best[0][0] >= ALIKE or best[0][1] >= HELD:
            original = first.get(best[1], best[1])
            first[document] = original
            found.append(Copy(document=document, original=original, likeness=round(best[0][0], 3)))
        seen[document] = mine
        index.insert(document, sketch)
    return tuple(found)


def _sketch(mine: Iterable[int]) -> MinHash:
    sketch = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int)
    sketch.update_batch(sorted(mine))
    return sketch


def _likeness(one: frozenset[int], other: frozenset[int]) -> tuple[float, float]:
    """Jaccard, and the share of the smaller held by the other."""
    shared = len(one & other)
    return shared / len(one | other), shared / min(len(one), len(other))


def groups(copies: Sequence[Copy]) -> dict[str, str]:
    """Each copy's original, by document."""
    return {copy.document: copy.original for copy in copies}
