"""When it was said: the time that stands with the cue and not in the content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rejoinder.records import Mentions, Parsed, When
from rejoinder.statements.attribution import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token


def of(
    parsed: Parsed,
    mentions: Mentions,
    attribution: Attribution,
    contents: Sequence[tuple[int, int]] = (),
) -> When | None:
    """The date or time of the cue's own clause, or null.

    The nearest one to the cue wins among those of its sentence that lie outside its content and
    ``contents``, the other contents of the sentence; nothing is said after the page came out.
    """
    if attribution.cue is None:
        return None
    token = parsed.doc[attribution.anchor]
    sentence = parsed.sentence_of(token)
    candidates = []
    for mention in mentions.times_within(sentence.first, sentence.last):
        if mention.timex not in ("DATE", "TIME"):
            continue
        if any(start < mention.end and mention.start < end for start, end in attribution.content):
            continue
        if any(start <= mention.start and mention.end <= end for start, end in contents):
            continue
        published = parsed.document.published.value
        if published and mention.when.start and mention.when.start[:10] > published[:10]:
            continue
        head = parsed.doc[mention.last - 1]
        above = [head, *_above(head)]
        near = abs(mention.start - attribution.cue[1])
        if token in above or near <= 40:
            candidates.append((token not in above, near, mention))
    if not candidates:
        return None
    return min(candidates, key=lambda item: item[:2])[2].when


def _above(token: Token) -> list[Token]:
    found: list[Token] = []
    current = token
    while current.head.i != current.i and len(found) < 6:
        current = current.head
        found.append(current)
    return found
