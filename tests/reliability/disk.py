"""A disk that can be watched, cut off and made to fail, for this process's own SQLite.

A VFS stands between SQLite and the system's: the very library, settings and statements of the
program, no ptrace, no preloaded library, no second SQLite. It records what is written, synced,
truncated, created and deleted (then ``powercut`` rebuilds what a disk may hold after a cut at
any moment), and it can answer the n-th call with an error.

What it trusts is SQLite's own ``os_unix.c`` below it: that a sync is an fsync, that the first
sync of a new journal also syncs its folder, and that an errno becomes the error code used here.
"""

import ctypes
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path

OK, BUSY, FULL, CANTOPEN = 0, 5, 13, 14
IOERR_READ, IOERR_WRITE, IOERR_FSYNC, IOERR_DIR_FSYNC = 266, 778, 1034, 1290
IOERR_TRUNCATE, IOERR_DELETE, IOERR_LOCK, READONLY_DIRECTORY = 1546, 2570, 3850, 1544
OPEN_CREATE, OPEN_JOURNALS = 0x4, 0x4000 | 0x800 | 0x80000  # super-journal, journal, WAL
FAILURES = {
    "write": (FULL, IOERR_WRITE),
    "sync": (IOERR_FSYNC,),
    "truncate": (IOERR_TRUNCATE,),
    "delete": (IOERR_DELETE, IOERR_DIR_FSYNC),
    "open": (CANTOPEN, READONLY_DIRECTORY),
    "read": (IOERR_READ,),
    "lock": (IOERR_LOCK, BUSY),
}

VFS_FIELDS = (
    "pNext", "zName", "pAppData", "xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen",
    "xDlError", "xDlSym", "xDlClose", "xRandomness", "xSleep", "xCurrentTime", "xGetLastError",
    "xCurrentTimeInt64", "xSetSystemCall", "xGetSystemCall", "xNextSystemCall",
)  # fmt: skip
METHOD_FIELDS = (
    "xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock",
    "xCheckReservedLock", "xFileControl", "xSectorSize", "xDeviceCharacteristics", "xShmMap",
    "xShmLock", "xShmBarrier", "xShmUnmap", "xFetch", "xUnfetch",
)  # fmt: skip


class Vfs(ctypes.Structure):
    _fields_ = [
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        *((name, c_void_p) for name in VFS_FIELDS),
    ]


class Methods(ctypes.Structure):
    _fields_ = [("iVersion", c_int), *((name, c_void_p) for name in METHOD_FIELDS)]


# The name stays the pointer that it is: SQLite's file keeps it.
OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
TRANSFER = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
FLAGGED = CFUNCTYPE(c_int, c_void_p, c_int)
CLOSE = CFUNCTYPE(c_int, c_void_p)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to the disk. ``data`` are the bytes of a write; ``place`` its
    offset, or the size after a truncation; ``syncs_folder`` for a sync or deletion that makes
    the folder's entries durable; a "mark" is the test's own, with ``place`` its number."""

    kind: str
    name: str = ""
    place: int = 0
    data: bytes = b""
    syncs_folder: bool = False


@dataclass(slots=True)
class Fault:
    """The ``at``-th call (from 1) of those in ``kinds`` fails, and all later ones if it lasts."""

    at: int
    kinds: frozenset[str]
    choice: int = 0
    lasts: bool = False
    writes_half: bool = False
    seen: int = 0
    struck: str = ""

    def strikes(self, kind: str) -> int:
        """The error code to answer with; OK for none."""
        if kind not in self.kinds:
            return OK
        self.seen += 1
        if self.seen != self.at and not (self.lasts and self.seen > self.at):
            return OK
        self.struck = self.struck or kind
        codes = FAILURES[kind]
        return codes[self.choice % len(codes)]


@dataclass(slots=True)
class Disk:
    """What is watched: the files in ``folder``."""

    folder: str = ""
    events: list[Event] | None = None
    fault: Fault | None = None
    errors: list[BaseException] = field(default_factory=list)
    _files: dict[int, tuple[str, bool]] = field(default_factory=dict)
    _kept: list[object] = field(default_factory=list)
    _wrapped: dict[int, int] = field(default_factory=dict)

    @contextmanager
    def recording(self, folder: Path) -> Iterator[list[Event]]:
        """The events of the files in ``folder``, as they come."""
        self.folder, self.events = str(folder), []
        try:
            yield self.events
        finally:
            self.folder, self.events = "", None
            assert not self.errors, self.errors

    @contextmanager
    def watching(self, folder: Path) -> Iterator[None]:
        """Connections that are made here to files in ``folder`` can be made to fail."""
        self.folder = str(folder)
        try:
            yield
        finally:
            self.folder = ""
            assert not self.errors, self.errors

    @contextmanager
    def failing(self, fault: Fault) -> Iterator[Fault]:
        """Calls on watched files fail as ``fault`` says."""
        self.fault = fault
        try:
            yield fault
        finally:
            self.fault = None

    def record(self, event: Event) -> None:
        if self.events is not None:
            self.events.append(event)

    def strikes(self, kind: str, name: str) -> int:
        is_watched = self.fault is not None and name.startswith(self.folder)
        return self.fault.strikes(kind) if is_watched and self.fault else OK

    # The VFS

    def install(self) -> Callable[[], None]:
        """Makes this the VFS of new connections; returns what puts the system's back."""
        library = sqlite_library()
        library.sqlite3_vfs_find.restype = POINTER(Vfs)
        library.sqlite3_vfs_find.argtypes = [c_char_p]
        library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
        library.sqlite3_vfs_unregister.argtypes = [c_void_p]
        system = library.sqlite3_vfs_find(None)
        shim = Vfs()
        ctypes.memmove(ctypes.byref(shim), system, ctypes.sizeof(Vfs))
        name = ctypes.create_string_buffer(b"watched")
        shim.pNext, shim.zName = None, ctypes.addressof(name)
        shim.xOpen = self._kept_pointer(self._opener(system))
        shim.xDelete = self._kept_pointer(self._deleter(system))
        self._kept += [shim, name, library]
        library.sqlite3_vfs_register(ctypes.byref(shim), 1)

        def restore() -> None:
            library.sqlite3_vfs_unregister(ctypes.byref(shim))
            library.sqlite3_vfs_register(system, 1)

        return restore

    def _kept_pointer(self, callback: object) -> int | None:
        self._kept.append(callback)
        return ctypes.cast(callback, c_void_p).value  # type: ignore[arg-type]

    def _safely(self, work: Callable[..., int]) -> Callable[..., int]:
        """ctypes swallows what a callback raises: keep it for the test."""

        def guarded(*arguments: object) -> int:
            try:
                return work(*arguments)
            except BaseException as error:  # noqa: BLE001  raised again by the test
                self.errors.append(error)
                return IOERR_READ

        return guarded

    def _opener(self, system: object) -> object:
        below = OPEN(system.contents.xOpen)

        def opened(_vfs, name, file, flags, out):
            path = ctypes.string_at(name).decode(errors="surrogateescape") if name else ""
            is_watched = bool(self.folder) and path.startswith(self.folder)
            is_new = bool(flags & OPEN_CREATE) and bool(flags & OPEN_JOURNALS)
            if is_watched and is_new and (code := self.strikes("open", path)):
                return code
            was_there = Path(path).exists() if path else True
            code = below(ctypes.addressof(system.contents), name, file, flags, out)
            if code == OK and is_watched:
                self._files[file] = (path, is_new)
                place = ctypes.cast(file, POINTER(c_void_p))
                place[0] = self._wrap(place[0])
                if not was_there:
                    self.record(Event("create", path))
            return code

        return OPEN(self._safely(opened))

    def _deleter(self, system: object) -> object:
        below = DELETE(system.contents.xDelete)

        def deleted(_vfs, name, syncs):
            path = name.decode(errors="surrogateescape")
            code = self.strikes("delete", path)
            if code in {OK, IOERR_DIR_FSYNC}:
                result = below(ctypes.addressof(system.contents), name, syncs)
                if path.startswith(self.folder or "\0"):
                    self.record(Event("delete", path, syncs_folder=bool(syncs)))
                return code or result
            return code

        return DELETE(self._safely(deleted))

    def _wrap(self, methods: int) -> int:
        """The address of methods that watch, in place of the system's at ``methods``."""
        if methods in self._wrapped:
            return self._wrapped[methods]
        below = Methods.from_address(methods)
        above = Methods()
        ctypes.memmove(ctypes.byref(above), methods, ctypes.sizeof(Methods))
        above.iVersion = 1  # no shared memory, no mapped pages: the program uses neither
        above.xRead = self._kept_pointer(TRANSFER(self._safely(self._reader(below))))
        above.xWrite = self._kept_pointer(TRANSFER(self._safely(self._writer(below))))
        above.xTruncate = self._kept_pointer(TRUNCATE(self._safely(self._truncater(below))))
        above.xSync = self._kept_pointer(FLAGGED(self._safely(self._syncer(below))))
        above.xLock = self._kept_pointer(FLAGGED(self._safely(self._locker(below))))
        self._kept.append(above)
        self._wrapped[methods] = ctypes.addressof(above)
        return self._wrapped[methods]

    def _reader(self, methods: Methods) -> Callable[..., int]:
        below = TRANSFER(methods.xRead)

        def read(file, buffer, length, offset):
            return self.strikes("read", self._files[file][0]) or below(file, buffer, length, offset)

        return read

    def _writer(self, methods: Methods) -> Callable[..., int]:
        below = TRANSFER(methods.xWrite)

        def write(file, buffer, length, offset):
            path = self._files[file][0]
            code = self.strikes("write", path)
            if code and self.fault and self.fault.writes_half:
                below(file, buffer, length // 2, offset)
            if code:
                return code
            if self.events is not None and path.startswith(self.folder):
                self.record(Event("write", path, offset, ctypes.string_at(buffer, length)))
            return below(file, buffer, length, offset)

        return write

    def _truncater(self, methods: Methods) -> Callable[..., int]:
        below = TRUNCATE(methods.xTruncate)

        def truncate(file, size):
            path = self._files[file][0]
            code = self.strikes("truncate", path)
            if code:
                return code
            if self.events is not None and path.startswith(self.folder):
                self.record(Event("truncate", path, size))
            return below(file, size)

        return truncate

    def _syncer(self, methods: Methods) -> Callable[..., int]:
        below = FLAGGED(methods.xSync)

        def sync(file, flags):
            path, syncs_folder = self._files[file]
            code = self.strikes("sync", path)
            if code:
                return code
            if self.events is not None and path.startswith(self.folder):
                self.record(Event("sync", path, syncs_folder=syncs_folder))
            self._files[file] = (path, False)
            return below(file, flags)

        return sync

    def _locker(self, methods: Methods) -> Callable[..., int]:
        below = FLAGGED(methods.xLock)

        def lock(file, level):
            return self.strikes("lock", self._files[file][0]) or below(file, level)

        return lock


def sqlite_library() -> ctypes.CDLL:
    """The SQLite that Python's sqlite3 uses; ``OSError`` or ``AttributeError`` where it hides."""
    import _sqlite3

    library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
    library.sqlite3_libversion.restype = c_char_p
    assert library.sqlite3_libversion().decode() == sqlite3.sqlite_version
    return library
