"""Detection: which words of a sentence are acts between political actors, by the lexicon's rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rejoinder.events import parties, political, standing
from rejoinder.events.case import Case, fitting_objects, object_fits
from rejoinder.events.conditions import LEXICAL, hold
from rejoinder.events.scene import Party, Scene, distinct, lemma
from rejoinder.grammar import clauses
from rejoinder.grammar.clauses import Clause
from rejoinder.lexicon import events as lexicon
from rejoinder.lexicon import status as status_words
from rejoinder.lexicon.events import Entry, NounAct, VerbAct
from rejoinder.records.event import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_BARE = frozenset(
    {"ASSAULT", "CONSULT", "MOBILIZE", "AID", "RETREAT", "COERCE", "SANCTION", "PROTEST"}
)
"""Types whose recipient may be named by a place alone ("flew to Lima", "shelled Aleppo")."""

_HARMLESS = frozenset({"off", "out", "ahead", "back", "away", "in", "over", "together"})
"""Particles that leave a verb's sense alone where the row does not name them."""

_HELPING = frozenset({"help", "support", "assist", "aid", "protect", "fight", "meet"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An act found: its head token, its row, its parties and what it takes up in the clause."""

    token: Token
    clause: Clause
    type: EventType
    mode: str | None
    cameo: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    mutual: bool
    taken: frozenset[int]
    carrier: int | None
    rule: str
    refusal: bool = False
    """Whether its negation is part of the act ("will not allow")."""


def candidates(tokens: list[Token], scene: Scene) -> list[Candidate]:
    """All acts of a sentence, inner ones that an outer one already says left out."""
    found = [c for token in tokens for c in [_candidate(token, scene)] if c is not None]
    taken = frozenset(i for candidate in found for i in candidate.taken)
    kept = [c for c in found if c.token.i not in taken and not _toll(c, found)]
    if scene.sporting:
        kept = [c for c in kept if political.is_statecraft((*c.actors, *c.recipients))]
    return _without_repeats(kept)


def _toll(candidate: Candidate, found: list[Candidate]) -> bool:
    """ "…, killing eight": the toll of an assault told beside it, of nobody in particular."""
    token = candidate.token
    if candidate.type != "ASSAULT" or token.tag_ != "VBG" or token.dep_ != "advcl":
        return False
    if any(party.actor.code is not None for party in candidate.recipients):
        return False
    return any(other.type == "ASSAULT" and other.token.i == token.head.i for other in found)


def _candidate(token: Token, scene: Scene) -> Candidate | None:
    if token.pos_ in ("VERB", "AUX") or token.tag_[:2] == "VB":
        if token.dep_ in ("amod", "compound", "aux", "auxpass"):
            return None
        found = verb_act(token, scene)
        finite = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)  # "reports that …"
        there = any(c.dep_ == "expl" for c in token.head.head.children)  # "there were … killed"
        background = (
            found is not None and not found.actors and token.dep_ == "acl" and not finite
        ) and not there
        # "a mayor jailed last year": what tells who somebody is, not what the sentence reports.
        return None if background else found
    if token.pos_ in ("NOUN", "PROPN"):
        return noun_act(token, scene)
    return None


# Verbs ---------------------------------------------------------------------------------------


def verb_act(verb: Token, scene: Scene) -> Candidate | None:
    """The act that a verb names, or null."""
    entries = lexicon.entries_of(verb)
    if not entries:
        return None
    clause = clauses.of(verb)
    contents = tuple(kind for kind, _ in contents_of(clause, scene))
    for entry in entries:
        if not _extras_stand(entry, verb, clause):
            continue
        found = _by_row(entry, clause, scene, contents)
        if found is not None:
            return refined(found, scene)
    return None


def _extras_stand(entry: Entry, verb: Token, clause: Clause) -> bool:
    near = list(verb.children)
    near += [g for c in near if c.dep_ in ("prep", "advmod", "dobj", "prt") for g in c.children]
    for extra in entry.extras:
        if not any(extra in (t.lower_, t.lemma_.lower()) for t in near if t.i > verb.i):
            return False
    if any(_cut_off(t, verb, entry) for t in near if t.lower_ in entry.extras):
        return False
    if entry.extras and any(c.dep_ == "dobj" for c in verb.children):
        # "called the king on Sunday" is no "called on": the object stands before the preposition.
        object_at = min(c.i for c in verb.children if c.dep_ == "dobj")
        late = [t for t in near if t.dep_ == "prep" and t.head.i == verb.i and t.i > object_at]
        if any(t.lower_ in entry.extras for t in late):
            return False
    loose = clause.particles - set(entry.extras) - _HARMLESS
    return not loose


def _cut_off(extra: Token, verb: Token, entry: Entry) -> bool:
    """ "gave speeches in Rome" is no "gave in": something stands between the two."""
    if extra.dep_ != "prep" or extra.i < verb.i:
        return False
    return any(
        token.pos_ in ("NOUN", "PROPN", "PRON")
        and token.ent_type_ not in ("DATE", "TIME")
        and token.lower_ not in entry.extras
        for token in verb.doc[verb.i + 1 : extra.i]
    )


def _by_row(
    entry: Entry, clause: Clause, scene: Scene, contents: tuple[str, ...]
) -> Candidate | None:
    act = entry.act
    bare = act.type in _BARE
    actors = parties.at(act.actor, clause, scene, bare=False)
    recipients = parties.at(act.recipient, clause, scene, bare=bare)
    case = Case(clause, scene, actors, recipients, contents)
    if not object_fits(act.object, case):
        return None
    if not actors and not act.mutual:
        actors = _through_thing(act, clause, scene)
        case = replace(case, actors=actors)
    if act.type == "SUPPORT":
        recipients = tuple(p for p in recipients if not _is_victim(p.token, clause))
    others = _others(actors, recipients)
    if recipients and not others and not act.mutual:
        others = _meant_instead(actors, recipients, scene)
    found = standing.of(act, actors, others, clause)
    if found is None:
        return None
    actors, recipients = found
    case = replace(case, actors=actors, recipients=recipients)
    if not hold(act.requires, case):
        return None
    if act.mutual:
        together = distinct([*actors, *recipients])
        if len(together) < 2 and not (
            political.stands_alone(act, together) or political.is_plural(clause)
        ):
            return None
        if len(together) < 2 and all(h.lower_ in ("we", "i") for h in clause.subjects):
            return None  # "we sat down with the premier": whoever writes is no party
        if len(together) > 1 or political.is_plural(clause):
            actors = recipients = together
    elif not recipients and not political.stands_alone(act, actors):
        return None
    if not political.is_political(act, actors, recipients, clause):
        return None
    carriers = [h.i for h in fitting_objects(act.object, clause, scene)]
    taken = {*carriers, *_said_within(act, clause)}
    return Candidate(
        token=clause.predicate,
        clause=clause,
        type=act.type,
        mode=act.mode,
        cameo=act.cameo,
        actors=actors,
        recipients=recipients,
        mutual=act.mutual and len(actors) > 1,
        taken=frozenset(taken - {clause.predicate.i}),
        carrier=min(carriers, default=None),
        rule="verb:" + "_".join((lexicon.lemma_of(clause.predicate), *entry.extras)),
        refusal="refusing" in act.requires,
    )


def _is_victim(token: Token, clause: Clause) -> bool:
    """ "welcomed the tariff on Chinese cars": whom a blow falls on is not who is praised for it."""
    blows = lexicon.words("attack") | lexicon.words("sanctions")
    return any(
        token.i in {inner.i for inner in child.subtree}
        for head in clause.objects
        if lemma(head) in blows
        for child in head.children
        if child.dep_ == "prep" and child.lower_ in ("on", "against")
    )


def _through_thing(act: VerbAct, clause: Clause, scene: Scene) -> tuple[Party, ...]:
    """The actor behind a thing that is the subject: "Russian shelling killed ten"."""
    if act.type not in ("ASSAULT", "MOBILIZE", "COERCE", "AID", "RETREAT"):
        return ()
    found = distinct([p for head in clause.subjects for p in scene.inside(head)])
    if found or act.type not in ("MOBILIZE", "RETREAT", "AID") or _agentive(clause):
        return found
    # Nobody is named as the agent: whose forces they are, who acts in the clause beside it, or
    # the polity on whose word we have it ("missile defences have been developed", said its head).
    owned = distinct([p for head in clause.objects for p in scene.owners(head)])
    if owned or act.type != "MOBILIZE":
        return owned
    beside = clause.predicate.head if clause.predicate.dep_ == "conj" else None
    if beside is not None:
        found = distinct([p for s in clauses.of(beside).subjects for p in scene.direct(s)])
    return found or scene.voice(clause.predicate)


def _agentive(clause: Clause) -> bool:
    """Whether somebody, known or not, is the subject: then no other acts in his place."""
    return any(
        head.pos_ in ("PRON", "PROPN") or lemma(head) in lexicon.words("person")
        for head in clause.subjects
    )


def _others(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """The recipients that are not the actors themselves."""
    coded = [party for party in recipients if party.actor.code is not None]
    if coded and len(coded) < len(recipients):
        recipients = tuple(coded)  # "the alliance and its leaders": the leaders add nobody
    own = {party.key for party in actors}
    entities = {party.entity for party in actors if party.entity is not None}
    return tuple(p for p in recipients if p.key not in own and p.entity not in entities)


def _meant_instead(
    actors: tuple[Party, ...], recipients: tuple[Party, ...], scene: Scene
) -> tuple[Party, ...]:
    """ "As they pushed, police fired at them": nobody fires at himself."""
    own = {party.entity for party in actors}
    for party in recipients:
        if party.token.lower_ in ("them", "him", "her"):
            return _others(actors, scene.instead(party.token, own))
    return ()


def _said_within(act: VerbAct, clause: Clause) -> set[int]:
    """Tokens whose act this one already says: "agreed to meet" is one act, not two."""
    if act.type in ("AID", "COOPERATE"):
        # "sent money to help Mali": the purpose is the act.
        return {c.i for c in clause.complements if c.lemma_ in _HELPING}
    if act.mode == "ceasefire":
        return {c.i for c in clause.predicate.rights if c.tag_ == "VBG"}
    if act.type not in ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE"):
        return set()
    if act.type == "ACCUSE" and act.mode != "allege":
        return set()
    limited = {c.i for c in clause.complements if act.type != "REQUEST" and _conditional(c)}
    if act.type == "REJECT":
        # "denied a report that Oslo had sent ships": what another is said to have done.
        limited |= {t.i for t, _ in _content_tokens(clause) if _is_anothers(t)}
    inner = {token.i for token, _ in _content_tokens(clause)} - limited
    for complement in clause.complements:
        if complement.i in limited:
            continue
        inner |= {c.i for c in complement.children if c.dep_ in ("dobj", "xcomp")}
    return inner


def _is_anothers(verb: Token) -> bool:
    """Whether a clause has a subject and a time of its own."""
    finite = any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.lefts
    )
    own = (c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    return (finite or verb.tag_ in ("VBD", "VBZ")) and any(c.pos_ != "PRON" for c in own)


def _conditional(verb: Token) -> bool:
    """Whether a condition hangs on a threat or an offer: then what it is about is an act too."""
    if not any(c.tag_ == "TO" for c in verb.lefts):
        return False
    clauses_below = [c for t in (verb, verb.head, *verb.children) for c in t.children]
    return any(
        c.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in c.lefts)
        for c in clauses_below
    )


# Nouns ---------------------------------------------------------------------------------------


def noun_act(noun: Token, scene: Scene) -> Candidate | None:
    """The act that a noun names ("the expulsion of diplomats by Warsaw"), or null."""
    rows = lexicon.nouns().get(lemma(noun), ())
    if not rows or noun.dep_ in ("compound", "nmod") or noun.ent_type_ in ("PERSON", "ORG"):
        return None
    mention = scene.actor_mention(noun)
    if mention is not None and mention.form not in ("demonym",):
        return None
    if _is_title(noun, scene):
        return None
    clause = clauses.of(noun)
    contents = tuple(kind for kind, _ in contents_of(clause, scene))
    for act in rows:
        found = _by_noun_row(act, clause, scene, contents)
        if found is not None:
            return refined(found, scene)
    return None


def _is_title(noun: Token, scene: Scene) -> bool:
    """ "the Camp David Accords", "in March": a name that has the noun's form."""
    if noun.ent_type_ in ("DATE", "WORK_OF_ART"):
        return True
    if noun.tag_ not in ("NNP", "NNPS") or noun.i == noun.sent.start:
        return lemma(noun) == "talk" and noun.tag_ == "NN"  # a talk is a speech
    before = noun.nbor(-1)
    return before.text[:1].isupper() and scene.actor_mention(before) is None


def _by_noun_row(
    act: NounAct, clause: Clause, scene: Scene, contents: tuple[str, ...]
) -> Candidate | None:
    bare = act.type in _BARE
    actors = parties.at(act.actor, clause, scene, bare=False) or _planners(clause, scene)
    recipients = _others(actors, parties.at(act.recipient, clause, scene, bare=bare))
    found = standing.of(act, actors, recipients, clause)
    if found is None:
        return None
    actors, recipients = found
    case = Case(clause, scene, actors, recipients, contents)
    if not hold(act.requires, case):
        return None
    unowned = political.is_unowned(act, clause.predicate)
    if act.mutual:
        together = distinct([*actors, *recipients])
        if len(together) < 2 and not (
            act.alone == "yes" and (actors or political.is_opened(clause.predicate))
        ):
            return None
        if len(together) == 1 and together[0].actor.person:
            return None  # "his meetings": whom he met is not said
        if len(together) > 1:
            actors = recipients = together
    elif not recipients and not (
        political.stands_alone(act, actors) or (act.alone == "yes" and unowned)
    ):
        return None
    if not actors and not unowned and not political.is_opened(clause.predicate):
        return None
    if not political.is_political(act, actors, recipients, clause):
        return None
    return Candidate(
        token=clause.predicate,
        clause=clause,
        type=act.type,
        mode=act.mode,
        cameo=act.cameo,
        actors=actors,
        recipients=recipients,
        mutual=act.mutual and len(actors) > 1,
        taken=frozenset(
            c.i
            for c in clause.predicate.children
            if c.dep_ == "acl" and act.type in ("AGREE", "REQUEST", "REJECT", "THREATEN")
        ),
        carrier=None,
        rule="noun:" + lemma(clause.predicate),
    )


def _planners(clause: Clause, scene: Scene) -> tuple[Party, ...]:
    """Who plans or weighs an act, and so would be its actor: "Oslo is weighing sanctions"."""
    noun = clause.predicate
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or verb.pos_ != "VERB":
        return ()
    effects = status_words.effects().get((verb.lemma_.lower(), "verb", "noun"))
    if effects is None or effects[0] not in ("planned", "pending"):
        return ()
    return distinct([p for head in clauses.of(verb).subjects for p in scene.direct(head)])


# What an act is about ------------------------------------------------------------------------


def contents_of(clause: Clause, scene: Scene) -> Iterator[tuple[EventType, str | None]]:
    """Type and mode of the acts named inside a clause, by word alone."""
    for token, depth in _content_tokens(clause):
        named = _named(token, scene)
        if named is not None:
            yield named
        elif depth < 2 and token.pos_ in ("VERB", "AUX"):
            yield from contents_of(clauses.of(token), scene)


def _content_tokens(clause: Clause) -> list[tuple[Token, int]]:
    found = [(c, 1) for c in clause.complements if c.i != clause.predicate.i]
    for head in clause.objects:
        if head.pos_ == "NOUN":
            found.append((head, 2))
            found += [(c, 2) for c in head.children if c.dep_ == "acl"]
    for word in ("for", "on", "to", "of", "against", "with"):
        for head in clause.prepositions.get(word, ()):
            if head.pos_ == "NOUN":
                found.append((head, 2))
    return found


def _named(token: Token, scene: Scene) -> tuple[EventType, str | None] | None:
    if token.pos_ == "NOUN":
        rows = lexicon.nouns().get(lemma(token), ())
        return (rows[0].type, rows[0].mode) if rows else None
    clause = clauses.of(token)
    empty = Case(clause, scene, (), (), ())
    for entry in lexicon.entries_of(token):
        if (
            _extras_stand(entry, token, clause)
            and object_fits(entry.act.object, empty)
            and hold(tuple(n for n in entry.act.requires if n in LEXICAL), empty)
            and not (entry.act.mode == "visit" and _goes_nowhere(clause))
        ):
            return entry.act.type, entry.act.mode
    return None


def _goes_nowhere(clause: Clause) -> bool:
    """ "was ready to go further" is no journey."""
    return not clause.objects and not {"to", "in", "at", "for"} & clause.prepositions.keys()


def refined(candidate: Candidate, scene: Scene) -> Candidate:
    """The candidate with the mode and code that its content gives it."""
    if candidate.type not in ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"):
        return candidate
    if candidate.carrier is not None or (candidate.type == "ACCUSE" and candidate.mode != "allege"):
        return candidate
    table = lexicon.contents()
    for kind, mode in contents_of(candidate.clause, scene):
        found = table.get((candidate.type, kind, mode or "")) or table.get(
            (candidate.type, kind, "")
        )
        if found is not None:
            return replace(
                candidate, mode=found[0] or candidate.mode, cameo=found[1] or candidate.cameo
            )
    if candidate.clause.complements and candidate.mode is None:
        other = table.get((candidate.type, "", ""))
        if other is not None:
            return replace(candidate, mode=other[0], cameo=other[1] or candidate.cameo)
    return candidate


def _without_repeats(found: list[Candidate]) -> list[Candidate]:
    """One act said twice in a sentence (a noun and its verb) is kept once, the verb rather."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.token.pos_ == "NOUN", -c.token.i)):
        same = [
            other for other in kept if other.type == candidate.type and _close(other, candidate)
        ]
        if same and candidate.token.i in {t.i for o in same for t in o.token.ancestors}:
            kept = [other for other in kept if other not in same or other.token.tag_ != "VB"]
            same = [other for other in same if other.token.tag_ != "VB"]
        if not same:
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.token.i)


def _close(kept: Candidate, other: Candidate) -> bool:
    """Whether a noun names again what a verb of its own clause says."""
    purpose = kept.token.i in {t.i for t in other.token.children if t.dep_ in ("xcomp", "advcl")}
    if purpose and kept.token.tag_ == "VB":
        return True  # "marched to protest": the purpose names the act again
    copula = other.token.lemma_ == "be" and kept.token.head.i == other.token.i
    if not copula and (
        other.token.pos_ != "NOUN" or kept.token.i not in {t.i for t in other.token.ancestors}
    ):
        return False
    ours = {p.key for p in (*kept.actors, *kept.recipients)}
    # "killed by a strike in Yemen": the place of the strike is nobody that the verb leaves out.
    named = (*other.actors, *(p for p in other.recipients if p.entity is not None))
    theirs = {p.key for p in named}
    return theirs <= ours or not theirs
