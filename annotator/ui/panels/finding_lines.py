"""What the checks find in the active annotation: one quiet line each."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.ui.checking import Checking, reason_of
from annotator.ui.panels.cards import said, wrapping
from annotator.ui.text import PlainLabel


class FindingLines(QWidget):
    """Hidden where nothing is found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checking: Checking | None = None
        self._annotation: int | None = None
        self.lines: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self.hide()

    def watch(self, checking: Checking) -> None:
        """Follows what ``checking`` finds from now on."""
        self._checking = checking
        checking.found.connect(self._follow)
        self._read()

    def show_findings_of(self, annotation: int) -> None:
        self._annotation = annotation
        self._read()

    def _follow(self, annotations: set[int] | None) -> None:
        if annotations is None or self._annotation in annotations:
            self._read()

    def _read(self) -> None:
        found = self._checking.of(self._annotation) if self._checking and self._annotation else ()
        words = [f"△ {reason_of(finding)}" for finding in found]
        if words == [line.text() for line in self.lines]:
            return
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [wrapping(said(each, "small", self)) for each in words]
        for line in self.lines:
            self._column.addWidget(line)
        self.setVisible(bool(words))
