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


@contextmanager
def open_regular(path: Path) -> Iterator[BinaryIO]:
    """``path`` open for reading; ``SourceProblem`` where it is no file, cannot be read, or
    changes while it is being read."""
    # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as stream:
            before = os.fstat(stream.fileno())
            if not stat.S_ISREG(before.st_mode):
                _refuse(path, before.st_mode)
            yield stream
            after = os.fstat(stream.fileno())
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                raise SourceProblem(_changed(path))
    except OSError as error:
        reason = REASONS.get(error.errno or 0, error.strerror or str(error))
        raise SourceProblem(f"{printable_name(path)} cannot be read: {reason}.") from error
    except ValueError as error:  # a NUL in the name
        raise SourceProblem(f"{printable_name(path)} cannot be read: {error}.") from error


def read_bytes(path: Path, limit: int = LARGEST_TEXT) -> bytes:
    """All of a file of at most ``limit`` bytes, also of one that says it has none (/proc)."""
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > limit:
            raise SourceProblem(_too_large(path, limit))
        # Python sets aside at once all the memory that it is asked to fill.
        raw = stream.read((size or limit) + 1)
        if len(raw) > limit:
            raise SourceProblem(_too_large(path, limit))
        if size and len(raw) != size:
            raise SourceProblem(_changed(path))
    return raw


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


def _changed(path: Path) -> str:
    return f"{printable_name(path)} changed while it was being read; try again."


def _too_large(path: Path, limit: int) -> str:
    return f"{printable_name(path)} is larger than {limit // 1024 // 1024} MB; split it first."
