"""Words to terms: what the inverted table holds, for texts and for questions alike."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def terms(text: str) -> list[str]:
    """The terms of a text in order: folded words without accents and plural endings.

    >>> terms("Moscow’s Allies; the Élysée denies it.")
    ['moscow', 'ally', 'the', 'elysee', 'deny', 'it']
    """
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return [_stem(word) for word in _WORD.findall(plain)]


def _stem(word: str) -> str:
    """Harman's S stemmer and the possessive: it joins what a reader would call one word."""
    word = re.sub(r"['’]s?$", "", word.replace("’", "'")).replace("'", "")
    if len(word) > 4 and word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "us":
        return word[:-1]
    return word
