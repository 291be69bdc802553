"""Phrases: who acts in a verb's clause, how far its words reach, and whether it is asserted.

Reads spaCy's dependency parse with ClearNLP labels, and doubts it: where a subject is missing from
the tree, the words before the verb are asked instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BORROWING = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "dep"})
"""Relations over which a verb without its own subject borrows its head's."""

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_BEING = frozenset({"am", "is", "are", "was", "were", "'m", "’m", "'re", "’re", "'s", "’s"})
_DOUBTING = frozenset({"may", "might", "could", "can"})
_LOOSE = frozenset({"which", "who", "whom", "whose", "where", "such", "adding", "saying"})
"""Words that, behind a comma, open what is told besides."""

_OPEN_ENDS = frozenset({"and", "or", "but", "that", "to", "as", "of", "by", "on", "in", "at", "if"})


def subject(verb: Token) -> Token | None:
    """The token that heads the subject of a verb, by control and coordination where it has none.

    An infinitive under a verb with an object takes that object ("urged Turkey to leave"); a
    relative pronoun gives its antecedent.
    """
    seen: set[int] = set()
    token = verb
    while token.i not in seen:
        seen.add(token.i)
        own = own_subject(token) or _swallowed(token)
        if own is not None:
            return _antecedent(own, token)
        if token.dep_ == "relcl":
            return token.head
        if token.dep_ == "conj" and token.tag_ in _FINITE and token.head.tag_ not in _FINITE:
            return _finite_subject(token)
        if token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return None if token.tag_ == "VB" else token.head
        if token.dep_ in ("xcomp", "ccomp") and token.tag_ == "VB":
            objects = [child for child in token.head.children if child.dep_ in ("dobj", "dative")]
            if objects and objects[0].i < token.i:
                return objects[0]
            if token.dep_ == "ccomp":
                return None
        if token.dep_ not in _BORROWING or token.head == token:
            return None
        token = token.head
    return None


def _swallowed(verb: Token) -> Token | None:
    """The subject that the parse hung on the object before: "will return land and Laos will free
    men", where "land and Laos" became one."""
    modal = next((c for c in verb.children if c.tag_ == "MD" and c.i < verb.i), None)
    if verb.dep_ != "conj" or modal is None or modal.i == 0:
        return None
    before = verb.doc[modal.i - 1]
    joined = before.dep_ in ("conj", "dobj", "pobj") and before.pos_ in ("PROPN", "NOUN")
    return before if joined and before.head.i < before.i else None


def _finite_subject(verb: Token) -> Token | None:
    """The subject of the finite verb above one that the parse joined to a participle."""
    for up in governors(verb):
        if up.tag_ in _FINITE:
            return own_subject(up)
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself, or null."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    return None


def _antecedent(own: Token, verb: Token) -> Token:
    if own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    return own


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; a coordinated verb without any borrows its head's."""
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not own and verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN"):
        return auxiliaries(verb.head)
    return own


def is_future(verb: Token) -> bool:
    """Whether "will", "would" or "shall" stands with the verb, or "is going to" over it."""
    found = auxiliaries(verb)
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going" and verb.tag_ == "VB":
        return any(aux.lower_ in _BEING for aux in auxiliaries(verb.head))
    if any(aux.lower_ in ("have", "'ve", "’ve") for aux in found):
        return False  # "would have lost" is of what never was
    return any(aux.lower_ in _FUTURE and aux.tag_ == "MD" for aux in found)


def is_doubted(verb: Token) -> bool:
    """Whether "may", "might", "could" or "can" stands with the verb."""
    return any(aux.lower_ in _DOUBTING for aux in auxiliaries(verb))


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and own_subject(verb) is None
    return joined and not any(c.dep_ == "aux" for c in verb.children) and is_passive(verb.head)


def negation(verb: Token) -> Token | None:
    """The token that negates the verb, or null."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither"):
            return child
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going":
        return negation(verb.head)
    return None


def from_negation(verb: Token, first: int, *, after: int | None = None) -> int:
    """Where words that begin at ``first`` begin with their negation: "not to sell", "won't sell".

    The negation counts that stands just before ``first`` or, where ``after`` is given, anywhere
    between the two. A "n't" takes the verb it is written to with it.
    """
    found = negation(verb)
    if found is None:
        return first
    near = found.i == first - 1 if after is None else after < found.i < first
    return found.i - (found.lower_ in ("n't", "n’t")) if near else first


def in_question(verb: Token) -> bool:
    """Whether the verb's sentence ends in a question mark."""
    return any(token.text == "?" for token in verb.doc[verb.i : verb.sent.end])


def is_asked_about(verb: Token) -> bool:
    """Whether a verb stands in an indirect question ("how he intended to", "what it will do")."""
    for up in (verb, *governors(verb)):
        if any(child.tag_ in ("WRB", "WP") and child.i < up.i for child in up.children):
            return up.dep_ in ("ccomp", "pcomp", "csubj", "nsubj", "conj", "dobj")
        if up.dep_ not in ("xcomp", "conj"):
            return False
    return False


def is_asserted(verb: Token) -> bool:
    """Whether a finite verb or participle says that its act took or takes place.

    False under negation, doubt, a condition, a question, or as a bare infinitive.
    """
    if negation(verb) is not None or is_doubted(verb) or in_question(verb):
        return False
    head = verb
    while head.dep_ in ("conj", "xcomp") and head.head != head:
        head = head.head
        if negation(head) is not None and verb.dep_ == "xcomp":
            return False
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in head.children):
        return False
    return not any(aux.lower_ == "to" for aux in auxiliaries(verb))


def governors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def reach(token: Token, *, stops: Iterable[int] = ()) -> tuple[int, int]:
    """The tokens from ``token`` to the right edge of its subtree, before any of ``stops``.

    Ends are trimmed of punctuation and of words that cannot close a phrase.
    """
    last = max(token.right_edge.i, token.i) + 1
    stops = (*stops, *_asides(token), *_loose(token, last))
    last = min([last, token.sent.end, *(stop for stop in stops if stop > token.i)])
    return trimmed(token.doc, token.i, last)


def _loose(token: Token, last: int) -> list[int]:
    """Where a comma opens what is told besides: ", which …", ", such as …"."""
    doc = token.doc
    return [
        index
        for index in range(token.i + 1, last - 1)
        if doc[index].text == ","
        and (
            doc[index + 1].lower_ in _LOOSE
            or (doc[index + 1].dep_ == "det" and doc[index + 1].head.dep_ == "appos")
        )
    ]


_ASIDE = frozenset(
    {
        "after",
        "as",
        "while",
        "because",
        "since",
        "following",
        "amid",
        "despite",
        "although",
        "though",
        "whereas",
        "saying",
        "adding",
        "citing",
    }
)


def _asides(verb: Token) -> list[int]:
    """Where an adverbial clause about the telling, not of the act, begins behind a verb."""
    found = []
    for child in verb.children:
        finite = child.tag_ in _FINITE or any(aux.tag_ in _FINITE for aux in auxiliaries(child))
        finite = finite or any(
            aux.tag_ == "MD" for aux in child.children if aux.dep_ == "aux" and aux.i > verb.i
        )
        if child.dep_ == "conj" and finite and verb.tag_ not in _FINITE:
            found.append(child.left_edge.i)  # the telling goes on: "offered to pay and left"
        if child.dep_ == "conj" and child.i > verb.i and child.pos_ in ("VERB", "AUX"):
            other = own_subject(child) or _swallowed(child)
            if other is not None and other.i > verb.i:
                found.append(other.left_edge.i)  # another sentence: "will work and we will see"
        if child.i > verb.i and child.dep_ in ("advcl", "prep", "mark"):
            opener = child.left_edge
            object_like = child.dep_ == "prep" and opener.lower_ == "as"  # "serve as", no aside
            inside = any(
                other.dep_ in ("ccomp", "xcomp", "dobj") and other.i > child.i
                for other in verb.children
            )
            if opener.lower_ in _ASIDE and opener.i > verb.i and not (object_like or inside):
                found.append(opener.i)
    return found


def extent(token: Token, *, stops: Iterable[int] = ()) -> tuple[int, int]:
    """The tokens of a whole phrase: from the left edge of its head's subtree to the right one.

    Adverbial clauses, relative attributions and appositions set off behind a comma stay in.
    """
    first = token.left_edge.i
    last = min([token.right_edge.i + 1, *(stop for stop in stops if stop > token.i)])
    while first < token.i and (token.doc[first].is_punct or token.doc[first].is_space):
        first += 1
    return trimmed(token.doc, first, last)


def trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The range without punctuation, white space or dangling function words at its end."""
    while last > first + 1 and (
        doc[last - 1].is_space
        or (doc[last - 1].is_punct and doc[last - 1].text not in (")", "%"))
        or (doc[last - 1].is_quote)
        or (doc[last - 1].lower_ in _OPEN_ENDS and doc[last - 1].dep_ != "prt")
    ):
        last -= 1
    return first, last


def main_subject_before(verb: Token, start: int) -> tuple[int, int] | None:
    """The words between the last comma before a verb's auxiliaries and those, from ``start`` on.

    Used where a fronted clause swallowed the main clause's subject ("if it goes on along the
    border, talks will end").
    """
    doc = verb.doc
    auxiliary = [aux.i for aux in auxiliaries(verb)]
    end = min([verb.i, *auxiliary])
    comma = end - 1
    while comma > start and doc[comma].text != ",":
        if doc[comma].tag_ in ("VBZ", "VBP", "VBD", "MD"):
            return None
        comma -= 1
    if comma <= start or comma + 1 >= end:
        return None
    return comma + 1, end
