"""Requirements: the tests that a row of the lexicon may ask of a clause, each by its name."""

from __future__ import annotations

import re
from collections.abc import Callable

from rejoinder.events import senses, standing
from rejoinder.events.case import Case, is_human, is_word, words
from rejoinder.events.political import in_course
from rejoinder.events.scene import counted, lemma
from rejoinder.grammar import clauses
from rejoinder.lexicon import events as lexicon

_ARMED = frozenset({"MIL", "REB", "COP", "SPY", "UAF", "IMG"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_CIVIL = frozenset(
    {"CVL", "OPP", "EDU", "LAB", "REF", "JRN", "NGO", "PTY", "REL", "AGR", "BUS", "ELI"}
)
_COOPERATIVE = (1, 2)
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")


def _subject_is(case: Case, sectors: frozenset[str], name: str) -> bool:
    kind = lexicon.words(name)
    if any(party.actor.sector in sectors for party in case.actors):
        return True
    return any(lemma(counted(head)) in kind for head in case.clause.subjects)


def _people(case: Case) -> bool:
    """ "Serbians protested": a people by its plural name, and not a state ("United States")."""
    return any(
        head.tag_ in ("NNPS", "NNS")
        and head.text[:1].isupper()
        and case.scene.direct(head)
        and not any(child.dep_ == "compound" for child in head.lefts)
        for head in map(counted, case.clause.subjects)
    )


def _to(case: Case) -> bool:
    return any(
        complement.tag_ == "VB" and any(c.tag_ == "TO" for c in complement.lefts)
        for complement in case.clause.complements
    )


def _content(case: Case, quads: tuple[int, ...]) -> bool:
    return any(lexicon.QUADS[kind] in quads for kind in case.contents)  # type: ignore[index]


def _slur(case: Case) -> bool:
    predicate = case.clause.predicate
    kind = lexicon.words("slur")
    for child in predicate.children:
        if child.dep_ in ("oprd", "xcomp", "ccomp", "attr", "acomp") and (
            any(t.lower_ in kind or lemma(t) in kind for t in child.subtree)
        ):
            return True
        if (
            child.dep_ == "prep"
            and child.lower_ == "as"
            and any(t.lower_ in kind or lemma(t) in kind for t in child.subtree)
        ):
            return True
        naming = predicate.lemma_ in ("call", "brand", "label", "term", "dub")
        after = [t for t in child.subtree if t.i > child.i]
        if child.dep_ == "dobj" and naming and any(t.lower_ in kind for t in after):
            return True
    return False


def _custody(case: Case) -> bool:
    for word in ("into", "in", "under"):
        for head in case.clause.prepositions.get(word, ()):
            if lemma(head) in ("custody", "detention", "arrest", "prison", "jail"):
                return True
    return any(lemma(head) == "prisoner" for head in case.clause.objects)


def _hostage(case: Case) -> bool:
    predicate = case.clause.predicate
    near = predicate.doc[predicate.i : min(predicate.i + 8, predicate.sent.end)]
    return any(lemma(token) in ("hostage", "captive") for token in near)


def _alert(case: Case) -> bool:
    kind = lexicon.words("alert")
    return any(
        lemma(head) in kind
        for word in ("on", "at")
        for head in case.clause.prepositions.get(word, ())
    )


def _violent(case: Case) -> bool:
    """Armed party, bodily or military target, or weapons in the sentence, and no metaphor."""
    if _subject_is(case, _ARMED, "military"):
        return True
    said = words(case) - {case.clause.predicate.lemma_}
    return bool(said & lexicon.words("violence")) or _state_on_state(case)


def _state_on_state(case: Case) -> bool:
    """A country that attacks a country, named as such, does so with arms."""
    targets = [p for head in case.clause.objects for p in case.scene.direct(head)]
    return bool(targets) and all(
        party.actor.code is not None and not party.actor.person
        for party in (*case.actors, *targets)
    )


_SITES = frozenset({"plant", "airfield", "facility", "site", "refinery", "depot", "camp", "radar"})


def _assault_place(case: Case) -> bool:
    """A state or armed body that strikes a town, a port or an airfield does so with arms."""
    if not any(p.actor.code and p.actor.sector in (None, *_ARMED) for p in case.actors):
        return False
    kind = lexicon.words("territory") | _SITES
    return not any(p.actor.person for p in case.actors) and any(
        lemma(head) in kind for head in case.clause.objects
    )


def _human_object(case: Case) -> bool:
    return any(is_human(head, case.scene) for head in case.clause.objects)


def _human_of(case: Case) -> bool:
    heads = (*case.clause.prepositions.get("of", ()), *case.clause.subjects)
    return any(is_human(head, case.scene) for head in heads)


def _own(case: Case) -> bool:
    return any(
        c.dep_ == "poss" and (c.lower_ in ("its", "his", "their", "her"))
        for head in case.clause.objects
        for c in head.children
    )


def _body(case: Case) -> bool:
    kind = lexicon.words("organization")
    for party in case.recipients:
        if party.actor.code in ("IGO", "EUR", "UNO", "NGO") or lemma(party.token) in kind:
            return True
    heads = (*case.clause.objects, *case.clause.prepositions.get("from", ()))
    return any(lemma(head) in kind for head in heads)


def _talks(case: Case) -> bool:
    kind = lexicon.words("talks")
    return any(
        lemma(head) in kind
        for word in ("of", "from", "out")
        for head in case.clause.prepositions.get(word, ())
    )


def _force(case: Case) -> bool:
    return any(
        lemma(head) in lexicon.words("force") or lemma(head) in lexicon.words("troops")
        for head in case.clause.subjects
    )


def _aimed(case: Case) -> bool:
    """Weapons sent at somebody: "fired rockets at the town"."""
    return any(word in case.clause.prepositions for word in ("at", "into", "on", "against", "onto"))


def _guilty(case: Case) -> bool:
    predicate = case.clause.predicate
    near = predicate.doc[predicate.i : min(predicate.i + 8, predicate.sent.end)]
    return any(token.lower_ in ("guilty", "liable") for token in near)


def _noun_violent(case: Case) -> bool:
    """An attack with arms: an attacker or target known, violence about it; no verbal one."""
    predicate = case.clause.predicate
    verbal = {"verbal", "personal", "heart", "panic", "asthma", "charm", "diplomatic", "media"}
    before = {c.lower_ for c in predicate.lefts}
    if before & verbal:
        return False
    return bool(case.actors or case.recipients) and (
        _violent(case) or bool(words(case) & {"kill", "wound", "injure", "dead", "air", "bomb"})
    )


def _signed(case: Case) -> bool:
    governor = case.clause.predicate.head
    return lemma(governor) in ("sign", "ratify", "reach", "conclude", "initial", "ink", "seal")


def _mutual_clause(case: Case) -> bool:
    return bool(case.actors) and "in" in case.clause.prepositions


def _military_noun(case: Case) -> bool:
    around = {lemma(t) for t in case.clause.predicate.subtree}
    return bool(around & (lexicon.words("military") | {"naval", "military", "live-fire", "joint"}))


def _near(case: Case, wanted: frozenset[str], reach: int = 6) -> bool:
    """Whether one of the words follows the predicate within ``reach`` tokens."""
    predicate = case.clause.predicate
    last = min(predicate.i + reach + 1, predicate.sent.end)
    return any(token.lower_ in wanted for token in predicate.doc[predicate.i + 1 : last])


def _on_strike(case: Case) -> bool:
    heads = case.clause.prepositions.get("on", ())
    return any(lemma(head) in ("strike", "hunger") for head in heads)


def _verbal(case: Case) -> bool:
    kind = lexicon.words("verbal")
    return any(c.lower_ in kind for head in case.clause.objects for c in head.lefts)


def _sanctions(case: Case) -> bool:
    heads = case.clause.prepositions.get("for", ())
    return any(is_word(head, "@sanctions", case.scene) for head in heads)


def _agreement(case: Case) -> bool:
    heads = [h for word in ("to", "on", "with") for h in case.clause.prepositions.get(word, ())]
    return any(is_word(head, "@agreement", case.scene) for head in heads)


def _relief(case: Case) -> bool:
    """Vehicles that bring aid: an aid body's, or called so in the sentence."""
    if not any(lemma(head) in lexicon.words("convoy") for head in case.clause.subjects):
        return False
    helping = any(p.actor.code in ("UNO", "NGO") for p in case.actors)
    return helping or bool(words(case) & {"aid", "relief", "humanitarian"})


TESTS: dict[str, Callable[[Case], bool]] = {
    "recipient": lambda case: bool(case.recipients),
    "actor": lambda case: bool(case.actors),
    "course": lambda case: in_course(case.clause.predicate),
    "object": lambda case: bool(case.clause.objects),
    "to": _to,
    "complement": lambda case: bool(case.clause.complements),
    "content": lambda case: bool(case.contents),
    "cooperative": lambda case: _content(case, _COOPERATIVE),
    "hostile": lambda case: _content(case, (4,)),
    "passive": lambda case: case.clause.passive,
    "official": lambda case: (
        _subject_is(case, _OFFICIAL, "official")
        or any(p.actor.person or p.actor.sector is None for p in case.actors)
    ),
    "dignitary": lambda case: (
        any(p.actor.person or p.actor.role for p in case.actors)
        or _subject_is(case, frozenset(), "dignitary")
    ),
    "state": lambda case: any(
        p.actor.sector in (None, "GOV") and p.actor.code is not None for p in case.actors
    ),
    "military": lambda case: _subject_is(case, _ARMED, "military"),
    "police": lambda case: _subject_is(case, _ARMED, "police"),
    "civil": lambda case: (
        not any(p.actor.sector in _OFFICIAL for p in case.actors)
        and (
            _subject_is(case, _CIVIL, "civil")
            or _people(case)
            or (not case.actors and _subject_is(case, frozenset(), "civil"))
        )
    ),
    "protester": lambda case: _subject_is(case, frozenset({"OPP"}), "protester"),
    "person": lambda case: (
        any(p.actor.person or p.actor.role for p in case.actors)
        or _subject_is(case, frozenset(), "person")
    ),
    "two": lambda case: len({p.key for p in (*case.actors, *case.recipients)}) > 1,
    "own": _own,
    "slur": _slur,
    "alert": _alert,
    "custody": _custody,
    "hostage": _hostage,
    "guilty": _guilty,
    "violent": _violent,
    "violent-noun": _noun_violent,
    "assault-place": _assault_place,
    "human": _human_object,
    "human-of": _human_of,
    "place": lambda case: any(p.entity is None for p in case.recipients),
    "talks": _talks,
    "body": _body,
    "force": _force,
    "violent-target": _aimed,
    "emergency": senses.emergency,
    "sport": lambda case: (
        bool(words(case) & lexicon.words("sport"))
        or any(_SCORE.fullmatch(token.text) for token in case.clause.predicate.sent)
    ),
    "oprd": lambda case: any(
        c.dep_ in ("oprd", "ccomp", "acomp") for c in case.clause.predicate.children
    ),
    "must": lambda case: any(
        c.lower_ in ("must", "should") and c.tag_ == "MD"
        for complement in case.clause.complements
        for c in complement.lefts
    ),
    "comment": lambda case: any(
        c.lemma_
        in ("comment", "confirm", "say", "elaborate", "answer", "discuss", "speculate", "identify")
        for c in case.clause.complements
    ),
    "leaving": lambda case: any(
        c.lemma_ in ("leave", "depart", "pack", "go", "quit") for c in case.clause.complements
    ),
    "wh": lambda case: (
        (
            case.clause.predicate.i + 1 < len(case.clause.predicate.doc)
            and case.clause.predicate.nbor().tag_ in ("WP", "WRB", "WDT")
        )
        or any(
            t.tag_ in ("WP", "WRB", "WDT") or t.lower_ in ("whether", "if")
            for complement in case.clause.complements
            for t in complement.lefts
        )
    ),
    "coded": lambda case: (
        bool(case.actors)
        and all(p.actor.code is not None for p in (*case.actors, *case.recipients))
    ),
    "signed": _signed,
    "talks-noun": lambda case: bool(case.actors),
    "threat-act": lambda case: bool(case.contents),
    "mutual-clause": _mutual_clause,
    "military-noun": _military_noun,
    "power": lambda case: any(p.actor.sector in _OFFICIAL for p in case.actors),
    "modal": lambda case: any(c.tag_ == "MD" for c in case.clause.predicate.lefts),
    "on-strike": _on_strike,
    "streets": lambda case: _near(case, frozenset({"street", "streets"})),
    "trial": lambda case: _near(case, frozenset({"trial"}), 8) or case.clause.passive,
    "blast-subject": lambda case: _subject_is(case, frozenset(), "explosive"),
    "shell-subject": lambda case: _subject_is(case, frozenset(), "missile"),
    "shut": lambda case: _near(case, frozenset({"shut", "closed"}), 8),
    "free": lambda case: _near(case, frozenset({"free", "loose"}), 10),
    "shield": lambda case: _near(case, frozenset({"shield", "shields"}), 10),
    "prospect": lambda case: any(
        lemma(head) in lexicon.words("prospect")
        for head in list(case.clause.predicate.ancestors)[:2]
    ),
    "strike": lambda case: _near(case, frozenset({"strike"}), 10),
    "peacekeeping": lambda case: bool(words(case) & {"peacekeeping", "peacekeeper"}),
    "exercise": lambda case: bool(words(case) & {"exercise", "drill", "maneuver", "wargame"}),
    "mobilizing": lambda case: "MOBILIZE" in case.contents,
    "verbal": _verbal,
    "verbal-verb": senses.in_words,
    "sanctions": _sanctions,
    "agreement": _agreement,
    "relief": _relief,
    "stumping": senses.stumping,
    "warring": senses.warring,
    "undertaking": senses.undertaking,
    "abroad": senses.abroad,
    "individual": senses.individual,
    "deed": senses.deed,
    "admission": senses.admission,
    "mediable": senses.mediable,
    "press": senses.press,
    "embargo": senses.embargo,
    "lockdown": senses.lockdown,
    "armed-body": senses.armed_body,
    "on-phone": lambda case: _near(case, senses.PHONES, 13),
    "timed": senses.timed,
    "wished": lambda case: any(map(clauses.is_wished, case.clause.complements)),
    "ceasing": senses.ceasing,
    "into": lambda case: (
        bool({"into", "inside"} & case.clause.prepositions.keys())
        or _near(case, frozenset({"into"}), 8)
    ),
    "protesting": lambda case: _near(case, frozenset({"protest", "complaint"}), 8),
    "to-task": lambda case: _near(case, frozenset({"task"}), 10),
    "from-wreck": lambda case: _near(case, senses.WRECKS, 13),
    "off-job": lambda case: _near(case, frozenset({"job", "jobs"}), 4),
    "hungry": lambda case: _near(case, frozenset({"hunger"}), 5),
    "plane-home": lambda case: _near(case, frozenset({"plane", "flight", "bus"}), 8),
    "cell": lambda case: _near(case, frozenset({"cell", "cells", "jail", "detention"}), 10),
    "armed-subject": lambda case: _subject_is(case, senses.ARMED, "armed"),
    "modal-content": senses.hinted,
    "in-support": senses.in_support,
    "refusing": senses.refusing,
    "notice": lambda case: _near(case, frozenset({"notice"}), 8),
    "toll": senses.toll,
    "under-fire": senses.under_fire,
    "cyber": senses.cyber,
    "in-wrong": senses.in_wrong,
    "political-recipient": lambda case: standing.some_public(case.recipients),
    "bloc": lambda case: any(p.actor.code in ("IGO", "EUR", "UNO") for p in case.actors),
}
