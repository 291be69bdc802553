"""Mentions of actors: who is named, in which words, and which mentions are of one actor."""

from __future__ import annotations

from rejoinder.lexicon.actors import ActorLexicon, Resolution
from rejoinder.mentions.actors_countries import Sites
from rejoinder.mentions.actors_introductions import introduce
from rejoinder.mentions.actors_links import Links
from rejoinder.mentions.actors_phrases import named, phrases
from rejoinder.mentions.actors_reading import Draft, Reading
from rejoinder.records import Actor, ActorMention, Parsed


def find(parsed: Parsed, lexicon: ActorLexicon) -> tuple[ActorMention, ...]:
    """All actors of a document, in text order, no two sharing a head."""
    names = named(parsed.doc, lexicon)
    reading = Reading(parsed.doc, names, lexicon, parsed.document.published.value)
    drafts = introduce(reading, reading.drafts(phrases(parsed, names)))
    links = Links(parsed, lexicon, Sites(parsed, names, lexicon))
    linked = links.link(drafts)
    heads: set[int] = set()
    found = []
    for draft in linked:
        if draft.head not in heads:
            heads.add(draft.head)
            found.append(_mention(parsed, draft, links.entities[draft.entity]))
    return tuple(found)


def _mention(parsed: Parsed, draft: Draft, entity: Resolution) -> ActorMention:
    span = parsed.tokens_span(draft.first, draft.last)
    own = draft.found
    if own.person or draft.form in ("role", "nominal", "pronoun"):
        own = entity
    return ActorMention(
        actor=Actor(
            name=own.name,
            code=own.code,
            sector=own.sector,
            role=own.role,
            person=own.person,
            mention=span,
            basis="lexicon" if draft.form in ("metonym", "demonym") else "text",
        ),
        form=draft.form,
        start=span.start,
        end=span.end,
        first=draft.first,
        last=draft.last,
        head=draft.head,
        entity=draft.entity,
        of=draft.of,
    )
