"""Cues that are punctuation: "NAME: …", "“…” ― Name", and interviews in question and answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rejoinder.records import Parsed
from rejoinder.statements.attribution import Attribution, Range

_LABEL = re.compile(
    r"^[^\S\n]*(?P<name>(?:[A-Z][\w.'’&-]*|[A-Z]\.)(?: (?:[A-Z][\w.'’&-]*|of|the|de|van|von|al|and|"
    r"\([^)\n]{1,40}\))){0,6})(?P<colon>:|(?<=^[QA])\.)[^\S\n]+(?=\S)",
    re.MULTILINE,
)
"""A line that opens with up to seven words of a name and a colon, or with "Q." or "A."."""

_BRACED = re.compile(
    r"^[^\S\n]*(?:\(\((?P<round>[^()\n]{1,60})\)\)|\[\[?(?P<square>[A-Z][^\[\]\n]{1,60})\]\]?:"
    r"|\*\*(?P<bold>[A-Z][^*\n]{0,60}?):?\*\*)[^\S\n]*:?[^\S\n]*(?=\S)",
    re.MULTILINE,
)
"""A line that opens with a name between double brackets or in bold type, as interviews have."""

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
_ASKING = frozenset({"q", "question"})
_LETTERS = 3
"""A label of so few capitals, most of whose turns end in a question, is the outlet's initials."""
_ASKS = 0.6
_ASKS_SOME = 0.2

_PARAGRAPHS = 40
"""Further paragraphs that a turn may have: the opening statement of a hearing has some thirty."""

TURN = 0.85
"""Confidence of a turn in an interview or transcript with at least four labels. PolNeAR's articles
hold too few to fit; a label that recurs at the heads of lines is all but sure."""


def find(parsed: Parsed) -> Iterator[Attribution]:
    """The proposals of colons and dashes, in text order."""
    yield from _labelled(parsed)
    yield from _signed(parsed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A label at the head of a line: where it opens, its name and colon, where its words begin."""

    at: int
    name: Range
    colon: Range | None
    start: int
    words: str


def _labels(text: str) -> list[_Label]:
    """The labels of a text: all of the form that comes most often."""
    plain = [
        _Label(
            at=match.start("name"),
            name=match.span("name"),
            colon=match.span("colon"),
            start=match.end(),
            words=match["name"],
        )
        for match in _LABEL.finditer(text)
    ]
    braced = [
        _Label(
            at=match.start() + len(match[0]) - len(match[0].lstrip()),
            name=match.span(group),
            colon=None,
            start=match.end(),
            words=match[group].strip(),
        )
        for match in _BRACED.finditer(text)
        for group in ("round", "square", "bold")
        if match[group]
    ]
    return braced if len(braced) >= _ENOUGH else plain


_ENOUGH = 4
"""Labels from which a page is taken for an interview or a transcript."""


def asked(parsed: Parsed) -> list[Range]:
    """Where the outlet itself asks, in an interview with labels."""
    return [(turn.label.start, turn.end) for turn in _turns(parsed) if turn.asks]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A label with the end of its words; ``talk`` if the page is one of many turns."""

    label: _Label
    end: int
    talk: bool
    asks: bool


def _turns(parsed: Parsed) -> list[_Turn]:
    text = parsed.text
    labels = _labels(text)
    often = Counter(label.words for label in labels)
    again = sum(n for n in often.values() if n > 1)
    interview = len(labels) >= _ENOUGH and again >= len(labels) / 2
    ends: list[int] = []
    longest = 0
    for index, label in enumerate(labels):
        end = line = _line_end(text, label.start)
        if interview and index + 1 < len(labels):
            end = _turn_end(text, line, labels[index + 1].at, _PARAGRAPHS)
            longest = max(longest, len(text[line:end].split("\n\n")) - 1)
        elif interview:
            end = _turn_end(text, line, len(text) + 1, longest)
        ends.append(label.start + len(text[label.start : end].rstrip()))
    asking = _asking(text, labels, ends, parsed.document.outlet) if interview else frozenset()
    return [
        _Turn(label=label, end=end, talk=interview, asks=label.words in asking)
        for label, end in zip(labels, ends, strict=True)
    ]


def _labelled(parsed: Parsed) -> Iterator[Attribution]:
    for turn in _turns(parsed):
        label, end = turn.label, turn.end
        if not parsed.text[label.start : end].strip() or label.words.lower() in _NO_SPEAKERS:
            continue
        if turn.asks:
            continue  # The outlet's own question is its own voice.
        first = parsed.sentence_at(label.name[0])
        headline = first is not None and first.paragraph == 0
        frame = "colon-turn" if turn.talk else "colon-headline" if headline else "colon-line"
        yield _made(parsed, label.name, label.colon, (label.start, end), frame)


def _asking(
    text: str, labels: Sequence[_Label], ends: Sequence[int], outlet: str | None
) -> frozenset[str]:
    """The labels under which the outlet itself asks."""
    turns: dict[str, list[bool]] = {}
    for label, end in zip(labels, ends, strict=True):
        turns.setdefault(label.words, []).append("?" in text[max(label.start, end - 3) : end])
    found = {name for name in turns if name.lower() in _ASKING}
    named = sum(" " in label.words for label in labels)
    for name, questions in turns.items():
        own = outlet is not None and name.lower() == outlet.lower()
        initials = name.isupper() and len(name) <= _LETTERS
        # Beside people with whole names, initials are the outlet's even where it mostly chats.
        least = _ASKS_SOME if named * 3 >= len(labels) else _ASKS
        if (own or initials) and sum(questions) >= least * len(questions):
            found.add(name)
    return frozenset(found)


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


def _made(
    parsed: Parsed, source: Range, cue: Range | None, content: Range, frame: str
) -> Attribution:
    return Attribution(
        source=source,
        cue=cue,
        content=(content,),
        anchor=_token_at(parsed, (cue or source)[0]),
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
