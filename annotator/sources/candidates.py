"""The encodings that a file may be in, each with how its telling lines would read."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.sources.encodings import decoded
from annotator.sources.files import printable_name, read_bytes
from annotator.sources.problems import EncodingUnclear, SourceProblem

SAMPLE = 64 * 1024
BEFORE = 400  # bytes shown before the first that is not ASCII
LINES, WIDTH = 8, 120  # of a preview
BEYOND_ASCII = re.compile(b"[\x80-\xff]")

# Those that text files are found in, the commonest first, with who writes in them.
ENCODINGS: tuple[tuple[str, str], ...] = (
    ("cp1252", "Western European"),
    ("cp1250", "Central European"),
    ("cp1251", "Cyrillic"),
    ("koi8-r", "Cyrillic"),
    ("iso8859-5", "Cyrillic"),
    ("cp1253", "Greek"),
    ("cp1254", "Turkish"),
    ("cp1255", "Hebrew"),
    ("cp1256", "Arabic"),
    ("iso8859-6", "Arabic"),
    ("cp1257", "Baltic"),
    ("cp1258", "Vietnamese"),
    ("cp874", "Thai"),
    ("gb18030", "Chinese, simplified"),
    ("big5", "Chinese, traditional"),
    ("cp932", "Japanese"),
    ("euc-jp", "Japanese"),
    ("cp949", "Korean"),
    ("mac-roman", "Western European, old Macintosh"),
    ("cp437", "Western European, DOS"),
    ("cp866", "Cyrillic, DOS"),
    ("latin-1", "Western European"),
)
WIDE: tuple[tuple[str, str], ...] = (("utf-16-le", "Unicode"), ("utf-16-be", "Unicode"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """``encoding`` is Python's name, ``writing`` who uses it (English), ``preview`` the lines
    by which one sees whether it is the right one."""

    encoding: str
    writing: str
    preview: str


def candidates_for(path: Path) -> list[Candidate]:
    """Those for the file ``path``; ``SourceProblem`` where it cannot be read at all."""
    return likely_candidates(read_bytes(path), printable_name(path))


def likely_candidates(raw: bytes, name: str) -> list[Candidate]:
    """Those for ``raw``, what is most likely first; ``name`` is what messages call it."""
    try:
        decoded(raw, name)
    except EncodingUnclear as problem:
        return candidates(raw, problem.suggestion.encoding if problem.suggestion else "")
    except SourceProblem:  # it is no text
        return []
    return candidates(raw)


def candidates(raw: bytes, suggested: str = "") -> list[Candidate]:
    """Those that the beginning of ``raw`` can be in, ``suggested`` first; of several that read
    alike the first. Nothing for what is no text: bytes that are NUL outside of UTF-16."""
    is_wide = suggested in dict(WIDE)
    sample = raw[:SAMPLE] if is_wide else _telling(raw)
    if b"\0" in sample and not is_wide:
        return []
    known = dict(WIDE if is_wide else ENCODINGS)
    first = [(suggested, known.pop(suggested, ""))] if suggested else []
    found: dict[str, Candidate] = {}
    for encoding, writing in (*first, *known.items()):
        text = _read(sample, encoding, is_whole=len(sample) < SAMPLE)
        if text is not None and text not in found:
            found[text] = Candidate(encoding, writing, "\n".join(_lines(text)))
    return list(found.values())


def _telling(raw: bytes) -> bytes:
    """The part of ``raw`` around its first byte that is not ASCII, from the start of a line."""
    found = BEYOND_ASCII.search(raw)
    start = raw.rfind(b"\n", 0, max(0, found.start() - BEFORE if found else 0)) + 1
    return raw[start : start + SAMPLE]


def _read(sample: bytes, encoding: str, *, is_whole: bool) -> str | None:
    """The sample in that encoding, None where it cannot be; its end may cut a letter."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(sample, final=is_whole)
    except (UnicodeDecodeError, LookupError):
        return None


def _lines(text: str) -> Iterator[str]:
    """The first lines with letters outside ASCII, cut around these."""
    shown = 0
    for line in text.splitlines():
        place = next((at for at, letter in enumerate(line) if not letter.isascii()), None)
        if place is None:
            continue
        start = max(0, place - WIDTH // 2)
        yield ("…" if start else "") + line[start : start + WIDTH].strip()
        shown += 1
        if shown == LINES:
            return
