"""People by their introduction: a name beside an office, and the surname alone afterwards.

"Canada's trade minister, Ana Ruiz, said" and "Ana Ruiz, a spokesman for the ministry in Seoul": the
name and the office are one person, whichever stands first.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from rejoinder.lexicon import agents, genders
from rejoinder.lexicon.actors import Resolution
from rejoinder.lexicon.actors_index import plain
from rejoinder.mentions import actors_lives
from rejoinder.mentions.actors_reading import (
    Draft,
    Reading,
    hyphened,
    is_apostrophe,
    is_courtesy,
    past_age,
)

_REACH = 12
"""Tokens that an office may stand before its holder's name: the longest of sixty introductions
in own text ("the commission's deputy director for crisis management and aid,") has eleven."""
_CALLED = frozenset(("known", "called", "named", "identified"))

_OF_STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))


def introduce(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with names and offices in apposition joined, and surnames alone made people."""
    doc = reading.doc
    alone = _alone(reading)
    missed = _missed(doc, drafts, alone)
    found = sorted([*drafts, *missed], key=lambda draft: draft.head)
    for draft in found:
        if draft.form != "name" or draft.found.known:
            continue
        recurs = _may_be_person(doc, draft) and (
            _recurs(doc, draft.head, alone) or genders.of_name(draft.found.name) is not None
        )
        if recurs or _called(doc, draft) is not None:
            draft.form = "person"
            draft.found = replace(draft.found, person=True, kind="person")
    for position, draft in enumerate(found):
        bare = draft.found
        if _misread(doc, draft) and _body(reading, found, position, bare):
            draft.form = "name"
            continue
        if _may_be_person(doc, draft):
            draft.found = replace(bare, person=True, kind="person", known=True)
            if _before(reading, found, position) or _behind(reading, found, position):
                draft.form = "person"
            elif draft.form != "person" and _body(reading, found, position, bare):
                continue
            elif draft.form != "person":
                draft.found = bare
        if draft.form == "person" and draft.found.code is None:
            draft.found = actors_lives.told(reading, found, position)
    unjoined = [d for d in missed if d.form != "person" and not d.found.sector]
    return _surnames(doc, [draft for draft in found if draft not in unjoined])


def _alone(reading: Reading) -> dict[str, int]:
    """The last place of each capitalised word that acts by itself and is no known name.

    "Margot Wallström … Wallström said": whose last name acts alone later is a person, whatever
    the small model takes the whole name for.
    """
    doc = reading.doc
    return {
        token.text: token.i
        for token in doc
        if _named(token)
        and token.dep_ in ("nsubj", "nsubjpass")
        and token.head.pos_ in ("VERB", "AUX")
        and not _within_name(doc, token)
        and not reading.names.within(token.i, token.i + 1)
    }


def _recurs(doc: Doc, last: int, alone: dict[str, int]) -> bool:
    """Whether the word that ends a name acts alone later on."""
    return alone.get(doc[last].text, -1) > last


def _missed(doc: Doc, drafts: list[Draft], alone: dict[str, int]) -> list[Draft]:
    """Names that no draft covers: by a comma, a known given name, or acting by the last word later.

    The small model takes many a name for a place.
    """
    covered = {i for draft in drafts for i in range(draft.first, draft.last)}
    found = []
    i = 0
    while i < len(doc):
        last = i
        while last < len(doc) and last not in covered and _named(doc[last]):
            last += 1
        if last > i:
            last = hyphened(doc, last)
        beside = (i > 0 and doc[i - 1].text == ",") or (last < len(doc) and doc[last].text == ",")
        told = last - i == 2 and genders.of_name(doc[i:last].text) is not None
        if last - i >= 2 and (beside or told or _recurs(doc, last - 1, alone)):
            name = Resolution(name=doc[i:last].text, kind="organ", known=False)
            owner = (
                i - 2 if i > 1 and doc[i - 1].tag_ == "POS" and doc[i - 2].pos_ == "PROPN" else -1
            )
            found.append(Draft(i, last, last - 1, "name", name, owner_first=owner))
        i = max(last, i + 1)
    return found


def _named(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper() and token.text.isalpha()


def _may_be_person(doc: Doc, draft: Draft) -> bool:
    """Whether an unknown name is written like a person's: two to four words, all with capitals."""
    if draft.found.person:
        return draft.form == "person"
    words = [
        doc[i]
        for i in range(draft.first, draft.last)
        if doc[i].text != "-" and (i == draft.first or doc[i - 1].text != "-")
    ]
    return (
        draft.form == "name"
        and not draft.found.known
        and 2 <= len(words) <= 4
        and all(word.text[0].isupper() and word.pos_ == "PROPN" for word in words)
    )


def _called(doc: Doc, draft: Draft) -> Token | None:
    """The comma before "known as" and a name, or null."""
    i = draft.first - 1
    if i > 2 and doc[i].lower_ == "as":
        i -= 1
    if i > 1 and doc[i].lower_ in _CALLED and doc[i - 1].text == ",":
        return doc[i - 1]
    return None


def _before(reading: Reading, drafts: list[Draft], position: int) -> bool:
    """Joins an office that stands before the name: "the trade minister, Ana Ruiz,"."""
    doc, person = reading.doc, drafts[position]
    for draft in drafts[max(0, position - 4) : position]:
        adjacent = draft.last == person.first or _on_field(doc, draft.last, person.first)
        if adjacent and _office(doc, draft) and not person.found.role:
            # "former Vice President of the United States Ana Ruiz"
            person.found = _joined(doc, person, draft, draft.found)
            draft.found = replace(person.found, served=draft.found.served)
            return True
    comma = _called(doc, person) or (doc[person.first - 1] if person.first else None)
    if comma is None or comma.text != "," or not _ends(doc, person.last):
        return False
    edge = comma.i
    first = edge
    while first > 0 and edge - first < _REACH and not _stops(doc[first - 1]):
        first -= 1
    for draft in drafts[:position]:
        if first <= draft.head < edge and _office(doc, draft) and not draft.found.person:
            if doc[draft.last].tag_ == "POS":
                continue  # "the captain's wife, Ana Ruiz"
            whole = _whole(reading, draft, edge)
            if not person.found.code:
                person.found = _joined(doc, person, draft, whole)
            elif whole.code not in (None, person.found.code):
                return False
            draft.found = replace(person.found, served=draft.found.served)
            return True
    for draft in drafts[:position]:
        if draft.last == edge and _human(doc, draft):
            draft.found = replace(person.found, served=draft.found.served)
    return False


def _on_field(doc: Doc, first: int, last: int) -> bool:
    """Whether words between an office and a name say what it is for: "on torture", "for Yemen"."""
    if not 1 < last - first <= 4 or doc[first].lower_ not in ("on", "for", "to"):
        return False
    return all(doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "DET") for i in range(first + 1, last))


def _misread(doc: Doc, draft: Draft) -> bool:
    """Whether a name taken for a person's stands between commas and nothing is known of it."""
    found = draft.found
    told = found.role or found.code or not found.person
    if not told and draft.first and agents.is_collective(doc[draft.first - 1].lower_):
        return True  # "the opposition party United Dawn"
    return (
        not told
        and draft.first > 0
        and draft.last < len(doc)
        and (doc[draft.first - 1].text == "," == doc[draft.last].text)
        and doc[draft.first - 2].dep_ != "pobj"
    )


def _body(reading: Reading, drafts: list[Draft], position: int, bare: Resolution) -> bool:
    """Joins a kind of body that stands before its name: "the group Open Shore"."""
    doc, named = reading.doc, drafts[position]
    for draft in drafts[max(0, position - 3) : position]:
        beside = draft.last == named.first or (
            draft.last + 1 == named.first and doc[draft.last].text == "," and _ends(doc, named.last)
        )
        if not beside or draft.plural or not agents.is_collective(doc[draft.head].lower_):
            continue
        kind = draft.found
        named.found = replace(kind, name=bare.name, kind="organ", known=True, person=False)
        named.owner_first = draft.owner_first
        draft.found = named.found
        return True
    return False


def _human(doc: Doc, draft: Draft) -> bool:
    """Whether a common noun means one human being: "a witness", "his daughter"."""
    singular = not draft.plural and doc[draft.head].tag_ == "NN"
    return draft.form == "nominal" and draft.found.sort == "people" and singular


def _behind(reading: Reading, drafts: list[Draft], position: int) -> bool:
    """Joins an office that stands after the name: "Ana Ruiz, a spokesman for the ministry"."""
    doc, person = reading.doc, drafts[position]
    at = past_age(doc, person.last)
    if at + 1 >= len(doc) or doc[at].text not in (",", "(") or person.found.code:
        return False
    for draft in drafts[position + 1 : position + 4]:
        start = draft.first if draft.owner_first < 0 else draft.owner_first
        if start != at + 1 or not _office(doc, draft) or draft.found.person or draft.plural:
            continue
        last = draft.last
        while last < len(doc) and last - draft.last < _REACH and not _stops(doc[last]):
            last += 1
        whole = _whole(reading, draft, last)
        person.found = _joined(doc, person, draft, whole)
        draft.found = person.found
        return True
    return False


def _whole(reading: Reading, draft: Draft, last: int) -> Resolution:
    """The office with all that stands after it, if that tells more than the office alone."""
    first = draft.first if draft.owner_first < 0 else draft.owner_first
    words, matches = reading.names.slice(first, last)
    whole = reading.lexicon.compose(words, matches, reading.date)
    if whole is None or whole.person or whole.kind not in ("office", "agent"):
        return draft.found
    return whole if whole.code or not draft.found.code else draft.found


def _joined(doc: Doc, person: Draft, office: Draft, whole: Resolution) -> Resolution:
    role = whole.role or office.found.role
    served = whole.served if whole.served is not None and whole.served.kind != "where" else None
    if role is None or (served is None and whole.sector not in _OF_STATE):
        role = _bare(doc, office)  # A trade keeps its word: "political scientist".
    if office.acts_for is None and whole.served is not None:
        person.acts_for = whole.served
    elif office.acts_for is not None:
        person.acts_for = office.acts_for
    person.owner_first = office.owner_first
    if person.owner_first < 0 and doc[office.first].tag_ == "PRP$":
        person.owner_first = office.first
    return replace(whole, name=person.found.name, role=role, person=True, kind="person", known=True)


def _bare(doc: Doc, draft: Draft) -> str:
    first = draft.first
    while first < draft.head and doc[first].pos_ in ("DET", "PUNCT", "NUM", "PRON"):
        first += 1
    return doc[first : draft.head + 1].text


def _office(doc: Doc, draft: Draft) -> bool:
    """Whether a draft can be what one person is: an office, or a trade in the singular."""
    if draft.plural or doc[draft.head].tag_ not in ("NN", "NNP"):
        return False
    if draft.form == "role":
        return True
    return (
        draft.found.kind == "agent"
        and draft.found.sort == "people"
        and draft.found.sector is not None
        and not agents.is_collective(doc[draft.head].lower_)
    )


def _ends(doc: Doc, last: int) -> bool:
    """Whether an apposition may end here: at a mark, or before a verb."""
    if last >= len(doc):
        return True
    return doc[last].is_punct or doc[last].pos_ in ("VERB", "AUX") or doc[last].is_space


def _stops(token: Token) -> bool:
    return (
        token.text in (",", ";", ":", "(", ")", "—", "–", "--", ".", "!", "?")
        or token.is_space
        or (token.is_sent_end and token.is_punct)
        or (token.is_quote and not is_apostrophe(token))
        or (token.pos_ in ("VERB", "AUX") and not (token.i and token.nbor(-1).text == "-"))
        or token.lower_ in ("who", "that", "which", "said", "says", "told")
    )


def _surnames(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """The drafts with every later surname alone as a person too."""
    known: dict[str, Draft] = {}
    given: dict[str, Draft] = {}
    for draft in drafts:
        parts = draft.found.name.split()
        if draft.found.person and len(parts) > 1 and draft.form == "person":
            # The surname may be spelled here in a way that is not the table's.
            for surname in (parts[-1], doc[draft.head].text):
                if surname[:1].isupper():
                    known.setdefault(plain(surname), draft)
                    known.setdefault(plain(surname).upper(), draft)
            if len(parts[0]) > 2 and parts[0].isalpha():
                given.setdefault(plain(parts[0]), draft)
    for name, draft in given.items():
        # "Getachew told lawmakers": whose first name is the one that is used.
        known.setdefault(name, draft)
    if not known:
        return drafts
    covered: dict[int, Draft] = {}
    for draft in drafts:
        for i in range(draft.first, draft.last):
            covered[i] = draft
    found = list(drafts)
    for token in doc:
        owner = known.get(plain(token.text))
        if owner is None or not token.text[0].isupper() or token.i < owner.head:
            continue
        beside = covered.get(token.i)
        if beside is None:
            if not _within_name(doc, token):
                person = Resolution(name=token.text, person=True, kind="person")
                found.append(Draft(token.i, token.i + 1, token.i, "person", person))
        elif not beside.found.known and beside.head == token.i and beside.form == "name":
            beside.form = "person"
            beside.found = Resolution(name=token.text, person=True, kind="person")
    return sorted(found, key=lambda draft: draft.head)


def _within_name(doc: Doc, token: Token) -> bool:
    """Whether a capitalised neighbour makes the word part of some longer name."""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    before = doc[token.i - 1] if token.i else None
    return (after is not None and after.pos_ == "PROPN" and after.text[0].isupper()) or (
        before is not None
        and before.pos_ == "PROPN"
        and before.dep_ == "compound"
        and not is_courtesy(before)
    )
