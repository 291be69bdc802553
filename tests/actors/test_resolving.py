"""Strings resolved as of a date, a user's own rows, and how long it takes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from rejoinder.lexicon import Lexicon
from rejoinder.lexicon.actors import ActorLexicon
from rejoinder.lexicon.tables import LexiconError


@pytest.mark.parametrize(
    ("text", "date", "code", "sector"),
    [
        ("Gordon Brown", "2005-01-01", "GBR", "GOV"),
        ("Gordon Brown", "2012-01-01", "GBR", "ELI"),
        ("Vladimir Putin", "2010-05-05", "RUS", "GOV"),
        ("Taliban", "2000-01-01", "AFG", "GOV"),
        ("Taliban", "2010-01-01", "AFG", "REB"),
        ("Peru's Defense Department", None, "PER", "GOV"),
        ("Rakhine rebels", None, "MMR", "REB"),
        ("Shanghai police", None, "CHN", "COP"),
        ("Medical Association Kenya", None, "KEN", "MED"),
        ("Kazakhstan", None, "KAZ", None),
        ("the Kremlin", None, "RUS", "GOV"),
        ("Xinhua", None, "CHN", "GOV"),
        ("Iranian-backed fighters", None, None, "REB"),
        ("former governor of Massachusetts", None, "USA", "ELI"),
    ],
)
def test_who_a_string_names(
    lexicon: ActorLexicon, text: str, date: str | None, code: str | None, sector: str | None
) -> None:
    found = lexicon.resolve(text, date=date)
    assert found is not None
    assert (found.code, found.sector) == (code, sector)


def test_roles_are_of_their_date(lexicon: ActorLexicon) -> None:
    def role(date: str) -> str | None:
        found = lexicon.resolve("Dmitry Medvedev", date=date)
        return found.role if found else None

    assert role("2009-01-01") == "Russian President"
    assert role("2015-01-01") == "Russian Prime Minister"


def test_a_first_name_before_a_known_surname_is_someone_else(lexicon: ActorLexicon) -> None:
    found = lexicon.resolve("Gudrun Merkel", date="2018-01-01")
    assert found is not None
    assert (found.name, found.code, found.person) == ("Gudrun Merkel", None, True)


def test_a_user_adds_names_people_nouns_and_drops_names(tmp_path: Path) -> None:
    rows = (
        "name\taliases\tcode\tsector\trole\tkind\tstart\tend",
        "Lake Guard\tthe Guard\tUGA\tPRM\t\tactor\t\t",
        "Ada Holm\t\tUGA\tGOV\tFisheries Minister\tperson\t2019-01-01\t2020-12-31",
        "netters\t\t\tAGR\t\tagent\t\t",
        "Boko Haram\t\t\t\t\tdrop\t\t",
    )
    path = tmp_path / "lake.tsv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    own = ActorLexicon.load(path)
    guard, holm = own.resolve("Lake Guard"), own.resolve("Ada Holm", date="2020-01-01")
    assert guard is not None
    assert (guard.code, guard.sector) == ("UGA", "PRM")
    assert holm is not None
    assert holm.role == "Ugandan Fisheries Minister"
    netters = own.resolve("Kenyan netters")
    assert netters is not None
    assert (netters.code, netters.sector) == ("KEN", "AGR")
    assert own.resolve("Boko Haram") is None
    assert any(table.name == "lake" for table in own.tables)
    shipped = Lexicon.shipped().actors.resolve("Boko Haram")
    assert shipped is not None
    assert shipped.sector == "REB"


def test_a_wrong_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("name\tkind\nLake Guard\tbird\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"bad\.tsv: line 2: column kind"):
        ActorLexicon.load(path)


def test_a_string_is_resolved_within_200_microseconds(lexicon: ActorLexicon) -> None:
    strings = (
        "Norwegian Foreign Ministry spokeswoman Kari Holm", "two Chinese warplanes", "the Kremlin",
        "members of the Iraqi parliament", "a former White House official", "Angela Merkel",
    )  # fmt: skip
    for text in strings:
        lexicon.resolve(text)
    spent = []
    for _ in range(5):
        began = time.process_time()
        for text in strings:
            lexicon.resolve(text, date="2018-06-01")
        spent.append((time.process_time() - began) / len(strings))
    assert min(spent) < 200e-6
