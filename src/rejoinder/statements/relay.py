"""Relays: agencies, papers and documents that pass on another's words.

An attribution is a relay when its source is such a body or text, its content holds another
attribution (the one passed on), and that one's own source is somebody else. A relay that stands
once holds for the following sentences of the passage that go on with "he added".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rejoinder.lexicon import cues_relays
from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.records import Actor, Mentions, Parsed
from rejoinder.statements import speaker
from rejoinder.statements.attribution import Attribution, Range

_GOING_ON = frozenset(
    ["add", "continue", "conclude", "repeat", "reiterate", "stress", "note", "also"]
)
_TEXTS = (
    "statement|letter|interview|message|address|speech|comments|remarks|communiqu[eé]|video|"
    "recording|cable|dispatch|report|memo|memorandum|document|transcript|email|note|draft|tape|filing"
)
_BY = (
    "carried|published|released|distributed|quoted|posted|broadcast|aired|run|printed|cited|"
    "reported|relayed|shown|seen|obtained|reviewed|viewed|read"
)
_CARRIED = re.compile(
    rf"\b(?P<text>(?:(?:a|an|the|its|his|her|their)(?: [\w-]+){{0,3}}? )?(?:{_TEXTS})s?),? "
    rf"(?:that (?:was|were) |which (?:was|were) )?(?:(?:{_BY}) by|leaked to|shared with|sent to) "
    r"(?P<by>[^,.;:“”\"\n]{2,80}?)"
    r"(?=,|\.|;| on | late | early | that | said | says | told | shows | warned | warns |$)",
    re.IGNORECASE,
)
"""A text and who carried it: "a statement carried by TASS", "a letter seen by Reuters"."""
_SPOKEN = re.compile(r"\b(?:remarks|comments|address|speech)$", re.IGNORECASE)
_QUOTED = re.compile(
    r"[\w.’'](?:,? who (?:was|were)| was| were| is| are| has been)?,? (?:quoted|cited|reported)"
    r"(?: as saying| as telling [\w ]{2,30}?| in saying)? by (?P<by>[^,.;:“”\"\n]{2,60}?)"
    r"(?=,|\.|;| on | as | that | said | says |$)"
)
"""Who quotes a speaker: "said a spokesman quoted by Interfax"."""
_CARRIES = re.compile(
    r"(?P<by>[^,.;:“”\"\n]{2,80}?) (?:carried|published|released|broadcast|aired|ran|printed|"
    rf"quoted|cited) (?P<text>(?:a|an|the) (?:[\w-]+ ){{0,2}}?(?:{_TEXTS})s?) (?:by|from|of) "
    r"(?P<who>[^,.;:“”\"\n]{2,80}?)(?=,? (?:saying|that|which|in which|as saying))"
)
"""Who carries whose text: "TASS carried a statement by the army saying"."""
_OUTLETS_DO = frozenset(("quote", "cite", "report", "publish", "broadcast", "air", "carry"))
"""What a name unknown to the lexicon does if it is an outlet's and others' words follow."""
_CUT = re.compile(r",|\(|\b(?:who|which|whose|that)\b")
"""Where more about a source begins, which doesn't tell what it is."""
_NEWS = re.compile(r"\b(?:news|press|state|state-run|wire|telegraph|information)\b", re.IGNORECASE)
_JOINTS = re.compile(r"\b(?:of|for|from|at|with|to|in|by)\b|[’']s?\b")
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
    parsed: Parsed,
    mentions: Mentions,
    found: Sequence[Attribution],
    around: Sequence[Sequence[int]],
) -> tuple[Passing, ...]:
    """Which attributions are relays of which, innermost first for each inner one.

    ``around`` gives of each the places of those whose content holds it.
    """
    result = []
    for index, outer in enumerate(found):
        inner = [
            other
            for other, a in enumerate(found)
            if index in around[other] and a.source is not None
        ]
        if not inner or not is_relay(parsed, mentions, outer):
            continue
        for other in inner:
            a = found[other]
            between = any(third != other and index in around[third] for third in around[other])
            again = is_relay(parsed, mentions, a) and _same(parsed, outer, a)
            if not between and not again:
                result.append(Passing(outer=index, inner=other))
    return tuple(result)


def carriers(parsed: Parsed, mentions: Mentions, attribution: Attribution) -> tuple[Actor, ...]:
    """ "In a statement carried by TASS, the ministry said": the statement and who carried it.

    Where the text carried is itself the source ("a report seen by AFP says"), the carrier alone.
    """
    if attribution.cue is None:
        return ()
    sentence = parsed.sentence_of(parsed.doc[attribution.anchor])
    source = attribution.source
    for match in _CARRIED.finditer(parsed.text, sentence.start, sentence.end):
        if any(start < match.end() and match.start() < end for start, end in attribution.content):
            continue
        if not _passes(parsed, mentions, match.span("by")):
            continue
        by = speaker.of(parsed, mentions, match.span("by"))
        if source is not None and source[0] < match.end("text") and match.start("text") < source[1]:
            return (by,)
        if _SPOKEN.search(match["text"]):
            return (by,)  # Remarks are the speaker's own; a letter or a recording passes them on.
        return (speaker.of(parsed, mentions, match.span("text")), by)
    if source is not None:
        for match in _QUOTED.finditer(parsed.text, source[0], sentence.end):
            near = match.start() < source[1] + 2
            if near and _passes(parsed, mentions, match.span("by")):
                return (speaker.of(parsed, mentions, match.span("by")),)
    for match in _CARRIES.finditer(parsed.text, sentence.start, sentence.end):
        if source == match.span("who") and _passes(parsed, mentions, match.span("by")):
            return tuple(speaker.of(parsed, mentions, match.span(part)) for part in ("text", "by"))
    return ()


def within_source(parsed: Parsed, mentions: Mentions, source: Range) -> tuple[Actor, ...]:
    """A relay's source as its parts: "a cable, published by the Guardian" is cable and paper."""
    match = _CARRIED.match(parsed.text, source[0], source[1])
    if match is None:
        return (speaker.of(parsed, mentions, source),)
    by = (
        (speaker.of(parsed, mentions, match.span("by")),)
        if _passes(parsed, mentions, match.span("by"))
        else ()
    )
    return (speaker.of(parsed, mentions, match.span("text")), *by)


def _passes(parsed: Parsed, mentions: Mentions, place: Range) -> bool:
    """Whether words name an agency or outlet, or a body unknown that carries another's text."""
    kind = named_kind(parsed, place)
    return kind in ("agency", "outlet") or (kind is None and _unknown(parsed, mentions, place))


def _unknown(parsed: Parsed, mentions: Mentions, place: Range) -> bool:
    """Whether words are a proper name of nobody known: no person, state or body."""
    head = speaker.head_of(parsed, place)
    if head.pos_ != "PROPN":
        return False
    mention = mentions.actor_headed(head.i)
    if mention is None:
        return head.ent_type_ != "PERSON"
    return not mention.actor.person and (
        mention.actor.sector == "JRN" or (mention.form == "name" and mention.actor.code is None)
    )


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
    place = _core(parsed, attribution.source)
    head = speaker.head_of(parsed, place)
    mention = mentions.actor_headed(head.i)
    if mention is not None:
        if mention.form == "document":
            return "document"
        if mention.actor.person:
            return None
        media = ActorLexicon.load().is_media(mention.actor.name)
        if media or mention.actor.sector == "JRN":
            return "outlet"
        if mention.form == "name" and mention.actor.code is not None:
            return None  # "the International Atomic Energy Agency"
    named = named_kind(parsed, place)
    if named is None and attribution.lemma in _OUTLETS_DO and _unknown(parsed, mentions, place):
        return "outlet"
    return named


def named_kind(parsed: Parsed, place: Range) -> cues_relays.RelayKind | None:
    """What passes words on by the words alone: a name, a noun, a noun before a name."""
    start, end = _core(parsed, place)
    words = parsed.text[start:end]
    head = speaker.head_of(parsed, (start, end))
    found = cues_relays.kind_of(words, head.text)
    if found == "agency" and head.lower_ == "agency":
        named = any(cues_relays.kind_of(word, word) for word in words.split()[:-1])
        # "Serbia's ANB agency": letters before the noun are an agency's own, as bodies of states
        # are called by their letters alone ("the IAEA").
        letters = head.i > 0 and head.nbor(-1).is_upper and len(head.nbor(-1)) > 1
        told = named or letters or _NEWS.search(words) or _spoken_of(parsed, start)
        return found if told else None
    if found is not None:
        return found
    before = parsed.text[start : head.idx]
    if _JOINTS.search(before):
        return None
    # "state broadcaster VTV", "the newspaper Kommersant"
    kinds = [cues_relays.kind_of(word, word) for word in before.split()]
    return next((each for each in kinds if each is not None and each != "document"), None)


def _spoken_of(parsed: Parsed, before: int) -> bool:
    """Whether a news agency has been spoken of, so that "the agency" may be it."""
    return re.search(r"\bnews agency\b", parsed.text[:before], re.IGNORECASE) is not None


def _core(parsed: Parsed, place: Range) -> Range:
    """A source's words without what is told of it after a comma or in a relative clause."""
    start, end = place
    cut = _CUT.search(parsed.text, start + 1, end)
    if cut is None:
        return place
    end = cut.start()
    while end > start and parsed.text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else place


def _told_outlet(parsed: Parsed, mentions: Mentions, a: Attribution) -> bool:
    told = speaker.addressees(parsed, mentions, a)
    return any(
        named_kind(parsed, (actor.mention.start, actor.mention.end)) in ("agency", "outlet")
        or actor.sector == "JRN"
        for actor in told
        if not actor.person and actor.mention.text[0].isupper()
    )


def carried(
    parsed: Parsed,
    mentions: Mentions,
    found: Sequence[Attribution],
    speakers: Mapping[int, str],
    relayed: Collection[int],
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
        if index in relayed:
            previous = index
            continue
        if previous is None:
            continue
        same = speakers[index] == speakers[previous] or speakers[index].lower() in _PRONOUNS
        if same and _told_outlet(parsed, mentions, a):
            previous = None  # "He told Reuters" is not by the agency that quoted him before.
        elif same and _goes_on(parsed, found[previous], a):
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


def _same(parsed: Parsed, one: Attribution, other: Attribution) -> bool:
    assert one.source is not None
    assert other.source is not None
    return parsed.text[slice(*one.source)] == parsed.text[slice(*other.source)]
