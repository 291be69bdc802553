"""Verbal cues: "said that", "called him", "was accused of", "…, he added"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

from rejoinder.lexicon.cues import CueLexicon
from rejoinder.statements import grammar
from rejoinder.statements.attribution import Attribution

_ASIDE = ("npadvmod", "advmod", "punct", "cc", "conj", "neg", "aux", "auxpass", "prt", "mark")
_PREPOSITIONS = frozenset(
    [
        "about",
        "against",
        "as",
        "at",
        "by",
        "concerning",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "over",
        "regarding",
        "to",
        "toward",
        "towards",
        "upon",
        "with",
    ]
)


def find(doc: Doc, cues: CueLexicon) -> Iterator[Attribution]:
    """The proposals of every verb that the table lists, in text order."""
    for token in doc:
        if not _verbal(token):
            continue
        lemma = cues.verb(token.lower_)
        if lemma is None or token.dep_ in ("aux", "auxpass"):
            continue
        proposal = _proposal(token, lemma)
        if proposal is None or proposal.frame not in _SURE:
            proposal = _by_order(token, lemma, cues) or proposal
        if proposal is not None:
            yield proposal


_OF_CHARGES = frozenset({"accuse", "suspect", "charge", "indict"})
_IMPERSONAL = frozenset({"seem", "appear", "look", "emerge", "sound", "feel"})
_SURE = frozenset(
    {"quoted-as", "clause-that", "clause-wh", "clause", "clause-before", "passive-clause"}
)


def _verbal(token: Token) -> bool:
    """Whether a token is a verb, or a plural that may be one ("Mr. Berg notes that")."""
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return True
    if token.tag_ not in ("NNS", "NN") or token.i + 1 >= len(token.doc) or token.i == 0:
        return False
    following, before = token.nbor(1), token.nbor(-1)
    return (
        token.tag_ == "NNS"
        and following.lower_ == "that"
        and before.pos_ in ("PROPN", "PRON")
        and before.tag_ != "PRP$"
    )


def _by_order(verb: Token, lemma: str, cues: CueLexicon) -> Attribution | None:
    """A that-clause (or "to …" after somebody told) that the parse hung elsewhere.

    Looks for "that" within a dozen words of a verb that speaks, over an addressee and adverbials
    but no further verb, and takes the words from there to the sentence's end.
    """
    row = cues.cue(lemma, "verb")
    if row is None or row.kind not in ("speech", "attitude", "document", "relay"):
        return None
    doc = verb.doc
    limit = min(verb.i + 14, len(doc))
    for index in range(verb.i + 1, limit):
        token = doc[index]
        if token.is_space or token.text in '.;?!:“"':
            return None
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT") and index + 2 < len(doc):
            between = doc[verb.i + 1 : index]
            if any(t.tag_ in ("VBD", "VBZ", "VBP", "VBN") for t in between):
                return None
            if index > verb.i + 1 and token.head.dep_ == "relcl" and lemma not in _TELLING:
                return None
            if cues.noun(doc[index - 1].lower_) is not None and index > verb.i + 1:
                return None
            if not _says_something(doc, index + 1):
                return None
            break
    else:
        return None
    head, way = grammar.speaker(verb)
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return None
    first, last = grammar.group(verb)
    end = _that_end(verb, index)
    source = None
    if head is not None and not first <= head.i < last and not index <= head.i < end:
        source = grammar.noun_phrase(head, without=[first])
    elif first > 0 and doc[first - 1].pos_ in ("PROPN", "PRON", "NOUN"):
        source = grammar.noun_phrase(doc[first - 1], without=[first])
        source = (source[0], min(source[1], first))
        way = "linear"
    spans = grammar.pieces(doc, range(index, end))
    if not spans:
        return None
    return Attribution(
        source=grammar.characters(doc, *source) if source else None,
        cue=grammar.characters(doc, first, last),
        content=spans,
        anchor=verb.i,
        lemma=lemma,
        frame="order-that",
        rule="verb",
        features=(f"way={way}",),
    )


_TELLING = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "notify", "convince", "persuade", "reassure"}
)


def _says_something(doc: Doc, start: int) -> bool:
    """Whether a finite verb follows before the first comma: "that now, but …" is no clause."""
    for token in doc[start : start + 15]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return True
        if token.text in (",", ";", ".", ":"):
            return False
    return True


def _that_end(verb: Token, that: int) -> int:
    """The sentence's end, or in another's that-clause where its own next "and that" begins."""
    end = int(verb.sent.end)
    if verb.dep_ == "ccomp":
        for index in range(that + 3, end - 2):
            words = [token.lower_ for token in verb.doc[index : index + 3]]
            if words[0] == "," and words[1] in ("and", "but") and words[2] == "that":
                return index
    return end


def _proposal(verb: Token, lemma: str) -> Attribution | None:
    frame, content, cue_end = _content(verb)
    if frame == "none":
        return None
    head, way = grammar.speaker(verb)
    if frame.startswith("passive") and way != "agent":
        head, way = None, "none"
    first, last = grammar.group(verb)
    if frame == "as-clause" and last < len(verb.doc) and verb.doc[last].lower_ == "it":
        lemma, last = f"{lemma} it", last + 1
    taken = set(content)
    while first in taken and first < verb.i:
        first += 1
    last = min([i for i in taken if i > verb.i and i < last], default=last)
    if cue_end is not None and 0 < cue_end - last <= 3 and not taken & set(range(last, cue_end)):
        last = cue_end
    source = None
    if head is not None and head.lower_ == "it" and lemma in _IMPERSONAL:
        head = None
    if head is not None and not first <= head.i < last:
        cut = [first, *sorted(taken)]
        source = _after_label(verb.doc, grammar.noun_phrase(head, without=cut), first)
        if frame == "passive" and lemma in _OF_CHARGES:
            source, charge = _without_charge(verb.doc, head, source)
            content = [*content, *charge]
        content = [i for i in content if not source[0] <= i < source[1]]
    doc = verb.doc
    content = [i for i in content if not first <= i < last]
    spans = grammar.pieces(doc, content)
    if not spans:
        return None
    return Attribution(
        source=grammar.characters(doc, *source) if source else None,
        cue=grammar.characters(doc, first, last),
        content=spans,
        anchor=verb.i,
        lemma=lemma,
        frame=frame,
        rule="verb",
        features=(f"way={way}",),
    )


def _without_charge(
    doc: Doc, head: Token, source: tuple[int, int]
) -> tuple[tuple[int, int], list[int]]:
    """ "accused by prosecutors of fraud": the parse gives the charge to the prosecutors."""
    for index in range(head.i + 1, source[1]):
        if doc[index].lower_ in ("of", "with"):
            return (source[0], index), list(range(index, source[1]))
    return source, []


def _after_label(doc: Doc, source: tuple[int, int], cue: int) -> tuple[int, int]:
    """A source without a label before it: in "Q: The minister says" the minister, not Q."""
    for index in range(source[0], cue):
        if doc[index].text == ":" and index + 1 < cue:
            return index + 1, max(source[1], min(cue, index + 4))
    return source


def _content(verb: Token) -> tuple[str, list[int], int | None]:
    """The construction, the tokens attributed, and where a cue's preposition ends."""
    if (quoted := _quoted_as(verb)) is not None:
        return "quoted-as", quoted, None
    children: dict[str, Token] = {}
    for child in verb.children:
        children.setdefault(child.dep_, child)
    passive = "nsubjpass" in children or "auxpass" in children
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and not _is_fragment(c)), None)
    if passive:
        return _passive(verb, children, clause)
    if clause is not None:
        return _clause(verb, clause)
    acts = "dobj" in children and children["dobj"].i > verb.i and verb.dep_ == "ccomp"
    aside = verb.dep_ in ("parataxis", "ccomp") and verb.head.pos_ in ("VERB", "AUX", "NOUN")
    if aside and not acts and _set_off(verb):
        outer = _around(verb)
        if outer:
            return "parenthesis", outer, None
    if verb.dep_ == "advcl" and any(
        c.dep_ in ("mark", "advmod", "prep") and c.lower_ == "as" for c in verb.children
    ):
        outer = _around(verb)
        if outer:
            return "as-clause", outer, None
    for dep in ("xcomp",):
        if dep in children and children[dep].pos_ in ("VERB", "AUX"):
            extra = _range(children[dep])
            asked = next(
                (
                    child
                    for child in verb.children
                    if child.dep_ == "prep"
                    and child.lower_ in ("on", "upon")
                    and child.i == verb.i + 1
                ),
                None,
            )
            if asked is not None and asked.right_edge.i < children[dep].i:
                extra += list(range(asked.i + 1, asked.right_edge.i + 1))
                return "infinitive", extra, asked.i + 1
            if "dobj" in children:
                extra += _range(children["dobj"])
            return "infinitive", extra, None
    if "dobj" in children or "oprd" in children:
        return _object(verb, children)
    if verb.dep_ == "relcl":
        return "relative", _antecedent(verb), None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _PREPOSITIONS and child.i > verb.i:
            inner = [i for below in child.children for i in _range(below)]
            if inner and child.lower_ in ("on", "upon", "for", "with"):
                inner += _asked_to(verb, inner)
            if inner:
                return f"prep:{child.lower_}", _restricted(verb, inner), child.i + 1
    for dep in ("xcomp", "acomp", "advcl"):
        if dep in children and children[dep].i > verb.i:
            return dep, _range(children[dep]), None
    return "none", [], None


def _asked_to(verb: Token, asked: list[int]) -> list[int]:
    """The infinitive after those called on: "called on both sides to stop"."""
    after = max(asked) + 1
    if after + 1 >= len(verb.doc) or verb.doc[after].tag_ != "TO":
        return []
    act = verb.doc[after].head
    return list(range(after, max(grammar.pruned(act)[1], after))) if act.i > after else []


def _set_off(verb: Token) -> bool:
    """Whether a cue's own clause begins after a comma, dash, mark or at the sentence's start."""
    first = verb.left_edge
    if first.is_punct or first.i == 0 or first.is_sent_start:
        return True
    before = verb.doc[first.i - 1]
    return before.is_punct or before.tag_ in ("WDT", "WP")


def _quoted_as(verb: Token) -> list[int] | None:
    """What follows "quoted" in "quoted the general as saying that the city had fallen"."""
    named = [child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i]
    saying = [
        below
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ == "as"
        for below in child.children
        if below.dep_ == "pcomp" and below.tag_ == "VBG"
    ]
    if not named or not saying:
        return None
    return list(range(named[0].left_edge.i, saying[0].right_edge.i + 1))


def _passive(
    verb: Token, children: dict[str, Token], clause: Token | None
) -> tuple[str, list[int], int | None]:
    if clause is not None:
        return "passive-clause", _range(clause), None
    if "xcomp" in children:
        content = _range(children["xcomp"])
        if "nsubjpass" in children:
            content += _range(children["nsubjpass"], verb.i)
        return "passive-infinitive", content, None
    if "nsubjpass" in children:
        content = _range(children["nsubjpass"], verb.i)
        for child in verb.rights:
            if (
                child.dep_ in ("oprd", "prep", "attr") and child.lower_ in ("as", "of", "for")
            ) or child.dep_ in ("oprd", "attr"):
                content += _range(child)
        return "passive", content, None
    if "csubjpass" in children:
        return "passive", _range(children["csubjpass"], verb.i), None
    return "none", [], None


def _clause(verb: Token, clause: Token) -> tuple[str, list[int], int | None]:
    content = _range(clause)
    own = _core(verb)
    content = [i for i in content if i not in own]
    if clause.i < verb.i:
        # Words after the cue that belong to the clause before it: "a, he said, b".
        return "clause-before", content, None
    that = next((c.i for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if that is not None:
        end = _that_end(verb, that)
        return "clause-that", [i for i in content if i < end], None
    if any(c.tag_ in ("WRB", "WP", "WDT") or c.lower_ in ("whether", "if") for c in clause.subtree):
        return "clause-wh", content, None
    return "clause", content, None


def _object(verb: Token, children: dict[str, Token]) -> tuple[str, list[int], int | None]:
    content: list[int] = []
    whole = False
    for child in verb.children:
        if child.dep_ in ("dobj", "oprd") or (child.dep_ == "dative" and verb.lemma_ == "promise"):
            content += _range(child)
            whole = whole or child.dep_ == "oprd"
        elif child.i > verb.i and child.dep_ == "prep" and child.lower_ in ("of", "as", "for"):
            content += _range(child)
            whole = whole or child.lower_ == "as"
    if verb.dep_ == "relcl" and "dobj" in children and children["dobj"].tag_ in ("WDT", "WP"):
        content += _antecedent(verb)
    return ("predicate" if whole else "object"), _restricted(verb, content), None


def _restricted(verb: Token, content: list[int]) -> list[int]:
    """An object without the clause that only adds to it: ", which …", ", who …"."""
    doc = verb.doc
    for before, index in pairwise(content):
        if (
            index > verb.i
            and doc[before].text in (",", "--", "—", "–")
            and (doc[index].tag_ in ("WDT", "WP", "WP$", "WRB"))
        ):
            return [i for i in content if i < before]
    return content


def _around(verb: Token) -> list[int]:
    """The clause that a parenthetical cue stands in, without the cue's own words."""
    own = _own(verb)
    first, last = grammar.subtree(verb.head)
    return [i for i in range(first, last) if i not in own]


def _own(verb: Token) -> set[int]:
    """The words of the cue's clause: its subject and group, in a parenthesis all of it."""
    if verb.dep_ in ("parataxis", "ccomp", "advcl"):
        return set(range(*grammar.subtree(verb)))
    return _core(verb)


def _core(verb: Token) -> set[int]:
    """The words of a cue's subject and verb group."""
    own = {verb.i}
    for child in verb.children:
        if child.dep_ in grammar.SUBJECTS or child.dep_ in ("aux", "neg", "prt"):
            own.update(range(*grammar.subtree(child)))
    return own


def _antecedent(verb: Token) -> list[int]:
    first, last = grammar.subtree(verb.head)
    return [i for i in range(first, last) if i < verb.left_edge.i]


def _is_fragment(clause: Token) -> bool:
    return clause.pos_ in ("PUNCT", "SPACE")


def _range(head: Token, before: int | None = None) -> list[int]:
    first, last = grammar.pruned(head)
    if before is not None:
        last = min(last, before)
    return list(range(first, last))
