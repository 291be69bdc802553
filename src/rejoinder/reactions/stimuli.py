"""Stimuli: the words that name what is answered, each with the record they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rejoinder.grammar import phrases
from rejoinder.lexicon.reactions import answered
from rejoinder.reactions.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One stimulus: its head, and its words as tokens ``first:last``."""

    head: Token
    first: int
    last: int


def named(head: Token, *, stops: tuple[int, ...] = ()) -> list[Named]:
    """The stimuli that a noun phrase or a clause names, coordinates apart.

    "the build-up of forces and the alliance's plans" are two; "the killing of the general and his
    guard" is one, as no second act begins after "and".
    """
    if head.pos_ in ("VERB", "AUX"):
        first, last = phrases.extent(head, stops=stops)
        return [Named(head=head, first=first, last=last)]
    first, last = phrases.extent(head, stops=stops)
    last = _with_doer(head, _before_clause(head, first, last), stops)
    parts: list[Named] = []
    start, top = first, head
    for token in head.doc[first:last]:
        left = token.left_edge.i
        # The parse often hangs the second act on a noun inside the first: trust "and" instead.
        if left <= top.i or head.doc[left - 1].lower_ not in ("and", "or", ",", "as", "well"):
            continue
        if not _opens_act(token):
            continue
        parts.append(_piece(top, start, left))
        start, top = left, token
    parts.append(_piece(top, start, last))
    if not is_act(parts[0].head) and len(parts) > 1:
        return [_piece(head, first, last)]
    return parts


def _with_doer(head: Token, last: int, stops: tuple[int, ...]) -> int:
    """The end of a stimulus with its doer ("the charges by Pakistan"), where the parse hung "by"
    on the verb above: behind the object of an active verb it cannot be the verb's own."""
    doc = head.doc
    if last >= head.sent.end or doc[last].lower_ != "by" or head.dep_ != "dobj":
        return last
    doer = next((child for child in doc[last].children if child.dep_ == "pobj"), None)
    if doer is None or any(last < stop <= doer.right_edge.i for stop in stops):
        return last
    return doer.right_edge.i + 1


def _piece(head: Token, first: int, last: int) -> Named:
    doc = head.doc
    while last > first + 1 and (doc[last - 1].is_punct or doc[last - 1].lower_ in ("and", "or")):
        last -= 1
    return Named(head=head, first=first, last=last)


def _opens_act(token: Token) -> bool:
    """Whether a coordinate names an act of its own, with its own determiner or owner."""
    opened = any(child.dep_ in ("det", "poss") for child in token.children)
    return opened and is_act(token)


def _before_clause(head: Token, first: int, last: int) -> int:
    """A stimulus ends before a comma behind which a new clause or name stands."""
    for token in head.doc[head.i + 1 : last]:
        if token.text == "," and token.i + 1 < last and not _continues(token, head):
            return token.i
    return max(last, first + 1)


def _continues(comma: Token, head: Token) -> bool:
    """Whether what follows a comma still belongs to the phrase: a relative clause or a list."""
    following = comma.doc[comma.i + 1]
    if following.lower_ in ("which", "who", "that", "and", "or", "including"):
        return True
    return any(
        child.dep_ == "conj" and child.i > comma.i and child.left_edge.i == following.i
        for child in (*head.conjuncts,)
    )


def is_act(noun: Token) -> bool:
    """Whether a noun names an act or words that can be answered."""
    return noun.lemma_.lower() in answered() or noun.tag_ == "VBG"


def is_words(noun: Token) -> bool:
    """Whether a noun names something said."""
    return answered().get(noun.lemma_.lower()) == "words"


def record(stimulus: Named, response: str, scene: Scene) -> str | None:
    """The id of the record that a stimulus's words mean, or null.

    First a record whose trigger or cue stands in the words; then, for words that point back ("the
    accusation", "the strike"), the nearest earlier record of that kind by the side they name.
    """
    span = scene.parsed.tokens_span(stimulus.first, stimulus.last)
    inside = scene.events_within(span.start, span.end)
    head = [
        event for event in inside if event.trigger.start <= stimulus.head.idx < event.trigger.end
    ]
    for event in (*head, *inside):
        if event.id != response:
            return event.id
    for statement in scene.statements:
        if statement.cue and span.contains(statement.cue) and statement.id != response:
            return statement.id
    return _earlier(stimulus, response, scene)


def _earlier(stimulus: Named, response: str, scene: Scene) -> str | None:
    head = stimulus.head
    if head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    if not _points_back(head):
        return None
    owner = scene.owner(head)
    answering = scene.side_of(response)
    if is_words(head):
        earlier = scene.said_before(head.idx, head.lemma_.lower(), owner, answering)
    else:
        earlier = scene.done_before(head.idx, head.lemma_.lower(), owner)
    return earlier if earlier != response else None


def _points_back(head: Token) -> bool:
    """Whether a noun is definite: "the", "this", "such", or somebody's."""
    if head.pos_ == "PRON":
        return head.lower_ in ("it", "this", "that", "them", "these", "those")
    return any(
        child.dep_ == "poss" or child.lower_ in ("the", "this", "that", "these", "those", "such")
        for child in head.children
    )
