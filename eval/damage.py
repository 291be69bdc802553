"""Damage: is text that we spoil as the web does given back, and clean text left alone?

Each file is spoilt in each way of ``KINDS`` and repaired; white space apart, it should then be what
repair gives of the file unspoilt. Lines are not labelled here, so that this measures repair alone.
``exact`` is the fraction of documents given back to the character;
``characters`` the fraction of damaged characters that stand right again, each at its own place;
``clean_changed`` the fraction of undamaged documents of which cleaning changed anything but white
space. Where the source has no character that a way of spoiling touches, the document does not count
for it.

What is lost for good is counted as wrong: a capital after "latin1_c1_lost", a letter or currency
sign after "question". No figure of those kinds can reach 1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval import intervals
from rejoinder import documents, pages
from rejoinder.records import Document

Pieces = list[str]
"""What each character of a text became, in order."""


def _misread(page: str, rounds: int = 1) -> Callable[[str], str]:
    """UTF-8 bytes read in another code page, undefined bytes as control characters."""

    def spoil(character: str) -> str:
        for _ in range(rounds):
            character = "".join(_decoded(byte, page) for byte in character.encode("utf-8"))
        return character

    return spoil


def _decoded(byte: int, page: str) -> str:
    try:
        return bytes([byte]).decode(page)
    except UnicodeDecodeError:
        return chr(byte)


def _without(spoil: Callable[[str], str], lost: Callable[[str], bool]) -> Callable[[str], str]:
    """The same, some characters of the result dropped."""
    return lambda character: "".join(part for part in spoil(character) if not lost(part))


def _question_euro(character: str) -> str:
    """Misread as Windows-1252, then written in a charset that shares little but € and the space."""
    return "".join(
        part if part in "€\xa0" or part.isascii() else "?" for part in _misread("cp1252")(character)
    )


KINDS: dict[str, Callable[[str], str]] = {
    "cp1252": _misread("cp1252"),
    "cp1252_9d_lost": _without(_misread("cp1252"), lambda part: part == "\x9d"),
    "latin1": _misread("latin-1"),
    "latin1_c1_lost": _without(_misread("latin-1"), lambda part: "\x80" <= part <= "\x9f"),
    "question_euro": _question_euro,
    "replacement": lambda _: "\ufffd",
    "question": lambda _: "?",
    "macroman": _misread("mac_roman"),
    "cp437": _misread("cp437"),
    "cp1251": _misread("cp1251"),
    "double": _misread("cp1252", rounds=2),
}

Count = tuple[int, int, int]
"""Of one document: given back exactly (0 or 1), damaged characters right, damaged characters."""


def run(data: Path, limit: int | None = None, errors: Path | None = None) -> dict[str, Any]:
    """Score every ``.txt`` file of a folder; nothing here is random, so there is no seed to set."""
    texts = [path.read_text("utf-8") for path in sorted(data.glob("*.txt"))[:limit]]
    counts: dict[str, list[Count]] = {name: [] for name in KINDS}
    changed: list[int] = []
    faults: list[dict[str, Any]] = []
    for number, text in enumerate(texts, start=1):
        document = documents.clean(pages.from_text(text, uri=f"{number}.txt"))
        changed.append(int(_changed(document)))
        for name, spoil in KINDS.items():
            pieces = damaged(text, spoil)
            if pieces is None:
                continue
            count, wrong = _score(text, pieces)
            counts[name].append(count)
            faults += [{"document": number, "kind": name, **fault} for fault in wrong]
        sys.stderr.write(f"\r{number} documents")
    sys.stderr.write("\n")
    if errors is not None:
        lines = (json.dumps(fault, ensure_ascii=False) for fault in faults)
        errors.write_text("".join(line + "\n" for line in lines), "utf-8")
    return {
        "n": len(texts),
        "clean_changed": round(sum(changed) / len(changed), 4) if changed else 0.0,
        "clean_changed_ci": intervals.bootstrap(changed, lambda part: sum(part) / len(part)),
        **{name: figures(found) for name, found in counts.items() if found},
    }


def damaged(text: str, spoil: Callable[[str], str]) -> Pieces | None:
    """What each character becomes, or null where this way of spoiling touches none."""
    pieces = [c if c.isascii() else spoil(c) for c in text]
    return None if all(map(str.__eq__, pieces, text)) else pieces


def figures(counts: Sequence[Count]) -> dict[str, Any]:
    """The figures of documents already counted."""
    return {
        "n": len(counts),
        "damaged": sum(count[2] for count in counts),
        "exact": round(_exact(counts), 4),
        "exact_ci": intervals.bootstrap(counts, _exact),
        "characters": round(_characters(counts), 4),
        "characters_ci": intervals.bootstrap(counts, _characters),
    }


def _exact(counts: Sequence[Count]) -> float:
    return sum(count[0] for count in counts) / len(counts)


def _characters(counts: Sequence[Count]) -> float:
    return sum(count[1] for count in counts) / max(1, sum(count[2] for count in counts))


def _changed(document: Document) -> bool:
    return any(repair.before.split() != repair.after.split() for repair in document.repairs)


def _score(text: str, pieces: Pieces) -> tuple[Count, list[dict[str, Any]]]:
    """Score one spoilt text by its repair log: what stands for each damaged character now."""
    mended = documents.mend("".join(pieces))
    right = damaged = 0
    wrong = []
    for first, last, stands in _groups(pieces, mended):
        wanted = text[first:last]
        spoilt = [place for place in range(first, last) if pieces[place] != text[place]]
        damaged += len(spoilt)
        if stands.split() == documents.mend(wanted).text.split():
            right += len(spoilt)
            continue
        if len(stands) == len(wanted):
            right += sum(stands[place - first] == text[place] for place in spoilt)
        around = text[max(0, first - 30) : last + 30]
        left = stands == "".join(pieces[first:last])
        wrong.append(
            {
                "error": "left as it was" if left else "mended wrongly",
                "sentence": around,
                "gold": wanted,
                "output": stands,
            }
        )
    exact = mended.text.split() == documents.mend(text).text.split()
    return (int(exact), right, damaged), wrong


def _groups(pieces: Pieces, mended: documents.Mended) -> Iterator[tuple[int, int, str]]:
    """Stretches of source characters that were spoilt or repaired, with what stands there now.

    A stretch is as short as the log allows: mostly one character, more where a repair spans them.
    """
    repairs = list(_in_raw(mended))
    whole = "".join(pieces)
    at = position = 0
    place = 0
    while place < len(pieces):
        first, start = place, position
        end = start + len(pieces[place])
        place += 1
        stands = []
        read = start
        while True:
            while at < len(repairs) and repairs[at][0] < end:
                repair_start, repair_end, after = repairs[at]
                stands.append(whole[read:repair_start])
                stands.append(after)
                read = max(read, repair_end)
                at += 1
            if read <= end:
                break
            while end < read:
                end += len(pieces[place])
                place += 1
        position = end
        if stands or _spoilt(pieces[first:place]):
            yield first, place, "".join(stands) + whole[max(read, start) : end]


def _spoilt(pieces: Pieces) -> bool:
    """Whether any piece is no plain character; a question mark may be a lost one."""
    return any(len(piece) != 1 or piece == "?" or not piece.isascii() for piece in pieces)


def _in_raw(mended: documents.Mended) -> Iterator[tuple[int, int, str]]:
    """Each repair with its place in the spoilt text."""
    shift = 0
    for repair in mended.repairs:
        start = repair.start + shift
        yield start, start + len(repair.before), repair.after
        shift += len(repair.before) - len(repair.after)
