"""Bytes to text: what says its encoding is read, what does not is asked about."""

import codecs
import re
from dataclasses import dataclass

from annotator.model.text import PIECE, pieces
from annotator.sources.problems import EncodingUnclear, SourceProblem, Suggestion
from annotator.sources.unmarked import (
    is_no_text,
    unmarked_utf16,
    unmarked_utf16_of_many_letters,
)

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ALL_MARKS = tuple(mark for mark, _ in MARKS)
# UTF-7 turns plain ASCII into markup; the others are no encodings of text files.
REFUSED = frozenset(
    {"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
)
GUESS = "guess"
NO_TEXT = (
    "{name} is no text file: it is full of control characters, as programs, pictures and sounds"
    " are. If it is text all the same, name its encoding."
)
WIDE = ("utf-16", "utf-32")
# What text files were saved in before UTF-8. Offered all its encodings, the detector takes French
# for that of an old Mac, and four bytes of anything for two signs of UTF-16.
LEGACY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp874", "cp932", "cp949", "gb18030", "big5", "euc_jp", "koi8_r",
]  # fmt: skip
LATIN = ["cp1252", "cp1250", "cp1254", "cp1257", "cp1258"]
FAR_SHARE, FEWEST_FAR = 0.1, 8  # of the letters, and bytes
HIGH, ASCII_LETTERS = re.compile(b"[\x80-\xff]"), re.compile(b"[A-Za-z]")
# In what western files are, and what is beyond ASCII in them. Without the letters that as many
# texts in cp1250 have in their place; a file with those is what the detector thinks it is.
WESTERN = "cp1252"
WESTERN_SIGNS = frozenset(
    "àâäáãåæçéèêëíîïñóôöúùûüßœÀÂÄÁÃÅÆÇÉÈÊËÍÎÏÑÓÔÖÚÙÛÜŒ’‘“”„‚«»‹›–—…•€£§°·¿¡ºª©®™\u00a0"
)
SAMPLE = 64 * 1024
WORD = re.compile(r"[\w'’]*[^\x00-\x7f][\w'’]*")
PREVIEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; ``encoding`` is its name, with "-sig" where a mark stood in front."""

    content: str
    encoding: str


def decoded(raw: bytes, name: str, encoding: str = "", fallback: str = "") -> Decoded:
    """The text of ``raw``. ``name`` is what messages call the file.

    Without ``encoding``: a byte order mark decides, else it must be UTF-8; anything else is
    ``EncodingUnclear``, with a suggestion. ``encoding="guess"`` takes that suggestion.
    ``fallback`` is one for what is not UTF-8; an ``encoding`` is what a person saw to be right.
    ``SourceProblem`` where the bytes are not what their encoding allows.
    """
    if raw.startswith(ALL_MARKS):
        mark, marked = next(one for one in MARKS if raw.startswith(one[0]))
        return Decoded(_strict(raw, marked, name, len(mark)), f"{marked}-sig")
    encoding = encoding or (_unless_utf8(raw, fallback) if fallback else "")
    if encoding and encoding != GUESS:
        known = known_encoding(encoding)
        return Decoded(_strict(raw, known, name), known)
    wide = unmarked_utf16(raw)
    if wide:
        return _chosen(raw, name, Suggestion(wide, ""), is_guess=encoding == GUESS)
    try:
        found = Decoded(_decoded(raw, "utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _of_others(raw, name, error, is_guess=encoding == GUESS)
    return _of_others(raw, name, None, is_guess=encoding == GUESS) if is_no_text(raw) else found


def _of_others(
    raw: bytes, name: str, error: UnicodeDecodeError | None, *, is_guess: bool
) -> Decoded:
    """As ``decoded``, of what is no UTF-8, or hardly."""
    wide = unmarked_utf16_of_many_letters(raw)
    if wide:
        return _chosen(raw, name, Suggestion(wide, ""), is_guess=is_guess)
    if error is None or is_no_text(raw):
        raise SourceProblem(NO_TEXT.format(name=name)) from error
    found = suggested(raw)
    if found is None:
        raise EncodingUnclear(f"{_not_utf8(raw, error, name)}; save it as UTF-8.") from error
    return _chosen(raw, name, found, is_guess=is_guess, error=error)


def known_encoding(encoding: str) -> str:
    """Python's name for ``encoding``; ``SourceProblem`` where it is none for text files."""
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        raise SourceProblem(f"There is no encoding “{encoding}”.") from None
    # The flag is how Python itself tells text encodings from rot13 and base64.
    is_text = getattr(info, "_is_text_encoding", True)
    if not is_text or info.name.replace("_", "-") in REFUSED:
        raise SourceProblem(f"“{encoding}” is not an encoding of text files.")
    return info.name


def suggested(raw: bytes) -> Suggestion | None:
    """What a legacy file is probably in. Only a suggestion: short files fool every detector."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to import, seldom needed)

    sample = raw[:SAMPLE].decode(WESTERN, "replace")
    if all(sign.isascii() or sign in WESTERN_SIGNS for sign in sample):
        return Suggestion(WESTERN, _preview(sample))
    known = LATIN if _is_mostly_latin(raw[:SAMPLE]) else LEGACY
    best = from_bytes(raw[:SAMPLE], cp_isolation=known).best()
    if best is None:
        return None
    return Suggestion(best.encoding.replace("_", "-"), _preview(str(best)))


def _is_mostly_latin(sample: bytes) -> bool:
    """Whether a few bytes beyond ASCII stand among its letters. A detector sees two of them as
    a Chinese character; who writes in another script has more of it."""
    beyond, letters = len(HIGH.findall(sample)), len(ASCII_LETTERS.findall(sample))
    return letters > 0 and (beyond < FEWEST_FAR or beyond < FAR_SHARE * (beyond + letters))


def _unless_utf8(raw: bytes, fallback: str) -> str:
    """The fallback, or "utf-8" where the bytes can hardly be anything else: other encodings do
    not give its sequences by chance. Without such a sequence, text in UTF-16 has NULs, and that
    in ISO-2022 is ASCII to look at."""
    if fallback == GUESS:
        return GUESS
    known = known_encoding(fallback)
    if is_no_text(raw) and not known.startswith(WIDE):
        return ""
    if b"\0" in raw or (raw.isascii() and not known.startswith(WIDE)):
        return known
    try:
        _decoded(raw, "utf-8")
    except UnicodeDecodeError:
        return known
    return "utf-8"


def _preview(text: str) -> str:
    return ", ".join(dict.fromkeys(WORD.findall(text)[:PREVIEW_WORDS]))


def _strict(raw: bytes, encoding: str, name: str, skip: int = 0) -> str:
    try:
        return _decoded(raw[skip:], encoding)
    except UnicodeDecodeError as error:
        place = _place(raw, error.start + skip)
        advice = "; try latin-1" if encoding.startswith("cp") else ""
        raise SourceProblem(
            f"{name} is not valid {encoding.upper()}: {place} ({error.reason}){advice}."
        ) from error


def _decoded(raw: bytes, encoding: str) -> str:
    """Piece by piece; where that fails, the error names the place in the whole."""
    if len(raw) <= PIECE or raw.isascii():  # which takes no time
        return raw.decode(encoding)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        return "".join([*map(decoder.decode, pieces(raw)), decoder.decode(b"", final=True)])
    except UnicodeDecodeError:
        return raw.decode(encoding)


def _chosen(
    raw: bytes,
    name: str,
    found: Suggestion,
    *,
    is_guess: bool,
    error: UnicodeDecodeError | None = None,
) -> Decoded:
    if is_guess:
        return Decoded(_strict(raw, found.encoding, name), found.encoding)
    if error is None:
        raise EncodingUnclear(
            f"{name} looks like {found.encoding.upper()} but has no byte order mark that says so:"
            f" name its encoding ({found.encoding}).",
            found,
        )
    words = f", which would read: {found.preview}" if found.preview else ""
    raise EncodingUnclear(
        f"{_not_utf8(raw, error, name)}; it may be {found.encoding}{words}: name its encoding.",
        found,
    )


def _not_utf8(raw: bytes, error: UnicodeDecodeError, name: str) -> str:
    return f"{name} is not UTF-8: {_place(raw, error.start)} ({error.reason})"


def _place(raw: bytes, at: int) -> str:
    line = raw.count(b"\n", 0, at) + 1
    return f"line {line}, byte {at + 1} of the file is 0x{raw[at]:02X}"
