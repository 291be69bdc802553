"""``rejoinder ingest`` and ``forget``: what they print while and after they work."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

from rejoinder.ledger import Counts, Ledger, Refusal
from rejoinder.lexicon import Lexicon
from rejoinder.scale import ingesting, run_record, sources
from rejoinder.serve import wording
from rejoinder.serve.days import iso_date

_SHOWN = 20
"""Rejections printed; all are in the ledger's table ``rejection``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What ``rejoinder ingest`` was asked."""

    paths: tuple[Path, ...]
    ledger: Path
    columns: str | None = None
    published: str | None = None
    outlet: str | None = None
    workers: int | None = None
    actors: Path | None = None
    scores: Path | None = None
    again: bool = False


def answer(request: Request) -> int:
    """Ingests; returns the exit status, 1 where something was rejected."""
    Lexicon.with_user(actors=request.actors, scores=request.scores)
    wanted = sources.Request(
        paths=request.paths,
        columns=sources.columns(request.columns),
        published=iso_date(request.published, "--published"),
        outlet=request.outlet,
    )
    job = ingesting.Job(
        ledger=request.ledger,
        run=run_record(
            options={
                "columns": request.columns,
                "published": request.published,
                "outlet": request.outlet,
                "actors": request.actors,
                "scores": request.scores,
            },
            actors=request.actors,
            scores=request.scores,
        ),
        actors=request.actors,
        scores=request.scores,
        workers=request.workers or _cores(),
        again=request.again,
    )
    refused: list[Refusal] = []
    total = Counts()
    with _bar() as bar:
        task = bar.add_task("reading", total=sources.size(wanted.paths), note="")

        def report(done: ingesting.Progress) -> None:
            refused.extend(done.refusals[: _SHOWN - len(refused)])
            total.add(done.counts)
            note = f"{wording.count(total.documents, 'document')}, {total.duplicates:,} known"
            bar.update(task, advance=done.size, note=note)

        counts = ingesting.ingest(sources.items(wanted), job, report)
    click.echo(told(counts, request.ledger))
    _complain(refused, counts, request.ledger)
    return 1 if counts.rejections or counts.rejected_before else 0


def told(counts: Counts, ledger: Path) -> str:
    """The counts of an ingest in words."""
    records = ", ".join(wording.count(n, kind) for kind, n in counts.records.items())
    lines = [
        f"documents   {counts.documents:,} new"
        + (f", {counts.renewed:,} read again" if counts.renewed else ""),
        f"records     {sum(counts.records.values()):,} ({records})",
        f"duplicates  {counts.duplicates:,} known already",
        f"rejections  {counts.rejections:,}"
        + (f", and {counts.rejected_before:,} on record before" if counts.rejected_before else ""),
        f"ledger      {ledger}",
    ]
    return "\n".join(lines)


def _complain(refused: list[Refusal], counts: Counts, ledger: Path) -> None:
    for refusal in refused:
        click.echo(f"rejected: {refusal.uri}: {refusal.detail} [{refusal.reason}]", err=True)
    more = counts.rejections - len(refused)
    if more > 0:
        click.echo(
            f"rejected: {more:,} more; all stand in the table rejection: "
            f'rejoinder sql "FROM rejection" --ledger {ledger}',
            err=True,
        )


def forget(uri: str, ledger: Path) -> int:
    """Forgets a page; returns the exit status."""
    with Ledger.open(ledger) as door:
        door.ask("SELECT 1")
    with Ledger.open(ledger, write=True) as door:
        versions = door.forget(uri)
    if not versions:
        click.echo(f"rejoinder: {uri}: is not in {ledger}; nothing was removed", err=True)
        return 2
    click.echo(f"forgot {uri}: {wording.count(versions, 'version')} and all that came from it")
    return 0


def _cores() -> int:
    """Processes to use where none are asked for: one for each core this process may use."""
    return max(1, min(len(os.sched_getaffinity(0)), 8)) if hasattr(os, "sched_getaffinity") else 1


def _bar() -> Progress:
    """A bar on standard error where a person watches, else nothing."""
    console = Console(stderr=True)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[note]}"),
        TimeElapsedColumn(),
        console=console,
        disable=not sys.stderr.isatty(),
        transient=True,
    )
