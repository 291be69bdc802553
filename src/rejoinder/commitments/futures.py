"""Commitments by "will": an own future act in a side's words, or a dated one in the outlet's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.commitments import arranged, conditions, tones
from rejoinder.commitments.draft import Draft, Limits
from rejoinder.commitments.parties import Parties, political, share
from rejoinder.grammar import phrases
from rejoinder.records import Actor, Statement
from rejoinder.records.commitment import Form

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN_WORD = 0.65
"""Share of "we will …" by a political speaker that a reader lets stand as a promise, over the idle
verbs left out: about two in three on development pages."""


_GUESSING = frozenset(
    {
        *("predict", "forecast", "think", "believe", "hope", "expect", "allege", "claim", "accuse"),
        *("imply", "fear", "suggest", "suspect", "doubt", "bet", "warn of", "attack"),
        *("prediction", "projection", "expectation", "belief", "guess", "concern", "hint"),
    }
)
"""Lemmas of cues under which a future is a guess or a charge and not one's own word."""


def find(sentence: range, parties: Parties) -> Iterator[Draft]:
    """The drafts of one sentence's future verbs."""
    doc = parties.parsed.doc
    for index in sentence:
        token = doc[index]
        if token.pos_ not in ("VERB", "AUX"):
            continue
        settled, drafts = arranged.find(token, parties)
        yield from drafts
        if settled or phrases.in_question(token):
            continue
        if phrases.is_future(token):
            yield from _willed(token, parties)
        elif phrases.is_doubted(token):
            yield from _could(token, parties)


def _could(token: Token, parties: Parties) -> Iterator[Draft]:
    """ "could lend Spain the money if a deal is signed": a help within reach, on a condition.

    A harm within reach, in return for another's act or on a condition, is a threat.
    """
    subject = phrases.own_subject(token)
    if subject is None or phrases.negation(token) is not None:
        return
    by = tuple(actor for actor in parties.of(subject) if political(actor))
    statement = parties.statement_at(token.idx)
    said = statement is not None and statement.polarity == "said"
    if not by or not said or statement is None or not share(by, parties.side(statement)):
        return
    limited = conditions.of(token, token) is not None
    if limited and tones.is_friendly(token):
        yield arranged.drafted(token, "offer", by, parties, rule="own-could", prior=0.6)
        return
    warned = statement.cue is not None and bool(_WARNING & parties.lemmas(statement.cue))
    if tones.is_hostile(token) and (limited or warned or _in_return(token)):
        yield arranged.drafted(token, "threat", by, parties, rule="own-could", prior=0.6)


_WARNING = frozenset({"warn", "threaten", "caution"})
_RETURN = frozenset({"return", "response", "retaliation", "reply", "answer", "turn"})


def _in_return(token: Token) -> bool:
    """Whether an act is told as an answer: "in return", "in response"."""
    return any(
        child.lower_ == "in" and any(inner.lower_ in _RETURN for inner in child.children)
        for child in token.children
    )


def _willed(token: Token, parties: Parties) -> Iterator[Draft]:
    subject = phrases.subject(token)
    if subject is None or token.lemma_ == "be":
        return
    by = tuple(actor for actor in parties.of(subject) if political(actor))
    if not by and tones.is_gathering(token):
        by = parties.body(subject)
    if _is_aside(token, subject, parties):
        return
    statement = parties.statement_at(token.idx)
    if phrases.is_passive(token):
        yield from _undergone(token, subject, statement, parties)
        return
    if not by:
        return
    negated = phrases.negation(token) is not None
    own = _is_own(token, subject, by, statement, parties)
    if own and _is_imagined(token, subject, parties):
        return
    if own and not tones.is_idle(token):
        limits = conditions.of(token, token)
        if limits is None and negated:
            limits = _until(token)
        if token.head.lower_ == "going" and limits is None and not tones.is_known(token):
            return  # "we're going to turn it around": talk, where no act that one knows is named
        if negated and limits is None and not tones.is_hostile(token):
            return  # a refusal
        form = _own_form(token, negated, limits is not None)
        if form == "promise" and limits is None and not negated and _is_arranged(token):
            form = "schedule"
        draft = arranged.drafted(token, form, by, parties, rule="own-word", prior=OWN_WORD)
        yield replace(draft, limits=limits)
    elif not (negated or tones.is_idle(token)) and (
        tones.is_gathering(token)
        if statement is not None and statement.polarity == "said"
        else statement is None and not _is_supposed(token)
    ):
        if _is_under_deal(token):
            yield arranged.drafted(
                token, "promise", by, parties, rule="under-deal", prior=UNDER_DEAL
            )
            return
        yield arranged.drafted(
            token, "schedule", by, parties, rule="dated-will", prior=arranged.DATED, wants={"date"}
        )


def _until(token: Token) -> Limits | None:
    """ "will not reopen it until they apologise": where the parse sees no clause behind "until"."""
    doc = token.doc
    for marker in range(token.i + 1, min(token.i + 12, token.sent.end - 2)):
        if doc[marker].is_punct:
            return None
        if doc[marker].lower_ == "until" and doc[marker + 1].ent_type_ not in ("DATE", "TIME"):
            last = next(
                (i for i in range(marker + 1, token.sent.end) if doc[i].is_punct), token.sent.end
            )
            if last - marker > 2:
                return Limits(first=marker + 1, last=last, marker=marker, unless=True)
    return None


def _undergone(
    token: Token, subject: Token, statement: Statement | None, parties: Parties
) -> Iterator[Draft]:
    """ "The prisoners will be freed by Friday, the ministry said": the speaker's side will do it.

    A harm undergone is only foretold, unless a condition of another's makes it a threat.
    """
    by = tuple(actor for actor in parties.side(statement) if political(actor))
    if statement is None or statement.polarity != "said" or not by:
        return
    if statement.cue is not None and _GUESSING & parties.lemmas(statement.cue):
        return
    if any(child.lower_ in ("every", "no", "any", "many") for child in subject.children):
        return
    agents = [a for child in token.children if child.dep_ == "agent" for a in child.children]
    done_by = tuple(actor for agent in agents for actor in parties.of(agent))
    if (agents and not share(done_by, by)) or phrases.negation(token) is not None:
        return
    if _is_supposed(token) and parties.parsed.quotation_at(token.idx) is not None:
        return
    friendly, hostile = tones.is_friendly(token), tones.is_hostile(token)
    limits = conditions.of(token, token)
    if not (friendly or hostile) or (hostile and limits is None and not agents):
        return
    draft = arranged.drafted(
        token,
        "threat" if hostile else "promise",
        by,
        parties,
        rule="own-passive",
        prior=OWN_PASSIVE,
    )
    yield replace(draft, first=subject.left_edge.i)


def _is_under_deal(token: Token) -> bool:
    """Whether an act is one that a deal sets ("Under the truce, Mali will free ten men")."""
    top = token.head if token.dep_ == "conj" else token
    for verb in (token, top):
        for child in verb.children:
            if child.lower_ == "under" and any(
                inner.dep_ == "pobj" and inner.lemma_ in _DEALS for inner in child.children
            ):
                return True
    return False


_DEALS = frozenset(
    {"deal", "agreement", "accord", "pact", "treaty", "truce", "ceasefire", "plan", "arrangement"}
)


UNDER_DEAL = 0.75
"""What a deal is told to set for a side: mostly its promise."""


OWN_PASSIVE = 0.6
"""Share of "will be freed" in a side's own words that is that side's promise; on development
sentences others did the act in about two in five."""


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


_HOPEFUL = frozenset({"optimistic", "hopeful", "confident", "sure", "afraid", "worried", "certain"})
"""Adjectives whose clause is a hope or a fear ("optimistic that he will do well")."""


def _is_aside(token: Token, subject: Token, parties: Parties) -> bool:
    """Whether a future announces nothing: hedged, asked, undergone, or told only in passing of what
    somebody is or does ("charges that he will level", "judges who would overturn it")."""
    if tones.is_hedged(token):
        return True
    if any(child.dep_ == "xcomp" and phrases.is_passive(child) for child in token.children):
        return True
    if phrases.is_asked_about(token) or token.head.lemma_ in _HOPEFUL:
        return True
    if any(phrases.is_doubted(up) for up in phrases.governors(token)):
        return True  # "could do this by telling them that he will"
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


_RUNNING = frozenset({"go", "proceed", "happen", "take", "continue", "begin", "start", "cost"})


def _is_own(
    token: Token,
    subject: Token,
    by: tuple[Actor, ...],
    statement: Statement | None,
    parties: Parties,
) -> bool:
    """Whether the one who would act is the one whose words these are."""
    if statement is None or statement.polarity != "said":
        return False
    if statement.cue is not None and _GUESSING & parties.lemmas(statement.cue):
        return False
    said_so = statement.cue is not None and statement.cue.text.lower().endswith("ing")
    if subject.lower_ == "it" and said_so and token.lemma_ in _RUNNING:
        return False  # "…, saying it would go ahead": "it" is the thing spoken of
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


def _is_arranged(token: Token) -> bool:
    """Whether an act that helps and harms nobody has its day: it is announced, not promised."""
    if tones.is_friendly(token):
        return False
    days = [c for c in token.children if c.dep_ in ("npadvmod", "prep") and c.i > token.i]
    return any(
        word.ent_type_ == "DATE" and word.lower_ not in ("year", "years")
        for day in days
        for word in (day, *day.children)
    )


def _is_supposed(token: Token) -> bool:
    """ "would" outside anybody's words supposes, it does not announce."""
    return any(aux.lower_ in ("would", "'d", "’d") for aux in phrases.auxiliaries(token))
