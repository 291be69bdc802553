"""What a phrase comes to: names, offices and common nouns put together.

"Russian Foreign Ministry spokeswoman", "president of the Riigikogu", "two Chinese warplanes": the
head says what kind of actor it is, what stands before it and after "of" says whose. The same
grammar reads a bare string and a noun phrase of a parsed text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rejoinder.lexicon.actors_index import Entry, Match, Word
from rejoinder.lexicon.actors_senses import (
    COURTESY,
    FOREIGN,
    FORMER,
    GIVEN,
    KIN,
    LINKS,
    NGOS,
    NO_FIELD,
    OUT_OF_OFFICE,
    OWN_CLASS,
    PARTICLES,
    PARTS,
    RANKED,
    RANKS,
    SERVING,
    SHORTENED,
    SMALL,
    STATES,
    WHERE,
    WITH_FIELD,
    Resolution,
    all_numbers,
    is_kind,
    meaning,
    merged,
    names_class,
    sector_of,
    surname_like,
    yields,
)
from rejoinder.lexicon.actors_tenures import Tenures

Usual = Callable[[str], tuple[str, str | None, str | None]]
Town = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class _Segment:
    link: str
    first: int
    last: int
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One phrase with what is needed to read it."""

    words: Sequence[Word]
    tenures: Tenures
    usual: Usual
    town: Town
    date: str | None
    known: set[int]
    """The positions of the words that names of the tables cover."""

    def segments(self, matches: Sequence[Match]) -> list[_Segment]:
        self.known.update(i for match in matches for i in range(match.first, match.last))
        cuts = [i for i, word in enumerate(self.words) if word.key in LINKS and i not in self.known]
        bounds = [(-1, ""), *((cut, self.words[cut].key) for cut in cuts)]
        ends = [*cuts, len(self.words)]
        found = []
        for (before, link), last in zip(bounds, ends, strict=True):
            first = before + 1
            if first < last:
                found.append(
                    _Segment(
                        link, first, last, tuple(m for m in matches if first <= m.first < last)
                    )
                )
        return found

    def read(self, segments: Sequence[_Segment]) -> Resolution | None:
        """The first segment, completed by those after it."""
        if not segments:
            return None
        core, rest = segments[0], segments[1:]
        if rest and rest[0].link == "of" and self._counts(core):
            return self.read(rest)
        head, name = self._head(core)
        before = self._before(core, head)
        served = self._served(before)
        if served is None or served.code is None:
            served = merged(served, self._after(rest))
        head, served = self._country_last(core, head, served)
        former = any(
            self.words[i].key in FORMER
            for i in range(core.first, head.first if head else core.last)
        )
        if head is None:
            if served is None:
                return self._apposed(rest)
            named = " ".join(word.text for word in self.words[core.first : core.last])
            if served.kind == "person" and not rest:
                return Resolution(name=named, person=True, kind="person", known=False)
            if not before:
                return replace(served, name=named, known=False)
            return replace(served, name=named, known=False, role=None)
        return self._headed(core, head, name, served, former, rest)

    def _country_last(
        self, core: _Segment, head: Match | None, served: Resolution | None
    ) -> tuple[Match | None, Resolution | None]:
        """A name that ends in its country: "Police Scotland", "Medical Association Kenya"."""
        if head is None or len(core.matches) < 2 or core.matches[-1] is not head:
            return head, served
        organ, where = core.matches[-2], head.entries[0]
        if (
            where.kind not in ("country", "polity")
            or organ.entries[0].kind != "agent"
            or organ.last != head.first
            or not self.words[organ.first].text[0].isupper()
            or not self.words[head.last - 1].text[0].isupper()
        ):
            return head, served
        before = self._served(self._before(core, organ))
        place = self._alone(where, head)
        if before is not None:
            place = replace(place, sector=before.sector, kind=before.kind)
        return organ, place

    def _counts(self, segment: _Segment) -> bool:
        last = self.words[segment.last - 1]
        return last.key in PARTS or last.key.isdigit()

    def _head(self, segment: _Segment) -> tuple[Match | None, str]:
        """The match that heads a segment, and the person's name that follows an office."""
        if not segment.matches:
            return None, ""
        last = segment.matches[-1]
        tail = self.words[last.last : segment.last]
        if not tail or all_numbers(tail):
            if last.entries[0].kind == "person":
                if not self._another(segment, last):
                    return last, ""
                return self._namesake(segment, last)
            if is_kind(last, "agent") and len(segment.matches) > 1:
                medium = segment.matches[-2]
                if is_kind(medium, "medium") and medium.last == last.first:
                    return medium, ""  # "the TASS news agency" is TASS.
            if names_class(last):
                return last, self._proper_before(segment, last)
            office = segment.matches[-2] if len(segment.matches) > 1 else None
            if office and surname_like(last) and is_kind(office, "office"):
                between = self.words[office.last : last.first]
                if all(word.text[0].isupper() for word in between) and between:
                    words = self.words[office.last : segment.last]
                    return office, " ".join(word.text for word in words)
            return last, ""
        if all(word.text[0].isupper() or word.key in PARTICLES for word in tail):
            if is_kind(last, "office") or names_class(last):
                first = last.last
                if is_kind(last, "office"):
                    head = self._above(segment, last)
                    if head is not last and last.entries[0].usual in GIVEN:
                        first = head.last
                    return head, " ".join(word.text for word in self.words[first : segment.last])
                if names_class(last) and self.words[last.first].key in OWN_CLASS:
                    first = last.first  # "Radio Free Europe" keeps its first word.
                return last, " ".join(word.text for word in self.words[first : segment.last])
            if any(is_kind(match, "office") for match in segment.matches):
                office = next(m for m in reversed(segment.matches) if is_kind(m, "office"))
                office = self._above(segment, office)
                last = next(m for m in reversed(segment.matches) if is_kind(m, "office"))
                words = self.words[last.last : segment.last]
                return office, " ".join(word.text for word in words)
        return None, ""

    def _above(self, segment: _Segment, office: Match) -> Match:
        """The office before a rank: "army chief Gen. Asim Raza" is army chief."""
        at = segment.matches.index(office)
        if at and office.entries[0].usual in RANKED | GIVEN:
            before = segment.matches[at - 1]
            entry = before.entries[0]
            own = entry.serves in ("", "yes") or entry.usual.startswith("spokes")
            if before.last == office.first and is_kind(before, "office") and own:
                return before
        return office

    def _namesake(self, segment: _Segment, surname: Match) -> tuple[Match | None, str]:
        """The office of someone who bears a known person's surname, with the whole name."""
        offices = [m for m in segment.matches if m.last < surname.first and is_kind(m, "office")]
        if not offices:
            return None, ""
        words = self.words[offices[-1].last : segment.last]
        if not all(word.text[0].isupper() or word.key in PARTICLES for word in words):
            return None, ""
        return offices[-1], " ".join(word.text for word in words)

    def _another(self, segment: _Segment, surname: Match) -> bool:
        """Whether a surname known alone follows someone else's first name ("Melania Trump")."""
        before = surname.first - 1
        if surname.last - surname.first > 1 or before < segment.first:
            return False
        word = self.words[before]
        inside = any(m.first <= before < m.last for m in segment.matches)
        return not inside and word.text[0].isupper() and word.key not in COURTESY

    def _proper_before(self, segment: _Segment, head: Match) -> str:
        """The name of which a class noun tells the kind: "the private KosPress news agency"."""
        first = head.first
        taken = {i for match in segment.matches for i in range(match.first, match.last)}
        while first - 1 > segment.first and first - 1 not in taken:
            if not self.words[first - 1].text[0].isupper():
                break
            first -= 1
        return " ".join(word.text for word in self.words[first : head.first])

    def _before(self, segment: _Segment, head: Match | None) -> list[Match]:
        kept = []
        for match in segment.matches:
            if head is not None and match.first >= head.first:
                continue
            after = self.words[match.last] if match.last < segment.last else None
            if after is not None and after.key in FOREIGN:
                continue
            kept.append(match)
        return kept

    def _served(self, before: Sequence[Match]) -> Resolution | None:
        """What the words before a head come to together: "Russian Foreign Ministry"."""
        found: Resolution | None = None
        for match in before:
            entry = match.entries[0]
            if entry.kind == "office" and entry.serves != "yes":
                continue
            here = self._alone(entry, match)
            if found is None:
                found = here
            elif entry.kind in ("agent", "office"):
                usual = " ".join((found.usual, self._title(match))).strip()
                found = replace(
                    found,
                    name=usual,
                    sector=here.sector or found.sector,
                    kind=here.kind,
                    usual=usual,
                )
            else:
                found = replace(here, code=here.code or found.code)
        return found

    def _alone(self, entry: Entry, match: Match) -> Resolution:
        usual = entry.usual
        if entry.kind == "agent":
            proper = self._proper(match)
            text = " ".join(word.text for word in self.words[proper : match.last])
            organ = entry.sort.startswith("organ") and proper == match.first
            usual = self._title(match) if organ else text
        if entry.kind == "person":
            return self._person(entry.name)
        return Resolution(
            name=entry.name,
            code=entry.code,
            sector=entry.sector,
            kind=entry.kind,
            usual=usual or entry.name,
            sort=entry.sort,
        )

    def _proper(self, match: Match) -> int:
        """Where a body's own name begins before its kind: "the Green Delta party"."""
        first = match.first
        while first > 0:
            word = self.words[first - 1]
            if not word.text[0].isupper() or word.key in LINKS or word.key in NO_FIELD:
                break
            if first - 1 in self.known:
                break
            first -= 1
        return first

    def _title(self, match: Match) -> str:
        return (
            " ".join(
                word.text if word.text[0].isupper() else word.text.capitalize()
                for word in self.words[match.first : match.last]
            )
            .replace(" 's", "'s")
            .replace(" 'S", "'s")
        )

    def _after(self, rest: Sequence[_Segment]) -> Resolution | None:
        """What stands after "of", "for" or "in"."""
        for position, segment in enumerate(rest):
            if segment.link in SERVING:
                return self.read(rest[position:]) or self._town(segment)
            if segment.link in WHERE:
                found = self.read(rest[position : position + 1]) or self._town(segment)
                if found is not None and found.sort == "state" and found.code:
                    return replace(found, sector=None, kind="where")
                if found is not None and segment.link == "at" and found.kind != "where":
                    found = self.read(rest[position:])
                    if found is not None and found.code is not None:
                        return replace(found, sector=None, kind="where")
                if found is not None and found.kind in ("country", "capital", "polity", "where"):
                    return replace(found, sector=None, kind="where")
            if segment.link in (",", "who", "that", "and", "whose", "which", "to", "("):
                break
        return None

    def _town(self, segment: _Segment) -> Resolution | None:
        """A town that stands alone after "of" or "in"."""
        words = self.words[segment.first : segment.last]
        name = " ".join(word.text for word in words)
        code = self.town(name) if words and words[0].text[0].isupper() else None
        return None if code is None else Resolution(name=name, code=code, kind="where")

    def _apposed(self, rest: Sequence[_Segment]) -> Resolution | None:
        """An unknown name explained after it: "Ana Ruiz, Chile's health minister"."""
        for position, segment in enumerate(rest):
            if segment.link in (",", "of", "for", "in", "and", "(", "from"):
                found = self.read(rest[position:])
                if found is not None:
                    person = found.kind == "office" and segment.link == ","
                    named = " ".join(w.text for w in self.words[: rest[0].first - 1])
                    return replace(found, name=named, person=person, known=False)
        return None

    def _person(self, name: str) -> Resolution:
        standing = self.tenures.standing(name, self.date)
        if standing is None:
            return Resolution(name=name, person=True, kind="person")
        row = standing.row
        usual, code, sector = self.usual(row.of) if row.of else ("", None, None)
        served = Resolution(
            name=row.of or "", code=code, sector=sector, usual=usual, kind="country"
        )
        if standing.left:
            gone = "ELI" if row.sector in OUT_OF_OFFICE or row.sector is None else row.sector
            return Resolution(
                name=name, code=code, sector=gone, person=True, kind="person", left=True
            )
        if not standing.sure:
            rows = self.tenures.by_person[name]
            sectors = {each.sector for each in rows}
            return Resolution(
                name=name,
                code=code if len({each.of for each in rows}) == 1 else None,
                sector=sectors.pop() if len(sectors) == 1 and self.date is None else None,
                person=True,
                kind="person",
            )
        return Resolution(
            name=name,
            code=code,
            sector=row.sector,
            role=f"{usual} {row.office}".strip() if row.office else None,
            person=True,
            kind="person",
            served=served,
            title=row.office,
            office=row.office,
        )

    def _headed(
        self,
        core: _Segment,
        head: Match,
        name: str,
        served: Resolution | None,
        former: bool,
        rest: Sequence[_Segment],
    ) -> Resolution:
        entry = meaning(head, served, self.date)
        if entry.kind == "person":
            told = self._told_after(rest)
            if told is not None:
                return replace(told, name=entry.name, person=True, kind="person")
            return self._introduced(core, head, entry, served, former)
        if entry.kind == "organ" and served is None:
            elsewhere = self._elsewhere(core, head, entry)
            if elsewhere is not None:
                return self._agent(core, head, elsewhere, served, former, rest)
        if entry.kind == "office":
            worded = self._worded(core, head, entry, rest)
            return self._office(entry, name, served, former, rest, worded)
        if entry.kind == "agent":
            found = self._agent(core, head, entry, served, former, rest)
            if not name:
                return found
            # A town's name may be the outlet's own: "the Delta news agency".
            own = served is None and head.last == core.last
            return replace(
                found, name=name, usual=name, sort="named", code=None if own else found.code
            )
        found = self._alone(entry, head)
        if entry.code is None and served is not None:
            return replace(found, code=served.code)
        return found

    def _told_after(self, rest: Sequence[_Segment]) -> Resolution | None:
        """What a text itself says of a known name: "Ana Ruiz, Chile's health minister"."""
        if not rest or rest[0].link != ",":
            return None
        found = self.read(rest)
        return found if found is not None and found.kind == "office" and found.code else None

    def _elsewhere(self, core: _Segment, head: Match, entry: Entry) -> Entry | None:
        """The common noun meant where a town of another country stands before an organ's name."""
        common = [other for other in head.entries if other.kind == "agent"]
        if not common or head.first == core.first:
            return None
        code = self._placed(core, head)
        return common[0] if code is not None and code != entry.code else None

    def _introduced(
        self,
        core: _Segment,
        head: Match,
        entry: Entry,
        served: Resolution | None,
        former: bool,
    ) -> Resolution:
        """A known person with what the text calls them before the name."""
        alone = self._person(entry.name)
        offices = [m for m in core.matches if m.last <= head.first and is_kind(m, "office")]
        if not offices:
            return alone
        office = meaning(offices[-1], served, self.date)
        held = self._served([m for m in core.matches if m.last <= offices[-1].first])
        if held is None or held.code is None:
            rows = self.tenures.by_person.get(entry.name, ())
            same = [row for row in rows if row.office == office.usual] or list(rows)
            usual, code, sector = self.usual(same[0].of or "") if same else ("", None, None)
            held = Resolution(name=usual, code=code, sector=sector, usual=usual, kind="country")
        worded = self._worded(core, offices[-1], office, ())
        found = self._office(office, entry.name, held, former, (), worded)
        return replace(found, name=entry.name, person=True, kind="person")

    def _office(
        self,
        entry: Entry,
        name: str,
        served: Resolution | None,
        former: bool,
        rest: Sequence[_Segment],
        worded: str,
    ) -> Resolution:
        sector = sector_of(entry, served)
        if former and (sector in OUT_OF_OFFICE or sector is None):
            sector = "ELI"
        usual = served.usual if served is not None and served.kind != "where" else ""
        role = f"{usual} {worded}".strip()
        if entry.usual in ("ambassador", "envoy"):
            role += self._posted(rest)
        if former:
            role = f"former {role}"
        return Resolution(
            name=name or role,
            code=served.code if served is not None else entry.code,
            sector=sector,
            role=role,
            person=bool(name),
            kind="person" if name else "office",
            usual=role,
            served=served,
            left=former,
            title=entry.usual,
            office=worded,
            assumed=served is None and entry.code is not None,
        )

    def _posted(self, rest: Sequence[_Segment]) -> str:
        """Where an envoy is sent: " to Poland"."""
        for segment in rest:
            if segment.link == "to" and segment.matches:
                return f" to {segment.matches[0].entries[0].name}"
        return ""

    def _agent(
        self,
        core: _Segment,
        head: Match,
        entry: Entry,
        served: Resolution | None,
        former: bool,
        rest: Sequence[_Segment],
    ) -> Resolution:
        sector = entry.sector
        code = served.code if served is not None else None
        if entry.sort == "organ?" and served is not None:
            sector = served.sector or ("GOV" if served.kind in STATES else None)
        elif (
            served is not None and served.sector and entry.name not in KIN and yields(entry, served)
        ):
            sector = served.sector
        elif served is not None and served.sector == "PRE" and served.kind == "polity":
            sector = entry.sector
        if code is None:
            code = self._placed(core, head)
        if code is None and entry.name in NGOS:
            code, sector = "NGO", None
        usual = served.usual if served is not None and served.kind != "where" else ""
        field = self._portfolio(core, head) if entry.name in WITH_FIELD else ""
        organ = entry.sort.startswith("organ")
        name = f"{usual} {field}{self._title(head)}".strip() if organ else ""
        if organ and rest and self._made_up_of(rest[0], served):
            # "A council of Belarusian exiles" is no Belarusian council.
            last = rest[0].last
            name = " ".join(word.text for word in self.words[head.first : last])
        if former and sector in ("GOV", "LEG"):
            sector = "ELI"
        return Resolution(
            name=name or " ".join(word.text for word in self.words[core.first : head.last]),
            code=code,
            sector=sector,
            kind="agent",
            sort=entry.sort,
            usual=name or usual,
            served=served if served is not None and served.kind != "where" else None,
        )

    def _made_up_of(self, segment: _Segment, served: Resolution | None) -> bool:
        return (
            segment.link == "of"
            and served is not None
            and served.kind == "agent"
            and served.sort == "people"
        )

    def _portfolio(self, core: _Segment, head: Match) -> str:
        """The field of a minister or ministry that the tables do not list: "Fisheries "."""
        first = self._field(core, head, capitals=True)
        return "".join(word.text.capitalize() + " " for word in self.words[first : head.first])

    def _spelled(self, head: Match, capital: bool) -> str:
        """The words of an office with the hyphens between them: "co-founder"."""
        spelled = ""
        before: int | None = None
        for word in self.words[head.first : head.last]:
            if before is not None:
                # A hyphen is a token of the text that has no word.
                spelled += "-" if word.token - before in (0, 2) else " "
            spelled += _cased(word.text, capital)
            before = word.token
        return spelled

    def _field(self, core: _Segment, head: Match, *, capitals: bool) -> int:
        """Where the words begin that say what a head is for: "trade" of "trade envoy"."""
        first = head.first
        while first > core.first and first - 1 not in self.known:
            word = self.words[first - 1]
            if word.key in NO_FIELD or word.key in FORMER or not word.key.isalpha():
                break
            if not capitals and (not word.text.islower() or word.key.endswith(("ed", "est"))):
                break
            first -= 1
        return first

    def _worded(self, core: _Segment, head: Match, entry: Entry, rest: Sequence[_Segment]) -> str:
        """An office in the words of the text, in the case of the house: "Commerce Minister".

        Spellings and plurals of the table's own form come to that form.
        """
        capital = entry.usual[:1].isupper()
        words = [word.text for word in self.words[head.first : head.last]]
        office = entry.usual
        if not _plural(words[-1], words[0]) and not _shortened(words):
            folded = sorted(_folded(words))
            if folded != sorted(_folded(entry.usual.split())):
                office = self._spelled(head, capital)
        first = self._field(core, head, capitals=entry.usual in WITH_FIELD)
        fields = [word.text for word in self.words[first : head.first]]
        if first > core.first and self.words[first - 1].key in RANKS:
            fields.insert(0, self.words[first - 1].text)
        if entry.usual in WITH_FIELD and not fields and rest and rest[0].link in SERVING:
            of = rest[0]
            if not of.matches and not self.town(self.words[of.first].text):
                named = [word.text for word in self.words[of.first : of.last]]
                return f"{office} {of.link} {' '.join(named)}"  # "Minister of Fisheries"
        return " ".join([*(_cased(word, capital) for word in fields), office])

    def _placed(self, core: _Segment, head: Match) -> str | None:
        """The country of a town named before a head: "Oxford University"."""
        first = head.first
        while first > core.first and self.words[first - 1].text[0].isupper():
            first -= 1
        names = [word.text for word in self.words[first : head.first]]
        for start in range(len(names)):
            code = self.town(" ".join(names[start:]))
            if code:
                return code
        return None


def _cased(word: str, capital: bool) -> str:
    """A word of an office as the house writes it; an acronym stays as it is."""
    if word.isupper() and len(word) > 1:
        return word
    if word in ("of", "for", "the", "and", "to"):
        return word
    return word[:1].upper() + word[1:] if capital else word.lower()


def _folded(words: Sequence[str]) -> set[str]:
    """The words of an office by which two spellings of it are one."""
    return {
        word.casefold().replace("defence", "defense").replace("labour", "labor").rstrip("-")
        for word in words
        if word.casefold() not in SMALL
    }


def _plural(last: str, first: str) -> bool:
    """Whether an office is said of several: "ministers", "spokesmen", "heads of state"."""
    return any(
        (word.endswith("s") and not word.endswith(("ss", "us"))) or word.endswith(("men", "people"))
        for word in (last.casefold(), first.casefold())
    )


def _shortened(words: Sequence[str]) -> bool:
    """Whether a title is abbreviated: "Lt Gen", "PM"."""
    return any(word.casefold() in SHORTENED for word in words)


def compose(
    sequence: Sequence[Word],
    matches: Sequence[Match],
    tenures: Tenures,
    usual: Usual,
    town: Town,
    date: str | None,
) -> Resolution | None:
    """What a phrase comes to, or null where none of its words is known.

    ``matches`` are positions in ``sequence``; ``town`` gives the country of a town's name.
    """
    reader = _Reader(sequence, tenures, usual, town, date, set())
    return reader.read(reader.segments(matches))


def unknown(sequence: Sequence[Word], town: Town) -> Resolution | None:
    """A phrase of which the tables know nothing: a pronoun, or a town and its people."""
    if len(sequence) == 1 and sequence[0].key in _PRONOUNS:
        return Resolution(name=sequence[0].text, sector="UNK", kind="pronoun")
    name = " ".join(word.text for word in sequence)
    code = town(name)
    if code is not None:
        return Resolution(name=name, code=code, sector="CVL", kind="town")
    return None


_PRONOUNS = frozenset(("he", "she", "they", "it", "him", "her", "them", "who", "someone"))
