"""Commitments by a word that binds: "pledged to", "threatened to", "called on Turkey to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.commitments import demands, frames, standing, tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties, political, share
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import CommitmentCue, cues, party_nouns
from rejoinder.records.commitment import Form
from rejoinder.records.parts import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token


_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "PROPN": "noun"}


_PLAIN_SAYING = frozenset({"say", "add", "state", "stress", "insist", "declare", "tell"})


_RETORTS = frozenset({"consequence", "retaliation", "response", "reprisal", "sanction", "action"})


def find(sentence: range, parties: Parties) -> Iterator[Draft]:
    """The drafts of one sentence's cue words."""
    doc = parties.parsed.doc
    for index in sentence:
        token = doc[index]
        part = _PARTS.get(token.pos_)
        if part == "verb" or (part == "adj" and token.lemma_ == "due"):
            yield from _verbal(token, parties)
        if part in ("adj", "verb"):
            yield from standing.adjectival(token, parties)
        if part == "noun":
            yield from standing.nominal(token, parties)


def _verbal(token: Token, parties: Parties) -> Iterator[Draft]:
    rows = cues().get((token.lemma_.lower(), "verb"), ())
    if not rows or token.dep_ in ("amod", "compound"):
        return
    if not phrases.is_asserted(token) or _is_alleged(token):
        return
    if phrases.is_future(token):
        return
    for row in rows:
        if row.form in ("schedule", "decision"):
            continue
        for frame in row.frames:
            draft = _by_frame(token, row, frame, parties)
            if draft is not None:
                yield draft
                return


_CHARGES = frozenset({"criticism", "concern", "accusation", "allegation", "claim", "fear"})


def _is_alleged(token: Token) -> bool:
    """Whether a cue stands in what somebody is accused of ("accused him of threatening to sue")."""
    return any(
        up.lemma_ in ("accuse", "suspect", "charge", "allege", "convict")
        or (up.pos_ == "NOUN" and up.lemma_ in _CHARGES)
        for up in phrases.governors(token)
        if token.tag_ == "VBG"
    )


def _by_frame(token: Token, row: CommitmentCue, frame: str, parties: Parties) -> Draft | None:
    if row.form == "demand":
        return demands.of(token, row, frame, parties)
    actors = frames.subject_of(token, parties)
    if not actors or (phrases.is_passive(token) and token.lemma_ not in ("commit",)):
        return None
    if frame == "that":
        return _that(token, row, actors, parties)
    act = frames.act_of(token, frame)
    if act is None or (act.lemma_ in frames.WORTHLESS and act.pos_ != "NOUN"):
        return None
    if row.lemma == "decide" and not _is_resolved(token, act, actors):
        return None
    if row.lemma == "propose" and _is_policy(token, frame, act):
        return None
    if _is_gapped(token, act):
        return None
    if token.dep_ == "advcl" and any(c.lower_ == "as" and c.i < token.i for c in token.children):
        return None
    if frame in (
        "noun",
        "on_noun",
        "of_noun",
        "with_noun",
        "for_noun",
        "to_noun",
    ) and not frames.is_act_noun(act):
        return None
    if frame == "of_noun" and row.lemma == "warn" and act.lemma_ not in _RETORTS:
        return None
    form = _form(row, act)
    return frames.draft_of(
        token, row, act, parties, form=form, by=actors, to=_given(token, parties)
    )


_GOING_ON = frozenset({"maintain", "keep", "continue", "remain", "stay", "retain"})
"""Acts that, decided on, bind to nothing new."""


def _is_resolved(token: Token, act: Token, actors: tuple[Actor, ...]) -> bool:
    """Whether "decided to" binds: a body's decision on an act of weight, told for its own sake."""
    if act.lemma_ in _GOING_ON or not tones.is_known(act) or tones.is_personal(act):
        return False
    if phrases.negation(act) is not None or token.dep_ in ("relcl", "acl", "advcl"):
        return False
    return not any(actor.person for actor in actors) and not phrases.is_asked_about(token)


def _is_policy(token: Token, frame: str, act: Token) -> bool:
    """Whether what is proposed is a plan for others to judge, and no offer of one's own."""
    if tones.is_hostile(act) or any(aux.lower_ == "had" for aux in phrases.auxiliaries(token)):
        return True
    return frame != "to" and not (tones.is_friendly(act) or tones.is_gathering(act))


def _is_gapped(token: Token, act: Token) -> bool:
    """Whether an act lacks its object, which a relative clause leaves outside ("talks that they
    agreed to hold")."""
    if act.pos_ not in ("VERB", "AUX") or any(child.dep_ == "dobj" for child in act.children):
        return False
    subject = phrases.own_subject(token)
    for up in (token, *phrases.governors(token)):
        if up.dep_ == "relcl":
            return subject is not None and subject.tag_ not in ("WDT", "WP")
        if up.dep_ not in ("ccomp", "xcomp", "conj"):
            return False
    return False


def _form(row: CommitmentCue, act: Token) -> Form:
    """A vow to do harm is a threat; agreeing with others is a promise whatever is agreed."""
    if row.form == "promise" and row.lemma not in ("agree", "commit", "undertake"):
        return "threat" if tones.is_hostile(act) else "promise"
    return row.form


def _given(token: Token, parties: Parties) -> tuple[Actor, ...]:
    """Whom a promise was made to: its dative or the object before the act."""
    for child in token.children:
        if child.dep_ in ("dative", "dobj") and token.i < child.i:
            actors = tuple(actor for actor in parties.of(child) if political(actor))
            if actors and parties.mentions.actor_headed(child.i) is not None:
                return actors
    return ()


def _that(
    token: Token, row: CommitmentCue, actors: tuple[Actor, ...], parties: Parties
) -> Draft | None:
    """ "Iran said it would leave": the clause's subject must be on the speaker's side."""
    if token.tag_ == "VBG" and row.lemma in _PLAIN_SAYING:
        return None  # "…, saying it would": "it" is then mostly the thing spoken of
    for child in token.children:
        if child.dep_ != "ccomp" or child.i < token.i or child.tag_ not in ("VB", "VBN", "VBG"):
            continue
        act = child
        subject = phrases.own_subject(act)
        if subject is None or not phrases.is_future(act) or phrases.is_doubted(act):
            return None
        bound = parties.of(subject)
        if _is_theirs(subject, token, parties):
            bound = actors
        if not share(bound, actors):
            # "promised that talks would open", "that he would get a fair trial"
            if row.lemma not in _GUARANTEES or phrases.negation(act) is not None:
                return None
            return _guaranteed(token, row, act, actors, parties)
        if tones.is_idle(act) or phrases.is_passive(act):
            return None
        harmless = phrases.negation(act) is not None
        if harmless and not tones.is_hostile(act):
            return None  # a refusal
        if tones.is_hedged(act) or _is_gapped(token, act):
            return None
        if act.lemma_ == "be" or any(actor.sector == "CVL" for actor in bound):
            return None
        if any(child.dep_ == "xcomp" and phrases.is_passive(child) for child in act.children):
            return None
        form: Form = row.form
        if row.form == "promise" and (tones.is_hostile(act) or tones.is_retort(act)):
            form = "promise" if harmless else "threat"
        to = tuple(a for a in _given(token, parties) if not share((a,), bound))
        return frames.draft_of(token, row, act, parties, form=form, by=bound, to=to)
    return None


def _is_theirs(subject: Token, cue: Token, parties: Parties) -> bool:
    """Whether "his men" are the men of the one who says so."""
    owner = next((c for c in subject.children if c.tag_ == "PRP$"), None)
    speaker = phrases.subject(cue)
    kinds = party_nouns(subject.lemma_.lower())
    if owner is None or speaker is None or not kinds & {"organ", "people"}:
        return False
    meant = parties.mentions.actor_headed(owner.i)
    named = parties.mentions.actors_within(speaker.left_edge.i, cue.i)
    return meant is not None and any(m.entity == meant.entity for m in named)


_GUARANTEES = frozenset({"promise", "pledge", "guarantee", "assure", "vow", "swear"})
"""What is promised so may be what happens, and not only what the speaker's side does."""


def _guaranteed(
    token: Token, row: CommitmentCue, act: Token, actors: tuple[Actor, ...], parties: Parties
) -> Draft:
    draft = frames.draft_of(
        token, row, act, parties, form="promise", by=actors, to=_given(token, parties)
    )
    subject = phrases.own_subject(act)
    return replace(draft, first=subject.left_edge.i if subject is not None else draft.first)
