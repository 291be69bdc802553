"""Page to Document."""

from __future__ import annotations

from rejoinder.records import Document, Page, Published, document_id


def clean(page: Page) -> Document:
    """The page's clean text with its repairs, removals, title, outlet and date."""
    return Document(
        id=document_id(uri=page.uri, raw=page.raw),
        uri=page.uri,
        title=page.declared.title,
        outlet=page.declared.outlet,
        byline=page.declared.byline,
        published=Published(
            value=page.declared.published, basis=page.declared.published_basis or "unknown"
        ),
        language="en",
        text=page.raw,
    )
