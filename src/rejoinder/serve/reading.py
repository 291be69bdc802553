"""``rejoinder read``: one page in, its reading out in the form asked for."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from rejoinder import documents, pages
from rejoinder.errors import InputError, UsageError
from rejoinder.flow import Reader
from rejoinder.lexicon import Lexicon
from rejoinder.records import Declared, Page, Rejection, Run
from rejoinder.records.jsonl import KINDS, Record, to_dict, to_line
from rejoinder.scale import run_record
from rejoinder.scale.admission import admit
from rejoinder.serve import output
from rejoinder.serve.days import iso_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What ``rejoinder read`` was asked."""

    file: str
    published: str | None = None
    outlet: str | None = None
    form: str = "text"
    actors: Path | None = None
    scores: Path | None = None


def answer(request: Request, *, color: str = "auto") -> None:
    """Reads the page and writes its reading to standard output.

    Raises ``UsageError`` for an impossible request and ``InputError`` for a page that cannot be
    read; in the machine formats a ``rejection`` record has then been written.
    """
    declared = Declared(
        outlet=request.outlet,
        published=iso_date(request.published, "--published"),
        published_basis="given" if request.published else None,
    )
    lexicon = Lexicon.with_user(actors=request.actors, scores=request.scores)
    try:
        document = admit(documents.clean(_page(request.file, declared)))
        reading = next(Reader(lexicon=lexicon).read_documents([document]))
    except InputError as error:
        if request.form in ("jsonl", "json"):
            rejection = Rejection(uri=error.uri, reason=error.reason, detail=error.detail)
            output.write(_records(_run(request), rejection, form=request.form), None)
        raise
    if request.form == "text":
        from rejoinder.serve import terminal
        from rejoinder.serve.drawing import Look

        output.write(terminal.render(reading, Look.here(color)), None)
    elif request.form == "html":
        from rejoinder.serve import webpage

        output.write(webpage.render(reading, _run(request)), None)
    else:
        output.write(_records(_run(request), *reading.records(), form=request.form), None)


def _page(file: str, declared: Declared) -> Page:
    if file == "-":
        return pages.from_bytes(sys.stdin.buffer.read(), uri="-", declared=declared)
    path = Path(file)
    if not path.exists():
        raise UsageError(f"{file}: there is no such file; check the path, or give - and pipe it in")
    if path.is_dir():
        raise UsageError(f"{file}: is a folder; `rejoinder ingest` reads folders into a ledger")
    try:
        return pages.from_path(path, declared=declared)
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be read ({error.strerror}); check its permissions"
        ) from error


def _run(request: Request) -> Run:
    return run_record(
        options={
            "published": request.published,
            "outlet": request.outlet,
            "format": request.form,
            "actors": request.actors,
            "scores": request.scores,
        },
        actors=request.actors,
        scores=request.scores,
    )


def _records(*records: Record, form: str) -> str:
    if form == "jsonl":
        return "".join(to_line(record) + "\n" for record in records)
    whole: dict[str, list[object]] = {kind: [] for kind in KINDS if kind != "incident"}
    for record in records:
        whole[record.kind].append(to_dict(record))
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
