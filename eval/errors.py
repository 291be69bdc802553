"""``python -m eval.errors NAME``: each error of an evaluation, gold and output side by side.

Errors are grouped by what is wrong (kind of record, then missed, invented, or the field), the
commonest group first. Any evaluation's ``--errors`` file can be shown: a line with ``gold`` and
``output`` fills both columns, another's own fields go to the gold column where something was
missed and to the output column elsewhere.
"""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

HERE = Path(__file__).resolve().parent
_HEAD = ("document", "kind", "error", "sentence")
"""Keys that head an entry; all others are its sides."""

Error = dict[str, Any]


def grouped(errors: Iterable[Error]) -> list[tuple[str, list[Error]]]:
    """Errors by cause, the commonest first, each cause named ``kind: error``.

    >>> grouped([{"error": "missed"}, {"kind": "events", "error": "invented"}, {"error": "missed"}])
    ... # doctest: +ELLIPSIS
    [('missed', [...]), ('events: invented', [...])]
    """
    causes: defaultdict[str, list[Error]] = defaultdict(list)
    for error in errors:
        names = [str(error[key]) for key in ("kind", "error") if error.get(key)]
        causes[": ".join(names) or "error"].append(error)
    return sorted(causes.items(), key=lambda item: (-len(item[1]), item[0]))


def sides(error: Error) -> tuple[Any, Any]:
    """What gold has and what the output has; null where one has nothing."""
    if "gold" in error or "output" in error:
        return error.get("gold"), error.get("output")
    rest = {key: value for key, value in error.items() if key not in _HEAD}
    return (rest, None) if error.get("error") == "missed" else (None, rest)


def show(errors: Iterable[Error], only: str | None, most: int | None) -> Iterator[Any]:
    """Rich renderables: a list of causes with their counts, then every group."""
    groups = [item for item in grouped(errors) if only is None or only in item[0]]
    summary = Table(box=None, pad_edge=False, show_header=False)
    for cause, members in groups:
        summary.add_row(Text(str(len(members)), justify="right"), cause)
    yield summary
    for cause, members in groups:
        yield Text(f"\n{cause} ({len(members)})", style="bold")
        for error in members[:most]:
            yield Padding(_entry(cause, error), (0, 0, 1, 2))


def _entry(cause: str, error: Error) -> Group:
    head = Text(str(error.get("document", "")), style="cyan")
    if error.get("sentence"):
        head.append(f"  {error['sentence']}", style="italic default")
    table = Table(box=None, pad_edge=False, expand=True, header_style="dim")
    table.add_column("", ratio=1, style="dim")
    table.add_column("gold", ratio=5, overflow="fold")
    table.add_column("output", ratio=5, overflow="fold")
    gold, output = sides(error)
    if isinstance(gold, dict) or isinstance(output, dict):
        left = gold if isinstance(gold, dict) else {}
        right = output if isinstance(output, dict) else {}
        wrong = cause.partition("field ")[2]
        for key in dict.fromkeys([*left, *right]):
            style = "bold red" if key == wrong else ""
            cells = [_words(left.get(key)), _words(right.get(key))]
            table.add_row(key, *(Text(cell, style=style) for cell in cells))
    else:
        table.add_row("", Text(_words(gold)), Text(_words(output)))
    return Group(head, table)


def _words(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def read(path: Path) -> list[Error]:
    """The lines of an ``--errors`` file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _measured(name: str, data: Path | None, limit: int | None) -> list[Error]:
    settings = tomllib.loads((HERE / "floors.toml").read_text("utf-8")).get(name, {})
    where = data or (HERE.parent / settings.get("data", f"eval/data/{name}")).resolve()
    if not where.exists():
        raise click.ClickException(f"{where} is not there; name the data with --data")
    module = importlib.import_module(f"eval.{settings.get('module', name)}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "errors.jsonl"
        module.run(where, limit=limit, errors=file, **settings.get("options", {}))
        return read(file)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("name")
@click.option("--data", type=click.Path(exists=True, path_type=Path), help="Data other than usual.")
@click.option("--file", type=click.Path(exists=True, path_type=Path), help="Errors written before.")
@click.option("--limit", type=click.IntRange(min=1), help="Score the first N documents only.")
@click.option("--only", help="Show the causes whose name holds this word.")
@click.option("--most", type=click.IntRange(min=1), help="Show at most N errors for each cause.")
def main(
    name: str,
    data: Path | None,
    file: Path | None,
    limit: int | None,
    only: str | None,
    most: int | None,
) -> None:
    """Run the evaluation NAME (or read its errors from --file) and show them by cause."""
    errors = read(file) if file else _measured(name, data, limit)
    console = Console(width=None if sys.stdout.isatty() else 140)
    for piece in show(errors, only, most):
        console.print(piece)


if __name__ == "__main__":
    main()
