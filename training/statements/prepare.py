"""PolNeAR to arrays: ``python -m training.statements.prepare FOLDER OUT.npz TOKENIZER``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from eval.statements import Article, document, read
from rejoinder import language
from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed
from rejoinder.statements import attributions
from rejoinder.statements import windows as tagging
from rejoinder.statements.attribution import Range
from rejoinder.statements.tagger import CONTENT, CUE, SOURCE
from training.statements import store


def main(folder: str, out: str, tokenizer: str) -> None:
    """Writes every window of a split with its gold labels."""
    splitter = Tokenizer.from_file(tokenizer)
    splitter.no_truncation()
    splitter.no_padding()
    articles = read(Path(folder))
    rows: list[dict[str, Any]] = []
    cues = CueLexicon.shipped()
    for number, (article, parsed) in enumerate(
        zip(articles, language.parse(document(a) for a in articles), strict=True)
    ):
        proposed, _ = attributions.weighed(parsed, cues)
        for window in tagging.windows(parsed, splitter, proposed):
            rows.append(
                {
                    **tagging.arrays(window),
                    "article": [number],
                    **_gold(article, parsed, window),
                }
            )
        if number % 50 == 0:
            sys.stderr.write(f"{number} articles, {len(rows)} windows\n")
    store.save(rows, Path(out))


def _tokens(parsed: Parsed, spans: Sequence[Range]) -> list[int]:
    """The tokens that the spans touch, white space left out."""
    found = []
    for start, end in spans:
        for token in parsed.doc[:]:
            if token.idx >= end:
                break
            if token.idx + len(token) > start and not token.is_space:
                found.append(token.i)
    return sorted(set(found))


def _gold(article: Article, parsed: Parsed, window: tagging.Window) -> dict[str, Any]:
    count = window.last - window.first
    tags = np.zeros(count, dtype=np.int64)
    anchors: list[int] = []
    roles: list[Any] = []
    start = parsed.doc[window.first].idx
    end = parsed.doc[window.last - 1].idx + 1
    for attribution in article.gold:
        if not attribution.cue or not start <= attribution.cue[0][0] < end:
            continue
        cue = [i - window.first for i in _tokens(parsed, attribution.cue)]
        cue = [i for i in cue if 0 <= i < count]
        if not cue:
            continue
        role = np.zeros(count, dtype=np.int64)
        for label, spans in ((CONTENT, attribution.content), (SOURCE, attribution.source)):
            for token in _tokens(parsed, spans):
                if window.first <= token < window.last:
                    role[token - window.first] = label
        role[cue] = CUE
        for position, token in enumerate(cue):
            tags[token] = 1 if position == 0 else 2
        anchors.append(cue[0])
        roles.append(role)
    return {
        "tags": tags,
        "anchors": np.array(anchors, dtype=np.int64),
        "roles": np.stack(roles) if roles else np.zeros((0, count), dtype=np.int64),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
