"""Cues that are no verbs: "his claim that", "is confident that", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.statements import grammar
from rejoinder.statements.attribution import Attribution

_LIGHT = frozenset(
    [
        "be",
        "come",
        "do",
        "draw",
        "enjoy",
        "express",
        "expressed",
        "get",
        "give",
        "harbor",
        "have",
        "hold",
        "issue",
        "keep",
        "lay",
        "launch",
        "level",
        "lodge",
        "make",
        "offer",
        "pose",
        "put",
        "raise",
        "receive",
        "reiterate",
        "reject",
        "renew",
        "repeat",
        "release",
        "retain",
        "share",
        "show",
        "signal",
        "take",
        "voice",
    ]
)
"""Verbs that lend a noun its subject: "voiced concern about", "has no doubt that"."""

_OF_CONTENT = ("of", "for", "about", "on", "against", "to", "in", "over", "with", "as", "regarding")


def find(doc: Doc, cues: CueLexicon) -> Iterator[Attribution]:
    """The proposals of nouns, adjectives and adverbs that the table lists."""
    for token in doc:
        proposal = None
        if token.pos_ in ("NOUN", "PROPN"):
            lemma = cues.word(token.lower_, "noun")
            proposal = _noun(token, lemma) if lemma else None
        elif token.pos_ in ("ADJ", "VERB"):
            lemma = cues.word(token.lower_, "adjective")
            proposal = _adjective(token, lemma) if lemma else None
        elif token.pos_ == "ADV":
            lemma = cues.word(token.lower_, "adverb")
            proposal = _adverb(token, lemma) if lemma else None
        if proposal is not None:
            yield proposal


def _noun(noun: Token, lemma: str) -> Attribution | None:
    doc = noun.doc
    frame, content, preposition = _noun_content(noun)
    verb = noun.head
    first = last = noun.i
    last += 1
    source: tuple[int, int] | None = None
    way = "none"
    if frame == "none":
        if noun.dep_ == "nsubj" and verb.lemma_ == "be":
            for child in verb.children:
                if child.dep_ in ("ccomp", "attr", "xcomp", "advcl") and child.i > verb.i:
                    frame, content = "noun-is", _tokens(child)
                    last = verb.i + 1 if verb.i - noun.i < 6 else last
        if frame == "none":
            return None
    if preposition is not None and preposition.i == last:
        last += 1
    for child in noun.children:
        if child.dep_ == "poss":
            head = child
            source = grammar.noun_phrase(head, without=[noun.i])
            way = "possessive"
    light = noun.dep_ in ("dobj", "attr") or (noun.dep_ == "pobj" and noun.head.dep_ == "prep")
    if noun.dep_ == "pobj":
        verb = noun.head.head
    if light and verb.lemma_ in _LIGHT and 0 < noun.i - verb.i < 8:
        subject, found = grammar.speaker(verb)
        if source is None or _pronoun(doc, source):
            if subject is not None and found != "agent":
                source, way = grammar.noun_phrase(subject, without=[verb.i]), "light"
            first = grammar.group(verb)[0]
    if source is None:
        for child in noun.lefts:
            if child.dep_ in ("compound", "amod", "nmod") and child.pos_ == "PROPN":
                source, way = grammar.noun_phrase(child, without=[noun.i]), "modifier"
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("by", "from", "among") and source is None:
                for below in child.children:
                    if below.dep_ == "pobj":
                        source, way = grammar.noun_phrase(below, without=[]), "by"
    return _made(
        noun,
        lemma,
        f"noun-{frame}" if not frame.startswith("noun") else frame,
        way,
        first,
        last,
        source,
        content,
        "noun",
    )


def _noun_content(noun: Token) -> tuple[str, list[int], Token | None]:
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl", "xcomp") and child.pos_ in ("VERB", "AUX"):
            marks = {
                c.lower_ for c in child.children if c.dep_ in ("mark", "aux", "advmod", "nsubj")
            }
            left = child.left_edge
            if "that" in marks or left.lower_ in ("that", "whether"):
                if (
                    child.dep_ == "relcl"
                    and left.tag_ in ("WDT", "WP")
                    and (left.dep_ in ("nsubj", "nsubjpass"))
                ):
                    continue
                return "that", _tokens(child), None
            if "to" in marks or left.lower_ == "to":
                return "to", _tokens(child), None
            if child.dep_ == "ccomp":
                return "that", _tokens(child), None
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in _OF_CONTENT:
            inner = [i for below in child.children for i in _tokens(below)]
            if inner:
                return f"prep:{child.lower_}", inner, child
    return "none", [], None


def _adjective(word: Token, lemma: str) -> Attribution | None:
    verb = word.head
    if word.dep_ not in ("acomp", "oprd", "attr", "xcomp", "ROOT", "conj", "amod"):
        return None
    frame, content, cue_end = "none", [], word.i + 1
    for owner in (word, verb):
        for child in owner.rights:
            if child.i <= word.i:
                continue
            if child.dep_ in ("ccomp", "xcomp", "advcl") and child.pos_ in ("VERB", "AUX"):
                frame, content = f"adjective-{child.dep_}", _tokens(child)
                break
            if child.dep_ == "prep" and child.lower_ in (*_OF_CONTENT, "at"):
                content = [i for below in child.children for i in _tokens(below)]
                frame = f"adjective-prep:{child.lower_}"
                cue_end = child.i + 1 if child.i == word.i + 1 else cue_end
                break
        if content:
            break
    if not content:
        return None
    first = word.i
    source, way = None, "none"
    if verb.pos_ in ("AUX", "VERB") and word.dep_ != "amod" and 0 < word.i - verb.i < 6:
        head, way = grammar.speaker(verb)
        if head is not None and way != "agent" and head.lower_ not in ("it", "there"):
            source = grammar.noun_phrase(head, without=[verb.i])
        first = grammar.group(verb)[0]
    elif word.dep_ == "amod":
        source, way = (verb.left_edge.i, verb.i + 1), "modified"
        source = grammar.noun_phrase(verb, without=[word.i]) if verb.i < word.i else None
    return _made(word, lemma, frame, way, first, cue_end, source, content, "adjective")


def _adverb(word: Token, lemma: str) -> Attribution | None:
    verb = word.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    content = [i for i in _tokens(verb) if i != word.i]
    return _made(word, lemma, "adverb", "none", word.i, word.i + 1, None, content, "adverb")


def _made(
    anchor: Token,
    lemma: str,
    frame: str,
    way: str,
    first: int,
    last: int,
    source: tuple[int, int] | None,
    content: list[int],
    rule: str,
) -> Attribution | None:
    doc = anchor.doc
    if source is not None:
        # "his claim": the source lies inside the cue's range and splits from it.
        if first <= source[0] < last:
            first = source[1] if source[1] <= anchor.i else first
            while first < anchor.i and doc[first].text in ("'s", "’s", "'", "’"):
                first += 1
        content = [i for i in content if not source[0] <= i < source[1]]
    spans = grammar.pieces(doc, [i for i in content if not first <= i < last])
    if not spans:
        return None
    return Attribution(
        source=grammar.characters(doc, *source) if source else None,
        cue=grammar.characters(doc, first, last),
        content=spans,
        anchor=anchor.i,
        lemma=lemma,
        frame=frame,
        rule=rule,
        features=(f"way={way}",),
    )


def _pronoun(doc: Doc, source: tuple[int, int]) -> bool:
    return source[1] - source[0] == 1 and doc[source[0]].pos_ == "PRON"


def _tokens(head: Token) -> list[int]:
    return list(range(*grammar.subtree(head)))
