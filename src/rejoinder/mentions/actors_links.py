"""Which mentions are of one actor: names, roles, nominals and pronouns within a document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rejoinder.lexicon.actors import ActorLexicon, Resolution
from rejoinder.mentions.actors_countries import Sites
from rejoinder.mentions.actors_reading import Draft
from rejoinder.records import Parsed

_PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m",
             "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
_NEUTRAL = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "themselves"))
_NEAR = 6
"""Sentences back that a pronoun may reach; the turns of an interview count too."""
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
        return sorted(self.met, key=lambda draft: (draft.first, draft.head))

    def _speaks_of(self, word: str) -> bool:
        return word in _PERSONAL or word in _NEUTRAL or word in _PLURAL or word in _RELATIVE

    def _meet(self, draft: Draft) -> None:
        draft.found = self.sites.sited(draft, self.met, self.entities)
        found = draft.found
        if found.person:
            draft.entity = self._person(draft)
        elif draft.form == "role":
            draft.entity = self._role(draft)
        elif draft.form == "nominal":
            draft.entity = self._nominal(draft)
        else:
            draft.entity = self._entity(("name", found.name), found)
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
        surname = name.split()[-1] if name.split() else name
        if surname.isupper() and len(surname) > 2:
            surname = surname.capitalize()
        bearers = self.people.setdefault(surname, [])
        same = [each for each in bearers if _same(self.entities[each].name, name)]
        if same:
            # Of two with one surname the one spoken of more is meant by it alone.
            known = max(same, key=lambda each: sum(d.entity == each for d in self.met))
            before = self.entities[known]
            best = before if len(before.name) >= len(name) else replace(before, name=name)
            if draft.found.code is not None and (before.role is None or before.code is None):
                best = replace(draft.found, name=best.name)
            self.entities[known] = best
            return known
        bearers.append(len(self.entities))
        self.entities.append(draft.found)
        return len(self.entities) - 1

    def _role(self, draft: Draft) -> int:
        """The person last met in that office, else the office itself."""
        found = draft.found
        usual = (found.role or "").split()[-1:] or [""]
        for before in reversed(self.met):
            known = self.entities[before.entity]
            if (
                known.role
                and known.role.split()[-1] == usual[0]
                and (found.code is None or found.code == known.code)
                and not draft.plural
                and not (found.role or "").startswith("former")
            ):
                return before.entity
        self.entities.append(found)
        return len(self.entities) - 1

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
                known = self.entities[before.entity]
                body = self.lexicon.bodies.get(known.name)
                if body is not None and (noun in body.nouns or words[-1] in body.nouns):
                    return before.entity
        self.entities.append(draft.found)
        return len(self.entities) - 1

    def _organ(self, noun: str, sector: str | None) -> int | None:
        """The organ last met whose name ends so: "the ministry" after "the Energy Ministry"."""
        for before in reversed(self.met[-60:]):
            known = self.entities[before.entity]
            if (
                known.code
                and not known.person
                and known.kind in ("agent", "organ")
                and (sector is None or known.sector == sector)
                and known.name.casefold().endswith(noun)
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
                if not (known.person or (draft.form == "role" and not draft.plural)):
                    continue
                if self.gender.get(draft.entity, gender) != gender:
                    continue
            elif plural:
                if not draft.plural or known.person:
                    continue
            elif known.person or draft.plural or draft.form in ("role", "demonym"):
                continue
            score = -2.0 * apart + (2.0 if doc[draft.head].dep_ in ("nsubj", "nsubjpass") else 0)
            if draft.form == "document":
                score -= 5
            if best is None or score > best[0]:
                best = (score, draft.entity)
        if best is None:
            return None
        if person and gender:
            self.gender.setdefault(best[1], gender)
        return best[1]


def _same(one: str, other: str) -> bool:
    """Whether two names are of one person: equal, or one the other's surname or initial form."""
    mine, theirs = one.split(), other.split()
    if len(mine) == 1 or len(theirs) == 1:
        return mine[-1].casefold() == theirs[-1].casefold()
    return mine[0][0] == theirs[0][0]
