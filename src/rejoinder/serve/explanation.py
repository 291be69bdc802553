"""``rejoinder explain``: how a record came about, as text."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rejoinder.answers import Explanation
from rejoinder.records import Document, Span
from rejoinder.records.reading import Drawn
from rejoinder.serve import phrases, wording
from rejoinder.serve.account import Account, Fact, evidence
from rejoinder.serve.drawing import Look, draw, drawn_line, safe

_AROUND = 160
"""Characters of the text shown on either side of a record's words."""


def render(found: Explanation, look: Look) -> str:
    """The explanation as text of that look."""
    return draw(look, lambda _: _whole(found))


def _whole(found: Explanation) -> RenderableType:
    document = found.reading.document
    account = Account.of(found.reading)
    fact = account.fact(found.id)
    rows = Table.grid(padding=(0, 2))
    rows.add_column(width=17, no_wrap=True)
    rows.add_column(ratio=1)

    def row(heading: str, *lines: RenderableType) -> None:
        rows.add_row(Text(heading, style="bold"), Group(*lines))

    row("record", Text(found.id))
    record = _drawn(found)
    if record is not None and fact is not None:
        row(record.kind, *_said(fact, account))
        row("its words", *(_in_text(document.text, span) for span in _widest(record)))
        row("rule", Text(safe(record.rule)), Text("which pattern of the code made it", style="dim"))
        row("confidence", Text(f"{record.confidence:.2f}"))
        under = [r for r in document.repairs
                 if any(s.start < r.end and r.start < s.end for s in evidence(record))]  # fmt: skip
        for repair in under:
            row("mended", Text(safe(f"“{repair.before}” became “{repair.after}” ({repair.rule})")))
    for other, kind, how in found.related:
        row(how, Text(f"{kind} {other}"))
    row("page", *_page(found))
    if found.run is not None:
        made = [found.run.software, *found.run.models]
        row("made by", *(Text(f"{named.name}  {named.hash}") for named in made))
        tables = ", ".join(f"{named.name} {named.hash[:8]}" for named in found.run.lexicons)
        row("with tables", Text(safe(tables), style="dim"))
        if found.run.score_table is not None:
            row("scores", Text(f"{found.run.score_table.name}  {found.run.score_table.hash}"))
        for option in found.run.options:
            row(f"--{option.name}", Text(safe(option.value)))
    return rows


def _drawn(found: Explanation) -> Drawn | None:
    for record in found.reading.records():
        if record.id == found.id and not isinstance(record, Document):
            return record
    return None


def _said(fact: Fact, account: Account) -> list[RenderableType]:
    """The fact without the numbers that only the whole page gives meaning to."""
    lines = phrases.lines(fact, account)
    return [drawn_line(tuple(word for word in line if word.fact is None)) for line in lines]


def _widest(record: Drawn) -> list[Span]:
    """A record's evidence without the spans that lie inside another."""
    spans = evidence(record)
    return [s for s in spans if not any(o != s and o.contains(s) for o in spans)]


def _in_text(text: str, span: Span) -> Text:
    before = " ".join(safe(text[max(span.start - _AROUND, 0) : span.start]).split(" "))
    after = safe(text[span.end : span.end + _AROUND])
    line = Text("…" if span.start > _AROUND else "", style="dim")
    line.append(before, style="dim")
    line.append(safe(span.text), style="bold underline")
    line.append(after, style="dim")
    line.append("…" if span.end + _AROUND < len(text) else "", style="dim")
    line.append(f"  [{span.start}:{span.end}]", style="cyan")
    return line


def _page(found: Explanation) -> list[RenderableType]:
    document = found.reading.document
    published = (
        f"{wording.day(document.published.value)} ({wording.BASIS[document.published.basis]})"
    )
    version = f"version {found.version} of {found.newest}"
    if found.version < found.newest:
        version += ", superseded by a later text under the same address"
    return [
        Text(safe(document.title or "(no headline found)"), style="bold"),
        Text(safe(f"{document.outlet or 'outlet unknown'} · {published}")),
        Text(safe(document.uri)),
        Text(f"{document.id} · {version} · stored {found.seen:%Y-%m-%d %H:%M} UTC", style="dim"),
    ]
