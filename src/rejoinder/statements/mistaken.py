"""What looks like a statement and is none: being asked, how long it took, nobody, nothing said."""

from __future__ import annotations

import re

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.lexicon.cues_acts import is_act
from rejoinder.records import Parsed
from rejoinder.statements.attribution import Attribution

_NOBODY = frozenset(["nobody", "no one", "none", "noone", "nobody here", "no-one"]).union(
    ["you", "one", "your", "who", "whoever", "what", "which", "nothing"]
)
_EMPTY = frozenset(
    ["it", "that", "this", "so", "any", "me", "him", "her", "them", "us", "you", "nothing", "more"]
).union(["something", "anything", "everything", "what", "which", "to", "the same", "as much"])
_NAMELESS = re.compile(r"(?:that (?:he|she|they) )?not (?:to )?be (?:named|identified|quoted)\b")
_FAME = frozenset(
    ["know", "identify", "recognize", "recognise", "name", "find", "locate", "credit"]
)
"""Verbs that with nobody for a source tell what something is: "is known for", "was identified"."""
_MEASURES = frozenset(["DATE", "TIME", "QUANTITY", "CARDINAL", "PERCENT", "ORDINAL"])
_DECLINING = frozenset(["refuse", "decline"])
_SPOKEN_TO = frozenset(["apologize", "apologise", "speak", "talk", "write"])
_PUT = frozenset(["ask", "press", "question", "quiz", "tell", "query", "challenge", "invite"])


def mistaken(parsed: Parsed, a: Attribution) -> bool:
    """Whether a candidate is no statement whatever its confidence."""
    words = " ".join(parsed.text[start:end] for start, end in a.content).strip().lower()
    if _acts(parsed, a) or _told_only(a) or _part_of_verb(parsed, a) or _names(parsed, a):
        return True
    return _nobody(parsed, a) or _empty(a, words) or _asked(parsed, a) or _measures(parsed, a)


def _nobody(parsed: Parsed, a: Attribution) -> bool:
    """Whether its source is nobody in particular: "you know", "one might say"."""
    if a.source is None:
        return a.rule == "verb" and a.frame.startswith("passive") and a.lemma in _FAME
    return parsed.text[slice(*a.source)].lower() in _NOBODY


def _empty(a: Attribution, words: str) -> bool:
    """Whether its content says nothing: "said the same", "asked not to be named"."""
    denies = a.lemma in ("deny", "confirm", "dispute", "repeat")
    return (words in _EMPTY and not denies) or _NAMELESS.match(words) is not None


def _asked(parsed: Parsed, a: Attribution) -> bool:
    """Whether it is what was put to somebody: in "Asked if it was over, she said" she asks nothing.

    A source after "by" is the one who asks, and stays.
    """
    token = parsed.doc[a.anchor]
    if a.lemma not in _PUT or a.rule not in ("verb", "tagger"):
        return False
    if token.tag_ not in ("VBN", "VBD") or any(
        c.dep_ in ("nsubj", "nsubjpass", "auxpass", "aux") for c in token.children
    ):
        return False
    before = parsed.text[: token.idx].rstrip()
    opens = (
        token.lower_ != token.text
        or not before
        or before[-1] in '.!?,;—–“”"\n'
        or parsed.doc[token.i - 1].lower_ in ("when", "if", "while", "once")
    )
    if not opens or token.dep_ == "conj":
        return False
    by = re.search(r"\bby $", parsed.text[: a.source[0]]) if a.source else None
    return by is None


def _measures(parsed: Parsed, a: Attribution) -> bool:
    """Whether its content is a time or an amount alone: "has broadcast for over 65 years"."""
    if not a.frame.startswith("prep:"):
        return False
    spans = [parsed.doc.char_span(*piece, alignment_mode="expand") for piece in a.content]
    tokens = [token for span in spans if span is not None for token in span]
    return all(t.ent_type_ in _MEASURES or t.pos_ in ("ADP", "DET", "PUNCT") for t in tokens)


def _acts(parsed: Parsed, a: Attribution) -> bool:
    """Whether a bare object makes an act of it: "recalled its envoy", "refused to leave"."""
    token = parsed.doc[a.anchor]
    if a.frame == "object":
        if any(mark in parsed.text[s:e] for s, e in a.content for mark in '“"'):
            return False
        things = [c for c in token.children if c.dep_ == "dobj"]
        return any(is_act(a.lemma, thing.text) for thing in things)
    if a.frame == "infinitive" and a.lemma in _DECLINING:
        cues = CueLexicon.shipped()
        for child in token.children:
            if child.dep_ == "xcomp":
                row = cues.cue(cues.verb(child.lower_) or "", "verb")
                says = row is not None and row.kind in ("speech", "relay", "attitude")
                return not says
    return False


def _told_only(a: Attribution) -> bool:
    """Whether its content is only the one spoken to: "apologized to the mayor"."""
    return a.frame == "prep:to" and a.lemma in _SPOKEN_TO


def _part_of_verb(parsed: Parsed, a: Attribution) -> bool:
    """Whether its source is an infinitive: in "to punish the mayor for refusing" nobody speaks."""
    return a.source is not None and parsed.text[slice(*a.source)].startswith("to ")


def _names(parsed: Parsed, a: Attribution) -> bool:
    """Whether its cue only gives a name: "a firm called Ace was sold"."""
    token = parsed.doc[a.anchor]
    passive = any(c.dep_ in ("aux", "auxpass", "agent", "nsubj") for c in token.children)
    return a.lemma in ("call", "name", "dub") and token.tag_ == "VBN" and not passive
