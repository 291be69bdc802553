"""``python -m eval chains``: who spoke, through whom and within whose words, on short passages.

The data are JSON Lines of ``{id, published, text, statements: [{cue, cue_at, content, content_at,
speaker, relay, within}]}``: ``cue`` is null where a turn has none, ``content`` the main piece,
``relay`` names the nearest first, ``within`` is the place of the containing statement in the list.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import names
from eval.attributions import Range
from eval.intervals import bootstrap
from rejoinder import language, mentions, statements
from rejoinder.lexicon import Lexicon
from rejoinder.records import Document, Statement, as_it_stands

HALF = 0.5
"""Content is found from this Dice on in code points, as PolNeAR's scorer has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One expected statement; ``within`` is the place of its container among the passage's."""

    cue: Range | None
    content: Range
    speaker: str | None
    relay: tuple[str, ...]
    within: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text with all its statements."""

    name: str
    published: str | None
    text: str
    gold: tuple[Gold, ...]

    def chained(self, index: int) -> bool:
        """Whether a statement is of a chain: has a relay, lies within one or contains one."""
        one = self.gold[index]
        return bool(one.relay) or one.within is not None or self.contains(index)

    def contains(self, index: int) -> bool:
        """Whether another statement lies within it."""
        return any(other.within == index for other in self.gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One passage's score, a truth value for each gold statement (null: not asked)."""

    found: tuple[bool, ...]
    speaker: tuple[bool | None, ...]
    relay: tuple[bool | None, ...]
    within: tuple[bool | None, ...]
    chain: tuple[bool | None, ...]
    output: int

    @property
    def invented(self) -> int:
        """Statements of the output that are none of the gold's."""
        return self.output - sum(self.found)


def run(data: Path, limit: int | None, errors: Path | None) -> dict[str, Any]:
    """Reads and scores every passage of a file; writes each error if asked."""
    passages = read(data)[:limit]
    lexicon = Lexicon.shipped()
    outputs = []
    for parsed in language.parse(_document(passage) for passage in passages):
        outputs.append(statements.find(parsed, mentions.find(parsed, lexicon), lexicon))
        sys.stderr.write(f"chains: {len(outputs)} of {len(passages)}\n")
    if errors is not None:
        with errors.open("w", encoding="utf-8") as out:
            for passage, found in zip(passages, outputs, strict=True):
                out.writelines(
                    json.dumps(error, ensure_ascii=False) + "\n"
                    for error in _errors(passage, found)
                )
    return figures([score(p, found) for p, found in zip(passages, outputs, strict=True)])


def read(data: Path) -> list[Passage]:
    """The passages of a file; raises ``ValueError`` where words do not stand where they should."""
    passages = []
    for line in data.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        raw = json.loads(line)
        gold = tuple(
            Gold(
                cue=_place(raw, item, "cue"),
                content=_place(raw, item, "content") or (0, 0),
                speaker=item["speaker"],
                relay=tuple(item["relay"]),
                within=item["within"],
            )
            for item in raw["statements"]
        )
        passages.append(
            Passage(name=raw["id"], published=raw["published"], text=raw["text"], gold=gold)
        )
    return passages


def _place(raw: dict[str, Any], item: dict[str, Any], part: str) -> Range | None:
    if not item[part]:
        return None
    start = item[f"{part}_at"]
    end = start + len(item[part])
    if raw["text"][start:end] != item[part]:
        raise ValueError(f"{raw['id']}: {item[part]!r} does not stand at {start}")
    return start, end


def _document(passage: Passage) -> Document:
    return as_it_stands(passage.text, uri=passage.name, published=passage.published)


def score(passage: Passage, found: Sequence[Statement]) -> Tally:
    """One passage's output against its gold."""
    pairs = match(passage, found)
    ids = {index: found[pairs[index]].id for index in pairs}
    speaker: list[bool | None] = []
    relay: list[bool | None] = []
    within: list[bool | None] = []
    chain: list[bool | None] = []
    for index, gold in enumerate(passage.gold):
        if index not in pairs:
            speaker.append(None)
            relay.append(None)
            within.append(None)
            chain.append(False if passage.chained(index) else None)
            continue
        output = found[pairs[index]]
        speaker.append(names.same(gold.speaker, output.speaker))
        relay.append(
            len(gold.relay) == len(output.relay) and all(map(names.same, gold.relay, output.relay))
        )
        container = None if gold.within is None else ids.get(gold.within, "missed")
        within.append(output.within == container)
        chain.append(bool(relay[-1] and within[-1]) if passage.chained(index) else None)
    return Tally(
        found=tuple(index in pairs for index in range(len(passage.gold))),
        speaker=tuple(speaker),
        relay=tuple(relay),
        within=tuple(within),
        chain=tuple(chain),
        output=len(found),
    )


def match(passage: Passage, found: Sequence[Statement]) -> dict[int, int]:
    """Of each gold statement found, the place of the output's: cues overlap, contents agree."""
    rated = []
    for index, gold in enumerate(passage.gold):
        for place, output in enumerate(found):
            cue = output.cue
            if gold.cue and cue and not (gold.cue[0] < cue.end and cue.start < gold.cue[1]):
                continue
            agreement = _agreement(gold.content, [(s.start, s.end) for s in output.content])
            if agreement >= HALF:
                rated.append((-agreement, index, place))
    pairs: dict[int, int] = {}
    for _, index, place in sorted(rated):
        if index not in pairs and place not in pairs.values():
            pairs[index] = place
    return pairs


def _agreement(wanted: Range, pieces: Sequence[Range]) -> float:
    """Dice with the pieces together or with the best of them: gold gives the main piece only."""
    return max((_dice(wanted, chosen) for chosen in ([*pieces], *([p] for p in pieces))), default=0)


def _dice(wanted: Range, pieces: Iterable[Range]) -> float:
    chosen = {place for start, end in pieces for place in range(start, end)}
    both = len(chosen.intersection(range(*wanted)))
    return 2 * both / (len(chosen) + wanted[1] - wanted[0])


def figures(tallies: Sequence[Tally]) -> dict[str, Any]:
    """The figures of all passages, with intervals by passage.

    ``speaker``, ``relay`` and ``within`` are shares of the statements found; ``chain`` (relay and
    ``within`` both right) of all gold statements that belong to a chain, found or not.

    >>> one = Tally(found=(True, False), speaker=(True, None), relay=(True, None),
    ...             within=(True, None), chain=(True, False), output=1)
    >>> figures([one])["chain"]["accuracy"]
    0.5
    """
    result: dict[str, Any] = {
        "n": len(tallies),
        "gold": sum(len(tally.found) for tally in tallies),
        "output": sum(tally.output for tally in tallies),
        "found": round(_share(tallies, _found), 4),
        "found_ci": bootstrap(tallies, lambda drawn: _share(drawn, _found)),
        "invented": sum(tally.invented for tally in tallies),
    }
    for name in ("speaker", "relay", "within", "chain"):
        result[name] = _accuracy(tallies, name)
    return result


def _found(tally: Tally) -> Sequence[bool | None]:
    return tally.found


def _accuracy(tallies: Sequence[Tally], name: str) -> dict[str, Any]:
    def asked(tally: Tally) -> Sequence[bool | None]:
        truths: Sequence[bool | None] = getattr(tally, name)
        return truths

    return {
        "accuracy": round(_share(tallies, asked), 4),
        "accuracy_ci": bootstrap(tallies, lambda drawn: _share(drawn, asked)),
        "n": sum(truth is not None for tally in tallies for truth in asked(tally)),
    }


def _share(tallies: Sequence[Tally], asked: Callable[[Tally], Sequence[bool | None]]) -> float:
    truths = [truth for tally in tallies for truth in asked(tally) if truth is not None]
    return sum(truths) / len(truths) if truths else 0.0


def _errors(passage: Passage, found: Sequence[Statement]) -> Iterator[dict[str, Any]]:
    pairs = match(passage, found)
    tally = score(passage, found)
    for index, gold in enumerate(passage.gold):
        wanted = {
            "cue": gold.cue and passage.text[slice(*gold.cue)],
            "content": passage.text[slice(*gold.content)],
            "speaker": gold.speaker,
            "relay": list(gold.relay),
            "within": gold.within,
        }
        base = {"document": passage.name, "text": passage.text, "gold": wanted}
        if index not in pairs:
            yield {**base, "error": "missed", "chained": passage.chained(index), "output": None}
            continue
        shown = _shown(found[pairs[index]], found)
        for name in ("speaker", "relay", "within"):
            if getattr(tally, name)[index] is False:
                yield {**base, "error": name, "output": shown}
    for place, output in enumerate(found):
        if place not in pairs.values():
            shown = _shown(output, found)
            yield {"document": passage.name, "text": passage.text, "gold": None,
                   "error": "invented", "output": shown}  # fmt: skip


def _shown(output: Statement, found: Sequence[Statement]) -> dict[str, Any]:
    holder = next((s for s in found if s.id == output.within), None)
    return {
        "cue": output.cue and output.cue.text,
        "content": [span.text for span in output.content],
        "source": output.source and output.source.text,
        "speaker": output.speaker and output.speaker.name,
        "relay": [actor.name for actor in output.relay],
        "within": holder and (holder.cue.text if holder.cue else holder.content[0].text),
        "rule": output.rule,
        "confidence": output.confidence,
    }
