"""Threats by consequence: "cooperation will be impossible if the alliance builds up its forces".

The words name a cooperative act; what is said is that it will end unless the other side yields.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rejoinder.events.detection import Candidate
from rejoinder.events.scene import Party, Scene, above, distinct, lemma
from rejoinder.lexicon import events as lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})


def with_threats(acts: list[Candidate], tokens: list[Token], scene: Scene) -> list[Candidate]:
    """The acts with each threatened end of cooperation turned into a threat."""
    result = []
    seen: set[int] = set()
    for act in acts:
        threat = _threat(act.token, (*act.actors, *act.recipients), scene)
        if act.type in _COOPERATIVE and threat is not None:
            seen.add(act.token.i)
            result.append(
                replace(
                    act,
                    type="THREATEN",
                    mode="relations",
                    cameo="1313",
                    actors=threat[0],
                    recipients=threat[1],
                    mutual=False,
                    rule="consequence:" + lemma(act.token),
                )
            )
        else:
            result.append(act)
    return result


def _threat(
    token: Token, parties: tuple[Party, ...], scene: Scene
) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Who threatens whom: the speaker, if he is a party, threatens the others."""
    if lemma(token) not in lexicon.words("breakable") or not _ends_if(token):
        return None
    statement = scene.statement_at(token.idx)
    if statement is None or statement.speaker is None:
        return None
    speaker = Party(statement.speaker, token)
    own = [p for p in parties if p.key[:1] == speaker.key[:1] and _same(p, speaker)]
    others = tuple(p for p in distinct(list(parties)) if not _same(p, speaker))
    if not others or (len(parties) > 1 and not own):
        return None
    return (speaker,), others


def _same(party: Party, speaker: Party) -> bool:
    if party.actor.code != speaker.actor.code:
        return False
    return party.actor.code not in ("IGO", "NGO") or (
        party.actor.name == speaker.actor.name or party.actor.name in (speaker.actor.role or "")
    )


def _ends_if(noun: Token) -> bool:
    """Whether the words after the noun say that it ends, in a sentence with a condition."""
    sentence = noun.sent
    lower = {t.lower_ for t in sentence}
    if not lower & {"if", "unless"}:
        return False
    clause = noun.doc[noun.i : min(noun.i + 14, sentence.end)]
    future = any(t.tag_ == "MD" for t in clause)
    return (
        future
        and any(lemma(t) in lexicon.words("ending") for t in clause)
        and not any(t.lower_ in ("if", "unless") for t in above(noun))
    )
