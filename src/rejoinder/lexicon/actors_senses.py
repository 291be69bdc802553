"""What the words of an actor phrase are good for: classes of words, and whose sector counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rejoinder.lexicon.actors_index import Entry, Match, Word


def these(words: str) -> frozenset[str]:
    """A set of words from a line of them."""
    return frozenset(words.split())


LINKS = these(
    "of in from at to for on near with by who that whose which as against and or , "
    "; : ( ) inside across outside along after before during within without among "
    "between"
)
SERVING = frozenset(("of", "for"))
WHERE = frozenset(("in", "from", "at", "on", "near", "inside", "across"))
FORMER = frozenset(("former", "ex", "onetime", "ousted", "deposed", "retired", "erstwhile", "late"))
FOREIGN = these(
    "backed made born speaking style occupied controlled funded trained allied "
    "linked imposed brokered sponsored held supplied built supported aligned "
    "friendly bound"
)
"""After a hyphen these say that the country is not the actor's own ("Iranian-backed")."""

PARTS = these(
    "group team number series crowd handful dozen dozens hundreds thousands scores "
    "several some many most majority half one two three members all any each lot "
    "few list pair couple"
)
"""A head that only counts: the actor is what stands after its "of" ("a team of police")."""

OUT_OF_OFFICE = frozenset(("GOV", "MIL", "LEG", "JUD", "SPY", "COP", "OPP"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who a phrase names. ``kind`` and ``sort`` are those of its head; ``served`` is whom it speaks
    or acts for; ``left`` says that the office is a former one. ``office`` is the role without whose
    it is, ``title`` the table's form of that; ``assumed`` says that the code is but the usual one
    of such an office ("Foreign Secretary")."""

    name: str
    code: str | None = None
    sector: str | None = None
    role: str | None = None
    person: bool = False
    kind: str = ""
    usual: str = ""
    served: Resolution | None = None
    known: bool = True
    sort: str = ""
    left: bool = False
    title: str = ""
    office: str = ""
    assumed: bool = False

    def within(self, code: str | None) -> Resolution:
        """The same with its country told by something outside the phrase."""
        return replace(self, code=code)


def names_class(match: Match) -> bool:
    """Whether a match is a class noun that a proper name may stand beside."""
    entry = match.entries[0]
    return (entry.kind == "agent" and entry.sector in ("JRN", "BUS")) or entry.name in STATE_MEDIA


OWN_CLASS = frozenset(["radio", "tv", "television", "channel", "bank", "network"])
STATE_MEDIA = frozenset(("state news agency", "state broadcaster", "state television", "state tv",
                          "state radio", "public broadcaster", "state company"))  # fmt: skip
WITH_FIELD = frozenset(
    (
        "Minister", "Deputy Minister", "Minister of State", "ministry", "ministries", "service",
        "committee", "commission", "council", "board", "agency", "authority", "bureau",
        "directorate", "department", "inspectorate",
    )
)  # fmt: skip
"""Heads that say by the words before them what they are for: "Fisheries Minister"."""
RANKED = frozenset(("General", "Admiral", "Marshal", "Colonel", "Major", "Captain", "Lieutenant",
                    "Sergeant", "Professor", "doctor", "Senator", "Cardinal", "Archbishop",
                    "Prince", "cleric"))  # fmt: skip
"""Forms of address that stand between an office and a name."""
GIVEN = frozenset(("Shah", "Sultan", "Emir", "King", "Imam", "Bishop", "Pope", "Marshal"))
"""Titles that are names too: "Foreign Minister Shah Mahmood Qureshi"."""
KIN = these(
    "daughter son wife husband mother father brother sister widow family families parents "
    "relative relatives friend friends neighbor neighbour grandmother couple"
)
NGOS = frozenset(("ngo", "ngos", "aid agency", "aid agencies", "aid group", "aid groups",
                  "relief agency", "relief agencies", "humanitarian group", "humanitarian groups",
                  "humanitarian organization", "humanitarian organizations",
                  "humanitarian agencies", "non-governmental organization",
                  "non-governmental organizations"))  # fmt: skip
"""Bodies that are of no state unless one is named."""
RANKS = these("deputy vice assistant acting interim associate")
SMALL = these("of for the and to")
SHORTENED = these("pm fm gen lt maj brig col adm capt sgt sen sens rep reps rev dr prof atty gov")
COURTESY = these("mr mrs ms miss mx dr sir dame lord lady when while if but and then as the for")
NO_FIELD = these(
    "the a an new then current senior top its his her their our my this that "
    "country country's acting longtime influential powerful and two three four five "
    "several many all other some veteran young old outgoing incoming first second "
    "hardline moderate embattled prominent leading famous well known local regional rival late "
    "unnamed anonymous unidentified new-look controversial popular beleaguered respected "
    "charismatic exiled jailed imprisoned disgraced fellow main same own so called self styled "
    "these those multiple very successful present practicing practising six seven eight nine ten "
    "dozens numerous female male total original eleven twelve hundred thousand private fewer "
    "de facto then now one each both every no more most least"
)
PARTICLES = these("al bin van von der de la le del dos da di ibn ben abu el st ter")
STATES = frozenset(("country", "adjective", "people", "capital", "polity", "seat"))
BODIES = frozenset(("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC"))


def is_kind(match: Match, kind: str) -> bool:
    """Whether one meaning of a name is of a kind."""
    return any(entry.kind == kind for entry in match.entries)


def meaning(match: Match, served: Resolution | None, date: str | None) -> Entry:
    """Of several meanings the one that fits the date and the country already known."""
    if len(match.entries) == 1:
        return match.entries[0]
    fitting = [entry for entry in match.entries if entry.holds(date)] or list(match.entries)
    dated = [entry for entry in fitting if entry.start is not None]
    first = (dated or fitting)[0]
    if served is None or not served.code:
        return first
    for entry in fitting:
        if entry.code == served.code:
            return entry
    if first.code is not None and served.kind in STATES:
        # "Chile's Defense Department" is not the American one.
        return next((entry for entry in fitting if entry.code is None), first)
    return first


def surname_like(match: Match) -> bool:
    """Whether a name matched is one that people bear too ("Jordan", "Paris", "Church")."""
    return match.last - match.first == 1


def all_numbers(tail: Sequence[Word]) -> bool:
    """Whether words are but numbers."""
    return all(word.key.isdigit() for word in tail)


def merged(first: Resolution | None, second: Resolution | None) -> Resolution | None:
    """What stands before a head with what stands after it: an organ here, its country there."""
    if first is None or second is None:
        return first or second
    usual = first.usual if second.kind == "where" else f"{second.usual} {first.usual}".strip()
    return replace(
        first, code=first.code or second.code, sector=first.sector or second.sector, usual=usual
    )


def sector_of(office: Entry, served: Resolution | None) -> str | None:
    """The sector of who holds an office."""
    if served is None or served.kind == "where":
        return None if office.serves == "inherit country" and served is None else office.sector
    if served.code in BODIES and served.kind in ("body", "country") and office.sector != "MIL":
        return served.sector
    if office.usual == "Chief Executive" and served.kind in STATES:
        return "GOV"
    if served.kind in STATES:
        return office.sector or (served.sector if served.kind == "seat" else None)
    if office.serves in ("inherit", "inherit country"):
        return served.sector or office.sector
    if office.serves == "yes" and served.sector:
        return served.sector
    return office.sector


def yields(agent: Entry, served: Resolution) -> bool:
    """Whether a general word takes the sector of what it belongs to ("Hamas fighters")."""
    if served.kind in STATES:
        return False
    if served.kind in ("organ", "body"):
        return agent.sector in ("MIL", "CVL", "REB", "PTY", "LAB", "UAF", "BUS")
    if agent.sector is None:
        return agent.sort == "people" and served.sort.startswith("organ")  # "government sources"
    return agent.sector in ("CVL", "LAB", "SOC") and served.sector not in (None, "CVL", "PRE")
