"""What is written in one transaction: entries (documents with their records) and refusals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rejoinder.ledger.memory import People, actors_of
from rejoinder.ledger.terms import terms
from rejoinder.records import Reading
from rejoinder.records.jsonl import to_line

FAULT = "fault"
"""Reason of a refusal that is Rejoinder's own fault, not the input's."""

KINDS = ("statement", "event", "commitment", "reaction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document ready to be stored; ``digest`` names the input it came from.

    ``lines`` are its records by kind, as JSON; ``sentences`` are (number, start, end, paragraph).
    """

    digest: str
    uri: str
    document: str
    line: str
    lines: dict[str, list[str]]
    sentences: list[tuple[int, int, int, int]]
    postings: dict[str, int]
    people: People = field(default_factory=lambda: People(introduced=(), alone=()))

    @classmethod
    def of(cls, digest: str, reading: Reading) -> Entry:
        """An entry from a reading; made where the reading was, so that workers share the toil."""
        document = reading.document
        lines: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for record in reading.records():
            if record.kind != "document":
                lines[record.kind].append(to_line(record))
        return cls(
            digest=digest,
            uri=document.uri,
            document=document.id,
            line=to_line(document),
            lines=lines,
            sentences=[(s.index, s.start, s.end, s.paragraph) for s in reading.sentences],
            postings=dict(Counter(terms(f"{document.title or ''}\n{document.text}"))),
            people=People.of(actors_of(reading)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that could not be read, with the digest by which it is known again."""

    digest: str
    uri: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Entries and refusals in the order of their inputs."""

    entries: list[Entry] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Counts:
    """What an ingest did: documents stored, renewed (read again), known already, rejected."""

    documents: int = 0
    renewed: int = 0
    duplicates: int = 0
    rejections: int = 0
    rejected_before: int = 0
    records: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))

    def add(self, other: Counts) -> None:
        """Adds another's counts to these."""
        self.documents += other.documents
        self.renewed += other.renewed
        self.duplicates += other.duplicates
        self.rejections += other.rejections
        self.rejected_before += other.rejected_before
        for kind, number in other.records.items():
            self.records[kind] += number
