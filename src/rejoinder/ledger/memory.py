"""What the ledger remembers of people: who was introduced as what, when, and where.

A page that only says "Lindqvist" is understood through another that introduced "Defence Minister
Sara Lindqvist". What is recalled depends on the pages that the ledger holds and on nothing else:
neither on the order they came in, nor on how many workers read them; `forget` takes it away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from rejoinder.ledger.opening import sql
from rejoinder.lexicon.actors_index import plain
from rejoinder.records import Actor, Reading

VALID = 365
"""Days for which an introduction holds. Of the 514 ended tenures in the lexicon's table, 15 % end
within a year of a day in office taken at random, 28 % within two: pages spread over the year after
an introduction are given an office that has ended in 7 % of cases, over two years in 14 %. A page
of before the introduction gets nothing: who is minister in May may not have been in April."""

KINDS = ("statement", "event", "commitment", "reaction")


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people of one document: introduced ones, and those it names without saying who they are.

    ``introduced`` are (surname, folded name, name, code, sector, role), ``alone`` (surname, folded
    name, name as written, whether it is surely a person).
    """

    introduced: tuple[tuple[str, str, str, str | None, str | None, str], ...]
    alone: tuple[tuple[str, str, str, bool], ...]

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> People:
        """The people among a document's actors.

        >>> from rejoinder.records import Span
        >>> lone = Actor(name="Holm", person=True, mention=Span(start=0, end=4, text="Holm"))
        >>> People.of([lone]).alone
        (('holm', 'holm', 'Holm', True),)
        """
        introduced: dict[tuple[str, str, str, str | None, str | None, str], None] = {}
        alone: dict[tuple[str, str, str, bool], None] = {}
        for actor in actors:
            folded = fold(actor.name)
            words = folded.split()
            if not words or actor.basis == "ledger":
                continue
            if actor.person and actor.role and len(words) > 1:
                entry = (words[-1], folded, actor.name, actor.code, actor.sector, actor.role)
                introduced[entry] = None
            elif _unsaid(actor, words):
                alone[(words[-1], folded, actor.name, actor.person)] = None
        return cls(introduced=tuple(introduced), alone=tuple(alone))


def _unsaid(actor: Actor, words: Sequence[str]) -> bool:
    """Whether an actor may be a person whom the text doesn't describe.

    A surname at a line's start is often taken for some body, so a capitalised word will do.
    """
    if actor.code or actor.sector or actor.role:
        return False
    return actor.person or (len(words) == 1 and actor.name[:1].isupper())


def fold(name: str) -> str:
    """A name without case, accents and dots.

    >>> fold("Péter Szijjártó")
    'peter szijjarto'
    """
    return " ".join(plain(word).casefold() for word in name.split())


def actors_of(reading: Reading) -> Iterator[Actor]:
    """Every actor of a reading's records."""
    for one in reading.statements:
        yield from (*((one.speaker,) if one.speaker else ()), *one.relay, *one.addressee)
    for event in reading.events:
        yield from (*event.actor, *event.recipient)
    for commitment in reading.commitments:
        yield from (*commitment.by, *commitment.to)


def add(connection: duckdb.DuckDBPyConnection, people: Iterable[tuple[str, People]]) -> set[str]:
    """Stores documents' people; the surnames whose bearers may be known otherwise now."""
    introduced: list[list[str | None]] = []
    alone: list[list[str | bool]] = []
    changed: set[str] = set()
    for document, one in people:
        introduced += [[document, *entry] for entry in one.introduced]
        alone += [[document, *entry] for entry in one.alone]
        changed |= {entry[0] for entry in one.introduced} | {entry[0] for entry in one.alone}
    connection.execute(sql("add_introduction"), {"entries": [json.dumps(e) for e in introduced]})
    connection.execute(sql("add_alone"), {"entries": [json.dumps(e) for e in alone]})
    return changed


def surnames(connection: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> set[str]:
    """The surnames that documents introduce."""
    found = connection.execute(
        "SELECT DISTINCT surname FROM introduction "
        "WHERE document IN (SELECT unnest($ids::VARCHAR[]))",
        {"ids": list(documents)},
    ).fetchall()
    return {row[0] for row in found}


def settle(connection: duckdb.DuckDBPyConnection, changed: Iterable[str]) -> None:
    """Recalls anew whoever is named alone by one of these surnames, and rewrites their records."""
    parameters = {"surnames": sorted(changed), "days": VALID}
    if not parameters["surnames"]:
        return
    rows = connection.execute(sql("recall"), parameters).fetchall()
    by_document: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_document.setdefault(row[0], []).append(row)
    for document, recalled in by_document.items():
        _rewrite(connection, document, recalled)


def _rewrite(
    connection: duckdb.DuckDBPyConnection, document: str, recalled: list[tuple[Any, ...]]
) -> None:
    """Puts those recalled into a document's records, and what was recalled before out of them."""
    for _, name, *now in recalled:
        connection.execute(
            sql("set_recalled"),
            dict(zip(("document", "name", "known", "code", "sector", "role", "source"),
                     (document, name, *now), strict=True)),
        )  # fmt: skip
    known = connection.execute(
        "SELECT folded, name, person, known, code, sector, role FROM alone WHERE document = $id",
        {"id": document},
    ).fetchall()
    lines: dict[str, list[str]] = {}
    for kind in KINDS:
        stored = connection.execute(
            f"SELECT record FROM {kind} WHERE document = $id ORDER BY rowid",  # noqa: S608
            {"id": document},
        ).fetchall()
        lines[kind] = [_patched(row[0], known) for row in stored]
    for table in (*KINDS, "party"):
        connection.execute(f"DELETE FROM {table} WHERE document = $id", {"id": document})  # noqa: S608
    for kind, records in lines.items():
        if records:
            connection.execute(sql(f"add_{kind}"), {"records": records})
            connection.execute(sql("add_party"), {"records": records})


def _patched(line: str, known: Sequence[tuple[Any, ...]]) -> str:
    record = json.loads(line)
    _patch(record, known)
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def _patch(value: Any, known: Sequence[tuple[Any, ...]]) -> None:
    """Sets every actor of a record to whom it is known as, or back to what the page says."""
    if isinstance(value, list):
        for item in value:
            _patch(item, known)
    if not isinstance(value, dict):
        return
    if "basis" in value and "sector" in value and "mention" in value:
        for folded, name, person, now, code, sector, role in known:
            if not _is(value, folded):
                continue
            if now is None:
                value.update(
                    name=name, code=None, sector=None, role=None, person=person, basis="text"
                )
            else:
                value.update(
                    name=now, code=code, sector=sector, role=role, person=True, basis="ledger"
                )
            return
        return
    for item in value.values():
        _patch(item, known)


def _is(actor: dict[str, Any], folded: str) -> bool:
    """Whether an actor is the one named alone so, recalled before or not."""
    mine = fold(actor["name"])
    if actor["basis"] == "ledger":
        return mine == folded or mine.split()[-1:] == [folded]
    bare = not (actor["code"] or actor["sector"] or actor["role"])
    return bare and mine == folded
