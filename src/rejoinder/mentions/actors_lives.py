"""What a text tells of a person besides an office: where they work, whom they belong to.

"Ada Mensah, who runs a growers' union in Ghana", "Ada Mensah of the Ghana Growers' League",
"Ghana's Ada Mensah".
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from rejoinder.lexicon import gazetteer
from rejoinder.lexicon.actors import Resolution
from rejoinder.mentions.actors_reading import Draft, Reading, is_apostrophe, past_age

_WORK = frozenset(("run", "lead", "head", "chair", "own", "direct", "manage", "command", "found",
                   "teach", "work", "lecture", "study", "live", "farm", "sell", "edit", "serve",
                   "represent", "coordinate", "practise", "practice", "research", "grow",
                   "raise", "drive", "keep", "treat"))  # fmt: skip
"""What one does for a living."""
_IN = frozenset(("at", "for", "in", "of", "near", "outside"))
_TEACHING = frozenset(("teach", "lecture", "study", "research"))
_BODIES = ("country", "body", "organ", "polity", "medium")
_FAR = 16
"""Tokens of a relative clause that are read: "who has taught the law of the sea at the University
of Graz in Austria" has fourteen."""


def told(reading: Reading, drafts: list[Draft], position: int) -> Resolution:
    """The person with country and sector as the words after the name tell them."""
    person = drafts[position]
    doc = reading.doc
    at = person.last
    if at + 2 >= len(doc):
        return person.found
    if doc[at].lower_ in ("of", "from", "with"):
        return _of(doc, person, drafts[position + 1 : position + 3])
    at = past_age(doc, at)
    if at + 2 < len(doc) and doc[at].text == "," and doc[at + 1].lower_ == "who":
        return _working(reading, person, at + 2)
    return person.found


def _of(doc: Doc, person: Draft, following: list[Draft]) -> Resolution:
    """ "Ada Mensah of Ghana", "of the Growers' League"."""
    town = doc[person.last + 1]
    if town.pos_ == "PROPN" and doc[person.last].lower_ in ("of", "from"):
        code = gazetteer.shipped().country(town.text)
        if code is not None and not any(d.first <= town.i < d.last for d in following):
            return replace(person.found, code=code)
    for draft in following:
        first = draft.first if draft.owner_first < 0 else draft.owner_first
        if first > person.last + 2 or draft.form not in ("name", "group"):
            continue
        body = draft.found
        if body.kind in (*_BODIES, "agent") and body.code and not body.person:
            sector = person.found.sector
            if sector is None and not person.found.role and body.kind != "country":
                sector = body.sector
            if doc[person.last].lower_ == "with" and body.kind in ("country", "polity"):
                return person.found
            return replace(person.found, code=body.code, sector=sector)
    return person.found


def _working(reading: Reading, person: Draft, verb: int) -> Resolution:
    """ "Ada Mensah, who teaches law at the university of Accra"."""
    doc = reading.doc
    furthest = min(len(doc) - 1, verb + 4)
    while verb < furthest and doc[verb].pos_ in ("AUX", "ADV"):
        verb += 1
    if doc[verb].lemma_ not in _WORK:
        return person.found
    last = verb + 1
    while last < min(len(doc), verb + _FAR) and not _stops(doc, last):
        last += 1
    starts = [verb + 1]
    starts += [i + 1 for i in range(verb + 1, last) if doc[i].lower_ in _IN]
    found: Resolution | None = None
    for start in starts:
        words, matches = reading.names.slice(start, last)
        if not words:
            continue
        found = (
            reading.lexicon.compose(words, matches, reading.date)
            if matches
            else reading.lexicon.resolve(doc[start:last].text, date=reading.date)
        )
        if found is not None and found.code is not None:
            break
    if found is None or found.code is None:
        return person.found
    sector = person.found.sector
    if sector is None and not found.person and found.kind in ("agent", "organ", "body"):
        sector = found.sector
    if doc[verb].lemma_ in _TEACHING:
        sector = sector or "EDU"
    return replace(person.found, code=found.code, sector=sector)


def _stops(doc: Doc, i: int) -> bool:
    token = doc[i]
    quote = token.is_quote and not is_apostrophe(token)
    return token.text in (",", ";", ":", ".", "—", "–", "--") or quote or token.is_space
