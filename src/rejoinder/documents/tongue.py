"""Which language a text is in, as far as its function words tell."""

from __future__ import annotations

import re

from rejoinder.lexicon import languages

_SAMPLE = 4000
"""Characters looked at: two or three paragraphs settle it."""
_ENOUGH = 0.12
"""Share of function words that running text of a language shows at least."""

_SCRIPTS = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("hi", "[\u0900-\u097f]"),
)


def tell(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of the text's language, or null where it shows none.

    The words go before what the page declares: templates declare English whatever they hold.

    >>> tell("The ministers met in the capital and will meet again.")
    'en'
    """
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    for language, script in _SCRIPTS:
        if letters and len(re.findall(script, sample)) > 0.3 * letters:
            return language
    shares = {
        language: languages.function_words(sample, language) for language in languages.languages()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= _ENOUGH else declared
