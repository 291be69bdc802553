"""Mentions of quantities: forces, weapons, casualties, money, shares and growth.

An exact amount has ``value`` alone; a bounded one has ``low`` or ``high`` or both and no ``value``:
"four battalions" is value 4, "at least 40" is low 40, "dozens of people" is low 24, "about 100" is
value 100. Growth is ``change``: "tripled" a factor, "rose by 20 percent" by, "cut to 5,000" to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rejoinder.lexicon.quantities import AmountWord, amounts
from rejoinder.records import Parsed, Quantity, QuantityMention, TimeMention

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_ATTACHED = re.compile(
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<scale>m|bn|tn|k|mn|b)", re.IGNORECASE
)
_HYPHENS = frozenset("-–—‑")
_PHRASE = 4
"""Tokens in the longest bounding phrase ("no fewer than", "not less than")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """Tokens ``first:last`` that write a number, with its bounds."""

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    kind: str = "number"


def find(parsed: Parsed, times: tuple[TimeMention, ...]) -> tuple[QuantityMention, ...]:
    """All quantities of a document, in text order; numbers inside a time are none."""
    doc = parsed.doc
    taken = {index for time in times for index in range(time.first, time.last)}
    found: list[QuantityMention] = []
    index = 0
    while index < len(doc):
        mention = None if index in taken else _at(parsed, index, taken)
        if mention is not None:
            found.append(mention)
            index = max(mention.last, index + 1)
        else:
            index += 1
    return tuple(found)


def _at(parsed: Parsed, index: int, taken: set[int]) -> QuantityMention | None:
    doc = parsed.doc
    factor = amounts("factor").get(doc[index].lower_)
    if factor is not None:
        return _growth(parsed, doc[index], factor)
    amount = _amount(doc, index, taken)
    if amount is None or _is_label(doc, amount, taken):
        return None
    amount = _bounded(doc, amount)
    return _counted(parsed, amount, taken)


def _growth(parsed: Parsed, token: Token, factor: AmountWord) -> QuantityMention | None:
    if token.pos_ not in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBD"):
        return None
    last = token.i + 1
    if parsed.doc[last : last + 2].text.lower() in ("in size", "in number", "in strength"):
        last += 2
    return _mention(parsed, token.i, last, token, value=factor.number, unit=None, change="factor")


def _amount(doc: Doc, index: int, taken: set[int]) -> _Amount | None:
    """The number that starts at a token, with its scale and the other end of its range."""
    token = doc[index]
    word = token.lower_
    if word in amounts("fold"):
        return _Amount(first=index, last=index + 1, value=amounts("fold")[word].number, kind="fold")
    if word in amounts("vague"):
        return _vague(doc, index)
    if word in amounts("loose"):
        return _loose(doc, index)
    fraction = _fraction(doc, index)
    if fraction is not None:
        return fraction
    single = _number(doc, index)
    if single is None:
        return None
    value, last = single
    return _range(doc, index, last, value, taken) or _Amount(first=index, last=last, value=value)


def _vague(doc: Doc, index: int) -> _Amount | None:
    """ "dozens", "hundreds of thousands": at least two of each."""
    low = amounts("vague")[doc[index].lower_].number
    last = index + 1
    if doc[last : last + 1].text.lower() == "of" and last + 1 < len(doc):
        scaled = amounts("vague").get(doc[last + 1].lower_)
        if scaled is not None:
            low *= scaled.number / 2
            last += 2
    counted = last < len(doc) and (
        doc[last].lower_ in ("of", "more") or doc[last].pos_ in ("NOUN", "ADJ", "VERB", "AUX")
    )
    if doc[index].lower_ in ("tens", "scores") and last == index + 1 and not counted:
        return None
    return _Amount(first=index, last=last, value=None, low=low, kind="vague")


def _loose(doc: Doc, index: int) -> _Amount | None:
    word = doc[index].lower_
    first = index
    if doc[index + 1 : index + 2].text.lower() in amounts("vague"):
        return None
    if word in ("few", "couple", "handful"):
        if index == 0 or doc[index - 1].lower_ != "a":
            return None
        first = index - 1
    row = amounts("loose")[word]
    if word == "couple":
        if doc[index + 1 : index + 2].text.lower() != "of":
            return None
        return _Amount(first=first, last=index + 1, value=row.number, kind="loose")
    return _Amount(first=first, last=index + 1, value=None, low=row.number, kind="loose")


def _fraction(doc: Doc, index: int) -> _Amount | None:
    """ "a third of", "two thirds", "three-quarters of", "half of the force"."""
    token = doc[index]
    numerator = 1.0
    last = index
    if token.lower_ in ("a", "one"):
        last = index + 1
    elif token.lower_ in amounts("number"):
        numerator = amounts("number")[token.lower_].number
        last = index + 1
    if last < len(doc) and doc[last].text in _HYPHENS and last > index:
        last += 1
    if last >= len(doc):
        return None
    row = amounts("fraction").get(doc[last].lower_)
    if row is None or doc[last + 1 : last + 2].text.lower() != "of":
        return None
    if last == index and row.words != "half":
        return None
    return _Amount(first=index, last=last + 1, value=numerator * row.number, kind="fraction")


def _number(doc: Doc, index: int) -> tuple[float, int] | None:
    """A number in digits or words from a token on, with its scale, and where it ends."""
    token = doc[index]
    word = token.lower_
    value: float | None = None
    last = index + 1
    attached = _ATTACHED.fullmatch(token.text)
    if attached:
        value = float(attached["number"].replace(",", ""))
        return value * amounts("scale")[attached["scale"].lower()].number, last
    if _DIGITS.fullmatch(token.text):
        value = float(token.text.replace(",", ""))
    elif word in amounts("number"):
        value = amounts("number")[word].number
        value, last = _tens(doc, value, last)
    elif (
        word == "a"
        and last < len(doc)
        and doc[last].lower_ in ("hundred", "dozen", "thousand", "million", "billion")
    ):
        value = 1.0
    elif word in ("dozen", "hundred") and token.pos_ != "PROPN":
        return amounts("scale")[word].number, last
    if value is None:
        return None
    total = 0.0
    while last < len(doc):
        scale = amounts("scale").get(doc[last].lower_.rstrip("."))
        if scale is None or (len(scale.words) < 3 and doc[last - 1].whitespace_):
            break
        value *= scale.number
        last += 1
        more = doc[last + 1 : last + 2].text.lower() if doc[last : last + 1].text == "and" else ""
        if scale.words in ("hundred", "thousand") and more in amounts("number"):
            total += value
            value = amounts("number")[more].number
            value, last = _tens(doc, value, last + 2)
    # "65.4 billion" is 65.4e9, not the float nearest to 65.4 times a billion.
    return round(total + value, 4), last


def _tens(doc: Doc, value: float, last: int) -> tuple[float, int]:
    """ "twenty" with "-five" or "five" after it."""
    at = last + 1 if last < len(doc) and doc[last].text == "-" else last
    row = amounts("number").get(doc[at].lower_) if at < len(doc) else None
    if value >= 20 and row is not None and row.number < 10:
        return value + row.number, at + 1
    return value, last


def _range(doc: Doc, first: int, last: int, value: float, taken: set[int]) -> _Amount | None:
    """ "between 5 and 10", "5 to 10", "5-10"."""
    if last + 1 >= len(doc) or last + 1 in taken:
        return None
    joiner = doc[last].lower_
    between = first > 0 and doc[first - 1].lower_ == "between"
    if not (joiner in _HYPHENS or joiner in ("to", "or") or (between and joiner == "and")):
        return None
    second = last + 1
    while second < len(doc) and doc[second].text in amounts("sign"):
        second += 1
    other = _number(doc, second) if second < len(doc) else None
    if other is None or other[0] <= value:
        return None
    begin = first - 1 if between else first
    scale = amounts("scale").get(doc[other[1] - 1].lower_)
    if scale is not None and value < 1000 and other[0] >= scale.number > value:
        value *= scale.number
    return _Amount(first=begin, last=other[1], value=None, low=value, high=other[0])


def _bounded(doc: Doc, amount: _Amount) -> _Amount:
    """The amount with the words before it that bound it: "at least", "up to", "some"."""
    start = amount.first
    while start > 0 and doc[start - 1].text.lower() in amounts("sign"):
        start -= 1
    for length in range(_PHRASE, 0, -1):
        if length > start:
            continue
        phrase = doc[start - length : start].text.lower()
        low = phrase in amounts("at_least")
        high = phrase in amounts("at_most")
        if not (low or high or phrase in amounts("about")):
            continue
        first = start - length
        if amount.value is None or not (low or high):
            value, lower, upper = amount.value, amount.low, amount.high
        else:
            value = None
            lower = amount.value if low else None
            upper = amount.value if high else None
        return _Amount(
            first=first, last=amount.last, value=value, low=lower, high=upper, kind=amount.kind
        )
    return amount


def _is_label(doc: Doc, amount: _Amount, taken: set[int]) -> bool:
    """Whether a number names instead of counting: "Resolution 2254", "F-16", "No. 10", "3-1"."""
    first, last = amount.first, amount.last
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    if amount.kind != "number":
        return False
    if before is not None and before.text in _HYPHENS and not doc[first - 1].whitespace_:
        return True
    if before is not None and before.lower_ in ("no.", "aged", "age", "#"):
        return True
    if before is not None and before.text[0].isupper() and before.lower_ in amounts("label"):
        return True
    if doc[first].text in amounts("label"):
        return True
    if any(token.lower_ == "old" for token in doc[last : last + 2]):
        return True
    if after is not None and after.text in (":", "/") and not doc[last - 1].whitespace_:
        return True
    counted = _head_after(doc, amount, taken) is not None or _is_money(doc, amount)
    named = before is not None and before.pos_ == "PROPN" and before.whitespace_ != ""
    return named and not counted


def _is_money(doc: Doc, amount: _Amount) -> bool:
    sign = amount.first > 0 and doc[amount.first - 1].lower_ in amounts("sign")
    after = doc[amount.last].lower_ if amount.last < len(doc) else ""
    return sign or after in amounts("currency") or after in amounts("percent")


def _counted(parsed: Parsed, amount: _Amount, taken: set[int]) -> QuantityMention | None:
    """The amount with what it counts: money, percent, a noun, people hurt, or a change alone."""
    doc = parsed.doc
    first, last = amount.first, amount.last
    change, verb = _change(doc, amount)
    if amount.kind == "fold":
        if verb is None:
            return None
        return _mention(parsed, first, last, verb, value=amount.value, unit=None, change="factor")
    sign = next(
        (i for i in range(last - 1, max(first - 3, -1), -1) if doc[i].lower_ in amounts("sign")),
        None,
    )
    unit: str | None = None
    head = doc[last - 1]
    if sign is not None:
        unit = amounts("sign")[doc[sign].lower_].value
        first = min(first, sign)
        head = verb or head
    elif last < len(doc) and doc[last].lower_ in amounts("percent"):
        unit, head, last = "percent", verb or doc[last], last + 1
    else:
        noun = _head_after(doc, amount, taken)
        if noun is not None:
            if amount.value == 1 and amount.kind == "number" and not _single(noun):
                return None
            unit, head, last = _unit(noun), noun, noun.i + 1
        elif _hurt(doc, amount):
            unit = "person"
        elif change is None or amount.kind in ("loose", "fraction"):
            return None
        if change is not None and noun is None and verb is not None:
            head = verb
    if amount.kind == "fraction":
        unit = "share"
    return _mention(
        parsed,
        first,
        last,
        head,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=unit,
        change=change,
    )


def _head_after(doc: Doc, amount: _Amount, taken: set[int]) -> Token | None:
    """The noun that an amount counts, over the adjectives and nouns between."""
    index = amount.last
    if (
        index < len(doc)
        and doc[index].lower_ == "of"
        and amount.kind in ("vague", "loose", "fraction")
    ):
        index += 1
        while index < len(doc) and doc[index].pos_ in ("DET", "PRON") and doc[index].dep_ != "pobj":
            index += 1
    elif index < len(doc) and doc[index].text in _HYPHENS:
        return None
    if index < len(doc) and doc[index].lower_ == "more":
        index += 1
    noun: Token | None = None
    for token in doc[index : index + 6]:
        if token.i in taken or token.is_space or (token.is_punct and token.text not in _HYPHENS):
            break
        if token.lower_ in amounts("unit") and token.lower_ not in ("dead", "wounded", "injured"):
            noun = token
        elif token.lower_ in amounts("currency") and token.i == amount.last:
            return token
        elif token.lower_ == "to" and doc[token.i - 1].text in _HYPHENS:
            continue
        elif token.pos_ in ("NOUN", "PROPN"):
            if noun is not None and noun.tag_ == "NNS" and token.tag_ in ("NNP", "NNPS"):
                break
            noun = token
        elif token.pos_ in ("ADJ", "NUM") or token.text in _HYPHENS or token.tag_ in ("VBN", "VBG"):
            if noun is not None and token.text not in _HYPHENS:
                break
            continue
        else:
            break
    if noun is None or noun.tag_ != "NNP" or noun.lower_ in amounts("unit"):
        return noun
    # A single name is not counted: "three facing Smith", "31 Voters Share Views".
    plural = [t for t in doc[index : noun.i] if t.tag_ in ("NNS", "NNPS")]
    return plural[-1] if plural else noun if amount.value == 1 or noun.lower_[-1] == "s" else None


def _single(noun: Token) -> bool:
    return noun.lemma_.lower() in amounts("single") or noun.lower_ in amounts("single")


def _unit(noun: Token) -> str:
    row = amounts("unit").get(noun.lower_) or amounts("currency").get(noun.lower_)
    if row is not None:
        return row.value or noun.lower_
    lemma = noun.lemma_.lower()
    # The parser leaves names as they stand: "Thousands of Shootings" in a headline.
    if noun.pos_ == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss"):
        return lemma[:-1]
    return lemma


def _hurt(doc: Doc, amount: _Amount) -> bool:
    """Whether a bare number counts people: "killing 12", "three were wounded", "12 dead"."""
    around = doc[max(0, amount.first - 3) : amount.first]
    if amount.first and doc[amount.first - 1].text == ",":
        return False  # an age: "Ali Reza, 43, was killed"
    after = doc[amount.last : amount.last + 4]
    return any(
        token.lemma_.lower() in amounts("casualty") or token.lower_ in amounts("casualty")
        for token in (*around, *after)
        if not token.is_punct
    )


def _change(doc: Doc, amount: _Amount) -> tuple[str | None, Token | None]:
    """How an amount tells of growth ("by", "to"), and the verb of it."""
    before = amount.first - 1
    while before >= 0 and (doc[before].lower_ in amounts("sign")):
        before -= 1
    if before < 0:
        return None, None
    word = doc[before].lower_
    if word in ("by", "to"):
        for token in reversed(doc[max(0, before - 6) : before]):
            if token.lemma_.lower() in amounts("change") or token.lower_ in amounts("factor"):
                return word, token
        return None, None
    token = doc[before]
    intransitive = token.lemma_.lower() in (
        "rise",
        "grow",
        "increase",
        "fall",
        "drop",
        "decline",
        "climb",
        "jump",
        "surge",
        "gain",
    )
    if intransitive and token.pos_ == "VERB":
        return "by", token
    return None, None


def _mention(
    parsed: Parsed,
    first: int,
    last: int,
    head: Token,
    *,
    value: float | None,
    unit: str | None,
    low: float | None = None,
    high: float | None = None,
    change: str | None = None,
) -> QuantityMention:
    span = parsed.tokens_span(first, last)
    if span.text.endswith("m.") or span.text.endswith("bn."):
        span = parsed.span(span.start, span.end - 1)
    return QuantityMention(
        quantity=Quantity(
            span=span,
            value=value,
            low=low,
            high=high,
            unit=unit,
            change=change,  # type: ignore[arg-type]
        ),
        start=span.start,
        end=span.end,
        first=first,
        last=last,
        head=head.i,
    )
