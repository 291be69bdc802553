"""Commitments by a word that binds: "pledged to", "threatened to", "called on Turkey to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.commitments import tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties, distinct, political, same, share
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import CommitmentCue, cues
from rejoinder.records.commitment import Form
from rejoinder.records.parts import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "PROPN": "noun"}
_INFINITIVES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})
_PLAIN_SAYING = frozenset({"say", "add", "state", "stress", "insist", "declare", "tell"})
_RETORTS = frozenset({"consequence", "retaliation", "response", "reprisal", "sanction", "action"})
_WORTHLESS = frozenset({"know", "see", "be", "say", "think", "believe", "understand"})
"""Acts that nobody is held to after "demanded to", "agreed to" and the like."""


def find(sentence: range, parties: Parties) -> Iterator[Draft]:
    """The drafts of one sentence's cue words."""
    doc = parties.parsed.doc
    for index in sentence:
        token = doc[index]
        part = _PARTS.get(token.pos_)
        if part == "verb" or (part == "adj" and token.lemma_ == "due"):
            yield from _verbal(token, parties)
        if part in ("adj", "verb"):
            yield from _adjectival(token, parties)
        if part == "noun":
            yield from _nominal(token, parties)


def _verbal(token: Token, parties: Parties) -> Iterator[Draft]:
    rows = cues().get((token.lemma_.lower(), "verb"), ())
    if not rows or token.dep_ in ("amod", "compound"):
        return
    if not phrases.is_asserted(token) or _is_alleged(token):
        return
    if phrases.is_future(token) and not any(row.form == "decision" for row in rows):
        return
    for row in rows:
        if row.form in ("schedule", "decision"):
            continue
        for frame in row.frames:
            draft = _by_frame(token, row, frame, parties)
            if draft is not None:
                yield draft
                return


def _is_alleged(token: Token) -> bool:
    """Whether a cue stands in what somebody is accused of ("accused him of threatening to sue")."""
    return any(
        up.lemma_ in ("accuse", "suspect", "charge", "allege", "convict")
        for up in phrases.governors(token)
        if token.tag_ == "VBG"
    )


def _by_frame(token: Token, row: CommitmentCue, frame: str, parties: Parties) -> Draft | None:
    if row.form == "demand":
        return _demand(token, row, frame, parties)
    actors = _subject(token, parties)
    if not actors or (phrases.is_passive(token) and token.lemma_ not in ("commit",)):
        return None
    if frame == "that":
        return _that(token, row, actors, parties)
    act = _act(token, frame)
    if act is None or (act.lemma_ in _WORTHLESS and act.pos_ != "NOUN"):
        return None
    if frame in ("noun", "of_noun", "with_noun", "for_noun", "to_noun") and not _is_act_noun(act):
        return None
    if frame == "of_noun" and row.lemma == "warn" and act.lemma_ not in _RETORTS:
        return None
    form = _form(row, act)
    return _draft(token, row, act, parties, form=form, by=actors, to=_given(token, parties))


def _form(row: CommitmentCue, act: Token) -> Form:
    """A vow to do harm is a threat; agreeing with others is a promise whatever is agreed."""
    if row.form == "promise" and row.lemma not in ("agree", "commit", "undertake"):
        return "threat" if tones.is_hostile(act) else "promise"
    return row.form


def _act(token: Token, frame: str) -> Token | None:
    """The head of the words that a cue's frame puts the act in."""
    if frame == "to":
        for child in token.children:
            bare = child.i > token.i and phrases.own_subject(child) is None
            if bare and child.dep_ in _INFINITIVES and _is_infinitive(child):
                return child
        return None
    if frame in ("ing", "on_ing", "to_ing"):
        return _gerund(token, "on" if frame == "on_ing" else "to")
    if frame == "noun":
        return next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    preposition = frame.removesuffix("_noun")
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == preposition:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _gerund(token: Token, preposition: str) -> Token | None:
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and child.i > token.i:
            return child
        if child.dep_ == "prep" and child.lower_ == preposition:
            for inner in child.children:
                if inner.dep_ == "pcomp" and inner.tag_ == "VBG":
                    return inner
        if child.dep_ == "xcomp" and preposition == "to" and child.tag_ == "VBG":
            return child
    following = token.doc[token.i + 1 : token.i + 3]
    if len(following) == 2 and following[0].lower_ == preposition and following[1].tag_ == "VBG":
        return following[1]
    return None


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in token.children
    )


def _is_act_noun(noun: Token) -> bool:
    return tones.is_hostile(noun) or tones.is_friendly(noun) or tones.is_gathering(noun)


def _subject(token: Token, parties: Parties) -> tuple[Actor, ...]:
    subject = phrases.subject(token)
    if subject is None:
        return ()
    return tuple(actor for actor in parties.of(subject) if political(actor))


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
        if not share(bound, actors) and not _is_guaranteed(row, bound):
            return None
        if not bound and row.lemma in _GUARANTEES:
            return _guaranteed(token, row, act, actors, parties)
        if tones.is_idle(act) or phrases.is_passive(act) or phrases.negation(act) is not None:
            return None
        if act.lemma_ == "be" or any(actor.sector == "CVL" for actor in bound):
            return None
        if any(child.dep_ == "xcomp" and phrases.is_passive(child) for child in act.children):
            return None
        form: Form = row.form
        if row.form == "promise" and (tones.is_hostile(act) or tones.is_retort(act)):
            form = "threat"
        to = tuple(a for a in _given(token, parties) if not share((a,), bound))
        return _draft(token, row, act, parties, form=form, by=bound, to=to)
    return None


_GUARANTEES = frozenset({"promise", "pledge", "guarantee", "assure", "vow", "swear"})


def _is_guaranteed(row: CommitmentCue, bound: tuple[Actor, ...]) -> bool:
    """Whether a promise may be of a thing that happens ("promised that talks would open")."""
    return not bound and row.lemma in _GUARANTEES


def _guaranteed(
    token: Token, row: CommitmentCue, act: Token, actors: tuple[Actor, ...], parties: Parties
) -> Draft:
    draft = _draft(token, row, act, parties, form="promise", by=actors, to=_given(token, parties))
    subject = phrases.own_subject(act)
    return replace(draft, first=subject.left_edge.i if subject is not None else draft.first)


def _demand(token: Token, row: CommitmentCue, frame: str, parties: Parties) -> Draft | None:
    passive = phrases.is_passive(token)
    if frame == "that":
        return _demanded_clause(token, row, parties)
    if frame in ("noun", "for_noun"):
        return _demanded_noun(token, row, frame, parties)
    asked = _asked(token, frame)
    act = _asked_act(token, frame, asked)
    if act is None or act.lemma_ in _WORTHLESS:
        return None
    if passive:
        subject = phrases.own_subject(token)
        by = parties.of(subject) if subject is not None else ()
        to = parties.owner(token)
        if not to and token.lemma_ not in ("urge", "ask", "request", "require"):
            return None
        by = tuple(actor for actor in by if actor.code is not None)
    else:
        by = parties.of(asked) if asked is not None else ()
        to = _asking(token, parties)
        if not to:
            return None
    by = tuple(actor for actor in by if _can_be_held(actor))
    if not by or (to and all(same(one, other) for one in by for other in to)):
        return None
    return _draft(token, row, act, parties, form="demand", by=by, to=to)


def _asking(token: Token, parties: Parties) -> tuple[Actor, ...]:
    """Who asks: a polity or body, or a named group, which may call on one as well."""
    subject = phrases.subject(token)
    if subject is None:
        return ()
    return _subject(token, parties) or tuple(
        actor
        for actor in parties.of(subject)
        if actor.sector == "NGO" or (not actor.person and actor.name.istitle())
    )


def _can_be_held(actor: Actor) -> bool:
    """Whether a demand on an actor is one on a polity or body, not on people at large."""
    return political(actor) and (actor.code is not None or actor.sector not in (None, "CVL"))


def _asked(token: Token, frame: str) -> Token | None:
    """Who is asked: the object, or the object of "on" or "to" before the infinitive."""
    prepositions = {"on_party_to": ("on", "upon", "for"), "to_party_to": ("to",)}.get(frame, ())
    for child in token.children:
        if not prepositions and child.dep_ in ("dobj", "dative") and child.i > token.i:
            return child
        if child.dep_ in ("prep", "dative") and child.lower_ in prepositions:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp") and _is_infinitive(child) and not prepositions:
            return phrases.own_subject(child)
    return None


def _asked_act(token: Token, frame: str, asked: Token | None) -> Token | None:
    if frame == "against":
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "against":
                return next((c for c in child.children if c.dep_ == "pcomp"), None)
        return None
    tops = [token] if asked is None else [token, asked, asked.head]
    for top in tops:
        for child in top.children:
            if child.i > token.i and child.dep_ in _INFINITIVES and _is_infinitive(child):
                return child
    return None


def _demanded_clause(token: Token, row: CommitmentCue, parties: Parties) -> Draft | None:
    """ "demanded that Syria withdraw", "insisted that Syria must withdraw"."""
    for child in token.children:
        if child.dep_ not in ("ccomp", "advcl", "xcomp") or child.i < token.i:
            continue
        subject = phrases.own_subject(child)
        modal = any(aux.lower_ in ("must", "should") for aux in phrases.auxiliaries(child))
        bare = child.tag_ == "VB" and not phrases.is_future(child)
        bare = bare or (row.lemma == "demand" and child.tag_ in ("VBP", "VB", "VBN"))
        if subject is None or not (modal or bare):
            continue
        if row.lemma in ("insist",) and not modal:
            continue
        to = _subject(token, parties)
        by = tuple(actor for actor in parties.of(subject) if political(actor))
        if not by and phrases.is_passive(child):
            by = tuple(a for a in parties.within(child.i, child.right_edge.i + 1) if political(a))
        if not to or share(by, to):
            return None
        return _draft(token, row, child, parties, form="demand", by=by, to=to)
    return None


def _demanded_noun(token: Token, row: CommitmentCue, frame: str, parties: Parties) -> Draft | None:
    """ "demanded the withdrawal of Russian troops": only where the words say whose act it is."""
    act = _act(token, frame)
    to = _subject(token, parties)
    if act is None or not to or phrases.is_passive(token):
        return None
    by = distinct(
        actor for actor in _doers(act, parties) if political(actor) and not share((actor,), to)
    )
    if act.pos_ != "NOUN" or not (by or _is_act_noun(act)):
        return None
    draft = _draft(token, row, act, parties, form="demand", by=by[:1], to=to)
    return draft if by else replace(draft, wants=frozenset({"date", "anybody"}))


_UNDERGONE = frozenset(
    {"withdrawal", "resignation", "departure", "return", "surrender", "retreat", "pullout", "exit"}
)
"""Acts whose doer stands after "of" ("the withdrawal of Russian troops")."""


def _doers(act: Token, parties: Parties) -> tuple[Actor, ...]:
    """Who would do what a noun names."""
    actors = parties.owner(act)
    if actors or act.lemma_ not in _UNDERGONE:
        return actors
    for child in act.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return parties.of(inner)
    return ()


def _adjectival(token: Token, parties: Parties) -> Iterator[Draft]:
    """ "is ready to", "is committed to": with a form of "be" and a bound subject."""
    rows = cues().get((token.lower_, "adj"), ())
    for row in rows:
        if row.form == "schedule":
            continue
        own = token.tag_ == "VBN" and token.dep_ not in ("acomp", "oprd", "attr")
        verb = token if own else token.head
        if not own and verb.lemma_ not in ("be", "remain", "stand"):
            continue
        if not phrases.is_asserted(verb) or phrases.is_future(verb):
            continue
        actors = _subject(verb, parties)
        for frame in row.frames:
            act = _act(token, frame)
            if act is None or act.lemma_ in _WORTHLESS or not actors:
                continue
            if frame.endswith("_noun") and not _is_act_noun(act):
                continue
            form: Form = "threat" if tones.is_hostile(act) else row.form
            yield _draft(token, row, act, parties, form=form, by=actors, to=(), clause=verb)
            return


def _nominal(token: Token, parties: Parties) -> Iterator[Draft]:
    """ "its pledge to send": whose it is, by possessor or by the verb over it."""
    for row in cues().get((token.lemma_.lower(), "noun"), ()):
        if row.form in ("schedule", "decision"):
            continue
        for frame in row.frames:
            if row.form == "demand":
                continue
            act = _act(token, frame)
            if act is None or act.lemma_ in _WORTHLESS:
                continue
            if frame.endswith("noun") and not _is_act_noun(act):
                continue
            by = tuple(a for a in parties.owner(token) if political(a))
            if not by and token.dep_ == "dobj" and phrases.is_asserted(token.head):
                by = _subject(token.head, parties)
            if not by or _is_denied(token):
                continue
            form: Form = row.form
            if form == "promise" and tones.is_hostile(act) and row.lemma != "agreement":
                form = "threat"
            yield _draft(token, row, act, parties, form=form, by=by, to=(), clause=_verb(token))
            return


def _is_denied(noun: Token) -> bool:
    if any(child.lower_ in ("no", "any", "without") for child in noun.children):
        return True
    head = noun.head
    return head.pos_ in ("VERB", "AUX") and not phrases.is_asserted(head) and noun.dep_ == "dobj"


def _verb(token: Token) -> Token:
    """The verb of the clause that a token stands in."""
    for up in phrases.governors(token):
        if up.pos_ in ("VERB", "AUX"):
            return up
    return token


def _draft(
    token: Token,
    row: CommitmentCue,
    act: Token,
    parties: Parties,
    *,
    form: Form,
    by: tuple[Actor, ...],
    to: tuple[Actor, ...],
    clause: Token | None = None,
) -> Draft:
    first, last = phrases.reach(act)
    if act.pos_ in ("NOUN", "PROPN") and act.tag_ != "VBG":
        first, last = phrases.extent(act)
    negation = phrases.negation(act)
    if negation is not None and token.i < negation.i < first:
        first = negation.i
    return Draft(
        form=form,
        cue=(token.i,),
        act=act,
        first=first,
        last=last,
        clause=clause or token,
        by=by,
        to=to,
        rule=f"cue:{row.lemma}",
        prior=row.prior,
    )
