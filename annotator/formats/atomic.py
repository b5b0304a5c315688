"""Files that are complete or absent: written beside the target, synced, then renamed."""

import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from annotator.formats.problems import FormatProblem

PROJECT_SUFFIX = ".annotator"
SQLITE_MAGIC = b"SQLite format 3\0"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Part:
    """The file while it is being written: ``stream`` to write to, ``path`` to read back from."""

    stream: BinaryIO
    path: Path


@contextmanager
def replacing(target: Path, *, never: Iterable[Path] = ()) -> Iterator[Part]:
    """A new file that takes the place of ``target`` when the block ends without an error.

    Until then ``target`` is as it was, and after an error or a kill it still is. A link is
    followed, so that it survives; permissions are kept. ``never`` names files that must not
    be replaced: the projects that this process has open, which it must not even open to look
    (that would cancel SQLite's locks). ``FormatProblem`` where the target is no place for it.
    """
    real = Path(os.path.realpath(target))
    mode = _replaceable(real, target, never)
    part = real.with_name(f".{real.name[: LONGEST_NAME // 4]}.{secrets.token_hex(6)}.part")
    try:
        stream = _opened(part, mode)
        try:
            with stream:
                yield Part(stream, part)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(real)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
        _sync_folder(real.parent)
    except OSError as error:
        raise FormatProblem(f"{target} cannot be written: {error.strerror or error}.") from error


def _replaceable(real: Path, target: Path, never: Iterable[Path]) -> int | None:
    """The mode of the file that is there now, None where none is."""
    if real.suffix == PROJECT_SUFFIX:
        raise FormatProblem(f"{target} has the name of a project; choose another name.")
    try:
        there = real.stat()
    except FileNotFoundError:
        if not real.parent.is_dir():
            raise FormatProblem(f"{target} cannot be written: there is no such folder.") from None
        return None
    except OSError as error:
        raise FormatProblem(f"{target} cannot be written: {error.strerror}.") from error
    if stat.S_ISDIR(there.st_mode):
        raise FormatProblem(f"{target} is a folder; name a file in it.")
    if not stat.S_ISREG(there.st_mode):
        raise FormatProblem(f"{target} is not an ordinary file; choose another name.")
    if any(_is_same(there, path) for path in never) or _is_database(real):
        raise FormatProblem(f"{target} is a project or database, which is never overwritten.")
    return stat.S_IMODE(there.st_mode)


def _is_same(there: os.stat_result, path: Path) -> bool:
    try:
        return os.path.samestat(there, path.stat())
    except OSError:
        return False


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC
    except PermissionError:
        return False


def _opened(part: Path, mode: int | None) -> BinaryIO:
    descriptor = os.open(
        part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    if mode is not None and hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    return os.fdopen(descriptor, "wb")


def _sync_folder(folder: Path) -> None:
    """The rename itself reaches the disk; Windows has no such call and needs none."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to fill with ``put``; it gets its name, with all that is in it, when the block
    ends without an error, and is gone after one.

    ``FormatProblem`` where there is something of that name, unless it is an empty folder.
    """
    real = Path(os.path.realpath(target))
    part = real.with_name(f".{real.name[: LONGEST_NAME // 4]}.{secrets.token_hex(6)}.part")
    try:
        if real.exists() and (not real.is_dir() or any(real.iterdir())):
            raise FormatProblem(f"{target} is there already; name a new folder, or an empty one.")
        part.mkdir()
        try:
            yield part
            _sync_folder(part)
            if real.is_dir():
                real.rmdir()  # fails where somebody has put something into it meanwhile
            part.rename(real)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        _sync_folder(real.parent)
    except OSError as error:
        raise FormatProblem(f"{target} cannot be written: {error.strerror or error}.") from error


def put(path: Path, raw: bytes) -> None:
    """Writes a new file, through to the disk."""
    with path.open("xb") as stream:
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())
