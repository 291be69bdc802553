"""What an address says of its page: the date in its path."""

from __future__ import annotations

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATED = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<separator>[/-]?)"
    r"(?P<month>\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"(?P=separator)(?P<day>\d\d?)(?![\d])",
    re.I,
)


def date(uri: str) -> str | None:
    """The ISO date in a web address's path, or null.

    >>> date("https://example.org/world/2016/07/08/talks"), date("https://example.org/8")
    ('2016-07-08', None)
    """
    if "://" not in uri:
        return None
    for match in _DATED.finditer(uri.split("?", 1)[0]):
        month = match["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        try:
            return datetime.date(int(match["year"]), number, int(match["day"])).isoformat()
        except ValueError:
            continue
    return None
