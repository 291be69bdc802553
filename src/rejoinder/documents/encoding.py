"""Encoding damage that can be undone for certain: UTF-8 bytes read in another code page.

The bytes of a mojibake run are all there, so decoding them again gives the text back. ftfy supplies
the code pages (its "sloppy" ones, which give undefined bytes the control character of that number,
as browsers do) and the judgement of doubtful pairs; the decoding is done here, run by run, because
ftfy answers with a whole text and no log of places.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from rejoinder.documents.draft import Change, Draft

_CODE_PAGES = (
    "sloppy-windows-1252",
    "latin-1",
    "macroman",
    "cp437",
    "sloppy-windows-1251",
    "sloppy-windows-1250",
    "sloppy-windows-1254",
    "sloppy-windows-1253",
    "sloppy-windows-1257",
    "iso-8859-2",
    "cp850",
)
"""In the order tried where a document gives no evidence: by how often the web shows each."""

_ROUNDS = 4
"""How often a run may have been read wrongly on top of itself: ftfy's cases show three at most."""

_RUN = re.compile(r"[^\x00-\x7f](?:[^\x00-\x7f]+|(?<=[ÃĂ√├Г]) )")
"""A mojibake run has two characters beyond ASCII or more: lead byte and continuation bytes are all
0x80 and up. The exception: "à" ends in byte 0xA0, which readers like to make a plain space."""

_INSIDE = re.compile(r"[A-Za-z][^\x00-\x7f]{2}[A-Za-z]$")
_SEQUENCE = re.compile(
    r"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_C1 = re.compile(r"[\x80-\x9f]")
_SURE_PAIRS = 2
"""Doubtful pairs ("Ã" and a quote, say) need this many sure sequences of the same code page in
the document. One would let a capital before a closing quote through wherever one word is damaged;
more would leave short pages damaged."""


def mend(draft: Draft) -> None:
    """Undo every sure misreading in the draft, one change for each damaged run."""
    if draft.text.isascii():
        return
    runs = Counter(match.group() for match in _RUN.finditer(draft.text))
    if runs:
        pages = _ranked(runs)
        changes: list[Change] = []
        for match in _RUN.finditer(draft.text):
            inside = bool(_INSIDE.match(draft.text, max(0, match.start() - 1), match.end() + 1))
            changes.extend(_decoded(match.group(), match.start(), pages, inside=inside))
        draft.apply(changes)
    _mend_controls(draft)


def _mend_controls(draft: Draft) -> None:
    """Windows-1252 bytes read as Latin-1 stand as C1 controls; nothing else puts them in prose."""
    changes = []
    for match in _C1.finditer(draft.text):
        after = match.group().encode("latin-1").decode("cp1252", "ignore")
        if after:
            changes.append(
                Change(start=match.start(), end=match.end(), after=after, rule="c1-control")
            )
    draft.apply(changes)


def _ranked(runs: Counter[str]) -> tuple[tuple[str, bool], ...]:
    """The code pages in the order to try, each with whether doubtful pairs are to be believed."""
    sure: Counter[str] = Counter()
    for run, count in runs.items():
        for page in _CODE_PAGES:
            sure[page] += count * _sure_sequences(run, page)
    order = sorted(_CODE_PAGES, key=lambda page: (-sure[page], _CODE_PAGES.index(page)))
    return tuple((page, sure[page] >= _SURE_PAIRS) for page in order)


@lru_cache(maxsize=65536)
def _sure_sequences(run: str, page: str) -> int:
    return sum(
        1
        for match in _SEQUENCE.finditer(run.translate(_bytes_of(page)))
        if _judged(match.group(), run[match.start() : match.end()]) == "sure"
    )


@lru_cache(maxsize=65536)
def _mended(
    run: str, pages: tuple[tuple[str, bool], ...], inside: bool
) -> tuple[tuple[int, int, str, str], ...]:
    """The damaged stretches of a run: start, end, what they stand for, and the code page.

    ``inside`` says that the run stands inside a word of plain letters, where a doubtful pair can
    be nothing but one letter misread.
    """
    found: list[tuple[int, int, str, str]] = []
    taken = bytearray(len(run))
    for long in (True, False):  # three bytes in a row prove more than any two of them
        for page, trusted in pages:
            for match in _SEQUENCE.finditer(run.translate(_bytes_of(page))):
                start, end = match.span()
                if (end - start > 2) is not long:
                    continue
                if any(taken[start:end]):
                    continue
                verdict = _judged(match.group(), run[start:end])
                if verdict == "sure" or (verdict == "doubtful" and (trusted or inside)):
                    found.append((start, end, _character(match.group()) or "", page))
                    taken[start:end] = b"\1" * (end - start)
    return tuple(sorted(found))


def _decoded(
    run: str, at: int, pages: tuple[tuple[str, bool], ...], *, inside: bool
) -> list[Change]:
    """Changes for one run, each damaged stretch decoded as often as it was misread."""
    pieces = [(start, end, after, page) for start, end, after, page in _mended(run, pages, inside)]
    if not pieces:
        return []
    for _ in range(_ROUNDS - 1 if len(run) <= _LONGEST else 0):
        joined = _joined(pieces)
        again = [_again(piece, pages) for piece in joined]
        if again == pieces:
            break
        pieces = again
    return [
        Change(start=at + start, end=at + end, after=after, rule=page.removeprefix("sloppy-"))
        for start, end, after, page in pieces
    ]


_LONGEST = 4096
"""Runs beyond are pages of another script, decoded once and not searched for a second time."""


def _joined(pieces: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
    """Stretches side by side that still look damaged are one misread character."""
    joined: list[tuple[int, int, str, str]] = []
    for piece in pieces:
        if joined and joined[-1][1] == piece[0] and _continues(joined[-1][2], piece[2]):
            start, _, after, page = joined[-1]
            joined[-1] = (start, piece[1], after + piece[2], page)
        else:
            joined.append(piece)
    return joined


def _continues(before: str, after: str) -> bool:
    """Whether ``after`` begins with a byte that belongs to the sequence ``before`` ends in."""
    for page in _CODE_PAGES:
        table = _bytes_of(page)
        tail = before[-3:].translate(table)
        if _continuation(after[:1].translate(table)) and _unfinished(tail):
            return True
    return False


def _continuation(character: str) -> bool:
    return "\x80" <= character <= "\xbf"


def _unfinished(tail: str) -> bool:
    for back in range(1, len(tail) + 1):
        character = tail[-back]
        if _continuation(character):
            continue
        needed = 1 if "\xc2" <= character <= "\xdf" else 2 if "\xe0" <= character <= "\xef" else 0
        return needed >= back
    return False


def _again(
    piece: tuple[int, int, str, str], pages: tuple[tuple[str, bool], ...]
) -> tuple[int, int, str, str]:
    start, end, after, page = piece
    for inner_start, inner_end, inner, _ in reversed(_mended(after, pages, False)):
        after = after[:inner_start] + inner + after[inner_end:]
    return start, end, after, page


@lru_cache(maxsize=8192)
def _judged(sequence: str, source: str) -> str:
    """``sure``, ``doubtful`` or ``no``: whether a byte sequence was one character.

    ``sequence`` holds the bytes as code points, ``source`` the characters they were misread as.
    """
    character = _character(sequence)
    if character is None or not _plausible(character):
        return "no"
    if len(sequence) > 2:
        return "sure"
    if "\x80" <= source[1:2] <= "\x9f" or _badness(source) or _badness(f"a{source}a"):
        return "sure" if source[1] not in _PAIR_ENDS else "doubtful"
    return "doubtful"


_PAIR_ENDS = " ’”“‘…–—»«·™®©°€"
"""What may rightly follow a capital letter: with these a pair alone proves nothing."""


def _character(sequence: str) -> str | None:
    try:
        return sequence.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return None


def _plausible(character: str) -> bool:
    """Whether news in English may hold this character: letters, marks, signs of the web's planes.

    IPA and the like are out: "É”" would give one. The spacing accents that code pages hold are in,
    for text misread twice passes through them.
    """
    code = ord(character)
    if code < 0x250 or character in "ˆˇ˘˙˚˛˜˝":
        return True
    if code < 0x800:  # of the other letters that two bytes make: Greek and Cyrillic
        return 0x370 <= code < 0x500
    return any(first <= code <= last for first, last in _BLOCKS)


_BLOCKS = (
    (0x1E00, 0x1EFF),  # Vietnamese
    (0x2000, 0x27BF),  # punctuation, currency, letterlike signs, arrows, dingbats
    (0x3000, 0x30FF),
    (0x4E00, 0x9FFF),
    (0xFB00, 0xFB06),
    (0xFE0F, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFF00, 0xFFFD),
    (0x1F000, 0x1FAFF),
)
"""Beyond Cyrillic: three bytes make a Balinese letter of "á¬®", which is damage of another kind."""


@cache
def _bytes_of(page: str) -> dict[int, str]:
    """Character -> the code point of its byte; Latin-1 characters the page lacks -> no byte."""
    import ftfy.bad_codecs

    ftfy.bad_codecs.ok()
    table = dict.fromkeys(range(0x80, 0x100), "\uffff")
    for byte in range(0x80, 0x100):
        try:
            table[ord(bytes([byte]).decode(page))] = chr(byte)
        except UnicodeDecodeError:
            continue
    if page != "latin-1":
        table[0x20] = "\xa0"  # see _RUN
    return table


def _badness(text: str) -> bool:
    from ftfy.badness import is_bad

    return is_bad(text)
