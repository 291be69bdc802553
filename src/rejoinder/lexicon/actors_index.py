"""Names to entries: words folded to keys, and the longest name found at each word.

Case tells names from words: a name written with capitals matches only capitals ("US", not "us"),
an acronym only itself, and a word written small matches in any case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal[
    "country",
    "adjective",
    "people",
    "capital",
    "seat",
    "body",
    "medium",
    "organ",
    "polity",
    "office",
    "agent",
    "person",
]


class Word(NamedTuple):
    """One word of a text: as written without accents and dots, folded, and where it stands.

    ``token`` is the one it belongs to; a token with a hyphen in it gives several words.
    """

    text: str
    key: str
    token: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one name stands for. ``usual`` is its form before an office ("Russian", "NATO")."""

    kind: Kind
    name: str
    code: str | None = None
    sector: str | None = None
    usual: str = ""
    sort: str = ""
    serves: str = ""
    start: str | None = None
    end: str | None = None

    def holds(self, date: str | None) -> bool:
        """Whether the meaning is one of that date; an undated one is of any."""
        if self.start is None and self.end is None:
            return True
        if date is None:
            return False
        return (self.start is None or date >= self.start) and (self.end is None or date <= self.end)


class Match(NamedTuple):
    """A name found: words ``first:last`` of the sequence scanned, and what it may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


_SPLIT = re.compile(r"'s\b|’s\b|[^\W_]+(?:[.'’][^\W_]+)*\.?|[&+]|[,;:()]")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
                          "ð": "d", "æ": "ae", "ß": "ss",
                          "ə": "e", "’": "'", "‘": "'"})  # fmt: skip


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word without accents, dots and curled apostrophes: ``Erdoğan`` is ``Erdogan``."""
    if word.isascii():
        return word.replace(".", "") or word
    decomposed = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.replace(".", "") or word


def words(text: str) -> list[Word]:
    """The words of a string, each its own token.

    >>> [word.text for word in words("Chile's Foreign Minister, U.S.-based")]
    ['Chile', "'s", 'Foreign', 'Minister', ',', 'US', 'based']
    """
    found = []
    for index, part in enumerate(_SPLIT.findall(text)):
        bare = plain(part)
        for piece in (bare[:-2], "'s") if bare.endswith("'s") and len(bare) > 2 else (bare,):
            found.append(Word(piece, piece.casefold(), index))
    return found


@dataclass(slots=True)
class Index:
    """All names by the key of their first word, the longest first."""

    _by_first: dict[str, list[_Spellings]] = field(default_factory=dict)
    _by_keys: dict[tuple[str, ...], _Spellings] = field(default_factory=dict)

    def add(self, names: Iterable[str], entry: Entry) -> None:
        """Gives names a meaning; an earlier meaning of the same name stays before it."""
        for name in names:
            parts = words(name)
            keys = tuple(part.key for part in parts)
            spellings = self._by_keys.get(keys)
            if spellings is None:
                spellings = self._by_keys[keys] = _Spellings(keys, [])
                self._by_first.setdefault(keys[0], []).append(spellings)
            forms = tuple(part.text for part in parts)
            for known, entries in spellings.written:
                if known == forms:
                    if entry not in entries:
                        entries.append(entry)
                    break
            else:
                spellings.written.append((forms, [entry]))

    def drop(self, names: Iterable[str]) -> None:
        """Forgets names, however they are written."""
        for name in names:
            spellings = self._by_keys.get(tuple(part.key for part in words(name)))
            if spellings:
                spellings.written.clear()

    def close(self) -> None:
        """Sorts the names, the longest first; to be called after the last ``add``."""
        for names in self._by_first.values():
            names.sort(key=lambda spellings: -len(spellings.keys))

    def at(self, sequence: Sequence[Word], position: int) -> Match | None:
        """The longest name that begins at a word, or null."""
        for keys, written in self._by_first.get(sequence[position].key, ()):
            last = position + len(keys)
            if last > len(sequence):
                continue
            if len(keys) > 1 and any(
                sequence[position + step].key != keys[step] for step in range(1, len(keys))
            ):
                continue
            entries: list[Entry] = []
            for forms, meanings in written:
                if all(
                    _written_alike(form, sequence[position + step].text)
                    for step, form in enumerate(forms)
                ):
                    entries += meanings
            if entries:
                return Match(position, last, tuple(entries))
        return None

    def scan(self, sequence: Sequence[Word]) -> list[Match]:
        """All names of a sequence, left to right, the longest at each word, none overlapping."""
        found = []
        position = 0
        known = self._by_first
        while position < len(sequence):
            match = self.at(sequence, position) if sequence[position].key in known else None
            if match is None or self._cuts_short(sequence, match):
                position += 1
            else:
                found.append(match)
                position = match.last
        return found

    def _cuts_short(self, sequence: Sequence[Word], match: Match) -> bool:
        """Whether words for a kind of actor eat into a name: "state-run | News Agency of Peru"."""
        if match.last - match.first < 2 or match.entries[0].kind != "agent":
            return False
        for position in range(match.first + 1, match.last):
            if sequence[position].text[0].isupper():
                longer = self.at(sequence, position)
                if longer is not None and longer.last > match.last:
                    return True
        return False


class _Spellings(NamedTuple):
    """One name's keys and the ways it is written, each with its meanings."""

    keys: tuple[str, ...]
    written: list[tuple[tuple[str, ...], list[Entry]]]


def _written_alike(form: str, text: str) -> bool:
    """Whether a text's word is written as a name's word may be."""
    if form == text or form.islower():
        return True
    if form.isupper() and len(form) > 1:
        return False
    return text[0].isupper() or not form[0].isupper()
