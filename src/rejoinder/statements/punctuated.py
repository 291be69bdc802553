"""Cues that are punctuation: "NAME: …", "“…” ― Name", and interviews in question and answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rejoinder.records import Parsed
from rejoinder.statements.attribution import Attribution, Range

_LABEL = re.compile(
    r"^[^\S\n]*(?P<name>(?:[A-Z][\w.'’&-]*|[A-Z]\.)(?: (?:[A-Z][\w.'’&-]*|of|the|de|van|von|al|and|"
    r"\([^)\n]{1,40}\))){0,6})(?P<colon>:|(?<=^[QA])\.)[^\S\n]+(?=\S)",
    re.MULTILINE,
)
"""A line that opens with up to seven words of a name and a colon, or with "Q." or "A."."""

_SIGNED = re.compile(
    r"[”\"’.!?…][^\S\n]*\n?\n?(?P<dash>[―—–]|--?)[^\S\n]?(?P<name>[A-Z][^\n.]{2,80}?)"
    r"(?=[.\n]|,\s+(?:via|on|in|who|whose|\d)|$)",
)
"""Words that end, a dash, and a name to the end of the line."""


_NO_SPEAKERS = frozenset(
    {
        "subject",
        "date",
        "from",
        "to",
        "cc",
        "note",
        "related",
        "photo",
        "source",
        "read",
        "read more",
    }
    | {"update", "updated", "correction", "watch", "see also", "caption", "image", "video", "time"}
    | {"place", "location", "where", "when", "what", "tags", "topics", "editor's note", "ps"}
)
_ASKING = frozenset({"Q", "QUESTION", "Question"})

_PARAGRAPHS = 40
"""Further paragraphs that a turn may have: the opening statement of a hearing has some thirty."""

TURN = 0.85
"""Confidence of a turn in an interview or transcript with at least four labels. PolNeAR's articles
hold too few to fit; a label that recurs at the heads of lines is all but sure."""


def find(parsed: Parsed) -> Iterator[Attribution]:
    """The proposals of colons and dashes, in text order."""
    yield from _labelled(parsed)
    yield from _signed(parsed)


def _labelled(parsed: Parsed) -> Iterator[Attribution]:
    text = parsed.text
    labels = list(_LABEL.finditer(text))
    often = Counter(match["name"] for match in labels)
    interview = len(labels) >= 4 and sum(n for n in often.values() if n > 1) >= len(labels) / 2
    longest = 0
    for index, match in enumerate(labels):
        end = line = _line_end(text, match.end())
        if interview and index + 1 < len(labels):
            end = _turn_end(text, line, labels[index + 1].start(), _PARAGRAPHS)
            longest = max(longest, len(text[line:end].split("\n\n")) - 1)
        elif interview:
            end = _turn_end(text, line, len(text) + 1, longest)
        if not text[match.end() : end].strip() or match["name"].lower() in _NO_SPEAKERS:
            continue
        if interview and match["name"] in _ASKING:
            # The outlet's own question is its own voice.
            continue
        end = len(text[:end].rstrip())
        first = parsed.sentence_at(match.start("name"))
        headline = first is not None and first.paragraph == 0
        frame = "colon-turn" if interview else "colon-headline" if headline else "colon-line"
        yield _made(parsed, match.span("name"), match.span("colon"), (match.end(), end), frame)


def _turn_end(text: str, end: int, limit: int, paragraphs: int) -> int:
    """Where a speaker's turn ends: before the next label, or so many paragraphs further on.

    The last turn may have as many as the longest before it: what follows may be the outlet's words.
    """
    for _ in range(paragraphs):
        following = end
        while following < len(text) and text[following].isspace():
            following += 1
        if following >= min(limit, len(text)):
            break
        end = _line_end(text, following)
    return end


def _signed(parsed: Parsed) -> Iterator[Attribution]:
    text = parsed.text
    for match in _SIGNED.finditer(text):
        words = match["name"].split()
        capitals = sum(word[:1].isupper() or word[:1] in "(@" for word in words)
        if len(words) > 12 or capitals * 2 < len(words):
            continue
        end = match.start() + 1
        quotation = next(
            (q for q in parsed.quotations if q.depth == 0 and q.start < end <= q.end + 1), None
        )
        if quotation is not None:
            content = (quotation.start, quotation.end)
        else:
            start = text.rfind("\n", 0, match.start()) + 1
            content = (start, end)
        if content[1] - content[0] < 15:
            continue
        frame = "dash-quoted" if quotation is not None else "dash"
        yield _made(parsed, match.span("name"), match.span("dash"), content, frame)


def _made(parsed: Parsed, source: Range, cue: Range, content: Range, frame: str) -> Attribution:
    return Attribution(
        source=source,
        cue=cue,
        content=(content,),
        anchor=_token_at(parsed, cue[0]),
        lemma=":" if frame.startswith("colon") else "―",
        frame=frame,
        rule="mark",
    )


def _token_at(parsed: Parsed, offset: int) -> int:
    span = parsed.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span.start if span is not None else 0


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
