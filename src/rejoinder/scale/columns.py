"""Columns: which column of a table is the text, which the date, and dates as people write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from rejoinder.errors import UsageError

FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "article", "article_text", "full_text", "fulltext"),
        *("article_body", "articlebody", "maintext", "story", "raw_text"),
    ),
    "html": ("html", "raw_html", "page_html"),
    "file": ("file", "filename", "file_name", "path"),
    "published": (
        *("published", "date", "publication_date", "published_at", "publish_date", "pub_date"),
        *("pubdate", "date_published", "datepublished", "publication_datetime", "datetime"),
        *("timestamp", "day"),
    ),
    "title": ("title", "headline", "head"),
    "uri": ("uri", "url", "link", "href", "permalink", "id", "article_id", "doc_id"),
    "outlet": (
        *("outlet", "source", "publisher", "publication", "newspaper", "source_name"),
        *("site_name", "site", "domain", "media"),
    ),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
}
"""Fields of a page, each with the column names it is guessed from, the surest first."""

_FORMATS = (
    "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%A, %B %d, %Y", "%A, %d %B %Y", "%Y/%m/%d",
    "%d.%m.%Y",
)  # fmt: skip


def choose(header: Sequence[str], given: Mapping[str, str], place: str) -> dict[str, str]:
    """Field -> column: as given, else guessed; raises ``UsageError`` naming the columns there are.

    >>> choose(["URL", "Date", "body"], {}, "a.csv")
    {'text': 'body', 'published': 'Date', 'uri': 'URL'}
    """
    there = ", ".join(header) or "none"
    for name, column in given.items():
        if column not in header:
            raise UsageError(
                f"{place}: has no column {column!r} for {name}; it has {there}: say --columns "
                f"{name}=NAME with one of them"
            )
    lowered = {column.strip().lower().replace(" ", "_").replace("-", "_"): column
               for column in reversed(header)}  # fmt: skip
    chosen = {}
    for name, usual in FIELDS.items():
        guess = next((lowered[word] for word in usual if word in lowered), None)
        if name in given:
            chosen[name] = given[name]
        elif guess is not None and guess not in given.values():
            chosen[name] = guess
    if not {"text", "html", "file"} & set(chosen):
        raise UsageError(
            f"{place}: no column is known to hold the text; it has {there}: say --columns text=NAME"
        )
    return chosen


def day(value: str) -> str:
    """A date as an ISO day; raises ``ValueError`` for what is none or could be two.

    >>> day("2020-01-09T10:00:00Z"), day("January 9, 2020"), day("25/12/2020")
    ('2020-01-09', '2020-01-09', '2020-12-25')
    """
    value = value.strip()
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        pass
    for form in _FORMATS:
        try:
            return datetime.strptime(value, form).date().isoformat()  # noqa: DTZ007 a day only
        except ValueError:
            continue
    parts = value.replace("-", "/").split("/")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[2]) == 4:
        first, second, year = map(int, parts)
        if first > 12 >= second or first == second:
            return date(year, second, first).isoformat()
        if second > 12 >= first:
            return date(year, first, second).isoformat()
        raise ValueError("is ambiguous between day and month; write it as year-month-day")
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        raise ValueError("is no date; write it as year-month-day, such as 2016-07-08") from None
