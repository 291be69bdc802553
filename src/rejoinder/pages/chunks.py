"""An article cut into several containers, put together again before it is looked for.

Advertisements and subscription walls cut an article's body into containers of one make, of which
extractors keep the first. Containers of the same tag and class, in one place of the tree, that each
hold paragraphs of running length are one body, unless something that begins another article stands
between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORDS = 20
"""Words of a paragraph that counts: teasers and captions rarely have so many."""
_PARAGRAPHS = 2
"""Such paragraphs that a container must hold of its own to be part of a body."""
_CONTAINERS = ("div", "section")
_APART = re.compile(
    r"comment|repl(?:y|ies)|discuss|related|recommend|teaser|promo|sidebar|footer|card|widget", re.I
)
"""Makes of containers that come many to a page, each with a text of its own."""

_Make = tuple[str, ...]


def join(tree: HtmlElement) -> None:
    """Move the paragraphs of a body's later containers into its first, in their order.

    >>> from lxml import html
    >>> paragraph = "<p>" + "word " * 20 + "</p>"
    >>> chunk = f'<div class="body">{paragraph * 2}</div>'
    >>> tree = html.document_fromstring(f"<article>{chunk}<aside>Ad</aside>{chunk}</article>")
    >>> join(tree)
    >>> [len(div) for div in tree.iter("div")]
    [4, 0]
    """
    first: dict[_Make, HtmlElement] = {}
    for element in list(tree.iter(*_CONTAINERS, "h1", "article")):
        if element.tag in ("h1", "article"):
            first.clear()
            continue
        if not _is_body(element):
            continue
        make = _make(element)
        if any(_APART.search(part) for part in make):
            continue
        body = first.setdefault(make, element)
        if body is not element and body not in element.iterancestors():
            for child in list(element):
                body.append(child)


def _is_body(element: HtmlElement) -> bool:
    found = 0
    for child in element:
        if child.tag == "p" and len(child.text_content().split()) >= _WORDS:
            found += 1
            if found == _PARAGRAPHS:
                return True
    return False


def _make(element: HtmlElement) -> _Make:
    """Tag, class and id of an element and of what holds it: where on the page it is and what."""
    return tuple(
        f"{part.tag}.{part.get('class', '')}"
        + (f"#{part.get('id')}" if part is not element else "")
        for part in (element, *element.iterancestors())
    )
