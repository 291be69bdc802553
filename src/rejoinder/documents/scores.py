"""What each reading of a lossy mark is worth in its context.

The scores are log-odds in spirit, set by hand from what touches a mark and checked by
``python -m eval damage``: 4 is what position alone gives an opening or closing mark, 6 and more is
what no other reading survives, a broken balance costs about as much as a position is worth.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rejoinder.documents.contexts import Context, Kind
from rejoinder.lexicon import repairs as words

_WORD = re.compile(r"[^\W_]+")


def _open(c: Context) -> float:
    if c.spaces and c.near == "M" and c.left in "LP" and c.right in "LD":
        return 2.5  # after a no-break space that was lost too
    if c.left not in "^SO" or c.before in tuple("$£€#@&"):
        return -6.0
    if c.right in "LDO" or c.after in (".", "…", "'", '"'):
        return _BROKEN if _broken_start(c) else 4.0
    return -3.0


_BROKEN = -1.0
"""An opening mark before a small letter that begins no known word: a capital was lost there."""
_NAME_BEFORE = re.compile(r"[A-Z][\w’.-]* $")
_NAME_AFTER = re.compile(r"[^\W\d_]+ (?:[A-Z]|[?\ufffd][a-z])")


def _broken_start(c: Context) -> bool:
    """Whether a lost character is the capital of a name: no word follows, but a name is near."""
    return (
        c.kind in ("any", "question")
        and c.next == "L"
        and c.after.islower()
        and len(c.right_word) > 2
        and not _is_word(c, c.right_word)
        and (
            _NAME_BEFORE.search(c.text, max(c.paragraph[0], c.start - 30), c.start) is not None
            or _NAME_AFTER.match(c.text, c.end, c.paragraph[1]) is not None
        )
        and c.text[c.end + len(c.right_word) : c.end + len(c.right_word) + 1] not in _ENDS
    )


_ENDS = tuple("?\ufffd,.!’”")
"""What ends a quotation of one word: before it the mark opened one, whatever the word."""


def _close(c: Context) -> float:
    if c.left in "^S":
        return -6.0
    ended = 1.5 if c.before in tuple(".,!?…") else 0.0
    if c.spaces and c.next == "M" and c.left in "LP" and c.right in "LD":
        return 2.0 + ended  # before a no-break space that was lost too
    if c.right in "LD":
        return -4.0
    bonus = 3.0 if c.kind == "closing" else 0.0
    if c.left == "O":
        return 1.0 + bonus if c.before in "—–-" else -4.0
    return 3.0 + ended + bonus


def _single_open(c: Context) -> float:
    return _open(c) - 1.5 + _in_headline(c)


def _single_close(c: Context) -> float:
    return _close(c) - 1.0 + min(1.0, _in_headline(c))


def _in_headline(c: Context) -> float:
    """Headlines quote with single marks: short lines in title case, or at the text's head."""
    start, end = c.paragraph
    if end - start > _HEADLINE:
        return 0.0
    line = c.text[start:end]
    if start < _HEADLINE and not _SENTENCE.search(line):
        return 2.5
    long = [word for word in _WORD.findall(c.text, start, end) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return 2.5 if len(long) >= 3 and capitals >= 0.8 * len(long) else 0.0


_SENTENCE = re.compile(r"[.!]\s|[.,:][^\s\d]|[.!,:]$|[a-z]\? [A-Z]")
"""What running text has and a headline has not: sentences' ends, marks before quotation marks."""
_HEADLINE = 140
"""Characters of the longest headline, and of what may stand above it."""


def _apostrophe(c: Context) -> float:
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
            if c.left_word[0].isupper() and not _asks(c):  # the plural or possessive of a name
                return 2.4
            return 2.0 if _following(c).islower() else 1.0
        return -1.0 if c.left_word.endswith("in") else -3.0
    return -5.0


def _decade(c: Context) -> bool:
    """Whether a year of two digits follows: "the ’90s", "the class of ’68"."""
    if re.match(r"\d\ds\b", c.text[c.end : c.end + 4]):
        return True
    year = re.match(r"\d\d\b(?![,.]\d|%)", c.text[c.end : c.end + 6])
    return (
        year is not None
        and re.search(r"\b(?:of|since|in) $", c.text[max(0, c.start - 8) : c.start]) is not None
    )


def _em_dash(c: Context) -> float:
    if c.near == "S" and c.next == "S":
        return 4.0
    if c.near == c.next == "M" and c.spaces and c.left in "LP" and c.right == "L":
        return 2.0  # between two no-break spaces
    if c.near in "LDPM" and c.next in "LDM" and not (c.near == c.next == "M"):
        if c.kind in ("any", "question") and not _both_words(c):
            return 0.0 if "M" in (c.near, c.next) and c.left == c.right == "L" else 1.0
        return 2.5 if c.next != "M" else 0.0
    if c.near in "LP" and c.next in "$M":
        return 0.5
    if c.near == "^" and c.next in "SL":
        return 1.5 if c.next == "S" else -2.0
    return -4.0


def _both_words(c: Context) -> bool:
    """Whether both sides of a mark between letters are words: then it joined two, not letters."""
    return all(_is_word(c, word) for word in (c.left_word, c.right_word) if word)


def _is_word(c: Context, word: str) -> bool:
    """Whether a word is whole as it stands: a common one, or one that stands elsewhere too."""
    lower = word.lower()
    if lower in words.SUFFIXES and c.text[c.start - len(word) - 1 : c.start - len(word)] in _MARKED:
        return True  # what follows a lost apostrophe
    if len(word) == 1 and word.isupper() and c.text[c.end + 1 : c.end + 2] == ".":
        return True  # an initial
    return lower in words.KNOWN or lower in words.COMMON or _elsewhere(c, word)


_MARKED = ("?", "\ufffd", "’", "'")


def _elsewhere(c: Context, word: str) -> bool:
    """Whether a word stands whole somewhere else at the text's head."""
    return len(word) >= 3 and word in _vocabulary(c.text[:_VOCABULARY])


_VOCABULARY = 20_000
"""Characters of the text whose words are known: an article and more."""


@lru_cache(maxsize=4)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<![\w?\ufffd])[^\W\d_]+(?![\w?\ufffd])", text))


def _en_dash(c: Context) -> float:
    if c.near == "D" and c.next == "D":
        return 4.5
    if c.near == "S" and c.next == "S":
        return 4.5 if _british(c.text[:_VOCABULARY]) else 3.0
    if c.near == "L" and c.next == "L" and c.left_word[:1].isupper() and c.right_word[:1].isupper():
        return 2.6
    return -4.0


@lru_cache(maxsize=4)
def _british(text: str) -> bool:
    """Whether a page is spelt in the British manner, where a dash between spaces is a short one.

    In PolNeAR's articles, American ones, it is the long one in 85 of 100.
    """
    found = {word.lower() for word in _vocabulary(text)}
    return len(found & words.BRITISH) > len(found & words.AMERICAN)


def _ellipsis(c: Context) -> float:
    if c.near == c.next == "S" and c.text[max(0, c.start - 2) : c.start - 1] in tuple(".!?"):
        return 4.5 if _following(c).isupper() else -1.0
    if c.near in "^S" and c.next == "S":
        return 1.0
    if c.near == "L" and c.next in "SM$":
        return 0.5
    return 0.0 if c.near in "^SM" and c.next == "L" else -4.0


def _question(c: Context) -> float:
    if c.left in "^SO" or c.next in "LD" or c.before in tuple(".,;:"):
        return -6.0
    trust = 4.0 if c.kind == "stray" else 0.0
    if c.near == "M":  # nobody asks twice; the second is a quotation's end
        return -1.0 + trust
    asking = 2.5 if _asks(c) else -1.0
    if c.right == "S" and _following(c).islower():
        return -1.0 + trust + asking
    return 3.0 + trust + asking if c.right in "S$P" else -1.0 + trust


def _asks(c: Context) -> bool:
    """Whether the sentence that the mark ends is built as a question."""
    sentence = re.split(
        r"[.!?…:;“\"?\ufffd]\s|\s[“\"?\ufffd]|^[“\"?\ufffd]",
        c.text[max(c.paragraph[0], c.start - _QUESTION) : c.start],
    )
    tokens = re.findall(r"[^\W\d_]+", sentence[-1])
    if not tokens:
        return False
    if tokens[0].lower() in words.ASKING:
        return True
    return any(token.lower() in words.QUESTION_WORDS for token in tokens[:8])


_QUESTION = 300
"""Characters of the longest question looked at."""


def _following(c: Context) -> str:
    """The first letter after the mark and the space."""
    return c.text[c.end : min(c.end + 4, c.paragraph[1])].lstrip()[:1]


def _letter(c: Context) -> float:
    if c.letter is not None:
        # "Tom?s" is Tom’s sooner than Tomás, "Nicol?s" is Nicolás; a name that is whole without its
        # last letter ends a quotation sooner.
        whole = _is_word(c, c.left_word) and (
            c.right_word in words.SUFFIXES or (not c.right_word and c.next != "M")
        )
        return 2.5 if whole else 8.0
    if c.near == "L" and c.next == "L":
        return 2.0
    if c.near in "LM" and c.next in "LM" and c.left == c.right == "L" and not _both_words(c):
        return 2.0  # one of several letters lost side by side
    if _broken_start(c) and c.near in "^SOM":
        return 3.0
    if c.near == "L" and c.next in "SP$":
        return -0.5
    if c.near == "D" and c.next in "LSP$":
        return 0.5
    return -1.0 if c.near in "^SO" and c.after.islower() else -2.0


def _currency(c: Context) -> float:
    if c.left in "^SO" and c.next == "D":
        return 4.2
    return -5.0


def sign(c: Context) -> str | None:
    """The currency sign that was lost, where its bytes or the page's words leave only one.

    Where each byte became a question mark but "€" survives, three in a row were "€" (its own bytes
    hold none) and two "£". Where one character was lost, a page that names one currency of those
    whose signs are no ASCII, and no other, tells it.
    """
    if c.wide:
        return {3: "€", 2: "£"}.get(c.end - c.start)
    named = {word.lower() for word in _vocabulary(c.text[:_VOCABULARY])}
    signs = [sign for sign, names in words.CURRENCIES.items() if named & names]
    return signs[0] if len(signs) == 1 else None


def _space(c: Context) -> float:
    """A no-break space: after a sentence's end, in an amount, between words where others are."""
    if c.near == "L" and c.next == "L" and c.spaces and c.right_word not in words.SUFFIXES:
        if c.left_word.lower() in words.COMMON:
            return 4.0
        if not _both_words(c):
            return 1.5
        return 3.0 if c.spaces > 1 or c.right_word.lower() in words.COMMON else 2.2
    if c.spaces and c.near in "LPM" and c.next == "S":
        return 1.5
    if c.near == "P" and c.next == "L" and c.before in tuple(".!?:)"):
        return 3.5 if c.spaces and (c.after.isupper() or c.before == ")") else 2.0
    if c.near == "P" and c.next == "S" and c.before in tuple(".!?:"):
        return 2.5 if c.spaces else -1.0
    if c.near == "P" and c.next == "L" and c.before == ",":
        return 4.0  # no mark stands between a comma and a word
    if c.spaces and c.next == "$" and c.near in "PM":
        return 4.0 if c.near == "P" else 1.5
    if c.spaces and c.near == "L" and c.next == "D":
        return 4.0 if c.left_word.lower() in words.COMMON else 2.6
    if c.spaces and "M" in (c.near, c.next) and c.left in "LP" and c.right in "LS$":
        return 2.0  # beside a quotation mark that was lost too
    return 2.6 if c.near == "D" and c.next == "L" and len(c.right_word) > 3 else -5.0


def _stray(c: Context) -> float:
    """A question mark in the middle of a statement, where a no-break space or the like was."""
    if c.near == "L" and c.next == "S" and _following(c).islower() and not _asks(c):
        return 3.5
    return -5.0


def _nothing(_: Context) -> float:
    return 0.0


READINGS: dict[str, tuple[str | None, str]] = {
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
SCORES: dict[str, Callable[[Context], float]] = {
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
NEVER_CERTAIN = ("single-open", "single-close", "em-dash", "en-dash", "ellipsis", "stray", "space")
"""Single or double, which dash, how many dots, what a stray mark was: no context settles it."""
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
POSSIBLE: dict[Kind, tuple[str, ...]] = {
    "mark": _MARKS,
    "closing": _MARKS,
    "any": (*_MARKS, "letter", "currency", "space"),
    "question": (*_MARKS, "letter", "currency", "space", "question"),
    "stray": ("question", "stray"),
    "letter": ("letter", "currency"),
    "known": ("other",),
}
