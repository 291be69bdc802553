"""Parties: who stands at the places that a row of the lexicon names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.events.scene import Party, Scene, above, counted, distinct
from rejoinder.grammar import clauses
from rejoinder.grammar.clauses import Clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token


def at(places: Iterable[str], clause: Clause, scene: Scene, *, bare: bool) -> tuple[Party, ...]:
    """The parties at the first place that has any.

    ``bare`` lets a place name stand for its country (the end of a journey, the site of an attack).
    """
    for place in places:
        found = _at(place, clause, scene, bare)
        if found:
            return found
    return ()


def _at(place: str, clause: Clause, scene: Scene, bare: bool) -> tuple[Party, ...]:
    if place == "comp":
        return _in_complement(clause, scene)
    if place == "content":
        return _in_complement(clause, scene) or _in_objects(clause, scene)
    if place == "comp.agent":
        return distinct(
            [p for c in clause.complements for h in clauses.of(c).subjects for p in scene.direct(h)]
        )
    if place == "comp.subj":
        return _complement_subjects(clause, scene)
    if place == "cond.subj":
        return _condition_subjects(clause, scene)
    if place == "amod":
        return _premodifiers(clause.predicate, scene)
    if place == "gov.subj":
        return _governing_subject(clause.predicate, scene)
    name, _, part = place.partition(".")
    heads = _deep(name, clause.predicate) if part == "deep" else _heads(name, clause)
    found: list[Party] = []
    for head in heads:
        if part == "in":
            found.extend(scene.inside(head))
            continue
        here = scene.direct(head) or scene.direct(counted(head))
        here = (*here, *scene.rest(head))
        if not here and name == "subj":
            here = scene.misread(head)
        if not here and bare and name != "subj":
            here = scene.place(head)
        found.extend(here)
    return distinct(found)


def _heads(name: str, clause: Clause) -> tuple[Token, ...]:
    if name in ("subj", "poss"):
        return clause.subjects
    if name == "obj":
        return clause.objects
    if name == "dative":
        return tuple(c for c in clause.objects if c.dep_ == "dative") or _first_of_two(clause)
    if name == "and":
        return tuple(clauses.conjuncts(clause.predicate))
    return clause.prepositions.get(name, ())


def _deep(preposition: str, predicate: Token) -> tuple[Token, ...]:
    """Objects of a preposition anywhere below: "a platform for dialogue with Russia"."""
    return tuple(
        token
        for token in predicate.subtree
        if token.dep_ == "pobj" and token.head.lower_ == preposition and token.i > predicate.i
    )


def _condition_subjects(clause: Clause, scene: Scene) -> tuple[Party, ...]:
    """Who would have to do it: "would retaliate if Quito closed the river"."""
    found: list[Party] = []
    for child in clause.predicate.children:
        if child.dep_ == "advcl" and any(c.lower_ in ("if", "unless") for c in child.lefts):
            found.extend(p for head in clauses.of(child).subjects for p in scene.direct(head))
    return distinct(found)


def _governing_subject(noun: Token, scene: Scene) -> tuple[Party, ...]:
    """The subject of the verb above a noun: "Oslo sees room for cooperation"."""
    for head in above(noun):
        if head.pos_ in ("VERB", "AUX"):
            return distinct([p for s in clauses.of(head).subjects for p in scene.direct(s)])
    return ()


def _first_of_two(clause: Clause) -> tuple[Token, ...]:
    """ "gave Mali ten million": the first of two objects takes."""
    objects = [c for c in clause.objects if c.dep_ in ("dobj", "dative", "nsubjpass")]
    return tuple(objects[:1]) if len(objects) > 1 else ()


def _premodifiers(noun: Token, scene: Scene) -> tuple[Party, ...]:
    found: list[Party] = []
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod"):
            mention = scene.actor_mention(child)
            if mention is not None:
                found.append(Party(mention.actor, child, mention.entity))
                for other in clauses.conjuncts(child):
                    inner = scene.actor_mention(other)
                    if inner is not None:
                        found.append(Party(inner.actor, other, inner.entity))
    return distinct(found)


def _in_complement(clause: Clause, scene: Scene) -> tuple[Party, ...]:
    """Whoever is met first in the content: object, then prepositions, then inside those."""
    for complement in clause.complements:
        inner = clauses.of(complement)
        met: list[tuple[Party, ...]] = []
        for heads in (inner.objects, *inner.prepositions.values()):
            here = distinct([p for h in heads for p in scene.direct(h) or scene.inside(h)])
            if here:
                met.append(here)
        if met:  # "to extradite a blogger to Russia": a state before somebody of none
            mine = {p.actor.code for s in clause.subjects for p in scene.direct(s)} | {None}
            known = [parties for parties in met if any(p.actor.code not in mine for p in parties)]
            return (known or met)[0]
        for deeper in inner.complements:
            # "agreed to help Peru rebuild": the one helped is the subject further down.
            own = [c for c in deeper.children if c.dep_ == "nsubj"]
            found = distinct([p for head in own for p in scene.direct(head)])
            found = found or _objects_of(deeper, scene)
            if found:
                return found
    return ()


def _objects_of(verb: Token, scene: Scene) -> tuple[Party, ...]:
    inner = clauses.of(verb)
    for heads in (inner.objects, *inner.prepositions.values()):
        found = [p for head in heads for p in scene.direct(head) or scene.inside(head)]
        if found:
            return distinct(found)
    return ()


def _in_objects(clause: Clause, scene: Scene) -> tuple[Party, ...]:
    """Inside an infinitive that hangs on the object: "readiness to help Kenya"."""
    for head in clause.objects:
        for child in head.children:
            if child.dep_ == "acl":
                found = _objects_of(child, scene)
                if found:
                    return found
    return ()


def _complement_subjects(clause: Clause, scene: Scene) -> tuple[Party, ...]:
    found: list[Party] = []
    own = {token.i for token in clause.subjects}
    for complement in clause.complements:
        for head in clauses.of(complement).subjects:
            if head.i not in own:
                found.extend(scene.direct(head) or scene.inside(head))
        inner = clauses.of(complement)
        if inner.passive:
            for head in inner.objects:
                found.extend(scene.direct(head) or scene.inside(head))
    return distinct(found)
