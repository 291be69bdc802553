"""Page to Document: repair, then label, then set aside; each step on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.documents import (
    blocks,
    boilerplate,
    currency,
    encoding,
    entities,
    frame,
    marks,
    masthead,
    shapes,
    spacing,
    tongue,
)
from rejoinder.documents.blocks import Block
from rejoinder.documents.draft import Cut, Draft
from rejoinder.records import Document, Note, Page, Repair, document_id
from rejoinder.records.document import RemovalLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A text repaired, with the log and what could not be repaired."""

    text: str
    repairs: tuple[Repair, ...]
    notes: tuple[Note, ...]


def mend(raw: str) -> Mended:
    """A text repaired and nothing set aside: what :func:`clean` does first.

    >>> mend("He said: ?€?No.?€?").text
    'He said: “No.”'
    """
    draft = Draft(raw)
    notes = _repaired(draft)
    text, repairs, _ = draft.finish()
    return Mended(text=text, repairs=repairs, notes=notes)


def _repaired(draft: Draft) -> tuple[Note, ...]:
    """Repair the draft: sure damage first, for it is the context by which the rest is told."""
    entities.mend(draft)
    encoding.mend(draft)
    marks.mend_spaces(draft)
    spacing.mend(draft)
    return marks.mend(draft)


def clean(page: Page) -> Document:
    """The page's clean text with its repairs, removals, title, outlet and date.

    >>> from rejoinder.records import Page
    >>> page = Page(
    ...     uri="a.txt", raw="Itâ€™s on.\\n\\nRead more", media="text", encoding="utf-8"
    ... )
    >>> document = clean(page)
    >>> document.text, [removal.label for removal in document.removed]
    ('It’s on.', ['navigation'])
    """
    draft = Draft(page.raw)
    lost = _repaired(draft)
    language = tongue.tell(draft.text, page.declared.language)
    lines = blocks.split(draft.text, language)
    labels = boilerplate.label(lines, extracted=page.media == "html")
    head = masthead.read(lines, labels, page.declared)
    for index in head.masthead_blocks:
        labels[index] = "other"
    for index in head.title_blocks:
        labels[index] = "title"
    if page.media != "html":  # there an extractor has cut the frame off already
        frame.label(lines, labels, head.title_blocks)
    text, repairs, removed = draft.finish(_cuts(draft, lines, labels))
    return Document(
        id=document_id(uri=page.uri, raw=page.raw),
        uri=page.uri,
        title=head.title,
        outlet=head.outlet,
        byline=head.byline,
        published=head.published,
        language=language,
        text=text,
        repairs=repairs,
        removed=removed,
        notes=(*lost, *currency.notes(draft.text)),
    )


def _cuts(draft: Draft, lines: Sequence[Block], labels: Sequence[RemovalLabel | None]) -> list[Cut]:
    """One cut a line set aside, with the line breaks before it or, at the text's head, after it.

    A repair that begins where a removal stands would make the order of replaying matter, so where
    the white space after the cut was mended, the breaks after it go instead of those before.
    """
    cuts: list[Cut] = []
    position = 0
    while position < len(lines):
        if labels[position] is None:
            position += 1
            continue
        last = position
        while last + 1 < len(lines) and labels[last + 1] is not None:
            last += 1
        leading = position > 0 and (
            last + 1 == len(lines)
            or not draft.changed_at(lines[last].end)
            or draft.changed_at(lines[last + 1].start)
        )
        cuts.extend(_run(draft, lines, labels, position, last, leading=leading))
        position = last + 1
    return cuts


def _run(
    draft: Draft,
    lines: Sequence[Block],
    labels: Sequence[RemovalLabel | None],
    first: int,
    last: int,
    *,
    leading: bool,
) -> list[Cut]:
    """The cuts of lines ``first`` to ``last``, all set aside, side by side."""
    cuts: list[Cut] = []
    for index in range(first, last + 1):
        label = labels[index]
        if label is None:
            continue
        line = lines[index]
        if leading:
            start, end = lines[index - 1].end, line.end
        else:
            start = line.start if index else 0
            end = lines[index + 1].start if index + 1 < len(lines) else line.end
        if index + 1 == len(lines):
            end = len(draft.text)
        split = shapes.credit_start(line.text) if label == "caption" else None
        if split:
            cuts.append(Cut(start=start, end=line.start + split, label="caption"))
            cuts.append(Cut(start=line.start + split, end=end, label="credit"))
        else:
            cuts.append(Cut(start=start, end=end, label=label))
    return cuts
