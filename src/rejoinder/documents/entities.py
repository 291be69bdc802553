"""HTML's character references left in plain text by a scraper."""

from __future__ import annotations

import html
import re

from rejoinder.documents.draft import Change, Draft

_REFERENCE = re.compile(
    r"&(?:amp;)?(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|amp|lt|gt|quot|apos|nbsp|shy|hellip|euro|pound|yen|cent"
    r"|[lr][sd]quo|[bs]dquo|sbquo|[lr]aquo|[nm]dash|bull|middot|copy|reg|trade|deg|sect|para"
    r"|frac1[24]|frac34|times|divide|[aeiouyAEIOUY](?:acute|grave|circ|uml|tilde)"
    r"|[nNaAoO]tilde|[cC]cedil|[aA]ring|[aA]elig|[oO]slash|szlig|[sS]caron|oelig);"
)


def mend(draft: Draft) -> None:
    """Replace each reference by its character; references written twice over are undone twice."""
    if "&" not in draft.text:
        return
    changes = []
    for match in _REFERENCE.finditer(draft.text):
        after = html.unescape(html.unescape(match.group()))
        if len(after) == 1:
            changes.append(
                Change(start=match.start(), end=match.end(), after=after, rule="html-entity")
            )
    draft.apply(changes)
