"""The only place that composes the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rejoinder import (
    commitments,
    documents,
    events,
    language,
    mentions,
    reactions,
    statements,
)
from rejoinder.lexicon import Lexicon
from rejoinder.records import Document, Page, Parsed, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads pages into records.

    ``lexicon`` holds the tables that the stages use; the default is what ships with Rejoinder.

    >>> from rejoinder import pages
    >>> page = pages.from_text("Norway condemned Russia on Friday.", uri="note.txt")
    >>> [event.type for event in Reader().read(page).events]
    ['ACCUSE']
    """

    lexicon: Lexicon = field(default_factory=Lexicon.shipped)

    def read(self, page: Page) -> Reading:
        """Everything that one page holds."""
        return next(self.read_all([page]))

    def read_all(self, pages: Iterable[Page]) -> Iterator[Reading]:
        """Everything that each page holds, in order, parsed in batches."""
        return self.read_documents(documents.clean(page) for page in pages)

    def read_documents(self, cleaned: Iterable[Document]) -> Iterator[Reading]:
        """The same, from documents that are already clean."""
        return (self._draw(parsed) for parsed in language.parse(cleaned))

    def _draw(self, parsed: Parsed) -> Reading:
        found = mentions.find(parsed, self.lexicon)
        said = statements.find(parsed, found, self.lexicon)
        done = events.find(parsed, found, said, self.lexicon)
        bound = commitments.find(parsed, found, said, done, self.lexicon)
        return Reading(
            document=parsed.document,
            statements=said,
            events=done,
            commitments=bound,
            reactions=reactions.find(parsed, found, said, done, bound, self.lexicon),
            sentences=parsed.sentences,
        )
