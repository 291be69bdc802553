"""Commitments by an adjective or a noun that binds: "is ready to", "its pledge to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rejoinder.commitments import frames, tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties, political
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import CommitmentCue, cues
from rejoinder.records.commitment import Form

if TYPE_CHECKING:
    from spacy.tokens import Token


def adjectival(token: Token, parties: Parties) -> Iterator[Draft]:
    """ "is ready to", "is committed to": with a form of "be" and a bound subject."""
    rows = cues().get((token.lower_, "adj"), ())
    for row in rows:
        if row.form == "schedule":
            continue
        own = token.tag_ == "VBN" and token.dep_ not in ("acomp", "oprd", "attr")
        verb = token if own else token.head
        if not own and verb.lemma_ not in ("be", "remain", "stand"):
            continue
        if not phrases.is_asserted(verb) or phrases.is_future(verb) or verb.tag_ == "VB":
            continue
        if _is_bygone(token, verb, parties) or _is_general(token, verb):
            continue
        actors = frames.subject_of(verb, parties)
        for frame in row.frames:
            act = frames.act_of(token, frame)
            if act is None or act.lemma_ in frames.WORTHLESS or not actors:
                continue
            if act.lemma_ == "have" or (row.lemma == "determined" and _found(verb, token)):
                continue
            if frame.endswith("_noun") and not frames.is_act_noun(act):
                continue
            harm = tones.is_hostile(act) and not any(c.lower_ == "for" for c in act.children)
            form: Form = "threat" if harm else row.form
            yield frames.draft_of(
                token, row, act, parties, form=form, by=actors, to=(), clause=verb
            )
            return


def _is_bygone(token: Token, verb: Token, parties: Parties) -> bool:
    """Whether "was ready to" tells of what is past: in the outlet's voice or a direct quotation,
    where nothing else puts it back."""
    copula = next((a for a in (verb, *phrases.auxiliaries(verb)) if a.lower_ in _WERE), None)
    if copula is None:
        return False
    told = parties.statement_at(token.idx)
    return told is None or told.style == "direct" or _in_quotation(token, parties)


_WERE = frozenset({"was", "were"})


def _in_quotation(token: Token, parties: Parties) -> bool:
    return parties.parsed.quotation_at(token.idx) is not None


def _is_general(token: Token, verb: Token) -> bool:
    """Whether it is said of nobody in particular: "people who are prepared to", "a president must
    be ready to", "less prepared to"."""
    if any(aux.lower_ in ("must", "should", "ought") for aux in verb.children):
        return True
    if any(child.lower_ in ("more", "less", "better", "most", "never") for child in token.children):
        return True
    subject = phrases.own_subject(verb)
    if verb.dep_ == "relcl":
        return verb.head.pos_ != "PROPN"
    return subject is not None and any(
        child.lower_ in ("no", "any", "every", "whoever") for child in subject.children
    )


def _found(verb: Token, token: Token) -> bool:
    """Whether "was determined to" is a finding and not a will: its adverb or tense says so."""
    return token.tag_ == "VBN" and any(aux.dep_ == "auxpass" for aux in verb.children)


def nominal(token: Token, parties: Parties) -> Iterator[Draft]:
    """ "its pledge to send": whose it is, by possessor or by the verb over it."""
    for row in cues().get((token.lemma_.lower(), "noun"), ()):
        if row.form in ("schedule", "decision"):
            continue
        for frame in row.frames:
            if row.form == "demand":
                continue
            act = frames.act_of(token, frame)
            if act is None or act.lemma_ in frames.WORTHLESS:
                continue
            if frame.endswith("noun") and not frames.is_act_noun(act):
                continue
            by = tuple(a for a in parties.owner(token) if political(a))
            voiced = token.dep_ == "dobj" and tones.is_voicing(token.head)
            if not by and voiced and phrases.is_asserted(token.head):
                by = frames.subject_of(token.head, parties)
            if row.lemma == "plan" and not voiced:
                continue  # "its plan to" is talked of by all; announced, it binds
            if not by or _is_denied(token) or _is_mused(token, row):
                continue
            if row.lemma == "proposal" and tones.is_hostile(act):
                continue
            form: Form = row.form
            if form == "promise" and tones.is_hostile(act) and row.lemma != "agreement":
                form = "threat"
            holder = next((c for c in token.children if c.dep_ == "poss"), None)
            yield frames.draft_of(
                token,
                row,
                act,
                parties,
                form=form,
                by=by,
                to=(),
                clause=frames.verb_over(token),
                holder=holder,
            )
            return


def _is_mused(noun: Token, row: CommitmentCue) -> bool:
    """Whether a will is only talked about ("positions regarding their willingness"), or a word is
    what something was ("his pledge was his commitment to")."""
    if noun.dep_ == "attr" and noun.head.tag_ == "VBD":
        return True
    willing = row.lemma in ("readiness", "willingness")
    return willing and noun.dep_ == "pobj" and not tones.is_voicing(frames.verb_over(noun))


def _is_denied(noun: Token) -> bool:
    if any(child.lower_ in ("no", "any", "without") for child in noun.children):
        return True
    head = noun.head
    return head.pos_ in ("VERB", "AUX") and not phrases.is_asserted(head) and noun.dep_ == "dobj"
