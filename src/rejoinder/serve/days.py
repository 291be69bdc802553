"""Days that a user gives."""

from __future__ import annotations

from datetime import date

from rejoinder.errors import UsageError


def iso_date(value: str | None, option: str) -> str | None:
    """A date that a user gave, checked; raises ``UsageError``.

    >>> iso_date("2016-07-08", "--published")
    '2016-07-08'
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise UsageError(
            f"{option} {value!r} is no date; write it as year-month-day, such as 2016-07-08"
        ) from None
