"""From phrase to draft: who a noun phrase names, taken by itself."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from rejoinder.lexicon import gazetteer
from rejoinder.lexicon.actors import ActorLexicon, Resolution
from rejoinder.lexicon.actors_index import Match, plain
from rejoinder.mentions.actors_phrases import Named, Phrase
from rejoinder.records.mentions import ActorForm


@dataclass(slots=True)
class Draft:
    """A mention on its way: its tokens, its form, what it comes to, and its entity once known."""

    first: int
    last: int
    head: int
    form: ActorForm
    found: Resolution
    office: str = ""
    plural: bool = False
    entity: int = -1
    of: tuple[int, ...] = ()
    acts_for: Resolution | None = None
    owner_first: int = -1
    """The first token of the possessor before it, or -1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The document-wide things that reading a phrase needs."""

    doc: Doc
    names: Named
    lexicon: ActorLexicon
    date: str | None
    people: set[str] = field(default_factory=set)

    def drafts(self, phrases: list[Phrase]) -> list[Draft]:
        """The actors that the phrases name."""
        found: list[Draft] = []
        taken = 0
        for position, phrase in enumerate(phrases):
            if phrase.first < taken:
                continue
            made, taken = self._read(phrase, phrases[position + 1 : position + 4])
            found.extend(made)
        return found

    def _read(self, phrase: Phrase, following: Sequence[Phrase]) -> tuple[list[Draft], int]:
        doc = self.doc
        if doc[phrase.head].pos_ == "PRON":
            return [], phrase.last
        if self._bears_place(phrase):
            person = self._person(phrase)
            return ([person] if person is not None else []), phrase.last
        last = self._with_complement(phrase, following)
        first = phrase.owner.first if phrase.owner is not None else phrase.first
        words, matches = self.names.slice(first, last)
        resolved = self.lexicon.compose(words, matches, self.date) if matches else None
        if resolved is not None and resolved.known and self._heads(phrase, last, resolved):
            draft = self._draft(phrase, last, resolved)
            if draft is not None:
                return [draft], last
            return [], phrase.last
        person = self._person(phrase)
        if person is not None:
            if phrase.owner is not None:
                person.owner_first = phrase.owner.first
            return [person], phrase.last
        return self._modifiers(phrase), phrase.last

    def _bears_place(self, phrase: Phrase) -> bool:
        """Whether a person's surname is a country's, town's or firm's name: "Michael Jordan"."""
        ending = self._last_match(phrase)
        head = self.doc[phrase.head]
        if ending is None or head.ent_type_ != "PERSON" or head.i == phrase.first:
            return False
        first, last = self.names.tokens(ending)
        before = self.doc[first - 1]
        return (
            last - first == 1
            and ending.entries[0].kind
            in ("country", "capital", "polity", "people", "organ", "medium")
            and before.ent_type_ == "PERSON"
            and before.pos_ == "PROPN"
            and not self.names.within(first - 1, first)
            and not self._names_besides(phrase, ending)
        )

    def _names_besides(self, phrase: Phrase, ending: Match) -> bool:
        """Whether a phrase holds another name than the last, offices and trades apart."""
        return any(
            match is not ending and match.entries[0].kind not in ("office", "agent")
            for match in self.names.within(phrase.first, phrase.last)
        )

    def _with_complement(self, phrase: Phrase, following: Sequence[Phrase]) -> int:
        """The end of the phrase with its "of France", "for the ministry in Seoul" or own name."""
        last = phrase.last
        office = self._office(phrase)
        for position, nxt in enumerate(following):
            if office and nxt.first == last and self._class_of_name(phrase, nxt):
                return nxt.last
            if nxt.first != last + 1 or not office:
                break
            link = self.doc[last].lower_
            inner = self.names.within(nxt.first, nxt.last)
            if not inner:
                if link == "in" and self._seated(phrase) and self._town(nxt):
                    last = nxt.last
                break
            seated = (
                link == "in"
                and self._seated(phrase)
                and inner[-1].entries[0].kind in ("capital", "country")
            )
            if link == "of" or (link == "for" and self._speaks(phrase)) or seated:
                last = nxt.last
                for owner, owned in itertools.pairwise(following[position:]):
                    if owned.owner is not owner:
                        break
                    last = owned.last  # "head of Iran's Quds Force"
            else:
                break
        return last

    def _seated(self, phrase: Phrase) -> bool:
        """Whether a capital after "in" tells whose: of an organ of state or its spokesman."""
        ending = self._last_match(phrase)
        if ending is None:
            return False
        entry = ending.entries[0]
        organ = entry.sort.startswith("organ") and entry.sector is not None
        return organ or entry.sector == "COP" or self._speaks(phrase)

    def _town(self, phrase: Phrase) -> bool:
        return gazetteer.shipped().country(self.doc[phrase.first : phrase.last].text) is not None

    def _class_of_name(self, phrase: Phrase, following: Phrase) -> bool:
        """Whether a class noun stands right before its name: "the state news agency Belta"."""
        ending = self._last_match(phrase)
        return (
            ending is not None
            and ending.entries[0].kind == "agent"
            and ending.entries[0].sector in ("JRN", "GOV", "BUS")
            and self.doc[following.first].pos_ == "PROPN"
            and self.doc[phrase.head].pos_ == "NOUN"
        )

    def _office(self, phrase: Phrase) -> bool:
        ending = self._last_match(phrase)
        return ending is not None and any(
            entry.kind == "office" or entry.sort.startswith(("organ", "people"))
            for entry in ending.entries
        )

    def _speaks(self, phrase: Phrase) -> bool:
        return self.doc[phrase.head].lower_.startswith(("spokes", "minister", "secretary"))

    def _last_match(self, phrase: Phrase) -> Match | None:
        inside = self.names.within(phrase.first, phrase.last)
        if inside and self.names.tokens(inside[-1])[1] == phrase.last:
            return inside[-1]
        return None

    def _heads(self, phrase: Phrase, last: int, found: Resolution) -> bool:
        """Whether the resolution is of this phrase's own head and not of its owner's."""
        return bool(self.names.within(phrase.first, last)) or found.person

    def _draft(self, phrase: Phrase, last: int, found: Resolution) -> Draft | None:
        head = self.doc[phrase.head]
        form = self._form(found, head)
        if form is None:
            return None
        if found.kind == "adjective" and not head.text[0].isupper():
            return None
        if found.kind in ("office", "agent") and head.pos_ in ("ADJ", "ADV", "VERB"):
            return None
        if not found.person and found.kind in ("agent",):
            found = replace(found, name=self._wording(phrase, last, found))
        if found.kind == "agent":
            written = as_written(self.doc, phrase.first, last, found.name)
            if [c for c in plain(written) if c.isalnum()] == [c for c in found.name if c.isalnum()]:
                found = replace(found, name=written)
        plural = head.tag_ in ("NNS", "NNPS")
        office = head.lower_ if found.kind == "office" else ""
        draft = Draft(phrase.first, last, phrase.head, form, found, office=office, plural=plural)
        draft.acts_for = found.served
        if phrase.owner is not None:
            draft.owner_first = phrase.owner.first
        if found.person:
            written = as_written(self.doc, phrase.first, last, found.name)
            draft.found = replace(found, name=written)
            self.people.add(written)
        elif found.kind == "office" and (plural or _vague(self.doc[phrase.first])):
            draft.found = replace(found, name=self._wording(phrase, last, found))
        return draft

    def _form(self, found: Resolution, head: Token) -> ActorForm | None:
        if found.person:
            return "person"
        if found.kind == "office":
            return "role"
        if found.kind == "agent":
            return "group" if found.code else "nominal"
        if found.kind in ("capital", "seat"):
            if _dateline(head):
                return None
            seat = found.kind == "seat" and not _located(head)
            return "metonym" if seat or _acts(head) else None
        if found.kind in ("adjective", "people"):
            return "demonym"
        if found.kind in ("country", "polity"):
            return None if _located(head) else "name"
        return "name"

    def _wording(self, phrase: Phrase, last: int, found: Resolution) -> str:
        first = phrase.first
        skipped = ("DET",) if found.code is None else ("DET", "NUM")
        while first < last and self.doc[first].pos_ in skipped:
            first += 1
        text = self.doc[first:last].text
        if found.sort == "named":
            return found.name
        if found.kind == "agent" and found.served is None and found.code is None:
            proper = self._proper(phrase)
            if proper is not None:
                return proper
            return text if found.name.casefold() in text.casefold() else found.name
        if found.kind == "agent" and found.usual and found.name.startswith(found.usual):
            return found.name
        proper = self._proper(phrase)
        if proper is not None:
            return proper
        return text

    def _proper(self, phrase: Phrase) -> str | None:
        """A body's own name within a phrase: "the rebel Sahel Liberation Front"."""
        doc = self.doc
        first = phrase.head
        while first > phrase.first and doc[first - 1].pos_ == "PROPN":
            first -= 1
        own = phrase.head - first >= 1 and all(
            doc[i].text[0].isupper() and doc[i].is_alpha for i in range(first, phrase.head + 1)
        )
        if not own or first == phrase.first or not doc[first - 1].text.islower():
            return None
        if self.names.within(first, phrase.head):
            return None
        return doc[first : phrase.head + 1].text

    def _person(self, phrase: Phrase) -> Draft | None:
        """A person or a body that the lexicon does not know, by its capitals and its place."""
        doc = self.doc
        head = doc[phrase.head]
        if head.pos_ != "PROPN" or head.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC"):
            return None
        if head.ent_type_ in ("EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "MONEY", "NORP"):
            return None
        first = phrase.head
        while first > phrase.first and doc[first - 1].pos_ == "PROPN":
            first -= 1
        while first < phrase.head and is_courtesy(doc[first]):
            first += 1
        name = doc[first : phrase.head + 1].text
        if len(name.rstrip(".")) < 2:
            return None
        while first > 1 and doc[first - 1].text == "-" and doc[first - 2].pos_ == "PROPN":
            first -= 2
            while first > 0 and doc[first - 1].pos_ == "PROPN" and doc[first].i > 0:
                first -= 1
            name = doc[first : phrase.head + 1].text
        articled = first == phrase.head and first > 0 and doc[first - 1].lower_ == "the"
        if head.ent_type_ == "PERSON" and articled and head.tag_ == "NNP":
            found = Resolution(name=name, kind="organ", known=False)  # "the Inquirer"
            return Draft(phrase.first, phrase.last, phrase.head, "name", found)
        if head.ent_type_ == "PERSON":
            last = hyphened(doc, phrase.last)
            name = doc[first:last].text if last > phrase.last else name
            found = Resolution(name=name, person=True, kind="person")
            self.people.add(name)
            return Draft(phrase.first, last, phrase.head, "person", found)
        if head.ent_type_ == "ORG" and not (_located(head) and self._town(phrase)):
            found = Resolution(name=name, kind="organ", known=False)
            return Draft(phrase.first, phrase.last, phrase.head, "name", found)
        return None

    def _modifiers(self, phrase: Phrase) -> list[Draft]:
        """The actors named before a head that is none itself: "Russian border"."""
        found = []
        for match in self.names.within(phrase.first, phrase.last):
            entry = match.entries[0]
            if entry.kind not in ("country", "adjective", "people", "body", "organ", "seat"):
                continue
            first, last = self.names.tokens(match)
            form: ActorForm = "demonym" if entry.kind in ("adjective", "people") else "name"
            words, matches = self.names.slice(first, last)
            resolved = self.lexicon.compose(words, matches, self.date)
            if resolved is not None:
                found.append(Draft(first, last, last - 1, form, resolved))
        return found


def as_written(doc: Doc, first: int, last: int, name: str) -> str:
    """A name as the text writes it, accents and hyphens kept, or itself if it is not there."""
    wanted = _letters(name)
    for start in range(first, last):
        if not doc[start].text[0].isalpha():
            continue
        letters = ""
        for end in range(start, last):
            letters += _letters(plain(doc[end].text))
            if letters == wanted:
                return doc[start : end + 1].text
            if not wanted.startswith(letters):
                break
    return name


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def hyphened(doc: Doc, last: int) -> int:
    """The end of a name with what a hyphen joins to it: "Kim Min-seok"."""
    while (
        last + 1 < len(doc)
        and doc[last].text == "-"
        and not doc[last - 1].whitespace_
        and not doc[last].whitespace_
        and doc[last + 1].is_alpha
    ):
        last += 2
    return last


def past_age(doc: Doc, at: int) -> int:
    """The second comma of ", 54,": what stands after an age is as if it stood after the name."""
    aged = at + 2 < len(doc) and doc[at].text == "," and doc[at + 1].like_num
    return at + 2 if aged and doc[at + 2].text == "," else at


def is_apostrophe(token: Token) -> bool:
    """Whether a mark that may close a quotation follows a plural: "the farmers' union"."""
    if token.tag_ == "POS":
        return True
    before = token.nbor(-1) if token.i else None
    return token.text in ("'", "’") and before is not None and before.tag_ in ("NNS", "NNPS")


def is_courtesy(token: Token) -> bool:
    """Whether a word is a form of address and no part of a name ("Mr.")."""
    return token.lower_.rstrip(".") in ("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame")


def _vague(first: Token) -> bool:
    return first.lower_ in ("a", "an", "some", "one", "another")


def _acts(head: Token) -> bool:
    """Whether a capital stands where only an actor can: subject, object of address, possessor."""
    if head.dep_ in ("nsubj", "nsubjpass", "agent", "poss", "dative", "dobj"):
        return True
    if head.dep_ == "conj":
        return _acts(head.head)
    if head.dep_ == "pobj":
        return head.head.lower_ in ("with", "between", "against", "by", "toward", "towards")
    return False


def _dateline(head: Token) -> bool:
    """Whether a capital opens a line as its dateline: "SEOUL, August 22 (AFP) --"."""
    doc = head.doc
    opens = head.i == 0 or doc[head.i - 1].is_space or head.is_sent_start
    after = doc[head.i + 1].text if head.i + 1 < len(doc) else ""
    return bool(opens) and (
        (head.text.isupper() and after in (",", "(", ":", "-", "–", "—", "--", "/"))
        or after in ("(", "–", "—", "--")
    )


def _located(head: Token) -> bool:
    """Whether a country's name stands as a place only."""
    if head.dep_ == "conj":
        return _located(head.head)
    return head.dep_ == "pobj" and head.head.lower_ in (
        "in", "at", "near", "inside", "across", "throughout", "within", "around", "outside"
    )  # fmt: skip
