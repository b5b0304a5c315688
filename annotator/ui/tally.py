"""How many annotations of each label the shown document has, counted once for all who show it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from annotator.model.changes import Changes
from annotator.ui.session import Session

PAUSE_MILLISECONDS = 60


class Tally(QObject):
    """Counts a moment after a change, so that marking never waits for it."""

    def __init__(
        self, parent: QObject, session: Session, *tell: Callable[[Mapping[str, int]], None]
    ) -> None:
        super().__init__(parent)
        self._session, self._tell = session, tell
        self._pause = QTimer(self, interval=PAUSE_MILLISECONDS, singleShot=True)
        self._pause.timeout.connect(self.count)
        session.opened.connect(self._pause.start)
        session.changed.connect(self._follow)

    def count(self) -> None:
        """Counts now."""
        session = self._session
        counts: Mapping[str, int] = {}
        if session.project and session.document:
            counts = session.project.annotations.counts(session.document.id)
        for tell in self._tell:
            tell(counts)

    def _follow(self, changes: Changes) -> None:
        if changes.touch("annotation", "label", "document", "link") or changes.is_bulk:
            self._pause.start()
