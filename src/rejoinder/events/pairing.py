"""What the rules say of a marked pair, and where the pair stands in the parse.

Unlike :func:`rejoinder.events.find`, which asks whether anything happens between political actors
at all, this takes for granted that something does, and falls back on weaker signs until it has an
answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rejoinder.events.detection import Candidate, candidates, contents_of
from rejoinder.events.scene import Scene, above, lemma
from rejoinder.grammar import clauses
from rejoinder.lexicon import events as lexicon
from rejoinder.records import ActorMention, Mentions, Parsed
from rejoinder.records.event import EventType
from rejoinder.records.parts import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOURCE, _TARGET = "XXA", "XXB"
"""Stand-in codes of the two marked actors; both lie outside ISO 3166."""

TIERS = ("pair", "source", "target", "near")
"""How an act found places the marked actors: both, one, the other, neither. A pair without an act
found is read off the tree between them (`path`), off any word (`near`), or not at all (`none`)."""

Named = tuple[EventType, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A marked pair: its mentions, the acts found with their tiers, best first, the words on the
    way between the two in the tree, up and down, and the acts that those name."""

    parsed: Parsed
    source: ActorMention
    target: ActorMention
    acts: tuple[tuple[str, Candidate], ...]
    up: tuple[Token, ...]
    down: tuple[Token, ...]
    named: tuple[Named, ...]

    @property
    def path(self) -> tuple[Token, ...]:
        """The words between the two in the tree that belong to neither."""
        own = {*range(self.source.first, self.source.last)}
        own |= {*range(self.target.first, self.target.last)}
        return tuple(t for t in (*self.up, *self.down) if t.i not in own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the rules make of a pair: type and mode before folding, the word, the sign, its tier."""

    type: EventType
    mode: str | None
    token: Token
    rule: str
    tier: str


def pair_of(parsed: Parsed, source: tuple[int, int], target: tuple[int, int]) -> Pair:
    """The pair that two half-open ranges of code points mark.

    Raises ``ValueError`` where a range holds no word.
    """
    one, other = _mention(parsed, source, _SOURCE, 0), _mention(parsed, target, _TARGET, 1)
    scene = Scene.of(parsed, Mentions(actors=(one, other)), ())
    tokens = [t for t in parsed.doc if not t.is_punct and not t.is_space]
    ranked = sorted(((_rank(act, one, other), act) for act in candidates(tokens, scene)),
                    key=lambda item: item[0])  # fmt: skip
    up, down = _way(parsed.doc[one.head], parsed.doc[other.head])
    words = [t for t in (*up, *down) if t.pos_ in ("VERB", "NOUN", "AUX")]
    named = [found for word in words for found in [_named(word, scene)] if found is not None]
    return Pair(
        parsed=parsed,
        source=one,
        target=other,
        acts=tuple((TIERS[tier], act) for (tier, _), act in ranked),
        up=up,
        down=down,
        named=tuple(named),
    )


def ruling(pair: Pair) -> Ruling:
    """The rules' answer: the best act found, else by the words between the two, else any word."""
    if pair.acts:
        tier, best = pair.acts[0]
        rule = f"{tier}:{best.rule}"
        return Ruling(type=best.type, mode=best.mode, token=best.token, rule=rule, tier=tier)
    doc = pair.parsed.doc
    source, target = doc[pair.source.head], doc[pair.target.head]
    scene = Scene.of(pair.parsed, Mentions(actors=(pair.source, pair.target)), ())
    path = [t for t in (*above(source), *above(target)) if t.pos_ in ("VERB", "NOUN", "AUX")]
    near = sorted(
        (t for t in doc if t.pos_ in ("VERB", "NOUN")),
        key=lambda t: abs(t.i - source.i) + abs(t.i - target.i),
    )
    for tier, tokens in (("path", path), ("near", near)):
        for token in tokens:
            named = _named(token, scene)
            if named is not None:
                kind, mode = named
                rule = f"{tier}:{lemma(token)}"
                return Ruling(type=kind, mode=mode, token=token, rule=rule, tier=tier)
    # Nothing known stands anywhere: the most frequent root of plv_train.jsonl.
    return Ruling(type="RETREAT", mode=None, token=source, rule="none", tier="none")


def _mention(parsed: Parsed, span: tuple[int, int], code: str, entity: int) -> ActorMention:
    tokens = [
        t for t in parsed.doc if t.idx < span[1] and t.idx + len(t) > span[0] and not t.is_space
    ]
    if not tokens:
        raise ValueError(f"the span {span[0]}:{span[1]} holds no word of the text")
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1])
    first, last = tokens[0].i, tokens[-1].i + 1
    actor = Actor(name=code, code=code, mention=parsed.tokens_span(first, last))
    return ActorMention(
        actor=actor,
        form="name",
        start=actor.mention.start,
        end=actor.mention.end,
        first=first,
        last=last,
        head=head.i,
        entity=entity,
    )


def _rank(act: Candidate, source: ActorMention, target: ActorMention) -> tuple[int, int]:
    """Tier (both parties in place, the source, the target, neither), then nearness to both."""
    actors = {p.actor.code for p in act.actors}
    recipients = {p.actor.code for p in act.recipients}
    if _SOURCE in actors and _TARGET in recipients:
        tier = 0
    elif _SOURCE in actors and not recipients:
        tier = 1
    elif _TARGET in recipients or _SOURCE in actors:
        tier = 2
    else:
        tier = 3
    return tier, abs(act.token.i - source.head) + abs(act.token.i - target.head)


def _way(source: Token, target: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The tokens above the source up to the one that holds both, and those above the target."""
    above_target = {target.i, *(t.i for t in target.ancestors)}
    up: list[Token] = []
    meeting = source.i if source.i in above_target else None
    for token in source.ancestors:
        if meeting is not None:
            break
        up.append(token)
        meeting = token.i if token.i in above_target else None
    down: list[Token] = []
    for token in target.ancestors:
        if token.i == meeting:
            break
        down.append(token)
    return tuple(up), tuple(down)


def _named(token: Token, scene: Scene) -> Named | None:
    """Type and mode of the act that a word names by itself."""
    if token.pos_ == "NOUN":
        rows = lexicon.nouns().get(lemma(token), ())
        return (rows[0].type, rows[0].mode) if rows else None
    entries = lexicon.verbs().get(token.lemma_.lower(), ())
    clause = clauses.of(token)
    for content in contents_of(clause, scene):
        if not entries:
            return content
    for entry in entries:
        if not entry.extras and not [w for w in entry.act.object if not w.startswith("!")]:
            return entry.act.type, entry.act.mode
    return None
