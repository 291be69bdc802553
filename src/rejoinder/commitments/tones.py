"""Tones: whether an act helps, harms, or binds nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.lexicon.commitments import Tone, party_nouns, tones

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARSH = frozenset(
    {"crushing", "harsh", "severe", "devastating", "forceful", "painful", "decisive"}
)


def is_hostile(act: Token) -> bool:
    """Whether an act harms the other side.

    Ending something friendly is hostile, ending something hostile is not; "impose" and the like
    take their object's tone.
    """
    words = _tones(act)
    if act.pos_ in ("NOUN", "PROPN"):
        return "hostile" in words and "gathering" not in words
    if act.lemma_ in ("turn", "reduce", "make", "set") and any(
        token.lemma_ in ("ash", "ruin", "rubble", "dust", "graveyard", "hell", "ablaze")
        for token in act.subtree
    ):
        return True
    if act.lemma_ == "fight" and any(child.lower_ in ("on", "for") for child in act.children):
        return False
    objects = _objects(act)
    if "ending" in words:
        # To suspend or isolate a state is to harm it; its aid is a friendly thing of its own.
        return any(
            "friendly" in _tones(noun) or (act.lemma_ == "suspend" and noun.pos_ == "PROPN")
            for noun in objects
        )
    if "dealing" in words:
        return any("hostile" in _tones(noun) for noun in objects)
    return "hostile" in words and not any(
        noun.lemma_ in ("terrorism", "corruption", "poverty", "virus", "fire", "crime")
        for noun in objects
    )


def is_friendly(act: Token) -> bool:
    """Whether an act helps the other side, or ends what harms it."""
    words = _tones(act)
    objects = _objects(act)
    if "ending" in words:
        return any("hostile" in _tones(noun) for noun in objects)
    if "dealing" in words and objects:
        return any("friendly" in _tones(noun) for noun in objects)
    return "friendly" in words


def is_idle(act: Token) -> bool:
    """Whether an act binds nobody ("we will see")."""
    words = _tones(act)
    if act.lemma_ in ("tell", "say", "promise", "assure", "go") and any(
        child.lower_ == "you" or child.lemma_ in ("see", "watch") for child in act.children
    ):
        return True  # "I will tell you": words, and no act
    if act.lemma_ == "do" and any(
        child.dep_ == "dobj" and child.pos_ == "PRON" for child in act.children
    ):
        return True  # "I will do it", whatever it is
    return "idle" in words and "dealing" not in words


_HEDGES = frozenset({"probably", "perhaps", "maybe", "possibly", "likely", "presumably"})


def is_hedged(act: Token) -> bool:
    """Whether an adverb takes the bond out of a future ("will probably")."""
    return any(child.lower_ in _HEDGES for child in act.children)


def is_personal(act: Token) -> bool:
    """Whether an act is the doer's own, whatever he stands for: to resign, to show "his tax
    returns"; "his troops" are the state's."""
    particle = [child.lower_ for child in act.children if child.dep_ in ("prt", "advmod")]
    if "personal" in _tones(act) or (
        act.lemma_ in ("step", "stand", "drop", "bow") and set(particle) & {"down", "aside", "out"}
    ):
        return True
    if act.lemma_ == "run" and any(child.lower_ in ("for", "again") for child in act.children):
        return True
    through = [c for prep in act.children if prep.dep_ == "prep" for c in prep.children]
    return any(
        child.dep_ in ("dobj", "pobj")
        and "organ" not in party_nouns(child.lemma_.lower())
        and not _tones(child) & {"hostile", "friendly"}
        and any(owner.lower_ in ("his", "her", "my") for owner in child.children)
        for child in (*act.children, *through)
    )


def is_wanted(noun: Token) -> bool:
    """Whether a noun names what is demanded ("a ransom", "an apology")."""
    return "wanted" in _tones(noun)


def is_known(act: Token) -> bool:
    """Whether the table knows an act at all, and not as one that binds nobody."""
    return bool(_tones(act)) and not is_idle(act)


def is_standing(noun: Token) -> bool:
    """Whether a noun names what opens or takes effect on a day ("a truce", "the border")."""
    return "standing" in _tones(noun)


def is_voicing(verb: Token) -> bool:
    """Whether a verb utters the commitment that its object names ("renewed its pledge")."""
    return "voicing" in _tones(verb)


def is_gathering(act: Token) -> bool:
    """Whether a word names a meeting, a vote, a visit or the like."""
    return "gathering" in _tones(act)


_LIGHT = frozenset({"begin", "start", "open", "hold", "resume", "host", "launch"})


def is_meeting(act: Token) -> bool:
    """Whether an act is a gathering itself, or holds one: "begin talks", not "begin to work"."""
    if not is_gathering(act):
        return False
    return act.lemma_ not in _LIGHT or any(is_gathering(noun) for noun in _objects(act))


def is_consequence(verb: Token) -> bool:
    """Whether a main clause states a bad consequence ("will be impossible", "will pay a price")."""
    if verb.lemma_ == "be":
        return any(
            "hostile" in tones().get((child.lower_, "adj"), frozenset())
            or (child.pos_ == "NOUN" and "hostile" in _tones(child))
            for child in verb.children
            if child.dep_ in ("acomp", "attr")
        )
    if verb.lemma_ in (
        "face",
        "pay",
        "suffer",
        "bear",
        "regret",
        "meet",
        "lead",
        "mean",
        "provoke",
    ):
        return any(
            noun.lemma_
            in (
                "price",
                "consequence",
                "response",
                "retaliation",
                "war",
                "sanction",
                "it",
                "reaction",
                "action",
                "cost",
                "wrath",
                "force",
                "end",
                "destruction",
            )
            for noun in _objects(verb)
        )
    return verb.lemma_ in ("retaliate", "respond", "react", "collapse", "regret") or is_hostile(
        verb
    )


_ASKED = frozenset({"question", "query", "letter", "request", "call", "inquiry", "enquiry"})


def is_retort(verb: Token) -> bool:
    """Whether a verb answers in kind, which in a future of one's own is a threat."""
    if any(child.dep_ == "dobj" and child.lemma_ in _ASKED for child in verb.children):
        return False
    return verb.lemma_ in ("retaliate", "respond", "react", "answer") and not any(
        child.lower_ in ("positively", "kindly", "soon") for child in verb.children
    )


def is_harsh(noun: Token) -> bool:
    """Whether a noun carries an adjective of force ("a crushing response")."""
    return any(child.lower_ in _HARSH for child in noun.children)


def _tones(word: Token) -> frozenset[Tone]:
    if word.pos_ in ("NOUN", "PROPN"):
        return tones().get((word.lemma_.lower(), "noun"), frozenset())
    if word.pos_ in ("ADJ", "ADV"):
        return tones().get((word.lower_, "adj"), frozenset())
    return tones().get((word.lemma_.lower(), "verb"), frozenset())


def _objects(act: Token) -> list[Token]:
    """What an act is done to: its objects, those of its first preposition, and coordinates."""
    found: list[Token] = []
    for child in act.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr"):
            found.extend((child, *child.conjuncts))
        elif child.dep_ in ("prep", "agent") and child.lower_ in (
            "with",
            "in",
            "to",
            "from",
            "by",
            "on",
        ):
            found.extend(inner for inner in child.children if inner.dep_ == "pobj")
    for noun in tuple(found):
        found.extend(child for child in noun.children if child.dep_ in ("compound", "amod"))
    return found
