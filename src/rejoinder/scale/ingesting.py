"""Ingest: items -> ledger, on one core or many, resumable at every batch.

The work of one batch is done wherever a worker is free; batches are committed in the order of the
input, so that versions of a page follow one another as they were fed in.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from rejoinder import documents, pages
from rejoinder.errors import InputError, LedgerError
from rejoinder.flow import Reader
from rejoinder.ledger import FAULT, Batch, Counts, Entry, Ledger, Refusal
from rejoinder.lexicon import Lexicon
from rejoinder.records import Document, Run
from rejoinder.scale.admission import admit
from rejoinder.scale.sources import Item

_BATCH = 12
"""Items read and committed together: one of the parser's batches, a few seconds of work. More would
open the ledger more seldom (50 ms each time), but lose more to a crash: on a busy machine an ingest
that was killed every 20 seconds never got through a batch of 24."""

_PEEK = 240
"""Items looked up at once among those already stored."""

_PATIENCE = 120.0
"""Seconds that a finished batch waits for a reader of the ledger to let go of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """How to ingest: where to, with which words, on how many cores."""

    ledger: Path
    run: Run
    actors: Path | None = None
    scores: Path | None = None
    workers: int = 1
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the last batch did: its counts, its refusals, and the characters it read."""

    counts: Counts
    refusals: list[Refusal]
    size: int


def ingest(items: Iterable[Item | Refusal], job: Job, report: Callable[[Progress], None]) -> Counts:
    """Reads all items into the ledger; calls ``report`` after each commit.

    Items that the ledger holds already are passed over, unless ``job.again``. Raises
    ``LedgerError`` where the ledger cannot be used; what was committed before stays.
    """
    Ledger.open(job.ledger, write=True, patience=_PATIENCE).close()
    total = Counts()
    for batch, known, size in _read(items, job):
        counts = Counts(duplicates=known.duplicates, rejected_before=known.rejected_before)
        if batch.entries or batch.refusals:
            with Ledger.open(job.ledger, write=True, patience=_PATIENCE) as ledger:
                if job.again:
                    ledger.release(entry.digest for entry in batch.entries)
                counts.add(ledger.add(batch, run=job.run))
        total.add(counts)
        report(Progress(counts=counts, refusals=batch.refusals, size=size))
    with Ledger.open(job.ledger, write=True, patience=_PATIENCE) as ledger:
        ledger.weave()
    return total


def read_batch(items: list[Item], actors: Path | None, scores: Path | None) -> Batch:
    """Reads items into entries and refusals; runs in a worker."""
    cleaned: list[tuple[Item, Document]] = []
    refusals = []
    for item in items:
        try:
            cleaned.append((item, _clean(item)))
        except InputError as error:
            refusals.append(
                Refusal(
                    digest=item.digest(), uri=item.uri, reason=error.reason, detail=error.detail
                )
            )
        except Exception as error:
            refusals.append(_fault(item, error))
    entries, faults = _drawn(cleaned, _reader(actors, scores))
    return Batch(entries=entries, refusals=[*refusals, *faults])


def _clean(item: Item) -> Document:
    if isinstance(item.content, str):
        page = pages.from_text(item.content, uri=item.uri, declared=item.declared)
    else:
        page = pages.from_bytes(item.content, uri=item.uri, declared=item.declared)
    return admit(documents.clean(page))


def _drawn(
    cleaned: list[tuple[Item, Document]], reader: Reader
) -> tuple[list[Entry], list[Refusal]]:
    """Reads all documents together; where that fails, one by one, to know which one it was."""
    try:
        readings = list(reader.read_documents([document for _, document in cleaned]))
        pairs = zip(cleaned, readings, strict=True)
        return [Entry.of(item.digest(), reading) for (item, _), reading in pairs], []
    except Exception:
        entries, faults = [], []
        for item, document in cleaned:
            try:
                reading = next(reader.read_documents([document]))
                entries.append(Entry.of(item.digest(), reading))
            except Exception as error:
                faults.append(_fault(item, error))
        return entries, faults


def _fault(item: Item, error: Exception) -> Refusal:
    """A fault of ours costs that page, not the year of pages around it; and says where it is."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).stem}.{last.name}:{last.lineno}"
    detail = f"{type(error).__name__} at {place}; a fault of Rejoinder's: report it with the page"
    return Refusal(digest=item.digest(), uri=item.uri, reason=FAULT, detail=detail)


@cache
def _reader(actors: Path | None, scores: Path | None) -> Reader:
    return Reader(lexicon=Lexicon.with_user(actors=actors, scores=scores))


def _read(items: Iterable[Item | Refusal], job: Job) -> Iterator[tuple[Batch, Counts, int]]:
    """Batches read, in order, with what was known already and the size of their inputs."""
    if job.workers == 1:
        for fresh, refusals, known, size in _fresh(items, job):
            yield _joined(read_batch(fresh, job.actors, job.scores), refusals), known, size
        return
    # Fresh processes: a forked one would share this one's threads and open ledger.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(job.workers, mp_context=context) as pool:
        waiting: deque[tuple[Future[Batch], list[Refusal], Counts, int]] = deque()
        try:
            for fresh, refusals, known, size in _fresh(items, job):
                future = pool.submit(read_batch, fresh, job.actors, job.scores)
                waiting.append((future, refusals, known, size))
                # Two batches for each worker: none idles, and what waits stays small.
                if len(waiting) >= 2 * job.workers:
                    yield _finished(waiting)
            while waiting:
                yield _finished(waiting)
        except BrokenProcessPool as error:
            raise LedgerError(
                "a worker was ended from outside, mostly for want of memory; run the same command "
                "again with fewer --workers: what was committed stays"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _finished(
    waiting: deque[tuple[Future[Batch], list[Refusal], Counts, int]],
) -> tuple[Batch, Counts, int]:
    future, refusals, known, size = waiting.popleft()
    return _joined(future.result(), refusals), known, size


def _joined(batch: Batch, refusals: list[Refusal]) -> Batch:
    return Batch(entries=batch.entries, refusals=[*refusals, *batch.refusals])


def _fresh(
    items: Iterable[Item | Refusal], job: Job
) -> Iterator[tuple[list[Item], list[Refusal], Counts, int]]:
    """Items in batches without those that the ledger knows, which are counted."""
    source = iter(items)
    while peeked := list(islice(source, _PEEK)):
        known = {} if job.again else _known(peeked, job)
        for start in range(0, len(peeked), _BATCH):
            part = peeked[start : start + _BATCH]
            counts = Counts()
            fresh: list[Item] = []
            refusals: list[Refusal] = []
            for item in part:
                digest = item.digest if isinstance(item, Refusal) else item.digest()
                if digest in known:
                    counts.rejected_before += known[digest]
                    counts.duplicates += not known[digest]
                elif isinstance(item, Refusal):
                    refusals.append(item)
                else:
                    fresh.append(item)
            size = sum(len(item.content) for item in part if isinstance(item, Item))
            yield fresh, refusals, counts, size


def _known(items: list[Item | Refusal], job: Job) -> dict[str, bool]:
    digests = [item.digest if isinstance(item, Refusal) else item.digest() for item in items]
    with Ledger.open(job.ledger, patience=_PATIENCE) as ledger:
        return ledger.known(digests)
