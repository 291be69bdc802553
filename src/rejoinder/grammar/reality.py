"""Reality: how one word's context changes what is claimed of another; the algebra of ``status``."""

from __future__ import annotations

from dataclasses import dataclass

from rejoinder.lexicon.status import Effect
from rejoinder.records.event import Status

CERTAIN = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A status with the sign that decided it; ``leaning`` is +1 likely, -1 unlikely, else 0."""

    status: Status = "occurred"
    sign: str = "plain"
    leaning: int = 0

    @property
    def certain(self) -> bool:
        """Whether it is claimed to be so, without doubt."""
        return self.status in CERTAIN


PLAIN = State()


def governed(governor: State, effects: tuple[Effect, Effect], sign: str) -> State:
    """What a governor in some state makes of what it governs.

    The second effect holds where the governor is denied ("did not manage to").
    """
    if governor.status == "denied":
        return _effect(PLAIN, effects[1], f"not {sign}")
    return _effect(governor, effects[0], sign)


def _effect(base: State, effect: Effect, sign: str) -> State:
    if effect == "same":
        return base
    if effect == "factive":
        return State(sign="factive")
    if effect == "likely":
        return base if not base.certain else State(status="possible", sign="likely", leaning=1)
    if effect == "unlikely":
        return State(status="possible", sign="unlikely", leaning=-1)
    if base.certain:
        return State(status=effect, sign=sign)
    if effect == "denied":
        return State(status="possible", sign="doubly", leaning=-1)
    if effect in CERTAIN or base.status in ("conditional", "pending"):
        return base
    # "may decide to leave": two doubts; the inner names the kind, unless only the outer is open.
    return State(status="possible" if base.status == "possible" else effect, sign=base.sign)


def negated(state: State) -> State:
    """The state of a predicate under a negation of its own."""
    if state.certain:
        return State(status="denied", sign="not")
    if state.status == "planned":
        return State(status="denied", sign="will not")
    if state.status == "denied":
        return State(sign="not not")
    return State(status=state.status, sign=f"{state.sign}, not", leaning=-1)
