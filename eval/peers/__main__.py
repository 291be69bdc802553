"""``python -m eval.peers prepare|score FOLDER``: the steps of ``make peers`` on our side."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import click

from eval.peers import inputs, record, scoring
from eval.peers.outputs import PEERS

_EVAL = Path(__file__).resolve().parents[1]


def _data(name: str) -> Path:
    """Where an evaluation's data lie, as ``floors.toml`` says."""
    goals = tomllib.loads((_EVAL / "floors.toml").read_text("utf-8"))
    return (_EVAL.parent / str(goals[name]["data"])).resolve()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Measure other tools on our data."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--limit", type=click.IntRange(min=1), help="Put at most N items to each peer.")
def prepare(folder: Path, limit: int | None) -> None:
    """Write into FOLDER what the peers are to read."""
    for name in inputs.INPUTS:
        data = _data(name)
        if data.exists():
            sys.stderr.write(f"{name}: {inputs.write(name, data, folder, limit)} items\n")
        else:
            (folder / f"{name}.jsonl").unlink(missing_ok=True)
            sys.stderr.write(f"{name}: {data} is not there, so no peer reads it\n")


@main.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
def score(folder: Path) -> None:
    """Score what the peers gave and keep it in eval/peers.toml."""
    figures: list[record.Measured] = []
    missing: list[record.Missing] = []
    for name, peer in PEERS.items():
        file = folder / f"{name}.jsonl"
        if not file.exists():
            reason = "its data were not there, or its environment could not be made"
            missing.append(record.Missing(peer=name, reason=reason))
            continue
        given = scoring.read(file)
        if given.missing is not None or given.version is None:
            missing.append(record.Missing(peer=name, reason=given.missing or "no version"))
            continue
        scored = scoring.SCORERS[peer.reads](_data(peer.reads), given.outputs)
        figures += [
            record.Measured(
                evaluation=peer.reads,
                figure=figure,
                peer=name,
                version=given.version,
                value=value,
                items=len(given.outputs),
            )
            for figure, value in scored.items()
        ]
        shown = ", ".join(f"{figure} {value:.3f}" for figure, value in scored.items())
        click.echo(f"{name} {given.version}: {shown} ({given.seconds} s)")
    for gap in missing:
        click.echo(f"{gap.peer}: not measured: {gap.reason}")
    record.write(figures, missing)


if __name__ == "__main__":
    main()
