"""Drawing on a terminal: its look, safe words, tones, and lines from words."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.text import Text

from rejoinder.serve.phrases import Line, Tone
from rejoinder.settings import Environment

_NARROW, _WIDE = 60, 132
"""Columns: below the one nothing fits, above the other lines grow too long to follow."""

TONES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "faint": "dim",
    "quote": "italic",
    "real": "green",
    "unsure": "yellow",
    "denied": "red",
}
"""Only the sixteen colours that the user's own terminal theme defines, so that they suit it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How to draw: columns, colour or none, and whether the encoding has more than ASCII."""

    width: int = 80
    color: bool = False
    encoding: str = "utf-8"

    @classmethod
    def here(cls, color: str = "auto") -> Look:
        """The look of standard output; ``color`` is ``auto``, ``always`` or ``never``."""
        environment = Environment.read()
        tty = sys.stdout.isatty()
        wanted = environment.force_color or (tty and not environment.no_color)
        return cls(
            width=shutil.get_terminal_size((80, 24)).columns,
            color=color == "always" or (color == "auto" and wanted),
            encoding=sys.stdout.encoding or "ascii",
        )

    @property
    def plain(self) -> bool:
        """Whether only ASCII may be used."""
        try:
            "→·“”─¹↔▍".encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return True
        return False

    @property
    def columns(self) -> int:
        """The columns that are used."""
        return min(max(self.width, _NARROW), _WIDE)


def draw(look: Look, whole: Callable[[int], RenderableType]) -> str:
    """What ``whole`` makes for a number of columns, as text; ends with a line break."""
    file = io.StringIO()
    out = Console(
        file=file,
        width=look.columns,
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        no_color=not look.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    out.print(whole(look.columns))
    drawn = "\n".join(line.rstrip() for line in file.getvalue().split("\n"))
    if not look.plain:
        return drawn
    return drawn.translate(_ASCII).encode("ascii", "replace").decode("ascii")


_ASCII = str.maketrans(
    {
        "→": ">", "↔": "=", "·": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-",
        "…": "...", "−": "-", "×": "x", "─": "-", "│": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
        "┊": ":", "\u00a0": " ", "█": "#",
    }
)  # fmt: skip
"""One for one wherever width matters; a page's own words lose no more than their typography."""

_CONTROL = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "�")
_CONTROL |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�")
_CONTROL |= {ord("\t"): " ", ord("\n"): " ", ord("\r"): " "}


def safe(text: str) -> str:
    """A page's words without control characters or marks that turn the writing direction.

    One character for one, so that offsets hold.
    """
    return text.translate(_CONTROL)


def drawn_line(line: Line) -> Text:
    """A line of words in their tones."""
    text = Text()
    for word in line:
        text.append(safe(word.text), style=TONES[word.tone])
    return text
