"""Who held which office when; dates may be whole years or months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rejoinder.lexicon.actors_rows import Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a person was at a date: the row in force, or the last one before, then ``left``."""

    row: Holder
    left: bool
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenures:
    """All tenures by person.

    >>> row = Holder(person="Ada Holm", aliases=(), of="NOR", office="Prime Minister",
    ...              sector="GOV", start="2001-10", end="2005-10-17", source="a list")
    >>> Tenures.of([row]).standing("Ada Holm", "2004-05-01").left
    False
    """

    by_person: dict[str, tuple[Holder, ...]]

    @classmethod
    def of(cls, rows: Iterable[Holder]) -> Tenures:
        """Tenures of rows, kept in their order."""
        by_person: dict[str, tuple[Holder, ...]] = {}
        for row in rows:
            by_person[row.person] = (*by_person.get(row.person, ()), row)
        return cls(by_person=by_person)

    def names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each person with all the aliases of their rows."""
        for person, rows in self.by_person.items():
            yield person, tuple(dict.fromkeys(alias for row in rows for alias in row.aliases))

    def standing(self, person: str, date: str | None) -> Standing | None:
        """What a person was on an ISO date.

        With no date the only tenure known answers; of several, the one they all share by country
        answers with ``sure`` false (its office must not be used).
        """
        rows = self.by_person.get(person)
        if not rows:
            return None
        if date is None:
            return Standing(row=rows[0], left=False, sure=len(rows) == 1)
        current = [row for row in rows if _began(row, date) and not _over(row, date)]
        if current:
            # Of two at once the one begun later: an office is taken on top of a seat or a party.
            return Standing(
                row=max(current, key=lambda row: row.start or ""), left=False, sure=True
            )
        past = [row for row in rows if _over(row, date)]
        if past:
            last = max(past, key=lambda row: row.end or "")
            return Standing(row=last, left=True, sure=True)
        return Standing(row=rows[0], left=False, sure=False)


def _began(row: Holder, date: str) -> bool:
    return row.start is None or date[: len(row.start)] >= row.start


def _over(row: Holder, date: str) -> bool:
    return row.end is not None and date[: len(row.end)] > row.end
