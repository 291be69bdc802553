"""Tokens for the tagger of times: a text as one string of word classes.

Each token becomes one character that stands for its class (a weekday, a month, a number below 32,
...), so that a rule of the grammar is one compiled pattern over that string and the whole text is
searched at the speed of the regular-expression engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rejoinder.lexicon import times as lexicon

_TOKEN = re.compile(
    r"(?P<coded>[QH][1-4]\b|FY(?=[ \d]))"
    r"|(?P<word>[^\W\d_]+(?:\.[mM]\b\.?|['’](?:clock|t|ll)\b)?)"
    r"|(?P<space>\n)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\b)"
    r"|(?P<slash>\d{1,4}[/.]\d{1,2}[/.]\d{2,4}\b)"
    r"|(?P<clock>[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<decade>(?:\d{3}|['’‘]?\d)0['’]?s\b)"
    r"|(?P<nth>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)"
    r"|(?P<mark>[^\w\s])"
)
"""Words stand first because most tokens are words; a number never starts inside one."""
_LONGEST_NAME = 8
"""Tokens in the longest named day, marks counted: "international women ' s day" and some room."""
_HYPHENS = frozenset("-‐‑")
_MARKS = {",": "comma", "–": "dash", "—": "dash", "/": "slash_mark", "'": "apostrophe"}
_MARKS |= {".": "dot", "’": "apostrophe", "(": "open", "$": "money", "£": "money", "€": "money"}
_PLAIN_MARKS = frozenset(".,()[]{}:;!?\"“”‘’'%$€£/&*|")
_MARKS |= {"%": "percent", "#": "money", ":": "colon"}

_EXTRA = (
    "word",
    "capital",
    "break",
    "iso",
    "slash",
    "clock",
    "decade",
    "nth",
    "day_number",
    "year_number",
    "old_year",
    "number",
    "hyphen",
    "mark",
    "holiday",
    *sorted({*_MARKS.values()}),
)


@cache
def alphabet() -> dict[str, str]:
    """The character that stands for each class."""
    kinds = [*_EXTRA, *sorted({row.kind for row in lexicon.words().values()})]
    return {kind: chr(0x100 + index) for index, kind in enumerate(kinds)}


@cache
def _words() -> tuple[dict[str, str], frozenset[str]]:
    letters = alphabet()
    rows = lexicon.words()
    return (
        {word: letters[row.kind] for word, row in rows.items()},
        frozenset(word for word, row in rows.items() if row.cap),
    )


@dataclass(slots=True, kw_only=True)
class Tokens:
    """A text in tokens: lower-case words, their ranges of code points, and their classes."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str

    def value(self, index: int) -> str:
        """What the lexicon says the token stands for, or the token itself."""
        row = lexicon.words().get(self.words[index])
        return row.value if row is not None and row.value is not None else self.words[index]

    def kind(self, index: int, kind: str) -> bool:
        """Whether a token is of a class; false outside the text."""
        return 0 <= index < len(self.words) and self.classes[index] == alphabet()[kind]

    def capital(self, index: int) -> bool:
        """Whether a token is written with a capital."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]


def split(text: str) -> Tokens:
    """A text in tokens with their classes; a named day ("Boxing Day") is one token."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    maybe_named: list[int] = []
    marks = _marks()
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        group = match.lastgroup
        raw = text[start:end]
        if group == "word":
            word, letter, named = _word(raw)
        elif raw in _PLAIN_MARKS:
            word, letter, named = raw, marks[raw], False
        else:
            word, letter, named = _other(group or "", text, start, end)
        if named:
            maybe_named.append(len(words))
        words.append(word)
        starts.append(start)
        ends.append(end)
        classes.append(letter)
    for index in reversed(maybe_named):
        _join_named(words, starts, ends, classes, index, text)
    return Tokens(text=text, words=words, starts=starts, ends=ends, classes="".join(classes))


@cache
def _marks() -> dict[str, str]:
    """The class of each mark whose class is the same everywhere."""
    return {mark: alphabet()[_class_of("mark", mark, mark, 0)] for mark in _PLAIN_MARKS}


@lru_cache(maxsize=1 << 16)
def _word(raw: str) -> tuple[str, str, bool]:
    """A word's lower-case form, its class, and whether a named day may start with it."""
    known, capitals = _words()
    word = raw.lower().replace("’", "'")
    letter = known.get(word)
    if letter is None or (word in capitals and raw == word):
        letter = alphabet()["word" if raw == word else "capital"]
    return word, letter, word in _holidays()


def _other(group: str, text: str, start: int, end: int) -> tuple[str, str, bool]:
    """The same for a token that is no word."""
    word = text[start:end].lower()
    return word, alphabet()[_class_of(group, text[start:end], text, start)], word in _holidays()


def _join_named(
    words: list[str],
    starts: list[int],
    ends: list[int],
    classes: list[str],
    index: int,
    text: str,
) -> None:
    """Makes one token of the named day that starts at ``index``, if one does."""
    if text[starts[index]].islower():
        return
    ahead = [word.replace("’", "'") for word in words[index : index + _LONGEST_NAME]]
    for tokens, name in _holidays()[words[index]]:
        if ahead[: len(tokens)] == tokens:
            end = index + len(tokens)
            words[index:end] = [name]
            ends[index:end] = [ends[end - 1]]
            starts[index:end] = [starts[index]]
            classes[index:end] = [alphabet()["holiday"]]
            return


def _class_of(group: str, raw: str, text: str, start: int) -> str:
    if group == "number":
        if start and text[start - 1].isalpha() and text[start - 2 : start] != "FY":
            return "number"
        if len(raw) <= 2 and 1 <= int(raw) <= 31:
            return "day_number"
        if len(raw) == 4 and raw.isdigit():
            if 1900 <= int(raw) < 2100:
                return "year_number"
            if 1000 <= int(raw) < 1900:
                return "old_year"
        return "number"
    if group == "coded":
        return lexicon.words()[raw.lower()].kind
    if group == "mark":
        if raw in _HYPHENS:
            inside = text[start - 1 : start].isalnum() and text[start + 1 : start + 2].isalnum()
            return "hyphen" if inside else "dash"
        return _MARKS.get(raw, "mark")
    return "break" if group == "space" else group


@cache
def _holidays() -> dict[str, list[tuple[list[str], str]]]:
    """Named days as token lists, by first token, longest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name in lexicon.holidays():
        text = " ".join(name)
        tokens = [match.group() for match in _TOKEN.finditer(text)]
        found.setdefault(tokens[0], []).append((tokens, text))
    for names in found.values():
        names.sort(key=lambda item: -len(item[0]))
    return found
