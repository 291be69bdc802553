"""What on a page is not the article: labelled line by line, precision first.

A line is set aside for its words (the tables of :mod:`rejoinder.lexicon.boilerplate`), for its
shape (:mod:`rejoinder.documents.shapes`), or for its place: an appeal under way, a list under
"Related", the menus around a flattened page. An article paragraph must never be lost, so place
alone takes only lines that are no paragraphs by their own shape.
"""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.documents import shapes
from rejoinder.documents.blocks import Block
from rejoinder.lexicon import boilerplate as words
from rejoinder.records.document import RemovalLabel

Labels = list[RemovalLabel | None]

_FLATTENED_SHORT = 12
_FLATTENED_SHARE = 0.4
"""A page is flattened (menus and all) with at least this many short lines, and this share of them:
of PolNeAR's articles, 95 in 100 stay under 0.3; the others are lists and transcripts."""
_RUN = 4
"""Short lines in a row inside the article's region that are no part of it: subheadings come one by
one, bullet lists under a line that announces them."""
_HEADLINE_WORDS = 25


def label(blocks: Sequence[Block], *, extracted: bool = False) -> Labels:
    """The label of each block, null for the article itself (title included).

    ``extracted`` says that an extractor has found the article already, so that no line is to be
    judged by its place on the page.
    """
    labels: Labels = [None] * len(blocks)
    position = 0
    while position < len(blocks):
        block = blocks[position]
        found = words.known(block.text, block.words)
        if found is None:
            labels[position] = shapes.label(block)
            position += 1
            continue
        tag, reach = found
        if reach == "line" or not _reaches(blocks, labels, position, tag):
            labels[position] = tag
            position += 1
            continue
        end = _appeal_end(blocks, position) if reach == "rest" else _list_end(blocks, position)
        for index in range(position, end):
            inner = words.known(blocks[index].text, blocks[index].words)
            labels[index] = inner[0] if inner is not None else tag
        position = end
    _mail(blocks, labels)
    _repeated_lines(blocks, labels)
    _appeals_at_the_edges(blocks, labels)
    if extracted:
        _headlines_at_the_foot(blocks, labels)
    elif _is_flattened(blocks):
        title = _around_the_article(blocks, labels)
        _runs_of_short_lines(blocks, labels, title)
    return labels


def _reaches(blocks: Sequence[Block], labels: Labels, position: int, tag: RemovalLabel) -> bool:
    """Whether what follows a line that can open an appeal or the comments is part of them."""
    if tag == "appeal":
        return _own_voice_follows(blocks, position)
    if tag == "comment":
        ahead = sum(
            label is None and block.is_paragraph
            for block, label in zip(blocks[:position], labels[:position], strict=True)
        )
        return ahead >= _ARTICLE
    return True


_ARTICLE = 3
"""Paragraphs that make an article; a count of comments above it stands at a page's head."""


def _own_voice_follows(blocks: Sequence[Block], position: int) -> bool:
    """Whether what follows an appeal's first line still speaks of us to you, or nothing follows."""
    following = [block for block in blocks[position + 1 : position + 4] if block.words >= 12]
    return not following or any(words.in_own_voice(block.text) for block in following[:2])


def _appeal_end(blocks: Sequence[Block], position: int) -> int:
    """Where the appeal that begins here ends.

    It runs to the page's end, unless article text follows: two paragraphs in a row that ask for
    nothing in the page's own voice.
    """
    foreign = 0
    for index in range(position + 1, len(blocks)):
        block = blocks[index]
        if block.is_paragraph and not _asks(block, 1):
            foreign += 1
            if foreign == 2:
                first = index
                while not (blocks[first - 1].is_paragraph and first - 1 < index):
                    first -= 1
                return first - 1
        elif block.is_paragraph:
            foreign = 0
    return len(blocks)


def _asks(block: Block, weight: int) -> bool:
    """Whether a line asks for support, at least so strongly, outside quotation marks."""
    return words.in_own_voice(block.text) and words.appeal_weight(block.text) >= weight


def _list_end(blocks: Sequence[Block], position: int) -> int:
    """Where the list of headlines under "Related" ends: at the first line that is a sentence."""
    end = position + 1
    while (
        end < len(blocks) and not blocks[end].is_sentence and blocks[end].words <= _HEADLINE_WORDS
    ):
        end += 1
    # A headline right above a paragraph may be that paragraph's subheading; one cannot know, and
    # the article goes first.
    if end < len(blocks) and end - position > 2:
        end -= 1
    return end


def _appeals_at_the_edges(blocks: Sequence[Block], labels: Labels) -> None:
    """Paragraphs that ask for support in the page's own voice, at its head or its foot.

    Inside the article nothing is taken by voice alone: there it is somebody's speech.
    """
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        for index in order:
            block = blocks[index]
            if labels[index] is not None:
                continue
            if _asks(block, _ASKING):
                labels[index] = "appeal"
            elif block.is_sentence:
                break


_ASKING = 4
"""Weight from which a paragraph is an appeal by itself: two strong phrases, or one and two weak. No
paragraph of 400 PolNeAR articles that speaks of "us" outside quotation marks has more than 2."""


def _mail(blocks: Sequence[Block], labels: Labels) -> None:
    """The headers at a mail's head, two at least, and what follows its signature mark."""
    head = 0
    while head < len(blocks) and shapes.mail_header(blocks[head].text):
        head += 1
    if head >= 2:
        labels[:head] = ["other"] * head
    for block in blocks:
        following = len(blocks) - block.index
        if block.text.strip() == "--" and following <= _SIGNATURE and block.index > following:
            for index in range(block.index, len(blocks)):
                labels[index] = labels[index] or "other"


_SIGNATURE = 10
"""Lines that a mail's footer may have."""


def _repeated_lines(blocks: Sequence[Block], labels: Labels) -> None:
    """A line given a second time word for word: pages repeat captions, teasers and pull quotes."""
    seen: set[str] = set()
    for block in blocks:
        if block.words >= _REPEATED:
            if block.text in seen:
                labels[block.index] = labels[block.index] or "other"
            seen.add(block.text)


_REPEATED = 10
"""Words from which no article says the same twice in a paragraph of its own."""


def _headlines_at_the_foot(blocks: Sequence[Block], labels: Labels) -> None:
    """A list at the page's foot whose items are headlines: other articles, the heading lost.

    A list that a line ending in a colon announces is the article's own.
    """
    end = len(blocks)
    while end and labels[end - 1] is not None:
        end -= 1
    first = end
    while first and (labels[first - 1] is not None or blocks[first - 1].is_listed):
        first -= 1
    items = [index for index in range(first, end) if labels[index] is None]
    headlines = sum(_is_listed_headline(blocks[index]) for index in items)
    announced = first and blocks[first - 1].text.rstrip().endswith(":")
    if headlines < max(_LISTED, len(items) / 2) or announced:
        return
    for index in items:
        labels[index] = "related"


def _is_listed_headline(block: Block) -> bool:
    return (
        block.is_listed
        and _LEAST_TITLE <= block.words <= _HEADLINE_WORDS
        and not block.text.rstrip().endswith((".", ";", ","))
    )


_LISTED = 3
"""Headlines that make a list of them; two bullets may be an article's last points."""


def _is_flattened(blocks: Sequence[Block]) -> bool:
    short = sum(not block.is_sentence for block in blocks)
    return short >= _FLATTENED_SHORT and short >= _FLATTENED_SHARE * len(blocks)


def _around_the_article(blocks: Sequence[Block], labels: Labels) -> int | None:
    """Set aside what lies outside the article's region of a flattened page; answer its title.

    The region is the stretch of lines of greatest sum, paragraphs counting for it by their words
    and short lines against it.
    """
    worth = [_worth(block, labels[block.index]) for block in blocks]
    start, end = _heaviest(worth)
    if end <= start:
        return None
    title = _title_above(blocks, labels, start)
    for index, block in enumerate(blocks):
        if labels[index] is None and not start <= index < end and index != title:
            labels[index] = "related" if block.words > _MENU_WORDS else "navigation"
    return title


def _title_above(blocks: Sequence[Block], labels: Labels, start: int) -> int | None:
    """The longest line right above the article that can be its headline."""
    above = [
        block
        for block in blocks[max(0, start - _ABOVE) : start]
        if labels[block.index] is None and block.is_headline and block.words >= _LEAST_TITLE
    ]
    return max(above, key=lambda block: block.words).index if above else None


_ABOVE = 10
"""Lines between a flattened page's headline and its first paragraph: share bar, byline, date,
picture."""
_LEAST_TITLE = 5
"""Menus run to four words an item."""


_MENU_WORDS = 6
"""Longer lines around an article are other articles' headlines and teasers."""


def _worth(block: Block, tag: RemovalLabel | None) -> float:
    if tag is not None:
        return _COST.get(tag, -3.0)
    if block.is_paragraph:
        return float(min(block.words, _CAP))
    if block.is_sentence:
        return float(block.words) * _SENTENCE
    return _SHORT


_CAP = 60
_SENTENCE = 0.5
_SHORT = -10.0
"""A paragraph counts by its words up to 60, a short one by half of them, a short line 10 against.
Chosen on the flattened pages of ``eval pages``, F1 0.91: at -7 it loses one point of precision, at
-14 one of recall; with short sentences at their full worth it loses half a point."""
_COST: dict[RemovalLabel, float] = {
    "related": -25.0,
    "comment": -25.0,
    "subscribe": -10.0,
    "navigation": -12.0,
    "credit": -1.0,
    "caption": -1.0,
}
"""A heading "Related" or "Comments" ends an article unless much of it follows (-10 and -60 are each
half a point worse); a picture in its midst costs nothing to speak of."""


def _heaviest(worth: Sequence[float]) -> tuple[int, int]:
    """Start and end of the stretch of greatest sum."""
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, value in enumerate(worth):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def _runs_of_short_lines(blocks: Sequence[Block], labels: Labels, title: int | None) -> None:
    """Set aside short lines that come many in a row, the title excepted."""
    run: list[int] = []
    for block in [*blocks, None]:
        if block is not None and not block.is_sentence:
            run.append(block.index)
            continue
        if len(run) >= _RUN:
            for index in run:
                if index != title:
                    labels[index] = labels[index] or "navigation"
        run = []
