"""The output that a gold page asks for: its records with the first of all alternatives taken."""

from __future__ import annotations

from typing import Any

from eval.anchors import Ground
from eval.gold_fields import choices
from eval.gold_pages import GoldPage
from rejoinder.records import (
    Actor,
    Commitment,
    Condition,
    Document,
    Event,
    Place,
    Published,
    Quantity,
    Reaction,
    Reading,
    Span,
    Statement,
    Stimulus,
    When,
)


def reading(gold: GoldPage) -> Reading:
    """A reading that gold finds nothing wrong with, apart from the document itself."""
    text = gold.text
    ground = Ground(text, text)
    kept = [index for index, character in enumerate(text) if not character.isspace()]

    def span(anchor: str) -> Span:
        start, end = ground.anchor(anchor)
        return Span.of(text, kept[start], kept[end - 1] + 1)

    here = Span.of(text, 0, 1)

    def actor(spec: str) -> Actor:
        identity, _, name = spec.split("|", maxsplit=1)[0].partition(" ")
        code, _, sector = identity.partition("/")
        return Actor(
            name=name or "somebody",
            code=None if code in {"-", "*"} else code,
            sector=None if sector in {"", "*"} else sector,
            mention=here,
        )

    def actors(specs: list[str]) -> tuple[Actor, ...]:
        return tuple(actor(spec) for spec in specs)

    def when(wanted: str | None) -> When | None:
        first = choices(wanted)[0]
        if first is None:
            return None
        if first == "unresolved":
            return When(text="Thursday", value=None, start=None, end=None, basis="unresolved")
        if len(first) == 4:
            first = f"{first}-01-01/{first}-12-31"
        start, _, end = first.partition("/")
        begin = None if start == "*" else start
        return When(text="then", value=first, start=begin, end=end or start, basis="relative")

    def first(anchors: str | list[str]) -> str:
        return anchors if isinstance(anchors, str) else anchors[0]

    def said_by(wanted: Any, prefix: str = "s") -> str | None:
        first = str("null" if wanted is None else wanted).split("|")[0]
        return f"{prefix}{first}" if first.isdigit() else None

    def quantity(wanted: dict[str, Any]) -> Quantity:
        given = {"value": None, "low": None, "high": None, "unit": None, "change": None} | wanted
        if given["unit"]:
            given["unit"] = given["unit"].split("|")[0]
        return Quantity(span=here, **given)

    def speaker(wanted: dict[str, Any]) -> Actor:
        first = {name: choices(wanted.get(name))[0] for name in ("name", "code", "sector", "role")}
        return Actor(
            name=first["name"] or "somebody",
            code=first["code"],
            sector=first["sector"],
            role=first["role"],
            person=bool(wanted.get("person")),
            mention=here,
        )

    statements = tuple(
        Statement(
            id=f"s{number}",
            document="d",
            style=choices(item.get("style", "direct"))[0],  # type: ignore[arg-type]
            speaker=speaker(item.get("speaker", {})),
            source=span(item["source"]) if "source" in item else None,
            cue=span(item["cue"]) if item["cue"] else None,
            content=tuple(span(anchor) for anchor in item["content"]),
            relay=actors(item.get("relay", [])),
            said=when(item.get("said")),
            within=said_by(item.get("within")),
            polarity=item.get("polarity", "said"),
            rule="gold",
            confidence=1.0,
        )
        for number, item in enumerate(gold.records["statements"])
    )
    events = tuple(
        Event(
            id=f"e{number}",
            document="d",
            type=choices(item["type"])[0],  # type: ignore[arg-type]
            mode=None,
            context=(),
            cameo=None,
            quad=1,
            score=None,
            status=choices(item["status"])[0],  # type: ignore[arg-type]
            actor=actors(item.get("parties", item.get("actor", []))),
            recipient=actors(item.get("recipient", [])),
            when=when(item.get("when")),
            where=Place(
                name=item["where"].split("|")[0],
                country=None,
                lat=None,
                lon=None,
                geonames=None,
                mention=here,
            )
            if item.get("where")
            else None,
            quantities=tuple(quantity(wanted) for wanted in item.get("quantities", [])),
            trigger=span(item["trigger"]),
            evidence=(),
            statement=said_by(item.get("statement")),
            rule="gold",
            confidence=1.0,
        )
        for number, item in enumerate(gold.records["events"])
    )
    commitments = tuple(
        Commitment(
            id=f"c{number}",
            document="d",
            form=choices(item["form"])[0],  # type: ignore[arg-type]
            by=actors(item.get("by", [])),
            to=actors(item.get("to", [])),
            act=span(item["act"]),
            condition=Condition(
                span=span(item["condition"]["span"]),
                sense=item["condition"]["sense"],
                by=actor(item["condition"]["by"]) if "by" in item["condition"] else None,
            )
            if item.get("condition")
            else None,
            due=when(item.get("due")),
            state=item.get("state", "open"),
            event=None,
            statement=said_by(item.get("statement")),
            history=(),
            evidence=(),
            rule="gold",
            confidence=1.0,
        )
        for number, item in enumerate(gold.records["commitments"])
    )
    reactions = tuple(
        Reaction(
            id=f"r{number}",
            document="d",
            response=_holder(span(item["response"]), statements, events),
            stimulus=Stimulus(record=None, document=None, span=span(first(item["stimulus"]))),
            basis="stated",
            lag_days=None,
            evidence=(),
            rule="gold",
            confidence=1.0,
        )
        for number, item in enumerate(gold.records["reactions"])
    )
    return Reading(
        document=Document(
            id="d",
            uri=gold.name,
            title=gold.document["title"],
            outlet=None,
            byline=None,
            published=Published(value=None, basis="unknown"),
            language="en",
            text=text,
        ),
        statements=statements,
        events=events,
        commitments=commitments,
        reactions=reactions,
    )


def _holder(words: Span, statements: tuple[Statement, ...], events: tuple[Event, ...]) -> str:
    for event in events:
        if event.trigger.overlaps(words):
            return event.id
    for statement in statements:
        if any(span.overlaps(words) for span in statement.content):
            return statement.id
        if statement.cue is not None and statement.cue.overlaps(words):
            return statement.id
    return "none"
