"""``python -m eval NAME --data PATH [--limit N]``: the last line on standard output is JSON."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import click

NAMES = (
    "statements",
    "relations",
    "events",
    "status",
    "actors",
    "times",
    "pages",
    "damage",
    "incidents",
    "story",
    "gold",
    "chains",
    "statuses",
    "roles",
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("name", type=click.Choice(NAMES))
@click.option("--data", required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--limit", type=click.IntRange(min=1), help="Score the first N documents only.")
@click.option("--folds", type=click.IntRange(min=2), help="relations: retrain for each fold.")
@click.option("--plain", is_flag=True, help="pages: flatten each page to its text first.")
@click.option("--errors", type=click.Path(path_type=Path), help="Write each error as JSON Lines.")
def main(
    name: str, data: Path, limit: int | None, folds: int | None, plain: bool, errors: Path | None
) -> None:
    """Score one quality on data in the shape that the contract names."""
    try:
        module = importlib.import_module(f"eval.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"eval.{name}":
            raise
        raise click.ClickException(f"the evaluation {name!r} is not built yet") from error
    options: dict[str, object] = {"limit": limit, "errors": errors}
    if name == "relations":
        options["folds"] = folds
    if name == "pages":
        options["plain"] = plain
    figures = module.run(data, **options)
    sys.stdout.write(json.dumps(figures, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
