"""Bodies cut into containers are read whole; what only looks alike stays apart."""

from __future__ import annotations

from lxml import html

from rejoinder import pages
from rejoinder.pages import chunks

SENTENCES = [
    f"In the {word} year of the drought the wells of the valley gave water for six hours a day, and "
    f"the council of {word} villages asked the ministry again for tankers."
    for word in ("first", "second", "third", "fourth", "fifth", "sixth")
]


def paragraphs(*numbers: int) -> str:
    return "".join(f"<p>{SENTENCES[number]}</p>" for number in numbers)


def page(body: str) -> str:
    return (
        "<!doctype html><html><head><title>Wells</title></head><body>"
        f"<article><h1>Wells run dry</h1>{body}</article></body></html>"
    )


def sizes(text: str) -> list[int]:
    tree = html.document_fromstring(text)
    chunks.join(tree)
    return [len(div.findall("p")) for div in tree.iter("div")]


def test_a_body_in_two_containers_is_one() -> None:
    body = "".join(
        f'<div class="grid"><div class="body">{paragraphs(*numbers)}</div><aside>Ad</aside></div>'
        for numbers in ((0, 1, 2), (3, 4, 5))
    )
    kept = pages.from_text(page(body), uri="wells.html").raw
    assert [sentence in kept for sentence in SENTENCES] == [True] * 6


def test_another_article_below_is_not_joined() -> None:
    chunk = '<div class="body">{}</div>'
    text = page(chunk.format(paragraphs(0, 1)) + "<h1>Roads</h1>" + chunk.format(paragraphs(2, 3)))
    assert sizes(text) == [2, 2]


def test_comments_are_not_joined() -> None:
    text = page("".join(f'<div class="comment-body">{paragraphs(n, n + 1)}</div>' for n in (0, 2)))
    assert sizes(text) == [2, 2]


def test_containers_of_another_make_or_place_are_not_joined() -> None:
    text = page(
        f'<div class="body">{paragraphs(0, 1)}</div><div class="box">{paragraphs(2, 3)}</div>'
        f'<section><div class="body">{paragraphs(4, 5)}</div></section>'
    )
    assert sizes(text) == [2, 2, 2]
