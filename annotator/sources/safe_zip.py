"""Zip files that others made: looked through before anything is unpacked, and never onto disk.

Word, OpenDocument, EPUB and spreadsheet files are zip files, too. What refuses one: names that
lead out of it, links, encryption, too many members or two of one name, and members that are
larger than they may be or than they say.
"""

import stat
import struct
import zipfile
import zlib
from collections import Counter
from io import BytesIO
from types import TracebackType
from typing import Self

from annotator.sources.problems import SourceProblem

MOST_MEMBERS = 15_000
LARGEST_MEMBER = 64 * 1024 * 1024
LARGEST_WHOLE = 256 * 1024 * 1024
# Text shrinks to a tenth, a spreadsheet of zeros to a hundredth; beyond that it is a bomb.
HIGHEST_RATIO = 200
ALWAYS_FINE = 1024 * 1024
LONGEST_NAME = 1024
# The others unpack in one go, whatever the limit.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
IS_ENCRYPTED = 0x1
# What the zipfile module raises for bytes that are no zip file, or damaged.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class SafeZip:
    """A zip file in memory; ``SourceProblem`` where it is none or is not to be trusted.

    ``name`` is what messages call it, ``what`` what it should be, such as "a Word file".
    ``names`` are its files in the order of its list, folders left out.
    """

    def __init__(self, raw: bytes, name: str, what: str = "a zip file") -> None:
        self._name = name
        try:
            self._file = zipfile.ZipFile(BytesIO(raw))
        except BROKEN as error:
            raise SourceProblem(
                f"{name} is not {what}, or is damaged ({_reason(error)}); get it anew."
            ) from error
        self._members = {one.filename: one for one in self._file.infolist()}
        self._check(self._file.infolist())
        self._left = LARGEST_WHOLE
        self.names = tuple(name for name, one in self._members.items() if not one.is_dir())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """The bytes of one file; ``SourceProblem`` where there is none of that name, and where
        it is damaged or larger than the zip file says."""
        found = self._members.get(member)
        if found is None:
            raise SourceProblem(
                f"{self._name} is incomplete: it has no “{shown(member)}”; get it anew."
            )
        try:
            with self._file.open(found) as stream:
                raw = stream.read(found.file_size + 1)
        except BROKEN as error:
            raise SourceProblem(
                f"{self._name}: “{shown(member)}” is damaged ({_reason(error)}); get the file anew."
            ) from error
        self._left -= len(raw)
        if len(raw) != found.file_size or self._left < 0:
            raise SourceProblem(
                f"{self._name}: “{shown(member)}” is not as large as the file says;"
                " it is damaged or a trap and was not read."
            )
        return raw

    def check_all(self) -> None:
        """Unpacks every file once and keeps none: sizes and checksums are then right."""
        for member in self.names:
            self.read(member)

    def _check(self, members: list[zipfile.ZipInfo]) -> None:
        if len(members) > MOST_MEMBERS:
            raise self._refused(
                f"it holds {len(members):,} files, more than {MOST_MEMBERS:,}; split it first"
            )
        for member in members:
            fault = _fault(member)
            if fault:
                raise self._refused(f"“{shown(member.filename)}” {fault}")
        counts = Counter(member.filename.casefold() for member in members)
        twice, times = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
        if times > 1:
            raise self._refused(f"“{shown(twice)}” stands in it {times} times; pack it again")
        whole = sum(member.file_size for member in members)
        if whole > LARGEST_WHOLE:
            raise self._refused(
                f"it unpacks to more than {LARGEST_WHOLE // 1024 // 1024} MB; split it first"
            )

    def _refused(self, why: str) -> SourceProblem:
        return SourceProblem(f"{self._name} was not opened: {why}.")


def shown(name: str) -> str:
    """The name of a member as it may be shown: what cannot be printed is escaped."""
    safe = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in name[:LONGEST_NAME])
    return safe if len(safe) <= 120 else f"{safe[:120]}…"


def _fault(member: zipfile.ZipInfo) -> str:
    """Why ``member`` is a reason to leave the whole file alone; "" where it is none."""
    fault = _fault_of_name(member.orig_filename.replace("\\", "/"))
    if fault:
        return fault
    if member.flag_bits & IS_ENCRYPTED:
        return "is encrypted; unpack it with its password first"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is a link, not a file; pack it again without links"
    if member.compress_type not in METHODS and not member.is_dir():
        return "is compressed in an unusual way; pack it again as an ordinary zip file"
    if member.file_size > LARGEST_MEMBER:
        return f"is larger than {LARGEST_MEMBER // 1024 // 1024} MB; split it first"
    if member.file_size > max(ALWAYS_FINE, HIGHEST_RATIO * member.compress_size):
        return f"unpacks to more than {HIGHEST_RATIO} times its size; this is a trap"
    return ""


def _fault_of_name(name: str) -> str:
    if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/"):
        return "would be unpacked outside of it; this is a trap"
    if not name or "\0" in name or len(name) > LONGEST_NAME:
        return "is no proper name for a file; pack it again"
    return ""


def _reason(error: BaseException) -> str:
    words = str(error).strip(" .") or type(error).__name__
    return shown(words)
