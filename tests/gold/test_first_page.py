"""The page that the project starts from must give the record that a careful reader would write.

The page lies outside the project, so anchors here are single words of it, never its sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rejoinder import pages
from rejoinder.flow import Reader
from rejoinder.records import (
    Actor,
    Commitment,
    Declared,
    Event,
    Reading,
    Span,
    Statement,
    replay,
)

pytestmark = pytest.mark.shared

_PAGE = "data/articles/000_dee0f51394cb4d3b.txt"
_COOPERATIVE = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE"}


@pytest.fixture(scope="module")
def raw(shared: Path) -> str:
    return (shared / _PAGE).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def reading(shared: Path) -> Reading:
    declared = Declared(published="2016-07-08", published_basis="given")
    return Reader().read(pages.from_path(shared / _PAGE, declared=declared))


def _words(spans: tuple[Span, ...]) -> str:
    return " ".join(span.text for span in spans)


def _statement(reading: Reading, *words: str) -> Statement:
    """The one statement not contained in another whose content holds all the words."""
    found = [
        statement
        for statement in reading.statements
        if statement.within is None and all(word in _words(statement.content) for word in words)
    ]
    assert len(found) == 1, [_words(statement.content) for statement in found] or words
    return found[0]


def _sentence(reading: Reading, span: Span) -> str:
    """The line of the text that holds a span."""
    text = reading.document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]


def _events(reading: Reading, word: str, types: set[str] | None = None) -> list[Event]:
    """The events whose trigger stands in a line of the text that holds the word."""
    return [
        event
        for event in reading.events
        if word in _sentence(reading, event.trigger) and (types is None or event.type in types)
    ]


def _commitments(reading: Reading, word: str) -> list[Commitment]:
    return [
        commitment
        for commitment in reading.commitments
        if word in _sentence(reading, commitment.act)
    ]


def _codes(actors: tuple[Actor, ...]) -> set[str | None]:
    return {actor.code for actor in actors}


def _is_nato(actors: tuple[Actor, ...]) -> bool:
    return any(actor.code == "IGO" and actor.name == "NATO" for actor in actors)


def _by_stoltenberg(statement: Statement) -> None:
    speaker = statement.speaker
    assert speaker is not None
    assert (speaker.name, speaker.code, speaker.sector, speaker.person) == (
        "Jens Stoltenberg",
        "IGO",
        None,
        True,
    )
    assert speaker.role == "NATO Secretary General"


def _by_peskov_through_tass(statement: Statement) -> None:
    speaker = statement.speaker
    assert speaker is not None
    assert (speaker.name, speaker.code, speaker.sector, speaker.person) == (
        "Dmitry Peskov",
        "RUS",
        "GOV",
        True,
    )
    assert speaker.role == "Kremlin spokesman"
    assert [(relay.name, relay.code, relay.sector) for relay in statement.relay] == [
        ("TASS", "RUS", "GOV")
    ]


class TestDocument:
    def test_the_headline_is_kept_and_stands_in_no_text(self, reading: Reading, raw: str) -> None:
        title = raw.split("\n")[2].strip()
        assert reading.document.title == title
        assert title not in reading.document.text

    @pytest.mark.parametrize(
        ("line", "labels"),
        [
            (0, {"appeal"}),
            (4, {"caption", "credit"}),
            (26, {"appeal"}),
            (28, {"appeal"}),
            (30, {"appeal"}),
            (32, {"appeal"}),
            (34, {"navigation", "appeal", "other"}),
            (36, {"navigation", "related", "other"}),
        ],
    )
    def test_what_is_no_article_is_set_aside(
        self, reading: Reading, raw: str, line: int, labels: set[str]
    ) -> None:
        words = raw.split("\n")[line].strip()
        label = [piece.label for piece in reading.document.removed if words in piece.text]
        if not label:  # a caption and its credit may be two removals
            label = [
                piece.label for piece in reading.document.removed if piece.text.strip() in words
            ]
        assert label
        assert set(label) <= labels
        assert words not in reading.document.text

    def test_the_article_is_kept_whole(self, reading: Reading, raw: str) -> None:
        text = " ".join(reading.document.text.split())
        for line in raw.split("\n")[6:25]:
            for piece in line.replace("?€?", "\n").replace("Thursday?", "Thursday\n").split("\n"):
                assert " ".join(piece.split()) in text

    def test_quotes_are_mended_in_the_right_direction(self, reading: Reading) -> None:
        text = reading.document.text
        assert "?€?" not in text
        assert "“short-sighted,”" in text
        assert text.count("“") == text.count("”") == 3
        mended = [repair.after for repair in reading.document.repairs if repair.before == "?€?"]
        assert mended == ["“", "”", "“", "”"]

    def test_the_stray_question_mark_is_dealt_with_on_record(self, reading: Reading) -> None:
        text = reading.document.text
        at = text.index("Thursday") + len("Thursday")
        repaired = any(
            "?" in repair.before and at - 1 <= repair.start <= at + 1
            for repair in reading.document.repairs
        )
        noted = any("Thursday?" in note.text for note in reading.document.notes)
        assert repaired or noted
        assert not repaired or text[at] == " "

    def test_the_lost_currency_sign_is_noted(self, reading: Reading) -> None:
        assert "lost-currency" in {note.code for note in reading.document.notes}

    def test_the_date_is_the_callers(self, reading: Reading) -> None:
        published = reading.document.published
        assert (published.value, published.basis) == ("2016-07-08", "given")

    def test_replay_gives_the_page(self, reading: Reading, raw: str) -> None:
        assert replay(reading.document) == raw


class TestStatements:
    def test_stoltenberg_on_the_commitment(self, reading: Reading) -> None:
        statement = _statement(reading, "committed", "dialogue")
        _by_stoltenberg(statement)
        assert statement.relay == ()
        assert statement.said is not None
        assert (statement.said.start, statement.said.end) == ("2016-07-07", "2016-07-07")

    def test_stoltenberg_on_the_council(self, reading: Reading) -> None:
        statement = _statement(reading, "tool", "deterrence")
        _by_stoltenberg(statement)
        assert statement.style in {"direct", "mixed"}

    def test_stoltenberg_on_the_decision_by_transcript(self, reading: Reading) -> None:
        statement = _statement(reading, "Estonia", "decision")
        _by_stoltenberg(statement)
        assert len(statement.relay) == 1
        assert "transcript" in statement.relay[0].name
        assert statement.relay[0].code is None

    def test_he_added_is_stoltenberg_by_the_same_transcript(self, reading: Reading) -> None:
        statement = _statement(reading, "tripled", "Ballistic")
        _by_stoltenberg(statement)
        assert [relay.code for relay in statement.relay] == [None]
        assert "transcript" in statement.relay[0].name

    @pytest.mark.parametrize(
        ("words", "style"),
        [
            (("short-sighted,",), {"mixed", "direct"}),
            (("absurd", "distort"), {"direct"}),
            (("enemy", "impossible"), {"indirect"}),
            (("terrorism",), {"indirect"}),
        ],
    )
    def test_peskov_through_tass(
        self, reading: Reading, words: tuple[str, ...], style: set[str]
    ) -> None:
        statement = _statement(reading, *words)
        _by_peskov_through_tass(statement)
        assert statement.style in style

    def test_friday_is_the_day_of_publication(self, reading: Reading) -> None:
        said = _statement(reading, "short-sighted,").said
        assert said is not None
        assert (said.start, said.end) == ("2016-07-08", "2016-07-08")

    def test_the_agency_is_a_relay_and_no_speaker(self, reading: Reading) -> None:
        names = {statement.speaker.name for statement in reading.statements if statement.speaker}
        assert "Dmitry Peskov" in names
        assert names <= {"Jens Stoltenberg", "Dmitry Peskov", "NATO"}

    def test_about_a_dozen_and_no_more(self, reading: Reading) -> None:
        assert 8 <= len(reading.statements) <= 12


class TestEvents:
    def test_dialogue_with_russia_is_cooperative(self, reading: Reading) -> None:
        events = [
            event
            for event in _events(reading, "committed")
            if _is_nato(event.actor) and _codes(event.recipient) == {"RUS"}
        ]
        assert events
        assert {event.type for event in events} <= _COOPERATIVE
        assert {event.quad for event in events} <= {1, 2}

    def test_no_conflict_in_the_first_three_statements(self, reading: Reading) -> None:
        for word in ("committed", "underway", "tool"):
            assert {event.quad for event in _events(reading, word)} <= {1, 2}

    def test_the_council_meets(self, reading: Reading) -> None:
        (event,) = _events(reading, "NRC", {"CONSULT"})
        assert event.status == "planned"
        assert event.when is not None
        assert (event.when.start, event.when.end) == ("2016-07-13", "2016-07-13")
        assert event.where is not None
        assert (event.where.name, event.where.country) == ("Brussels", "BEL")
        assert event.statement is None

    def test_the_battalions_are_pending(self, reading: Reading) -> None:
        events = _events(reading, "Estonia")
        # The line goes on about the Response Force and missiles, which are sent to nobody.
        deployments = [
            event
            for event in events
            if event.type in {"MOBILIZE", "COOPERATE", "AID"} and event.recipient
        ]
        (event,) = deployments
        assert event.status == "pending"
        assert _is_nato(event.actor)
        assert _codes(event.recipient) == {"EST", "LVA", "LTU", "POL"}
        assert event.statement == _statement(reading, "Estonia", "decision").id
        amounts = {(amount.value, amount.unit) for amount in event.quantities}
        assert (4.0, "battalion") in amounts

    def test_nothing_has_been_deployed(self, reading: Reading) -> None:
        statement = _statement(reading, "Estonia", "decision").id
        assert "occurred" not in {
            event.status for event in reading.events if event.statement == statement
        }

    @pytest.mark.parametrize("word", ["tripled", "developed"])
    def test_force_and_missiles_on_stoltenbergs_word(self, reading: Reading, word: str) -> None:
        (event,) = [
            event
            for event in _events(reading, "tripled")
            if word in _words(event.evidence) or word in event.trigger.text
        ][:1]
        assert event.status == "occurred"
        assert _is_nato(event.actor)
        assert event.statement == _statement(reading, "tripled", "Ballistic").id

    def test_tripled_is_a_quantity(self, reading: Reading) -> None:
        amounts = [
            amount
            for event in _events(reading, "tripled")
            for amount in event.quantities
            if amount.change == "factor"
        ]
        assert [amount.value for amount in amounts] == [3.0]

    def test_no_assault_anywhere(self, reading: Reading) -> None:
        assert [event.trigger.text for event in reading.events if event.type == "ASSAULT"] == []

    def test_peskov_accuses_nato(self, reading: Reading) -> None:
        (event,) = _events(reading, "Reacting", {"ACCUSE"})
        assert _codes(event.actor) == {"RUS"}
        assert _is_nato(event.recipient)
        assert event.status == "occurred"

    def test_the_buildup_is_possible(self, reading: Reading) -> None:
        for event in _events(reading, "Reacting", {"MOBILIZE"}):
            assert event.status in {"possible", "planned", "pending"}

    def test_the_warning_holds_nothing_done(self, reading: Reading) -> None:
        events = _events(reading, "impossible")
        assert {event.status for event in events if event.type != "THREATEN"} <= {
            "conditional",
            "possible",
        }

    def test_cooperation_on_terrorism_is_possible(self, reading: Reading) -> None:
        (event,) = _events(reading, "terrorism")
        assert event.type in {"COOPERATE", "AGREE"}
        assert event.status == "possible"
        assert event.statement == _statement(reading, "terrorism").id

    def test_about_a_dozen_and_no_more(self, reading: Reading) -> None:
        assert 8 <= len(reading.events) <= 14


class TestCommitments:
    def test_the_councils_meeting_is_scheduled(self, reading: Reading) -> None:
        (schedule,) = _commitments(reading, "NRC")
        assert schedule.form == "schedule"
        assert schedule.due is not None
        assert (schedule.due.start, schedule.due.end) == ("2016-07-13", "2016-07-13")

    def test_the_decision_is_due_on_two_days(self, reading: Reading) -> None:
        (decision,) = _commitments(reading, "Estonia")
        assert decision.form == "decision"
        assert _is_nato(decision.by)
        assert decision.due is not None
        assert (decision.due.start, decision.due.end) == ("2016-07-08", "2016-07-09")

    def test_the_response_is_a_conditional_promise(self, reading: Reading) -> None:
        (promise,) = _commitments(reading, "attack")
        assert promise.form == "promise"
        assert _is_nato(promise.by)
        assert promise.condition is not None
        assert promise.condition.sense == "if"
        assert "attack" in promise.condition.span.text

    def test_the_threat_has_its_condition(self, reading: Reading) -> None:
        (threat,) = _commitments(reading, "impossible")
        assert threat.form == "threat"
        assert _codes(threat.by) == {"RUS"}
        assert _is_nato(threat.to)
        assert "impossible" in threat.act.text
        assert threat.condition is not None
        assert threat.condition.sense == "if"
        assert "enemy" in threat.condition.span.text
        assert threat.condition.by is not None
        assert _is_nato((threat.condition.by,))
        assert threat.statement == _statement(reading, "enemy", "impossible").id

    def test_nothing_else_is_bound(self, reading: Reading) -> None:
        forms = sorted(commitment.form for commitment in reading.commitments)
        # Being "committed" to dialogue may be written down as one more promise.
        assert forms in (
            ["decision", "promise", "schedule", "threat"],
            ["decision", "promise", "promise", "schedule", "threat"],
        )


class TestReactions:
    @pytest.mark.parametrize("word", ["buildup", "Middle"])
    def test_the_kremlin_reacts(self, reading: Reading, word: str) -> None:
        accusation = {event.id for event in _events(reading, "Reacting", {"ACCUSE"})}
        accusation.add(_statement(reading, "short-sighted,").id)
        stimuli = [
            reaction.stimulus.span.text if reaction.stimulus.span else ""
            for reaction in reading.reactions
            if reaction.response in accusation and reaction.basis == "stated"
        ]
        assert any(word in stimulus for stimulus in stimuli)

    def test_nothing_else_reacts(self, reading: Reading) -> None:
        assert 1 <= len(reading.reactions) <= 2


@pytest.mark.parametrize(
    "spans_of",
    [
        lambda reading: [span for s in reading.statements for span in s.content],
        lambda reading: [span for e in reading.events for span in (e.trigger, *e.evidence)],
        lambda reading: [span for c in reading.commitments for span in (c.act, *c.evidence)],
    ],
    ids=["statements", "events", "commitments"],
)
def test_every_span_says_what_stands_there(
    reading: Reading, spans_of: Callable[[Reading], list[Span]]
) -> None:
    spans = spans_of(reading)
    assert spans
    text = reading.document.text
    assert all(text[span.start : span.end] == span.text for span in spans)
