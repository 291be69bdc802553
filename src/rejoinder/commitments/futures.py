"""Commitments by "will": an own future act in a side's words, or a dated one in the outlet's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rejoinder.commitments import conditions, tones
from rejoinder.commitments.draft import Draft
from rejoinder.commitments.parties import Parties, political, share
from rejoinder.grammar import phrases
from rejoinder.lexicon.commitments import cues
from rejoinder.records import Actor, Statement
from rejoinder.records.commitment import Form

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN_WORD = 0.65
"""Share of "we will …" by a political speaker that a reader lets stand as a promise, over the idle
verbs left out: about two in three on development pages."""

DATED = 0.7
"""Share of a polity's dated "will" in the outlet's voice that is a schedule."""

_GUESSING = frozenset(
    {
        *("predict", "forecast", "think", "believe", "hope", "expect", "allege", "claim", "accuse"),
        *("imply", "fear", "suggest", "suspect", "doubt", "bet", "warn of", "attack"),
        *("prediction", "projection", "expectation", "belief", "guess", "concern", "hint"),
    }
)
"""Lemmas of cues under which a future is a guess or a charge and not one's own word."""

_LINKS = {"set": 0.75, "expect": 0.7, "schedule": 0.85, "slate": 0.85, "slat": 0.85, "due": 0.8}
"""Participles and "due" that set an act, with their priors; "slat" is the lemmatiser's "slated"."""


def find(sentence: range, parties: Parties) -> Iterator[Draft]:
    """The drafts of one sentence's future verbs."""
    doc = parties.parsed.doc
    for index in sentence:
        token = doc[index]
        if token.pos_ not in ("VERB", "AUX"):
            continue
        linked = _linked(token)
        if linked is not None:
            act, rule, prior = linked
            yield from _scheduled(token, act, rule, prior, parties)
        elif phrases.in_question(token):
            continue
        elif phrases.is_future(token):
            yield from _willed(token, parties)
        elif phrases.is_doubted(token):
            yield from _could(token, parties)
        else:
            yield from _present(token, parties)


def _could(token: Token, parties: Parties) -> Iterator[Draft]:
    """ "could lend Spain the money if a deal is signed": a help within reach, on a condition."""
    subject = phrases.own_subject(token)
    if subject is None or phrases.negation(token) is not None or not tones.is_friendly(token):
        return
    by = tuple(actor for actor in parties.of(subject) if political(actor))
    statement = parties.statement_at(token.idx)
    said = statement is not None and statement.polarity == "said"
    if by and said and conditions.of(token, token) is not None:
        yield _draft(token, "offer", by, parties, rule="own-could", prior=0.6)


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
    yield _draft(
        token, "schedule", by, parties, rule="dated-present", prior=DATED, wants={"date", "ahead"}
    )


def _willed(token: Token, parties: Parties) -> Iterator[Draft]:
    subject = phrases.subject(token)
    if subject is None or token.lemma_ == "be":
        return
    by = tuple(actor for actor in parties.of(subject) if political(actor))
    if not by and tones.is_gathering(token):
        by = parties.body(subject)
    if not by or phrases.is_passive(token) or _is_aside(token, subject, parties):
        return
    statement = parties.statement_at(token.idx)
    negated = phrases.negation(token) is not None
    own = _is_own(subject, by, statement, parties)
    if own and _is_imagined(token, subject, parties):
        return
    if own and not tones.is_idle(token):
        limits = conditions.of(token, token)
        if negated and limits is None:
            return
        form = _own_form(token, negated, limits is not None)
        yield _draft(token, form, by, parties, rule="own-word", prior=OWN_WORD)
    elif not (negated or tones.is_idle(token)) and (
        tones.is_gathering(token)
        if statement is not None and statement.polarity == "said"
        else statement is None and not _is_supposed(token)
    ):
        yield _draft(token, "schedule", by, parties, rule="dated-will", prior=DATED, wants={"date"})


def _is_imagined(token: Token, subject: Token, parties: Parties) -> bool:
    """Whether "would" stands in a quotation and only imagines: with no condition of another's
    ("I would form a view"). Outside quotation marks it is the "will" of reported speech."""
    if not _is_supposed(token) or parties.parsed.quotation_at(token.idx) is None:
        return False
    limits = conditions.of(token, token)
    if limits is None or subject.lower_ == "i":
        return True
    waited = conditions.party(limits, parties)
    return waited is not None and share((waited,), parties.of(subject))


def _is_aside(token: Token, subject: Token, parties: Parties) -> bool:
    """Whether a future announces nothing: hedged, asked, undergone, or told only in passing of what
    somebody is or does ("charges that he will level", "judges who would overturn it")."""
    if tones.is_hedged(token):
        return True
    if any(child.dep_ == "xcomp" and phrases.is_passive(child) for child in token.children):
        return True
    if phrases.is_asked_about(token):
        return True
    for up in (token, *phrases.governors(token)):
        if any(child.dep_ == "mark" and child.lower_ == "whether" for child in up.children):
            return True
        if up.dep_ == "relcl":
            mention = parties.mentions.actor_headed(up.head.i)
            named = mention is not None and mention.form in ("name", "person", "metonym")
            return not named or up.head.i != subject.i
        if up.dep_ not in ("conj", "xcomp"):
            break
    return False


def _is_own(
    subject: Token, by: tuple[Actor, ...], statement: Statement | None, parties: Parties
) -> bool:
    """Whether the one who would act is the one whose words these are."""
    if statement is None or statement.polarity != "said":
        return False
    if statement.cue is not None and _GUESSING & parties.lemmas(statement.cue):
        return False
    if by[0].person and statement.speaker is not None and by[0].name != statement.speaker.name:
        return False
    return share(by, parties.side(statement))


def _own_form(token: Token, negated: bool, conditional: bool) -> Form:
    """What an own future act is: a harm is a threat, a conditional help an offer."""
    if negated:
        return "threat" if tones.is_friendly(token) else "promise"
    if tones.is_hostile(token) or tones.is_retort(token):
        return "threat"
    if conditional and tones.is_consequence(token):
        return "threat"
    if tones.is_meeting(token) and not tones.is_friendly(token):
        return "schedule" if not conditional else "offer"
    return "offer" if conditional and tones.is_friendly(token) else "promise"


def _is_supposed(token: Token) -> bool:
    """ "would" outside anybody's words supposes, it does not announce."""
    return any(aux.lower_ in ("would", "'d", "’d") for aux in phrases.auxiliaries(token))


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
    yield _draft(act, "schedule", by, parties, rule=rule, prior=prior, wants=wants, clause=token)


def _draft(
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
    first, last = phrases.reach(act)
    negation = phrases.negation(act)
    if negation is not None and negation.i == first - 1:
        first = negation.i
    cue = tuple(aux.i for aux in phrases.auxiliaries(act) if aux.lower_ != "to")
    return Draft(
        form=form,
        cue=cue if clause is None else (clause.i,),
        act=act,
        first=first,
        last=last,
        clause=clause or act,
        by=by,
        wants=frozenset({"cue-time", *(wants or ())}),
        rule=rule,
        prior=prior,
    )
