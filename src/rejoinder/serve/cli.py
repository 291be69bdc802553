"""The command line. Loads nothing heavy until a command needs it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from rejoinder import __version__
from rejoinder.errors import InputError, RejoinderError, UsageError
from rejoinder.settings import Environment

_STOPPED = 130
"""Exit status after Ctrl-C, as shells have it."""

Command = TypeVar("Command", bound=Callable[..., Any])

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
        except KeyboardInterrupt:
            click.echo("rejoinder: stopped; what was committed stays", err=True)
            return ctx.exit(_STOPPED)
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


_ledger = click.option(
    "--ledger", type=click.Path(path_type=Path), metavar="FILE", help="[env: REJOINDER_LEDGER]"
)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@_ledger
@click.option(
    "--columns",
    metavar="FIELD=COLUMN,…",
    help="Which column is what: text=BODY,published=DATE,title=…,uri=…,outlet=…",
)
@click.option("--published", metavar="DATE", help="Publication date of pages without their own.")
@click.option("--outlet", metavar="NAME", help="Outlet of pages without their own.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes; one a core.")
@click.option(
    "--engine", type=click.Choice(["local"]), default="local", help="Where the work is done."
)
@click.option("--again", is_flag=True, help="Read known pages again, in place of what is stored.")
@_own_tables[0]
@_own_tables[1]
def ingest(paths: tuple[Path, ...], ledger: Path | None, engine: str, **options: Any) -> None:
    """Read many pages into a ledger: files, folders, CSV, JSON Lines, WARC.

    What the ledger knows already is passed over, so that a run that was cut short is completed by
    the same command again.

    \b
    rejoinder ingest articles.csv --ledger news.duckdb --columns text=body,published=date
    rejoinder ingest pages/ --ledger news.duckdb --outlet "The Fjord Courier"
    """
    from rejoinder.serve.feeding import Request, answer

    if options["workers"] is None:
        options["workers"] = Environment.read().workers
    raise SystemExit(answer(Request(paths=paths, ledger=_place(ledger), **options)))


_FORMATS = click.Choice(["text", "jsonl", "csv", "parquet"])
_common = (
    _ledger,
    click.option("--as-of", metavar="DATE", help="What was known on that day."),
    click.option("--since", metavar="DATE", help="From that day on."),
    click.option("--until", metavar="DATE", help="Up to that day."),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
)
_output = (
    click.option("--format", "form", type=_FORMATS, default="text", show_default=True),
    click.option(
        "--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Not to the screen."
    ),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True
    ),
)


def _with(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _ask(question: str, ledger: Path | None, color: str, **given: Any) -> None:
    from rejoinder.serve.answering import Request, answer
    from rejoinder.serve.drawing import Look

    shared = {name: given.pop(name) for name in tuple(given) if name in Request.__slots__}
    answer(
        Request(question=question, ledger=_place(ledger), more=given, **shared), Look.here(color)
    )


@main.command()
@_with(*_common, *_output)
@click.option("--by", "who", metavar="WHO", help="The speaker: a name, RUS, or RUSGOV.")
@click.option("--relay", metavar="WHO", help="Through whom the outlet has it.")
@click.option("--about", metavar="WORDS", help="Words in what was said.")
def said(**given: Any) -> None:
    """Who said what, through whom, on which day."""
    _ask("said", **given)


@main.command()
@_with(*_common, *_output)
@click.option("--actor", "who", metavar="WHO", help="Who acts: a name, RUS, or RUSGOV.")
@click.option("--recipient", "whom", metavar="WHO", help="To whom it is done.")
@click.option("--type", metavar="TYPE", help="CONSULT, ACCUSE, …")
@click.option("--status", metavar="STATUS", help="occurred, planned, …")
def events(**given: Any) -> None:
    """Who did, does or may do what to whom."""
    _ask("events", **given)


@main.command()
@_with(*_common, *_output)
@click.option("--by", "who", metavar="WHO", help="Who would act.")
@click.option("--to", "whom", metavar="WHO", help="To whom it is addressed.")
@click.option("--form", "promised", metavar="FORM", help="promise, schedule, threat, …")
@click.option("--state", metavar="STATE", help="open, due, kept, broken, …")
def due(promised: str | None, **given: Any) -> None:
    """What was promised, scheduled or threatened, soonest first."""
    # The filter's own word is ``form``, which here already means the form of the answer.
    _ask("due", due_form=promised, **given)


@main.command()
@click.argument("pair", nargs=-1, metavar="[WHO WHOM]")
@_with(*_common, *_output)
@click.option("--by", "who", metavar="WHO", help="Who answers.")
@click.option("--to", "whom", metavar="WHO", help="Who is answered.")
@click.option(
    "--confidence",
    "least",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Inferred reactions from P on; 1 leaves them out.",
)
def reactions(pair: tuple[str, ...], **given: Any) -> None:
    """What answered what; of two sides, the thread of moves and answers.

    \b
    rejoinder reactions --by RUS --ledger news.duckdb
    rejoinder reactions USA IRN --ledger news.duckdb
    """
    if pair and (len(pair) != 2 or given["who"] or given["whom"]):
        raise UsageError("reactions: name two sides, or use --by and --to")
    if pair:
        given["who"], given["whom"] = pair
    _ask("reactions", thread=bool(pair), **given)


@main.command()
@click.argument("who")
@click.argument("whom")
@_with(*_common[:-1], *_output)
def dyad(**given: Any) -> None:
    """Week by week what WHO did to WHOM: incidents and scores, zeros included."""
    _ask("dyad", **given)


@main.command()
@click.argument("who")
@_with(*_common, *_output)
def actor(**given: Any) -> None:
    """One actor's record: in which parts, with whom, how often."""
    _ask("actor", **given)


@main.command()
@click.argument("query", nargs=-1, required=True)
@_with(*_common, *_output)
def search(query: tuple[str, ...], **given: Any) -> None:
    """Pages that the words fit best; "words in quotation marks" must stand as they are."""
    _ask("search", query=" ".join(query), **given)


@main.command()
@click.argument("query")
@_with(_ledger, *_output)
def sql(query: str, ledger: Path | None, color: str, **given: Any) -> None:
    """Answer a SELECT of your own; docs/ledger.md names the tables.

    Read-only, without access to files or network.
    """
    from rejoinder.serve.answering import Request
    from rejoinder.serve.answering import sql as ask
    from rejoinder.serve.drawing import Look

    ask(Request(question="sql", ledger=_place(ledger), **given), query, Look.here(color))


@main.command()
@click.argument("record")
@_ledger
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True
)
def explain(record: str, ledger: Path | None, color: str) -> None:
    """How a record came about: its words, rule, page, repairs, and the run that made it."""
    from rejoinder.serve import answering
    from rejoinder.serve.drawing import Look

    answering.explain(_place(ledger), record, Look.here(color))


@main.command()
@click.argument("uri")
@_ledger
def forget(uri: str, ledger: Path | None) -> None:
    """Remove a page, all its versions and all that came from them."""
    from rejoinder.serve import feeding

    raise SystemExit(feeding.forget(uri, _place(ledger)))


def _place(ledger: Path | None) -> Path:
    found = ledger or Environment.read().ledger
    if found is None:
        raise UsageError("which ledger? say --ledger FILE, or set REJOINDER_LEDGER")
    return found


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
