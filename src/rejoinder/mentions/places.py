"""Mentions of places: towns, countries, regions and seas, each in the country that fits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from rejoinder.lexicon import gazetteer, tables
from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.lexicon.actors_index import Entry, plain
from rejoinder.lexicon.actors_rows import Region
from rejoinder.lexicon.gazetteer import Town
from rejoinder.mentions.actors_phrases import Named, named
from rejoinder.records import Parsed, Place, PlaceMention, Span


def _these(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LABELS = ("GPE", "LOC", "FAC")
_WHERE = _these(
    "in at near outside inside around across from to into through throughout over off within "
    "toward towards between beyond along"
)
_NEARBY = _these("near outside around")
_KINDS = _these(
    "state province region district governorate oblast county prefecture municipality territory "
    "port city town village island islands peninsula valley airport area strip corridor township "
    "suburb quarter neighborhood neighbourhood capital enclave commune raion crossing "
    "checkpoint base"
)
"""Nouns that say what kind of place a name is of."""
_MOSTLY = 0.6
"""A place in no table is in the country that this share of the page's naming of countries is of
(as for offices)."""
_GLOBAL = frozenset(("IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"))
_LARGE = 1_000_000
"""A town this large is meant whatever the rest of the text is about (Sydney, Lagos); below, a
namesake in a country that the text names wins. Chosen on ten Wikinews articles."""


def find(parsed: Parsed, lexicon: ActorLexicon) -> tuple[PlaceMention, ...]:
    """All places of a document, in text order, none overlapping."""
    doc = parsed.doc
    names = named(doc, lexicon)
    page = _Page(parsed, lexicon, names, _countries(names))
    found: list[PlaceMention] = []
    taken = 0
    for first, last in _candidates(doc, names):
        if first < taken:
            continue
        mention = page.place(first, last, taken)
        if mention is not None:
            found.append(mention)
            taken = mention.last
    return tuple(found)


def _countries(names: Named) -> Counter[str]:
    """How often the text speaks of each country."""
    return Counter(
        match.entries[0].code
        for match in names.matches
        if match.entries[0].code and match.entries[0].kind != "person"
    )


def _candidates(doc: Doc, names: Named) -> list[tuple[int, int]]:
    """Runs of tokens that may name a place: entities, names of the lexicon, capitals after "in"."""
    spans = set()
    for ent in doc.ents:
        if ent.label_ in _LABELS:
            start = ent.start
            for i in range(ent.start, ent.end):
                if doc[i].tag_ == "POS" and i + 1 < ent.end:
                    spans.add((start, i))  # "Nigeria's | Zamfara"
                    start = i + 1
            spans.add((start, ent.end))
    for match in names.matches:
        if match.entries[0].kind in ("country", "capital", "polity"):
            spans.add(names.tokens(match))
    for token in doc:
        last = token.i
        if token.lower_ in _KINDS or token.lower_ in _OCCASIONS:
            first = _run_before(doc, token.i)
            if first < token.i:
                spans.add((first, token.i))
            continue
        if not token.i or doc[token.i - 1].lower_ not in _WHERE or not token.text[0].isupper():
            continue
        while last < len(doc) and doc[last].pos_ == "PROPN":
            last += 1
        if last > token.i:
            spans.add((token.i, last))
        elif token.pos_ in ("VERB", "NOUN", "ADJ") and token.is_alpha:
            spans.add((token.i, token.i + 1))  # "in Sagaing", which is tagged as a verb
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _run_before(doc: Doc, i: int) -> int:
    """The first of the capitalised words right before a token."""
    first = i
    while first > 0 and doc[first - 1].pos_ == "PROPN" and doc[first - 1].text[0].isupper():
        first -= 1
    return first


@dataclass(frozen=True, slots=True)
class _Page:
    """A page and what it says of countries."""

    parsed: Parsed
    lexicon: ActorLexicon
    names: Named
    about: Counter[str]

    def place(self, first: int, last: int, taken: int) -> PlaceMention | None:
        """The place that a run of tokens names, or null; tokens before ``taken`` are another's."""
        doc = self.parsed.doc
        while first < last and (doc[first].pos_ == "DET" or doc[first].is_punct):
            first += 1
        while last > first and (doc[last - 1].tag_ == "POS" or doc[last - 1].is_punct):
            last -= 1
        if first == last:
            return None
        words = doc[first:last].text
        if words in _CALENDAR:
            return None
        begin, end, head = self._stretched(first, last)
        if begin < taken:
            begin, end, head = first, last, last - 1
        whole = head != last - 1 and doc[head].dep_ in ("dobj", "nsubj", "nsubjpass")
        if not (whole or _stands_as_place(doc[head])):
            return None
        mention = self.parsed.tokens_span(begin, end)
        told = self._told(first, end)
        place = (
            _region(mention, words, told)
            or self._town(mention, words, told)
            or self._country(mention, words)
            or self._unknown(mention, first, last, head, told)
        )
        if place is None:
            return None
        return PlaceMention(
            place=place, start=mention.start, end=mention.end, first=begin, last=end, head=head
        )

    def _stretched(self, first: int, last: int) -> tuple[int, int, int]:
        """The tokens with the noun for the kind of place, and the head: "port of Berenice"."""
        doc = self.parsed.doc
        if last < len(doc) and doc[last].lower_ in _KINDS and doc[last].pos_ in ("NOUN", "PROPN"):
            partitive = last + 1 < len(doc) and doc[last + 1].lower_ == "of"
            if not partitive or gazetteer.shipped().towns(doc[first:last].text):
                return first, last + 1, last  # But "the US state | of Maryland".
        of = first - 1
        if of > 0 and doc[of].pos_ == "DET":
            of -= 1
        if of > 0 and doc[of].lower_ == "of" and doc[of - 1].lower_ in _KINDS:
            return of - 1, last, of - 1
        return first, last, last - 1

    def _told(self, first: int, last: int) -> str | None:
        """The country that words beside a place name: "Nigeria's", ", Nigeria", "in Nigeria"."""
        doc = self.parsed.doc
        if first > 1 and doc[first - 1].tag_ == "POS":
            return self._state(range(first - 2, first - 1))
        if last + 1 < len(doc) and doc[last].lower_ in (",", "in", "of"):
            return self._state(range(last + 1, min(len(doc), last + 4)))
        return None

    def _state(self, tokens: range) -> str | None:
        for match in self.names.within(max(0, tokens.start - 3), tokens.stop):
            first, last = self.names.tokens(match)
            entry = match.entries[0]
            if last - 1 in tokens and entry.kind in ("country", "polity"):
                between = range(tokens.start, first)
                if all(self.parsed.doc[i].pos_ in ("ADJ", "DET", "ADP") for i in between):
                    return entry.code
        return None

    def _town(self, mention: Span, words: str, told: str | None) -> Place | None:
        if _entry(self.lexicon, words, ("country", "polity")):
            return None
        towns = gazetteer.shipped().towns(words)
        if told is not None:
            towns = [town for town in towns if town.country == told]
        if not towns:
            return None
        capital = _entry(self.lexicon, words, ("capital",))
        chosen = max(towns, key=lambda town: _likely(town, self.about, capital))
        bynamed = plain(chosen.name).casefold() != plain(words).casefold()
        if bynamed and self.about and not self.about[chosen.country] and capital is None:
            return None  # "Berenice" on a page about Egypt is not Benghazi.
        return Place(
            name=chosen.name,
            country=chosen.country,
            lat=chosen.lat,
            lon=chosen.lon,
            geonames=chosen.geonames,
            mention=mention,
        )

    def _country(self, mention: Span, words: str) -> Place | None:
        entry = _entry(self.lexicon, words, ("country", "polity"))
        if entry is None:
            return None
        return Place(
            name=entry.name, country=entry.code, lat=None, lon=None, geonames=None, mention=mention
        )

    def _unknown(
        self, mention: Span, first: int, last: int, head: int, told: str | None
    ) -> Place | None:
        """A place that no table has, where its preposition or its kind shows that it is one."""
        doc = self.parsed.doc
        words = doc[first:last]
        if self.names.within(first, last) or last - first > 3:
            return None
        if not all(token.pos_ == "PROPN" and token.text[0].isupper() for token in words):
            return None
        label = words[-1].ent_type_
        near = doc[first - 1].lower_ in _NEARBY if first else False
        kind = head != last - 1
        if not (near or kind or (label in _LABELS and doc[first - 1].lower_ in _WHERE)):
            return None
        if last < len(doc) and head == last - 1 and doc[last].pos_ in ("NOUN", "PROPN"):
            return None
        best = self.about.most_common(1)
        mostly = best and best[0][1] >= _MOSTLY * sum(self.about.values())
        country = told or (best[0][0] if mostly and best[0][0] not in _GLOBAL else None)
        return Place(
            name=words.text, country=country, lat=None, lon=None, geonames=None, mention=mention
        )


def _stands_as_place(head: Token) -> bool:
    """After a word of place, before a meeting ("Warsaw summit"), in a dateline, or beside one."""
    if head.dep_ == "conj":
        return _stands_as_place(head.head)
    if head.dep_ == "pcomp":
        return head.head.lower_ in _WHERE
    if head.dep_ in ("pobj", "npadvmod", "ROOT", "appos", "dep"):
        return head.dep_ != "pobj" or head.head.lower_ in _WHERE or head.head.lower_ == "of"
    return head.dep_ in ("compound", "nmod") and head.head.lower_ in _OCCASIONS


_CALENDAR = frozenset(
    (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
        "Saturday", "Sunday", "Christmas", "Easter", "Ramadan",
    )
)  # fmt: skip
"""Words of the calendar that are towns too ("in March")."""
_OCCASIONS = _these(
    "summit meeting talks conference airport suburb district region province visit congress "
    "forum embassy attack attacks bombing bombings protest protests area city neighborhood"
)


@cache
def _regions() -> dict[str, Region]:
    rows = tables.shipped("regions", Region).rows
    return {plain(name): row for row in rows for name in (row.name, *row.aliases)}


def _region(mention: Span, words: str, told: str | None) -> Place | None:
    row = _regions().get(plain(words))
    if row is None or (told is not None and row.country not in (None, told)):
        return None
    return Place(
        name=row.name,
        country=row.country or told,
        lat=row.lat,
        lon=row.lon,
        geonames=None,
        mention=mention,
    )


def _likely(town: Town, about: Counter[str], capital: Entry | None) -> tuple[bool, bool, int]:
    return (
        capital is not None and capital.code == town.country and town.population > 10_000,
        town.population >= _LARGE or about[town.country] > 0,
        town.population,
    )


def _entry(lexicon: ActorLexicon, words: str, kinds: tuple[str, ...]) -> Entry | None:
    for match in lexicon.names_in(words):
        for entry in match.entries:
            if entry.kind in kinds:
                return entry
    return None
