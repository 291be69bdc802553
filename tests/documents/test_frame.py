"""The short lines around an article: its section, its author, an address at the foot."""

from __future__ import annotations

import pytest

from tests.documents.conftest import Clean

_TITLE = "Harbour towns agree to share the ferry"
_BODY = (
    "The two harbour towns of the bay agreed on Friday to share one ferry, their mayors said.",
    "“We have one sea between us,” said Mayor Petra Hollis. “One boat is enough for it.”",
    "The ferry is to sail from both quays by the end of the month, the council of Ostvik said.",
)


@pytest.mark.parametrize(
    "above", ["Trade", "The North", "HARBOUR MONITOR", "The Quiet Angler", "Nordic > Sea and coast"]
)
def test_a_section_or_an_outlet_above_the_headline(clean: Clean, above: str) -> None:
    document = clean(above, _TITLE, *_BODY)
    assert document.title == _TITLE
    assert document.text == "\n\n".join(_BODY)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Mara Lind in Ostvik", "Mara Lind"),
        ("Text: Mara Lind", "Mara Lind"),
        ("Mara Lind", None),
        ("Mara Lind and Jo Tam", None),
        ("Ostvik correspondent", None),
        ("Mara Lind, harbour correspondent", None),
    ],
)
def test_an_author_below_the_headline(clean: Clean, line: str, byline: str | None) -> None:
    document = clean(_TITLE, line, *_BODY)
    assert document.title == _TITLE
    assert document.byline == byline
    assert document.text == "\n\n".join(_BODY)
    assert [r.label for r in document.removed if line in r.text] == ["other"]


def test_a_standfirst_stays(clean: Clean) -> None:
    standfirst = "A quarrel of ten years over one boat comes to its end"
    assert clean(_TITLE, standfirst, *_BODY).text == "\n\n".join((standfirst, *_BODY))


@pytest.mark.parametrize("foot", ["Harbour Monitor, Quay Street 4, Ostvik", "Quay Press House"])
def test_an_address_at_the_foot(clean: Clean, foot: str) -> None:
    assert clean(_TITLE, *_BODY, foot).text == "\n\n".join(_BODY)


@pytest.mark.parametrize(
    "last",
    [
        "The council said on Sunday that it would",  # a sentence cut off by the scraper
        "((Petra Hollis)) Goodbye.",
        "Hollis: No.",
        "- Boat, quay, crew",
        "and the boat",
    ],
)
def test_a_last_line_that_may_be_the_article_s_stays(clean: Clean, last: str) -> None:
    assert clean(_TITLE, *_BODY, last).text == "\n\n".join((*_BODY, last))


@pytest.mark.parametrize(
    "appeal",
    [
        "Dear reader, our reporters sail these waters in their own boats. Give the Monitor 50 crowns.",
        "Before you close this page, a word about money. We have no owner, and are paid for by a few of you.",
        "Keep this paper afloat and free. A gift of 20 crowns pays for an hour of reporting.",
        "Support the Monitor: every crown keeps a reporter on the road.",
        "If you enjoyed this piece, buy us a pot of coffee. We live on coffee and readers like you.",
    ],
)
def test_an_appeal_at_the_foot_in_other_words(clean: Clean, appeal: str) -> None:
    document = clean(_TITLE, *_BODY, appeal)
    assert [r.label for r in document.removed if appeal[:20] in r.text] == ["appeal"]
    assert document.text == "\n\n".join(_BODY)
