"""The exceptions Rejoinder raises on purpose.

Every message names the input, the place and the remedy. A bug is none of these and propagates::

    RejoinderError
    ├── UsageError          the caller asked for something that cannot be (exit status 2)
    ├── InputError          an input that cannot be read; becomes a ``rejection`` in a run of many
    ├── LexiconError        a table of ours or of the user's has a bad row
    └── LedgerError         the ledger cannot be opened, read or written
"""

from __future__ import annotations


class RejoinderError(Exception):
    """Any failure that Rejoinder foresees."""


class UsageError(RejoinderError):
    """The request itself is wrong: an impossible date, an unknown format, a missing column."""


class InputError(RejoinderError):
    """One input cannot be read.

    ``uri`` names the input, ``reason`` is a short code such as ``empty`` or ``binary``, ``detail``
    says in words what was found and what to do.
    """

    def __init__(self, *, uri: str, reason: str, detail: str) -> None:
        super().__init__(f"{uri}: {reason}: {detail}")
        self.uri = uri
        self.reason = reason
        self.detail = detail


class LexiconError(RejoinderError):
    """A lexicon table is malformed; the message names file, line and column."""


class LedgerError(RejoinderError):
    """The ledger cannot be used; the message says why and what to do."""
