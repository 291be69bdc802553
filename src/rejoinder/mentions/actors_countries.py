"""Whose ministry, police or spokesman, where the phrase itself does not say.

"Commerce Ministry spokesman Gao Ming told a briefing in Beijing", "Minsk denied … . The foreign
minister said": the country comes from the sentence, from who acted last, or from the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rejoinder.lexicon.actors import ActorLexicon, Resolution
from rejoinder.mentions.actors_evidence import OF_STATE, STATES, Evidence, state
from rejoinder.mentions.actors_phrases import Named
from rejoinder.mentions.actors_reading import Draft
from rejoinder.records import Parsed

_OF_HERE = OF_STATE | {"OPP", "PTY", "REB"}
"""Besides, those who are of the country that a page is about, if it is about one."""
_BODIES = frozenset(("IGO", "UNO", "EUR", "NGO"))
_NEAR = 2
"""Sentences back that a body is looked for whose spokesman speaks."""
_SENT = (["ambassador"], ["envoy"], ["diplomat"], ["mediator"])
"""Those sent abroad are not of the country that a page is about."""
_VOICES = frozenset(("ambassador", "envoy", "representative", "diplomat"))
_SERVANTS = frozenset(("aide", "adviser", "spokesman", "spokeswoman", "spokesperson", "deputy",
                       "chief of staff", "press secretary", "officer", "official", "member",
                       "leader", "deputy leader", "negotiator"))  # fmt: skip
"""Those who are of the country and body of the person they serve."""


class Sites:
    """What a page says of countries, asked mention by mention in text order."""

    def __init__(self, parsed: Parsed, names: Named, lexicon: ActorLexicon) -> None:
        self._parsed = parsed
        self._lexicon = lexicon
        self._names = names
        self._evidence = Evidence(parsed, names)

    def sited(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> Resolution:
        """A draft's resolution with country, and for a spokesman whose, where the text tells."""
        found = draft.found
        if draft.owner_first > draft.head:
            return found  # Whose it is stands after the name: told when that is met.
        owner = self._owner(draft, met)
        whose = entities[owner.entity] if owner is not None else None
        if found.title == "counterpart" and whose is not None and whose.role:
            return self._counterpart(draft, whose)
        if found.assumed and found.code not in _BODIES:
            return self._usually(draft, met, entities)
        if found.code is not None:
            return self._general(draft, met, entities) or found
        if found.title in _VOICES and self._parsed.doc[draft.last].text == ":":
            code = self._evidence.spoken_for(draft)
            if code is not None:
                return replace(found, code=code)
        if found.title in _VOICES and whose is None:
            code = self._of_embassy(draft, met, entities)
            if code is not None:
                return replace(found, code=code)
        if whose is not None and draft.form in ("role", "person") and whose.code is None:
            if found.title in _SERVANTS and found.sector in (None, "GOV"):
                found = replace(found, sector=whose.sector or found.sector)
            if whose.sector in ("REB", "OPP", "PTY", "BUS", None) and not whose.person:
                return found
        if whose is not None and draft.form in ("role", "person") and whose.code:
            if not whose.person:
                sector = found.sector or (whose.sector if whose.kind not in STATES else None)
                role = found.role
                if found.title in _SERVANTS and whose.kind not in STATES:
                    sector = whose.sector
                    if role and found.served is not None:
                        role = f"{whose.usual or whose.name} {found.office}"
                return replace(found, code=whose.code, sector=sector, role=role)
            if found.title in _SERVANTS:
                return replace(found, code=whose.code, sector=whose.sector)
        if whose is not None and draft.form in ("nominal", "group", "name"):
            ours = self._belonging(draft, whose)
            if ours is not None:
                return ours
        if owner is not None and found.sort == "organ?" and found.sector is None:
            whose = entities[owner.entity]
            noun = self._parsed.doc[draft.head].lower_
            name = f"{whose.name}'s {noun}" if whose.person else found.name
            return replace(found, name=name, code=whose.code, sector=whose.sector)
        if not _needs(draft):
            return found
        if _speaks(found):
            speaker = self._spoken_for(draft, met, entities)
            if speaker is not None:
                sector = found.sector or speaker.sector
                if speaker.kind in STATES:
                    sector = "GOV"
                return replace(found, code=speaker.code, sector=sector)
            if found.sector is None:
                return found
        code = self._code(draft, met, entities)
        return found if code is None else replace(found, code=code)

    def _code(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> str | None:
        first = self._parsed.doc[draft.first]
        if first.tag_ == "PRP$" and first.lower_ in ("our", "my"):
            speaker = self._latest_person(draft, met, entities)
            if speaker is not None:
                return speaker
            return None
        if first.tag_ == "PRP$":
            owner = self._owner(draft, met)
            return entities[owner.entity].code if owner is not None else None
        if self._parsed.doc[draft.head].lemma_ == "source":
            return self._evidence.about
        if _owned(draft):
            return self._evidence.at(draft, met, entities)
        several = draft.plural and draft.found.sector == "GOV"  # "The ministers" of two states.
        return self._evidence.about if several else self._evidence.topic

    def _general(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> Resolution | None:
        """ "Congress" is the American one only on a page that speaks of America."""
        found = draft.found
        if draft.form != "name" or found.kind != "organ" or not found.sector:
            return None
        if found.sector not in OF_STATE or self._evidence.counts[found.code or ""] > 1:
            return None
        inside = self._names.within(draft.head, draft.head + 1)
        common = [e for match in inside for e in match.entries if e.kind == "agent"]
        if not common or not self._evidence.counts:
            return None
        name = self._parsed.doc[draft.head].text
        code = self._evidence.at(draft, met, entities)
        if code is None:
            return None
        return replace(found, name=name, kind="agent", sort=common[0].sort, code=code)

    def _belonging(self, draft: Draft, whose: Resolution) -> Resolution | None:
        """ "His fighters" are of his side, "his country" is the country itself."""
        found = draft.found
        if whose.code is None or found.sort == "organ?":
            return None
        if found.sort == "state":
            return None if whose.code in _BODIES or draft.plural else self._country(whose.code)
        sector = found.sector
        if sector in ("CVL", None) and whose.sector in ("REB", "MIL", "COP", "PRM"):
            sector = whose.sector
        name = found.name
        first = self._parsed.doc[draft.first]
        if first.tag_ == "PRP$" and name.startswith(first.text + " "):
            name = name[len(first.text) + 1 :]
        return replace(found, name=name, code=whose.code, sector=sector)

    def _country(self, code: str) -> Resolution | None:
        country = self._lexicon.countries.get(code)
        if country is None:
            return None
        return Resolution(name=country.name, code=code, kind="country")

    def _of_embassy(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> str | None:
        """The state of the embassy just spoken of, for "the ambassador"."""
        here = self._parsed.sentence_of(self._parsed.doc[draft.head]).index
        for before in reversed(met):
            if here - self._parsed.sentence_of(self._parsed.doc[before.head]).index > 1:
                return None
            known = entities[before.entity]
            if known.name.casefold().endswith(("embassy", "mission", "consulate")):
                return state(known)
        return None

    def _counterpart(self, draft: Draft, whose: Resolution) -> Resolution:
        """ "Her Chinese counterpart": who has there the office that she has here."""
        found = draft.found
        if found.code is None:
            found = replace(found, code=self._evidence.seat_after(draft.last))
        office = whose.office or whose.title
        role = (found.role or "").replace("counterpart", office).strip() or None
        name = found.name if found.person or role is None else role
        sector, title = whose.sector, whose.title
        return replace(found, name=name, role=role, sector=sector, title=title, office=office)

    def _usually(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> Resolution:
        """An office that is some one state's as a rule, unless the page speaks of others alone."""
        found = draft.found
        if self._evidence.counts[found.code or ""]:
            return found
        code = self._evidence.at(draft, met, entities)
        return found if code is None else replace(found, code=code, assumed=False)

    def _owner(self, draft: Draft, met: Sequence[Draft]) -> Draft | None:
        """The mention that a possessive before the draft stands for ("its", "the alliance's")."""
        start = draft.first if draft.owner_first < 0 else draft.owner_first
        first = self._parsed.doc[start]
        if first.tag_ == "PRP$":
            return next((before for before in reversed(met) if before.head == first.i), None)
        if draft.owner_first < 0:
            return None
        return next((b for b in reversed(met) if b.first == start and b is not draft), None)

    def _latest_person(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> str | None:
        for before in reversed(met[-30:]):
            known = entities[before.entity]
            if known.person and known.sector in OF_STATE:
                return state(known)
        return None

    def _spoken_for(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> Resolution | None:
        """The organ, body or company last met, for a spokesman of nobody named."""
        if draft.found.served is not None:
            return None
        doc = self._parsed.doc
        here = self._parsed.sentence_of(doc[draft.head]).index
        for before in reversed(met):
            if here - self._parsed.sentence_of(doc[before.head]).index > _NEAR:
                return None
            known = entities[before.entity]
            acts = doc[before.head].dep_ in ("nsubj", "nsubjpass")
            if (
                known.code
                and not known.person
                and (
                    (known.kind in ("organ", "body") and known.sector != "JRN")
                    or (known.kind == "agent" and known.sort.startswith("organ") and known.code)
                    or (acts and known.kind in STATES)
                )
            ):
                return known
        return None


def _needs(draft: Draft) -> bool:
    found = draft.found
    if draft.form not in ("role", "nominal", "person"):
        return False
    if draft.form == "nominal":
        return (
            found.sector in OF_STATE
            and found.kind == "agent"
            and (found.sort not in ("weapon", "unit"))
        )
    if (found.role or "").split()[-1:] in _SENT:
        return False
    of_organ = found.served is not None and found.served.sort.startswith("organ")
    if found.left and found.sector == "ELI":
        return True
    return bool(found.role) and (found.sector in _OF_HERE or _speaks(found) or of_organ)


def _owned(draft: Draft) -> bool:
    """Whether the state acting last may be meant: an office or an organ of government."""
    if draft.plural:
        return False
    served = draft.found.served
    if served is not None and served.sort.startswith("organ"):
        return True
    if draft.found.sector not in OF_STATE and not draft.found.left:
        return False
    return draft.found.kind != "agent" or draft.found.sort.startswith("organ")


def _speaks(found: Resolution) -> bool:
    return bool(found.role) and (found.role or "").lower().split()[-1].startswith("spokes")
