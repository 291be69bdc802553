"""Circumstances of an act: when, where, how many, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.events.detection import Candidate
from rejoinder.events.scene import Scene, above, lemma
from rejoinder.lexicon import events as lexicon
from rejoinder.records import Place, Quantity, When
from rejoinder.records.mentions import TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = ("VERB", "AUX")
_SAYING = frozenset({"say", "tell", "report", "add", "announce", "state", "write", "declare"})
_USED = 50
"""Tokens added to the distance of a place that is a party too, so that any other place wins."""
_SITES = frozenset(
    {"in", "at", "near", "on", "off", "outside", "inside", "around", "across", "to", "into"}
)


def when(candidate: Candidate, scene: Scene, status: str) -> When | None:
    """The time that belongs to the act itself, not to the report of it."""
    first, last = _bounds(candidate.token)
    times = [m for m in scene.mentions.times_within(first, last) if m.timex in ("DATE", "TIME")]
    own = [m for m in times if _governor(m, candidate.token) == candidate.token.i]
    if not own:
        allowed = _lenders(candidate, status)
        own = [m for m in times if _governor(m, candidate.token) in allowed]
    if not own:
        return None
    best = min(own, key=lambda m: abs(m.first - candidate.token.i))
    return best.when


def _bounds(token: Token) -> tuple[int, int]:
    return token.sent.start, token.sent.end


def _governor(mention: TimeMention, trigger: Token) -> int:
    """The predicate that a time hangs on: the nearest verb above it, or the act itself."""
    doc = trigger.doc
    inside = range(mention.first, mention.last)
    token = next((doc[i] for i in inside if doc[i].head.i not in inside), doc[mention.first])
    for head in above(token):
        if head.i == trigger.i or head.pos_ in _VERBAL:
            return head.i
    return token.i


def _lenders(candidate: Candidate, status: str) -> set[int]:
    """Other predicates whose time is the act's: its object's, its auxiliary's, its governor's."""
    token = candidate.token
    lenders = {head.i for head in candidate.clause.objects}
    for head in above(token):
        if head.pos_ in _VERBAL:
            if head.lemma_ in _SAYING:
                break
            if token.pos_ not in _VERBAL or status == "pending" or token.dep_ in ("conj", "xcomp"):
                lenders.add(head.i)
            break
    for child in token.children:
        if child.dep_ in ("xcomp", "advcl") and not any(c.dep_ == "mark" for c in child.children):
            lenders.add(child.i)
    return lenders


def where(candidate: Candidate, scene: Scene) -> Place | None:
    """The place that hangs on the act by a preposition of place."""
    inside = _own_words(candidate.token)
    for head in above(candidate.token):
        if candidate.token.pos_ in _VERBAL or head.lemma_ in _SAYING:
            break
        inside |= _own_words(head)
        if head.pos_ in _VERBAL:
            break
    used = {p.token.i for p in (*candidate.actors, *candidate.recipients) if p.entity is not None}
    doc = candidate.token.doc
    best: tuple[int, Place] | None = None
    for mention in scene.mentions.places:
        head = doc[mention.head]
        preposition = head.head
        while preposition.dep_ in ("conj", "appos", "compound") and preposition.head.i != head.i:
            preposition = preposition.head
        if head.i not in inside or head.sent != candidate.token.sent:
            continue
        leaving = candidate.type in ("RETREAT", "SANCTION") and preposition.lower_ == "from"
        if preposition.dep_ == "prep" and (preposition.lower_ in _SITES or leaving):
            distance = abs(head.i - candidate.token.i)
            if head.i in used:
                # "sent tents to Turkey": the taker is also the place, unless there are several.
                if len(candidate.recipients) > 1 or preposition.lower_ not in ("to", "in", "into"):
                    continue
                distance += _USED
            if best is None or distance < best[0]:
                best = (distance, mention.place)
        elif candidate.type in ("ASSAULT", "CONSULT") and head.dep_ in ("dobj", "nsubjpass"):
            best = best or (99, mention.place)
    return best[1] if best else None


def quantities(candidate: Candidate, scene: Scene) -> tuple[Quantity, ...]:
    """Amounts of the trigger and of its arguments, not those of other clauses."""
    keep = _own_words(candidate.token)
    keep |= {head.i for head in (*candidate.clause.objects, *candidate.clause.subjects)}
    for head in (*candidate.clause.objects, *candidate.clause.subjects):
        keep |= {child.i for child in head.children}
    return tuple(m.quantity for m in scene.mentions.quantities if m.head in keep)


def _own_words(predicate: Token) -> set[int]:
    """The predicate's phrase without the clauses that hang on it."""
    keep = {predicate.i}
    waiting = [predicate]
    while waiting:
        token = waiting.pop()
        for child in token.children:
            if child.dep_ in ("advcl", "relcl", "ccomp", "parataxis", "acl"):
                continue
            if child.dep_ == "conj" and child.pos_ in _VERBAL:
                continue
            keep.add(child.i)
            waiting.append(child)
    return keep


def contexts(candidate: Candidate) -> tuple[str, ...]:
    """PLOVER contexts that the words of the sentence speak of, in the table's order."""
    table = lexicon.contexts()
    tokens = [t for t in candidate.token.sent if not t.is_punct and not t.is_space]
    found: set[str] = set()
    taken = -1  # the second word of a pair found: "tear gas" is no gas
    for index, token in enumerate(tokens):
        pair = f"{token.lower_}-{tokens[index + 1].lower_}" if index + 1 < len(tokens) else ""
        if pair in table:
            found.update(table[pair])
            taken = index + 1
        elif index != taken:
            for word in (lemma(token), token.lower_):
                found.update(table.get(word, ()))
    order = {
        name: index
        for index, name in enumerate(dict.fromkeys(n for ns in table.values() for n in ns))
    }
    return tuple(sorted(found, key=lambda name: order[name]))
