"""A reading as one self-contained web page: no request goes out, and it works without script.

Each fact is a card beside its paragraph; pointing at it, or reaching it by keyboard, lights up its
words, and each number in the text leads to its card. Every piece of the page's own text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from itertools import pairwise

from rejoinder.records import Reading, Removal, Repair, Run, Span
from rejoinder.serve import phrases, wording
from rejoinder.serve.account import Account, Fact, Paragraph, marked
from rejoinder.serve.phrases import Line, Word
from rejoinder.serve.summary import summary


def render(reading: Reading, run: Run | None = None) -> str:
    """The reading as an HTML document."""
    account = Account.of(reading)
    document = reading.document
    title = document.title or "(no headline found)"
    body = [
        '<a class="skip" href="#text">Skip to the text</a>',
        _header(account, title),
        '<main id="text" tabindex="-1">',
        *(_paragraph(paragraph, account) for paragraph in account.paragraphs),
        *(_removal(removal) for removal in account.trailing),
        "</main>",
        _summary(account),
        _footer(run),
    ]
    return _PAGE.format(
        lang=escape(document.language or "en"),
        title=escape(title),
        style=_asset("page.css") + _rules(account.facts),
        script=_asset("page.js"),
        body="\n".join(body),
    )


_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>{title} · Rejoinder</title>
<style>
{style}</style>
</head>
<body>
{body}
<script>
{script}</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return files("rejoinder.serve").joinpath(f"assets/{name}").read_text(encoding="utf-8")


def _rules(facts: Iterable[Fact]) -> str:
    """One rule for each fact: its words light up while its card is pointed at, focused or linked.

    In CSS, so that it works where scripts do not run.
    """
    return "".join(
        f"body:has(#f{n}:is(:hover,:focus-within,:target)) .e{n}"
        f"{{background:var(--{phrases.family(fact)}-wash)}}\n"
        f"body:has(.r{n}:is(:hover,:focus)) #f{n}{{outline:2px solid var(--link)}}\n"
        for fact in facts
        for n in (fact.number,)
    )


def _header(account: Account, title: str) -> str:
    document = account.reading.document
    published = document.published
    basis = wording.BASIS[published.basis]
    date = (
        f'<time datetime="{escape(published.value)}">{escape(wording.day(published.value))}</time> '
        f"({basis})"
        if published.value
        else basis
    )
    about = [escape(document.outlet or "outlet unknown"), date]
    about += [escape(document.byline)] if document.byline else []
    rows = []
    if document.repairs:
        rows.append(("Mended", escape(", ".join(wording.mended(document)))))
    if document.removed:
        rows.append(("Set aside", escape(", ".join(wording.aside(account.removed)))))
    rows += [("Noted", escape(wording.note(note))) for note in document.notes]
    changes = "".join(f"<div><dt>{label}</dt><dd>{words}</dd></div>" for label, words in rows)
    return (
        f'<header><h1>{escape(title)}</h1><p class="about">{" · ".join(about)}</p>'
        + (f'<dl class="changes">{changes}</dl>' if changes else "")
        + (_SHOW if document.removed or document.repairs else "")
        + "</header>"
    )


_SHOW = (
    '<p class="show"><input type="checkbox" id="changes"><label for="changes"> Show what was '
    "mended and set aside</label></p>"
)


def _removal(removal: Removal) -> str:
    return (
        '<aside class="removed"><span class="label">'
        f"Set aside, {escape(wording.set_aside(removal))}:</span> "
        f"<del>{escape(removal.text.strip())}</del></aside>"
    )


def _paragraph(paragraph: Paragraph, account: Account) -> str:
    cards = "".join(_card(fact, account) for fact in paragraph.facts)
    facts = f'<ol class="facts">{cards}</ol>' if cards else ""
    removed = "".join(_removal(removal) for removal in paragraph.removed)
    return (
        f'{removed}<section class="paragraph"><p class="words">{_words(paragraph, account)}</p>'
        f"{facts}</section>"
    )


def _words(paragraph: Paragraph, account: Account) -> str:
    """The paragraph cut wherever evidence, an anchor or a repair begins or ends."""
    text = account.reading.document.text
    spans = [(fact, span) for fact in account.facts for span in _inside(fact.evidence, paragraph)]
    repairs = [
        repair
        for repair in account.reading.document.repairs
        if paragraph.start <= repair.start <= repair.end <= paragraph.end
    ]
    cuts = {paragraph.start, paragraph.end}
    cuts |= {edge for _, span in spans for edge in (span.start, span.end)}
    cuts |= {edge for repair in repairs for edge in (repair.start, repair.end)}
    cuts |= {marked(fact.anchor)[1] for fact in paragraph.facts}
    cuts |= {marked(fact.anchor)[0] for fact in paragraph.facts}
    edges = sorted(cut for cut in cuts if paragraph.start <= cut <= paragraph.end)
    html = []
    for start, end in pairwise(edges):
        html.append(_piece(text[start:end], start, end, spans, repairs, paragraph))
        html.append(_gone(end, repairs))
        html += [_reference(fact) for fact in paragraph.facts if marked(fact.anchor)[1] == end]
    return _gone(paragraph.start, repairs) + "".join(html)


def _piece(
    words: str,
    start: int,
    end: int,
    spans: list[tuple[Fact, Span]],
    repairs: list[Repair],
    paragraph: Paragraph,
) -> str:
    classes = [
        f"e{n}" for n in sorted({f.number for f, s in spans if s.start <= start and end <= s.end})
    ]
    classes += [
        f"anchor {phrases.family(fact)}"
        for fact in paragraph.facts
        if marked(fact.anchor)[0] <= start and end <= marked(fact.anchor)[1]
    ][:1]
    html = escape(words)
    for repair in repairs:
        if repair.start <= start and end <= repair.end and repair.after:
            before = escape(f"stood as “{repair.before}” ({repair.rule})")
            html = f'<ins title="{before}">{html}<span class="was"> was {escape(repair.before)}'
            html += "</span></ins>"
    return f'<span class="{" ".join(classes)}">{html}</span>' if classes else html


def _gone(at: int, repairs: list[Repair]) -> str:
    """Repairs that took something away leave nothing in the text; shown on demand."""
    return "".join(
        f'<del class="was" title="{escape(repair.rule)}">{escape(repair.before)}</del>'
        for repair in repairs
        if repair.after == "" and repair.start == at
    )


def _reference(fact: Fact) -> str:
    n = fact.number
    return (
        f'<sup><a id="t{n}" class="r{n} {phrases.family(fact)}" href="#f{n}" '
        f'aria-label="fact {n}: {escape(phrases.label(fact))}">{n}</a></sup>'
    )


def _inside(spans: Iterable[Span], paragraph: Paragraph) -> list[Span]:
    return [s for s in spans if s.start < paragraph.end and paragraph.start < s.end]


def _card(fact: Fact, account: Account) -> str:
    n = fact.number
    first, *rest = phrases.lines(fact, account)
    more = "".join(f"<p>{_line(line)}</p>" for line in rest)
    confidence = f"{fact.record.confidence:.0%}"
    return (
        f'<li id="f{n}" class="fact {phrases.family(fact)}" value="{n}">'
        f'<p><a class="number" href="#t{n}" aria-label="fact {n}: show its words in the text">{n}'
        f'</a> <b class="label">{escape(phrases.label(fact))}</b> {_line(first)}</p>{more}'
        f'<p class="faint small">confidence {confidence} · '
        f"<code>{escape(fact.record.id)}</code></p></li>"
    )


def _line(line: Line) -> str:
    return "".join(map(_word, line))


def _word(word: Word) -> str:
    text = escape(word.text)
    if word.fact is not None:
        return f'<a href="#f{word.fact}">{text}</a>'
    return text if word.tone == "plain" else f'<span class="{word.tone}">{text}</span>'


def _summary(account: Account) -> str:
    rows = "".join(
        f"<div><dt>{escape(heading.capitalize())}</dt>"
        f"<dd>{''.join(f'<p>{_line(line)}</p>' for line in lines)}</dd></div>"
        for heading, lines in summary(account)
    )
    return f'<section class="summary"><h2>In short</h2><dl>{rows}</dl></section>'


def _footer(run: Run | None) -> str:
    if run is None:
        return "<footer><p>Read by Rejoinder.</p></footer>"
    made = ", ".join(named.name for named in (run.software, *run.models))
    return (
        f"<footer><p>Read by {escape(made)} (code {escape(run.software.hash)}). Numbers in the "
        "text lead to the facts drawn from it; pointing at a fact lights up its words.</p></footer>"
    )
