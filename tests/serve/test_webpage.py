from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import sample

from rejoinder.serve.account import Account
from rejoinder.serve.webpage import render

VOID = {"meta", "input"}


class _Outline(HTMLParser):
    """Tags, ids, links and visible words of a page; fails on tags that do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.sources: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        self.sources += [values[name] for name in ("src", "data", "action") if name in values]
        assert not any(name.startswith("on") for name in values)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "script"} & set(self.open):
            self.words.append(data)


def test_the_page_nests_and_every_link_leads_somewhere_on_it():
    page = _Outline(render(sample.reading(), sample.run()))
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    for link in page.links:
        assert link.startswith("#")
        assert link[1:] in page.ids


def test_every_fact_is_linked_both_ways():
    page = _Outline(render(sample.reading()))
    for fact in Account.of(sample.reading()).facts:
        assert f"#f{fact.number}" in page.links
        assert f"#t{fact.number}" in page.links


def test_nothing_is_fetched():
    html = render(sample.reading(), sample.run())
    page = _Outline(html)
    assert page.sources == []
    assert "link" not in page.tags
    assert "img" not in page.tags
    assert not re.search(r"https?://|@import|url\(", html)
    assert "default-src 'none'" in html


def test_the_words_of_the_text_stand_whole_on_the_page():
    html = render(sample.reading())
    sections = re.findall(r'<p class="words">(.*?)</p>', html, re.DOTALL)
    shown = [
        re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>|<span class=\"was\">.*?</span>", "", words))
        for words in sections
    ]
    assert shown == [line for line in sample.TEXT.split("\n") if line]


HOSTILE = '</p><script>alert(1)</script><img src=x onerror="x">&amp;\'"'


def test_hostile_text_is_only_text():
    reading = sample.reading()
    text = reading.document.text + "\n" + HOSTILE + "\n"
    document = replace(
        reading.document,
        text=text,
        title=HOSTILE,
        outlet=HOSTILE,
        byline=HOSTILE,
        language='"><script>',
        removed=tuple(replace(r, text=HOSTILE) for r in reading.document.removed),
        repairs=tuple(replace(r, before=HOSTILE, rule=HOSTILE) for r in reading.document.repairs),
        notes=tuple(replace(n, code=HOSTILE, text=HOSTILE) for n in reading.document.notes),
    )
    lund = replace(reading.statements[0].speaker, name=HOSTILE, role=HOSTILE, code=HOSTILE)
    statements = tuple(replace(s, speaker=lund) for s in reading.statements)
    events = tuple(replace(e, mode=HOSTILE, actor=(lund,)) for e in reading.events)
    page = _Outline(
        render(replace(reading, document=document, statements=statements, events=events))
    )
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert HOSTILE in "".join(page.words)


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_meets_wcag_aa(scheme):
    css = re.findall(r":root \{(.*?)\}", render(sample.reading()), re.DOTALL)[scheme]
    colors = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))
    grounds = [colors["paper"], colors["card"]]
    for name, color in colors.items():
        if name in ("paper", "card", "line"):
            continue
        if name.endswith("-wash"):
            assert _contrast(colors["ink"], color) >= 4.5, name
            for family in ("statement", "event1", "event2", "event3", "event4", "commitment"):
                assert _contrast(colors[family], color) >= 4.5, (family, name)
        else:
            for ground in grounds:
                assert _contrast(color, ground) >= 4.5, name
