"""Where an answer goes: a file, or standard output as UTF-8."""

from __future__ import annotations

import sys
from pathlib import Path

from rejoinder.errors import UsageError


def write(data: str | bytes, output: Path | None) -> None:
    """To a file, or to standard output; Parquet not to a terminal."""
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if output is not None:
        try:
            output.write_bytes(raw)
        except OSError as error:
            raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
        return
    if isinstance(data, bytes) and sys.stdout.isatty():
        raise UsageError("parquet is not for the terminal; say --output FILE, or redirect it")
    try:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader downstream has what it wanted; leave nothing for the exit to flush.
        sys.stdout = open("/dev/null", "w", encoding="utf-8")  # noqa: SIM115, PTH123
