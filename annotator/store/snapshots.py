"""Snapshots: checked copies of a project, kept outside its folder and thinned with age."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from annotator.store import copying
from annotator.store.connection import MEGABYTE
from annotator.store.copying import Progress
from annotator.store.db import Database
from annotator.store.errors import NO_ROOM, DiskFull, SaveFailed, shown
from annotator.store.room import free_at

if TYPE_CHECKING:
    from annotator.store.project import Project

EVERY = timedelta(minutes=10)
LARGE_BYTES = 200 * MEGABYTE
SHARE_OF_DISK = 0.2
DAYS, WEEKS, MONTHS = 12, 10, 9
STAMP = "%Y%m%dT%H%M%S%fZ"
NAME = re.compile(r"(\d{8}T\d{12}Z)\.(\d+)\.([a-z0-9-]+)\.annotator")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, order=True)
class Snapshot:
    """One kept copy. ``step`` is the id of the newest step in it."""

    at: datetime
    step: int
    reason: str
    path: Path

    @property
    def size(self) -> int:
        """Bytes; 0 where it is gone."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


class Snapshots:
    """The snapshots of one open project, under the user's data folder."""

    def __init__(self, project: "Project") -> None:
        self._project = project
        self.folder = folder_of(project.uuid)

    def list(self) -> list[Snapshot]:
        """Oldest first."""
        return listed(self.folder)

    def newest(self) -> Snapshot | None:
        return max(self.list(), default=None)

    @property
    def is_changed(self) -> bool:
        """Whether a step was made since the newest snapshot."""
        newest = self.newest()
        return newest is None or newest.step != self._newest_step()

    def due(self, now: datetime | None = None) -> bool:
        """Whether the regular snapshot should be taken: something changed, and the last one is
        ten minutes old. Never for large projects: those get theirs at opening, at closing and
        before risky work."""
        newest = self.newest()
        if self._project.is_read_only or self._size() > LARGE_BYTES:
            return False
        is_old = newest is None or not _is_within(newest.at, now or datetime.now(UTC), EVERY)
        return is_old and self.is_changed

    def plan(self, reason: str, now: datetime | None = None) -> Snapshot:
        """The snapshot to ``write`` next; ``reason`` is a word or two ("before import")."""
        at = now or datetime.now(UTC)
        return planned(self.folder, at, self._newest_step(), reason)

    def write(self, snapshot: Snapshot, progress: Progress | None = None) -> Snapshot:
        """Makes the copy, then thins the old ones. May run on a thread of its own, while the
        project is worked on. ``ProjectError`` where there is no room or no permission."""
        self._refuse_lack_of_room()
        _prepare(self.folder)
        self._project.copy_to(snapshot.path, progress)
        with suppress(OSError):
            snapshot.path.chmod(0o600)
        self.thin(snapshot.at)
        return snapshot

    def take(self, reason: str, now: datetime | None = None) -> Snapshot:
        """Plans and writes a snapshot."""
        return self.write(self.plan(reason, now))

    def take_if_changed(self, reason: str) -> Snapshot | None:
        """A snapshot, unless the newest one holds everything already."""
        return self.take(reason) if self.is_changed else None

    def thin(self, now: datetime | None = None) -> None:
        """Deletes what is not to be kept: see ``kept``; and the oldest, while all together
        take more than a fifth of what the disk could give them."""
        found = self.list()
        keep = kept(found, now or datetime.now(UTC))
        room = SHARE_OF_DISK * (free_at(self.folder) + sum(one.size for one in found))
        for one in found:
            if one not in keep:
                one.path.unlink(missing_ok=True)
        remaining = [one for one in found if one in keep]
        while len(remaining) > 1 and sum(one.size for one in remaining) > room:
            remaining.pop(0).path.unlink(missing_ok=True)

    def _refuse_lack_of_room(self) -> None:
        _prepare(self.folder)
        needed, free = self._size() + 4 * MEGABYTE, free_at(self.folder)
        if free < needed:
            megabytes = {"needed": needed // MEGABYTE, "free": free // MEGABYTE}
            raise DiskFull(NO_ROOM.format(name=shown(self._project.path), **megabytes))

    def _newest_step(self) -> int:
        steps = self._project.journal.history(limit=1)
        return steps[0].id if steps else 0

    def _size(self) -> int:
        try:
            return self._project.path.stat().st_size
        except OSError:  # moved away: the copy through the open connection still works
            return 0


def folder_of(uuid: str) -> Path:
    """Where the snapshots of a project lie; a made-up UUID cannot lead elsewhere."""
    name = uuid if UUID.fullmatch(uuid) else sha256(uuid.encode(errors="replace")).hexdigest()
    return Path(platformdirs.user_data_dir("annotator", appauthor=False), "snapshots", name)


def listed(folder: Path) -> list[Snapshot]:
    """The snapshots in ``folder``, oldest first; other files are overlooked."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return []
    found = (NAME.fullmatch(name) for name in names)
    return sorted(
        Snapshot(
            datetime.strptime(match[1], STAMP).replace(tzinfo=UTC),
            int(match[2]),
            match[3],
            folder / match[0],
        )
        for match in found
        if match
    )


def planned(folder: Path, at: datetime, step: int, reason: str) -> Snapshot:
    word = re.sub(r"[^a-z0-9]+", "-", reason.lower()).strip("-") or "snapshot"
    path = folder / f"{at.astimezone(UTC).strftime(STAMP)}.{step}.{word[:40]}.annotator"
    return Snapshot(at.astimezone(UTC), step, word[:40], path)


def kept(snapshots: Iterable[Snapshot], now: datetime) -> set[Snapshot]:
    """Which to keep: all of today and yesterday, then the last one of each of 12 days, of
    10 weeks and of 9 months that have any (days as the user's calendar counts them)."""
    found = sorted(snapshots, reverse=True)
    yesterday = now.astimezone().date() - timedelta(days=1)
    keep = {one for one in found if one.at.astimezone().date() >= yesterday}
    older = [one for one in found if one not in keep]
    for most, period in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        last: dict[str, Snapshot] = {}
        for one in older:
            last.setdefault(one.at.astimezone().strftime(period), one)
        keep.update(list(last.values())[:most])
    return keep


def snapshot_before_upgrade(connection: sqlite3.Connection, path: Path, version: int) -> Snapshot:
    """Keeps a project as it is before schema ``version`` becomes a newer one."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'uuid'").fetchone()
    folder = folder_of(row[0] if row else "")
    _prepare(folder)
    snapshot = planned(folder, datetime.now(UTC), 0, f"before-upgrade-from-{version}")
    copying.copy_to(Database(path, connection, read_only=False), snapshot.path)
    with suppress(OSError):
        snapshot.path.chmod(0o600)
    return snapshot


def _prepare(folder: Path) -> None:
    """Makes the folder, for this user only."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise SaveFailed(
            f"No snapshot can be kept in “{folder}” ({error.strerror}). Check that folder."
        ) from error


def _is_within(then: datetime, now: datetime, span: timedelta) -> bool:
    return timedelta(0) <= now - then < span
