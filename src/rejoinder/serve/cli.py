"""The command line. Loads nothing heavy until a command needs it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from rejoinder import __version__
from rejoinder.errors import InputError, RejoinderError

_WRONG = 2
"""Exit status for wrong usage or an unreadable single input."""


class _Commands(click.Group):
    """The group of all commands: turns foreseen failures into one line and a status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; a ``RejoinderError`` becomes a message on standard error."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            click.echo(f"rejoinder: {error.uri}: {error.detail} [{error.reason}]", err=True)
        except RejoinderError as error:
            click.echo(f"rejoinder: {error}", err=True)
        return ctx.exit(_WRONG)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="rejoinder")
def main() -> None:
    """Read news reporting into a record of who said and did what to whom.

    On whose word, by when and on what condition, each fact with its exact words. Begin with
    `rejoinder read FILE`.
    """
    # A page is UTF-8 at the door whatever the locale says of file names.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


_own_tables = [
    click.option(
        "--actors",
        type=click.Path(path_type=Path),
        metavar="TSV",
        help="Your own actors, laid over the shipped ones.",
    ),
    click.option(
        "--scores",
        type=click.Path(path_type=Path),
        metavar="TSV",
        help="Your own scores, laid over the shipped ones.",
    ),
]


@main.command()
@click.argument("file", metavar="FILE|-")
@click.option("--published", metavar="DATE", help="Publication date, as 2016-07-08.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "json", "html"]),
    default="text",
    show_default=True,
    help="A reading for people, JSON Lines, one JSON object, or a web page.",
)
@_own_tables[0]
@_own_tables[1]
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour in the text reading.",
)
def read(
    file: str,
    published: str | None,
    outlet: str | None,
    form: str,
    actors: Path | None,
    scores: Path | None,
    color: str,
) -> None:
    """Read one page, text or HTML, from FILE or (-) standard input.

    \b
    rejoinder read page.html --published 2016-07-08
    curl -s https://example.org/story | rejoinder read - --format jsonl
    """
    from rejoinder.serve.reading import Request, answer

    request = Request(
        file=file, published=published, outlet=outlet, form=form, actors=actors, scores=scores
    )
    answer(request, color=color)


@main.command()
def schema() -> None:
    """Print the JSON Schema of every record."""
    import json

    from rejoinder.records.schema import schema as derived

    click.echo(json.dumps(derived(), indent=2, ensure_ascii=False))


@main.command()
@click.argument("file", metavar="FILE|-")
def code(file: str) -> None:
    """Code relations between marked pairs: JSON Lines in, JSON Lines out, in order.

    Each line in is {"text", "source": [start, end], "target": [start, end]}, in code points; each
    line out {"type", "mode", "quad", "status", "confidence"}.
    """
    from rejoinder.serve.coding import answer

    raise SystemExit(answer(file))
