"""Conditions: on what an act hangs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rejoinder.commitments import tones
from rejoinder.commitments.draft import Limits
from rejoinder.commitments.parties import Parties
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import ConditionWord, condition_words
from rejoinder.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKING = frozenset({"ask", "wonder", "see", "know", "decide", "question", "say", "determine"})
"""Verbs after which "if" means "whether"."""

_NO_CONDITION = frozenset({"even", "as", "what", "and", "because"})
"""Words before "if" that make it no condition ("even if", "as if", "what if")."""

_STUB = frozenset(
    {"any", "not", "so", "anything", "ever", "only", "possible", "necessary", "needed"}
)
"""Words after "if" that make it no condition of anybody's ("if not", "if necessary")."""


def of(clause: Token, act: Token) -> Limits | None:
    """The condition on an act: in its own clause, or over the clause that binds it."""
    family = _family(clause, act)
    best: Limits | None = None
    for found, head in _all(clause.sent.start, clause.sent.end, clause):
        if head.i not in family and not any(up.i in family for up in _climb(head)):
            continue
        if found.first <= act.i < found.last or found.first <= clause.i < found.last:
            continue
        if best is None or abs(found.marker - act.i) < abs(best.marker - act.i):
            best = found
    return best


def opening(sentence_start: int, sentence_end: int, token: Token) -> list[Limits]:
    """All conditions of a sentence, in text order."""
    return [found for found, _ in _all(sentence_start, sentence_end, token)]


def party(limits: Limits, parties: Parties) -> Actor | None:
    """The actor whose act a condition is: its verb's subject or its noun's owner."""
    doc = parties.parsed.doc
    head = _head(doc[limits.first], limits)
    if head.pos_ in ("VERB", "AUX"):
        subject = phrases.subject(head)
        if subject is not None and limits.first <= subject.i < limits.last:
            if phrases.is_passive(head):
                agents = parties.owner(head)
                if agents:
                    return agents[0]
            actors = parties.of(subject) or parties.owner(subject)
            return actors[0] if actors else None
        inside = parties.within(limits.first, head.i)
        return inside[0] if inside else None
    actors = parties.owner(head)
    return actors[0] if actors else None


def _family(clause: Token, act: Token) -> frozenset[int]:
    """The verbs that a condition on this act may hang on."""
    found = {clause.i, act.i}
    for up in phrases.governors(act):
        found.add(up.i)
        if up.i == clause.i:
            break
    found.update(token.i for token in (*clause.conjuncts, *act.conjuncts))
    return frozenset(found)


def _climb(head: Token) -> Iterator[Token]:
    """The heads above one that is no verb of its own ("in case of" hangs on a noun)."""
    for up in phrases.governors(head):
        yield up
        if up.pos_ in ("VERB", "AUX"):
            return


def _all(start: int, end: int, token: Token) -> Iterator[tuple[Limits, Token]]:
    """Each condition with the token that its clause or phrase hangs on."""
    doc = token.doc
    position = start
    while position < end:
        word = _word_at(doc[position], end)
        if word is None:
            inverted = _inverted(doc[position], end)
            if inverted is not None:
                yield inverted
            position += 1
            continue
        length = len(word.phrase.split())
        found = _condition(word, doc[position], length, end)
        if found is not None:
            yield found
        position += length


def _word_at(token: Token, end: int) -> ConditionWord | None:
    doc = token.doc
    for word in condition_words():
        words = word.phrase.split()
        if token.i + len(words) < end and all(
            doc[token.i + offset].lower_ == part for offset, part in enumerate(words)
        ):
            return word
    return None


def _condition(
    word: ConditionWord, marker: Token, length: int, end: int
) -> tuple[Limits, Token] | None:
    doc = marker.doc
    first = marker.i + length
    if marker.i > 0 and doc[marker.i - 1].lower_ in _NO_CONDITION:
        return None
    if doc[first].lower_ in _STUB:
        return None
    if marker.lower_ in ("assuming", "providing") and doc[marker.i - 1].pos_ == "ADP":
        return None  # "upon assuming office"
    head = (
        _noun_head(marker, first, end) if word.kind == "noun" else _clause_head(marker, first, end)
    )
    if head is None:
        return None
    host = _host(head, marker)
    if word.kind == "clause" and host.lemma_ in _ASKING and head.dep_ == "ccomp":
        return None
    if word.loose and not _waits(word, head, host):
        return None
    last = _end(marker, head, host, first, end)
    if last <= first:
        return None
    return (
        Limits(first=first, last=last, marker=marker.i, unless=word.sense == "unless"),
        host,
    )


def _clause_head(marker: Token, first: int, end: int) -> Token | None:
    """The verb of a condition's clause: the marker's head, else the first finite verb after it."""
    for up in (marker.head, marker.head.head):
        # "attacks" behind "if" is a verb, whatever the tagger says of it.
        verbal = up.pos_ in ("VERB", "AUX") or (up.dep_ == "advcl" and up.pos_ == "NOUN")
        if up.i >= first and verbal and up.i < end:
            return up
    for token in marker.doc[first:end]:
        if token.text in (";", ":"):
            return None
        if token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBZ", "VBP", "VBD", "VBN", "MD"):
            return token.head if token.dep_ in ("aux", "auxpass") else token
    return None


def _noun_head(marker: Token, first: int, end: int) -> Token | None:
    for token in marker.doc[first:end]:
        if token.dep_ == "pobj":
            known = tones.is_hostile(token) or tones.is_friendly(token) or _has_owner(token)
            return token if known or marker.lower_ not in ("without", "absent", "pending") else None
        if token.dep_ == "pcomp":
            return None if marker.lower_ == "without" else token
        if token.is_punct:
            return None
    return None


def _has_owner(noun: Token) -> bool:
    return any(child.dep_ == "poss" or child.lower_ in ("of", "by") for child in noun.children)


def _host(head: Token, marker: Token) -> Token:
    """What a condition hangs on: the first governor that stands outside it."""
    if head.pos_ in ("VERB", "AUX"):
        while head.dep_ == "conj" and head.head.i > marker.i:
            head = head.head
        return head.head
    for up in phrases.governors(head):
        if up.i < marker.i or up.pos_ in ("VERB", "AUX"):
            return up
    return head


def _waits(word: ConditionWord, head: Token, host: Token) -> bool:
    """Whether a clause of time sets a condition: under a future host, with a present verb."""
    future = phrases.is_future(host) or host.tag_ in ("VB", "VBN")
    if word.sense == "unless":
        return future and phrases.negation(host) is not None
    tenses = ("VBZ", "VBP", "VBD") if _told_back(host) else ("VBZ", "VBP")
    return future and head.tag_ in tenses and word.phrase == "once"


def _told_back(host: Token) -> bool:
    """Whether a future is told in the past ("would"), so that its condition is too."""
    return any(aux.lower_ == "would" for aux in phrases.auxiliaries(host))


def _end(marker: Token, head: Token, host: Token, first: int, end: int) -> int:
    """Where a condition's words end: before the main clause that follows, or at its own edge."""
    doc = marker.doc
    last = head.right_edge.i + 1
    if host.i > head.i:
        swallowed = phrases.main_subject_before(host, head.i)
        if swallowed is not None:
            last = min(last, swallowed[0])
        own = phrases.own_subject(host)
        if own is not None and own.i > head.i:
            last = min(last, own.left_edge.i)
        last = min(last, host.i)
    last = min(last, end)
    for index in range(first, last):
        if doc[index].text in (";", "—", "–") or (
            doc[index].text in ("”", '"')
            and index > first
            and doc[marker.i - 1].text != "“"
            and not _opened(doc, first, index)
        ):
            last = index
            break
    return phrases.trimmed(doc, first, last)[1]


def _opened(doc: Doc, first: int, index: int) -> bool:
    """Whether a mark at ``index`` belongs to a quotation that the condition itself opens."""
    if doc[index].text == '"':
        start = doc[index].sent.start
        if sum(doc[place].text == '"' for place in range(start, index)) % 2 == 0:
            return True
    return any(doc[place].text in ("“", '"') for place in range(first, index))


def _head(token: Token, limits: Limits) -> Token:
    """The topmost token of a condition's words."""
    head = token
    for up in (token, *phrases.governors(token)):
        if not limits.first <= up.i < limits.last:
            break
        head = up
    if head.pos_ not in ("VERB", "AUX"):
        for up in token.doc[limits.first : limits.last]:
            if up.dep_ in ("advcl", "ROOT", "ccomp", "pcomp") and up.pos_ in ("VERB", "AUX"):
                return up
    return head


def _inverted(token: Token, end: int) -> tuple[Limits, Token] | None:
    """ "Should Syria attack, …" and "Were Syria to attack, …"."""
    doc = token.doc
    opens = token.i == token.sent.start or doc[token.i - 1].text in (",", "“", "that", "and")
    if not opens or token.lower_ not in ("should", "were", "had") or token.i + 2 >= end:
        return None
    if doc[token.i + 1].pos_ not in ("PROPN", "NOUN", "DET", "PRON", "ADJ"):
        return None
    verb = token.head
    if verb.i <= token.i or verb.pos_ not in ("VERB", "AUX"):
        return None
    comma = next((place for place in range(verb.i, end) if doc[place].text == ","), None)
    if comma is None or verb.dep_ == "ROOT":
        return None
    host = verb.head
    first, last = phrases.trimmed(doc, token.i + 1, comma)
    return Limits(first=first, last=last, marker=token.i, unless=False), host
