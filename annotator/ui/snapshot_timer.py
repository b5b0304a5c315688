"""When snapshots are taken: after opening, every ten minutes of work, before risky work, and at
closing; always only if something changed."""

from threading import Thread
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.store import Project, ProjectError
from annotator.store.snapshots import EVERY, Snapshot, Snapshots
from annotator.ui.session import Session

LOOK_MILLISECONDS = 30_000
FIRST_LOOK_MILLISECONDS = 5_000  # not while the window is still being painted


class SnapshotTimer(QObject):
    """Follows one session. ``failed(sentence)``: no snapshot can be kept; told once."""

    failed = Signal(str)
    _ended = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._project: Project | None = None
        self._thread: Thread | None = None
        self._rest_until = 0.0
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self._ended.connect(self._end)
        session.opened.connect(self._follow)
        session.before_closing.append(self._close)
        self._follow()

    def look(self) -> None:
        """Starts the regular snapshot on a thread of its own, if one is due."""
        if self._thread is not None or self._project is None or monotonic() < self._rest_until:
            return
        try:
            snapshots = Snapshots(self._project)
            if snapshots.due():
                self._start(snapshots, snapshots.plan("regular"))
        except ProjectError as error:
            self._end(str(error))

    def take_before(self, what: str) -> None:
        """Takes a snapshot now, before ``what`` (import, bulk delete, merge): returns when it
        is on disk. ``ProjectError`` where it cannot be kept: then ask before going on."""
        self.wait()
        if self._project is not None and not self._project.is_read_only:
            Snapshots(self._project).take_if_changed(f"before {what}")

    def wait(self) -> None:
        """Returns when no snapshot is being written."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _follow(self) -> None:
        """Another project was opened: a snapshot soon, if it changed since its last one."""
        if self._session.project is self._project:
            return
        self._project = self._session.project
        self._rest_until = 0.0
        if self._project is None:
            self._timer.stop()
            return
        self._timer.start()
        QTimer.singleShot(FIRST_LOOK_MILLISECONDS, self, self._look_after_opening)

    def _look_after_opening(self) -> None:
        if self._thread is None and self._project is not None:
            self._take_if_changed("opening")

    def _close(self) -> None:
        """What changed since the last snapshot is kept before the project closes."""
        self.wait()
        if self._project is not None:
            self._take_if_changed("closing")
            self.wait()
        self._project = None
        self._timer.stop()

    def _take_if_changed(self, reason: str) -> None:
        if self._project is None or self._project.is_read_only:
            return
        try:
            snapshots = Snapshots(self._project)
            if snapshots.is_changed:
                self._start(snapshots, snapshots.plan(reason))
        except ProjectError as error:
            self._end(str(error))

    def _start(self, snapshots: Snapshots, plan: Snapshot) -> None:
        self._thread = Thread(target=self._write, args=(snapshots, plan), name="snapshot")
        self._thread.start()

    def _write(self, snapshots: Snapshots, plan: Snapshot) -> None:
        """On the thread: SQLite lets the project's own connection copy while it is used."""
        try:
            snapshots.write(plan)
        except ProjectError as error:
            self._ended.emit(str(error))
        else:
            self._ended.emit("")

    def _end(self, sentence: str) -> None:
        self.wait()
        if sentence:
            self._rest_until = monotonic() + EVERY.total_seconds()
        if sentence and sentence != self._told:
            self.failed.emit(sentence)
        self._told = sentence
