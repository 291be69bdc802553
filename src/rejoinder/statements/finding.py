"""All statements of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rejoinder.lexicon import Lexicon
from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Actor, Mentions, Parsed, Span, Statement, When, record_id
from rejoinder.statements import (
    attributions,
    mending,
    nesting,
    passages,
    relay,
    saying_time,
    speaker,
    speakers,
    style,
)
from rejoinder.statements.attribution import Attribution, within


def find(parsed: Parsed, mentions: Mentions, lexicon: Lexicon) -> tuple[Statement, ...]:
    """All statements of a document, in text order.

    >>> from rejoinder.flow import Reader
    >>> from rejoinder.pages import from_text
    >>> page = from_text("Norway was ready, Ola Berg told reporters on Friday.", uri="note.txt")
    >>> Reader().read(page).statements[0].content[0].text
    'Norway was ready'
    """
    parsed = passages.trusted(parsed)
    found = passages.joined(parsed, attributions.find(parsed))
    found = (*found, *passages.found_beside(parsed, found))
    return built(parsed, mentions, passages.told_in_turns(parsed, found, CueLexicon.shipped()))


def built(
    parsed: Parsed, mentions: Mentions, found: Sequence[Attribution]
) -> tuple[Statement, ...]:
    """Statements from attributions, whatever proposed those."""
    right = mending.mended(parsed, mentions, found)
    found, reports = right.found, right.reports
    around = nesting.around(found)
    relays: dict[int, tuple[int, ...]] = {}
    passing = [
        one
        for one in relay.passings(parsed, mentions, found, around)
        if one.outer not in reports.values() or one.inner in reports
    ]
    for one in passing:
        relays[one.inner] = (*relays.get(one.inner, ()), one.outer)
    relays.update({index: (outer,) for index, outer in reports.items()})
    outer = {one.outer for one in passing} | set(reports.values())
    chains = {index: _chain(index, relays) for index in range(len(found)) if index not in outer}
    who = speakers.resolve(parsed, mentions, found, list(chains), around)
    names = {index: actor.name for index, actor in who.items()}
    passed = {
        index: _passed(parsed, mentions, found, index, chain) for index, chain in chains.items()
    }
    relayed = {index for index, actors in passed.items() if actors}
    carried = relay.carried(parsed, mentions, found, names, relayed)
    ids = {index: _id(parsed, found[index], style.style(parsed, found[index])) for index in chains}
    view = _View(parsed=parsed, mentions=mentions, found=found, around=around)
    return tuple(
        view.statement(
            index,
            actor=who.get(index),
            chain=chains[index],
            passed=passed[carried.get(index, index)],
            ids=ids,
        )
        for index in chains
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What a document's statements are made from."""

    parsed: Parsed
    mentions: Mentions
    found: Sequence[Attribution]
    around: Sequence[Sequence[int]]

    def statement(
        self,
        index: int,
        *,
        actor: Actor | None,
        chain: tuple[int, ...],
        passed: tuple[Actor, ...],
        ids: Mapping[int, str],
    ) -> Statement:
        parsed, a = self.parsed, self.found[index]
        return Statement(
            id=ids[index],
            document=parsed.document.id,
            style=style.style(parsed, a),
            speaker=actor,
            source=parsed.span(*a.source) if a.source else None,
            cue=parsed.span(*a.cue) if a.cue else None,
            content=_spans(parsed, a),
            relay=passed,
            relay_cue=tuple(parsed.span(*self.found[i].cue or (0, 0)) for i in chain),
            addressee=speaker.addressees(parsed, self.mentions, a),
            said=self._said(index, chain),
            within=self._within(index, ids),
            polarity=style.polarity(parsed, a, CueLexicon.shipped()),
            rule=f"{a.rule}:{a.frame}",
            confidence=round(a.confidence, 4),
        )

    def _said(self, index: int, chain: Sequence[int]) -> When | None:
        for place in (index, *chain):
            one = self.found[place]
            if one.cue is None:
                continue
            sentence = self.parsed.sentence_of(self.parsed.doc[one.anchor])
            # Contents that hold this cue itself are what relays pass on: its day may stand there.
            others = [
                piece
                for other, a in enumerate(self.found)
                for piece in a.content
                if piece[0] < sentence.end
                and sentence.start < piece[1]
                and other not in self.around[place]
            ]
            when = saying_time.of(self.parsed, self.mentions, one, others)
            if when is not None:
                return when
        return None

    def _within(self, index: int, ids: Mapping[int, str]) -> str | None:
        """The innermost statement (relays aside) in whose content this one lies."""
        holders = [other for other in self.around[index] if other in ids]
        holder = nesting.innermost(self.found, holders)
        return None if holder is None else ids[holder]


def _passed(
    parsed: Parsed,
    mentions: Mentions,
    found: Sequence[Attribution],
    index: int,
    chain: Sequence[int],
) -> tuple[Actor, ...]:
    """Those who pass an attribution on: who carries the text it stands in, then its relays."""
    relays = [source for i in chain if (source := found[i].source)]
    carriers = relay.carriers(parsed, mentions, found[index])
    return (
        *(c for c in carriers if not within((c.mention.start, c.mention.end), relays)),
        *(one for source in relays for one in relay.within_source(parsed, mentions, source)),
    )


def _chain(index: int, relays: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    """The relays of an attribution from the nearest outwards."""
    chain: list[int] = []
    waiting = list(relays.get(index, ()))
    while waiting:
        nearest = waiting.pop(0)
        if nearest not in chain:
            chain.append(nearest)
            waiting += relays.get(nearest, ())
    return tuple(chain)


def _spans(parsed: Parsed, attribution: Attribution) -> tuple[Span, ...]:
    spans = []
    for start, end in attribution.content:
        words = parsed.text[start:end]
        low = start + len(words) - len(words.lstrip())
        high = end - (len(words) - len(words.rstrip()))
        if low < high:
            spans.append(parsed.span(low, high))
    return tuple(spans)


def _id(parsed: Parsed, attribution: Attribution, label: str) -> str:
    parts = [parsed.span(*p) for p in (attribution.source, attribution.cue) if p]
    return record_id(
        "s",
        document=parsed.document.id,
        spans=[*parts, *_spans(parsed, attribution)],
        label=label,
    )
