"""Answers without a phrase for their stimulus: "in return", "is a response to", "to protest"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.grammar import phrases
from rejoinder.reactions.scene import Scene
from rejoinder.reactions.stimuli import is_act

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKING = frozenset({"be", "come", "follow", "constitute", "represent", "mark", "remain"})
"""Verbs whose subject is itself the answer ("the inquiry is a response to")."""

_RETORTING = frozenset({"SANCTION", "ACCUSE", "REJECT", "PROTEST", "THREATEN", "COERCE", "ASSAULT"})
"""Event types that answer something when the text puts a cause behind "after"."""

_DIPLOMATIC = frozenset({"SANCTION", "ACCUSE", "REJECT"})
"""Of these the ones that are moves between states: they answer whatever "after" names, a drone or
a fire; a shelling after a crash need not."""


def is_bare(token: Token, end: int) -> bool:
    """Whether "in response" stands alone, with no "to" behind that names what is answered."""
    following = token.doc[end] if end < len(token.doc) else None
    return following is None or following.lower_ not in ("to", "for", "at", "against", "over", "of")


def carrier(head: Token, scene: Scene) -> tuple[Token, str | None]:
    """Where the answer stands: the verb itself, or the subject of a linking verb, with its record.

    "The expulsion came after …" is answered by the expulsion: an event at that noun, else the
    earlier one that the noun takes up.
    """
    if head.lemma_ not in _LINKING:
        return head, None
    subject = phrases.own_subject(head)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return head, None
    event = scene.event_at(subject)
    if event is not None:
        return subject, event.id
    owner = scene.owner(subject)
    return subject, scene.done_before(subject.idx, subject.lemma_.lower(), owner)


def lifted(host: Token, scene: Scene) -> Token:
    """The verb that acts, where an infinitive under it took what follows ("ordered them to leave
    after …")."""
    while (
        host.dep_ in ("xcomp", "ccomp")
        and host.tag_ == "VB"
        and scene.event_at(host) is None
        and host.head.i != host.i
    ):
        host = host.head
    return host


def provoked(clause: Token, host: Token, scene: Scene) -> bool:
    """Whether an unfriendly act told "after" another tells an answer to it.

    The answering side must be known; what is behind "after" must be an unfriendly act on record
    that is not that side's own, or, for a move between states, anything that was done.
    """
    event = scene.event_at(host)
    if event is None or event.type not in _RETORTING or not event.actor:
        return False
    if all(actor.code is None for actor in event.actor) or clause.tag_ not in ("VBD", "VBN"):
        return False
    subject = phrases.own_subject(clause)
    if subject is None or clause.lemma_ in ("be", "have", "say", "meet", "talk", "arrive"):
        return False
    first, last = phrases.extent(clause)
    inside = scene.parsed.tokens_span(first, last)
    for other in scene.events_within(inside.start, inside.end):
        if other.quad >= 3 and other.id != event.id:
            return not scene.meets(other.actor, event.actor)
    if event.type not in _DIPLOMATIC or subject.pos_ == "PRON":
        return False
    mention = scene.mention(subject)
    return mention is None or not scene.meets((mention.actor,), event.actor)


def purpose(verb: Token) -> Token | None:
    """The act that "to protest" or "to avenge" gives the purpose of: the verb it hangs on."""
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    head = verb.head
    if not to or verb.dep_ not in ("advcl", "xcomp", "acl") or head.i >= verb.i:
        return None
    if verb.dep_ == "acl":
        return None  # "a rally to protest the deal", where something else was done
    told = head.tag_ in ("VBD", "VBN", "VBZ", "VBP", "VBG")
    return head if told and not phrases.is_future(head) and phrases.negation(head) is None else None


def named_over(verb: Token, words: tuple[str, ...]) -> Token | None:
    """The act behind "over" or "for" anywhere under a verb but not in a clause of its own."""
    waiting = [verb]
    while waiting:
        token = waiting.pop(0)
        for child in token.children:
            if child.pos_ in ("VERB", "AUX") or child.i < verb.i:
                continue
            if child.dep_ == "prep" and child.lower_ in words:
                for inner in child.children:
                    if inner.dep_ == "pobj" and is_act(inner):
                        return inner
            waiting.append(child)
    return None
