"""What the rules ask of a parse: subjects, verb groups, clauses, as token ranges.

The small model errs often, so each question has a second way of finding its answer in the order of
the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.statements.attribution import Range

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_LINKS = ("conj", "xcomp")
_GROUP = ("aux", "auxpass", "neg", "prt")
_PIECES = 2
"""Tokens of a content that may be missing (commas, dashes) before it falls into two pieces."""


def subject(verb: Token) -> Token | None:
    """The head of a verb's own subject."""
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.dep_ != "expl":
            return child
    return None


def speaker(verb: Token) -> tuple[Token | None, str]:
    """The head of whoever does what the verb says, and how it was found.

    Follows coordinated verbs and verbs above an infinitive to their subject, a participle to the
    noun it modifies or the subject of its clause, a relative clause to its antecedent, a passive to
    its agent (or to none).
    """
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    if passive or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return agent(verb), "agent"
    own = subject(verb)
    if own is not None:
        if verb.dep_ == "relcl" and own.tag_ in ("WDT", "WP"):
            return verb.head, "relative"
        return own, "subject"
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        quoted = [child for child in verb.head.head.children if child.dep_ == "dobj"]
        if quoted:
            return quoted[0], "quoted-as"
    current = verb
    if misjoined(verb):
        above = verb.head
        while above.head.i != above.i:
            above = above.head
            found = subject(above)
            if tense(above) == "VBD" and found is not None:
                return found, "conjunct"
    for _ in range(4):
        if current.dep_ == "xcomp" and current.tag_ == "VB" and current.head.lemma_ != "promise":
            # "forced Stumpf to admit": whoever is made to do it is the one who does it.
            made = [
                child
                for child in current.head.children
                if child.dep_ in ("dobj", "dative") and current.head.i < child.i < current.i
            ]
            if made:
                return made[0], "object-control"
        if current.dep_ in _LINKS and current.head.pos_ in ("VERB", "AUX"):
            current = current.head
            found = subject(current)
            if found is not None:
                if any(child.dep_ == "auxpass" for child in current.children):
                    return (found, "conjunct") if current.dep_ == "conj" else (found, "control")
                if current.dep_ == "relcl" and found.tag_ in ("WDT", "WP"):
                    return current.head, "relative"
                return found, "conjunct"
            continue
        if current.dep_ == "acl":
            return current.head, "participle"
        if current.dep_ in ("advcl", "pcomp", "prep", "ccomp", "parataxis", "dep"):
            above = current.head
            if above.dep_ == "prep":
                above = above.head
            if above.i == current.i:
                break
            current = above
            found = subject(current)
            if found is not None:
                return found, "participle"
            continue
        break
    return None, "none"


def agent(verb: Token) -> Token | None:
    """Who stands after "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for below in child.children:
                if below.dep_ == "pobj":
                    return below
    return None


def group(verb: Token) -> tuple[int, int]:
    """The token range of a verb with its auxiliaries, negation, particle and verbs above it.

    For "continued to insist" asked of "insist", that is all three words.
    """
    members = [verb.i]
    members += [child.i for child in verb.children if child.dep_ in _GROUP]
    current = verb
    while (
        current.dep_ == "xcomp"
        and current.head.pos_ in ("VERB", "AUX")
        and 0 < current.i - current.head.i <= 4
    ):
        current = current.head
        members.append(current.i)
        members += [child.i for child in current.children if child.dep_ in _GROUP]
    first, last = min(members), max(members) + 1
    # A subject inside the group ("will he say", "has Smith said") limits it to the verb itself.
    if any(t.dep_ in SUBJECTS and t.head.i in members for t in verb.doc[first:last]):
        return verb.i, verb.i + 1
    if verb.i - first > 8 or last - verb.i > 4:
        return verb.i, verb.i + 1
    while (
        first > 0
        and verb.doc[first - 1].dep_ in ("neg", "advmod")
        and (verb.doc[first - 1].head.i in members)
    ):
        first -= 1
    return first, last


def subtree(head: Token) -> tuple[int, int]:
    """The token range that a head spans with all below it."""
    return head.left_edge.i, head.right_edge.i + 1


def tense(verb: Token) -> str:
    """The tag of a verb's finite part; HAD and MD count as tenses of their own, none as ""."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return "HAD" if child.lower_ == "had" else child.tag_
    return verb.tag_ if verb.tag_ in ("VBD", "VBZ", "VBP") else ""


def misjoined(verb: Token) -> bool:
    """Whether a coordinated verb is no fellow of the one that the parse joins it to.

    "said the drone had filmed a base and called it …": "called" goes with "said".
    """
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX") or verb.tag_ != "VBD":
        return False
    if subject(verb) is not None or tense(verb) != "VBD":
        return False
    above, joined = verb.head, tense(verb.head)
    if joined not in ("HAD", "MD", "") and not _goes_on_saying(verb):
        return False
    if joined == "HAD" and _answers(verb):
        return False
    while above.head.i != above.i:
        above = above.head
        if tense(above) == "VBD":
            return True
    return False


def _answers(verb: Token) -> bool:
    """ "said he had admitted hiding the rifles but denied firing one": who admitted denied."""
    cues = CueLexicon.shipped()
    row = cues.cue(cues.verb(verb.head.lower_) or "", "verb")
    says = row is not None and row.kind == "speech"
    return says and verb.lower_ in ("denied", "refused", "rejected", "disputed")


def _goes_on_saying(verb: Token) -> bool:
    """Whether a verb with a that-clause is joined to one that says nothing.

    "said the islands needed a bridge and warned that …": who said warned.
    """
    cues = CueLexicon.shipped()
    row = cues.cue(cues.verb(verb.lower_) or "", "verb")
    if row is None or row.kind != "speech" or verb.lemma_ in ("tell", "promise"):
        return False
    joined = cues.cue(cues.verb(verb.head.lower_) or "", "verb")
    if joined is not None and joined.kind in ("speech", "relay", "document"):
        return False
    return any(
        child.dep_ == "ccomp" and any(c.lower_ == "that" for c in child.children)
        for child in verb.children
    )


def pruned(head: Token) -> tuple[int, int]:
    """The token range of a subtree up to a verb that is misjoined to something in it."""
    first, last = subtree(head)
    for token in head.doc[head.i + 1 : last]:
        if token.tag_ == "VBD" and misjoined(token):
            cut = token.i
            while cut > head.i + 1 and head.doc[cut - 1].dep_ in ("cc", "punct", "advmod"):
                cut -= 1
            return first, cut
    return first, last


def noun_phrase(head: Token, *, without: Iterable[int] = ()) -> tuple[int, int]:
    """The token range of a source: its subtree, cut where tokens of ``without`` begin."""
    first, last = subtree(head)
    for index in without:
        if head.i < index < last:
            last = index
        elif first <= index < head.i:
            first = index + 1
    doc = head.doc
    while last > head.i + 1 and (doc[last - 1].is_space or doc[last - 1].text in ",;:—–-―"):
        last -= 1
    while first < head.i and (doc[first].is_space or doc[first].text in ',;:—–―“"”'):
        first += 1
    return first, last


def pieces(doc: Doc, tokens: Iterable[int]) -> tuple[Range, ...]:
    """Token indices as ranges of code points, small gaps of punctuation bridged."""
    result: list[list[int]] = []
    for index in sorted(set(tokens)):
        if doc[index].is_space:
            continue
        if (
            result
            and all(doc[gap].is_space or doc[gap].is_punct for gap in range(result[-1][1], index))
            and index - result[-1][1] <= _PIECES
        ):
            result[-1][1] = index + 1
        else:
            result.append([index, index + 1])
    ranges = []
    for first, last in result:
        low, high = first, last
        while low < high and doc[low].text in ",;:.":
            low += 1
        while high > low and doc[high - 1].text in ",;:.—–":
            high -= 1
        if low < high:
            ranges.append(characters(doc, low, high))
    return tuple(ranges)


def characters(doc: Doc, first: int, last: int) -> Range:
    """A token range as code points, without white space at its ends."""
    while last > first + 1 and doc[last - 1].is_space:
        last -= 1
    while first < last - 1 and doc[first].is_space:
        first += 1
    final = doc[last - 1]
    return doc[first].idx, final.idx + len(final)
