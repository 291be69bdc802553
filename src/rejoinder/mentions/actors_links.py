"""Which mentions are of one actor: names, roles, nominals and pronouns within a document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rejoinder.lexicon import agents, genders
from rejoinder.lexicon.actors import ActorLexicon, Resolution
from rejoinder.lexicon.actors_index import plain
from rejoinder.mentions import actors_roles
from rejoinder.mentions.actors_countries import Sites
from rejoinder.mentions.actors_reading import Draft
from rejoinder.records import Parsed

_PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m",
             "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
_NEUTRAL = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "themselves"))
_NEAR = 6
"""Sentences back that a pronoun may reach; the turns of an interview count too."""
_GROUPED = frozenset(("REB", "OPP", "PTY", "BUS", "SOC", "CRM", "PRM", "LAB", "UAF", "REL"))
"""Sectors whose bodies go by a noun for their kind later; of organs of state there are many."""
_ANY = frozenset(("group", "movement", "organization", "organisation"))
_PLACED = frozenset(("to", "in", "at", "into", "near", "inside", "outside", "from"))
_RELATIVE = frozenset(("who", "which", "that"))


@dataclass(slots=True)
class Links:
    """Entities of a document as they are met."""

    parsed: Parsed
    lexicon: ActorLexicon
    sites: Sites
    entities: list[Resolution] = field(default_factory=list)
    keys: dict[tuple[str, str], int] = field(default_factory=dict)
    people: dict[str, list[int]] = field(default_factory=dict)
    """The entities of people by surname."""
    given: dict[str, list[int]] = field(default_factory=dict)
    """The same by given name."""
    gender: dict[int, str] = field(default_factory=dict)
    met: list[Draft] = field(default_factory=list)

    def link(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with their entities, and pronouns beside them, in text order."""
        waiting = sorted(drafts, key=lambda draft: draft.head)
        heads = {draft.head for draft in waiting}
        pronouns = [
            token.i
            for token in self.parsed.doc
            if token.pos_ == "PRON" and token.i not in heads and self._speaks_of(token.lower_)
        ]
        position = 0
        for i in pronouns:
            while position < len(waiting) and waiting[position].head < i:
                self._meet(waiting[position])
                position += 1
            self._pronoun(i)
        for draft in waiting[position:]:
            self._meet(draft)
        named = actors_roles.later_holders(self.met, self.entities)
        for draft in self.met:
            draft.entity = named.get(draft.entity, draft.entity)
        return sorted(self.met, key=lambda draft: (draft.first, draft.head))

    def _speaks_of(self, word: str) -> bool:
        return word in _PERSONAL or word in _NEUTRAL or word in _PLURAL or word in _RELATIVE

    def _meet(self, draft: Draft) -> None:
        counterpart = draft.found.title == "counterpart"
        draft.found = self.sites.sited(draft, self.met, self.entities)
        found = draft.found
        if found.person:
            draft.entity = self._person(draft)
        elif draft.form == "role":
            draft.entity = self._role(draft, counterpart=counterpart)
        elif draft.form == "nominal":
            draft.entity = self._nominal(draft)
        elif (
            draft.form == "demonym"
            and (known := actors_roles.national(draft, self.parsed.doc, self.met, self.entities))
            is not None
        ):
            draft.entity, draft.form = known, "role"
        else:
            draft.entity = self._entity(("name", found.name), found)
        self._learn_gender(draft)
        if draft.acts_for is not None:
            draft.of = (self._entity(("name", draft.acts_for.name), draft.acts_for),)
        self.met.append(draft)

    def _entity(self, key: tuple[str, str], found: Resolution) -> int:
        known = self.keys.get(key)
        if known is None:
            known = self.keys[key] = len(self.entities)
            self.entities.append(found)
        return known

    def _person(self, draft: Draft) -> int:
        name = draft.found.name
        surname = plain(name.split()[-1] if name.split() else name).casefold()
        bearers = self.people.setdefault(surname, [])
        written = plain(self.parsed.doc[draft.head].text).casefold()
        if draft.form == "person" and written != surname and len(written) > 2:
            # A surname spelled otherwise than in the table: "Moallem" for "Muallem".
            bearers = self.people.setdefault(written, bearers)
        alone = len(name.split()) == 1
        if alone and not bearers:
            bearers = self.given.get(surname, bearers)  # "Getachew", whose name is Getachew Bekele.
        same = [each for each in bearers if alone or _same(self.entities[each].name, name)]
        if same:
            # Of two with one surname the one spoken of more is meant by it alone.
            known = max(same, key=lambda each: sum(d.entity == each for d in self.met))
            before = self.entities[known]
            best = before if len(before.name) >= len(name) else replace(before, name=name)
            if draft.found.code is not None and before.role is None:
                best = replace(draft.found, name=best.name)
            elif draft.found.code is not None and before.code is None:
                sector = before.sector or draft.found.sector
                best = replace(best, code=draft.found.code, sector=sector)
            self.entities[known] = best
            return known
        if not alone:
            first = plain(name.split()[0]).casefold()
            self.given.setdefault(first, []).append(len(self.entities))
        bearers.append(len(self.entities))
        self.entities.append(draft.found)
        return len(self.entities) - 1

    def _role(self, draft: Draft, *, counterpart: bool) -> int:
        """The person last met in that office, else the office itself."""
        doc = self.parsed.doc
        if not actors_roles.introduced_as_other(draft, doc):
            owner = next((d for d in reversed(self.met) if d.first == draft.owner_first), None)
            words = {doc[i].lower_ for i in range(draft.first, draft.last)}
            if {"top", "diplomat"} <= words:
                draft.office = actors_roles.TOP_DIPLOMAT
            besides = -1
            if counterpart:
                start = draft.first if draft.owner_first < 0 else draft.owner_first
                besides = next((d.entity for d in reversed(self.met) if d.first == start), -1)
            known = actors_roles.holder(draft, owner, self.met, self.entities, besides)
            if known is None:
                known = actors_roles.described(draft, self.parsed, self.met, self.entities)
                if known is not None:
                    self._learn_office(known, draft.found)
            if known is not None:
                return known
        self.entities.append(draft.found)
        return len(self.entities) - 1

    def _learn_office(self, entity: int, found: Resolution) -> None:
        known = self.entities[entity]
        self.entities[entity] = replace(
            found, name=known.name, person=True, kind="person", code=found.code or known.code
        )

    def _learn_gender(self, draft: Draft) -> None:
        """What a name, a form of address or a noun tells of who "he" or "she" may be."""
        gender = genders.of_name(self.entities[draft.entity].name)
        for i in range(draft.first, draft.last):
            gender = gender or genders.of_noun(self.parsed.doc[i].text)
        if gender is not None:
            self.gender[draft.entity] = gender

    def _nominal(self, draft: Draft) -> int:
        """The body last met that goes by such a noun, for a noun with "the"."""
        doc = self.parsed.doc
        words = [doc[i].lower_ for i in range(draft.first, draft.last)]
        if words[0] in ("the", "that", "this") and not draft.plural:
            noun = " ".join(words[1:])
            organ = self._organ(noun, draft.found.sector)
            if organ is not None:
                return organ
            for before in reversed(self.met):
                for entity in (before.entity, *before.of):
                    body = self.lexicon.bodies.get(self.entities[entity].name)
                    if body is not None and (noun in body.nouns or words[-1] in body.nouns):
                        return entity
            group = self._group(draft, words[-1])
            if group is not None:
                return group
        self.entities.append(draft.found)
        return len(self.entities) - 1

    def _group(self, draft: Draft, noun: str) -> int | None:
        """The body last met of the kind that a noun names: "the rebel group", "the company"."""
        doc = self.parsed.doc
        here = self.parsed.sentence_of(doc[draft.head]).index
        if not agents.is_collective(noun) or draft.owner_first >= 0 or draft.found.code:
            return None
        for before in reversed(self.met):
            if here - self.parsed.sentence_of(doc[before.head]).index > _NEAR // 2:
                return None
            known = self.entities[before.entity]
            named = before.form in ("name", "group") and known.kind in ("organ", "body", "agent")
            if known.person or before.plural or not named or before.head == draft.head:
                continue
            if known.sector == draft.found.sector and known.sector in _GROUPED:
                return before.entity
            if draft.found.sector is None and noun in _ANY and known.sector in _GROUPED:
                return before.entity
        return None

    def _organ(self, noun: str, sector: str | None) -> int | None:
        """The organ last met whose name ends so: "the ministry" after "the Energy Ministry"."""
        for before in reversed(self.met[-60:]):
            known = self.entities[before.entity]
            if (
                not known.person
                and known.kind in ("agent", "organ")
                and (sector is None or known.sector in (None, sector))
                and known.name.casefold().removesuffix("s").endswith(noun)
                and before.form in ("group", "name", "nominal")
                and not before.plural
            ):
                return before.entity
        return None

    def _pronoun(self, i: int) -> None:
        token = self.parsed.doc[i]
        word = token.lower_
        entity: int | None
        if word in _RELATIVE:
            entity = self._relative(i)
        elif word in _PERSONAL:
            entity = self._latest(i, person=True, gender=_PERSONAL[word])
        elif word in _NEUTRAL:
            entity = None if self._empty(i) else self._latest(i, person=False)
        else:
            entity = self._latest(i, person=False, plural=True)
        if entity is None:
            return
        draft = Draft(i, i + 1, i, "pronoun", self.entities[entity], entity=entity)
        self.met.append(draft)

    def _relative(self, i: int) -> int | None:
        token = self.parsed.doc[i]
        if token.dep_ not in ("nsubj", "nsubjpass", "dobj", "poss"):
            return None
        verb = token.head
        while verb.dep_ not in ("relcl", "ROOT") and verb.head is not verb:
            verb = verb.head
        if verb.dep_ != "relcl":
            return None
        for draft in reversed(self.met):
            if draft.head == verb.head.i or draft.first <= verb.head.i < draft.last:
                return draft.entity
        return None

    def _empty(self, i: int) -> bool:
        """ "It is absurd to …": a subject that stands for what follows."""
        token = self.parsed.doc[i]
        if token.dep_ == "expl":
            return True
        verb = token.head
        return (
            token.lower_ == "it"
            and verb.lemma_ in ("be", "seem", "appear", "become", "mean")
            and any(
                child.dep_ in ("acomp", "attr", "xcomp", "ccomp", "advcl", "oprd")
                for child in verb.children
            )
        )

    def _latest(
        self, i: int, *, person: bool, gender: str = "", plural: bool = False
    ) -> int | None:
        """The most likely antecedent: near, and a subject rather than not."""
        doc = self.parsed.doc
        here = self.parsed.sentence_of(doc[i])
        best: tuple[float, int] | None = None
        for draft in reversed(self.met[-60:]):
            there = self.parsed.sentence_of(doc[draft.head])
            apart = here.index - there.index
            if apart > _NEAR:
                break
            if draft.form == "pronoun" and draft.found.person is not person:
                continue
            known = self.entities[draft.entity]
            if person:
                human = draft.form == "role" or _human(draft)
                if not (known.person or (human and not draft.plural)):
                    continue
                if self.gender.get(draft.entity, gender) != gender:
                    continue
            elif plural:
                if not draft.plural or known.person:
                    continue
            elif known.person or draft.plural or draft.form in ("role", "demonym"):
                continue
            score = -2.0 * apart + (2.0 if _speaks_or_acts(doc[draft.head]) else 0)
            if draft.form == "document":
                score -= 5
            if not person and not plural:
                score += _as_thing(doc[draft.head], draft, known)
            if person and draft.entity in self.gender:
                score += 1  # "She" is rather the woman named than somebody unknown.
            if best is None or score > best[0]:
                best = (score, draft.entity)
        if best is None:
            return None
        if person and gender:
            self.gender.setdefault(best[1], gender)
        return best[1]


def _speaks_or_acts(token: Token) -> bool:
    """Whether a mention is a subject, or the one according to whom something is so."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return True
    prep = token.head
    return (
        token.dep_ == "pobj"
        and prep.lower_ == "to"
        and prep.i > 0
        and (prep.nbor(-1).lower_ == "according")
    )


def _as_thing(token: Token, draft: Draft, known: Resolution) -> float:
    """What speaks against "it": an agency that but passed words on, or a place gone to."""
    away = token.dep_ == "pobj" and token.head.lower_ in _PLACED and draft.form == "nominal"
    passed_on = known.kind == "medium" or known.sector == "JRN"
    return (-2.5 if passed_on else 0.0) + (-2.5 if away else 0.0)


def _human(draft: Draft) -> bool:
    """Whether a common noun means one human being ("a witness")."""
    return draft.form == "nominal" and draft.found.sort == "people"


def _same(one: str, other: str) -> bool:
    """Whether two names are of one person: equal, or one the other's surname or initial form."""
    mine, theirs = plain(one).split(), plain(other).split()
    if len(mine) == 1 or len(theirs) == 1:
        return mine[-1].casefold() == theirs[-1].casefold()
    return mine[0][0] == theirs[0][0]
