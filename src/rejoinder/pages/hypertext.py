"""HTML to Page: the article's body by trafilatura, what the page declares of itself beside it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from rejoinder.errors import InputError
from rejoinder.pages import chunks, flattening, urls
from rejoinder.records import Declared, Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|ul|li|table|td|article|section|script|style|meta|title|img)\b"
    r"[^<>]*>",
    re.I,
)
_SNIFFED = 8192
_TAGS = 4
"""A fragment of HTML shows this many tags at once; plain text that quotes a tag, one or two."""

_DEEPEST = 250
"""libxml2 itself gives up at 256 levels, and trafilatura recurses; the deepest of the 98 pages of
``eval pages`` has 51."""

_SHORT = 200
"""An extraction shorter than this, of a page that holds five times as much, has missed the
article; the page's whole text then goes to the plain-text cleaner instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """How the article is found.

    ``fast`` leaves out trafilatura's comparison with two other extractors; on the web pages of
    ``eval pages`` it is right more often than with them (F1 0.965 against 0.956), for the others
    prefer long pages with their boilerplate.
    """

    fast: bool = True
    favor_precision: bool = False
    favor_recall: bool = False
    tables: bool = True
    comments: bool = False


DEFAULT = Extraction()


def is_html(text: str) -> bool:
    """Whether a text is HTML: it begins as a page does, or shows several tags at once.

    >>> is_html("<p>One</p><p>Two</p>"), is_html("The tag <p> opens a paragraph.")
    (True, False)
    """
    head = text[:_SNIFFED]
    if "<" not in head:
        return False
    return bool(_START.match(head)) or len(_TAG.findall(head)) >= _TAGS


def extract(
    text: str,
    *,
    uri: str,
    encoding: str,
    declared: Declared,
    options: Extraction = DEFAULT,
) -> Page:
    """The page of an HTML text; raises ``InputError`` where there is no article in it."""
    tree = _parsed(text, uri)
    found = _article(tree, uri, options)
    raw = found.text if found is not None and found.text else ""
    media: Literal["text", "html"] = "html"
    if len(raw) < _SHORT:
        whole = flattening.flatten(tree)
        if len(whole) > 5 * len(raw):
            raw, media = whole, "text"
    if not raw.strip():
        raise InputError(
            uri=uri,
            reason="no-article",
            detail="this HTML holds no text of its own (scripts or frames only); save the page "
            "from a browser once it has loaded",
        )
    return Page(
        uri=uri,
        raw=raw,
        media=media,
        encoding=encoding,
        declared=_declared(found, tree, uri, declared),
    )


def _parsed(text: str, uri: str) -> HtmlElement:
    from lxml import etree, html

    text = text.replace("\0", "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)  # lxml takes no text with a declared encoding
    try:
        parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
        tree: HtmlElement | None = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise _broken(uri, str(error)) from error
    if tree is None:
        raise _broken(uri, "no element in it")
    if _too_deep(tree):
        raise _broken(uri, f"elements nested more than {_DEEPEST} deep")
    return tree


def _broken(uri: str, what: str) -> InputError:
    return InputError(
        uri=uri,
        reason="broken-html",
        detail=f"{what}; save the article as plain text and read that",
    )


def _too_deep(tree: HtmlElement) -> bool:
    depth = 0
    from lxml import etree

    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _article(tree: HtmlElement, uri: str, options: Extraction) -> Any:
    """Trafilatura's finding, or null where it finds none."""
    import copy

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    whole = copy.deepcopy(tree)
    chunks.join(whole)
    try:
        return bare_extraction(
            whole,
            fast=options.fast,
            favor_precision=options.favor_precision,
            favor_recall=options.favor_recall,
            include_tables=options.tables,
            include_comments=options.comments,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except RecursionError as error:
        raise _broken(uri, "elements nested too deep") from error


def _declared(found: Any, tree: HtmlElement, uri: str, given: Declared) -> Declared:
    """What the caller gave, else what the page's metadata says, else what its address says."""
    published, basis = given.published, given.published_basis
    if published is not None and basis is None:
        basis = "given"
    if published is None and found is not None and found.date:
        published, basis = str(found.date), "metadata"
    if published is None:
        published = urls.date(uri) or urls.date((found.url if found is not None else "") or "")
        basis = "url" if published else None
    return Declared(
        title=given.title or _text(found, "title"),
        outlet=given.outlet or _text(found, "sitename"),
        byline=given.byline or _text(found, "author"),
        published=published,
        published_basis=basis,
        language=given.language or (tree.get("lang") or "").split("-")[0].lower() or None,
    )


def _text(found: Any, name: str) -> str | None:
    value = getattr(found, name, None) if found is not None else None
    return " ".join(str(value).split()) or None if value else None
