"""All speakers of a document: who "they", "I", "both countries" or "the cleric" are.

Mentions follow names, offices and pronouns; what is left takes the order of speaking to tell. Who
speaks in the first person is who is quoted; a group is named once and then called "they" or "both";
an undescribed "the cleric" is the person just spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rejoinder.lexicon import genders
from rejoinder.records import Actor, ActorMention, Mentions, Parsed
from rejoinder.statements import nesting, passages, speaker, style
from rejoinder.statements.attribution import Attribution, Range

_FIRST = frozenset(("i", "we", "me", "us"))
_PERSONAL = {"he": "m", "she": "f"}
_GROUP = re.compile(
    r"(?:they|both|neither|(?:both|(?:the|these) (?:two|pair|sides|duo))(?: [\w-]+)?|"
    r"the (?:two|three|pair|duo|couple|sides)(?: [\w-]+)?|(?:both|each|neither)(?: of them)?|"
    r"(?:both|neither) [\w-]+)$",
    re.IGNORECASE,
)
"""Words for those named together before."""
_JOIN = re.compile(r"\s*,?\s*(?:and|&)\s+(?:the\s+)?$|\s*,\s*$")
_NEAR = 3
"""Sentences back that "they", "both" and "the cleric" may reach: a paragraph of news has about as
many, and farther ones were of somebody else."""
_AHEAD = 2
"""Sentences on in which "she" may be named after she has spoken."""
_NAME_WORDS = 3
_TWO_STATES = re.compile(r"(?:[A-Z]\w+, )*[A-Z]\w+ and [A-Z]\w+ (?:[\w-]+ )*[a-z]+s$")
"""Bodies of several states: "Russian and Syrian ministries"."""
_TITLED = re.compile(r"(?:the|its|their|his|her) (?:[\w’'-]+ ){0,2}[\w-]+$", re.IGNORECASE)
"""An office with its article and few words more: "the minister", "the former general"."""
_TITLE = 70
"""Code points before a name in which its office may stand: "head of the …, " has up to 60."""
_NAMED = frozenset(("person", "name", "metonym", "group"))


def resolve(
    parsed: Parsed,
    mentions: Mentions,
    found: Sequence[Attribution],
    of: Sequence[int],
    around: Sequence[Sequence[int]],
) -> dict[int, Actor]:
    """The speakers of the candidates ``of``, by place; those without a source have none.

    ``around`` gives of each the places of those whose content holds it.
    """
    scene = _Scene(
        parsed=parsed,
        mentions=mentions,
        found=found,
        around=around,
        groups=_groups(parsed, mentions),
    )
    order = sorted(of, key=lambda index: (found[index].source or (0, 0), index))
    for index in order:
        source = found[index].source
        if found[index].frame == passages.ANSWER:
            answering = speaker.interviewed(parsed, mentions, found[index].start)
            if answering is not None:
                scene.known[index] = answering
        elif source is not None and index not in scene.known:
            scene.known[index] = scene.speaker(index, source)
    # "A" stands for somebody whom the page does not name.
    return {index: who for index, who in scene.known.items() if who.name not in speaker.ANSWERING}


@dataclass(slots=True, kw_only=True)
class _Scene:
    """A document while its speakers are being told."""

    parsed: Parsed
    mentions: Mentions
    found: Sequence[Attribution]
    around: Sequence[Sequence[int]]
    groups: Sequence[tuple[Range, Actor]]
    known: dict[int, Actor] = field(default_factory=dict)

    def speaker(self, index: int, source: Range) -> Actor:
        """Who a source is."""
        words = self.parsed.text[slice(*source)]
        plain = words.strip().casefold()
        actor = speaker.of(self.parsed, self.mentions, source)
        if plain in _FIRST:
            return self._quoted_speaker(index, actor)
        group = self._group(source)
        if group is not None:
            return group
        if plain in _PERSONAL:
            return self._pronoun(index, source, plain, actor)
        if _GROUP.fullmatch(plain):
            return self._earlier_group(source, actor)
        several = self._several(source, actor)
        if several is not None:
            return several
        named = self._surnamed(words, actor) or (
            None if actor.person else self._titled(source, actor)
        )
        if named is not None:
            return replace(named, mention=actor.mention)
        if plain.startswith("the ") and not actor.person:
            return self._described(source, actor)
        return actor

    def _several(self, source: Range, actor: Actor) -> Actor | None:
        """ "Both the council and the government" of whom one alone is known: all, as described."""
        if actor.person:
            return None
        head = speaker.head_of(self.parsed, source)
        span = self.parsed.doc.char_span(*source, alignment_mode="expand")
        joined = [t for t in head.children if t.dep_ == "conj" and span and t.i < span.end]
        words = self.parsed.text[slice(*source)]
        names = re.sub(r"^(?:both|the|both the) ", "", words, flags=re.IGNORECASE)
        if head.tag_ == "NNS" and _TWO_STATES.match(names) and actor.code is not None:
            return Actor(
                name=names, sector=actor.sector, mention=self.parsed.span(*source), basis="text"
            )
        nouns = [t for t in joined if t.pos_ in ("NOUN", "PROPN") and t.i > head.i]
        mention = self.mentions.actor_headed(head.i)
        if not nouns or mention is None or mention.last > nouns[0].i:
            return None
        if any(t.text in ("of", "for", "at") for t in self.parsed.doc[head.i : nouns[0].i]):
            return None
        others = [m for t in nouns if (m := self.mentions.actor_headed(t.i)) is not None]
        codes = [actor.code, *(m.actor.code for m in others)]
        sectors = [actor.sector, *(m.actor.sector for m in others)]
        whole = len(others) == len(nouns)
        return Actor(
            name=names,
            code=_common(codes) if whole else None,
            sector=_common(sectors) if whole else None,
            mention=self.parsed.span(*source),
            basis=actor.basis,
        )

    def _people(self) -> dict[str, Actor]:
        """The named people of the document by name."""
        return {
            m.actor.name: m.actor
            for m in self.mentions.actors
            if m.actor.person and m.form == "person" and " " in m.actor.name
        }

    def _surnamed(self, words: str, actor: Actor) -> Actor | None:
        """ "De Wit" is Piet de Wit: a surname whose particle opens the sentence."""
        name = words.strip()
        plain = actor.code is None and actor.role is None
        if not name[:1].isupper() or len(name.split()) > _NAME_WORDS or not plain:
            return None
        ending = f" {name.casefold()}"
        met = [who for full, who in self._people().items() if full.casefold().endswith(ending)]
        return met[0] if len(met) == 1 else None

    def _titled(self, source: Range, actor: Actor) -> Actor | None:
        """ "The minister" is whoever the page names as the minister, before or after, if one."""
        text = self.parsed.text
        head = speaker.head_of(self.parsed, source)
        words = text[slice(*source)]
        if head.tag_ not in ("NN", "JJ") or not _TITLED.match(words):
            return None
        mention = self.mentions.actor_headed(head.i)
        body = mention is not None and mention.form not in ("role", "nominal")
        if not words.casefold().endswith(head.lower_) or actor.sector in ("JRN", "PTY") or body:
            return None
        # "The local health minister" is not the page's minister of aviation.
        before_head = words[: -len(head.text)].split()[1:]
        title = re.escape(" ".join([*before_head[-1:], head.text]))
        fronted = re.compile(
            rf"(?<![-\w]){title}(?: of [^,.;“”]{{2,40}})?,? (?-i:[A-Z][\w.]+ )?$", re.I
        )
        opening = re.compile(rf"(?-i:[A-Z][a-z]+\.? )?{title}\b", re.I)
        met: dict[str, Actor] = {}
        for m in self.mentions.actors:
            if not m.actor.person or m.form != "person":
                continue
            before = text[max(0, m.start - _TITLE) : m.start]
            if fronted.search(before) or opening.match(text[m.start : m.end]):
                met[m.actor.name] = m.actor
        return next(iter(met.values())) if len(met) == 1 else None

    def _quoted_speaker(self, index: int, actor: Actor) -> Actor:
        """ "I" is whoever is quoted: the speaker of the innermost words around it."""
        outer = nesting.innermost(self.found, self.around[index])
        known = self._speaker_of(outer) if outer is not None else None
        return actor if known is None else replace(known, mention=actor.mention)

    def _speaker_of(self, index: int) -> Actor | None:
        """The speaker of a candidate, told before its turn if its source stands later."""
        source = self.found[index].source
        if index not in self.known and source is not None:
            self.known[index] = self.speaker(index, source)
        return self.known.get(index)

    def _group(self, source: Range) -> Actor | None:
        """Several named together: "Cardinal Tagle and Archbishop Cremona"."""
        for place, actor in self.groups:
            if source[0] <= place[0] and place[1] <= source[1]:
                between = self.parsed.text[source[0] : place[0]]
                if re.search(r"\b(?:of|for|by|from|with|in)\b|[’']s\b", between) is None:
                    return replace(actor, mention=self.parsed.span(*source))
        return None

    def _earlier_group(self, source: Range, actor: Actor) -> Actor:
        here = self._sentence(source[0])
        for place, group in reversed(self.groups):
            if place[1] <= source[0] and here - self._sentence(place[0]) <= _NEAR:
                return replace(group, mention=actor.mention)
        return actor

    def _pronoun(self, index: int, source: Range, word: str, actor: Actor) -> Actor:
        """ "He" in a quotation is not who is quoted; a "she" not met yet is named soon."""
        outer = nesting.innermost(self.found, self.around[index])
        quoted = outer is not None and style.style(self.parsed, self.found[outer]) == "direct"
        if outer is not None and quoted:
            speaking = self._speaker_of(outer)
            if speaking is not None and speaking.name == actor.name:
                other = self._earlier(source, word, besides=speaking.name)
                return actor if other is None else replace(other, mention=actor.mention)
        if actor.name.casefold() == word:
            named = self._earlier(source, word) or self._later(source, word)
            return actor if named is None else replace(named, mention=actor.mention)
        return actor

    def _earlier(self, source: Range, word: str, besides: str = "") -> Actor | None:
        """The human last met who may be meant by "he" or "she"."""
        here = self._sentence(source[0])
        for mention in reversed(self.mentions.actors):
            if mention.end > source[0] or not _human(self.parsed, mention):
                continue
            if here - self._sentence(mention.start) > _NEAR:
                return None
            if mention.actor.name != besides and self._fits(mention, word):
                return mention.actor
        return None

    def _later(self, source: Range, word: str) -> Actor | None:
        here = self._sentence(source[0])
        for mention in self.mentions.actors:
            if mention.start < source[1] or not mention.actor.person or mention.form == "pronoun":
                continue
            if self._sentence(mention.start) - here > _AHEAD:
                return None
            if self._fits(mention, word):
                return mention.actor
        return None

    def _fits(self, mention: ActorMention, word: str) -> bool:
        gender = genders.of_name(mention.actor.name)
        for part in self.parsed.text[mention.start : mention.end].split():
            gender = gender or genders.of_noun(part)
        return gender in (None, _PERSONAL[word])

    def _described(self, source: Range, actor: Actor) -> Actor:
        """ "The cleric" is the person just spoken of, if the text has no cleric else."""
        head = speaker.head_of(self.parsed, source)
        mention = self.mentions.actor_headed(head.i)
        if mention is None or head.tag_ != "NN" or not _human(self.parsed, mention):
            return actor
        before = [m for m in self.mentions.actors if m.end <= source[0]]
        if any(m.entity == mention.entity and m.form != "pronoun" for m in before):
            return actor
        for one in before:
            if self.parsed.doc[one.head].lemma_ == head.lemma_:
                return replace(one.actor, mention=actor.mention)
        here = self._sentence(source[0])
        told = self.parsed.text[slice(*source)].casefold().startswith("the former ")
        for one in reversed(before):
            if here - self._sentence(one.start) > 1:
                break
            known = one.actor
            subject = self.parsed.doc[one.head].dep_ in ("nsubj", "nsubjpass")
            free = known.role is None or told
            if known.person and subject and free and known.code in (None, actor.code, known.code):
                return replace(known, mention=actor.mention)
        return actor

    def _sentence(self, offset: int) -> int:
        sentence = self.parsed.sentence_at(offset)
        return sentence.index if sentence is not None else 0


def _human(parsed: Parsed, mention: ActorMention) -> bool:
    """Whether a mention is of one human being."""
    if mention.actor.person:
        return True
    singular = parsed.doc[mention.head].tag_ == "NN"
    common = mention.form == "nominal" and mention.actor.sector in ("CVL", None)
    return singular and (mention.form == "role" or (common and mention.actor.code is None))


def _groups(parsed: Parsed, mentions: Mentions) -> list[tuple[Range, Actor]]:
    """Those named together in one noun phrase, with where they stand."""
    named = [m for m in mentions.actors if m.form in _NAMED or m.form == "role"]
    groups: list[tuple[Range, Actor]] = []
    chain: list[ActorMention] = []
    for one, following in pairwise(named):
        chain = chain or [one]
        between = parsed.text[one.end : following.start]
        if _JOIN.fullmatch(between) and _coordinated(parsed, chain[0], following):
            chain.append(following)
            continue
        _add(parsed, groups, chain)
        chain = []
    _add(parsed, groups, chain)
    return groups


def _coordinated(parsed: Parsed, one: ActorMention, other: ActorMention) -> bool:
    token = parsed.doc[other.head]
    for _ in range(6):
        if token.dep_ != "conj":
            return False
        token = token.head
        if one.first <= token.i < one.last:
            return True
    return False


def _add(parsed: Parsed, groups: list[tuple[Range, Actor]], chain: Sequence[ActorMention]) -> None:
    if len(chain) < 2 or len({m.entity for m in chain}) < 2:
        return
    actors = [m.actor for m in chain]
    names = [actor.name for actor in actors]
    place = (chain[0].start, chain[-1].end)
    groups.append(
        (
            place,
            Actor(
                name=f"{', '.join(names[:-1])} and {names[-1]}",
                code=_common([actor.code for actor in actors]),
                sector=_common([actor.sector for actor in actors]),
                role=None,
                person=False,
                mention=parsed.span(*place),
                basis=actors[0].basis,
            ),
        )
    )


def _common(values: Sequence[str | None]) -> str | None:
    return values[0] if len(set(values)) == 1 else None
