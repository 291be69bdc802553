"""White space is made plain on record; lines wrapped at a fixed width are joined."""

from __future__ import annotations

import pytest

from rejoinder import documents


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a  b", "a b"),
        ("a\u00a0b", "a b"),
        ("a\r\nb", "a\nb"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a \n b", "a\nb"),
        ("a\u200bb\ufeff", "ab"),
        ("  a\n", "a\n"),
        ("a\u2028b", "a\nb"),
        ("a\n\nb\nc", "a\n\nb\nc"),
    ],
)
def test_plain(raw: str, text: str) -> None:
    assert documents.mend(raw).text == text


def test_every_change_is_a_repair() -> None:
    mended = documents.mend("a  b\r\n\r\nc")
    assert [(r.before, r.after, r.rule) for r in mended.repairs] == [
        ("  ", " ", "white-space"),
        ("\r\n\r\n", "\n\n", "white-space"),
    ]


_WRAPPED = """The harbor council voted on Tuesday to close the eastern quay for
the whole of the winter, after divers found that two of its pillars
had been hollowed out by shipworm and could not carry the weight of
the cranes any longer.

"We had hoped to wait until spring," said the council's engineer,
who had asked for the closure twice before. "The sea would not have
waited with us."
"""


def test_wrapped_lines_are_joined_and_paragraphs_stay() -> None:
    mended = documents.mend(_WRAPPED)
    paragraphs = mended.text.strip().split("\n\n")
    assert len(paragraphs) == 2
    assert all("\n" not in paragraph for paragraph in paragraphs)
    assert {repair.rule for repair in mended.repairs} == {"hard-wrap"}


def test_paragraphs_of_one_line_are_not_joined() -> None:
    raw = "\n".join(
        f"The number {number} bus will not run on Friday, the company said." for number in range(12)
    )
    assert documents.mend(raw).text == raw


def test_headers_of_a_mail_are_not_joined() -> None:
    raw = "From: Harbor Post <news@harbor.example>\nTo: undisclosed recipients of the list\nSubject: Quay closes\n\n"
    text = documents.mend(raw + _WRAPPED).text
    assert text.startswith(raw.strip())
