"""Clauses: a predicate with its arguments in their logical places, whatever its form.

Passives, relatives, participles, control, coordination and gaps are undone here, so that a lexicon
need only say "subject" and "object".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rejoinder.lexicon import control

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})

_NEGLIGIBLE = frozenset({"who", "which", "that", "whom", "where", "whose"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate's arguments, each a tuple of heads with their conjuncts already spread."""

    predicate: Token
    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    prepositions: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    complements: tuple[Token, ...] = ()
    particles: frozenset[str] = frozenset()
    passive: bool = False


def of(predicate: Token) -> Clause:
    """The clause of a verb, or of a noun that names an act."""
    if predicate.pos_ in ("NOUN", "PROPN") and predicate.tag_[:1] != "V":
        return _of_noun(predicate)
    passive = is_passive(predicate)
    objects = [*_own(predicate, ("dobj", "dative", "oprd"))]
    subjects: list[Token] = []
    if passive:
        own = _own(predicate, ("nsubjpass", "nsubj")) or _by_order(predicate)
        objects = [*(own or _borrowed(predicate)), *objects]
        subjects = [*_agents(predicate)]
    else:
        subjects = [*(_own(predicate, ("nsubj",)) or _borrowed(predicate))]
        objects = objects or [*_gapped_object(predicate)]
    return Clause(
        predicate=predicate,
        subjects=_spread(subjects),
        objects=_spread(objects),
        prepositions=prepositions(predicate),
        complements=tuple(_complements(predicate)),
        particles=frozenset(c.lower_ for c in predicate.children if c.dep_ == "prt"),
        passive=passive,
    )


def _of_noun(noun: Token) -> Clause:
    owners = [c for c in noun.children if c.dep_ == "poss"]
    return Clause(
        predicate=noun,
        subjects=_spread(owners),
        prepositions=prepositions(noun),
        complements=tuple(
            c for c in noun.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB"
        ),
    )


def is_passive(verb: Token) -> bool:
    """Passive by its auxiliary, or a past participle that modifies a noun."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "amod"):
        return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if verb.dep_ == "conj" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    return verb.dep_ in ("advcl", "ccomp") and not any(
        c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children
    )


def _own(verb: Token, relations: tuple[str, ...]) -> list[Token]:
    return [_antecedent(c, verb) for c in verb.children if c.dep_ in relations]


def _antecedent(argument: Token, verb: Token) -> Token:
    """A relative pronoun stands for the noun its clause modifies."""
    if argument.lower_ in _NEGLIGIBLE and argument.tag_ in ("WDT", "WP", "IN", "DT"):
        relative = verb
        while relative.dep_ in ("conj", "xcomp", "ccomp") and relative.head.i != relative.i:
            relative = relative.head
        if relative.dep_ == "relcl":
            return relative.head
    return argument


def _by_order(verb: Token) -> list[Token]:
    """The subject that the parser hung elsewhere: the noun phrase right before the auxiliaries.

    Asked only of a coordinated clause with an auxiliary of its own ("…, and tanks have been sent").
    """
    auxiliaries = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ != "TO"]
    if verb.dep_ != "conj" or not auxiliaries:
        return []
    end = min(auxiliaries)
    start = end
    while start > verb.sent.start and verb.doc[start - 1].lower_ not in ("and", "but", "or"):
        start -= 1
    span = range(start, end)
    return [t for t in verb.doc[start:end] if t.pos_ in _NOMINAL and t.head.i not in span][:1]


def _agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def _borrowed(verb: Token, depth: int = 6) -> list[Token]:
    """The subject of a verb that has none of its own."""
    head = verb.head
    if depth == 0 or head.i == verb.i:
        return []
    if verb.dep_ == "relcl" and head.pos_ in _NOMINAL:
        # "the village that troops left": the gap is the object where a subject stands.
        return [] if _own(verb, ("nsubj", "nsubjpass")) else [head]
    if verb.dep_ in ("acl", "amod") and head.pos_ in _NOMINAL:
        if verb.tag_ == "VB" or (verb.dep_ == "acl" and _has_to(verb)):
            return _holder(head, depth)
        return [head]
    if verb.dep_ in ("xcomp", "ccomp", "advcl") and head.lemma_.lower() in control.words(
        "object_control"
    ):
        objects = _logical_objects(head)
        if objects and (_has_to(verb) or verb.tag_ in ("VB", "VBG")):
            return objects
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        governor = head.head
        if governor.lemma_.lower() in control.words("object_reason"):
            return _logical_objects(governor)
        if governor.pos_ in ("NOUN", "PROPN"):
            return _holder(governor, depth)
        return _subject_of(governor, depth)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis", "acomp", "prep"):
        if verb.dep_ == "ccomp" and not _has_to(verb):
            return []
        if verb.dep_ == "conj" and verb.tag_ == "VB" and head.tag_ == "VBN" and not _joined(verb):
            return []  # "has jailed him for helping rebels join": no conjunct of "jailed"
        return _subject_of(coordinate(verb), depth)
    return []


def _joined(verb: Token) -> bool:
    """Whether a conjunction stands between a verb and what it is coordinated with."""
    return any(c.dep_ == "cc" and verb.head.i < c.i < verb.i for c in verb.head.children)


def is_wished(verb: Token) -> bool:
    """ "insisted that Kyiv stop": a bare verb under one subject is what is wanted, no fact."""
    if any(c.dep_ == "aux" or c.tag_ in ("TO", "MD") for c in verb.lefts):
        return False
    one = any(c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP") for c in verb.lefts)
    return one and verb.tag_ in ("VB", "VBP")


def coordinate(verb: Token) -> Token:
    """What a verb is coordinated with: a finite one with none but a finite one.

    The parser takes the nearer: "accused the cabinet of blocking fuel and called for talks".
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ"):
        return head
    while head.tag_ == "VBG" and head.dep_ in ("pcomp", "xcomp") and head.head.i != head.i:
        head = head.head
        if head.pos_ == "ADP":
            head = head.head
    return head if head.tag_[:2] in ("VB", "MD") else verb.head


def _holder(noun: Token, depth: int) -> list[Token]:
    """Who has a plan: its owner, or the subject of the verb it is the object of."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners:
        return owners
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "of"):
            return [c for c in child.children if c.dep_ == "pobj"]
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ not in ("VERB", "AUX"):
        return []
    return _subject_of(verb, depth - 1)


def _subject_of(verb: Token, depth: int) -> list[Token]:
    if is_passive(verb):
        return _own(verb, ("nsubjpass", "nsubj")) or _borrowed(verb, depth - 1)
    return _own(verb, ("nsubj", "nsubjpass")) or _borrowed(verb, depth - 1)


def _logical_objects(verb: Token) -> list[Token]:
    if is_passive(verb):
        return _own(verb, ("nsubjpass", "nsubj")) or _borrowed(verb, 3)
    found = _own(verb, ("dobj", "dative"))
    if found:
        return found
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to", "for"):
            found.extend(c for c in child.children if c.dep_ == "pobj")
    inner = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp")]
    for clause in inner[:1]:
        found.extend(c for c in clause.children if c.dep_ == "nsubj")
    return found


def _gapped_object(verb: Token) -> list[Token]:
    """An object that a relative clause or a shared object leaves out."""
    if verb.dep_ == "relcl" and _own(verb, ("nsubj",)) and verb.head.pos_ in _NOMINAL:
        subject = next(c for c in verb.children if c.dep_ == "nsubj")
        if subject.lower_ not in _NEGLIGIBLE and not any(
            c.dep_ in ("ccomp", "xcomp") or c.tag_ == "WRB"  # "China, where the two met"
            for c in verb.children
        ):
            return [verb.head]
    # "attacked and killed two envoys": the first verb shares the object of the next.
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3:
            return [c for c in child.children if c.dep_ == "dobj"]
    return []


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.tag_ == "TO" for c in verb.lefts)


def _complements(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") or (child.dep_ == "advcl" and _has_to(child)):
            yield child
            yield from (c for c in child.children if c.dep_ == "conj" and c.pos_ == "VERB")
        elif child.dep_ == "prep":
            yield from (c for c in child.children if c.dep_ == "pcomp")
        elif child.dep_ in ("acomp", "attr") and child.pos_ in ("ADJ", "VERB"):
            yield from _complements(child)


def prepositions(head: Token) -> dict[str, tuple[Token, ...]]:
    """Prepositional objects by preposition: the word's own, then those of the object beside it.

    The parser often hangs on the object what belongs to the verb ("imposed sanctions on Iran").
    """
    found: dict[str, list[Token]] = {}
    hosts = [head]
    if head.pos_ in ("VERB", "AUX"):
        hosts += [c for c in head.children if c.dep_ in ("dobj", "nsubjpass", "oprd", "attr")]
        hosts += [c for c in head.children if c.dep_ == "advmod" and c.pos_ in ("ADV", "ADP")]
    elif (
        head.dep_ in ("dobj", "nsubjpass", "nsubj", "attr")
        and head.head.pos_ == "VERB"
        and head.head.lemma_ != "be"
    ):
        hosts.append(head.head)
    for host in hosts:
        for child in host.children:
            if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB"):
                _gather(child, found)
    return {word: _spread(tokens) for word, tokens in found.items()}


def _gather(preposition: Token, found: dict[str, list[Token]]) -> None:
    word = preposition.lower_
    for child in preposition.children:
        if child.dep_ in ("pobj", "dative", "pcomp") and child.pos_ in _NOMINAL:
            found.setdefault(word, []).append(child)
            for inner in child.children:
                # "from Mali to Niger": a second step hangs on the first.
                if inner.dep_ == "prep" and inner.lower_ in (
                    "to",
                    "from",
                    "into",
                    "with",
                    "against",
                    "by",
                ):
                    _gather(inner, found)
        elif child.dep_ == "prep":
            _gather(child, found)


def _spread(heads: list[Token]) -> tuple[Token, ...]:
    """Heads with all their conjuncts, in text order, each once."""
    seen: dict[int, Token] = {}
    for head in heads:
        for token in (head, *conjuncts(head)):
            seen.setdefault(token.i, token)
    return tuple(seen[i] for i in sorted(seen))


def conjuncts(head: Token) -> Iterator[Token]:
    """What is coordinated with a noun, nearest first."""
    for child in head.children:
        # A list of three is often read as an apposition with a conjunct of its own.
        listed = child.dep_ == "appos" and any(c.dep_ == "cc" for c in child.children)
        if (child.dep_ == "conj" or listed) and child.pos_ in _NOMINAL | {"ADJ"}:
            yield child
            yield from conjuncts(child)


def extent(predicate: Token) -> tuple[int, int]:
    """Tokens of the predicate's clause: its words without clauses that have a finite verb apart."""
    keep = {predicate.i}
    waiting = [predicate]
    while waiting:
        token = waiting.pop()
        for child in token.children:
            if child.dep_ in ("advcl", "parataxis", "relcl") and token.i == predicate.i:
                continue
            if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
                continue
            if child.dep_ == "ccomp" and child.i < token.i:
                continue
            keep.add(child.i)
            waiting.append(child)
    first, last = min(keep), max(keep) + 1
    doc = predicate.doc
    while first < last - 1 and (
        doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "cc"
    ):
        first += 1
    while last > first + 1 and (doc[last - 1].is_space or doc[last - 1].is_punct):
        last -= 1
    return first, last
