"""Answers: the places of a sentence that say one thing answers another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rejoinder.grammar import phrases
from rejoinder.lexicon.reactions import ReactionCue, beginning
from rejoinder.reactions import further
from rejoinder.reactions.scene import Scene, meet
from rejoinder.reactions.stimuli import Named, is_act, named
from rejoinder.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token


_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "any", "all"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A cue found: the token that heads the response, and the stimuli its words name."""

    cue: ReactionCue
    response: Token
    stimuli: tuple[Named, ...]
    first: int
    last: int


def find(sentence: range, scene: Scene) -> Iterator[Answer]:
    """The answers that one sentence states."""
    doc = scene.parsed.doc
    for index in sentence:
        token = doc[index]
        for cue in beginning(token.lower_, token.lemma_.lower()):
            answer = _at(token, cue, scene)
            if answer is not None:
                yield answer
                break


def _at(token: Token, cue: ReactionCue, scene: Scene) -> Answer | None:
    words = cue.phrase.split()
    if cue.frame == "adverbial":
        return _adverbial(token, words, cue, scene)
    if cue.frame == "bare":
        return _bare(token, words, cue)
    if cue.frame == "copular":
        return _copular(token, words, cue, scene)
    if token.lemma_.lower() != words[0] or token.pos_ != "VERB":
        return None
    if cue.frame == "purpose":
        return _purpose(token, cue)
    if not _told(token):
        return None
    if cue.frame == "object":
        return _object(token, cue, scene)
    if cue.frame == "preposition":
        return _preposition(token, words[1:], cue, scene)
    if cue.frame == "manner":
        return _manner(token, words[1:], cue)
    if cue.frame == "result":
        return _result(token, cue, scene)
    return _over(token, cue)


def _told(verb: Token) -> bool:
    """Whether a verb of answering is told as done, doing or set to be done."""
    if phrases.negation(verb) is not None or phrases.is_doubted(verb) or phrases.in_question(verb):
        return False
    if phrases.is_future(verb):
        return False
    return not any(aux.lower_ == "to" for aux in phrases.auxiliaries(verb))


def _adverbial(token: Token, words: list[str], cue: ReactionCue, scene: Scene) -> Answer | None:
    doc = token.doc
    end = token.i + len(words)
    if end >= len(doc) or [t.lower_ for t in doc[token.i : end]] != words:
        return None
    last_word = doc[end - 1]
    head = _object_of(last_word, token, end)
    if head is None:
        return None
    host = _host(token, head)
    if host is None:
        return None
    host = further.lifted(host, scene)
    # A fronted phrase ends where its host's clause begins, whatever the parse attached to it.
    stops = (host.left_edge.i,) if host.i > head.i and host.left_edge.i > head.i else ()
    subject = phrases.own_subject(host)
    if subject is not None and subject.i > head.i and subject.left_edge.i > head.i:
        stops = (*stops, subject.left_edge.i)
    if head.pos_ in ("VERB", "AUX"):
        after = cue.phrase in ("after", "following")
        if not cue.strict or not (
            _clause_answers(head, host, scene)
            or (after and (further.provoked(head, host, scene) or _linked(head, host, scene)))
        ):
            return None
        stimuli = named(head, stops=stops)
        stimuli = [_after_marker(stimulus, end) for stimulus in stimuli]
    else:
        stimuli = named(head, stops=stops)
        because = cue.phrase == "because of" and scene.event_at(host) is not None
        if cue.strict and not (is_act(head) and (because or _other_side(head, host, scene))):
            return None
        if not is_act(head) and cue.phrase == "answering":
            return None
    return Answer(
        cue=cue,
        response=host,
        stimuli=tuple(stimuli),
        first=token.i,
        last=max(stimulus.last for stimulus in stimuli),
    )


def _linked(clause: Token, host: Token, scene: Scene) -> bool:
    """Whether "the expulsion came after" links an act on record to a clause that names another."""
    _, record = further.carrier(host, scene)
    subject = phrases.own_subject(clause)
    if record is None or subject is None:
        return False
    provoking = _actors(clause, scene)
    return bool(provoking) and not meet(provoking, scene.side_of(record))


def _bare(token: Token, words: list[str], cue: ReactionCue) -> Answer | None:
    """ "In retaliation, Iran seized two ships": the stimulus stands before."""
    end = token.i + len(words)
    if [t.lower_ for t in token.doc[token.i : end]] != words or not further.is_bare(token, end):
        return None
    for up in phrases.governors(token):
        if up.pos_ in ("VERB", "AUX"):
            if phrases.is_future(up) or phrases.negation(up) is not None:
                return None
            return Answer(cue=cue, response=up, stimuli=(), first=token.i, last=end)
    return None


def _copular(token: Token, words: list[str], cue: ReactionCue, scene: Scene) -> Answer | None:
    """ "The inquiry is a direct response to the tariffs"."""
    if token.dep_ != "attr" or token.lemma_.lower() != words[0]:
        return None
    verb = token.head
    if phrases.negation(verb) is not None or phrases.is_future(verb) or phrases.is_doubted(verb):
        return None
    link = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == words[1]), None)
    stimulus = next((c for c in link.children if c.dep_ == "pobj"), None) if link else None
    if stimulus is None or stimulus.pos_ not in ("NOUN", "PROPN"):
        return None
    if further.carrier(verb, scene)[1] is None and scene.statement_at(token.idx) is None:
        return None
    return _answer(cue, verb, stimulus)


def _purpose(verb: Token, cue: ReactionCue) -> Answer | None:
    """ "recalled its envoy to protest the arrests": the act done for it answers."""
    host = further.purpose(verb)
    if host is None:
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and is_act(child):
            return _answer(cue, host, child)
    return None


def _after_marker(stimulus: Named, first: int) -> Named:
    return Named(head=stimulus.head, first=max(stimulus.first, first), last=stimulus.last)


def _object_of(preposition: Token, start: Token, end: int) -> Token | None:
    """The head of what a phrase names: an object, or the verb of the clause after "after"."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp", "dobj") and child.i >= end:
            return child
    if preposition.dep_ == "mark" and preposition.head.i >= end:
        return preposition.head
    # "in response to" may be parsed with "to" beside "response": ask the words that follow.
    for token in start.doc[end : min(end + 8, start.sent.end)]:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in (
            "compound",
            "poss",
            "nmod",
        ):
            return token
        if token.is_punct:
            return None
    return None


def _host(token: Token, head: Token) -> Token | None:
    """The verb that an adverbial phrase hangs on: the first verb above it that is not in it."""
    inside = {head.i}
    start = head if token.dep_ == "mark" else token
    for up in phrases.governors(start):
        if up.i in inside:
            continue
        if up.pos_ in ("VERB", "AUX") and not _is_within(up, head):
            return up
    return None


def _is_within(token: Token, head: Token) -> bool:
    return any(up.i == head.i for up in phrases.governors(token))


def _clause_answers(head: Token, host: Token, scene: Scene) -> bool:
    """Whether "X did this after Y did that" tells an answer: two sides, and both acts on record."""
    subject = phrases.own_subject(head)
    if subject is None or scene.mention(subject) is None or head.lemma_ in ("be", "have"):
        return False
    if any(aux.lower_ == "to" for aux in phrases.auxiliaries(host)) or phrases.is_future(host):
        return False
    return _other_side(head, host, scene)


def _other_side(stimulus: Token, host: Token, scene: Scene) -> bool:
    """Whether the stimulus names a side that is not the answering one's, and both are known."""
    if scene.event_at(host) is None and scene.statement_cued(host) is None:
        return False
    answering = _actors(host, scene)
    if stimulus.pos_ in ("VERB", "AUX"):
        provoking = _actors(stimulus, scene)
    else:
        provoking = scene.owner(stimulus)
    known = [actor for actor in (*answering, *provoking) if actor.code is not None]
    return (
        bool(answering) and bool(provoking) and len(known) >= 2 and not meet(answering, provoking)
    )


def _actors(verb: Token, scene: Scene) -> tuple[Actor, ...]:
    event = scene.event_at(verb)
    if event is not None and event.actor:
        return event.actor
    subject = phrases.subject(verb)
    mention = scene.mention(subject) if subject is not None else None
    return (mention.actor,) if mention is not None else ()


def _object(verb: Token, cue: ReactionCue, scene: Scene) -> Answer | None:
    """ "rejected the claim": the object must name an act or words of another."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass") or not is_act(child):
            continue
        if not _suits(cue, verb, child):
            continue
        agent = any(other.dep_ == "agent" for other in verb.children)
        if _is_definite(child, scene) and (child.dep_ == "dobj" or agent):
            return _answer(cue, verb, child)
    return None


_PUT = frozenset(
    {"offer", "proposal", "demand", "request", "invitation", "ultimatum", "plea", "appeal", "call"}
)
"""What is put to somebody, who accepts or refuses it."""

_TAKING = frozenset({"accept", "refuse", "decline", "ignore", "spurn", "agree", "comply"})
_BROAD = frozenset({"war", "election", "event", "death", "demand", "result", "tragedy", "crisis"})


def _suits(cue: ReactionCue, verb: Token, noun: Token) -> bool:
    """Whether a verb answers what its object names: one accepts what was put to one, and calling a
    war a crime answers nobody."""
    if verb.lemma_ in _TAKING:
        return noun.lemma_.lower() in _PUT
    if verb.lemma_ == "answer" and noun.lemma_ == "question":
        return False
    if cue.phrase not in ("call", "brand"):
        return True
    named = any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in noun.children)
    judged = any(c.dep_ in ("oprd", "xcomp", "attr") and c.i > noun.i for c in verb.children)
    return judged and not named and noun.lemma_.lower() not in _BROAD


def _is_definite(noun: Token, scene: Scene) -> bool:
    """Whether a noun points at some act or words in particular, or says what they say."""
    if any(
        child.dep_ in ("poss", "acl", "relcl", "ccomp") or child.lower_ in _POINTING
        for child in noun.children
    ):
        return True
    return noun.tag_ in ("NNS", "NN") and bool(scene.owner(noun))


def _preposition(verb: Token, rest: list[str], cue: ReactionCue, scene: Scene) -> Answer | None:
    doc = verb.doc
    particle, preposition = rest[:-1], rest[-1]
    for child in verb.children:
        at_word = child if child.lower_ == preposition else None
        if at_word is None:
            at_word = next((c for c in child.children if c.lower_ == preposition), None)
            if at_word is not None and child.lower_ not in ("back", "out", *particle):
                at_word = None
        if at_word is None or at_word.i <= verb.i:
            continue
        between = [token.lower_ for token in doc[verb.i + 1 : at_word.i]]
        if any(word not in between for word in particle):
            continue
        for inner in at_word.children:
            named_actor = scene.mentions.actor_headed(inner.i) is not None
            if verb.lemma_ in ("lash", "hit", "shoot", "strike", "fire") and not is_act(inner):
                continue
            if verb.lemma_ in _TAKING and not (
                inner.lemma_.lower() in _PUT and _is_definite(inner, scene)
            ):
                continue
            if inner.dep_ == "pobj" and inner.pos_ in ("NOUN", "PROPN") and not named_actor:
                return _answer(cue, verb, inner)
    return None


def _manner(verb: Token, rest: list[str], cue: ReactionCue) -> Answer | None:
    following = [child.lower_ for child in verb.children if child.i > verb.i]
    if any(word not in following for word in rest):
        return None
    return Answer(cue=cue, response=verb, stimuli=(), first=verb.i, last=verb.i + 1)


def _result(verb: Token, cue: ReactionCue, scene: Scene) -> Answer | None:
    """ "The strike drew condemnation from Russia", "The plan was met with anger", and "Peru closed
    the road, prompting Bolivia to protest"."""
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":
        acting = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp")), None)
        if acting is None or scene.event_at(acting) is None or verb.head.i > verb.i:
            return None
        provoking = Named(
            head=verb.head,
            first=phrases.extent(verb.head)[0],
            last=phrases.trimmed(verb.doc, verb.head.i, verb.left_edge.i)[1],
        )
        return Answer(
            cue=cue, response=acting, stimuli=(provoking,), first=provoking.first, last=acting.i + 1
        )
    passive = phrases.is_passive(verb)
    stimulus = phrases.own_subject(verb)
    if passive != (cue.phrase == "meet") or stimulus is None or not is_act(stimulus):
        return None
    for child in verb.children:
        if passive and child.dep_ in ("agent", "prep") and child.lower_ in ("with", "by"):
            answering = [inner for inner in child.children if inner.dep_ == "pobj"]
        elif not passive and child.dep_ in ("dobj", "xcomp", "ccomp", "dative"):
            answering = [child] if child.i > verb.i else []
        else:
            continue
        for head in answering:
            if scene.event_at(head) is not None:
                return _answer(cue, head, stimulus)
    return None


def _over(verb: Token, cue: ReactionCue) -> Answer | None:
    """ "summoned the envoy over the remarks", "expelled two diplomats for spying"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    for child in (*verb.children, *(c for noun in objects for c in noun.children)):
        if child.dep_ != "prep" or child.lower_ not in ("over", "for", "after", "following"):
            continue
        for inner in child.children:
            if inner.dep_ == "pobj" and is_act(inner):
                return _answer(cue, verb, inner)
            blamed = verb.lemma_ not in ("ban", "close", "cut", "freeze", "sever", "fine", "sue")
            if inner.dep_ == "pcomp" and child.lower_ == "for" and inner.tag_ == "VBG" and blamed:
                return _answer(cue, verb, inner)
    words = ("over", "for") if verb.lemma_ in ("impose", "slap", "expel", "fine") else ("over",)
    deeper = further.named_over(verb, words)
    return _answer(cue, verb, deeper) if deeper is not None else None


_OUTLETS = frozenset({"twitter", "facebook", "instagram", "telegram", "television", "tv", "radio"})


def _means(response: Token, stimulus: Token) -> tuple[int, ...]:
    """Where what is answered ends: before the means of the answer ("answered the ban with a ban")
    and before where it was uttered ("hailed the report on Twitter")."""
    found = []
    for token in stimulus.doc[stimulus.i + 1 : stimulus.right_edge.i + 1]:
        objects = {child.lower_ for child in token.children if child.dep_ == "pobj"}
        if token.dep_ != "prep":
            continue
        answering = response.lemma_ in ("respond", "answer", "react", "reply", "counter", "meet")
        told = token.lower_ in ("after", "following", "amid")
        if told or (token.lower_ == "with" and answering) or objects & _OUTLETS:
            found.append(token.i)
    return tuple(found)


def _answer(cue: ReactionCue, response: Token, stimulus: Token) -> Answer:
    stimuli = tuple(named(stimulus, stops=_means(response, stimulus)))
    first = min(response.i, stimulus.i, *(part.first for part in stimuli))
    last = max(response.i + 1, *(part.last for part in stimuli))
    return Answer(cue=cue, response=response, stimuli=stimuli, first=first, last=last)
