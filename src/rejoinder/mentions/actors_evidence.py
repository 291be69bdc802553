"""Which country a page has in mind at a place: who acts near it, where it happens, who it is about.

"India will raise duties if Washington does not yield, the commerce minister said": India's, for it
is India that acts in what was said, although Washington stands nearer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from rejoinder.lexicon import gazetteer
from rejoinder.lexicon.actors import Resolution
from rejoinder.mentions.actors_phrases import Named
from rejoinder.mentions.actors_reading import Draft
from rejoinder.records import Parsed

OF_STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
GLOBAL = frozenset(("IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"))
STATES = ("country", "adjective", "people", "capital", "seat", "polity")
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
_NEARNESS = (4.0, 2.5, 1.5, 1.0)
"""What a state that acts is worth in the same sentence and one, two and three before; chosen, as
are the weights below, on the 25 gold pages."""
_ACTING, _HELD, _TOLD_OF = 2.0, 1.0, -0.5
_ASIDE = -2.5
"""Within "if", "after", "who" and the like: told in passing."""
_APART = 0.6
"""What is left of it from another paragraph."""
_PLACED = 1.5
_SHARE = 3.0
_ABOUT, _HOME, _TOPIC = 1.5, 1.5, 0.5
"""Added for the state that the page is about, that its dateline stands in, that it names first."""
_ENOUGH = 2.0
_FRAGMENT = 2
"""Tokens of a sentence that is none."""
_ABROAD = frozenset(("Brussels", "Vienna", "The Hague", "Hague", "Doha", "Bern", "Addis Ababa"))
"""Capitals in which the ministers of others speak too."""
_SUBJECTS = ("nsubj", "nsubjpass")
_ASIDES = ("advcl", "relcl", "acl", "pcomp")


def state(known: Resolution) -> str | None:
    """The state that an actor belongs to, if it is one of government or the state itself."""
    if known.code is None or known.code in GLOBAL:
        return None
    own = known.sector is None and not known.person
    return known.code if own or known.sector in OF_STATE else None


class Evidence:
    """What a page says of countries, asked place by place in text order."""

    def __init__(self, parsed: Parsed, names: Named) -> None:
        self._parsed = parsed
        self.counts: Counter[str] = Counter()
        self._capitals: dict[int, str] = {}
        self._states: dict[int, str] = {}
        self._first: str | None = None
        lead: set[str] = set()
        for match in names.matches:
            entry = match.entries[0]
            if not entry.code or entry.code in GLOBAL or entry.kind not in STATES:
                continue
            first, last = names.tokens(match)
            self.counts[entry.code] += 1
            if entry.kind == "country":
                self._states[last - 1] = entry.code
            if parsed.sentence_of(parsed.doc[first]).index < _LEAD:
                lead.add(entry.code)
            placed = first > 0 and parsed.doc[first - 1].lower_ in ("in", "from", "at")
            if entry.kind == "capital" and placed:
                self._capitals[first] = entry.code
            if self._first is None and not placed and not _opens(parsed, first, last):
                self._first = entry.code
        best = self.counts.most_common(1)
        self._total = sum(self.counts.values())
        self.about = best[0][0] if best and best[0][1] >= _MOSTLY * self._total else None
        if self.about is None and len(lead) == 1 and self.counts[min(lead)] == best[0][1]:
            self.about = min(lead)
        self._home = _home(parsed, names)
        self.topic = self.about or (
            self._first if self._first in lead and self.counts[self._first] > 1 else None
        )

    def at(self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]) -> str | None:
        """The country whose office or organ a draft is, by all that stands before it."""
        said = self._spoken_in(draft)
        if said is not None:
            return said
        scores = self._acting(draft, met, entities)
        for code, worth in self._placed(draft).items():
            scores[code] = max(scores.get(code, 0.0), 0.0) + worth
        for known, bonus in ((self.about, _ABOUT), (self._home, _HOME), (self._first, _TOPIC)):
            if known is not None:
                scores[known] = scores.get(known, 0.0) + bonus
        for code in scores:
            scores[code] += _SHARE * self.counts[code] / max(1, self._total)
        best = max(scores, key=lambda code: scores[code], default=None)
        return best if best is not None and scores[best] >= _ENOUGH else self.about

    def spoken_for(self, draft: Draft) -> str | None:
        """The state in whose name a turn of a transcript speaks: "Ireland welcomes this"."""
        parsed = self._parsed
        here = parsed.sentence_of(parsed.doc[draft.head])
        for i in range(draft.last, len(parsed.doc)):
            token = parsed.doc[i]
            subject = i in self._states and token.dep_ == "nsubj" and token.head.tag_ == "VBZ"
            if subject and token.head.lemma_ in _STANDS:
                return self._states[i]
            if parsed.sentence_of(token).paragraph > here.paragraph + 1:
                return None
        return None

    def seat_after(self, last: int) -> str | None:
        """The country of the capital right after a phrase: "her counterpart | in Beijing"."""
        return self._capitals.get(last + 1)

    def _spoken_in(self, draft: Draft) -> str | None:
        """The country of a capital in which it is said: "told a briefing in Beijing"."""
        if not draft.found.role:
            return None
        doc = self._parsed.doc
        verb = doc[draft.head].head
        for i, code in self._capitals.items():
            if not draft.last <= i < draft.last + _REACH or doc[i].text in _ABROAD:
                continue
            above = doc[i - 1].head
            while above.pos_ in ("NOUN", "PROPN", "ADP") and above.head.i != above.i:
                above = above.head
            if above.i == verb.i and verb.pos_ == "VERB" and verb.lemma_ not in _GOING:
                return code
        return None

    def _acting(
        self, draft: Draft, met: Sequence[Draft], entities: Sequence[Resolution]
    ) -> dict[str, float]:
        """The states met near before, each with what its best mention is worth."""
        here = self._parsed.sentence_of(self._parsed.doc[draft.head])
        scores: dict[str, float] = {}
        for before in reversed(met):
            token = self._parsed.doc[before.head]
            there = self._parsed.sentence_of(token)
            apart = here.index - there.index
            if apart > _NEAR:
                break
            broken = there.last - there.first <= _FRAGMENT and apart > 0
            if broken:
                apart -= 1  # The parser cut a subject off its verb.
            code = state(entities[before.entity])
            if code is None or before.form == "pronoun":
                continue
            worth = _ACTING
            if not broken:
                worth = self._worth(token, before, entities[before.entity], inside=apart == 0)
            worth += _NEARNESS[max(0, apart)]
            if there.paragraph != here.paragraph:
                worth *= _APART
            scores[code] = max(scores.get(code, worth), worth)
        return scores

    def _worth(self, token: Token, before: Draft, known: Resolution, *, inside: bool) -> float:
        subject = token
        held = token.dep_ == "poss" or (before.form == "demonym" and token.dep_ != "pobj")
        if held:
            subject = token.head
        if before.plural and known.kind not in ("office", "country"):
            return _TOLD_OF
        if subject.dep_ not in _SUBJECTS:
            return _TOLD_OF - (1.0 if inside and not held else 0.0)
        worth = _HELD if held else _ACTING
        return worth + (_ASIDE if _aside(subject) else 0.0)

    def _placed(self, draft: Draft) -> dict[str, float]:
        """Countries of the capitals and towns said to be the scene just before and at a draft."""
        doc = self._parsed.doc
        here = self._parsed.sentence_of(doc[draft.head])
        worth: dict[str, float] = {}
        for i, code in self._capitals.items():
            there = self._parsed.sentence_of(doc[i])
            apart = here.index - there.index
            if i < draft.head and apart <= _NEAR and there.paragraph == here.paragraph:
                worth[code] = max(worth.get(code, 0.0), _PLACED - 0.25 * apart)
        if draft.form == "nominal":
            for i in range(here.first + 1, here.last):
                if doc[i].pos_ == "PROPN" and doc[i - 1].lower_ in ("in", "near", "at", "outside"):
                    for town in gazetteer.shipped().towns(doc[i].text)[:3]:
                        if self.counts[town.country]:
                            worth[town.country] = _PLACED * 2
        return worth


def _opens(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a name opens the text as its dateline: "Managua, 14 March.", "ADEN (Wire) --"."""
    if first > 1 or last >= len(parsed.doc):
        return False
    return parsed.doc[last].text in (",", "(", "—", "–", "-", "--", ":", "/")


def _home(parsed: Parsed, names: Named) -> str | None:
    """The country that the dateline stands in."""
    for match in names.matches[:1]:
        first, last = names.tokens(match)
        if match.entries[0].kind in ("capital", "country") and _opens(parsed, first, last):
            return match.entries[0].code
    head = _DATELINE.match(parsed.text)
    if head is None:
        return None
    return gazetteer.shipped().country(head[1].title())


_DATELINE = re.compile(r"([A-Z][\w’' -]{2,24}?),? (?:[A-Z][\w. ]{2,20},? )?(?:\(|--|—|–)")
_STANDS = frozenset(("welcome", "condemn", "support", "call", "urge", "regret", "believe", "stand",
                     "remain", "hope", "thank", "reject", "deplore", "express", "note", "share",
                     "attach", "commend", "reiterate", "reaffirm", "oppose", "demand"))  # fmt: skip
_GOING = frozenset(("meet", "arrive", "land", "attend", "visit", "talk", "negotiate", "die"))
"""What is done abroad too."""


def _aside(subject: Token) -> bool:
    """Whether a clause is told in passing: "if Washington does not", "after Chile left"."""
    verb = subject.head
    for _ in range(4):
        if verb.dep_ in _ASIDES:
            return True
        if any(child.dep_ == "mark" and child.lower_ in _PASSING for child in verb.children):
            return True
        if verb.dep_ in ("ROOT", "ccomp") or verb.head is verb:
            return False
        verb = verb.head
    return False


_PASSING = frozenset(("if", "unless", "after", "before", "when", "while", "although", "because",
                      "until", "since", "as", "though", "provided"))  # fmt: skip
