"""PolNeAR's files: text beside brat standoff, first annotator by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"^[TE]\d+\t")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One gold attribution: spans of code points for each part, empty where it is absent."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its name, its text, its attributions and the zones not to be scored."""

    name: str
    text: str
    attributions: list[Attribution]
    discarded: Spans


def articles(folder: Path) -> list[Article]:
    """All articles of ``folder`` (which holds ``text/`` and ``attributions/``), by name."""
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(_ANNOTATOR.sub("", path.stem), path)
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        name = path.stem if path.stem in files else _ANNOTATOR.sub("", path.stem)
        if name in files:
            found.append(_article(name, path.read_text("utf-8"), files[name]))
    return found


def _article(name: str, text: str, annotations: Path) -> Article:
    parts: dict[str, tuple[str, Spans]] = {}
    events: list[dict[str, list[str]]] = []
    for line in annotations.read_text("utf-8").split("\n"):
        if not _LINE.match(line):
            continue
        cells = line.split("\t")
        if line[0] == "T":
            label, _, where = cells[1].partition(" ")
            pairs = [tuple(map(int, pair.split())) for pair in where.split(";")]
            parts[cells[0]] = (label, [(pair[0], pair[1]) for pair in pairs])
        else:
            roles: dict[str, list[str]] = {}
            for item in cells[1].split():
                role, _, target = item.partition(":")
                roles.setdefault(re.sub(r"\d+$", "", role), []).append(target)
            events.append(roles)
    return Article(
        name=name,
        text=text,
        attributions=[
            Attribution(
                source=_spans(roles, "Source", parts),
                cue=_spans(roles, "Cue", parts),
                content=_spans(roles, "Content", parts),
            )
            for roles in events
            if any(role.startswith("Attribution") for role in roles)
        ],
        discarded=[span for label, spans in parts.values() if label == "Discard" for span in spans],
    )


def _spans(roles: dict[str, list[str]], role: str, parts: dict[str, tuple[str, Spans]]) -> Spans:
    return sorted(span for target in roles.get(role, []) for span in parts[target][1])
