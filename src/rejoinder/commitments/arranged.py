"""Schedules by the calendar of verbs: "is due to", "meets on Sunday", "is sending next week"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rejoinder.commitments import tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties, political
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import cues
from rejoinder.records import Actor
from rejoinder.records.commitment import Form

if TYPE_CHECKING:
    from spacy.tokens import Token

DATED = 0.7
"""Share of a polity's dated "will" in the outlet's voice that is a schedule."""

_LINKS = {"set": 0.75, "expect": 0.7, "schedule": 0.85, "slate": 0.85, "slat": 0.85, "due": 0.8}
"""Participles and "due" that set an act, with their priors; "slat" is the lemmatiser's "slated"."""


def find(token: Token, parties: Parties) -> tuple[bool, list[Draft]]:
    """The drafts that a verb's calendar gives, and whether "is due to" and its like stand there, so
    that nothing else need be asked of it."""
    found = list(_awaited(token, parties))
    linked = _linked(token)
    if linked is not None:
        act, rule, prior = linked
        return True, [*found, *_scheduled(token, act, rule, prior, parties)]
    if phrases.in_question(token) or phrases.is_future(token):
        return False, found
    if token.tag_ == "VBG" and token.dep_ not in ("amod", "pcomp", "advcl", "acl"):
        return False, [*found, *_progressive(token, parties)]
    return False, [*found, *_present(token, parties)]


def _awaited(token: Token, parties: Parties) -> Iterator[Draft]:
    """ "is expected in Moscow next week", "is due in Kabul": a journey with its day."""
    due = next((c for c in token.children if c.dep_ == "acomp" and c.lower_ == "due"), None)
    head = due if due is not None else token
    expected = token.lower_ == "expected" and phrases.is_passive(token)
    subject = phrases.own_subject(token)
    place = next((c for c in head.children if c.lower_ in ("in", "at") and c.i > head.i), None)
    if not (due is not None or expected) or subject is None or place is None:
        return
    if token.tag_ == "VBD" or any(aux.lower_ in ("was", "were") for aux in token.children):
        return
    if any(c.dep_ == "xcomp" for c in head.children) or tones.is_gathering(subject):
        return
    by = tuple(actor for actor in parties.of(subject) if political(actor))
    if by and any(p.head == c.i for c in place.children for p in parties.mentions.places):
        yield Draft(
            form="schedule",
            cue=(token.i,),
            act=place,
            first=head.i,
            last=place.right_edge.i + 1,
            clause=token,
            by=by,
            wants=frozenset({"cue-time", "date"}),
            rule="awaited",
            prior=DATED,
        )


def _present(token: Token, parties: Parties) -> Iterator[Draft]:
    """ "meets on Sunday in Accra": the present tense of the calendar, with a day to come."""
    if token.tag_ not in ("VBZ", "VBP") or token.lemma_ in ("travel", "tour", "begin", "start"):
        return
    if not tones.is_gathering(token):
        return
    subject = phrases.own_subject(token)
    if subject is None or phrases.negation(token) is not None or phrases.auxiliaries(token):
        return
    by = tuple(actor for actor in parties.of(subject) if political(actor))
    statement = parties.statement_at(token.idx)
    if not by or (statement is not None and statement.polarity != "said"):
        return
    yield drafted(
        token, "schedule", by, parties, rule="dated-present", prior=DATED, wants={"date", "ahead"}
    )


def _progressive(token: Token, parties: Parties) -> Iterator[Draft]:
    """ "is sending two ships next week": what is arranged, with a day to come."""
    being = any(aux.lower_ in ("is", "are", "'re", "’re") for aux in phrases.auxiliaries(token))
    subject = phrases.own_subject(token)
    if not being or subject is None or phrases.negation(token) is not None:
        return
    if phrases.is_passive(token) or tones.is_idle(token) or token.lemma_ == "go":
        return
    by = tuple(actor for actor in parties.of(subject) if political(actor))
    statement = parties.statement_at(token.idx)
    if by and (statement is None or statement.polarity == "said"):
        wants = {"date", "ahead", "strictly"}
        yield drafted(
            token, "schedule", by, parties, rule="dated-progressive", prior=DATED, wants=wants
        )


def _linked(token: Token) -> tuple[Token, str, float] | None:
    """The act under "is due to", "is set to", "is expected to", "are to", "plans to"."""
    lemma = token.lemma_.lower()
    for child in token.children:
        infinitive = child.tag_ == "VB" and any(
            part.lower_ == "to" and part.dep_ == "aux" for part in child.children
        )
        if not infinitive or child.i < token.i:
            continue
        if lemma in _LINKS and token.tag_ == "VBN" and phrases.is_passive(token):
            return child, f"link:{lemma}", _LINKS[lemma]
        if lemma == "be" and child.dep_ == "xcomp" and _is_set(token, child):
            return child, "link:be to", 0.65
        rows = cues().get((lemma, "verb"), ())
        if phrases.own_subject(child) is not None:
            continue  # "expects it to rise"
        planned = bool(rows) and rows[0].form == "schedule" and not phrases.is_passive(token)
        if planned and phrases.own_subject(token) is not None:
            return child, f"link:{lemma}", rows[0].prior
    if lemma == "be":
        for child in token.children:
            if child.dep_ == "acomp" and child.lower_ in ("due", "set", "likely"):
                for act in child.children:
                    if act.dep_ == "xcomp" and act.tag_ == "VB" and child.lower_ != "likely":
                        return act, f"link:{child.lower_}", _LINKS[child.lower_]
    return None


def _is_set(verb: Token, act: Token) -> bool:
    """Whether "is to" sets an act: "to" stands right behind, and "be" says nothing else ("how
    important it is to win")."""
    if any(child.dep_ in ("acomp", "attr", "expl") for child in verb.children):
        return False
    return act.i - verb.i <= 3 and act.head.i == verb.i


def _scheduled(
    token: Token, act: Token, rule: str, prior: float, parties: Parties
) -> Iterator[Draft]:
    """An act set for a day; without a day only a gathering that is "scheduled" or "due" counts."""
    subject = phrases.subject(token)
    if subject is None or phrases.negation(token) is not None or act.lemma_ == "be":
        return
    if phrases.is_asked_about(token):
        return
    past = token.tag_ == "VBD" or any(
        aux.lower_ in ("was", "were", "had") for aux in token.children
    )
    if past and parties.statement_at(token.idx) is None:
        return
    gathering = tones.is_gathering(act) or tones.is_gathering(subject)
    by = tuple(actor for actor in parties.of(subject) if political(actor))
    if not by and gathering:
        by = parties.body(subject)
    if not by and not tones.is_gathering(subject):
        return
    if tones.is_idle(act) and not gathering:
        return
    firm = rule in ("link:schedule", "link:slate", "link:due")
    wants = set() if firm and gathering else {"date"}
    yield drafted(act, "schedule", by, parties, rule=rule, prior=prior, wants=wants, clause=token)


def drafted(
    act: Token,
    form: Form,
    by: tuple[Actor, ...],
    parties: Parties,
    *,
    rule: str,
    prior: float,
    wants: set[str] | None = None,
    clause: Token | None = None,
) -> Draft:
    """The draft of an act that stands in the future by its own verb."""
    first, last = phrases.reach(act)
    cue = tuple(aux.i for aux in phrases.auxiliaries(act) if aux.lower_ != "to")
    return Draft(
        form=form,
        cue=cue if clause is None else (clause.i,),
        act=act,
        first=phrases.from_negation(act, first),
        last=last,
        clause=clause or act,
        by=by,
        wants=frozenset({"cue-time", *(wants or ())}),
        rule=rule,
        prior=prior,
    )
