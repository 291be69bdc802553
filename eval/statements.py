"""``python -m eval statements``: attributions against a folder in PolNeAR's shape.

The folder holds ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann`` (brat's standoff form).
Where several annotators did an article the first by name is scored. The texts are read as they
stand, since the annotations' offsets refer to them: they go to the parse without cleaning.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from eval.attributions import Attribution, Counts, Range, count
from eval.intervals import bootstrap, f1
from rejoinder import language, mentions, statements
from rejoinder.lexicon import Lexicon
from rejoinder.records import Document, Span, Statement, as_it_stands

SPEECH = re.compile(
    r"\b(?:"
    + "|".join(
        line
        for line in (Path(__file__).parent / "data" / "speech_cues.txt").read_text().splitlines()
        if not line.startswith("#")
    )
    + r")\b",
    re.IGNORECASE,
)
"""An attribution whose cue matches counts as speech, on both sides."""

_LINE = re.compile(r"^([TE]\d+)\t(.*)")
_BINS = 10
"""Bins of equal width for the calibration error, the usual ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its gold attributions; what lies in ``discarded`` ranges is not scored."""

    name: str
    text: str
    gold: tuple[Attribution, ...]
    discarded: tuple[Range, ...]


def run(data: Path, limit: int | None, errors: Path | None) -> dict[str, Any]:
    """Scores the whole flow up to statements on a folder; writes each error if asked."""
    articles = read(data)[:limit]
    predicted = []
    lexicon = Lexicon.shipped()
    documents = [document(article) for article in articles]
    for number, parsed in enumerate(language.parse(documents), start=1):
        found = statements.find(parsed, mentions.find(parsed, lexicon), lexicon)
        predicted.append(attributions(found))
        print(f"statements: {number} of {len(articles)}", file=sys.stderr)
    if errors is not None:
        with errors.open("w", encoding="utf-8") as out:
            for article, guesses in zip(articles, predicted, strict=True):
                out.writelines(
                    json.dumps(error, ensure_ascii=False) + "\n"
                    for error in _errors(article, guesses)
                )
    return figures(articles, predicted)


def figures(
    articles: Sequence[Article], predicted: Sequence[Sequence[Attribution]]
) -> dict[str, Any]:
    """The figures of predictions, one sequence an article, with intervals by document.

    >>> article = Article(name="a", text="He said no.", discarded=(), gold=(
    ...     Attribution(source=((0, 2),), cue=((3, 7),), content=((8, 10),)),))
    >>> figures([article], [article.gold])["complete"]["f1"]
    1.0
    """
    pairs = [
        (_kept(article.gold, article), _kept(guesses, article))
        for article, guesses in zip(articles, predicted, strict=True)
    ]
    texts = [article.text for article in articles]
    everything = [count(g, p, text) for (g, p), text in zip(pairs, texts, strict=True)]
    speech = [
        count(_speech(g, text), _speech(p, text), text)
        for (g, p), text in zip(pairs, texts, strict=True)
    ]
    direct = [
        count(_direct(g, text), _direct(p, text), text)
        for (g, p), text in zip(pairs, texts, strict=True)
    ]
    result: dict[str, Any] = {
        "n": len(articles),
        "gold": sum(c.gold for c in everything),
        "predicted": sum(c.predicted for c in everything),
        "speech": {
            "n": len(articles),
            "gold": sum(c.gold for c in speech),
            "predicted": sum(c.predicted for c in speech),
            "complete": _measured(speech, _matched("complete")),
        },
        "direct": {
            "n": len(articles),
            "gold": sum(c.gold for c in direct),
            "predicted": sum(c.predicted for c in direct),
            "complete": _measured(direct, _matched("complete")),
        },
        "content_token": _measured(everything, lambda c: c.content),
    }
    for name in ("complete", "complete_exact", "cue_overlap"):
        result[name] = _measured(everything, _matched(name))
    doubts = [
        [
            (guess.confidence, index in counts.complete_predicted)
            for index, guess in enumerate(guesses)
            if guess.confidence is not None
        ]
        for (_, guesses), counts in zip(pairs, everything, strict=True)
    ]
    result["ece"] = round(_ece(doubts), 4)
    result["ece_ci"] = bootstrap(doubts, _ece)
    return result


def attributions(found: Iterable[Statement]) -> list[Attribution]:
    """Statements as attributions in PolNeAR's manner, which knows no nesting.

    There a relay that has a cue is the attribution, and the statement that it passes on, speaker
    and cue included, its content; and nothing is annotated within another's content. So relays are
    given in place of what they pass on, and statements within others are left out.
    """
    result: list[Attribution] = []
    relayed: dict[tuple[tuple[Range, ...], tuple[Range, ...]], tuple[Range, ...]] = {}
    for statement in found:
        source: tuple[Range, ...] = (_range(statement.source),) if statement.source else ()
        cue: tuple[Range, ...] = (_range(statement.cue),) if statement.cue else ()
        content = tuple(_range(span) for span in statement.content)
        if statement.relay_cue:
            # The last is the outermost; carriers without a cue come before.
            key = (
                (_range(statement.relay[-1].mention),),
                (_range(statement.relay_cue[-1]),),
            )
            relayed[key] = (*relayed.get(key, ()), *source, *cue, *content)
        elif statement.within is None:
            result.append(
                Attribution(
                    source=source, cue=cue, content=content, confidence=statement.confidence
                )
            )
    for (source, cue), content in relayed.items():
        result.append(Attribution(source=source, cue=cue, content=tuple(sorted(set(content)))))
    return sorted(result, key=lambda a: (a.cue or a.content)[:1])


def read(data: Path) -> list[Article]:
    """The articles of a folder, by name; raises ``FileNotFoundError`` for an annotation's text."""
    first: dict[str, Path] = {}
    for path in sorted((data / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    articles = []
    for name, path in sorted(first.items()):
        with (data / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as source:
            text = source.read()
        gold, discarded = _brat(path.read_text(encoding="utf-8"))
        articles.append(Article(name=name, text=text, gold=gold, discarded=discarded))
    return articles


def _brat(standoff: str) -> tuple[tuple[Attribution, ...], tuple[Range, ...]]:
    bounds: dict[str, tuple[str, tuple[Range, ...]]] = {}
    events = []
    for line in standoff.split("\n"):
        match = _LINE.match(line)
        if not match:
            continue
        key, body = match.groups()
        if key.startswith("E"):
            events.append([role.split(":", 1) for role in body.split("\t")[0].split()])
            continue
        label, _, places = body.split("\t")[0].partition(" ")
        pieces = [piece.split() for piece in places.split(";")]
        bounds[key] = (label, tuple((int(start), int(end)) for start, end in pieces))
    gold = []
    for roles in events:
        parts: dict[str, list[Range]] = {"Source": [], "Cue": [], "Content": []}
        for role, key in roles:
            kind = role.rstrip("0123456789")
            if kind in parts and key in bounds:
                parts[kind].extend(bounds[key][1])
        gold.append(
            Attribution(
                source=tuple(sorted(parts["Source"])),
                cue=tuple(sorted(parts["Cue"])),
                content=tuple(sorted(parts["Content"])),
            )
        )
    discarded = [
        place for label, places in bounds.values() if label == "Discard" for place in places
    ]
    return tuple(gold), tuple(sorted(discarded))


def _kept(found: Iterable[Attribution], article: Article) -> list[Attribution]:
    """Attributions whose cue (or, without one, content) does not begin in a discarded range."""
    return [
        a
        for a in found
        if not any(
            start <= (a.cue or a.content or ((0, 0),))[0][0] < end
            for start, end in article.discarded
        )
    ]


def _speech(found: Iterable[Attribution], text: str) -> list[Attribution]:
    return [a for a in found if SPEECH.search(" ".join(text[start:end] for start, end in a.cue))]


def _direct(found: Iterable[Attribution], text: str) -> list[Attribution]:
    """Those whose content opens with a double quotation mark, inside its bounds or just before."""
    return [
        a
        for a in found
        if any(
            mark in '"“'
            for start, _ in a.content[:1]
            for mark in text[max(0, start - 1) : start + 1]
        )
    ]


def _matched(name: str) -> Callable[[Counts], tuple[int, int, int]]:
    return lambda counts: (counts.matched[name], counts.predicted, counts.gold)


def _measured(
    counts: Sequence[Counts], triple: Callable[[Counts], tuple[int, int, int]]
) -> dict[str, Any]:
    def figure(parts: Sequence[tuple[int, int, int]], which: int) -> float:
        return f1(*(sum(column) for column in zip(*parts, strict=True)))[which]

    triples = [triple(c) for c in counts] or [(0, 0, 0)]
    result: dict[str, Any] = {"matched": sum(t[0] for t in triples)}
    for name, which in (("p", 0), ("r", 1), ("f1", 2)):
        result[name] = round(figure(triples, which), 4)
        result[f"{name}_ci"] = bootstrap(triples, partial(figure, which=which))
    return result


def _ece(documents: Sequence[Sequence[tuple[float, bool]]]) -> float:
    """Expected calibration error: mean gap of confidence and truth, by bin, weighted by size."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for document in documents:
        for confidence, right in document:
            bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    total = sum(map(len, bins))
    return sum(
        abs(sum(c for c, _ in held) - sum(right for _, right in held)) for held in bins
    ) / max(total, 1)


def _errors(article: Article, guesses: Sequence[Attribution]) -> Iterator[dict[str, Any]]:
    gold, kept = _kept(article.gold, article), _kept(guesses, article)
    counts = count(gold, kept, article.text)

    def shown(a: Attribution) -> dict[str, Any]:
        return {
            name: [article.text[s:e] for s, e in part]
            for name, part in (("source", a.source), ("cue", a.cue), ("content", a.content))
        }

    for index, attribution in enumerate(gold):
        if index not in counts.complete_gold:
            yield {"document": article.name, "error": "missed", **shown(attribution)}
    for index, attribution in enumerate(kept):
        if index not in counts.complete_predicted:
            yield {
                "document": article.name,
                "error": "wrong",
                **shown(attribution),
                "confidence": attribution.confidence,
            }


def document(article: Article) -> Document:
    return as_it_stands(article.text, uri=article.name)


def _range(span: Span) -> Range:
    return span.start, span.end
