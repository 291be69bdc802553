"""All the text of an HTML body, one block element a line: a page as careless scrapers leave it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(
    [
        "head",
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
        "audio",
        "canvas",
    ]
)
_SPACE = re.compile(r"\s+")


def flatten(tree: HtmlElement) -> str:
    """The text of a page's body, one block element a line, blank lines between them left out.

    >>> from lxml import html
    >>> flatten(html.document_fromstring("<div>One <b>two</b><p>Three</div>"))
    'One two\\nThree'
    """
    from lxml import etree

    pieces: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += tag in _SILENT
            text = element.text
        else:
            silent -= tag in _SILENT
            text = element.tail
        if tag in _BLOCKS:
            pieces.append("\n")
        if text and not silent and tag:
            pieces.append(_SPACE.sub(" ", text))
    lines = ("".join(pieces)).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
