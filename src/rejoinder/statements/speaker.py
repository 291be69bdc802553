"""Who that is: the actor behind a source's words, and whom they spoke to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.records import Actor, ActorMention, Mentions, Parsed
from rejoinder.statements.attribution import Attribution, Range

if TYPE_CHECKING:
    from spacy.tokens import Token

ANSWERING = frozenset({"A", "ANSWER", "Answer"})
"""Labels of whoever is interviewed, who is named before."""
MET = re.compile(
    r"\b(?:s[ai]ts? down with|interview(?:ed|s)?(?: with)?|(?:spoke|talked) (?:to|with)|asked|"
    r"conversation with|answer(?:s|ed) our questions)\b"
)
"""What brings in the person who answers, in an interview's opening lines."""

_LABELLED = re.compile(r"^(?:A|Answer|ANSWER)[:.] ", re.MULTILINE)
_GIVEN = re.compile(
    r"\b(?:gave|giving|using|identified (?:himself|herself)|asked to be (?:identified|named)) "
    r"(?:only |just )?(?:by |as |his |her |their |a |the )*"
    r"(?:(?:first|last|given|family|one|single|nickname)[ -]?)*(?:name)?(?: only)?,? (?:as )?"
    r"(?P<name>[A-Z][\w’'-]+)(?=,|$)"
)
"""Who gives part of a name: "a nurse who gave only her first name, Halima"."""
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:de|van|von|al|bin))?(?: [A-Z][\w’'-]+)+")
"""A name by its capitals, where the mentions have none."""


def of(parsed: Parsed, mentions: Mentions, place: Range) -> Actor:
    """The actor whose words these are: the mention that heads them, else the words themselves."""
    if parsed.text[place[0] : place[1]] in ANSWERING:
        answering = interviewed(parsed, mentions, place[0])
        if answering is not None:
            return replace(answering, mention=parsed.span(*place))
    alone = _GIVEN.search(parsed.text, *place)
    if alone is not None:
        name = alone["name"]
        return Actor(name=name, person=True, mention=parsed.span(*place), basis="text")
    head = head_of(parsed, place)
    mention = _mention(mentions, head, place)
    if mention is not None:
        return _told_apart(parsed, mentions, mention, place)
    text = parsed.text[place[0] : place[1]]
    name = _person(parsed, head)
    return Actor(
        name=name or text, person=name is not None, mention=parsed.span(*place), basis="text"
    )


def _person(parsed: Parsed, head: Token) -> str | None:
    """The words of the person's name that a token stands in, by the parse; null if in none."""
    if head.ent_type_ != "PERSON":
        return None
    doc = parsed.doc
    first, last = head.i, head.i + 1
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last < len(doc) and doc[last].ent_iob_ == "I":
        last += 1
    return doc[first:last].text.removesuffix("’s").removesuffix("'s")


def _told_apart(parsed: Parsed, mentions: Mentions, mention: ActorMention, place: Range) -> Actor:
    """The actor of a common noun by the name beside it, or with the person whose it is.

    "The operator, Tokyo Electric Power" is the firm; "Ana Ruiz's spokesman" is not just any.
    """
    actor = mention.actor
    if actor.person or mention.form not in ("role", "nominal"):
        return actor
    inside = [m for m in mentions.actors if place[0] <= m.start and m.end <= place[1]]
    for other in inside:
        beside = parsed.text[mention.end : other.start] in (", ", " ")
        named = other.form in ("name", "group", "person") and other.start >= mention.end
        if beside and named and parsed.doc[other.head].dep_ == "appos":
            return other.actor
        whose = parsed.text[other.end : mention.start] in ("'s ", "’s ", "' ", "’ ")
        if whose and other.actor.person:
            return replace(actor, name=parsed.text[other.start : mention.end])
    return actor


def interviewed(parsed: Parsed, mentions: Mentions, before: int) -> Actor | None:
    """Who answers in an interview: the person named after "sat down with", else the first one."""
    people = [m for m in mentions.actors if m.actor.person and m.form == "person"]
    labelled = _LABELLED.search(parsed.text)
    # Whom the answers themselves speak of is nobody who answers.
    opening = min(before, labelled.start()) if labelled else before
    early = [m for m in people if m.start < opening]
    for match in MET.finditer(parsed.text, 0, before):
        met = [m for m in mentions.actors if m.start == match.end() + 1 and m.form == "pronoun"]
        if met and met[0].actor.person:
            return met[0].actor  # "We spoke to her in Helsinki."
        following = [m for m in early if 0 <= m.start - match.end() < 120]
        if following:
            return following[0].actor
        name = _NAME.search(parsed.text, match.end(), min(match.end() + 120, before))
        if name is not None:
            return Actor(name=name.group(), person=True, mention=parsed.span(*name.span()))
    return early[0].actor if early else None


def head_of(parsed: Parsed, place: Range) -> Token:
    """The token that heads a range of code points: the one whose own head lies outside it."""
    span = parsed.doc.char_span(*place, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token stands at {place} of {parsed.document.uri}")
    inside = [token for token in span if not token.is_space]
    indices = {token.i for token in inside}
    for token in inside:
        if (token.head.i not in indices or token.head.i == token.i) and not token.is_punct:
            return token
    return inside[0]


def _mention(mentions: Mentions, head: Token, place: Range) -> ActorMention | None:
    exact = mentions.actor_headed(head.i)
    if exact is not None and exact.start < place[1] and place[0] < exact.end:
        return exact
    inside = [m for m in mentions.actors if place[0] <= m.start and m.end <= place[1]]
    # A source whose head is no mention ("a spokesman for the ministry") is not the ministry.
    covering = [m for m in inside if m.first <= head.i < m.last]
    if not covering and head.pos_ == "VERB":
        # "Two diplomats briefed on the talks", of which the parse makes a clause.
        covering = [m for m in inside if m.start == place[0]]
    return covering[0] if covering else None


def addressees(parsed: Parsed, mentions: Mentions, attribution: Attribution) -> tuple[Actor, ...]:
    """Whom it was said to: the person told, or who stands after "to" with a verb of saying."""
    token = parsed.doc[attribution.anchor]
    if attribution.rule not in ("verb", "tagger"):
        return ()
    heads: list[Token] = []
    for child in token.children:
        if (child.dep_ == "dative" and child.pos_ != "ADP") or (
            child.dep_ == "dobj" and attribution.lemma in _ADDRESSING
        ):
            heads.append(child)
        elif child.dep_ in ("prep", "dative") and child.lower_ == "to":
            heads += [below for below in child.children if below.dep_ == "pobj"]
    found = []
    for head in heads:
        place = (parsed.doc[head.left_edge.i].idx, head.idx + len(head))
        inside = any(start < place[1] and place[0] < end for start, end in attribution.content)
        if inside and attribution.lemma not in _OBJECT_INSIDE:
            continue
        mention = mentions.actor_headed(head.i)
        if mention is not None:
            found.append(mention.actor)
        elif head.pos_ != "PRON":
            found.append(Actor(name=parsed.text[place[0] : place[1]], mention=parsed.span(*place)))
    return tuple(found)


_ADDRESSING = frozenset(
    [
        "tell",
        "inform",
        "notify",
        "assure",
        "reassure",
        "remind",
        "warn",
        "ask",
        "brief",
        "advise",
        "urge",
        "caution",
        "alert",
        "beg",
        "implore",
        "promise",
        "thank",
        "congratulate",
    ]
)
_OBJECT_INSIDE = frozenset(["warn", "urge", "ask", "advise", "beg", "implore", "promise"])
