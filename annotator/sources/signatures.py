"""Files that are something else than text, told by their first bytes."""

import re

from annotator.sources.beginnings import PDF, RTF, UTF8_MARK, ZIP

HEAD = 1024
DOCUMENT = "save it as text first"
OLD_OFFICE = "save it as .docx, .xlsx or PDF first"

# The beginning, what it is, what to do.
BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (PDF, "a PDF file", DOCUMENT),
    (RTF, "an RTF file", DOCUMENT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file", OLD_OFFICE),
    (b"SQLite format 3\0", "a project or other database", "open it instead"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", "there is no text in it"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "there is no text in it"),
    (b"GIF8", "a picture (GIF)", "there is no text in it"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it first"),
    (b"Rar!\x1a\x07", "an archive (RAR)", "unpack it first"),
    (b"\x7fELF", "a program", "there is no text in it"),
    (b"MZ\x90\0", "a program", "there is no text in it"),
)
ANY = (ZIP, *(beginning for beginning, _, _ in BEGINNINGS))
# What a zip file holds tells what it is; its first member's name lies within its head.
ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"word/", "a Word file (docx)"),
    (b"xl/", "an Excel file (xlsx)"),
    (b"ppt/", "a PowerPoint file (pptx)"),
)
WEB_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>])", re.IGNORECASE | re.DOTALL
)


def other_kind(raw: bytes) -> str:
    """What ``raw`` is if it is not a text file, as the end of a sentence; "" for text."""
    if raw.startswith(ANY):
        for beginning, what, advice in BEGINNINGS:
            if raw.startswith(beginning):
                return f"is {what}, not a text file; {advice}"
        return f"is {_zipped(raw)}, not a text file; {DOCUMENT}"
    if WEB_PAGE.match(raw.removeprefix(UTF8_MARK)[:HEAD]):
        return f"is a web page (HTML), not a text file; {DOCUMENT}"
    return ""


def _zipped(raw: bytes) -> str:
    head, tail = raw[:HEAD], raw[-64 * HEAD :]
    for marker, what in ZIPPED:
        if marker in head or marker in tail:
            return what
    return "an archive (zip)"
