"""An original's bytes as plain source: decoded, never rendered; and a file name to save them."""

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath

from PySide6.QtCore import QCoreApplication

from annotator.ui.article.display import shown

MOST_BYTES = 2 << 20
LONGEST_LINE = 8_192  # a line of a megabyte takes a text field a third of a second per resize
SNIFFED = 8_192
LONGEST_NAME = 120
UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
# Names that Windows keeps for devices, whatever their suffix.
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Office"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """``text`` is empty where the bytes are no text; ``encoding`` what they were read as;
    ``is_cut`` where only the first MOST_BYTES are in it."""

    text: str = ""
    encoding: str = ""
    is_cut: bool = False
    is_binary: bool = False


def source_of(raw: bytes, encoding: str = "") -> Source:
    """``encoding`` as the document keeps it, "" where that is not known."""
    if is_binary(raw, encoding):
        return Source(is_binary=True)
    head = raw[:MOST_BYTES]
    is_cut = len(raw) > len(head)
    text, used = _decoded(head, encoding, is_cut=is_cut)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = (shown(piece) for line in text.split("\n") for piece in _pieces(line))
    return Source("\n".join(lines), used, is_cut)


def is_binary(raw: bytes, encoding: str = "") -> bool:
    """Whether the bytes are no text: a PDF, a zip (Word, EPUB), or anything with NULs that is
    not said to be UTF-16 or UTF-32."""
    if any(raw.startswith(magic) for magic, _ in MAGIC):
        return True
    is_wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
    return not is_wide and b"\0" in raw[:SNIFFED]


def _decoded(head: bytes, encoding: str, *, is_cut: bool) -> tuple[str, str]:
    """As said, else as UTF-8, else as Latin-1, which every byte is a letter of."""
    for name in filter(None, (encoding, "utf-8")):
        try:
            b"    ".decode(name, "replace")  # LookupError for codecs that make no text, as zlib
            decoder = codecs.getincrementaldecoder(name)("strict")
            return decoder.decode(head, final=not is_cut), name
        except (LookupError, UnicodeError):
            continue
    return head.decode("latin-1"), "latin-1"


def _pieces(line: str) -> list[str]:
    if len(line) <= LONGEST_LINE:
        return [line]
    return [line[i : i + LONGEST_LINE] for i in range(0, len(line), LONGEST_LINE)]


def kind_of(raw: bytes, media_type: str) -> str:
    """What the bytes are, in a few words."""
    known = {
        "PDF": tr("a PDF file"),
        "ZIP": tr("a packed file, such as of Word, OpenDocument or an e-book"),
        "Office": tr("a file of an old office program"),
    }
    found = next((known[name] for magic, name in MAGIC if raw.startswith(magic)), "")
    found = found or tr("a file of bytes that are no text")
    return f"{found} ({media_type})" if media_type else found


def safe_name(name: str) -> str:
    """A file name without folders, control characters or what some system cannot take."""
    last = PurePath(PureWindowsPath(name).name).name
    clean = UNSAFE.sub("_", last).strip(" .")
    stem, dot, suffix = clean.rpartition(".")
    if dot and len(clean) > LONGEST_NAME:
        clean = f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}"[:LONGEST_NAME]
    clean = clean[:LONGEST_NAME]
    if not clean or DEVICES.fullmatch(clean):
        return "original" + (f"_{clean}" if clean else ".bin")
    return clean


def tr(text: str) -> str:
    return QCoreApplication.translate("OriginalSource", text)
