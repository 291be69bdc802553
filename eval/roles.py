"""``python -m eval roles``: who a person was on a day, told by name alone.

The data are JSON Lines of ``{id, person, date, text, role, code, sector}``: ``text`` is a sentence
that names the person and no office, published on ``date``; ``role`` is null where the person held
none then; an absent ``sector`` is not scored. A role is right where it names the same office in any
usual wording: the office's head words agree, and an international body is the same one.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.intervals import bootstrap
from rejoinder import language, mentions
from rejoinder.lexicon import Lexicon
from rejoinder.records import Actor, Mentions, as_it_stands

_SAME = {
    "premier": "prime minister",
    "chancellor of germany": "chancellor",
    "secretary of state": "foreign minister",
    "foreign secretary": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "minister for foreign affairs": "foreign minister",
    "external affairs minister": "foreign minister",
    "secretary of defense": "defence minister",
    "defense secretary": "defence minister",
    "defence secretary": "defence minister",
    "defense minister": "defence minister",
    "minister of defence": "defence minister",
    "minister of defense": "defence minister",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "un secretary general": "united nations secretary general",
    "secretary-general": "secretary general",
    "director-general": "director general",
    "managing director": "head",
    "chief": "head",
    "federal": "",
}
"""Wordings of one office. The United States' secretaries of state and defence are its foreign and
defence ministers."""
_BODIES = (
    "nato",
    "united nations",
    "european commission",
    "european council",
    "imf",
    "iaea",
    "osce",
)
_OFFICES = (
    *("prime minister", "foreign minister", "defence minister", "secretary general", "president"),
    *("chancellor", "spokesman", "high representative", "director general", "head", "king"),
    *("supreme leader", "minister", "secretary", "commissioner", "governor", "taoiseach"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One sentence and who the person in it was then; ``sector`` is null where none is asked."""

    name: str
    person: str
    date: str
    text: str
    role: str | None
    code: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether role, code and sector are right; all false where the person was not found."""

    role: bool
    code: bool
    sector: bool

    @property
    def whole(self) -> bool:
        """Whether the identity is right whole."""
        return self.role and self.code and self.sector


def run(data: Path, limit: int | None, errors: Path | None) -> dict[str, Any]:
    """Reads and scores every question of a file; writes each error if asked."""
    questions = read(data)[:limit]
    lexicon = Lexicon.shipped()
    documents = (as_it_stands(q.text, uri=q.name, published=q.date) for q in questions)
    parsed = language.parse(documents)
    actors = [
        named(question, mentions.find(one, lexicon))
        for question, one in zip(questions, parsed, strict=True)
    ]
    answers = [score(q, actor) for q, actor in zip(questions, actors, strict=True)]
    sys.stderr.write(f"roles: {len(answers)} of {len(questions)}\n")
    if errors is not None:
        with errors.open("w", encoding="utf-8") as out:
            out.writelines(
                json.dumps(_error(q, actor, answer), ensure_ascii=False) + "\n"
                for q, actor, answer in zip(questions, actors, answers, strict=True)
                if not answer.whole
            )
    return figures(answers)


def read(data: Path) -> list[Question]:
    """The questions of a file."""
    lines = data.read_text(encoding="utf-8").splitlines()
    return [
        Question(
            name=raw["id"],
            person=raw["person"],
            date=raw["date"],
            text=raw["text"],
            role=raw["role"],
            code=raw["code"],
            sector=raw["sector"] or "" if "sector" in raw else None,
        )
        for raw in map(json.loads, lines)
    ]


def named(question: Question, found: Mentions) -> Actor | None:
    """The actor that the sentence's name of the person became."""
    surname = question.person.split()[-1].lower()
    for mention in found.actors:
        words = question.text[mention.start : mention.end].lower()
        if surname in words or words in question.person.lower():
            return mention.actor
    return None


def score(question: Question, actor: Actor | None) -> Answer:
    """One question's answer."""
    if actor is None:
        return Answer(role=False, code=False, sector=False)
    return Answer(
        role=office(actor.role) == office(question.role),
        code=actor.code == question.code,
        sector=question.sector is None or (actor.sector or "") == question.sector,
    )


def office(role: str | None) -> tuple[str, str] | None:
    """The body and the office that a role names, in one wording.

    >>> office("NATO Secretary-General") == office("Secretary General of NATO")
    True
    >>> office("British Foreign Secretary") == office("foreign minister")
    True
    >>> office("president") == office("prime minister")
    False
    """
    if role is None:
        return None
    text = re.sub(r"[^a-z\- ]", " ", role.lower())
    for wording, usual in _SAME.items():
        text = re.sub(rf"\b{wording}\b", usual, text)
    body = next((name for name in _BODIES if name in text), "")
    kind = next((name for name in _OFFICES if re.search(rf"\b{name}\b", text)), text.strip())
    vice = "vice " if re.search(r"\b(?:vice|deputy)\b", text) else ""
    return body, vice + kind


def figures(answers: Sequence[Answer]) -> dict[str, Any]:
    """Shares right of role, code and sector, and of all three."""
    result: dict[str, Any] = {"n": len(answers)}
    for part in ("whole", "role", "code", "sector"):
        right = [float(getattr(answer, part)) for answer in answers]
        result[part] = {
            "accuracy": round(sum(right) / len(right), 4) if right else 0.0,
            "accuracy_ci": bootstrap(right, lambda drawn: sum(drawn) / len(drawn)),
        }
    return result


def _error(question: Question, actor: Actor | None, answer: Answer) -> dict[str, Any]:
    wrong = [part for part in ("role", "code", "sector") if not getattr(answer, part)]
    return {
        "document": question.name,
        "error": "not found" if actor is None else "wrong " + ", ".join(wrong),
        "sentence": f"{question.text} ({question.date})",
        "gold": {"role": question.role, "code": question.code, "sector": question.sector},
        "output": actor
        and {"name": actor.name, "role": actor.role, "code": actor.code, "sector": actor.sector},
    }
