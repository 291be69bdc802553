"""Whether a name or description is the one wanted, however it is worded."""

from __future__ import annotations

import re

from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.lexicon.actors_index import words
from rejoinder.records import Actor

_STATES = frozenset(("country", "adjective", "people", "capital", "seat", "polity"))
_NAMED = frozenset(("body", "organ", "medium"))
_EMPTY = frozenset(("the", "a", "an", "of", "for", "to", "in", "its", "his", "her", "their", "and"))
_TITLES = frozenset((
    "mr", "mrs", "ms", "dr", "sir", "lord", "gen", "general", "lt", "lieutenant", "maj",
    "major", "col", "colonel", "capt", "captain", "sgt", "sergeant", "adm", "admiral",
    "president", "minister", "prime", "foreign", "defense", "senator", "councillor", "cardinal",
    "archbishop", "premier", "chancellor", "ambassador", "professor", "prof", "judge", "king",
    "queen", "prince",
))  # fmt: skip
_BEYOND = re.compile(
    r"[,(]|\b(?:of|for|in|at|from|on|by|to|who|whom|whose|that|which|with|close|familiar|briefed|"
    r"involved|present|near|speaking|seen)\b"
)
"""Where a description's head phrase ends and what tells more of it begins."""


def same(wanted: str | None, actor: Actor | None) -> bool:
    """Whether an actor's name is the one wanted.

    A proper name must be there whole (titles, case and accents apart; more words do no harm). Of a
    description the head phrase with its numbers must be there, and no word that it does not hold.
    A state, its adjective, capital and seat are one ("Moscow", "Russia"); it may be missing before
    an office or organ if the actor's code tells it; and the lexicon's usual form is as good as what
    it stands for ("Walid Muallem" for "Walid al-Moallem").

    >>> from rejoinder.records import Span
    >>> mention = Span(start=0, end=2, text="He")
    >>> same("Ada Holm", Actor(name="Holm", person=True, mention=mention))
    False
    >>> same("two aides close to Holm", Actor(name="two aides", mention=mention))
    True
    """
    if wanted is None or actor is None:
        return wanted is None and actor is None
    need, have = _words(wanted), _words(actor.name)
    if actor.code is not None:
        need -= {actor.code} if need != {actor.code} else frozenset()
    if actor.code is not None and _usual(wanted) == (actor.name, actor.code):
        return True
    if _proper(wanted):
        titled = need - _TITLES
        return (titled or need) <= have
    if need <= have:
        return True
    cut = _BEYOND.search(wanted, 1)
    core = _words(wanted[: cut.start()]) if cut else need
    return bool(core) and core <= have <= need


def _usual(name: str) -> tuple[str, str | None] | None:
    found = ActorLexicon.load().resolve(name)
    return (found.name, found.code) if found is not None and found.known else None


def _proper(name: str) -> bool:
    parts = [part for part in re.findall(r"[^\W\d_]+", name) if part.lower() not in _EMPTY]
    return all(part[0].isupper() or part in ("al", "bin", "da", "de", "von", "s") for part in parts)


def _words(name: str) -> frozenset[str]:
    """The words of a name, folded; names of states and bodies become one word each."""
    sequence = words(name)
    found: set[str] = set()
    named: set[int] = set()
    for match in ActorLexicon.load().scan(sequence):
        entry = match.entries[0]
        if entry.kind in _STATES and entry.code:
            found.add(entry.code)
        elif entry.kind in _NAMED:
            found.add(entry.name)
        else:
            continue
        named.update(range(match.first, match.last))
    rest = {
        word.key.replace("defence", "defense")
        for place, word in enumerate(sequence)
        if place not in named and word.key[:1].isalnum()
    }
    return frozenset(found | (rest - _EMPTY))
