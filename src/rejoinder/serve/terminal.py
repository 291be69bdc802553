"""A reading for the terminal: each paragraph with its facts beside or below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from rejoinder.records import Reading, Removal
from rejoinder.serve import wording
from rejoinder.serve.account import Account, Fact, Paragraph, marked
from rejoinder.serve.drawing import Look, draw, drawn_line, safe
from rejoinder.serve.phrases import Family, family, label, lines
from rejoinder.serve.summary import summary
from rejoinder.serve.wording import BASIS, aside, day, mended, set_aside

_BESIDE = 108
"""From this width on facts stand beside their paragraph: each column then has 50 or more."""

_CLIP = 180
"""Characters of a removed piece that are shown: enough to judge it by, about two lines."""


def render(reading: Reading, look: Look) -> str:
    """The reading as text for a terminal of that look; ends with a line break.

    Control characters of the page never reach the terminal.
    """
    account = Account.of(reading)

    def whole(width: int) -> RenderableType:
        return _Painter(account=account, width=width, plain=look.plain).whole()

    return draw(look, whole)


_FAMILIES: dict[Family, str] = {
    "statement": "cyan",
    "event1": "green",
    "event2": "bright_green",
    "event3": "yellow",
    "event4": "red",
    "commitment": "magenta",
    "reaction": "bright_blue",
}

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Painter:
    account: Account
    width: int
    plain: bool

    def whole(self) -> RenderableType:
        parts: list[RenderableType] = [self.header()]
        for paragraph in self.account.paragraphs:
            parts += [self.removed(removal) for removal in paragraph.removed]
            parts.append(self.paragraph(paragraph))
        parts += [self.removed(removal) for removal in self.account.trailing]
        parts.append(self.closing())
        return Group(*parts)

    def header(self) -> RenderableType:
        document = self.account.reading.document
        about = [document.outlet or "outlet unknown"]
        published = document.published
        basis = BASIS[published.basis]
        about.append(f"{day(published.value)} ({basis})" if published.value else basis)
        if document.byline:
            about.append(document.byline)
        title = Text(safe(document.title or "(no headline found)"), style="bold")
        lines = Group(title, Text(safe(" · ".join(about)), style="dim"))
        panel = Panel(lines, box=box.ROUNDED, border_style="dim", padding=(0, 1), width=self.width)
        rows = _rows()
        for heading, words in self.changes():
            rows.add_row("", Text(heading, style="dim"), Text(safe(words)))
        return Group(panel, rows) if rows.row_count else panel

    def changes(self) -> list[tuple[str, str]]:
        document = self.account.reading.document
        rows = []
        if document.repairs:
            rows.append(("mended", ", ".join(mended(document))))
        if document.removed:
            rows.append(("set aside", ", ".join(aside(self.account.removed))))
        rows += [("noted", wording.note(note)) for note in document.notes]
        return rows

    def removed(self, removal: Removal) -> RenderableType:
        words = " ".join(safe(removal.text).split())
        rest = len(words) - _CLIP
        shown = words if rest <= 20 else words[:_CLIP].rsplit(" ", 1)[0] + " …"
        line = Text("┊ ", style="dim")
        line.append(f"set aside, {set_aside(removal)}: ", style="dim")
        line.append(shown, style="dim strike")
        if shown != words:
            line.append(f" ({len(words) - len(shown):,} characters more)", style="dim")
        return Padding(line, (1, 2, 0, 2))

    def paragraph(self, paragraph: Paragraph) -> RenderableType:
        text = self.text(paragraph)
        if not paragraph.facts:
            return Padding(text, (1, 2, 0, 2))
        facts = self.facts(paragraph.facts)
        if self.width < _BESIDE:
            return Group(Padding(text, (1, 2, 0, 2)), Padding(facts, (1, 2, 0, 4)))
        beside = Table.grid(padding=(0, 2), expand=True)
        beside.add_column(ratio=10)
        beside.add_column(ratio=11)
        beside.add_row(text, facts)
        return Padding(beside, (1, 2, 0, 2))

    def text(self, paragraph: Paragraph) -> Text:
        """The paragraph with each fact's anchor in its colour and its number behind it."""
        document = self.account.reading.document
        text = Text(safe(document.text[paragraph.start : paragraph.end]))
        for repair in document.repairs:
            if paragraph.start <= repair.start and repair.end <= paragraph.end:
                text.stylize(
                    "green underline", repair.start - paragraph.start, repair.end - paragraph.start
                )
        ends: dict[int, list[Fact]] = {}
        for fact in paragraph.facts:
            first, last = marked(fact.anchor)
            start, end = first - paragraph.start, min(last - paragraph.start, len(text))
            text.stylize(f"bold {_style(fact)}", start, end)
            ends.setdefault(end, []).append(fact)
        whole = Text()
        position = 0
        for end, facts in sorted(ends.items()):
            whole.append_text(text[position:end])
            whole.append_text(self.marks(facts))
            position = end
        whole.append_text(text[position:])
        return whole

    def marks(self, facts: Iterable[Fact]) -> Text:
        mark = Text()
        for index, fact in enumerate(facts):
            number = str(fact.number)
            if self.plain:
                mark.append(f"[{number}]", style=_style(fact))
            else:
                mark.append("˒" if index else "", style="dim")
                mark.append(number.translate(_SUPERSCRIPT), style=f"bold {_style(fact)}")
        return mark

    def facts(self, facts: Iterable[Fact]) -> RenderableType:
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", width=2)
        table.add_column(width=10, no_wrap=True)
        table.add_column(ratio=1)
        for fact in facts:
            style = _style(fact)
            table.add_row(
                Text(str(fact.number), style=f"bold {style}"),
                Text(label(fact), style=f"bold {style}"),
                Group(*(drawn_line(line) for line in lines(fact, self.account))),
            )
        return table

    def closing(self) -> RenderableType:
        rows = _rows()
        for heading, found in summary(self.account):
            rows.add_row(
                "", Text(heading, style="bold"), Group(*(drawn_line(line) for line in found))
            )
        rule = Rule(Text("in short", style="bold"), style="dim", characters="─", align="left")
        return Group(Text(), rule, rows)


def _rows() -> Table:
    """Headings with what stands under them, set in by two."""
    table = Table.grid(padding=(0, 1), pad_edge=False)
    table.add_column(width=1)
    table.add_column(width=11, no_wrap=True)
    table.add_column(ratio=1)
    return table


def _style(fact: Fact) -> str:
    return _FAMILIES[family(fact)]
