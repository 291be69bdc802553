"""Which words are common in news: ``lexicon/data/en/common_words.tsv`` from PolNeAR's articles.

``python -m training.common_words FOLDER OUT``: words that stand in at least ``_ARTICLES`` articles
of ``FOLDER/text``, in lower case, of English letters alone. Every fifth article by name is left
out, so that the repair of damage can be measured on articles that gave no word.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

_ARTICLES = 5
"""Once to four times also holds misspellings and rare names, which tell nothing."""
_WORD = re.compile(r"(?<![\w’'\-])[A-Za-z]+(?![\w’'\-])")
_HEAD = """\
# Words by themselves, in lower case: a lost mark beside one, or between two, is no letter of a word.
# Source: words of five articles and more of PolNeAR's training part (`python -m training.common_words`).
word
"""


def main() -> None:
    """Count and write."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    counts: Counter[str] = Counter()
    for number, path in enumerate(sorted((folder / "text").glob("*.txt"))):
        if number % 5 != 4:
            words = _WORD.findall(path.read_text("utf-8"))
            counts.update({word.lower() for word in words if len(word) > 1})
    kept = sorted(word for word, count in counts.items() if count >= _ARTICLES)
    out.write_text(_HEAD + "\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
