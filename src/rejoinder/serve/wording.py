"""Records in plain words: dates, actors, amounts, counts; said alike wherever they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from rejoinder.records import Actor, Document, Event, Note, Place, Quantity, Removal, Repair, When

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

BASIS = {
    "given": "as given",
    "metadata": "from the page's metadata",
    "url": "from its address",
    "dateline": "from its dateline",
    "unknown": "date unknown",
}
"""How a publication date is known."""

_REMOVALS = {
    "appeal": "an appeal for money",
    "subscribe": "an invitation to subscribe",
    "navigation": "navigation",
    "caption": "a caption",
    "credit": "a credit",
    "related": "a link to other stories",
    "comment": "comments",
    "title": "the headline repeated",
    "other": "other matter",
}


def day(value: str | None) -> str:
    """An ISO date in words; what is none comes back as it is.

    >>> day("2016-07-08"), day(None)
    ('8 July 2016', 'no date')
    """
    if value is None:
        return "no date"
    try:
        read = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{read.day} {_MONTHS[read.month - 1]} {read.year}"


def days(start: str | None, end: str | None) -> str:
    """A range of ISO dates in words, saying no month or year twice.

    >>> days("2016-07-08", "2016-07-09")
    '8–9 July 2016'
    """
    if start is None or end is None or start == end:
        return day(start or end)
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return f"{start} – {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(end)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def when(value: When) -> str:
    """A WHEN: its words, and what they come to.

    >>> when(When(text="Thursday", value=None, start=None, end=None, basis="unresolved"))
    '“Thursday” (date unknown)'
    """
    if value.start is None and value.end is None:
        unknown = "date unknown" if value.basis == "unresolved" else value.value or "date unknown"
        return f"“{value.text}” ({unknown})"
    return f"{days(value.start, value.end)} (“{value.text}”)"


def actor(value: Actor) -> str:
    """An actor's name, with a person's office."""
    if value.person and value.role:
        return f"{value.name}, {value.role}"
    return value.name


def codes(value: Actor) -> str:
    """An actor's country and sector codes, or nothing."""
    return " ".join(part for part in (value.code, value.sector) if part)


def actors(values: Iterable[Actor]) -> str:
    """Several actors by name.

    >>> actors([])
    'nobody named'
    """
    names = list(dict.fromkeys(value.name for value in values))
    if not names:
        return "nobody named"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def place(value: Place) -> str:
    """A place with its country."""
    return f"{value.name} ({value.country})" if value.country else value.name


def quantity(value: Quantity) -> str:
    """An amount: its words, and what they come to where that says more."""
    return f"“{value.span.text}”{_amount(value)}"


def _amount(value: Quantity) -> str:
    if value.change and value.value is not None:
        return {"factor": f" (×{value.value:g})", "by": f" (by {value.value:g})"}.get(
            value.change, f" (to {value.value:g})"
        )
    if value.value is not None:
        return f" ({value.value:g})"
    if value.low is not None and value.high is not None:
        return f" ({value.low:g}–{value.high:g})"
    if value.low is not None:
        return f" ({value.low:g} or more)"
    if value.high is not None:
        return f" ({value.high:g} or fewer)"
    return ""


def score(value: float | None) -> str:
    """A score with its sign."""
    return "" if value is None else f"score {value:+.1f}".replace("-", "−")


def act(event: Event) -> str:
    """An event's type with its mode and context."""
    name = event.type if event.mode is None else f"{event.type} · {event.mode}"
    return name if not event.context else f"{name} ({', '.join(event.context)})"


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "event"), count(2, "reply"), count(4, "run of white space")
    ('1 event', '2 replies', '4 runs of white space')
    """
    if number == 1:
        return f"1 {noun}"
    head, of, rest = noun.partition(" of ")
    if of:
        return f"{count(number, head)}{of}{rest}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeou" else f"{noun}s"
    return f"{number:,} {plural}"


def mended(document: Document) -> list[str]:
    """What was mended, counted by its nature: ``["8 quotation marks", "1 stray character"]``."""
    return [count(number, noun) for noun, number in Counter(map(_nature, document.repairs)).items()]


def _nature(repair: Repair) -> str:
    if repair.after and set(repair.after) <= set("“”‘’\"'"):
        return "apostrophe" if _inner(repair) else "quotation mark"
    if not repair.before.strip() and not repair.after.strip():
        return "run of white space"
    return "damaged character" if repair.after.strip() else "stray character"


def _inner(repair: Repair) -> bool:
    return repair.after == "’" and "apostrophe" in repair.rule


def aside(removed: Iterable[Removal]) -> list[str]:
    """What was set aside, by label: ``["an appeal for money (2×)", "a caption"]``."""
    tally = Counter(removal.label for removal in removed)
    return [
        _REMOVALS[label] + (f" ({number}×)" if number > 1 else "")
        for label, number in tally.items()
    ]


def note(value: Note) -> str:
    """Damage seen and not repaired, with the words around it."""
    return f"{value.code.replace('-', ' ')}, not guessed at: {value.text}"


def set_aside(removal: Removal) -> str:
    """One removal's label in words."""
    return _REMOVALS[removal.label]
