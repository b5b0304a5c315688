"""Regular expressions with a time limit.

Python's ``re`` cannot be stopped, and some patterns take for ever on some texts: so a child
process searches, and is killed when its time is up.
"""

import json
import sys

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from annotator.model.text import Span
from annotator.ui.panels.find_matches import MOST, Query

MILLISECONDS = 3_000
SEARCH = """
import json, re, sys
from itertools import islice
pattern, flags, most = json.loads(sys.stdin.buffer.readline())
text = sys.stdin.buffer.read().decode()
try:
    found = re.finditer(pattern, text, flags)
    spans = list(islice((m.span() for m in found if m.end() > m.start()), most))
    print(json.dumps({"spans": spans}))
except (re.error, OverflowError, RecursionError, MemoryError) as error:
    print(json.dumps({"error": str(error)}))
"""


class PatternSearch(QObject):
    """One search at a time; a new one stops the one before.

    ``found(spans)``, or ``failed(sentence)``.
    """

    found = Signal(list)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, milliseconds: int = MILLISECONDS) -> None:
        super().__init__(parent)
        self._child: QProcess | None = None
        self._limit = QTimer(self, interval=milliseconds, singleShot=True)
        self._limit.timeout.connect(self._give_up)

    @property
    def is_searching(self) -> bool:
        return self._child is not None

    def start(self, text: str, query: Query) -> None:
        self.stop()
        if getattr(sys, "frozen", False):
            self.failed.emit(self.tr("Patterns cannot be searched in this build of the program."))
            return
        self._child = child = QProcess(self)
        child.finished.connect(self._take)
        child.errorOccurred.connect(self._fail)
        child.start(sys.executable, ["-I", "-S", "-X", "utf8", "-c", SEARCH])
        if not self.is_searching:
            return
        head = json.dumps([query.expression, query.flags, MOST])
        child.write(head.encode() + b"\n" + text.encode())
        child.closeWriteChannel()
        self._limit.start()

    def stop(self) -> None:
        """Forgets the search that is under way."""
        self._limit.stop()
        child, self._child = self._child, None
        if child is None:
            return
        child.finished.disconnect(self._take)
        child.errorOccurred.disconnect(self._fail)
        child.kill()
        child.waitForFinished()
        child.deleteLater()

    def _take(self) -> None:
        if self._child is None:
            return
        said = bytes(self._child.readAllStandardOutput().data())
        self.stop()
        try:
            answer = json.loads(said)
        except ValueError:
            self.failed.emit(self.tr("This pattern could not be searched."))
            return
        if "error" in answer:
            self.failed.emit(self.tr("Not a pattern: {why}").format(why=answer["error"]))
        else:
            self.found.emit([Span(*ends) for ends in answer["spans"]])

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.stop()
            self.failed.emit(self.tr("Patterns cannot be searched on this computer."))

    def _give_up(self) -> None:
        self.stop()
        self.failed.emit(self.tr("This pattern takes too long; try a simpler one."))
