"""What each lossy mark of a paragraph was: best path over its readings, with open quotes as state.

The scores are log-odds in spirit, set by hand from what touches a mark and checked by
``python -m eval damage``: 4 is what position alone gives an opening or closing mark, 6 and more is
what no other reading survives, a broken balance costs about as much as a position is worth. The
evaluation moves by less than half a point when any one of them moves by 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from rejoinder.lexicon import accents
from rejoinder.lexicon import repairs as words

Kind = Literal["mark", "closing", "any", "question", "stray", "letter", "known"]
"""``mark``: some general punctuation; ``closing``: the same, most likely a closing quotation mark;
``any``: any character beyond ASCII; ``question``: that or a real question mark; ``stray``: most
likely a real question mark; ``letter``: a letter or sign; ``known``: told by its own bytes."""

State = tuple[bool, bool]
"""Whether a double and a single quotation are open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One damaged mark, ``text[start:end]``; ``known`` is what it was where that is certain."""

    start: int
    end: int
    kind: Kind
    known: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a mark was; ``after`` null is "something is lost here that cannot be told"."""

    start: int
    end: int
    after: str | None
    rule: str
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What touches a mark.

    ``before`` and ``after`` are the nearest characters beyond other marks beside it (quotations end
    and begin in clusters), ``left`` and ``right`` their classes; ``near`` and ``next`` the classes
    of what touches it, ``M`` for another mark. ``letter`` is the letter that a known word lacks
    there, ``spaces`` whether the document has lost no-break spaces.
    """

    text: str
    start: int
    end: int
    paragraph: tuple[int, int]
    kind: Kind
    before: str
    after: str
    left: str
    right: str
    near: str
    next: str
    left_word: str
    right_word: str
    spaces: bool
    letter: str | None


_SCORE = Callable[[_Context], float]
_NEVER = -20.0
_SURE_MARGIN = 2.0
"""A reading is certain where it beats the next best by this much: on our clean texts, readings over
it are right 995 times in 1000."""

_GENUINE = re.compile("[“”‘’]")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?$")
_WORD_AFTER = re.compile(r"[^\W_]+")


def decide(
    text: str, start: int, end: int, marks: Sequence[Mark], *, spaces: bool = False
) -> list[Decision]:
    """What each mark of the paragraph ``text[start:end]`` was, in order.

    ``spaces`` says that the document has lost no-break spaces too.
    """
    if not marks:
        return []
    contexts = _contexts(text, start, end, marks, spaces=spaces)
    paths: dict[State, tuple[float, tuple[tuple[str, float], ...]]] = {(False, False): (0.0, ())}
    position = start
    for mark, context in zip(marks, contexts, strict=True):
        paths = _past_genuine(text, position, mark.start, paths)
        paths = _step(mark, context, paths)
        position = mark.end
    paths = _past_genuine(text, position, end, paths)
    _, chosen = max(
        ((score + _closing_cost(state), path) for state, (score, path) in paths.items()),
        key=lambda item: item[0],
    )
    return [
        _decision(mark, context, name, margin)
        for mark, context, (name, margin) in zip(marks, contexts, chosen, strict=True)
    ]


def _decision(mark: Mark, context: _Context, name: str, margin: float) -> Decision:
    if name == "letter" and context.letter is not None:
        return Decision(
            start=mark.start,
            end=mark.end,
            after=context.letter,
            rule="lossy-letter",
            certain=False,
        )
    if mark.known is not None:
        return Decision(
            start=mark.start,
            end=mark.end,
            after=mark.known,
            rule="lossy-mark",
            certain=True,
        )
    after, rule = _READINGS[name]
    certain = margin >= _SURE_MARGIN and name not in _NEVER_CERTAIN
    return Decision(start=mark.start, end=mark.end, after=after, rule=rule, certain=certain)


def _step(
    mark: Mark,
    context: _Context,
    paths: dict[State, tuple[float, tuple[tuple[str, float], ...]]],
) -> dict[State, tuple[float, tuple[tuple[str, float], ...]]]:
    if mark.known is not None:
        emissions = {_KNOWN.get(mark.known, "other"): 0.0}
    else:
        emissions = {name: _SCORES[name](context) for name in _POSSIBLE[mark.kind]}
    best: dict[State, tuple[float, tuple[tuple[str, float], ...]]] = {}
    for state, (score, path) in paths.items():
        scored = [
            (emission + cost, name, after)
            for name, emission in emissions.items()
            for cost, after in (_transition(name, state, context),)
        ]
        scored.sort(key=lambda item: item[0], reverse=True)
        for gain, name, after in scored:
            total = score + gain
            if after not in best or total > best[after][0]:
                others = [other for other, label, _ in scored if _output(label) != _output(name)]
                margin = gain - others[0] if others else -_NEVER
                best[after] = (total, (*path, (name, margin)))
    return best


def _output(name: str) -> str | None:
    return _READINGS[name][0] if name in _READINGS else name


def _transition(name: str, state: State, context: _Context) -> tuple[float, State]:
    double, single = state
    if name == "open":
        # Nobody opens a double quotation inside a double one, except again at a paragraph's start.
        return (-6.0 if double else 0.0), (True, single)
    if name == "close":
        return (0.0 if double else -5.0) + (-1.5 if single else 0.0), (False, single)
    if name == "single-open":
        nested = 1.5 if double else -0.5
        return (-6.0 if single else nested), (double, True)
    if name == "single-close":
        return (0.0 if single else _NEVER), (double, False)
    return 0.0, state


def _closing_cost(state: State) -> float:
    """What an open quotation costs at a paragraph's end: little, for speech runs on in the next."""
    double, single = state
    return (-2.0 if double else 0.0) + (-4.0 if single else 0.0)


def _past_genuine(
    text: str,
    start: int,
    end: int,
    paths: dict[State, tuple[float, tuple[tuple[str, float], ...]]],
) -> dict[State, tuple[float, tuple[tuple[str, float], ...]]]:
    """The paths after the undamaged quotation marks between two lossy ones."""
    for match in _GENUINE.finditer(text, start, end):
        following = text[match.end() : match.end() + 1]
        moved: dict[State, tuple[float, tuple[tuple[str, float], ...]]] = {}
        for (double, single), value in paths.items():
            mark = match.group()
            if mark == "“":
                double = True  # noqa: PLW2901
            elif mark == "”":
                double = False  # noqa: PLW2901
            elif mark == "‘":
                single = True  # noqa: PLW2901
            elif not following.isalnum():
                single = False  # noqa: PLW2901
            state = (double, single)
            if state not in moved or value[0] > moved[state][0]:
                moved[state] = value
        paths = moved
    return paths


def _contexts(
    text: str, start: int, end: int, marks: Sequence[Mark], *, spaces: bool
) -> list[_Context]:
    contexts = []
    letters = _restored(text, start, end, marks)
    for index, mark in enumerate(marks):
        first = last = index
        while first > 0 and marks[first - 1].end == marks[first].start:
            first -= 1
        while last + 1 < len(marks) and marks[last].end == marks[last + 1].start:
            last += 1
        before = text[marks[first].start - 1] if marks[first].start > start else ""
        after = text[marks[last].end] if marks[last].end < end else ""
        left, right = _class(before, "^"), _class(after, "$")
        word_before = _WORD_BEFORE.search(text, max(start, mark.start - 30), mark.start)
        word_after = _WORD_AFTER.match(text, mark.end, end)
        contexts.append(
            _Context(
                text=text,
                start=mark.start,
                end=mark.end,
                paragraph=(start, end),
                kind=mark.kind,
                before=before,
                after=after,
                left=left,
                right=right,
                near="M" if first < index else left,
                next="M" if last > index else right,
                left_word=word_before.group() if word_before else "",
                right_word=word_after.group() if word_after else "",
                spaces=spaces,
                letter=letters.get(mark.start),
            )
        )
    return contexts


def _restored(text: str, start: int, end: int, marks: Sequence[Mark]) -> dict[int, str]:
    """The letters that known words lack, by the start of the mark that stands for each."""
    letters: dict[int, str] = {}
    lossy = {mark.start: mark for mark in marks if mark.kind in ("any", "question", "letter")}
    for mark in lossy.values():
        if mark.start in letters:
            continue
        word, places = _word_around(text, start, end, mark, lossy)
        known = accents.restore(word)
        if known is not None:
            letters |= {place: known[index] for index, place in places.items()}
    return letters


def _word_around(
    text: str, start: int, end: int, mark: Mark, lossy: dict[int, Mark]
) -> tuple[str, dict[int, int]]:
    """The word that a mark stands in, lost letters as such, and where in it each mark is."""
    first = mark.start
    while first > start and text[first - 1].isalpha():
        first -= 1
    word: list[str] = []
    places: dict[int, int] = {}
    position = first
    while position < end:
        if position in lossy and (position == mark.start or text[position - 1].isalpha()):
            places[len(word)] = position
            word.append(accents.LOST)
            position = lossy[position].end
        elif text[position].isalpha():
            word.append(text[position])
            position += 1
        else:
            break
    while len(word) > 1 and word[-1] == accents.LOST and accents.restore("".join(word)) is None:
        word.pop()
        places.pop(len(word), None)
    return "".join(word), places


def _class(character: str, edge: str) -> str:
    """``S`` space, ``L`` letter, ``D`` digit, ``O`` what opens or joins, ``P`` other, or edge."""
    if not character:
        return edge
    if character.isspace():
        return "S"
    if character.isalpha():
        return "L"
    if character.isdigit():
        return "D"
    return "O" if character in "([{“‘—–-/$£€#@&" else "P"


# ---- the readings, each with what it is worth in a context ----


def _open(c: _Context) -> float:
    if c.left not in "^SO" or c.before in tuple("$£€#@&"):
        return -6.0
    if c.right in "LDO" or c.after in (".", "…", "'", '"'):
        return 4.0
    return -3.0


def _close(c: _Context) -> float:
    if c.left in "^S":
        return -6.0
    if c.right in "LD":
        return -4.0
    bonus = 3.0 if c.kind == "closing" else 0.0
    ended = 1.5 if c.before in tuple(".,!?…") else 0.0
    if c.left == "O":
        return 1.0 + bonus if c.before in "—–-" else -4.0
    return 3.0 + ended + bonus


def _single_open(c: _Context) -> float:
    return _open(c) - 1.5 + _in_headline(c)


def _single_close(c: _Context) -> float:
    return _close(c) - 1.0 + min(1.0, _in_headline(c))


def _in_headline(c: _Context) -> float:
    """Headlines quote with single marks: short lines in title case, or at the text's head."""
    start, end = c.paragraph
    if end - start > _HEADLINE:
        return 0.0
    line = c.text[start:end]
    if start < _HEADLINE and not _SENTENCE.search(line):
        return 2.5
    long = [word for word in _WORD_AFTER.findall(c.text, start, end) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return 2.5 if len(long) >= 3 and capitals >= 0.8 * len(long) else 0.0


_SENTENCE = re.compile(r"[.!]\s|[.,:][^\s\d]|[.!,:]$|[a-z]\? [A-Z]")
"""What running text has and a headline has not: sentences' ends, marks before quotation marks."""
_HEADLINE = 140
"""Characters of the longest headline, and of what may stand above it."""


def _apostrophe(c: _Context) -> float:
    if c.near == "L" and c.next == "L":
        if c.right_word in words.SUFFIXES:
            return 7.0
        return 6.0 if c.left_word in words.PREFIXES else 0.5
    if c.near in "DP" and c.right_word == "s":  # "the 1990’s", "D.C.’s"
        return 6.0
    if c.near in "^SOM" and c.next == "D":
        return 4.5 if _decade(c) else -1.0
    if c.near in "^SOM" and c.right_word.lower() in words.CLIPPED:
        return 4.6 if c.right_word.lower() not in ("em", "n") else 3.5
    if c.near == "L" and c.next in "SP$M":
        if c.left_word.endswith("s") and c.next == "S":
            return 2.0 if _following(c).islower() else 1.0
        return -1.0 if c.left_word.endswith("in") else -3.0
    return -5.0


def _decade(c: _Context) -> bool:
    """Whether a year of two digits follows: "the ’90s", "the class of ’68"."""
    if re.match(r"\d\ds\b", c.text[c.end : c.end + 4]):
        return True
    year = re.match(r"\d\d\b(?![,.]\d|%)", c.text[c.end : c.end + 6])
    return year is not None and re.search(r"\b(?:of|since|in) $", c.text[: c.start]) is not None


def _em_dash(c: _Context) -> float:
    if c.near == "S" and c.next == "S":
        return 4.0
    if c.near in "LDPM" and c.next in "LDM" and not (c.near == c.next == "M"):
        if c.kind in ("any", "question") and not _both_words(c):
            return 1.0
        return 2.5 if c.next != "M" else 0.0
    if c.near in "LP" and c.next in "$M":
        return 0.5
    if c.near == "^" and c.next in "SL":
        return 1.5 if c.next == "S" else -2.0
    return -4.0


def _both_words(c: _Context) -> bool:
    """Whether both sides of a mark between letters are words: then it joined two, not letters."""
    return all(
        word.lower() in words.COMMON or _elsewhere(c, word)
        for word in (c.left_word, c.right_word)
        if word
    )


def _elsewhere(c: _Context, word: str) -> bool:
    """Whether a word stands whole somewhere else in the text (the first 20,000 characters)."""
    if len(word) < 3:
        return False
    found = re.search(rf"(?<![\w?\ufffd]){re.escape(word)}(?![\w?\ufffd])", c.text[:20000])
    return found is not None


def _en_dash(c: _Context) -> float:
    if c.near == "D" and c.next == "D":
        return 4.5
    if c.near == "S" and c.next == "S":
        return 3.0
    if c.near == "L" and c.next == "L" and c.left_word[:1].isupper() and c.right_word[:1].isupper():
        return 2.6
    return -4.0


def _ellipsis(c: _Context) -> float:
    if c.near in "^S" and c.next == "S":
        return 1.0
    if c.near == "L" and c.next in "SM$":
        return 0.5
    return 0.0 if c.near in "^SM" and c.next == "L" else -4.0


def _question(c: _Context) -> float:
    if c.left in "^SO" or c.next in "LD":
        return -6.0
    trust = 4.0 if c.kind == "stray" else 0.0
    if c.near == "M":  # nobody asks twice; the second is a quotation's end
        return -1.0 + trust
    asking = 2.5 if _asks(c) else -1.0
    if c.right == "S" and _following(c).islower():
        return -1.0 + trust + asking
    return 3.0 + trust + asking if c.right in "S$P" else -1.0 + trust


def _asks(c: _Context) -> bool:
    """Whether the sentence that the mark ends is built as a question."""
    sentence = re.split(
        r"[.!?…:;“\"?\ufffd]\s|\s[“\"?\ufffd]|^[“\"?\ufffd]", c.text[c.paragraph[0] : c.start]
    )
    tokens = re.findall(r"[^\W\d_]+", sentence[-1])
    if not tokens:
        return False
    if tokens[0].lower() in words.ASKING:
        return True
    return any(token.lower() in words.QUESTION_WORDS for token in tokens[:8])


def _following(c: _Context) -> str:
    """The first letter after the mark and the space."""
    return c.text[c.end : min(c.end + 4, c.paragraph[1])].lstrip()[:1]


def _letter(c: _Context) -> float:
    if c.letter is not None:
        return 8.0
    if c.near == "L" and c.next == "L":
        return 2.0
    if c.near == "L" and c.next in "SP$":
        return -0.5
    if c.near == "D" and c.next in "LSP$":
        return 0.5
    return -1.0 if c.near in "^SO" and c.after.islower() else -2.0


def _currency(c: _Context) -> float:
    if c.left in "^SO" and c.next == "D":
        return 4.2
    return -5.0


def _space(c: _Context) -> float:
    """A no-break space: after a sentence's end, in an amount, between words where others are."""
    if c.near == "L" and c.next == "L" and c.spaces and c.right_word not in words.SUFFIXES:
        if c.left_word.lower() in words.COMMON:
            return 4.0
        return 3.0 if c.right_word.lower() in words.COMMON or _both_words(c) else 1.5
    if c.spaces and c.near in "LPM" and c.next == "S":
        return 1.5
    if c.near == "P" and c.next in "SL" and c.before in tuple(".!?:"):
        return 2.5 if c.spaces else -1.0
    return 2.6 if c.near == "D" and c.next == "L" and len(c.right_word) > 3 else -5.0


def _stray(c: _Context) -> float:
    """A question mark in the middle of a statement, where a no-break space or the like was."""
    if c.near == "L" and c.next == "S" and _following(c).islower() and not _asks(c):
        return 3.5
    return -5.0


def _nothing(_: _Context) -> float:
    return 0.0


_READINGS: dict[str, tuple[str | None, str]] = {
    "open": ("“", "lossy-quote"),
    "close": ("”", "lossy-quote"),
    "single-open": ("‘", "lossy-quote"),
    "single-close": ("’", "lossy-quote"),
    "apostrophe": ("’", "lossy-apostrophe"),
    "em-dash": ("—", "lossy-dash"),
    "en-dash": ("–", "lossy-dash"),
    "ellipsis": ("…", "lossy-ellipsis"),
    "question": ("?", "question"),
    "stray": ("", "stray-mark"),
    "space": (" ", "lossy-space"),
    "letter": (None, "lost-letter"),
    "currency": (None, "lost-currency"),
    "other": (None, "lost-character"),
}
_SCORES: dict[str, _SCORE] = {
    "open": _open,
    "close": _close,
    "single-open": _single_open,
    "single-close": _single_close,
    "apostrophe": _apostrophe,
    "em-dash": _em_dash,
    "en-dash": _en_dash,
    "ellipsis": _ellipsis,
    "question": _question,
    "stray": _stray,
    "space": _space,
    "letter": _letter,
    "currency": _currency,
    "other": _nothing,
}
_NEVER_CERTAIN = ("em-dash", "en-dash", "ellipsis", "stray", "space")
"""Which dash, how many dots, and what a stray mark was, no context tells for certain."""
_MARKS = (
    "open",
    "close",
    "single-open",
    "single-close",
    "apostrophe",
    "em-dash",
    "en-dash",
    "ellipsis",
)
_POSSIBLE: dict[Kind, tuple[str, ...]] = {
    "mark": _MARKS,
    "closing": _MARKS,
    "any": (*_MARKS, "letter", "currency", "space"),
    "question": (*_MARKS, "letter", "currency", "space", "question"),
    "stray": ("question", "stray"),
    "letter": ("letter", "currency"),
    "known": ("other",),
}
_KNOWN = {"“": "open", "”": "close", "‘": "single-open"}
