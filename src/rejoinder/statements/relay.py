"""Relays: agencies, papers and documents that pass on another's words.

An attribution is a relay when its source is such a body or text, its content holds another
attribution (the one passed on), and that one's own source is somebody else. A relay that stands
once holds for the following sentences of the passage that go on with "he added".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rejoinder.lexicon import cues_relays
from rejoinder.records import Actor, Mentions, Parsed
from rejoinder.statements import attributions, speaker
from rejoinder.statements.attribution import Attribution

_GOING_ON = frozenset(
    ["add", "continue", "conclude", "repeat", "reiterate", "stress", "note", "also"]
)
_CARRIED = re.compile(
    r"\b(?P<text>(?:a|an|the|its|his|her|their)(?: [\w-]+){0,2}? (?:statement|letter|interview|"
    r"message|address|speech|comments|remarks|communiqu[eé]|video|recording)) "
    r"(?:that was |which was )?(?:carried|published|released|distributed|quoted|posted|broadcast|"
    r"aired|run|printed|cited) by (?P<by>[^,.;:“”\"\n]{2,80}?)(?=,|\.|;| on | late | early |$)",
)
_PRONOUNS = frozenset({"he", "she", "they"})
"""Speakers that coreference left unresolved: they are taken for the last one."""

_PASSING_ON = frozenset(
    [
        "report",
        "cite",
        "quote",
        "publish",
        "broadcast",
        "air",
        "carry",
        "say",
        "write",
        "show",
        "post",
        "tweet",
        "relay",
        "note",
        "reveal",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """A relay: the attribution that names it, and the one whose words it passes on."""

    outer: int
    inner: int


def passings(
    parsed: Parsed, mentions: Mentions, found: Sequence[Attribution]
) -> tuple[Passing, ...]:
    """Which attributions are relays of which, innermost first for each inner one."""
    result = []
    for index, outer in enumerate(found):
        if not is_relay(parsed, mentions, outer):
            continue
        inner = [
            other
            for other, a in enumerate(found)
            if other != index
            and a.source
            and attributions.holds(outer, a)
            and not _inside_other(found, other, index)
            and not (is_relay(parsed, mentions, a) and _same(parsed, outer, a))
        ]
        result += [Passing(outer=index, inner=other) for other in inner]
    return tuple(result)


def cited(parsed: Parsed, mentions: Mentions, found: Sequence[Attribution]) -> dict[int, int]:
    """For "Reuters, citing two officials, reported that …": of "citing" the report's index.

    Those cited are the speakers of what is reported, and the outlet that cites them is the relay.
    """
    result = {}
    for index, a in enumerate(found):
        token = parsed.doc[a.anchor]
        if a.lemma not in ("cite", "quote") or token.tag_ != "VBG" or a.frame != "object":
            continue
        sentence = parsed.sentence_of(token)
        for other, b in enumerate(found):
            if (
                other != index
                and sentence.first <= b.anchor < sentence.last
                and b.frame.startswith(("clause", "order", "quote"))
                and is_relay(parsed, mentions, b)
            ):
                result[index] = other
                break
    return result


def carriers(parsed: Parsed, mentions: Mentions, attribution: Attribution) -> tuple[Actor, ...]:
    """ "In a statement carried by TASS, the ministry said": the statement and who carried it."""
    if attribution.cue is None:
        return ()
    sentence = parsed.sentence_of(parsed.doc[attribution.anchor])
    for match in _CARRIED.finditer(parsed.text, sentence.start, sentence.end):
        if any(start < match.end() and match.start() < end for start, end in attribution.content):
            continue
        span = parsed.doc.char_span(*match.span("by"), alignment_mode="expand")
        if span is None or cues_relays.kind_of(match["by"], span.root.text) in (None, "document"):
            continue
        return (
            speaker.of(parsed, mentions, match.span("text")),
            speaker.of(parsed, mentions, match.span("by")),
        )
    return ()


def is_relay(parsed: Parsed, mentions: Mentions, attribution: Attribution) -> bool:
    """Whether an attribution's source is a body or text that passes words on, by such a cue."""
    if attribution.source is None:
        return False
    if attribution.rule not in ("phrase", "tagger") and attribution.lemma not in _PASSING_ON:
        return False
    return kind(parsed, mentions, attribution) is not None


def kind(
    parsed: Parsed, mentions: Mentions, attribution: Attribution
) -> cues_relays.RelayKind | None:
    """Agency, outlet or document, or null for any other source."""
    assert attribution.source is not None
    start, end = attribution.source
    head = speaker.head_of(parsed, attribution.source)
    mention = mentions.actor_headed(head.i)
    if mention is not None:
        if mention.form == "document":
            return "document"
        if mention.actor.sector == "JRN" and not mention.actor.person:
            return "outlet"
        if mention.actor.person:
            return None
    return cues_relays.kind_of(parsed.text[start:end], head.text)


def carried(
    parsed: Parsed,
    found: Sequence[Attribution],
    speakers: Mapping[int, str],
    relays: Mapping[int, tuple[int, ...]],
) -> dict[int, int]:
    """For attributions that go on from one with a relay: the index of that one.

    They go on if the same speaker's next words follow with a cue of going on or a pronoun for a
    source, within the next paragraph, and no one else speaks between.
    """
    result: dict[int, int] = {}
    previous: int | None = None
    for index, a in enumerate(found):
        if index not in speakers:
            continue
        if index in relays:
            previous = index
            continue
        if previous is None:
            continue
        same = speakers[index] == speakers[previous] or speakers[index].lower() in _PRONOUNS
        if same and _goes_on(parsed, found[previous], a):
            result[index] = previous
        elif not same:
            previous = None
    return result


def _goes_on(parsed: Parsed, before: Attribution, after: Attribution) -> bool:
    if after.source is None or after.start < before.start:
        return False
    between = parsed.text[before.end : after.start]
    if between.count("\n\n") + between.count("\n") > 4 or len(between) > 400:
        return False
    words = parsed.text[after.source[0] : after.source[1]].lower()
    return after.lemma in _GOING_ON or words in ("he", "she", "they", "it")


def _inside_other(found: Sequence[Attribution], inner: int, outer: int) -> bool:
    """Whether a third attribution stands between the two."""
    return any(
        third not in (inner, outer)
        and attributions.holds(found[outer], found[third])
        and attributions.holds(found[third], found[inner])
        for third in range(len(found))
    )


def _same(parsed: Parsed, one: Attribution, other: Attribution) -> bool:
    assert one.source is not None
    assert other.source is not None
    return parsed.text[slice(*one.source)] == parsed.text[slice(*other.source)]
