"""Mentions of places: towns, countries, regions and seas, each in the country that fits."""

from __future__ import annotations

from collections import Counter
from functools import cache

from spacy.tokens import Doc, Token

from rejoinder.lexicon import gazetteer, tables
from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.lexicon.actors_index import Entry, plain
from rejoinder.lexicon.actors_rows import Region
from rejoinder.lexicon.gazetteer import Town
from rejoinder.mentions.actors_phrases import Named, named
from rejoinder.records import Parsed, Place, PlaceMention


def _these(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LABELS = ("GPE", "LOC", "FAC")
_WHERE = _these(
    "in at near outside inside around across from to into through throughout over off within "
    "toward towards between beyond along"
)
_LARGE = 1_000_000
"""A town this large is meant whatever the rest of the text is about (Sydney, Lagos); below, a
namesake in a country that the text names wins. Chosen on ten Wikinews articles."""


def find(parsed: Parsed, lexicon: ActorLexicon) -> tuple[PlaceMention, ...]:
    """All places of a document, in text order, none overlapping."""
    doc = parsed.doc
    names = named(doc, lexicon)
    about = _countries(names)
    found: list[PlaceMention] = []
    taken = 0
    for first, last in _candidates(doc, names):
        if first < taken:
            continue
        mention = _place(parsed, lexicon, first, last, about)
        if mention is not None:
            found.append(mention)
            taken = last
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
    spans = {(ent.start, ent.end) for ent in doc.ents if ent.label_ in _LABELS}
    for match in names.matches:
        if match.entries[0].kind in ("country", "capital", "polity"):
            spans.add(names.tokens(match))
    for token in doc:
        if token.pos_ == "PROPN" and token.i and doc[token.i - 1].lower_ in _WHERE:
            last = token.i + 1
            while last < len(doc) and doc[last].pos_ == "PROPN":
                last += 1
            spans.add((token.i, last))
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _place(
    parsed: Parsed, lexicon: ActorLexicon, first: int, last: int, about: Counter[str]
) -> PlaceMention | None:
    doc = parsed.doc
    while first < last and (doc[first].pos_ == "DET" or doc[first].is_punct):
        first += 1
    while last > first and (doc[last - 1].tag_ == "POS" or doc[last - 1].is_punct):
        last -= 1
    if first == last or not _stands_as_place(doc[last - 1]):
        return None
    words = doc[first:last].text
    if words in _CALENDAR:
        return None
    place = (
        _region(parsed, words, first, last)
        or _town(parsed, lexicon, words, first, last, about)
        or _country(parsed, lexicon, words, first, last)
    )
    if place is None:
        return None
    span = place.mention
    return PlaceMention(
        place=place, start=span.start, end=span.end, first=first, last=last, head=last - 1
    )


def _stands_as_place(head: Token) -> bool:
    """After a word of place, before a meeting ("Warsaw summit"), in a dateline, or beside one."""
    if head.dep_ == "conj":
        return _stands_as_place(head.head)
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


def _region(parsed: Parsed, words: str, first: int, last: int) -> Place | None:
    row = _regions().get(plain(words))
    if row is None:
        return None
    return Place(
        name=row.name,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        geonames=None,
        mention=parsed.tokens_span(first, last),
    )


def _town(
    parsed: Parsed,
    lexicon: ActorLexicon,
    words: str,
    first: int,
    last: int,
    about: Counter[str],
) -> Place | None:
    if _entry(lexicon, words, ("country", "polity")):
        return None
    towns = gazetteer.shipped().towns(words)
    if not towns:
        return None
    capital = _entry(lexicon, words, ("capital",))
    chosen = max(towns, key=lambda town: _likely(town, about, capital))
    return Place(
        name=chosen.name,
        country=chosen.country,
        lat=chosen.lat,
        lon=chosen.lon,
        geonames=chosen.geonames,
        mention=parsed.tokens_span(first, last),
    )


def _likely(town: Town, about: Counter[str], capital: Entry | None) -> tuple[bool, bool, int]:
    return (
        capital is not None and capital.code == town.country and town.population > 10_000,
        town.population >= _LARGE or about[town.country] > 0,
        town.population,
    )


def _country(
    parsed: Parsed, lexicon: ActorLexicon, words: str, first: int, last: int
) -> Place | None:
    entry = _entry(lexicon, words, ("country", "polity"))
    if entry is None:
        return None
    return Place(
        name=entry.name,
        country=entry.code,
        lat=None,
        lon=None,
        geonames=None,
        mention=parsed.tokens_span(first, last),
    )


def _entry(lexicon: ActorLexicon, words: str, kinds: tuple[str, ...]) -> Entry | None:
    for match in lexicon.names_in(words):
        for entry in match.entries:
            if entry.kind in kinds:
                return entry
    return None
