"""Who an office without a name stands for: "the minister", "the alliance's chief", "the Greek"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from rejoinder.lexicon.actors import Resolution
from rejoinder.mentions.actors_reading import Draft
from rejoinder.records import Parsed

_HEADING = frozenset(("leader", "chief", "head", "boss"))
"""Nouns that stand for whoever leads a state or body, whatever the office is called."""
_TOP = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|king|queen|emir|sultan|leader|chairman|"
    r"chairwoman|chair|secretary[- ]general|general secretary|director[- ]general|chief|head)$",
    re.IGNORECASE,
)
"""Offices that lead a state or body."""
_SENT = frozenset(("ambassador", "envoy", "diplomat", "mediator", "negotiator"))
_FOREIGN = frozenset(("Foreign Minister", "Secretary of State", "Foreign Secretary",
                      "High Representative"))  # fmt: skip
"""Those who are their state's "top diplomat"."""
TOP_DIPLOMAT = "top diplomat"
_BESIDE = re.compile(r"\b(?:vice|deputy|former|assistant|acting)\b", re.IGNORECASE)
_INDEFINITE = frozenset(("a", "an", "one", "another", "some"))


def holder(
    draft: Draft,
    owner: Draft | None,
    met: Sequence[Draft],
    entities: Sequence[Resolution],
    besides: int = -1,
) -> int | None:
    """The entity last met that a mention of an office stands for, or null.

    ``owner`` is the mention of whose office it is ("the alliance's"); ``besides`` is an entity
    that is not meant (her counterpart is not she).
    """
    found = draft.found
    usual = (found.role or "").split()[-1:] or [""]
    if draft.plural or (found.role or "").startswith("former"):
        return None
    for before in reversed(met):
        known = entities[before.entity]
        if before.plural or not known.role:
            continue
        if before.entity == besides:
            continue
        if draft.office == TOP_DIPLOMAT and known.title in _FOREIGN and known.code == found.code:
            return before.entity
        same = known.role.split()[-1] == usual[0] or _alike(known.title, found.title)
        if same and found.code in (None, known.code):
            return before.entity
        heads = usual[0].casefold() in _HEADING and _leads(known)
        if heads and _of_same(found, owner, before, known, entities):
            return before.entity
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two titles may be one person's: the ambassador is "the envoy" too."""
    return bool(one) and (one == other or {one, other} <= _SENT)


def _leads(known: Resolution) -> bool:
    role = known.role or ""
    return known.person and bool(_TOP.search(role)) and not _BESIDE.search(role)


def _of_same(
    found: Resolution,
    owner: Draft | None,
    before: Draft,
    known: Resolution,
    entities: Sequence[Resolution],
) -> bool:
    """Whether a head of something and a person met are of the same state or body."""
    if owner is not None:
        whose = entities[owner.entity]
        return owner.entity in before.of or bool(whose.code and whose.code == known.code)
    return found.code is not None and found.code == known.code


def national(
    draft: Draft, doc: Doc, met: Sequence[Draft], entities: Sequence[Resolution]
) -> int | None:
    """The person last met of the nation, for "the Greek said"."""
    first, head = doc[draft.first], doc[draft.head]
    if first.lower_ != "the" or draft.last - draft.first != 2 or head.tag_ not in ("NN", "NNP"):
        return None
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for before in reversed(met):
        known = entities[before.entity]
        if known.person and known.code == draft.found.code:
            return before.entity
    return None


def introduced_as_other(draft: Draft, doc: Doc) -> bool:
    """Whether the words bring in somebody new: "one aide", "another minister"."""
    return doc[draft.first].lower_ in _INDEFINITE


def later_holders(drafts: Sequence[Draft], entities: Sequence[Resolution]) -> dict[int, int]:
    """Of offices met before their holder is named, the holder's entity, where there is but one.

    "Ukraine's president said … Petro Poroshenko told a council": one Ukrainian president.
    """
    people: dict[tuple[str | None, str | None], set[int]] = {}
    for draft in drafts:
        known = entities[draft.entity]
        if known.person and known.role and known.code and draft.form == "person":
            people.setdefault((known.code, known.role), set()).add(draft.entity)
    holders: dict[int, int] = {}
    for draft in drafts:
        known = entities[draft.entity]
        if draft.form != "role" or known.person or draft.plural or known.left:
            continue
        bearers = people.get((known.code, known.role), set())
        if len(bearers) == 1:
            holders[draft.entity] = min(bearers)
    return holders


def described(
    draft: Draft, parsed: Parsed, met: Sequence[Draft], entities: Sequence[Resolution]
) -> int | None:
    """The person without an office who acted in the sentence before: "the Finnish envoy" is she.

    "Aino Saarela carried the letters. On Sunday the Finnish envoy came home."
    """
    doc = parsed.doc
    found = draft.found
    singular = not draft.plural and doc[draft.head].tag_ in ("NN", "NNP")
    if doc[draft.first].lower_ != "the" or not singular or found.left or draft.owner_first >= 0:
        return None
    if doc[draft.head].dep_ not in ("nsubj", "nsubjpass"):
        return None
    here = parsed.sentence_of(doc[draft.head])
    people: list[Draft] = []
    for before in reversed(met):
        there = parsed.sentence_of(doc[before.head])
        if here.index - there.index > 1 or there.paragraph != here.paragraph:
            break
        known = entities[before.entity]
        if known.person and before.form == "person":
            people.append(before)
    acting = [p for p in people if doc[p.head].dep_ in ("nsubj", "nsubjpass")]
    if len({p.entity for p in people}) != 1 or not acting:
        return None
    known = entities[people[0].entity]
    fits = known.role is None and known.code in (None, found.code)
    return people[0].entity if fits and acting[0].head < here.first else None
