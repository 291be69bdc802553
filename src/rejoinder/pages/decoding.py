"""Bytes to text: which encoding, and whether it is text at all.

Mojibake is none of this module's business: bytes that are valid UTF-8 are read as UTF-8, and what
was wrong before they were written is for ``documents`` to mend, on record.
"""

from __future__ import annotations

import codecs
import re

from rejoinder.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "binary", "a PDF; extract its text first, with pdftotext for instance"),
    (b"PK\x03\x04", "binary", "a zip or office file; save the article as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "binary", "an old office file; save the article as text or HTML"),
    (b"\x89PNG", "binary", "a picture; only text can be read"),
    (b"\xff\xd8\xff", "binary", "a picture; only text can be read"),
    (b"GIF8", "binary", "a picture; only text can be read"),
    (b"\x1f\x8b", "compressed", "gzip data; decompress it first, with gunzip for instance"),
    (b"BZh", "compressed", "bzip2 data; decompress it first, with bunzip2 for instance"),
    (b"\x28\xb5\x2f\xfd", "compressed", "zstandard data; decompress it first, with unzstd"),
    (b"\xfd7zXZ", "compressed", "xz data; decompress it first, with unxz for instance"),
)
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I)
_HEAD = 4096
"""Browsers look for a declared charset in the first 1024 bytes; scraped heads are longer."""
_SAMPLE = 65536
"""Bytes that the statistical guess sees: more changes no guess and takes seconds."""
_ALMOST = 0.02
"""A text with fewer broken sequences than this among its sequences beyond ASCII is UTF-8 with
damage (cut or joined in the middle of a character), not another encoding."""
_CONTROLS = 0.05
"""Share of control characters above which bytes are no text: text has none, executables a third."""
_FEW = 3
"""So many may stand in any text, however short; they are dropped on record."""
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, *, uri: str, charset: str | None = None) -> tuple[str, str]:
    """The text and the encoding that it was in; raises ``InputError`` for what is no text."""
    for signature, reason, detail in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(uri=uri, reason=reason, detail=f"is {detail}")
    text, encoding = _decoded(data, charset)
    odd = len(_ODD.findall(text))
    if odd > max(_FEW, _CONTROLS * len(text)):
        raise InputError(
            uri=uri,
            reason="binary",
            detail=f"{odd:,} of {len(text):,} characters are control characters; only text and "
            "HTML can be read",
        )
    return text, encoding


def _decoded(data: bytes, charset: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _almost_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    match = _META.search(data[:_HEAD])
    for declared in (charset, match.group(1).decode("ascii", "ignore") if match else None):
        known = _known(declared)
        if known is not None and known != "utf-8":
            return data.decode(known, "replace"), known
    encoding = _guess(data)
    return data.decode(encoding, "replace"), encoding


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: in Latin text every other byte is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:
        return None
    even, odd = sample[0 : 2 * half : 2].count(0) / half, sample[1 : 2 * half : 2].count(0) / half
    if odd > 0.8 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 and odd < 0.1 else None


def _almost_utf8(data: bytes) -> bool:
    good = len(_MULTIBYTE.findall(data))
    return good > 0 and data.decode("utf-8", "replace").count("\ufffd") <= max(1, _ALMOST * good)


def _known(charset: str | None) -> str | None:
    """The codec of a declared charset as browsers understand it, or null for one unknown."""
    if not charset:
        return None
    try:
        info = codecs.lookup(charset.strip().strip("\"'"))
        b"a".decode(info.name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None
    return _AS_BROWSERS.get(info.name, info.name)


def _guess(data: bytes) -> str:
    """The encoding by statistics; Windows-1252, the web's default, wherever it makes words.

    In a short text of few accents statistics cannot tell the Western code page from its Central
    European neighbours; these show signs inside words ("Pa³ac") where read as Western.
    """
    sample = data[:_SAMPLE]
    western = sample.decode("cp1252", "replace")
    letters = sum(not character.isascii() and character.isalpha() for character in western)
    if not _SIGN_IN_WORD.search(western) and letters <= _ACCENTS * len(western):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    encoding = _known(best.encoding) if best is not None else None
    return "cp1252" if encoding is None or encoding == "utf-8" else encoding


_SIGN_IN_WORD = re.compile(r"[A-Za-z][\u00a1-\u00bf\ufffd×÷][A-Za-z]")
_ACCENTS = 0.15
"""Share of accented letters above which a text is in no Western language: in French one letter in
twenty or so has an accent, in Russian read as Western nearly all do."""
