"""Senses: which of its senses an act's word has, by the company it keeps.

"Ended the offensive" is a ceasefire, "ended her campaign" is not; a minister's rally is a speech to
his own, a marcher's a protest; "agreed to pay" binds, "agreed that it rained" does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.events.case import words as sentence_words
from rejoinder.events.scene import Party, lemma
from rejoinder.lexicon import events as lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rejoinder.events.case import Case
    from rejoinder.grammar.clauses import Clause

ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "IMG", "COP", "SPY", "SEP"})
_OFFICE = frozenset({"GOV", "LEG", "PTY", "ELI", "JUD"})
_BODIES = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM"})
_STUMP = frozenset({"campaign", "election", "reelection", "re-election", "victory", "funeral"})
_BINDING = frozenset({"will", "would", "shall", "should", "must", "'ll"})
_LOOSE = frozenset({"need", "issue", "point", "importance", "principle", "idea", "many"})
_EMBARGOES = frozenset({"sanction", "embargo", "tariff", "boycott", "blockade"})
_LOCKED = frozenset(
    {"lockdown", "curfew", "quarantine", "virus", "anti-virus", "distancing", "isolation"}
)
_PRESS = frozenset({"press", "news", "media", "video", "daily"})
_WARLIKE = frozenset(
    {"missile", "rocket", "bomb", "airstrike", "air", "drone", "troop", "troops", "mortar"}
    | {"knife", "gun", "artillery", "raid", "soldier", "soldiers", "warplane", "army", "kill"}
)
_CAMPAIGNS = frozenset({"campaign", "operation"})
_MARTIAL = frozenset({"military", "air", "bombing", "ground", "naval", "armed", "rebel", "army"})


def _children(token: Token) -> set[str]:
    return {child.lower_ for child in token.children}


def stumping(case: Case) -> bool:
    """A rally that gathers a politician's own followers, or a march for the dead."""
    predicate = case.clause.predicate
    heads = [*case.clause.objects, predicate]
    demos = [head for head in heads if lemma(head) in lexicon.words("demo")]
    if any(_children(head) & _STUMP for head in demos):
        return True
    return any(lemma(head) == "rally" for head in demos) and any(
        party.actor.sector in _OFFICE or (party.actor.person and party.actor.sector != "OPP")
        for party in case.actors
    )


def warring(case: Case) -> bool:
    """What ends is fighting, and those who end it could fight."""
    if case.actors and not any(_can_fight(party) for party in case.actors):
        return False
    for head in case.clause.objects:
        word = lemma(head)
        if word in _CAMPAIGNS:
            if _children(head) & _MARTIAL or any(
                party.actor.sector in ARMED for party in case.actors
            ):
                return True
        elif word in lexicon.words("attack") or word in ("fighting", "hostility", "shelling"):
            return True
    return False


def _can_fight(party: Party) -> bool:
    actor = party.actor
    return actor.sector in ARMED or (actor.sector in (None, "GOV") and actor.sector != "PTY")


def undertaking(case: Case) -> bool:
    """What is agreed to is to be done, or binds two sides; an opinion shared is no agreement."""
    for complement in case.clause.complements:
        before = list(complement.lefts)
        if complement.tag_ == "VB" and any(child.tag_ == "TO" for child in before):
            return True
        if any(child.lower_ in _BINDING and child.tag_ == "MD" for child in before):
            return True
    heads = [h for word in ("on", "to") for h in case.clause.prepositions.get(word, ())]
    if not heads or all(lemma(head) in _LOOSE for head in heads):
        return False
    official = all(party.actor.sector != "PTY" for party in case.actors)
    return official or len({party.key for party in (*case.actors, *case.recipients)}) > 1


def abroad(case: Case) -> bool:
    """Whether the other party is another's, and the act so more than a domestic matter."""
    return any(
        all(_foreign(party, other) for party in case.actors)
        for other in case.recipients
        if case.actors
    ) or any(_a_side(party) for party in case.recipients)


def _foreign(one: Party, other: Party) -> bool:
    ours, theirs = one.actor.code, other.actor.code
    if ours is None or theirs is None:
        return theirs is not None or other.actor.sector in ARMED
    return ours != theirs or (ours in _BODIES and one.actor.name != other.actor.name)


def _a_side(party: Party) -> bool:
    return party.actor.code is None and lemma(party.token) in lexicon.words("sides")


def individual(case: Case) -> bool:
    """People by their own names, each for himself."""
    return bool(case.actors) and all(party.actor.person for party in case.actors)


def deed(case: Case) -> bool:
    """A hostile act of somebody's own doing is what the words allege."""
    for complement in case.clause.complements:
        for entry in lexicon.entries_of(complement):
            plain = not entry.extras and not [w for w in entry.act.object if w[0] != "!"]
            if plain and lexicon.QUADS[entry.act.type] == 4:
                return True
    return False


def admission(case: Case) -> bool:
    """ "conceded that it had failed": owning to a fact gives nothing up."""
    return any(
        child.dep_ in ("ccomp", "xcomp") and child.tag_ != "VB"
        for child in case.clause.predicate.children
    )


def mediable(case: Case) -> bool:
    """What a mediator brings about or settles: talks, a deal, a dispute."""
    classes = ("talks", "agreement", "ceasefire", "mediable")
    return any(
        lemma(head) in lexicon.words(name) for head in case.clause.objects for name in classes
    )


def press(case: Case) -> bool:
    """A meeting with reporters, or on the air."""
    heads = [*case.clause.objects, case.clause.predicate]
    return any(_children(head) & _PRESS for head in heads)


def embargo(case: Case) -> bool:
    """Words that mean a sanction whoever bears it; a "measure" may be any."""
    return any(lemma(head) in _EMBARGOES for head in case.clause.objects)


def lockdown(case: Case) -> bool:
    """Measures that shut a people in."""
    return any(_children(head) & _LOCKED for head in case.clause.objects)


def armed_body(case: Case) -> bool:
    """Soldiers or rebels act, not the police."""
    return any(party.actor.sector in ARMED - {"COP", "SPY"} for party in case.actors)


def emergency(case: Case) -> bool:
    """A state of emergency or martial law, and no medical alert."""
    for head in case.clause.objects:
        near = _children(head) | {
            inner.lower_
            for child in head.children
            if child.dep_ == "prep"
            for inner in child.subtree
        }
        if "health" in near:
            continue
        word = lemma(head)
        if (word == "emergency") or (word == "state" and near & {"emergency", "siege"}):
            return True
        if word == "law" and "martial" in near:
            return True
    return False


def in_words(case: Case) -> bool:
    """An attack in words: for a reason, on a plan, or by people who hold no weapon."""
    clause = case.clause
    about = any(word in clause.prepositions for word in ("for", "over", "as"))
    abstract = any(
        lemma(head) in lexicon.words("abstractfact") or lemma(head) in _SPOKEN_OF
        for head in clause.objects
    )
    said = {lemma(token) for token in clause.predicate.sent}
    if (about or abstract) and not said & lexicon.words("violence"):
        return True
    if any(p.actor.sector is None and not p.actor.person for p in case.recipients):
        return False  # heads of state attack states with arms
    unarmed = bool(case.actors) and all(_unarmed(party) for party in case.actors)
    return unarmed and not said & _WARLIKE and not _struck(clause)


_SPOKEN_OF = frozenset(
    {"plan", "decision", "policy", "record", "proposal", "move", "comment", "behavior", "culture"}
    | {"behaviour", "remark", "character", "view", "claim", "idea", "bill", "law", "handling"}
)


def _unarmed(party: Party) -> bool:
    actor = party.actor
    return actor.sector in ("PTY", "ELI", "LEG", "JRN") or (
        actor.person and actor.sector not in ARMED
    )


def _struck(clause: Clause) -> bool:
    """Whether what is hit is a place or forces, which words do not hit."""
    return any(
        lemma(head) in lexicon.words("military") or lemma(head) in lexicon.words("territory")
        for head in clause.objects
    )


def in_support(case: Case) -> bool:
    """ "came out in support of the bid": in favour, and not merely out."""
    heads = [h for word in ("in", "for") for h in case.clause.prepositions.get(word, ())]
    return any(lemma(head) in _FAVOURS for head in heads)


_FAVOURS = frozenset({"support", "favour", "favor", "defence", "defense", "backing", "solidarity"})


def refusing(case: Case) -> bool:
    """ "will not allow", "would never accept": a will that is negated is a refusal."""
    left = list(case.clause.predicate.lefts)
    willing = any(c.tag_ == "MD" and c.lower_ in _WILLING for c in left)
    negated = any(c.dep_ == "neg" or c.lower_ in ("never", "n't", "not") for c in left)
    return willing and negated


_WILLING = frozenset({"will", "would", "wo", "'ll", "shall"})


def toll(case: Case) -> bool:
    """ "left ten villagers dead": what a blow leaves behind."""
    predicate = case.clause.predicate
    near = predicate.doc[predicate.i + 1 : min(predicate.i + 9, predicate.sent.end)]
    if not any(t.lower_ in _STRUCK for t in near):
        return False
    return any(lemma(head) in _blows() for head in case.clause.subjects)


_STRUCK = frozenset({"dead", "wounded", "injured", "maimed", "homeless", "hurt"})


def _blows() -> frozenset[str]:
    return lexicon.words("attack") | lexicon.words("blows") | lexicon.words("explosive")


def under_fire(case: Case) -> bool:
    """ "came under fire": shots, where the critics of a bill only speak."""
    heads = case.clause.prepositions.get("under", ())
    if not any(lemma(head) in _FIRES for head in heads):
        return False
    armed = lexicon.words("military") | lexicon.words("armed")
    return any(lemma(head) in armed for head in case.clause.subjects) or bool(
        (sentence_words(case) - _FIRES) & lexicon.words("armed")
    )


_FIRES = frozenset({"fire", "attack", "shelling", "bombardment", "gunfire"})


def cyber(case: Case) -> bool:
    """Break-ins of computers, not of houses."""
    return bool(sentence_words(case) & _MACHINES)


_MACHINES = frozenset(
    {"computer", "network", "server", "hacker", "malware", "email", "e-mail", "database", "cyber"}
    | {"website", "account", "password", "ransomware", "spyware", "cyberattack"}
)


def in_wrong(case: Case) -> bool:
    """ "implicated him in the killing": what somebody is tied to is a deed."""
    heads = [h for word in ("in", "for", "as") for h in case.clause.prepositions.get(word, ())]
    return any(lemma(head) in _deeds() for head in heads)


def _deeds() -> frozenset[str]:
    return lexicon.words("attack") | lexicon.words("crime") | _WRONGS


_WRONGS = frozenset(
    {"killing", "plot", "poisoning", "corruption", "scandal", "fraud", "bribery", "murder", "coup"}
    | {"abuse", "torture", "disappearance", "trafficking", "hacking", "interference", "violation"}
)


def ceasing(case: Case) -> bool:
    """ "stopped shooting": what ends is an act of arms."""
    return any(
        child.tag_ == "VBG" and child.lemma_.lower() in _ARMED_ACTS
        for child in case.clause.predicate.rights
    )


_ARMED_ACTS = frozenset({"shoot", "shell", "bomb", "fire", "fight", "attack", "bombard", "strafe"})


WRECKS = frozenset({"rubble", "debris", "wreckage", "sea", "water", "ruins", "waters", "flood"})
PHONES = frozenset({"telephone", "phone", "video", "videolink", "hotline", "teleconference"})


def timed(case: Case) -> bool:
    """ "gave the rebels ten hours to leave": a span of time, and what is to be done in it."""
    rights = list(case.clause.predicate.rights)
    spans = any(
        lemma(child) in _SPANS and child.dep_ in ("dobj", "npadvmod", "dative") for child in rights
    )
    return spans and bool(case.recipients) and any(_is_due(child) for child in rights)


_SPANS = frozenset({"hour", "day", "week", "month", "minute"})


def _is_due(token: Token) -> bool:
    """An infinitive, at the verb or at the span of time."""
    verbs = (token, *(child for child in token.children if child.dep_ in ("acl", "relcl")))
    return any(v.tag_ == "VB" and any(c.tag_ == "TO" for c in v.lefts) for v in verbs)


def hinted(case: Case) -> bool:
    """ "hinted that it would": what is hinted at is still to come."""
    return any(
        c.tag_ == "MD" and c.lower_ in ("would", "will", "could", "may", "might")
        for complement in case.clause.complements
        for c in complement.lefts
    )
