"""A page of our own with every kind of record, made by hand: what the stages should say of it."""

from __future__ import annotations

from rejoinder.records import (
    Actor,
    Change,
    Commitment,
    Condition,
    Document,
    Event,
    Incident,
    Named,
    Note,
    Option,
    Place,
    Published,
    Quantity,
    Reaction,
    Reading,
    Rejection,
    Removal,
    Repair,
    Run,
    Span,
    Statement,
    Stimulus,
    When,
    document_id,
    record_id,
)

TEXT = """\
Norway will send two frigates to the Barents Sea by the end of March, Defence Minister Tore Lund said on Tuesday.

“We do not seek a quarrel, but we will not be pushed,” Lund told reporters in Oslo. If the drills go on, he added, Oslo will close its northern ports to Russian trawlers.

Reacting to the announcement, Moscow accused Norway of stoking tension, the state-run Sever news agency reported. Foreign ministers of the two countries meet in Helsinki on 12 March.
"""
RAW_QUOTE = "?€?"


class _Page:
    def __init__(self) -> None:
        self.id = document_id(uri="examples/frigates.txt", raw=TEXT)

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = TEXT.index(words, start + 1)
        return Span.of(TEXT, start, start + len(words))

    def record_id(self, prefix: str, spans: tuple[Span, ...], label: str, part: str = "") -> str:
        return record_id(prefix, document=self.id, spans=spans, label=label, part=part)


def reading() -> Reading:
    page = _Page()
    span = page.span
    norway = Actor(name="Norway", code="NOR", mention=span("Norway"), basis="lexicon")
    oslo = Actor(name="Norway", code="NOR", sector="GOV", mention=span("Oslo", 1), basis="lexicon")
    norway_accused = Actor(name="Norway", code="NOR", mention=span("Norway", 1), basis="lexicon")
    moscow = Actor(name="Russia", code="RUS", sector="GOV", mention=span("Moscow"), basis="lexicon")
    russia = Actor(name="Russia", code="RUS", mention=span("Russian"), basis="lexicon")
    lund = Actor(
        name="Tore Lund",
        code="NOR",
        sector="GOV",
        role="Defence Minister",
        person=True,
        mention=span("Defence Minister Tore Lund"),
    )
    lund_again = Actor(
        name="Tore Lund",
        code="NOR",
        sector="GOV",
        role="Defence Minister",
        person=True,
        mention=span("Lund", 1),
    )
    sever = Actor(
        name="Sever news agency",
        code="RUS",
        sector="GOV",
        mention=span("the state-run Sever news agency"),
    )
    reporters = Actor(name="reporters", sector="JRN", mention=span("reporters"))
    ministers = span("Foreign ministers of the two countries")
    tuesday = When(
        text="on Tuesday",
        value="2021-03-02",
        start="2021-03-02",
        end="2021-03-02",
        basis="relative",
    )
    march = When(
        text="by the end of March", value="2021-03", start="2021-03-02", end="2021-03-31",
        basis="relative",
    )  # fmt: skip
    twelfth = When(
        text="on 12 March", value="2021-03-12", start="2021-03-12", end="2021-03-12", basis="stated"
    )

    def statement(
        content: tuple[Span, ...], cue: Span, speaker: Actor, source: Span, **more: object
    ) -> Statement:
        return Statement(
            id=page.record_id("s", (*content, cue), "statement"),
            document=page.id,
            speaker=speaker,
            source=source,
            cue=cue,
            content=content,
            rule="sample",
            confidence=0.92,
            **{"style": "indirect", **more},  # type: ignore[arg-type]
        )

    plan = statement(
        (span("Norway will send two frigates to the Barents Sea by the end of March"),),
        span("said"), lund, span("Defence Minister Tore Lund"), said=tuesday,
    )  # fmt: skip
    quarrel = statement(
        (span("“We do not seek a quarrel, but we will not be pushed,”"),),
        span("told"), lund_again, span("Lund", 1), style="direct", addressee=(reporters,),
    )  # fmt: skip
    ports = statement(
        (span("If the drills go on"), span("Oslo will close its northern ports to Russian trawlers")),
        span("added"), lund_again, Span.of(TEXT, TEXT.index("he added"), TEXT.index("he added") + 2),
    )  # fmt: skip
    stoking = statement(
        (span("stoking tension"),), span("accused"), moscow, span("Moscow"), relay=(sever,)
    )

    def event(kind: str, trigger: Span, evidence: Span, part: str = "", **more: object) -> Event:
        return Event(
            id=page.record_id("e", (trigger, evidence), kind, part),
            document=page.id,
            trigger=trigger,
            evidence=(evidence,),
            rule="sample",
            confidence=0.81,
            **{
                "type": kind, "mode": None, "context": (), "cameo": None, "when": None, "where": None,
                "quantities": (), "statement": None, "recipient": (), **more,
            },
        )  # type: ignore[arg-type]  # fmt: skip

    frigates = event(
        "MOBILIZE", span("send"), plan.content[0], mode="troops", context=("military",),
        cameo="152", quad=3, score=-7.2, status="planned", actor=(norway,), when=march,
        where=Place(
            name="Barents Sea", country=None, lat=75.0, lon=40.0, geonames=630674,
            mention=span("the Barents Sea"),
        ),
        quantities=(
            Quantity(span=span("two frigates"), value=2, low=2, high=2, unit="frigate"),
        ),
        statement=plan.id,
    )  # fmt: skip
    closing = event(
        "SANCTION", span("close"), ports.content[1], mode="restrict", quad=4, score=-5.0,
        status="conditional", actor=(oslo,), recipient=(russia,), statement=ports.id,
    )  # fmt: skip
    accusation = event(
        "ACCUSE", span("accused"), span("Moscow accused Norway of stoking tension"),
        mode="allege", quad=3, score=-2.0, status="occurred", actor=(moscow,),
        recipient=(norway_accused,),
    )  # fmt: skip
    countries = {
        "NOR": Actor(name="Norway", code="NOR", sector="GOV", mention=ministers),
        "RUS": Actor(name="Russia", code="RUS", sector="GOV", mention=ministers),
    }
    helsinki = Place(
        name="Helsinki", country="FIN", lat=60.17, lon=24.94, geonames=658225,
        mention=span("Helsinki"),
    )  # fmt: skip
    meetings = tuple(
        event(
            "CONSULT", span("meet"),
            span("Foreign ministers of the two countries meet in Helsinki on 12 March"), part=who,
            mode="third-party", quad=1, score=2.5, status="planned", actor=(countries[who],),
            recipient=(countries[other],), when=twelfth, where=helsinki,
        )
        for who, other in (("NOR", "RUS"), ("RUS", "NOR"))
    )  # fmt: skip

    def commitment(form: str, act: Span, **more: object) -> Commitment:
        return Commitment(
            id=page.record_id("c", (act,), form),
            document=page.id,
            form=form,
            act=act,
            rule="sample",
            confidence=0.77,
            evidence=(act,),
            history=(Change(date="2021-03-03", state="open", record=None),),
            **{
                "to": (), "condition": None, "due": None, "state": "open", "event": None,
                "statement": None, **more,
            },
        )  # type: ignore[arg-type]  # fmt: skip

    promise = commitment(
        "promise", span("send two frigates to the Barents Sea"), by=(norway,), due=march,
        event=frigates.id, statement=plan.id,
    )  # fmt: skip
    threat = commitment(
        "threat", span("close its northern ports to Russian trawlers"), by=(oslo,), to=(russia,),
        condition=Condition(span=span("If the drills go on"), sense="if", by=russia),
        event=closing.id, statement=ports.id,
    )  # fmt: skip
    talks = commitment(
        "schedule", span("meet in Helsinki on 12 March"), by=(countries["NOR"], countries["RUS"]),
        due=twelfth, event=meetings[0].id,
    )  # fmt: skip
    answer = span("Reacting to the announcement")
    return Reading(
        document=Document(
            id=page.id,
            uri="examples/frigates.txt",
            title="Oslo Sends Frigates North, Moscow Bristles",
            outlet="The Fjord Courier",
            byline="Ane Vik",
            published=Published(value="2021-03-03", basis="given"),
            language="en",
            text=TEXT,
            repairs=tuple(
                Repair(
                    start=TEXT.index(mark),
                    end=TEXT.index(mark) + 1,
                    before=RAW_QUOTE,
                    after=mark,
                    rule="lossy-quote",
                    certain=True,
                )
                for mark in "“”"
            ),
            removed=(
                Removal(at=0, text="Support the Fjord Courier!\n\n", label="appeal"),
                Removal(
                    at=TEXT.index("Reacting"),
                    text="Frigates at Haakonsvern. Per Moe / NTK\n\n",
                    label="caption",
                ),
                Removal(
                    at=len(TEXT),
                    text="\nWe have a small favour to ask. " + "Every krone helps us. " * 12,
                    label="appeal",
                ),
                Removal(at=len(TEXT), text="\nRead more", label="navigation"),
            ),
            notes=(Note(code="lost-currency", text="“from just 2” has lost its currency sign"),),
        ),
        statements=(plan, quarrel, ports, stoking),
        events=(frigates, closing, accusation, *meetings),
        commitments=(promise, threat, talks),
        reactions=(
            Reaction(
                id=page.record_id("r", (answer,), "stated"),
                document=page.id,
                response=accusation.id,
                stimulus=Stimulus(
                    record=frigates.id, document=page.id, span=span("the announcement")
                ),
                basis="stated",
                lag_days=1,
                evidence=(answer,),
                rule="sample",
                confidence=0.7,
            ),
        ),
    )


def run() -> Run:
    named = Named(name="rejoinder 0.1.0", hash="0" * 20)
    return Run(
        software=named,
        models=(Named(name="en_core_web_sm", hash="1" * 20),),
        lexicons=(Named(name="actors", hash="2" * 20),),
        score_table=Named(name="scores", hash="3" * 20),
        options=(Option(name="published", value="2021-03-03"),),
    )


def incident() -> Incident:
    event = reading().events[2]
    return Incident(
        id="i" + "4" * 20, type=event.type, actor=event.actor, recipient=event.recipient, when=None,
        where=None, status="occurred", reports=(event.id,), documents=(event.document,),
        outlets=("The Fjord Courier",), first="2021-03-03", last="2021-03-03", score=-2.0,
    )  # fmt: skip


def rejection() -> Rejection:
    return Rejection(uri="empty.txt", reason="empty", detail="0 bytes; nothing to read")
