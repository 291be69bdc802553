"""What the environment asks for; nothing else in Rejoinder reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rejoinder.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Settings by environment variable; an option on the command line goes before each.

    ``REJOINDER_LEDGER`` is the ledger file used where ``--ledger`` is not given,
    ``REJOINDER_WORKERS`` the number of processes that ``ingest`` uses; ``NO_COLOR`` (any value)
    turns colour off, ``FORCE_COLOR`` on; see https://no-color.org.
    """

    ledger: Path | None = None
    workers: int | None = None
    no_color: bool = False
    force_color: bool = False

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None) -> Environment:
        """The settings of this process; raises ``UsageError`` where one makes no sense.

        >>> Environment.read({"REJOINDER_WORKERS": "3"}).workers
        3
        """
        environ = os.environ if environ is None else environ
        workers = environ.get("REJOINDER_WORKERS") or None
        if workers is not None and (not workers.isdecimal() or int(workers) < 1):
            raise UsageError(f"REJOINDER_WORKERS is {workers!r}; set it to 1 or more, or unset it")
        ledger = environ.get("REJOINDER_LEDGER")
        return cls(
            ledger=Path(ledger) if ledger else None,
            workers=int(workers) if workers else None,
            no_color=bool(environ.get("NO_COLOR")),
            force_color=bool(environ.get("FORCE_COLOR")),
        )
