"""The encoding of web pages: mark, server, page, in this order; then what the bytes allow."""

import codecs
import re

from annotator.sources.encodings import GUESS, MARKS, Decoded, decoded, known_encoding
from annotator.sources.problems import SourceProblem

DECLARED_WITHIN = 4096  # browsers look at 1,024 bytes; pages with long comments need more
DECLARED = re.compile(
    rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]*?encoding=["']([\w:.-]+)""",
    re.IGNORECASE,
)
# What pages say and what browsers take it for: https://encoding.spec.whatwg.org/#names-and-labels
MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",  # a page that could be read so far is no UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def decoded_page(
    raw: bytes, name: str, encoding: str = "", fallback: str = ""
) -> tuple[Decoded, tuple[str, ...]]:
    """The page's text and, one sentence each, what had to be repaired.

    ``encoding`` is what the user or the server says; ``fallback`` is for pages that are silent.
    ``EncodingUnclear`` where nothing does and the bytes are not UTF-8.
    """
    if encoding == GUESS or any(raw.startswith(mark) for mark, _ in MARKS):
        return decoded(raw, name, encoding), ()
    said = known_encoding(encoding) if encoding else declared(raw)
    if not said:
        return decoded(raw, name, fallback=fallback), ()
    try:
        return Decoded(raw.decode("utf-8"), "utf-8"), ()
    except UnicodeDecodeError:
        content = raw.decode(said, "replace")
    broken = content.count("\ufffd")
    if not broken:
        return Decoded(content, said), ()
    if broken > len(content) / 100:
        raise SourceProblem(
            f"{name} says that it is {said.upper()}, but {broken} places in it are not: name its"
            " encoding."
        )
    count = "a place" if broken == 1 else f"{broken} places"
    return Decoded(content, said), (
        f"{name}: {count} that {said.upper()} does not allow became “\ufffd”.",
    )


def declared(raw: bytes) -> str:
    """Python's name of the encoding that the page itself names, "" where it names none."""
    found = DECLARED.search(raw[:DECLARED_WITHIN])
    if not found:
        return ""
    label = (found[1] or found[2]).decode("ascii", "replace")
    try:
        known = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return MEANT.get(known, known)
