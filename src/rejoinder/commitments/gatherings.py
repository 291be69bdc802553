"""Schedules and decisions named by a noun: a summit that will take place, a decision to be made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.commitments import tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties, distinct, political
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import cues
from rejoinder.records.parts import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOLDING = frozenset(
    {
        "take",
        "hold",
        "schedule",
        "set",
        "slate",
        "plan",
        "start",
        "begin",
        "open",
        "convene",
        "resume",
        "be",
        "expect",
        "due",
        "make",
        "run",
        "occur",
        "happen",
    }
)
"""Verbs that put a gathering into the calendar; grammar's own, under a future or a participle."""

_PREPARED = frozenset({"schedule", "set", "slate", "plan", "expect"})
_DECIDING = frozenset(
    {
        "make",
        "take",
        "expect",
        "announce",
        "reach",
        "be",
        "come",
        "hand",
        "due",
        "deliver",
        "give",
        "schedule",
        *("hold", "set", "plan", "slate"),
    }
)
_QUESTION = frozenset({"whether", "if"})


def find(sentence: range, parties: Parties) -> Iterator[Draft]:
    """The drafts of one sentence's gatherings and decisions."""
    doc = parties.parsed.doc
    for index in sentence:
        token = doc[index]
        if token.pos_ == "NOUN":
            yield from _noun(token, parties)
        elif token.pos_ in ("VERB", "AUX"):
            yield from _deciding(token, parties)


def _noun(noun: Token, parties: Parties) -> Iterator[Draft]:
    rows = [r for r in cues().get((noun.lemma_, "noun"), ()) if r.form == "decision"]
    if noun.dep_ in phrases.SUBJECTS:
        verb = noun.head
        if verb.lemma_ == "be":  # "is to take effect"
            verb = next((c for c in verb.children if c.dep_ == "xcomp"), verb)
        if rows and verb.lemma_ in _DECIDING and _is_to_come(verb, parties):
            draft = _decision(noun, verb, parties, rows[0].prior)
            if draft is not None:
                yield draft
                return
        if tones.is_standing(noun) and _takes_effect(verb) and _comes(verb, parties):
            yield _effect(noun, verb)
        elif (
            tones.is_gathering(noun)
            and verb.lemma_ in _HOLDING
            and verb.tag_ in ("VBZ", "VBP")
            and verb.lemma_ != "be"
            and _comes(verb, parties)
        ):
            draft = _gathering(noun, verb, parties, rule="gathering:present")
            yield replace(draft, wants=draft.wants | {"date", "ahead"})
        elif _is_held(noun, verb) and _is_to_come(verb, parties):
            yield _gathering(noun, verb, parties, rule="gathering")
    elif noun.dep_ == "dobj" and tones.is_gathering(noun) and noun.head.lemma_ in _CALLING:
        yield from _called(noun, parties)
    elif noun.dep_ == "dobj" and rows and noun.head.lemma_ in _DECIDING:
        yield from _decided_by(noun, parties, rows[0].prior)
    elif tones.is_gathering(noun):
        participle = next(
            (
                c
                for c in noun.children
                if c.i > noun.i
                and (
                    (c.dep_ in ("acl", "amod") and c.lemma_ in _PREPARED and c.tag_ == "VBN")
                    or (c.lower_ == "due" and c.pos_ == "ADJ")
                )
            ),
            None,
        )
        if participle is not None:
            draft = _gathering(noun, participle, parties, rule="gathering:set", inside=True)
            if draft.by or any(child.lower_ in ("the", "a", "an") for child in noun.children):
                yield draft


_CALLING = frozenset(
    {"call", "announce", "schedule", "convene", "set", "organise", "organize", "arrange", "fix"}
)


def _called(noun: Token, parties: Parties) -> Iterator[Draft]:
    """ "has called a march for Saturday": a gathering put into the calendar by its caller."""
    verb = noun.head
    if phrases.negation(verb) is not None or phrases.is_doubted(verb) or phrases.in_question(verb):
        return
    subject = phrases.subject(verb)
    by = tuple(a for a in parties.of(subject) if political(a)) if subject is not None else ()
    draft = _gathering(noun, verb, parties, rule="gathering:called")
    yield replace(draft, by=by or draft.by, wants=draft.wants | {"date", "ahead"})


def _is_held(noun: Token, verb: Token) -> bool:
    """Whether a noun is what its verb puts into the calendar: whatever "will take place" is."""
    if verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.children):
        return True
    return tones.is_gathering(noun) and verb.lemma_ in _HOLDING


_OPENING = frozenset({"open", "reopen", "close", "begin", "start", "end", "expire", "resume"})


def _takes_effect(verb: Token) -> bool:
    """Whether a verb opens or ends a standing thing: "takes effect", "will reopen"."""
    if verb.lemma_ in ("take", "come", "go", "enter"):
        return any(token.lower_ in ("effect", "force") for token in verb.subtree)
    return verb.lemma_ in _OPENING


def _comes(verb: Token, parties: Parties) -> bool:
    """Whether a verb stands in the future, or in the present of the calendar."""
    if phrases.negation(verb) is not None or phrases.is_doubted(verb) or phrases.in_question(verb):
        return False
    auxiliary = phrases.auxiliaries(verb)
    if verb.tag_ in ("VBZ", "VBP") and not auxiliary:
        return True
    told = parties.statement_at(verb.idx) is not None
    if any(aux.lower_ == "would" for aux in auxiliary):
        return told
    set_to = verb.dep_ == "xcomp" and verb.head.lower_ in ("is", "are", "set", "due", "scheduled")
    return phrases.is_future(verb) or set_to


def _effect(noun: Token, verb: Token) -> Draft:
    """ "The truce takes effect on Sunday": a schedule that binds nobody by name."""
    first, last = noun.left_edge.i, phrases.reach(verb)[1]
    return Draft(
        form="schedule",
        cue=(verb.i,),
        act=verb,
        first=first,
        last=last,
        clause=verb,
        wants=frozenset({"cue-time", "date", "ahead"}),
        rule="effect",
        prior=0.75,
    )


def _is_to_come(verb: Token, parties: Parties) -> bool:
    """Whether a verb puts its subject in the future ("will be held", "is scheduled for")."""
    if phrases.negation(verb) is not None or phrases.is_doubted(verb) or phrases.in_question(verb):
        return False
    auxiliary = {aux.lower_ for aux in phrases.auxiliaries(verb)}
    if auxiliary & {"had", "have", "has"}:
        return False
    told = parties.statement_at(verb.idx) is not None
    if auxiliary & {"will", "shall", "'ll", "’ll"}:
        return verb.lemma_ != "be" or _has_day(verb)
    if auxiliary & {"would"}:
        return told and verb.lemma_ != "be"
    present = bool(auxiliary & {"is", "are"})
    if verb.lemma_ in _PREPARED and verb.tag_ == "VBN":
        return present or (told and bool(auxiliary & {"was", "were"}))
    if verb.lemma_ == "be" and verb.lower_ in ("is", "are", "was", "were"):
        due = any(
            child.lower_ in ("due", "set", "scheduled") and child.dep_ in ("acomp", "attr")
            for child in verb.children
        )
        return due and (verb.lower_ in ("is", "are") or told)
    if verb.tag_ == "VB" and "to" in auxiliary:
        set_to = verb.head.lower_ in ("is", "are") and verb.i - verb.head.i <= _CLOSE
        return verb.dep_ == "xcomp" and ("be" in auxiliary or set_to)
    return False


_CLOSE = 3
"""Tokens from "is" to the verb of "is to take place" at most."""


def _has_day(verb: Token) -> bool:
    return any(child.lower_ in ("on", "in", "at") for child in verb.children)


def _gathering(
    noun: Token, verb: Token, parties: Parties, *, rule: str, inside: bool = False
) -> Draft:
    stops = [verb.left_edge.i] if inside else []
    first, last = phrases.extent(noun, stops=stops)
    if parties.parsed.doc[first].pos_ == "DET" and last - first > 1:
        first += 1
    return Draft(
        form="schedule",
        cue=(verb.i,),
        act=noun,
        first=first,
        last=last,
        clause=verb,
        by=_gathered(noun, first, last, parties),
        wants=frozenset({"cue-time"} | ({"date"} if inside or not _firm(verb) else set())),
        rule=rule,
        prior=0.85,
    )


def _gathered(noun: Token, first: int, last: int, parties: Parties) -> tuple[Actor, ...]:
    """Who meets: the gathering's owner and those that its own "of", "between", "with" name; not the
    place it is in, nor the gathering itself taken for a body."""
    itself = {noun.i, *(other.i for other in noun.conjuncts)}
    found = [a for a in parties.owner(noun) if political(a)]
    for mention in parties.mentions.actors_within(first, last):
        head = noun.doc[mention.head]
        if mention.head in itself or not _is_member(head, noun):
            continue
        found.extend(parties.within(mention.first, mention.last))
    itself_named = {noun.doc[i].idx for i in itself}
    return distinct(
        actor
        for actor in found
        if political(actor) and actor.mention.end - len(noun.text) not in itself_named
    )


_MEMBERS = frozenset({"of", "between", "with", "among", "by", "for", "from"})


def _is_member(head: Token, noun: Token) -> bool:
    """Whether a name hangs on a gathering as one of those who meet."""
    for up in (head, *phrases.governors(head)):
        if up.i == noun.i:
            return True
        if up.dep_ == "prep" and up.lower_ not in _MEMBERS:
            return False
        if up.pos_ in ("VERB", "AUX"):
            return False
    return False


def _firm(verb: Token) -> bool:
    """Whether a verb alone says that something is in the calendar; "would be held" needs a day."""
    if any(aux.lower_ == "would" for aux in phrases.auxiliaries(verb)):
        return False
    return verb.lemma_ in ("schedule", "slate", "take", "hold", "set")


def _decision(noun: Token, verb: Token, parties: Parties, prior: float) -> Draft | None:
    """ "A decision on the base will be made on Monday"."""
    span = _matter(noun, verb)
    if span is None:
        return None
    act, first, last = span
    by = tuple(a for a in parties.owner(noun) if political(a)) or _agent(verb, parties)
    return Draft(
        form="decision",
        cue=(noun.i, verb.i),
        act=act,
        first=first,
        last=last,
        clause=verb,
        by=by,
        wants=frozenset({"cue-time", "speaker"}),
        rule="decision:noun",
        prior=prior,
    )


def _decided_by(noun: Token, parties: Parties, prior: float) -> Iterator[Draft]:
    """ "The ministry will make a decision on the base"."""
    verb = noun.head
    subject = phrases.subject(verb)
    if subject is None or not phrases.is_future(verb) or not _is_to_come(verb, parties):
        return
    draft = _decision(noun, verb, parties, prior)
    by = tuple(a for a in parties.of(subject) if political(a)) or parties.body(subject)
    if draft is not None and by:
        yield replace(draft, by=by)


def _agent(verb: Token, parties: Parties) -> tuple[Actor, ...]:
    for child in verb.children:
        if child.dep_ == "agent":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return tuple(a for a in parties.of(inner) if political(a))
    return ()


def _matter(noun: Token, verb: Token) -> tuple[Token, int, int] | None:
    """What is to be decided: after "whether", else the object of "on", "about", "over"."""
    asked = _after_whether(noun.i, noun.sent.end, noun)
    if asked is not None:
        return asked
    for top in (noun, verb):
        for child in top.children:
            if child.dep_ == "prep" and child.lower_ in ("on", "about", "over", "regarding"):
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.ent_type_ not in ("DATE", "TIME"):
                        return (inner, *phrases.extent(inner))
    return None


def _after_whether(start: int, end: int, token: Token) -> tuple[Token, int, int] | None:
    doc = token.doc
    for place in range(start + 1, end):
        word = doc[place]
        if word.lower_ not in _QUESTION:
            continue
        if word.lower_ == "if" and place > start + 3:
            return None
        for verb in doc[place + 1 : end]:
            if verb.pos_ in ("VERB", "AUX") and verb.dep_ not in ("aux", "auxpass"):
                first, last = phrases.reach(verb)
                subject = phrases.own_subject(verb)
                if subject is not None and subject.i > place:
                    first = subject.left_edge.i
                return verb, first, last
        return None
    return None


def _deciding(verb: Token, parties: Parties) -> Iterator[Draft]:
    """ "will decide whether to", "is considering sending", "will vote on"."""
    yield from _outstanding(verb, parties)
    rows = [r for r in cues().get((verb.lemma_, "verb"), ()) if r.form == "decision"]
    if not rows or not _is_undecided(verb):
        return
    subject = phrases.subject(verb)
    by = tuple(a for a in parties.of(subject) if political(a)) if subject is not None else ()
    if not by:
        return
    for frame in rows[0].frames:
        span = _decided(verb, frame)
        if span is None:
            continue
        act, first, last = span
        yield Draft(
            form="decision",
            cue=(verb.i,),
            act=act,
            first=first,
            last=last,
            clause=verb,
            by=by,
            wants=frozenset({"cue-time", "date"} if frame == "date" else {"cue-time"}),
            rule=f"decision:{verb.lemma_}",
            prior=rows[0].prior,
        )
        return


_ASSENTING = frozenset(
    {"approve", "ratify", "sign", "confirm", "endorse", "pass", "authorise", "authorize", "decide"}
    | {"vote", "rule", "agree", "clear", "back", "adopt"}
)


def _outstanding(verb: Token, parties: Parties) -> Iterator[Draft]:
    """ "must still approve the extradition", "has yet to ratify it": an assent outstanding."""
    if verb.lemma_ not in _ASSENTING or verb.tag_ != "VB" or phrases.in_question(verb):
        return
    auxiliary = {aux.lower_ for aux in phrases.auxiliaries(verb)}
    above = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "need") else None
    near = {c.lower_ for word in (verb, above or verb) for c in word.children}
    dated = any(c.dep_ in ("prep", "npadvmod") and c.lower_ in _UNTIL for c in verb.children)
    must = "must" in auxiliary and ("still" in near or dated)
    if not must and not (above is not None and near & {"yet", "still"}):
        return
    subject = phrases.subject(verb)
    by = tuple(a for a in parties.of(subject) if political(a)) if subject is not None else ()
    by = by or (parties.body(subject) if subject is not None else ())
    if not by:
        return
    first, last = phrases.reach(verb)
    yield Draft(
        form="decision",
        cue=(verb.i,),
        act=verb,
        first=first,
        last=last,
        clause=verb,
        by=by,
        wants=frozenset({"cue-time"}),
        rule="decision:outstanding",
        prior=0.7,
    )


_UNTIL = frozenset({"by", "before", "within"})


def _is_undecided(verb: Token) -> bool:
    """Whether a verb of deciding lies ahead or is under way."""
    if verb.lemma_ == "decide" and verb.tag_ == "VBN" and phrases.negation(verb) is not None:
        # "has not decided whether"
        return any(aux.lower_ in ("has", "have") for aux in phrases.auxiliaries(verb))
    if phrases.negation(verb) is not None or phrases.in_question(verb):
        return False
    auxiliary = {aux.lower_ for aux in phrases.auxiliaries(verb)}
    if phrases.is_future(verb):
        # "would consider" says only that somebody might.
        return "would" not in auxiliary or verb.lemma_ not in ("consider", "weigh", "mull")
    if verb.tag_ == "VBG":
        return bool(auxiliary & {"is", "are", "was", "were", "been", "'s", "'re"})
    head = verb.head
    if verb.tag_ == "VB" and verb.dep_ == "xcomp" and not phrases.is_doubted(head):
        return head.lemma_ in (
            "expect",
            "schedule",
            "set",
            "due",
            "be",
            "plan",
            "meet",
            *(("have",) if any(c.lower_ in ("still", "yet") for c in head.children) else ()),
        ) and (head.tag_ != "VBD" or head.lemma_ == "be")
    return verb.lemma_ in ("consider", "weigh", "mull") and verb.tag_ in ("VBZ", "VBP")


def _decided(verb: Token, frame: str) -> tuple[Token, int, int] | None:
    if frame == "whether":
        return _after_whether(verb.i, min(verb.i + 8, verb.sent.end), verb)
    for child in verb.children:
        if child.i < verb.i:
            continue
        if frame == "ing" and child.tag_ == "VBG" and child.dep_ in ("xcomp", "ccomp", "dobj"):
            return (child, *phrases.reach(child))
        if frame == "noun" and child.dep_ == "dobj" and _is_act(child):
            return (child, *phrases.extent(child))
        if frame == "on" and child.dep_ == "prep" and child.lower_ == "on":
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.ent_type_ not in ("DATE", "TIME"):
                    if inner.pos_ == "PRON":
                        return (verb, *phrases.reach(verb))
                    return (inner, *phrases.extent(inner))
    if (
        frame == "date"
        and phrases.is_future(verb)
        and not any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in verb.children)
    ):
        return (verb, *phrases.reach(verb))
    return None


def _is_act(noun: Token) -> bool:
    return tones.is_hostile(noun) or tones.is_friendly(noun) or tones.is_gathering(noun)
