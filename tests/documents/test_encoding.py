"""Misread UTF-8 is read right, and text that is right is left alone."""

from __future__ import annotations

import pytest

from rejoinder import documents

_TEXT = (
    "“It’s ‘fine’,” said José Ångström — a café owner in São Paulo… “À la carte costs €5 or £3,” "
    "Erdoğan told “LE CAFÉ”. Dvořák, Šimić; Łódź – Côte d’Ivoire ½ ™ • 20°C"
)


def _misread(text: str, page: str) -> str:
    def decoded(byte: int) -> str:
        try:
            return bytes([byte]).decode(page)
        except UnicodeDecodeError:
            return chr(byte)

    return "".join(decoded(byte) for byte in text.encode())


@pytest.mark.parametrize("page", ["cp1252", "latin-1", "mac_roman", "cp437", "cp1251"])
def test_one_misreading(page: str) -> None:
    assert documents.mend(_misread(_TEXT, page)).text == _TEXT


@pytest.mark.parametrize("page", ["cp1252", "latin-1", "cp437", "cp1251"])
def test_two_misreadings(page: str) -> None:
    assert documents.mend(_misread(_misread(_TEXT, page), page)).text == _TEXT


def test_each_run_is_a_repair_of_its_own() -> None:
    mended = documents.mend("â€œNo,â€\x9d she said. â€œNever.â€\x9d")
    assert [(repair.before, repair.after) for repair in mended.repairs] == [
        ("â€œ", "“"),
        ("â€\x9d", "”"),
        ("â€œ", "“"),
        ("â€\x9d", "”"),
    ]
    assert all(repair.certain for repair in mended.repairs)


@pytest.mark.parametrize(
    "text",
    [
        _TEXT,
        "They said “CAFÉ” and “SÃO”.",
        "“VOILÀ”, he wrote; “À” alone.",
        "Íñigo Ñíguez met Îles d’Âge at 5 € or 5€.",
        "La “MAÎTRÎSE” – “ÂGÉ”",
        "Straight \"quotes\" and 'apostrophes' don't change.",
        "Привет, Москва. В «Газете» – слово.",
        "Ω → √2 ≈ 1.414 ½ № 5",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert documents.mend(text).repairs == ()


def test_windows_bytes_read_as_latin1() -> None:
    assert documents.mend("\x93No,\x94 it\x92s over\x97now").text == "“No,” it’s over—now"


def test_character_references() -> None:
    mended = documents.mend("AT&amp;T said &ldquo;no&rdquo;; R&D stays")
    assert mended.text == "AT&T said “no”; R&D stays"
    assert {repair.rule for repair in mended.repairs} == {"html-entity"}
