"""Whose ministry, police or spokesman, where the phrase itself does not say.

"Commerce Ministry spokesman Gao Ming told a briefing in Beijing", "Minsk denied … . The foreign
minister said": the country comes from the sentence, from who acted last, or from the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rejoinder.lexicon.actors import Resolution
from rejoinder.mentions.actors_phrases import Named
from rejoinder.mentions.actors_reading import Draft
from rejoinder.records import Parsed

_OF_STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
_OF_HERE = _OF_STATE | {"OPP", "PTY", "REB"}
"""Besides, those who are of the country that a page is about, if it is about one."""
_GLOBAL = frozenset(("IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"))
_NEAR = 3
"""Sentences back that an acting state is looked for; on the ten gold pages a farther one was wrong
more often than right."""
_MOSTLY = 0.6
"""A page is about one country when this share of its naming of countries is of it (gold pages: the
pages about one have 0.62 and more, those about two have 0.55 and less)."""
_LEAD = 2
"""Sentences that set the scene: a country that they alone name, and no other as often, is meant."""
_REACH = 12
"""Tokens from speaker to the capital spoken in: "told a crowded briefing of the foreign press in
Beijing" has nine; farther ones were of other clauses."""
_SENT = (["ambassador"], ["envoy"], ["diplomat"], ["mediator"])
"""Those sent abroad are not of the country that a page is about."""
_STATES = ("country", "adjective", "people", "capital", "seat", "polity")


class Sites:
    """What a page says of countries, asked mention by mention in text order."""

    def __init__(self, parsed: Parsed, names: Named) -> None:
        self._parsed = parsed
        self._names = names
        counts: Counter[str] = Counter()
        lead: set[str] = set()
        self._capitals: dict[int, str] = {}
        for match in names.matches:
            entry = match.entries[0]
            if entry.code and entry.code not in _GLOBAL and entry.kind in _STATES:
                counts[entry.code] += 1
                if parsed.sentence_of(parsed.doc[names.tokens(match)[0]]).index < _LEAD:
                    lead.add(entry.code)
                if entry.kind == "capital":
                    first, _ = names.tokens(match)
                    if first and parsed.doc[first - 1].lower_ in ("in", "from", "at"):
                        self._capitals[first] = entry.code
        best = counts.most_common(1)
        total = sum(counts.values())
        self.about = best[0][0] if best and best[0][1] >= _MOSTLY * total else None
        if self.about is None and len(lead) == 1 and counts[min(lead)] == best[0][1]:
            self.about = min(lead)

    def sited(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> Resolution:
        """A draft's resolution with country, and for a spokesman whose, where the text tells."""
        found = draft.found
        if found.code is not None:
            return found
        owner = self._owner(draft, met)
        if owner is not None and draft.form in ("role", "person"):
            whose = entities[owner.entity]
            if whose.code and not whose.person:
                sector = found.sector or (whose.sector if whose.kind not in _STATES else None)
                return replace(found, code=whose.code, sector=sector)
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
                if speaker.kind in _STATES:
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
        return (
            self._spoken_in(draft) or self._acting(draft, met, entities) or self.about
            if _owned(draft)
            else self.about
        )

    def _owner(self, draft: Draft, met: Sequence[Draft]) -> Draft | None:
        """The mention that a possessive pronoun before the draft stands for."""
        start = draft.first if draft.owner_first < 0 else draft.owner_first
        first = self._parsed.doc[start]
        if first.tag_ != "PRP$":
            return None
        return next((before for before in reversed(met) if before.head == first.i), None)

    def _spoken_in(self, draft: Draft) -> str | None:
        """The country of a capital in which it is said: "told a briefing in Beijing"."""
        if not draft.found.role:
            return None
        doc = self._parsed.doc
        verb = doc[draft.head].head
        for i, code in self._capitals.items():
            if not draft.last <= i < draft.last + _REACH:
                continue
            above = doc[i - 1].head
            while above.pos_ in ("NOUN", "PROPN", "ADP") and above.head.i != above.i:
                above = above.head
            if above.i == verb.i and verb.pos_ == "VERB":
                return code
        return None

    def _acting(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> str | None:
        """The state that acted last, a subject before any other."""
        doc = self._parsed.doc
        here = self._parsed.sentence_of(doc[draft.head]).index
        best: tuple[float, str] | None = None
        for before in reversed(met):
            apart = here - self._parsed.sentence_of(doc[before.head]).index
            if apart > _NEAR:
                break
            known = entities[before.entity]
            code = _state(known)
            if code is None or before.form == "pronoun":
                continue
            acts = doc[before.head].dep_ in ("nsubj", "nsubjpass", "poss")
            score = -1.0 * apart + (1.5 if acts else 0.0) - (1.0 if before.plural else 0.0)
            if best is None or score > best[0]:
                best = (score, code)
        return best[1] if best else None

    def _latest_person(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> str | None:
        for before in reversed(met[-30:]):
            known = entities[before.entity]
            if known.person and known.sector in _OF_STATE:
                return _state(known)
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
            if here - self._parsed.sentence_of(doc[before.head]).index > _NEAR - 1:
                return None
            known = entities[before.entity]
            acts = doc[before.head].dep_ in ("nsubj", "nsubjpass")
            if (
                known.code
                and not known.person
                and (
                    (known.kind in ("organ", "body") and known.sector != "JRN")
                    or (known.kind == "agent" and known.sort.startswith("organ") and known.code)
                    or (acts and known.kind in _STATES)
                )
            ):
                return known
        return None


def _needs(draft: Draft) -> bool:
    found = draft.found
    if draft.form not in ("role", "nominal", "person") or found.left:
        return False
    if draft.form == "nominal":
        return (
            found.sector in _OF_STATE
            and found.kind == "agent"
            and (found.sort not in ("weapon", "unit"))
        )
    if (found.role or "").split()[-1:] in _SENT:
        return False
    return bool(found.role) and (found.sector in _OF_HERE or _speaks(found))


def _owned(draft: Draft) -> bool:
    """Whether the state acting last may be meant: an office or an organ of government."""
    if draft.plural or draft.found.sector not in _OF_STATE:
        return False
    return draft.found.kind != "agent" or draft.found.sort.startswith("organ")


def _speaks(found: Resolution) -> bool:
    return bool(found.role) and (found.role or "").lower().split()[-1].startswith("spokes")


def _state(known: Resolution) -> str | None:
    """The state that an actor belongs to, if it is one of government or the state itself."""
    if known.code is None or known.code in _GLOBAL:
        return None
    return known.code if known.sector is None or known.sector in _OF_STATE else None
