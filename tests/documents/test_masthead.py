"""Title, outlet, byline, date and language: found where they stand, never invented."""

from __future__ import annotations

import pytest

from rejoinder.records import Declared, Published
from tests.documents.conftest import Clean

_BODY = (
    "The river rose by two meters on Friday and the mayor closed both bridges, officials said.",
    "Two schools were turned into shelters, and soldiers were sent to fill sandbags by the quay.",
)


class TestTitle:
    def test_the_first_short_line_without_a_full_stop(self, clean: Clean) -> None:
        document = clean("River Closes Both Bridges", *_BODY)
        assert document.title == "River Closes Both Bridges"
        assert document.text == "\n\n".join(_BODY)
        assert [removal.label for removal in document.removed] == ["title"]

    def test_below_what_is_set_aside(self, clean: Clean) -> None:
        document = clean("Support The Harbour Times!", "Is the River Done?", "By Mara Lind", *_BODY)
        assert (document.title, document.byline) == ("Is the River Done?", "Mara Lind")

    def test_none_where_the_article_begins_at_once(self, clean: Clean) -> None:
        assert clean(*_BODY).title is None

    def test_none_where_there_is_one_line_only(self, clean: Clean) -> None:
        document = clean("Norway condemned Russia")
        assert (document.title, document.text) == (None, "Norway condemned Russia")

    def test_a_repeated_title_is_taken_out_each_time(self, clean: Clean) -> None:
        title = "River Closes Both Bridges"
        document = clean(title, _BODY[0], title, _BODY[1])
        assert document.text == "\n\n".join(_BODY)

    def test_the_declared_one_goes_first_and_leaves_the_text(self, clean: Clean) -> None:
        declared = Declared(title="River Closes Both Bridges | The Harbour Times")
        document = clean("River Closes Both Bridges", *_BODY, declared=declared)
        assert document.title == declared.title
        assert document.text == "\n\n".join(_BODY)

    def test_the_issuing_body_above_it_is_no_title(self, clean: Clean) -> None:
        document = clean("Embassy of Norway", "Remarks on the fishery talks in Bergen", *_BODY)
        assert document.title == "Remarks on the fishery talks in Bergen"

    def test_its_damage_is_mended(self, clean: Clean) -> None:
        document = clean("Riverâ€™s Rise Closes Bridges", *_BODY)
        assert document.title == "River’s Rise Closes Bridges"
        assert document.removed[0].text.startswith("Riverâ€™s")


class TestOutlet:
    @pytest.mark.parametrize(
        "line",
        [
            "Support The Harbour Times!",
            "© 2021 The Harbour Times. All rights reserved.",
            "Copyright 2016-2021 The Harbour Times Ltd",
            "This article was first published in The Harbour Times",
        ],
    )
    def test_where_the_page_names_it(self, clean: Clean, line: str) -> None:
        assert clean(*_BODY, line).outlet == "The Harbour Times"

    def test_null_where_nothing_does(self, clean: Clean) -> None:
        document = clean("Support the flood victims!", *_BODY, "The Harbour Times reported it.")
        assert document.outlet is None

    def test_the_declared_one_goes_first(self, clean: Clean) -> None:
        declared = Declared(outlet="Wire")
        assert clean(*_BODY, "© The Harbour Times", declared=declared).outlet == "Wire"


class TestDate:
    def test_given(self, clean: Clean) -> None:
        declared = Declared(published="2021-03-05", published_basis="given")
        document = clean("4 March 2021", *_BODY, declared=declared)
        assert document.published == Published(value="2021-03-05", basis="given")

    @pytest.mark.parametrize(
        "line", ["4 March 2021", "Published March 4, 2021 at 10:15 GMT", "2021-03-04 10:15"]
    )
    def test_a_line_of_its_own(self, clean: Clean, line: str) -> None:
        document = clean("River Closes Both Bridges", line, *_BODY)
        assert document.published == Published(value="2021-03-04", basis="dateline")
        assert line not in document.text

    @pytest.mark.parametrize(
        "line",
        [
            "Lima, 4 March 2021. The minister received the envoys of six states on Tuesday and heard all of them out until the evening.",
            "The Hague, March 4, 2021. The court read its ruling on the islands to both parties in the morning, and neither objected.",
        ],
    )
    def test_a_dateline_that_is_a_sentence(self, clean: Clean, line: str) -> None:
        found = clean("Envoys received at the palace", line, *_BODY).published
        assert found == Published(value="2021-03-04", basis="dateline")

    def test_a_sentence_that_ends_in_a_date_is_none(self, clean: Clean) -> None:
        line = "On Thursday, 4 March 2021. That was when the minister had said he would come back."
        assert clean("The minister is late", line, *_BODY).published.basis == "unknown"

    def test_a_dateline_with_its_year(self, clean: Clean) -> None:
        document = clean("HOLLIS, March 4, 2021 (HP) — " + _BODY[0], _BODY[1])
        assert document.published == Published(value="2021-03-04", basis="dateline")

    @pytest.mark.parametrize(
        "line",
        [
            "HOLLIS, March 4 (HP) — The river rose by two meters and the mayor closed both bridges, officials said.",
            "On March 4, 2021, the river rose by two meters and the mayor closed both bridges, officials said.",
        ],
    )
    def test_never_invented(self, clean: Clean, line: str) -> None:
        assert clean(line, *_BODY).published == Published(value=None, basis="unknown")

    @pytest.mark.parametrize(
        "line",
        [
            "HOLLIS, Thursday, March 4 (HP) — The river rose again, as it had in 2019 and in 2021.",
            "HOLLIS, Thursday 4 March — The flood of 2018 and that of January 2021 were smaller.",
        ],
    )
    def test_a_year_that_weekday_and_day_settle(self, clean: Clean, line: str) -> None:
        assert clean(f"{line} {_BODY[0]}", _BODY[1]).published == Published(
            value="2021-03-04", basis="dateline"
        )

    @pytest.mark.parametrize(
        "line",
        [
            "HOLLIS, Thursday, March 4 (HP) — The river rose again, as it had in 2019.",
            "HOLLIS, Thursday, March 4 (HP) — The dam of 2021 is to be replaced in 2024.",
            "HOLLIS, Thursday, March 4 (HP) — The river rose as in 2010 and as in 2021.",
            "HOLLIS, Thursday, March 4 (HP) — The river rose and nobody named a year.",
        ],
    )
    def test_a_year_that_they_do_not_settle(self, clean: Clean, line: str) -> None:
        assert clean(f"{line} {_BODY[0]}", _BODY[1]).published == Published(
            value=None, basis="unknown"
        )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (_BODY[0], "en"),
        (
            "Le maire a fermé les deux ponts de la ville, et les écoles sont dans les mains de l’armée.",
            "fr",
        ),
        (
            "Der Fluss ist am Freitag um zwei Meter gestiegen, und die Brücken der Stadt sind zu.",
            "de",
        ),
        ("Река поднялась на два метра, и мэр закрыл оба моста, а школы стали приютами.", "ru"),
        ("川は金曜日に二メートル上がり、市長は橋を閉めた。", "ja"),
        ("Xyz 123", None),
    ],
)
def test_language(clean: Clean, text: str, language: str | None) -> None:
    assert clean(text).language == language
