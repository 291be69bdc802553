"""Phrases that may name an actor: noun phrases mended by the names found in them.

The small parser often breaks a name in two ("Secretary of | State John Kerry") or takes two names
for one. A name of the lexicon is never broken, and a possessor is a phrase of its own.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.lexicon.actors_index import Match, Word, plain
from rejoinder.records import Parsed


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first:last`` headed by ``head``; ``owner`` is the phrase before its "'s"."""

    first: int
    last: int
    head: int
    owner: Phrase | None = None


def _first(match: Match) -> int:
    return match.first


@dataclass(frozen=True, slots=True)
class Named:
    """The words of a document and the names among them, with positions by token."""

    words: tuple[Word, ...]
    matches: tuple[Match, ...]
    starts: tuple[int, ...]
    """For each token the number of words before it."""

    def slice(self, first: int, last: int) -> tuple[Sequence[Word], list[Match]]:
        """The words of tokens ``first:last`` and the names wholly among them, counted from 0."""
        begin, end = self.starts[first], self.starts[last]
        inside = [
            Match(match.first - begin, match.last - begin, match.entries)
            for match in self.within(first, last)
        ]
        return self.words[begin:end], inside

    def within(self, first: int, last: int) -> list[Match]:
        """The names wholly among tokens ``first:last``."""
        begin, end = self.starts[first], self.starts[last]
        at = bisect.bisect_left(self.matches, begin, key=_first)
        found = []
        while at < len(self.matches) and self.matches[at].last <= end:
            found.append(self.matches[at])
            at += 1
        return found

    def tokens(self, match: Match) -> tuple[int, int]:
        """The tokens of a name."""
        return self.words[match.first].token, self.words[match.last - 1].token + 1


def named(doc: Doc, lexicon: ActorLexicon, date: str | None = None) -> Named:
    """The words of a parse with the lexicon's names among them; none crosses a line.

    Of surnames alone only those of people who held a well-known office on the date, and whom no
    other of the name stands beside.
    """
    words: list[Word] = []
    starts: list[int] = []
    for token in doc:
        starts.append(len(words))
        text = token.text
        if token.is_space:
            if "\n" in text:
                words.append(Word("\n", "\n", token.i))
            continue
        if text in ("-", "–") or (text == "." and token.pos_ == "PROPN"):
            continue  # "Col ." of "Col. Turki" has its dot apart.
        for piece in text.split("-") if "-" in text[1:-1] else (text,):
            bare = plain(piece)
            if bare.islower() and _ends_name(token):
                bare = bare.capitalize()
            if bare:
                words.append(Word(bare, bare.casefold(), token.i))
    starts.append(len(words))
    matches = [match for match in lexicon.scan(words) if not _part_of_token(words, match)]
    alone = [match for match in matches if match.entries[0].sort == "surname"]
    others = {words[m.first].key for m in alone if not _stands_alone(doc, words[m.first].token)}
    kept = tuple(
        match
        for match in matches
        if match.entries[0].sort != "surname"
        or (
            words[match.first].key not in others
            and any(entry.holds(date) for entry in match.entries)
        )
    )
    return Named(tuple(words), kept, tuple(starts))


def _stands_alone(doc: Doc, i: int) -> bool:
    """Whether a surname is no part of another's name, nor a word or place."""
    token = doc[i]
    if token.pos_ != "PROPN" or token.ent_type_ in ("GPE", "LOC", "FAC", "ORG", "NORP"):
        return False
    before = doc[i - 1] if i else None
    if before is not None and before.ent_type_ == "PERSON" and before.text[:1].isupper():
        return False
    return i + 1 == len(doc) or doc[i + 1].ent_type_ != "PERSON" or doc[i + 1].ent_iob_ == "B"


def _ends_name(token: Token) -> bool:
    """Whether a word written small ends a person's name: "Chen Yi-fan"."""
    if token.i < 2 or not (token.pos_ == "PROPN" or token.ent_type_ == "PERSON"):
        return False
    hyphen, before = token.nbor(-1), token.nbor(-2)
    joined = hyphen.text == "-" and not hyphen.whitespace_ and not before.whitespace_
    return joined and before.text[0].isupper() and before.pos_ == "PROPN"


def _part_of_token(words: Sequence[Word], match: Match) -> bool:
    """Whether a name is but a piece of a hyphenated token ("Anglo-Saxon")."""
    before = words[match.first - 1].token if match.first else -1
    after = words[match.last].token if match.last < len(words) else -1
    return words[match.first].token == before or words[match.last - 1].token == after


def phrases(parsed: Parsed, names: Named) -> list[Phrase]:
    """The noun phrases of a document, possessors first, in text order."""
    doc = parsed.doc
    spans = [(chunk.start, chunk.end) for chunk in doc.noun_chunks]
    spans += [names.tokens(match) for match in names.matches if _nominal(doc, names, match)]
    found: list[Phrase] = []
    for first, last in _joined(_mended(doc, names, spans)):
        found.extend(_parted(doc, names, first, last))
    return found


def _nominal(doc: Doc, names: Named, match: Match) -> bool:
    _, last = names.tokens(match)
    return doc[last - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PRON")


def _mended(doc: Doc, names: Named, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans stretched over names that they cut and over the name that follows a title."""
    mended = []
    for begin, end in spans:
        first, last = begin, end
        for match in names.within(max(0, first - 8), min(len(doc), last + 8)):
            left, right = names.tokens(match)
            if left < last and first < right:
                first, last = min(first, left), max(last, right)
        last = _with_name(doc, names, last)
        while first > 0 and _joins_left(doc[first - 1], doc[first]):
            first -= 1
        mended.append((first, last))
    return mended


def _with_name(doc: Doc, names: Named, last: int) -> int:
    """The end stretched over a person's name after a title that ends the phrase so far."""
    ending = [m for m in names.within(max(0, last - 6), last) if names.tokens(m)[1] == last]
    if ending and any(entry.kind == "office" for entry in ending[-1].entries):
        while last < len(doc) and doc[last].pos_ == "PROPN" and doc[last].text[0].isupper():
            last += 1
    return last


def _joins_left(before: Token, token: Token) -> bool:
    """Whether the word before belongs to the same noun phrase although the parse left it out."""
    if before.is_space or before.sent.start != token.sent.start:
        return False
    return (
        before.pos_ in ("PROPN", "ADJ")
        and before.dep_ in ("compound", "amod", "nmod")
        and (before.head.i >= token.i and before.head.i < token.i + 6)
    )


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _parted(doc: Doc, names: Named, first: int, last: int) -> list[Phrase]:
    """One span parted at possessives and at commas and conjunctions between names."""
    found: list[Phrase] = []
    inside = {
        i
        for match in names.within(first, last)
        for i in range(names.tokens(match)[0], names.tokens(match)[1])
    }
    start = first
    owner: Phrase | None = None
    for i in range(first, last + 1):
        cut = i == last
        possessive = False
        if not cut and i not in inside:
            token = doc[i]
            if _bare_possessive(doc, i):
                continue  # The parse holds such a phrase for one; its head is still the last.
            possessive = token.tag_ == "POS"
            cut = possessive or (token.pos_ in ("CCONJ", "PUNCT") and token.text not in "-–.'’")
        if not cut:
            continue
        phrase = _phrase(doc, start, i, owner)
        if phrase is not None:
            found.append(phrase)
        owner = phrase if possessive else None
        start = i + 1
    return found


def _bare_possessive(doc: Doc, i: int) -> bool:
    """Whether a mark is the possessive of a plural that the tagger took for a closing quote."""
    return (
        doc[i].text in ("'", "’")
        and 0 < i < len(doc) - 1
        and doc[i - 1].text.endswith("s")
        and doc[i - 1].tag_ in ("NNS", "NNPS", "NNP")
        and bool(doc[i].whitespace_)
        and doc[i + 1].pos_ in ("NOUN", "PROPN", "ADJ")
    )


def _phrase(doc: Doc, first: int, last: int, owner: Phrase | None) -> Phrase | None:
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > first and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    if first == last:
        return None
    head = last - 1
    for i in range(last - 1, first - 1, -1):
        if doc[i].pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            head = i
            break
    return Phrase(first, last, head, owner)
