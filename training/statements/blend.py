"""Fits the blend of rules and tagger: ``python -m training.statements.blend FOLDER [OUT]``.

``FOLDER`` is PolNeAR's development articles, which neither the tagger nor the rules' weights were
fitted on. Prints five-fold figures by article first; with OUT writes the weights of all of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from eval.attributions import Attribution as Scored
from eval.attributions import count
from eval.statements import Article, document, figures, read
from rejoinder import language
from rejoinder.lexicon.cues import CueLexicon
from rejoinder.statements import attributions, blending, tagger
from rejoinder.statements.attribution import Attribution
from rejoinder.statements.blending import Candidate

_RIDGE = 1.0
"""Pull of the weights to nothing, in attributions: thirty weights on 5,000 candidates hardly need any."""
_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An article, its candidates, and which of them match a gold attribution whole."""

    article: Article
    candidates: list[Candidate]
    right: list[bool]


def samples(folder: Path) -> list[Sample]:
    """Every article with the candidates of both proposers."""
    cues = CueLexicon.shipped()
    articles = read(folder)
    found = []
    for article, parsed in zip(
        articles, language.parse(document(a) for a in articles), strict=True
    ):
        rules, _ = attributions.weighed(parsed, cues)
        candidates = blending.candidates(parsed, rules, tagger.propose(parsed, rules))
        matched = count(
            article.gold, [scored(c.attribution) for c in candidates], article.text
        ).complete_predicted
        found.append(
            Sample(
                article=article,
                candidates=candidates,
                right=[i in matched for i in range(len(candidates))],
            )
        )
    return found


def scored(a: Attribution) -> Scored:
    """An attribution in the scorer's form."""
    return Scored(
        source=(a.source,) if a.source else (),
        cue=(a.cue,) if a.cue else (),
        content=a.content,
        confidence=a.confidence,
    )


def fit(of: Sequence[Sample]) -> list[float]:
    """Logistic regression by Newton's steps."""
    known = [
        (c.evidence, right)
        for s in of
        for c, right in zip(s.candidates, s.right, strict=True)
        if c.seen
    ]
    rows = np.array([evidence for evidence, _ in known])
    truth = np.array([right for _, right in known], dtype=float)
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - truth) + _RIDGE * weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + _RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return [float(weight) for weight in weights]


def chosen(sample: Sample, weights: Sequence[float], threshold: float) -> list[Scored]:
    """What would be emitted of a sample's candidates."""
    held = [
        replace(c.attribution, confidence=blending.confidence(c.evidence, weights))
        if c.seen
        else c.attribution
        for c in sample.candidates
    ]
    return [scored(a) for a in attributions.select(held, threshold)]


def main() -> None:
    """Cross-validates over articles, then fits on all."""
    of = samples(Path(sys.argv[1]))
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
        predicted: dict[str, list[Scored]] = {}
        for fold in range(_FOLDS):
            weights = fit([s for i, s in enumerate(of) if i % _FOLDS != fold])
            for sample in of[fold::_FOLDS]:
                predicted[sample.article.name] = chosen(sample, weights, threshold)
        result = figures([s.article for s in of], [predicted[s.article.name] for s in of])
        print(
            threshold,
            {k: round(v, 3) for k, v in result["complete"].items() if isinstance(v, float)},
            round(result["speech"]["complete"]["f1"], 3),
            round(result["content_token"]["f1"], 3),
            round(result["ece"], 3),
        )
    weights = fit(of)
    print(dict(zip(blending.EVIDENCE, (round(w, 3) for w in weights), strict=True)))
    if len(sys.argv) > 2:
        named = dict(zip(blending.EVIDENCE, (round(w, 4) for w in weights), strict=True))
        Path(sys.argv[2]).write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
