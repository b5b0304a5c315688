"""Opening files that others made: only regular ones, never for ever, never half."""

import errno
import os
import re
import stat
from collections.abc import Container, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

from annotator.sources.problems import SourceProblem

LARGEST_TEXT = 64 * 1024 * 1024
KINDS = (
    (stat.S_ISFIFO, "is a pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)
REASONS = {
    errno.ENOENT: "there is no such file",
    errno.EISDIR: "it is a folder",
    errno.EACCES: "you may not read this file",
    errno.EPERM: "you may not read this file",
    errno.ELOOP: "the link leads round in a circle",
    errno.ENAMETOOLONG: "the name is too long",
}

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
UNFIT = frozenset('<>:"|?*')
RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)", re.IGNORECASE)
LONGEST_NAME = 120  # characters
Version = tuple[int, int]
PIECE = 1 << 30  # bytes that are read at once
# Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def open_regular(path: Path, version: Version | None = None) -> Iterator[BinaryIO]:
    """``path`` open for reading; ``SourceProblem`` where it is no file, cannot be read, is not
    of that ``version`` any more, or changes while it is being read."""
    try:
        descriptor = os.open(path, FLAGS)
        try:
            before = _state(path, descriptor)
            if version and version_of(before) != version:
                raise SourceProblem(changed(path))
            with os.fdopen(descriptor, "rb", closefd=False) as stream:
                yield stream
            if _is_another(before, os.fstat(descriptor)):
                raise SourceProblem(changed(path))
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise SourceProblem(_unreadable(path, error)) from error


def read_bytes(path: Path, limit: int = LARGEST_TEXT) -> bytes:
    """All of a file of at most ``limit`` bytes, also of one that says it has none (/proc).
    ``SourceProblem`` as with ``open_regular``."""
    # Without a context manager, which takes as long as opening a file and reading it.
    try:
        descriptor = os.open(path, FLAGS)
        try:
            before = _state(path, descriptor)
            size = before.st_size
            if size > limit:
                raise SourceProblem(_too_large(path, limit))
            raw = _all_of(descriptor, size or limit)
            if len(raw) > limit:
                raise SourceProblem(_too_large(path, limit))
            if (size and len(raw) != size) or _is_another(before, os.fstat(descriptor)):
                raise SourceProblem(changed(path))
            return raw
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise SourceProblem(_unreadable(path, error)) from error


def _state(path: Path, descriptor: int) -> os.stat_result:
    """That of an open file; ``SourceProblem`` where it is no regular one."""
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode):
        _refuse(path, state.st_mode)
    return state


def _is_another(before: os.stat_result, after: os.stat_result) -> bool:
    return version_of(before) != version_of(after)


def version_of(state: os.stat_result) -> Version:
    """Size in bytes and time: what tells whether a file, read once more, is still the same. Not
    its number, which some file systems make up anew each time."""
    return state.st_size, state.st_mtime_ns


def _unreadable(path: Path, error: OSError | ValueError) -> str:
    reason = str(error)  # such as of a NUL in the name
    if isinstance(error, OSError):
        reason = REASONS.get(error.errno or 0, error.strerror or reason)
    return f"{printable_name(path)} cannot be read: {reason}."


def _all_of(descriptor: int, expected: int) -> bytes:
    """What there is to be read, and of what is longer than ``expected`` a byte more."""
    pieces, missing = list[bytes](), expected + 1
    # Python sets aside at once all the memory that it is asked to fill.
    while missing and (piece := os.read(descriptor, min(missing, PIECE))):
        pieces.append(piece)
        missing -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def printable_name(path: Path) -> str:
    """The path as it may be shown: what cannot be printed or turns text around is escaped."""
    name = str(path)
    if name.isprintable():
        return name
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in name)


def safe_name(name: str) -> str:
    """The last part of a name that somebody else gave a file, fit for every system; "" where
    nothing is left of it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(one for one in last if one.isprintable() and one not in UNFIT).strip(" .")
    stem, dot, suffix = clean.rpartition(".")
    if len(clean) > LONGEST_NAME:
        clean = f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}" if dot else clean
        clean = clean[:LONGEST_NAME]
    return f"_{clean}" if RESERVED.fullmatch(clean.partition(".")[0].strip()) else clean


def numbered_name(name: str, taken: Container[str]) -> str:
    """``name``, with a number before its suffix where there is one like it."""
    if name not in taken:
        return name
    stem, dot, suffix = name.rpartition(".") if "." in name else (name, "", "")
    return next(
        new for number in count(2) if (new := f"{stem} ({number}){dot}{suffix}") not in taken
    )


def _refuse(path: Path, mode: int) -> None:
    for is_kind, what in KINDS:
        if is_kind(mode):
            raise SourceProblem(f"{printable_name(path)} {what}.")


def changed(path: Path) -> str:
    """What is said of a file of which one part is of another time than the rest."""
    return f"{printable_name(path)} changed while it was being read; try again."


def _too_large(path: Path, limit: int) -> str:
    return f"{printable_name(path)} is larger than {limit // 1024 // 1024} MB; split it first."
