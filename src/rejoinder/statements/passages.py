"""Pages of an unusual form: interviews without labels, pages of quotations alone, marks left open.

Doubt is local: an unclosed quotation costs that quotation, and words that nobody is named for are
statements of nobody known rather than lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.records import Parsed, Quotation
from rejoinder.statements import punctuated, speaker
from rejoinder.statements.attribution import Attribution, Range, within

ANSWER = "answer"
"""The frame of an answer in an interview without labels."""
TURN = 0.8
"""Confidence of such an answer: a stated guess, a little under that of a labelled turn (0.85)."""
ORPHAN = 0.4
"""Confidence of a quotation that nobody is named for: it is somebody's words, so content and the
lack of a cue are right, but whoever said it may stand outside the text. A stated guess."""
SIGNED = 0.45
"""Confidence of a quotation with a name after a dash that the candidates lack: what the rules gave
the likes of it on PolNeAR's training articles (0.45 to 0.58), the lower end."""
_QUESTIONS = 3
"""Questions by themselves that make an interview; two in a row are a writer's own."""
_LONG = 60
"""Words of a question at most: the longest in the project's interviews has 41."""
_MOST = 0.5
"""Share of a page's paragraphs that are quotations alone, from which it is a page of quotations."""


def trusted(parsed: Parsed) -> Parsed:
    """The parse without quotations whose end is unknown, so that cues in them count.

    A quotation that goes on in the next paragraph is left open on purpose and stays.
    """
    kept: list[Quotation] = []
    for place, quotation in enumerate(parsed.quotations):
        following = parsed.quotations[place + 1 :]
        goes_on = any(q.continued and q.start > quotation.start for q in following[:2])
        if quotation.closed or quotation.depth or goes_on:
            kept.append(quotation)
    if len(kept) == len(parsed.quotations):
        return parsed
    return replace(parsed, quotations=tuple(kept))


def joined(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Attributions with whole turns and the paragraphs of a quotation left open before theirs.

    "“We waited long.¶“Now we sail,” she said": the first paragraph has no cue of its own.
    """
    turns = {a.anchor: a.content for a in punctuated.find(parsed) if a.frame == "colon-turn"}
    # A turn is as long as its labels say, whatever a tagger that sees a window of it makes of it.
    result = [
        replace(a, content=turns.get(a.anchor, a.content)) if a.frame == "colon-turn" else a
        for a in found
    ]
    outer = [q for q in parsed.quotations if q.depth == 0]
    for quotation, following in reversed(list(pairwise(outer))):
        if quotation.closed or not following.continued:
            continue
        if any(_meets(quotation, piece) for a in result for piece in a.content):
            continue
        for index, a in enumerate(result):
            if a.cue is not None and any(_meets(following, piece) for piece in a.content):
                whole = (quotation.start, quotation.end)
                result[index] = replace(a, content=tuple(sorted((whole, *a.content))))
                break
    return tuple(result)


def _meets(quotation: Quotation, piece: Range) -> bool:
    return quotation.start < piece[1] and piece[0] < quotation.end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    place: Range
    quotation: bool
    question: bool


def found_beside(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """What attributions leave out: answers without labels, and quotations of nobody named."""
    paragraphs = _paragraphs(parsed)
    answers = list(_answers(parsed, paragraphs, found))
    signed = list(_signed(parsed, found))
    return (*answers, *signed, *_orphans(parsed, paragraphs, [*found, *answers, *signed]))


_SELF = frozenset({"i", "we", "me", "us", "you", "one"})
_TURNS = ("colon-turn", ANSWER)
_FILLING = frozenset({"say", "mean", "tell", "talk", "speak", "explain", "describe", "mention"})
"""Verbs that in a present of one's own fill a turn ("I mean"); "we urge Mali" says something."""
_TALK = 5
"""Turns from which a page is talk, in which "I think" is a filler; in a few turns each word is
weighed (the project's chain cases)."""


def told_in_turns(
    parsed: Parsed, found: Sequence[Attribution], cues: CueLexicon
) -> tuple[Attribution, ...]:
    """Attributions without what a speaker thinks, likes or does in a turn of his own.

    A turn is his statement whole: "I know that", "you see", "they like it" in it are his words
    again, while "the board told me that we would move" is another's.
    """
    asked = punctuated.asked(parsed)
    found = [
        a
        for a in found
        if not (within(a.cue or a.content[0], asked) and _questions(parsed, a.anchor))
    ]
    turns = [a for a in found if a.frame in _TURNS]
    if len(turns) < _TALK:
        return tuple(found)
    talks = [asked, *(turn.content for turn in turns)]
    return tuple(
        a
        for a in found
        if a.frame in _TURNS
        or not any(within(a.cue or a.content[0], talk) for talk in talks)
        or _says(parsed, a, cues)
    )


def _questions(parsed: Parsed, token: int) -> bool:
    """Whether a token's sentence is a question: what the outlet asks, nobody has said."""
    sentence = parsed.sentence_of(parsed.doc[token])
    return parsed.text[sentence.start : sentence.end].rstrip().endswith("?")


def _says(parsed: Parsed, a: Attribution, cues: CueLexicon) -> bool:
    """Whether an attribution within a turn is of words said at another time or by another."""
    if a.rule in ("phrase", "mark"):
        return True
    row = cues.cue(a.lemma, "verb") or cues.cue(a.lemma, "noun")
    if a.source is None or row is None or row.kind != "speech" or row.deed:
        return False
    token = parsed.doc[a.anchor]
    words = parsed.text[slice(*a.source)].lower().split()
    then = token.tag_ in ("VBD", "VBN")
    supposed = token.tag_ == "VB" or any(
        c.dep_ == "aux" and c.lower_ in _SUPPOSING for c in token.children
    )
    if not a.frame.startswith(_TOLD):
        return False  # "Nobody has spoken about it", "she asked for help"
    if supposed or words[0] in _ANYBODY or (words[0] in ("they", "it") and not then):
        return False  # "They might say", "your friend says": nobody said it.
    if not then and any(c.dep_ in ("dobj", "dative") and c.lower_ == "you" for c in token.children):
        return False  # "The seller tells you"
    if words[0] in _SELF and a.frame == "infinitive" and not then:
        return a.lemma in ("urge", "demand", "promise", "call")
    return words[0] not in _SELF or then or a.lemma not in _FILLING


_TOLD = ("clause", "quote", "order", "cited", "introduced", "infinitive", "predicate", "passive-")
"""Beginnings of the frames in which somebody's words are told again."""
_SUPPOSING = frozenset({"could", "might", "would", "may", "can", "should", "will", "'ll", "’ll"})
_ANYBODY = frozenset({"people", "someone", "somebody", "anyone", "anybody", "everyone", "others"})
_ANYBODY |= {"your", "s", "some", "nobody", "which", "who", "just"}
"""Sources that in talk are nobody in particular."""


def _paragraphs(parsed: Parsed) -> list[_Paragraph]:
    text = parsed.text
    paragraphs = []
    position = 0
    for line in text.split("\n"):
        start = position + len(line) - len(line.lstrip())
        end = position + len(line.rstrip())
        position += len(line) + 1
        if start >= end:
            continue
        whole = any(
            q.depth == 0 and q.start <= start and end <= q.end + 1 for q in parsed.quotations
        )
        asks = line.rstrip().endswith("?") and len(line.split()) <= _LONG
        inside = any(start <= q.start < end for q in parsed.quotations)
        paragraphs.append(
            _Paragraph(place=(start, end), quotation=whole, question=asks and not inside)
        )
    return paragraphs


def _answers(
    parsed: Parsed, paragraphs: Sequence[_Paragraph], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The paragraphs after questions that stand by themselves, up to the next question."""
    asked = [index for index, p in enumerate(paragraphs) if p.question]
    if len(asked) < _QUESTIONS or any(a.frame == "colon-turn" for a in found):
        return
    runs = [after - before - 1 for before, after in pairwise(asked)]
    if speaker.MET.search(parsed.text, 0, paragraphs[asked[0]].place[0]) is None:
        return  # Answers to a reader's questions are the outlet's own.
    if len(asked) * 5 < len(paragraphs) or not all(1 <= run <= 6 for run in runs):
        return
    bounds = [*asked[1:], min(len(paragraphs), asked[-1] + 2)]
    for index, stop in zip(asked, bounds, strict=True):
        if stop > index + 1:
            place = (paragraphs[index + 1].place[0], paragraphs[stop - 1].place[1])
            yield _made(parsed, place, ANSWER, TURN)


def _signed(parsed: Parsed, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "“The harvest is lost.” — Amina Diallo": the signer's words, if they are nobody's yet."""
    for a in punctuated.find(parsed):
        taken = any(s < e2 and s2 < e for b in found for s, e in b.content for s2, e2 in a.content)
        if a.frame == "dash-quoted" and not taken:
            yield replace(a, confidence=SIGNED)


def _orphans(
    parsed: Parsed, paragraphs: Sequence[_Paragraph], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """On a page of quotations, those that are nobody's yet."""
    if any(a.cue and parsed.quotation_at(a.cue[0]) is None for a in found):
        return  # Somebody is named: what stands beside is theirs or an interview's.
    quotations = [p for p in paragraphs if p.quotation]
    if len(quotations) < _QUESTIONS or len(quotations) < _MOST * len(paragraphs):
        return
    for paragraph in quotations:
        start, end = paragraph.place
        if not any(s < end and start < e for a in found for s, e in a.content):
            yield _made(parsed, (start, end), "orphan", ORPHAN)


def _made(parsed: Parsed, content: Range, frame: str, confidence: float) -> Attribution:
    span = parsed.doc.char_span(*content, alignment_mode="expand")
    return Attribution(
        source=None,
        cue=None,
        content=(content,),
        anchor=span.start if span is not None else 0,
        lemma="",
        frame=frame,
        rule="mark",
        confidence=confidence,
    )
