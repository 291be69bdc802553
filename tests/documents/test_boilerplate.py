"""What is not the article is labelled and set aside; the article is never lost."""

from __future__ import annotations

import pytest

from rejoinder import documents
from rejoinder.lexicon import accents, boilerplate, languages, outlets, repairs
from rejoinder.lexicon import credits as known_credits
from rejoinder.records import Document, Page
from tests.documents.conftest import Clean

_BODY = (
    "The river rose by two meters on Friday and the mayor closed both bridges, officials said.",
    "“We have done what can be done,” said Mayor Petra Hollis. “The rest is up to the sky.”",
    "Two schools were turned into shelters, and soldiers were sent to fill sandbags by the quay.",
)


def _label(document: Document, line: str) -> str | None:
    found = [removal.label for removal in document.removed if line in removal.text]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Read more", "navigation"),
        ("Read more2", "navigation"),
        ("Continue", "navigation"),
        ("Share this", "navigation"),
        ("Home | World | Weather | Video", "navigation"),
        ("Follow us on Twitter", "navigation"),
        ("Advertisement", "other"),
        ("Related: Ferry strike ends in Calais", "related"),
        ("READ: What the flood will cost", "related"),
        ("Sign up for our newsletter", "subscribe"),
        ("Get the Harbour Times briefing in your inbox every weekday.", "subscribe"),
        ("This website uses cookies to improve your visit.", "other"),
        ("5 Comments", "comment"),
        ("Leave a comment", "comment"),
        ("Tags: rivers, floods", "navigation"),
        ("© 2021 The Harbour Times. All rights reserved.", "other"),
        ("Updated: 4 March 2021, 10:15 GMT", "other"),
        ("By Mara Lind and Jo Tam, Reuters", "other"),
        ("(Reporting by Mara Lind; Editing by Jo Tam)", "other"),
        ("Getty Images", "credit"),
        ("Photo: Mara Lind", "credit"),
        ("Image source, Reuters", "credit"),
        ("FILE - A bridge in the rain, May 3, 2019.", "caption"),
        ("Donate now", "appeal"),
    ],
)
def test_lines_by_their_words_and_shape(clean: Clean, line: str, label: str) -> None:
    document = clean(*_BODY, line)
    assert _label(document, line) == label
    assert document.text == "\n\n".join(_BODY)


def test_a_caption_and_its_credit_are_set_aside_apart(clean: Clean) -> None:
    document = clean("Bridges Close", "Sandbags on the quay Mara Lind / AP", *_BODY)
    assert _label(document, "Sandbags on the quay") == "caption"
    assert _label(document, "Mara Lind / AP") == "credit"


def test_an_appeal_reaches_to_the_end(clean: Clean) -> None:
    document = clean(
        *_BODY,
        "… we have a small favor to ask.",
        "The Harbour Times is read in forty countries and owned by nobody but its readers.",
        "Your support keeps our reporters on the quay. Please donate, from as little as 5 a month.",
        "Continue",
    )
    assert document.text == "\n\n".join(_BODY)
    assert [removal.label for removal in document.removed] == ["appeal"] * 3 + ["navigation"]
    assert [note.code for note in document.notes] == ["lost-currency"]


def test_an_appeal_in_the_middle_ends_where_the_article_goes_on(clean: Clean) -> None:
    document = clean(
        *_BODY,
        "Before you go, a small request.",
        "Please support our work with a donation.",
        *_BODY[:2],
        _BODY[2] + " Again.",
    )
    assert "Again." in document.text


def test_what_people_say_of_support_stays(clean: Clean) -> None:
    lines = (
        *_BODY,
        "“We need your help,” the mayor said. “Please donate blankets, and thank you for your support.”",
        "She asked readers of the local paper to donate to the shelters.",
    )
    assert clean(*lines).text == "\n\n".join(lines)


def test_related_headlines_go_and_the_paragraph_after_them_stays(clean: Clean) -> None:
    document = clean(
        _BODY[0],
        "Related articles",
        "Ferry strike ends",
        "Bridge to reopen",
        "Mayor resigns over quay",
        *_BODY[1:],
    )
    assert _label(document, "Ferry strike ends") == "related"
    assert document.text.endswith("\n\n".join(_BODY[1:]))


@pytest.mark.parametrize(
    "line",
    [
        "Continue they did, for nine hours, until the last bag was filled and the lamps went out.",
        "More from the mayor came on Sunday, when she told reporters that the dam would hold.",
        "Share prices fell.",
        "She declined.",
        "Follow the money, the inspector had told his men, and they did.",
        "By Friday the river had risen another meter.",
        "Comments by the minister angered the villages downstream, where nobody had been warned.",
        "Support for the mayor rose to 60 percent in the city after the flood, a poll showed.",
        "Subscribe or not, the readers of the town’s one newspaper learned of it a day late.",
        "Related firms of the builder’s family, among them a quarry / gravel pit, were paid twice.",
        "Photographs of the quay were shown to the council (and to the press).",
    ],
)
def test_article_lines_stay(clean: Clean, line: str) -> None:
    assert line in clean(*_BODY, line, _BODY[0] + " Again.").text


def test_the_menus_around_a_flattened_page_go() -> None:
    menu = ["Front page", "City", "Harbor", "Courts", "Schools", "Letters", "Obituaries", "Tides"]
    teasers = [
        "Ferry strike ends after nine days",
        "Council to meet on quay",
        "What the tides bring",
    ]
    document = documents.clean(
        Page(
            uri="u",
            raw="\n".join([*menu, "River closes both bridges in Hollis", *_BODY, *teasers, *menu]),
            media="text",
            encoding="utf-8",
        )
    )
    assert document.text == "\n".join(_BODY)
    assert document.title == "River closes both bridges in Hollis"


def test_a_mail_is_stripped_of_headers_and_footer(clean: Clean) -> None:
    document = clean(
        "From: Harbor Post <news@harbor.example>\nTo: all\nSubject: Bridges close",
        "Bridges close",
        *_BODY,
        "--\nYou receive this mail because you signed up.\nhttps://harbor.example/leave",
    )
    assert (document.title, document.outlet) == ("Bridges close", "Harbor Post")
    assert document.text == "\n\n".join(_BODY)


def test_every_row_matches_its_example() -> None:
    for row in boilerplate.TABLE.rows:
        assert row.example is not None
        found = boilerplate.known(row.example, len(row.example.split()))
        assert found is not None, row
        assert found[0] == row.label, (row, found)


def test_every_appeal_row_matches_its_example() -> None:
    for row in boilerplate.APPEAL.rows:
        if row.weight and row.example is not None:
            assert boilerplate.appeal_weight(row.example) >= row.weight, row


@pytest.mark.parametrize("module", [accents, known_credits, languages, outlets, repairs])
def test_tables_hold_no_row_twice(module: object) -> None:
    rows = module.TABLE.rows  # type: ignore[attr-defined]
    assert len(rows) == len(set(rows))


_ITEMS = (
    "- Why the northern ferry line lost its crew",
    "- Ten harbours that the tide has moved",
    "- How a village built its own bridge",
)


def _extracted(*lines: str) -> Document:
    return documents.clean(Page(uri="u", raw="\n".join(lines), media="html", encoding="utf-8"))


def test_a_list_of_headlines_at_an_extracted_page_s_foot_is_set_aside() -> None:
    document = _extracted(*_BODY, *_ITEMS)
    assert document.text == "\n".join(_BODY)
    assert {removal.label for removal in document.removed} == {"related"}


@pytest.mark.parametrize(
    "lines",
    [
        (*_BODY, "The council set out three questions:", *_ITEMS),
        (*_BODY, *_ITEMS[:2]),
        (*_BODY, *_ITEMS, "The council meets again on Monday to vote on all of them."),
        (*_BODY, *(f"{item} is not known." for item in _ITEMS)),
    ],
)
def test_lists_of_the_article_s_own_stay(lines: tuple[str, ...]) -> None:
    assert _extracted(*lines).text == "\n".join(lines)
