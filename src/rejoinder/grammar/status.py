"""Status of any predicate, from its whole context: did it happen, will it, might it, did it not.

A predicate's state is its governor's, changed by what the governor makes of it ("failed to",
"fears that"), then by its own negation, modal, condition and question. Words are in
``status_words.tsv``; what stands here is how they reach one another in a parse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rejoinder.grammar import clauses, factuality
from rejoinder.grammar.reality import PLAIN, State, governed, negated
from rejoinder.lexicon import status as words
from rejoinder.lexicon.events import lemma_of
from rejoinder.lexicon.status import WordClass
from rejoinder.records.event import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 12
"""Governors looked at: no predicate of the development data hangs deeper than nine."""

_NOMINAL = ("NOUN", "PROPN")
_PRESUPPOSING_WH = ("why", "how", "when", "where")


class Reality(NamedTuple):
    """A status and the factuality in [-3, 3] under it."""

    status: Status
    factuality: float


def of(token: Token) -> Reality:
    """The status of the predicate that a token heads, and how far readers would believe it.

    >>> import spacy
    >>> from spacy.tokens import Doc
    >>> doc = Doc(spacy.blank("en").vocab, words=["They", "did", "not", "meet"],
    ...     heads=[3, 3, 3, 3], deps=["nsubj", "aux", "neg", "ROOT"],
    ...     tags=["PRP", "VBD", "RB", "VB"], pos=["PRON", "AUX", "PART", "VERB"],
    ...     lemmas=["they", "do", "not", "meet"])
    >>> of(doc[3]).status
    'denied'
    """
    state = state_of(token)
    return Reality(state.status, factuality.value(token, state, _governor(token)))


def state_of(token: Token) -> State:
    """The same with the sign that decided it, for ``explain``."""
    return _judge(token, _DEPTH)


def features_of(token: Token) -> frozenset[str]:
    """What the factuality of a predicate is summed from."""
    return factuality.features(token, state_of(token), _governor(token))


def within(real: Status, number: float) -> float:
    """A factuality kept to the bounds of a status: 1.5 and more for what is real, and so on.

    Readers' numbers stray from what a text claims ("will" they mostly take as not so); a record
    holds the claim, so its number may not contradict its status.
    """
    low, high = _BOUNDS[real]
    return max(low, min(high, number))


_REAL, _UNREAL, _OPEN = (1.5, 3.0), (-3.0, -1.5), (-1.4, 1.4)
_BOUNDS: dict[Status, tuple[float, float]] = {
    "occurred": _REAL,
    "ongoing": _REAL,
    "planned": _OPEN,
    "pending": _OPEN,
    "conditional": _OPEN,
    "possible": _OPEN,
    "denied": _UNREAL,
}
"""Bounds of the contract's three classes."""


def _governor(token: Token) -> State | None:
    return None if token.head.i == token.i else state_of(token.head)


def _judge(token: Token, depth: int) -> State:
    if depth == 0:
        return PLAIN
    if token.dep_ in ("attr", "acomp", "oprd") and token.head.pos_ in ("AUX", "VERB"):
        return _modified(token, _judge(token.head, depth - 1))
    if token.pos_ in _NOMINAL and token.dep_ != "ROOT":
        return _modified(token, _nominal(token, depth))
    if token.dep_ == "conj" and token.head.i != token.i and _shares(token):
        shared = _judge(token.head, depth - 1)
        return _modified(token, _negation(token, shared))
    return _modified(token, _clause(token, _environment(token, depth)))


def _shares(token: Token) -> bool:
    """Whether a conjunct stands under the auxiliaries of the first ("will meet and talk")."""
    own = any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in token.children)
    return not own and token.tag_ in (token.head.tag_, "VB")


# What the governor makes of it ---------------------------------------------------------------


def _environment(token: Token, depth: int) -> State:
    head, relation = token.head, token.dep_
    if relation == "ROOT" or head.i == token.i:
        return PLAIN
    if relation == "conj":
        return _environment(clauses.coordinate(token), depth - 1) if depth > 1 else PLAIN
    if relation in ("xcomp", "ccomp", "csubj", "csubjpass", "dobj", "pobj"):
        return _complement(token, head, depth)
    if relation == "acl" and _infinitive(token):
        return _look(head, ("to",), depth) or State(status="possible", sign="noun to")
    if relation == "acl" and head.pos_ in _NOMINAL and _is_refuted(head):
        return State(status="denied", sign="false")
    if relation == "acl" and head.pos_ in _NOMINAL and _marked(token):
        return _look(head, ("that",), depth) or PLAIN
    if relation == "relcl" and _infinitive(token):
        return _look(head, ("to",), depth) or State(status="possible", sign="noun to")
    if relation == "pcomp" and head.dep_ in ("prep", "agent", "aux"):
        return _after_preposition(token, head, depth)
    if relation == "advcl" and token.tag_ == "VBG" and 0 < token.i - head.i <= _BESIDE:
        return _complement(token, head, depth)  # "ruled out sending": the parser took it apart
    if relation == "advcl":
        return _adverbial(token, head, depth)
    return PLAIN


_BESIDE = 2
"""Tokens from a verb to a gerund that is its complement, with a particle between at most."""
_FALSE = frozenset(
    {"false", "untrue", "baseless", "unfounded", "groundless", "wrong", "lie", "nonsense"}
    | {"fabrication", "invention", "incorrect", "fabricated", "fake", "rumour", "rumor"}
)


def _is_refuted(noun: Token) -> bool:
    """ "Claims that … were false": what a noun's clause says is said not to be so."""
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.lemma_ not in ("be", "call", "dismiss"):
        return False
    return any(
        child.lower_ in _FALSE or child.lemma_ in _FALSE
        for child in noun.head.children
        if child.dep_ in ("acomp", "attr", "oprd")
    )


def _complement(token: Token, head: Token, depth: int) -> State:
    forms = _forms(token)
    if head.lemma_ == "go" and head.tag_ == "VBG" and "to" in forms:
        return governed(_judge(head, depth - 1), ("planned", "denied"), "will")
    # "It is possible to", "He is ready to": the adjective governs, the copula carries the state.
    for child in head.children:
        if child.dep_ in ("acomp", "attr", "oprd") and child.i != token.i:
            found = _look(child, forms, depth)
            if found is not None:
                return found
    found = _look(head, forms, depth)
    if found is not None:
        return found
    if "to" in forms and head.pos_ in ("VERB", "AUX"):
        if head.lemma_ == "be" and not any(c.dep_ == "acomp" for c in head.children):
            return governed(_judge(head, depth - 1), ("planned", "denied"), "be to")
        return _uncertain(_judge(head, depth - 1), "to")
    if token.tag_ == "VBG":
        return _judge(head, depth - 1)
    return _reported(head, depth)


def _reported(head: Token, depth: int) -> State:
    """A finite clause under a verb that the table does not know: as if said."""
    governor = _judge(head, depth - 1)
    return (
        governed(governor, ("same", "possible"), "that") if governor.status == "denied" else PLAIN
    )


def _uncertain(governor: State, sign: str) -> State:
    return governed(governor, ("possible", "denied"), sign)


def _after_preposition(token: Token, preposition: Token, depth: int) -> State:
    word = preposition.lower_
    if _marked(token, ("whether",)):
        return State(status="pending", sign="whether")
    while preposition.head.dep_ == "prep" and preposition.head.i != preposition.i:
        preposition = preposition.head
    governor = preposition.head
    bare = words.effects().get((word, "prep", "ing"))
    if bare is not None and bare[0] == "denied":
        return governed(PLAIN, bare, word)
    found = _look(governor, (word, "ing"), depth)
    if found is not None:
        return found
    if bare is not None:
        return governed(_judge(governor, depth - 1), bare, word)
    return PLAIN


def _adverbial(token: Token, head: Token, depth: int) -> State:
    mark = next((c for c in token.children if c.dep_ in ("mark", "advmod") and c.i < token.i), None)
    if mark is not None and mark.lower_ in words.words("mark", "condition"):
        past_until = mark.lower_ in ("until", "till") and token.tag_ in ("VBD", "VBN")
        return PLAIN if past_until else State(status="conditional", sign="if")
    if _infinitive(token):
        # A purpose, unless the verb is one that takes an infinitive and was parsed loosely.
        return _look(head, ("to",), depth) or _uncertain(_judge(head, depth - 1), "purpose")
    if token.tag_ == "VBG" and mark is None:
        return _judge(head, depth - 1)
    return PLAIN


def _look(governor: Token, forms: tuple[str, ...], depth: int) -> State | None:
    """The table's answer for a governor and the forms it may take, with the governor's state."""
    kind: WordClass = (
        "noun" if governor.pos_ in _NOMINAL else "adj" if governor.pos_ == "ADJ" else "verb"
    )
    kinds: tuple[WordClass, ...] = (kind,) if governor.tag_ != "VBN" else (kind, "adj")
    if kind == "adj" and governor.dep_ in ("dobj", "pobj", "nsubj"):
        kinds = ("noun", "adj")  # a noun that was taken for an adjective ("sees potential for")
    particle = next((c.lower_ for c in governor.children if c.dep_ == "prt"), None)
    for pos in kinds:
        for form in (particle, *forms) if particle else forms:
            for lemma in (lemma_of(governor), governor.lower_):
                effects = words.effects().get((lemma, pos, form))
                if effects is None:
                    continue
                if form in ("to", "ing") and effects == ("same", "denied") and _goes_on(governor):
                    return State(status="ongoing", sign="goes on")
                return governed(_judge(governor, depth - 1), effects, f"{effects[0]} {form}")
    return None


def _goes_on(governor: Token) -> bool:
    """ "continues to": present, of a verb of lasting, with no auxiliary of its own."""
    lasting = governor.lemma_ in ("continue", "keep", "remain", "persist")
    return (
        lasting
        and governor.tag_ in ("VBZ", "VBP")
        and not any(c.dep_ in ("aux", "neg") for c in governor.children)
        and not _conditional_clause(governor)
    )


def _conditional_clause(token: Token) -> bool:
    return any(
        c.dep_ in ("mark", "advmod") and c.lower_ in words.words("mark", "condition")
        for c in token.children
    )


def _forms(token: Token) -> tuple[str, ...]:
    if _marked(token, ("whether", "if")):
        return ("whether",)
    if _infinitive(token):
        return ("to",)
    if token.tag_ == "VBG" and not any(c.dep_ in ("nsubj", "aux") for c in token.children):
        return ("ing",)
    if token.tag_ == "VB" and not any(c.dep_ == "aux" for c in token.children):
        return ("to", "wish", "that")
    return ("wish", "that") if clauses.is_wished(token) else ("that",)


def _infinitive(token: Token) -> bool:
    return any(c.lower_ == "to" and c.tag_ == "TO" for c in token.lefts)


def _marked(token: Token, marks: tuple[str, ...] = ("that",)) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in marks for c in token.lefts)


# What its own clause makes of it -------------------------------------------------------------


def _clause(token: Token, state: State) -> State:
    state = _modal(token, state)
    if state.certain:
        state = _condition(token, state)
    elif state.status in ("possible", "planned") and _if_child(token) is not None:
        # "warned that it would close the port unless …": the condition is what is claimed.
        state = State(status="conditional", sign="then")
    state = _question(token, state)
    if state.status == "occurred" and _progressive(token):
        state = State(status="ongoing", sign="ongoing" if state.sign == "plain" else state.sign)
    return _negation(token, state)


def _modal(token: Token, state: State) -> State:
    auxiliaries = [c for c in token.lefts if c.dep_ in ("aux", "auxpass")]
    modal = next((c for c in auxiliaries if c.tag_ == "MD"), None)
    going = next((c for c in auxiliaries if c.lower_ in ("gon", "gonna")), None)
    if going is not None:
        return _open(state, State(status="planned", sign="will"))
    if modal is None:
        return state
    kind = _modal_kind(modal)
    perfect = any(c.lower_ in ("have", "'ve", "’ve") for c in auxiliaries)
    if perfect and kind != "will":
        if modal.lower_ in ("may", "might", "must"):
            return _open(state, State(status="possible", sign="may have", leaning=1))
        return _open(state, State(status="denied", sign="would have"))
    if state.certain and _far_condition(token):
        return _open(state, State(status="conditional", sign="then"))
    if kind == "would" and _reported_past(token):
        return _open(state, State(status="planned", sign="would, said"))
    if kind == "will" and _if_child(token) is not None:
        return _open(state, State(status="conditional", sign="then"))
    status: Status = (
        "planned" if kind == "will" else "conditional" if kind == "would" else "possible"
    )
    return _open(state, State(status=status, sign=modal.lemma_.lower() if kind == "may" else kind))


def _modal_kind(modal: Token) -> str:
    for kind in ("will", "would", "may", "should"):
        for form in (modal.lower_.replace("’", "'"), modal.lemma_.lower()):
            if form in words.words("modal", kind):
                return kind
    return "may"


def _open(state: State, change: State) -> State:
    return change if state.certain else state


def _reported_past(token: Token) -> bool:
    """ "said it would": the future seen from a past report, not a condition."""
    head = token.head
    return (
        token.dep_ in ("ccomp", "acl")
        and head.i != token.i
        and (head.tag_ in ("VBD", "VBN") or head.pos_ in _NOMINAL)
        and head.lemma_ not in ("wish", "think", "hope")
        and _if_child(token) is None
    )


def _if_child(token: Token) -> Token | None:
    """An if-clause that hangs on the token, or on the clause it completes."""
    for child in token.children:
        if child.dep_ == "advcl" and any(
            c.lower_ in ("if", "unless", "provided") and c.dep_ in ("mark", "advmod")
            for c in child.lefts
        ):
            return child
    return None


def _far_condition(token: Token) -> bool:
    """An if-clause that the parser hung elsewhere in the sentence, on no clause of its own."""
    for mark in token.sent:
        if mark.lower_ not in ("if", "unless", "provided", "providing"):
            continue
        clause = mark if mark.pos_ == "VERB" else mark.head
        if mark.dep_ not in ("mark", "advmod", "prep", "advcl") or clause.i == token.i:
            continue
        if clause.dep_ == "ccomp":
            continue  # "asked if"
        inside = {t.i for t in clause.subtree}
        if token.i in inside:
            continue
        # The clause hangs on something within reach of the token: its own words or its governor's.
        if clause.head.i in {t.i for t in token.subtree} or clause.head.i == token.head.i:
            return True
        if clause.head.dep_ in ("conj", "pobj", "dobj") and clause.head.sent == token.sent:
            return clause.i > token.i
    return False


def _condition(token: Token, state: State) -> State:
    if _if_child(token) is not None and token.tag_ not in ("VBD", "VBN"):
        return State(status="conditional", sign="then")
    return state


def _question(token: Token, state: State) -> State:
    if not state.certain or token.dep_ not in ("ROOT", "conj"):
        return state
    sentence = token.sent
    final = next(
        (t for t in reversed(list(sentence)) if not t.is_space and t.text not in '"”’)'), None
    )
    if final is not None and final.text == "?":
        asked = any(t.lower_ in _PRESUPPOSING_WH for t in token.lefts)
        return state if asked else State(status="possible", sign="question")
    if token.tag_ == "VB" and not any(
        c.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for c in token.lefts
    ):
        return State(status="possible", sign="imperative")
    return state


def _progressive(token: Token) -> bool:
    if token.tag_ != "VBG":
        return False
    auxiliaries = [c for c in token.lefts if c.dep_ == "aux"]
    return any(c.lower_ in ("is", "are", "'s", "'re", "am", "'m", "been") for c in auxiliaries)


def _negation(token: Token, state: State) -> State:
    return negated(state) if _negative(token) else state


def _negative(token: Token) -> bool:
    adverbs, determiners = words.words("adv", "negation"), words.words("det", "negation")
    for child in token.children:
        if child.dep_ in ("neg", "advmod", "preconj") and child.lower_.replace("’", "'") in adverbs:
            following = token.doc[child.i + 1].lower_ if child.i + 1 < len(token.doc) else ""
            if following not in ("only", "just", "least", "surprisingly"):
                return True
        if child.dep_ == "advmod" and child.lower_ == "longer":
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            if child.lower_ in ("nobody", "nothing", "none", "noone"):
                return True
            if any(
                c.lower_ in determiners and c.dep_ in ("det", "neg", "preconj") for c in child.lefts
            ):
                return True
    return False


def _modified(token: Token, state: State) -> State:
    """Adverbs on a verb, adjectives and determiners on a noun."""
    table = words.effects()
    for child in token.children:
        if child.dep_ in ("advmod", "amod", "npadvmod"):
            pos: WordClass = "adj" if child.dep_ == "amod" else "adv"
            effects = table.get((child.lower_, pos, "modified"))
            if effects is None and child.tag_ in ("VBN", "VBD"):
                effects = table.get((child.lower_, "adj", "modified"))
            if effects is not None and not _wide(child, token):
                state = governed(state, effects, f"{child.lower_}")
    return state


def _wide(adverb: Token, verb: Token) -> bool:
    """ "still", "likely" as part of another phrase: left alone when a comparative stands before."""
    return adverb.i > 0 and adverb.i > verb.i and adverb.nbor(-1).lower_ in ("more", "less", "as")


# Nouns that name an act ----------------------------------------------------------------------


def _nominal(token: Token, depth: int) -> State:
    head, relation = token.head, token.dep_
    state = PLAIN
    if relation == "conj":
        state = _nominal(head, depth - 1) if depth > 1 else PLAIN
    elif relation in ("dobj", "nsubjpass", "dative"):
        state = _object(token, head, depth)
    elif relation == "nsubj":
        state = _subject(token, head, depth)
    elif relation in ("pobj", "pcomp") and head.dep_ in ("prep", "agent", "dative"):
        state = _prepositional(token, head, depth)
    elif relation == "compound" and head.pos_ in _NOMINAL:
        state = _look(head, ("subject", "to", "of"), depth) or PLAIN
    negative = any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in token.lefts)
    # "has no plans": the verb above already counts the determiner.
    return negated(state) if negative and state.status != "denied" else state


def _object(token: Token, verb: Token, depth: int) -> State:
    claimed = words.effects().get((token.lemma_.lower(), "noun", "that"), ("same", "same"))
    if claimed[0] == "likely":
        claim = _look(verb, ("claim",), depth)
        if claim is not None:
            return claim
    found = _look(verb, ("noun",), depth)
    if found is not None:
        return found
    return _by_definiteness(token, _judge(verb, depth - 1))


def _subject(token: Token, verb: Token, depth: int) -> State:
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "advmod", "xcomp", "prep", "oprd"):
            found = _predicated(child, depth)
            if found is not None:
                return found
    found = _look(verb, ("subject",), depth)
    if found is not None:
        return found
    state = _judge(verb, depth - 1)
    if verb.lemma_ == "be":
        return PLAIN if state.status == "denied" else _by_definiteness(token, state)
    return _by_definiteness(token, state)


def _predicated(child: Token, depth: int) -> State | None:
    """ "Talks are unlikely", "talks are under way", "a visit is planned"."""
    if child.lower_ in ("underway", "ongoing") or (
        child.lower_ in ("under", "in")
        and any(c.lower_ in ("way", "progress") for c in child.children)
    ):
        state = _judge(child.head, depth - 1)
        return State(status="ongoing", sign="ongoing") if state.certain else state
    if child.pos_ in ("ADJ", "VERB"):
        return _look(child, ("subject",), depth)
    return None


def _prepositional(token: Token, preposition: Token, depth: int) -> State:
    word = preposition.lower_
    bare = words.effects().get((word, "prep", "noun"))
    if bare is not None:
        return governed(PLAIN, bare, word)
    governor = preposition.head
    while governor.dep_ == "prep" and governor.head.i != governor.i:
        governor = governor.head
    return _look(governor, (word,), depth) or PLAIN


def _by_definiteness(token: Token, state: State) -> State:
    """A definite act stands whatever is done with it; an indefinite one shares the doubt."""
    definite = any(
        (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those"))
        or c.dep_ == "poss"
        for c in token.lefts
    )
    if definite or state.status == "denied":
        return PLAIN
    return state
