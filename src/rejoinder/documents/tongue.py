"""Which language a text is in, as far as its function words tell."""

from __future__ import annotations

import re
from collections import Counter

from rejoinder.lexicon import languages

_SAMPLE = 4000
"""Characters looked at: two or three paragraphs settle it."""
_ENOUGH = 0.12
"""Share of function words that running text of a language shows at least."""

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)


def tell(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of the text's language, or null where it shows none.

    The words go before what the page declares: templates declare English whatever they hold.

    >>> tell("The ministers met in the capital and will meet again.")
    'en'
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        letters = sum(map(str.isalpha, sample))
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) > 0.3 * letters:
                return language
    words = _WORD.findall(sample.lower())
    index = languages.by_word()
    found = Counter(language for word in words for language in index.get(word, ()))
    best, most = found.most_common(1)[0] if found else (None, 0)
    return best if most and most >= _ENOUGH * len(words) else declared
