"""Case: a clause with its parties as the requirements of a row look at it, and its words' kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rejoinder.events.scene import Party, Scene, counted, lemma
from rejoinder.grammar.clauses import Clause
from rejoinder.lexicon import events as lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Case:
    """What a test looks at; ``contents`` are the types of the acts inside the clause."""

    clause: Clause
    scene: Scene
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    contents: tuple[str, ...]


def object_fits(wanted: tuple[str, ...], case: Case) -> bool:
    """Whether some object's head is one of the wanted words, and none is forbidden."""
    heads = case.clause.objects
    forbidden = [name[1:] for name in wanted if name.startswith("!")]
    allowed = [name for name in wanted if not name.startswith("!")]
    if any(is_word(head, name, case.scene) for head in heads for name in forbidden):
        return False
    return not allowed or any(is_word(head, name, case.scene) for head in heads for name in allowed)


def fitting_objects(wanted: tuple[str, ...], clause: Clause, scene: Scene) -> tuple[Token, ...]:
    """The heads of objects that satisfy a positive constraint."""
    allowed = [name for name in wanted if not name.startswith("!")]
    return tuple(h for h in clause.objects if any(is_word(h, name, scene) for name in allowed))


def is_word(head: Token, name: str, scene: Scene) -> bool:
    """Whether a head is a word, or one of an ``@class`` or of a kind ("person", "place")."""
    head = counted(head)
    word = lemma(head)
    if name == "person":
        return is_human(head, scene)
    if name == "actor":
        return bool(scene.direct(head))
    if name == "place":
        return bool(scene.place(head)) or _land(head, scene)
    if name == "@talks" and word == "talk" and head.tag_ == "NN":
        return False  # a talk is a speech, talks are talks
    if name.startswith("@"):
        kind = lexicon.words(name[1:])
        return word in kind or head.lower_ in kind or _compounded(head, kind)
    return name in (word, head.lower_)


def _compounded(head: Token, kind: frozenset[str]) -> bool:
    """ "a cease-fire", "air strikes": the class word may be the head's own hyphened part."""
    text = head.lower_
    return "-" in text and (text in kind or text.rsplit("-", 1)[-1] in kind)


def is_human(head: Token, scene: Scene) -> bool:
    """Whether a head is people, by mention or by word."""
    head = counted(head)
    mention = scene.actor_mention(head)
    if mention is not None:
        return (
            mention.actor.person
            or mention.form in ("person", "role", "group", "pronoun")
            or (mention.actor.sector is not None and lemma(head) not in _things())
            or lemma(head) in lexicon.words("person")
        )
    if head.lower_ in (
        "them",
        "him",
        "her",
        "who",
        "whom",
        "others",
        "dozens",
        "hundreds",
        "scores",
    ):
        return True
    if head.ent_type_ == "PERSON":
        return True
    return lemma(head) in lexicon.words("person") or head.tag_ == "CD"


def _things() -> frozenset[str]:
    """Heads of actor phrases that are no people: bodies, weapons, vessels."""
    names = ("organization", "weapons", "ships", "munition")
    return frozenset().union(*(lexicon.words(name) for name in names))


def _land(head: Token, scene: Scene) -> bool:
    mention = scene.actor_mention(head)
    return head.ent_type_ in ("GPE", "LOC", "FAC") or (
        mention is not None and mention.actor.sector is None and mention.actor.code is not None
    )


def words(case: Case) -> set[str]:
    """The lemmas of the sentence."""
    return {lemma(token) for token in case.clause.predicate.sent}
