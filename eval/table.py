"""``python -m eval.table``: every figure with its interval, floor, required, aim and best peer.

``--quick`` scores the number of documents that ``floors.toml`` names; ``--check`` fails below a
floor; ``--raise`` lifts floors to what was measured (less a margin); ``--lower NAME`` alone lowers.
"""

from __future__ import annotations

import importlib
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from eval.peers import record

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
MARGIN = 0.01
"""A raised floor stays this far below the figure: runs repeat exactly, but a later change may move
a figure by a few documents for the better elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One figure of one evaluation against its floor; ``value`` is null where data is absent."""

    evaluation: str
    figure: str
    value: float | None
    interval: tuple[float, float] | None
    wanted: dict[str, Any]

    @property
    def below(self) -> bool:
        """Whether the figure misses its floor; a ceiling is kept under ``ceiling``."""
        if self.value is None:
            return False
        floor, ceiling = self.wanted.get("floor"), self.wanted.get("ceiling")
        return (floor is not None and self.value < floor) or (
            ceiling is not None and self.value > ceiling
        )


def lookup(figures: dict[str, Any], path: str) -> Any:
    """The figure at a dotted path, or null.

    >>> lookup({"a": {"f1": 0.5}}, "a.f1")
    0.5
    """
    found: Any = figures
    for part in path.split("."):
        if not isinstance(found, dict) or part not in found:
            return None
        found = found[part]
    return found


def measure(name: str, settings: dict[str, Any], quick: bool) -> list[Outcome]:
    """Runs one evaluation and sets its figures beside what is wanted of them."""
    data = (HERE.parent / settings["data"]).resolve()
    wanted = settings["figures"]
    if not data.exists():
        return [
            Outcome(evaluation=name, figure=path, value=None, interval=None, wanted=goal)
            for path, goal in wanted.items()
        ]
    module = importlib.import_module(f"eval.{settings.get('module', name)}")
    options: dict[str, Any] = {"limit": settings.get("quick") if quick else None, "errors": None}
    options.update(settings.get("options", {}))
    started = time.monotonic()
    figures = module.run(data, **options)
    sys.stderr.write(f"{name}: {time.monotonic() - started:.0f} s, n {figures.get('n')}\n")
    return [_outcome(name, path, goal, figures) for path, goal in wanted.items()]


def _outcome(name: str, path: str, goal: dict[str, Any], figures: dict[str, Any]) -> Outcome:
    value = lookup(figures, path)
    if value is None:
        raise click.ClickException(f"{name}: the evaluation gives no figure {path!r}")
    interval = lookup(figures, f"{path}_ci")
    return Outcome(
        evaluation=name,
        figure=path,
        value=float(value),
        interval=(interval[0], interval[1]) if interval else None,
        wanted=goal,
    )


def show(outcomes: list[Outcome]) -> Table:
    """The table as printed, with the best peer that was measured or, marked †, published."""
    peers = record.load()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("evaluation", "figure", "value", "95%", "floor", "required", "aim", "best peer"):
        table.add_column(column, justify="left" if column in {"evaluation", "figure"} else "right")
    for outcome in outcomes:
        goal = outcome.wanted
        floor = goal.get("floor", goal.get("ceiling"))
        table.add_row(
            outcome.evaluation,
            outcome.figure,
            "no data" if outcome.value is None else f"{outcome.value:.3f}",
            f"{outcome.interval[0]:.3f}-{outcome.interval[1]:.3f}" if outcome.interval else "",
            "" if floor is None else f"{'≤' if 'ceiling' in goal else ''}{floor:.3f}",
            *(str(goal.get(key, "")) for key in ("required", "aim")),
            _peer(peers, outcome),
            style="bold red" if outcome.below else None,
        )
    return table


def _peer(peers: record.Record, outcome: Outcome) -> str:
    best = peers.best(outcome.evaluation, outcome.figure)
    if best is not None:
        return f"{best.value:.3f} {best.peer}"
    published = outcome.wanted.get("peer")
    return f"{published} †" if published else ""


def notes(peers: record.Record) -> str:
    """What stands below the table about its peers."""
    lines = [
        f"Peers: measured on the same data by the last `make peers` ({peers.ran}); "
        "† as published, on other data or by other hands."
    ]
    lines += [f"Not measured: {gap.peer}: {gap.reason}." for gap in peers.missing]
    return "\n".join(lines)


def rewrite(outcomes: list[Outcome], lowered: frozenset[str], raising: bool) -> int:
    """Writes new floors into ``floors.toml``; returns how many changed."""
    lines = FLOORS.read_text("utf-8").split("\n")
    section, changed = "", 0
    new = {
        (o.evaluation, o.figure): o for o in outcomes if o.value is not None and "floor" in o.wanted
    }
    for index, line in enumerate(lines):
        if line.startswith("["):
            section = line.strip("[]").removesuffix(".figures")
        figure = line.split("=", 1)[0].strip().strip('"')
        outcome = new.get((section, figure))
        if outcome is None or outcome.value is None:
            continue
        floor = round(max(0.0, outcome.value - MARGIN), 3)
        old = outcome.wanted["floor"]
        if (raising and floor > old) or (section in lowered and floor < old):
            lines[index] = line.replace(f"floor = {old}", f"floor = {floor}")
            changed += lines[index] != line
    FLOORS.write_text("\n".join(lines), "utf-8")
    return changed


@click.command()
@click.option("--quick", is_flag=True, help="Score the few documents that floors.toml names.")
@click.option("--check", is_flag=True, help="Exit with 1 where a figure is below its floor.")
@click.option("--raise", "raising", is_flag=True, help="Lift floors to what was measured.")
@click.option("--lower", multiple=True, help="Lower the floors of one evaluation, knowingly.")
@click.argument("names", nargs=-1)
def main(
    quick: bool, check: bool, raising: bool, lower: tuple[str, ...], names: tuple[str, ...]
) -> None:
    """Run the evaluations NAMES (all, if none is named) and print one table."""
    goals = tomllib.loads(FLOORS.read_text("utf-8"))
    unknown = set(names) | set(lower)
    unknown -= set(goals)
    if unknown:
        raise click.UsageError(f"no evaluation {sorted(unknown)}; there are {sorted(goals)}")
    outcomes: list[Outcome] = []
    for name, settings in goals.items():
        if not names or name in names:
            outcomes += measure(name, settings, quick)
    console = Console(width=120)
    console.print(show(outcomes))
    console.print(notes(record.load()), style="dim", highlight=False)
    if raising or lower:
        changed = rewrite(outcomes, frozenset(lower), raising)
        console.print(f"{changed} floors changed in {FLOORS.name}")
    below = [o for o in outcomes if o.below]
    if below and check:
        raise click.ClickException(
            f"{len(below)} figures are below their floor; mend the cause, or lower knowingly"
        )


if __name__ == "__main__":
    main()
