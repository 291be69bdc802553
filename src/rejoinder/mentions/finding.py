"""All mentions of a document."""

from __future__ import annotations

from rejoinder.lexicon import Lexicon
from rejoinder.mentions import actors, places, quantities, times
from rejoinder.records import Mentions, Parsed


def find(parsed: Parsed, lexicon: Lexicon) -> Mentions:
    """The actors, times, places and amounts of a document, each in text order."""
    when = times.find(parsed)
    return Mentions(
        times=when,
        quantities=quantities.find(parsed, when),
        actors=actors.find(parsed, lexicon.actors),
        places=places.find(parsed, lexicon.actors),
    )
