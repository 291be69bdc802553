"""Mentions of actors: who is named, in which words, and which mentions are of one actor."""

from __future__ import annotations

from rejoinder.lexicon.actors import ActorLexicon, Resolution
from rejoinder.lexicon.actors_index import words
from rejoinder.mentions.actors_countries import Sites
from rejoinder.mentions.actors_introductions import introduce
from rejoinder.mentions.actors_links import Links
from rejoinder.mentions.actors_phrases import named, phrases
from rejoinder.mentions.actors_reading import Draft, Reading
from rejoinder.records import Actor, ActorMention, Parsed


def find(parsed: Parsed, lexicon: ActorLexicon) -> tuple[ActorMention, ...]:
    """All actors of a document, in text order, no two sharing a head."""
    names = named(parsed.doc, lexicon, parsed.document.published.value)
    reading = Reading(parsed.doc, names, lexicon, parsed.document.published.value)
    drafts = introduce(reading, reading.drafts(phrases(parsed, names)))
    links = Links(parsed, lexicon, Sites(parsed, names, lexicon))
    linked = links.link(drafts)
    told = {d.entity for d in linked if _tells(parsed, d, links.entities[d.entity])}
    known = lexicon.tenures.by_person
    heads: set[int] = set()
    found = []
    for draft in linked:
        if draft.head not in heads:
            heads.add(draft.head)
            entity = links.entities[draft.entity]
            bare = entity.person and entity.name in known and draft.entity not in told
            found.append(_mention(parsed, draft, entity, bare=bare))
    return tuple(found)


def _tells(parsed: Parsed, draft: Draft, entity: Resolution) -> bool:
    """Whether a mention says who a person is, and not the name alone."""
    if not entity.person or draft.form in ("role", "nominal"):
        return True
    if draft.form == "pronoun":
        return False
    name = {word.key for word in words(entity.name)}
    said = {word.key for word in words(parsed.doc[draft.first : draft.last].text)}
    return draft.owner_first >= 0 or bool(said - name - _MARKS)


_MARKS = frozenset(("'s", ",", "mr", "mrs", "ms", "dr", "sir"))


def _mention(parsed: Parsed, draft: Draft, entity: Resolution, *, bare: bool) -> ActorMention:
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
            # Of a bare name the text tells neither state nor office: the tables do.
            basis="lexicon" if bare or draft.form in ("metonym", "demonym") else "text",
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
