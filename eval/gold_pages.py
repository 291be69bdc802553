"""The gold folder: a folder for each page with the page or its path, its text and its records."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from eval.anchors import Ground, squeeze
from eval.gold_fields import choices
from eval.gold_match import KINDS, Gold
from rejoinder import pages
from rejoinder.records import Declared, Page, Reading, Removal, replay


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """One page's expectations; ``records`` and ``optional`` hold a list for each kind."""

    name: str
    page: Page
    text: str
    document: Gold
    records: dict[str, list[Gold]]
    optional: dict[str, list[Gold]]


def read(data: Path, limit: int | None = None) -> list[GoldPage]:
    """Every gold page of a folder, by name."""
    folders = sorted(path.parent for path in data.glob("*/expected.json"))
    return [_read(folder) for folder in folders[:limit]]


def _read(folder: Path) -> GoldPage:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    options = expected["options"]
    declared = Declared(
        outlet=options.get("outlet"),
        published=options.get("published"),
        published_basis="given" if options.get("published") else None,
    )
    records = {kind: expected.get(kind, []) for kind in KINDS}
    for kind in KINDS:
        for number, item in enumerate(records[kind]):
            item["number"] = number
    return GoldPage(
        name=folder.name,
        page=pages.from_path((folder / expected["page"]).resolve(), declared=declared),
        text=(folder / "text.txt").read_text(encoding="utf-8"),
        document=expected["document"],
        records=records,
        optional={kind: expected.get("optional", {}).get(kind, []) for kind in KINDS},
    )


def ground(gold: GoldPage, reading: Reading) -> Ground:
    """The two texts side by side."""
    return Ground(gold.text, reading.document.text)


def compare_document(gold: GoldPage, reading: Reading) -> list[tuple[str, bool, str, str]]:
    """What gold says of the document: aspect, whether it is right, gold and output in words."""
    wanted, document = gold.document, reading.document
    checks: list[tuple[str, bool, str, str]] = []

    def check(aspect: str, right: bool, want: object, have: object) -> None:
        checks.append((aspect, right, str(want), str(have)))

    for aspect in ("title", "outlet", "byline"):
        have = getattr(document, aspect)
        check(aspect, have in choices(wanted[aspect]), wanted[aspect], have)
    published = wanted["published"]
    right = document.published.value == published["value"] and document.published.basis in choices(
        published["basis"]
    )
    check("published", right, published, document.published)
    either = wanted.get("either", [])
    same = _bare(gold.text, either) == _bare(document.text, either)
    check("text", same, _lacking(gold.text, document.text), _lacking(document.text, gold.text))
    faults = [*_left(gold, reading), *_removed_wrongly(gold, reading)]
    check("removed", not faults, "", "; ".join(faults))
    want_repairs = sorted(
        (before, after) for before, after, count in wanted["repairs"] for _ in range(count)
    )
    have_repairs = sorted(
        (repair.before, repair.after)
        for repair in document.repairs
        if squeeze(repair.before) != squeeze(repair.after)
    )
    check("repairs", want_repairs == have_repairs, want_repairs, have_repairs)
    notes = sorted({note.code for note in document.notes})
    check("notes", notes == sorted(wanted["notes"]), wanted["notes"], notes)
    check("replay", replay(document) == gold.page.raw, "the input", "something else")
    return checks


def _lacking(text: str, other: str) -> list[str]:
    """The lines of a text that the other does not hold."""
    held = squeeze(other)
    return [line for line in text.split("\n") if squeeze(line) not in held]


def _bare(text: str, either: list[str]) -> str:
    bare = squeeze(text)
    for piece in either:
        bare = bare.replace(squeeze(piece), "")
    return bare


def _left(gold: GoldPage, reading: Reading) -> list[str]:
    """Pieces that should have been set aside under their label and were not."""
    faults = []
    for piece in gold.document["removed"]:
        labels = [
            removal.label
            for removal in reading.document.removed
            if squeeze(piece["begins"]) in squeeze(removal.text)
        ]
        if not labels:
            faults.append(f"not removed: {piece['begins']!r}")
        elif not set(labels) & set(piece["label"].split("|")):
            faults.append(f"{piece['begins']!r} is {labels}, not {piece['label']}")
    return faults


def _removed_wrongly(gold: GoldPage, reading: Reading) -> list[str]:
    """Pieces set aside that gold keeps."""
    lines = [squeeze(line) for line in gold.page.raw.splitlines()]
    starts = [squeeze(piece["begins"]) for piece in gold.document["removed"]]
    expected = "".join(line for line in lines if any(line.startswith(start) for start in starts))
    allowed = set(gold.document.get("removed_optional", []))
    title = squeeze(gold.document["title"] or "")

    def fine(removal: Removal) -> bool:
        words = squeeze(removal.text)
        return (
            removal.label in allowed
            or words in expected
            or any(start in words for start in starts)
            or (removal.label == "title" and bool(title))
            or any(words == squeeze(piece) for piece in gold.document.get("either", []))
        )

    return [
        f"removed as {removal.label}: {removal.text.strip()[:80]!r}"
        for removal in reading.document.removed
        if not fine(removal)
    ]
