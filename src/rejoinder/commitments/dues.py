"""Due: by when an act is to be done."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.commitments.draft import Draft
from rejoinder.grammar import phrases
from rejoinder.records import Mentions, Parsed, TimeMention, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WITHIN = frozenset({"within", "in", "inside", "by", "before"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SINCE = frozenset({"since", "from", "after", "until"})


def of(draft: Draft, parsed: Parsed, mentions: Mentions) -> When | None:
    """The day or interval by which a draft's act falls due, or null."""
    mention = mention_of(draft, parsed, mentions)
    return _ahead(mention.when, parsed.document.published.value) if mention else None


def mention_of(draft: Draft, parsed: Parsed, mentions: Mentions) -> TimeMention | None:
    """The time attached to a draft's act, or null.

    A time counts when it stands in the act's words or right behind them, or hangs on the act or its
    auxiliaries; not the time of the saying, nor a duration of the act itself ("for two years").
    """
    sentence = parsed.sentence_of(draft.act)
    published = parsed.document.published.value
    best: TimeMention | None = None
    for mention in mentions.times_within(sentence.first, sentence.last):
        if not _fits(mention, draft, parsed) or _is_past(mention.when, published, draft):
            continue
        if best is None or _distance(mention, draft) < _distance(best, draft):
            best = mention
    return best


def _ahead(when: When, published: str | None) -> When:
    """A weekday read as the last one, under an act to come, is the next one."""
    if published is None or when.end is None or when.end >= published:
        return when
    if when.start is not None and _is_day_of_year(when):
        start, end = when.start, when.end
        start, end = (f"{int(day[:4]) + 1}{day[4:]}" for day in (start, end))
        return replace(when, value=start, start=start, end=end) if end >= published else when
    if when.basis != "relative" or when.start != when.end or not _is_weekday(when.text):
        return when
    day = (datetime.date.fromisoformat(when.end) + datetime.timedelta(days=7)).isoformat()
    return replace(when, value=day, start=day, end=day) if day >= published else when


def _is_day_of_year(when: When) -> bool:
    """Whether a day was named by month and number alone ("December 14")."""
    value = when.value or ""
    return (
        when.start == when.end
        and when.start is not None
        and not value.endswith("-02-29")
        and _MONTH_DAY.fullmatch(when.text.lower().removeprefix("on ").strip()) is not None
    )


_MONTH_DAY = re.compile(
    r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?"
)


def _is_weekday(text: str) -> bool:
    return any(name in text.lower() for name in _WEEKDAYS) and "last" not in text.lower()


def _fits(mention: TimeMention, draft: Draft, parsed: Parsed) -> bool:
    doc = parsed.doc
    before = doc[mention.first - 1].lower_.strip("[]").replace("]", "") if mention.first else ""
    first = doc[mention.first].lower_
    if before == "until" and draft.form == "demand" and draft.cue[0] < mention.first < draft.act.i:
        return True  # "gave Mali until Monday to leave"
    if mention.timex == "SET" or before in _SINCE or first in _SINCE:
        return False
    if mention.timex == "DURATION" and before not in _WITHIN and first not in _WITHIN:
        return False
    value = mention.when.value or ""
    if value.endswith("_REF"):
        return False
    if draft.limits and draft.limits.first <= mention.first < draft.limits.last:
        return False
    if before in ("by", "before", "within") and 0 < mention.first - draft.last <= 1:
        return True  # right behind the act, whatever verb the parse hung it on
    if draft.first <= mention.first < draft.last:
        return not _inside_other(mention, draft, doc)
    return _hangs_on(mention, draft)


def _inside_other(mention: TimeMention, draft: Draft, doc: Doc) -> bool:
    """Whether a time in the act belongs to a past clause in it ("the deal signed in May")."""
    token = doc[mention.first]
    for up in phrases.governors(token):
        if up.i == draft.act.i:
            return False
        if "strictly" in draft.wants and (up.pos_ == "VERB" or up.lower_ == "toward"):
            return True
        if up.dep_ in ("relcl", "acl") and up.tag_ in ("VBN", "VBD") and up.i > draft.act.i:
            return True
    return False


def _hangs_on(mention: TimeMention, draft: Draft) -> bool:
    """Whether a time outside the act's words hangs on the act or on the clause that carries it."""
    clause_verbs = {draft.act.i, draft.clause.i}
    if "cue-time" not in draft.wants:
        clause_verbs = {draft.act.i}
        clause_verbs.update(token.i for token in draft.act.conjuncts)
    clause_verbs.update(c.i for c in draft.clause.children if c.dep_ == "xcomp")
    token = draft.act.doc[mention.first]
    for up in (token, *phrases.governors(token)):
        if up.i in clause_verbs:
            return True
        if up.pos_ in ("VERB", "AUX") and up.i not in clause_verbs and up.i != token.i:
            return False
    return 0 <= mention.first - draft.last <= 2


def _is_past(when: When, published: str | None, draft: Draft) -> bool:
    """Whether a time lies wholly before the page's date, so that nothing can fall due then."""
    if published is None or when.end is None:
        return "ahead" in draft.wants
    if "strictly" in draft.wants and when.start is not None:
        return (when.end or when.start) <= published or when.start[:4] == when.value
    if "ahead" in draft.wants and when.start is not None:
        return when.end < published or when.start[:4] == when.value
    return (_ahead(when, published).end or when.end) < published and "past" not in draft.wants


def _distance(mention: TimeMention, draft: Draft) -> int:
    return abs(mention.first - draft.act.i)
