"""Reading: one document with all that was drawn from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rejoinder.records.commitment import Commitment
from rejoinder.records.document import Document
from rejoinder.records.event import Event
from rejoinder.records.parsed import Sentence
from rejoinder.records.reaction import Reaction
from rejoinder.records.statement import Statement

Drawn = Statement | Event | Commitment | Reaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What ``rejoinder read`` answers with, for one page.

    ``sentences`` are the bounds that the parse found; the ledger keeps them to show facts in
    their sentence.
    """

    document: Document
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def records(self) -> Iterator[Document | Drawn]:
        """Every record, the document first."""
        yield self.document
        yield from self.statements
        yield from self.events
        yield from self.commitments
        yield from self.reactions
