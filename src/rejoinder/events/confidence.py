"""Confidence of an event: how often its kind of rule was right on the development data."""

from __future__ import annotations

from rejoinder.events.detection import Candidate

_BY_TYPE: dict[str, float] = {}
_PRIOR = 0.6
"""Prior before calibration: half-way between the precision of verbs and of nouns on first sight."""


def confidence(act: Candidate, status: str) -> float:
    """A probability in [0, 1] that type, parties and status are right."""
    value = _BY_TYPE.get(act.type, _PRIOR)
    if act.rule.startswith("noun"):
        value *= 0.85
    if not act.actors or not act.recipients:
        value *= 0.9
    if status not in ("occurred", "ongoing"):
        value *= 0.9
    return round(value, 3)
