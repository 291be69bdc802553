"""HTML: the article's body, what the page declares, and pages that misbehave."""

from __future__ import annotations

import time

import pytest

from rejoinder import documents, pages
from rejoinder.errors import InputError
from rejoinder.pages import flattening, hypertext
from rejoinder.records import Declared, replay

_PARAGRAPHS = (
    "The river rose by two meters on Friday and the mayor closed both of the city’s bridges, officials said.",
    "“We have done what can be done,” said Mayor Petra Hollis at the town hall. “The rest is up to the sky.”",
    "Two schools were turned into shelters, and soldiers were sent to fill sandbags by the eastern quay.",
)
_PAGE = """<!DOCTYPE html><html lang="en"><head><title>River closes bridges | The Harbour Times</title>
<meta property="og:title" content="River closes bridges"><meta property="og:site_name" content="The Harbour Times">
<meta name="author" content="Mara Lind"><meta property="article:published_time" content="2021-03-04T09:00:00Z">
</head><body><nav><ul><li><a href="/">Front page</a></li><li><a href="/city">City</a></li></ul></nav>
<article><h1>River closes bridges</h1>{}</article><footer><p>Terms of use</p></footer></body></html>"""
_HTML = _PAGE.format("".join(f"<p>{paragraph}</p>" for paragraph in _PARAGRAPHS))


def test_the_article_and_what_the_page_declares() -> None:
    page = pages.from_text(_HTML, uri="https://example.org/a")
    assert page.media == "html"
    assert page.declared == Declared(
        title="River closes bridges",
        outlet="The Harbour Times",
        byline="Mara Lind",
        published="2021-03-04",
        published_basis="metadata",
        language="en",
    )
    document = documents.clean(page)
    assert [line for line in document.text.split("\n") if line] == list(_PARAGRAPHS)
    assert replay(document) == page.raw


def test_what_the_caller_gives_goes_first() -> None:
    given = Declared(
        title="T", outlet="O", byline="B", published="2020-01-01", published_basis="given"
    )
    declared = pages.from_text(_HTML, uri="x", declared=given).declared
    assert (declared.title, declared.outlet, declared.byline) == ("T", "O", "B")
    assert (declared.published, declared.published_basis) == ("2020-01-01", "given")


def test_the_date_in_the_address_comes_last() -> None:
    html = _HTML.replace(
        '<meta property="article:published_time" content="2021-03-04T09:00:00Z">', ""
    )
    declared = pages.from_text(html, uri="https://example.org/2021/03/05/river").declared
    assert (declared.published, declared.published_basis) == ("2021-03-05", "url")
    declared = pages.from_text(html, uri="river.html").declared
    assert (declared.published, declared.published_basis) == (None, None)


def test_the_charset_that_the_page_declares() -> None:
    html = _HTML.replace("<head>", '<head><meta charset="windows-1252">')
    page = pages.from_bytes(html.encode("cp1252"), uri="x")
    assert "“We have done" in page.raw
    assert page.encoding == "cp1252"


def test_an_xml_declaration_is_no_obstacle() -> None:
    page = pages.from_text('<?xml version="1.0" encoding="utf-8"?>' + _HTML, uri="x")
    assert _PARAGRAPHS[0] in page.raw


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (_HTML, True),
        ("\ufeff <!-- saved --> <HTML><p>x", True),
        ("<p>One</p><p>Two</p>", True),
        ("The tag <p> opens a paragraph and </p> ends it.", False),
        ("5 < 6 and 7 > 3", False),
        ("Write to <news@harbor.example> or <desk@harbor.example>.", False),
    ],
)
def test_sniffing(text: str, html: bool) -> None:
    assert hypertext.is_html(text.lstrip("\ufeff")) is html


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td"])
@pytest.mark.parametrize("depth", [300, 10_000])
def test_deep_nesting_is_rejected_and_quick(tag: str, depth: int) -> None:
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        pages.from_text(f"<html><body>{f'<{tag}>' * depth}deep text", uri="x")
    assert caught.value.reason in {"broken-html", "no-article"}
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><script>var a = 'text';</script></body></html>",
        "<html></html>",
        "<html><body><img src='a.png'></body></html>",
        "<!DOCTYPE html>",
    ],
)
def test_no_article(html: str) -> None:
    with pytest.raises(InputError) as caught:
        pages.from_text(html, uri="x")
    assert caught.value.reason in {"no-article", "broken-html"}


@pytest.mark.parametrize("cut", [40, 200, 700, 1000, 1300])
def test_a_page_cut_short_gives_a_page_or_an_input_error(cut: int) -> None:
    try:
        page = pages.from_text(_HTML[:cut], uri="x")
    except InputError:
        return
    assert page.raw.strip()


def test_nul_bytes_in_html() -> None:
    page = pages.from_bytes(_HTML.replace("Friday", "Fri\0day").encode(), uri="x")
    assert "Friday" in page.raw


def test_flattening_puts_each_block_on_a_line() -> None:
    from lxml import html

    tree = html.document_fromstring(
        "<div>One <b>two</b> three<p>Four<br>five</p>six</div><script>x</script>"
    )
    assert flattening.flatten(tree) == "One two three\nFour\nfive\nsix"
