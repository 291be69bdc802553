"""``python -m eval story``: a story told in many pages, scored as a whole.

The folder holds ``pages.jsonl`` (``uri, published, outlet, title, text``) and ``gold.json``
(``commitments``, ``reactions``, ``incidents``; a place in a page is a ``uri`` and a ``quote``, its
exact words, the first time they stand there). The pages are ingested into a ledger made for the
run, and what its questions answer is scored: ``commitments`` found with parties, due interval and
condition right; their final ``states``; ``reactions`` as links; ``incidents`` as by that command.

A reaction's end may be told on any page that tells the same incident or commitment, or at a place
that gold lists as ``also`` right; an ``optional`` one is neither demanded nor counted against. A
commitment put off may be due on its first day or its last. ``incidents.acts`` leaves out those that
are done by saying so.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from eval import incidents
from eval.incidents import Mention
from eval.story_scores import Days, Link, Place, Pledge, matched, paired, right
from eval.story_scores import commitments as commitment_scores
from eval.story_scores import reactions as reaction_scores
from eval.story_scores import states as state_scores
from rejoinder import answers
from rejoinder.answers import Filter
from rejoinder.ledger import Ledger
from rejoinder.records import Reading, Span
from rejoinder.scale import ingesting, run_record, sources


def run(data: Path, limit: int | None = None, errors: Path | None = None) -> dict[str, Any]:
    """Figures for a folder; see the module's text. A story is a whole: ``limit`` does nothing."""
    if limit is not None:
        sys.stderr.write("story: a story is scored as a whole, --limit does nothing\n")
    gold = json.loads((data / "gold.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "story.duckdb"
        ingest(data / "pages.jsonl", place)
        with Ledger.open(place) as ledger:
            return score(gold, Told(ledger), errors)


def ingest(pages: Path, place: Path) -> None:
    """Reads the pages into a ledger."""
    job = ingesting.Job(ledger=place, run=run_record(options={}))

    def report(done: ingesting.Progress) -> None:
        sys.stderr.write(f"story: {done.counts.documents} pages more\n")

    ingesting.ingest(sources.items(sources.Request(paths=(pages,))), job, report)


def score(gold: dict[str, Any], told: Told, errors: Path | None = None) -> dict[str, Any]:
    """All figures of a story told by a ledger."""
    days = sorted({str(c["final"]["as_of"]) for c in gold["commitments"] if c.get("final")})
    as_of = days[-1] if days else None
    true_pledges = [_pledge(one, told) for one in gold["commitments"]]
    our_pledges = told.pledges(as_of)
    alike = _same(gold, told)
    true_links = [
        Link(
            response=_spread(one["response"], alike, told),
            stimulus=_spread(one["stimulus"], alike, told),
            optional=bool(one.get("optional")),
        )
        for one in gold["reactions"]
    ]
    our_links = told.links()
    mentions = _mentions(gold, told)
    partition = told.partition(mentions)
    spoken = {one["id"] for one in gold["incidents"] if one.get("speech_act")}
    partition_of_acts = {
        mention.key: partition[mention.key]
        for mention in mentions
        if mention.incident not in spoken
    }
    if errors is not None:
        _write(errors, (our_pledges, true_pledges), (our_links, true_links), told)
    return {
        "commitments": commitment_scores(our_pledges, true_pledges),
        "states": state_scores(our_pledges, true_pledges),
        "reactions": reaction_scores(our_links, true_links),
        "incidents": {
            **incidents.figures(mentions, partition),
            "acts": incidents.figures(
                [m for m in mentions if m.incident not in spoken], partition_of_acts
            ),
        },
        "n": len(told.readings),
    }


class Told:
    """What a ledger tells of a story, by places in its pages."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.readings: dict[str, Reading] = {}
        for uri, document in ledger.ask("SELECT uri, id FROM document ORDER BY uri").rows:
            reading = ledger.reading(document)
            assert reading is not None
            self.readings[uri] = reading
        self._spans: dict[tuple[str, str], tuple[Place, ...]] = {}
        for uri, reading in self.readings.items():
            for id_, spans in _spans(reading):
                self._spans[(reading.document.id, id_)] = tuple(
                    Place(uri=uri, start=span.start, end=span.end) for span in spans
                )

    def place(self, told: dict[str, str]) -> Place:
        """Where a quote stands; one that is not there is said and stands nowhere."""
        reading = self.readings.get(told["uri"])
        start = reading.document.text.find(told["quote"]) if reading else -1
        if start < 0:
            sys.stderr.write(f"story: not in {told['uri']}: {told['quote']!r}\n")
        return Place(
            uri=told["uri"], start=start, end=start + (len(told["quote"]) if start >= 0 else 0)
        )

    def pledges(self, as_of: str | None) -> list[Pledge]:
        """The ledger's commitments as of a day."""
        found = []
        for row in answers.due(self.ledger, Filter(as_of=as_of)).dicts():
            where = self.ledger.ask(
                "SELECT document, commitment FROM mention WHERE promise = "
                "(SELECT promise FROM mention WHERE commitment = $id LIMIT 1)",
                {"id": row["id"]},
            ).rows
            places = [p for pair in where for p in self._spans.get((pair[0], pair[1]), ())]
            found.append(
                Pledge(
                    key=row["id"],
                    form=row["form"],
                    by=_codes(json.loads(row["by_actors"] or "[]")),
                    to=_codes(json.loads(row["to_actors"] or "[]")),
                    dues=tuple(
                        dict.fromkeys(
                            (
                                _days(row["due_from"], row["due_to"]),
                                _days(row["first_due_from"], row["first_due_to"]),
                            )
                        )
                    ),
                    condition=row["condition"],
                    places=tuple(places),
                    state=row["state"],
                )
            )
        return found

    def links(self) -> list[Link]:
        """The ledger's reactions as it shows them, each end told by every page of its incident."""
        found = []
        for row in answers.reactions(self.ledger, Filter()).dicts():
            record = json.loads(row["record"])
            stimulus = record["stimulus"]
            there = stimulus["document"] or record["document"]
            places = list(self._spans.get((there, stimulus["record"] or ""), ()))
            places += self._reports(row["stimulus_incident"])
            if stimulus["span"]:
                uri = next(u for u, r in self.readings.items() if r.document.id == there)
                span = stimulus["span"]
                places.append(Place(uri=uri, start=span["start"], end=span["end"]))
            response = self._spans.get((record["document"], record["response"]), ())
            if response and places:
                found.append(Link(response=tuple(response), stimulus=tuple(places)))
        return found

    def _reports(self, incident: str | None) -> list[Place]:
        rows = self.ledger.ask(
            "SELECT document, event FROM report WHERE incident = $incident ORDER BY ALL",
            {"incident": incident},
        ).rows
        return [place for row in rows for place in self._spans.get((row[0], row[1]), ())]

    def partition(self, mentions: list[Mention]) -> incidents.Partition:
        """The incident that the ledger puts each mention in."""
        rows = self.ledger.ask("SELECT id, reports FROM incident_of(NULL)").rows
        of = {report: row[0] for row in rows for report in row[1]}
        return incidents.partition(mentions, self.readings, of)


def _spans(reading: Reading) -> Iterable[tuple[str, tuple[Span, ...]]]:
    for event in reading.events:
        yield event.id, (event.trigger, *event.evidence)
    for statement in reading.statements:
        cue = (statement.cue,) if statement.cue else ()
        yield statement.id, (*cue, *statement.content)
    for commitment in reading.commitments:
        yield commitment.id, (commitment.act, *commitment.evidence)


def _codes(actors: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(actor["code"] or actor["name"] for actor in actors)


def _days(first: date | None, last: date | None) -> Days:
    return (first.isoformat(), last.isoformat()) if first and last else None


def _pledge(one: dict[str, Any], told: Told) -> Pledge:
    due = one["due"]
    return Pledge(
        key=one["id"],
        form=one["form"],
        by=frozenset(one["by"]),
        to=frozenset(one["to"]),
        dues=((due[0], due[1]) if due else None,),
        condition=one["condition"],
        places=tuple(told.place(mention) for mention in one["mentions"]),
        state=one["final"]["state"] if one.get("final") else None,
    )


def _mentions(gold: dict[str, Any], told: Told) -> list[Mention]:
    found = []
    for incident in gold["incidents"]:
        for report in incident["reports"]:
            place = told.place(report)
            found.append(
                Mention(
                    key=f"{place.uri}:{place.start}:{place.end}",
                    document=place.uri,
                    start=place.start,
                    end=place.end,
                    incident=incident["id"],
                )
            )
    return found


def _same(gold: dict[str, Any], told: Told) -> list[tuple[Place, ...]]:
    """The places of each incident and of each commitment: any of them is as right as another."""
    incident = [tuple(told.place(r) for r in one["reports"]) for one in gold["incidents"]]
    return incident + [tuple(told.place(m) for m in one["mentions"]) for one in gold["commitments"]]


def _spread(end: dict[str, Any], alike: list[tuple[Place, ...]], told: Told) -> tuple[Place, ...]:
    """The end of a reaction with all places that are as right."""
    first = [told.place(end), *(told.place(also) for also in end.get("also", ()))]
    others = [
        p for places in alike if any(one.meets(p) for one in first for p in places) for p in places
    ]
    return tuple(dict.fromkeys((*first, *others)))


def _write(
    path: Path,
    pledges: tuple[list[Pledge], list[Pledge]],
    links: tuple[list[Link], list[Link]],
    told: Told,
) -> None:
    """Each commitment and link that is missing, too many or wrong, with its words."""

    def words(places: Iterable[Place]) -> list[str]:
        return [
            f"{p.uri}: {told.readings[p.uri].document.text[p.start : p.end]}"
            for p in places
            if p.uri in told.readings
        ]

    def plain(pledge: Pledge) -> dict[str, Any]:
        return {
            "by": sorted(pledge.by), "to": sorted(pledge.to), "dues": pledge.dues,
            "condition": pledge.condition, "state": pledge.state, "words": words(pledge.places),
        }  # fmt: skip

    lines: list[dict[str, Any]] = []
    pairs = paired(*pledges)
    for mine, true in pairs:
        wrong = [name for name, fair in right(mine, true).items() if not fair]
        wrong += ["state"] if mine.state != true.state else []
        if wrong:
            cause = f"commitment: {', '.join(wrong)}"
            lines.append({"error": cause, "gold": plain(true), "output": plain(mine)})
    paired_keys = {pledge.key for pair in pairs for pledge in pair}
    for side, name in zip(pledges, ("too many", "missing"), strict=True):
        lines += [
            {"error": f"commitment: {name}", "pledge": plain(pledge)}
            for pledge in side
            if pledge.key not in paired_keys
        ]
    kept = matched(*links)
    for number, (side_links, name) in enumerate(zip(links, ("too many", "missing"), strict=True)):
        taken = {pair[number] for pair in kept}
        lines += [
            {"error": f"reaction: {name}", "response": words(link.response[:2]),
             "stimulus": words(link.stimulus[:2])}
            for place, link in enumerate(side_links)
            if place not in taken
        ]  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
