"""The columns of a table: ticked, and in an order that is dragged or moved with Alt and the
arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _List(QListWidget):
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)


class ColumnChooser(QWidget):
    """``changed`` when a column was ticked, unticked or moved."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _List()
        self.up, self.down = QPushButton(self.tr("Move up")), QPushButton(self.tr("Move down"))
        self.all, self.none = QPushButton(self.tr("All")), QPushButton(self.tr("None"))
        self._lay_out()
        self.up.clicked.connect(lambda: self.move_column(-1))
        self.down.clicked.connect(lambda: self.move_column(1))
        self.all.clicked.connect(lambda: self.tick(self.names))
        self.none.clicked.connect(lambda: self.tick(()))
        self.list.moved.connect(self.move_column)
        self.list.itemChanged.connect(self.changed)
        self.list.model().rowsMoved.connect(self.changed)

    @property
    def names(self) -> tuple[str, ...]:
        """All that are offered, in their order."""
        return tuple(item.text() for item in self._items())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked ones, in their order."""
        return tuple(item.text() for item in self._items() if item.checkState() == ON)

    def fill(self, names: Sequence[str], ticked: Sequence[str]) -> None:
        """Offers ``names`` in that order."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in names:
                item = QListWidgetItem(name)
                item.setCheckState(ON if name in ticked else OFF)
                self.list.addItem(item)
            self.list.setCurrentRow(0)
        self.changed.emit()

    def tick(self, names: Sequence[str]) -> None:
        """Just these."""
        with QSignalBlocker(self.list):
            for item in self._items():
                item.setCheckState(ON if item.text() in names else OFF)
        self.list.viewport().update()
        self.changed.emit()

    def move_column(self, step: int) -> None:
        """Moves the current column by ``step`` places."""
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + step < self.list.count():
            return
        self.list.insertItem(row + step, self.list.takeItem(row))
        self.list.setCurrentRow(row + step)
        self.changed.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _lay_out(self) -> None:
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setSpacing(1)
        self.list.setAccessibleName(self.tr("Columns"))
        heading = PlainLabel(self.tr("COLUMNS, IN THIS ORDER"))
        set_look(heading, "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        for pair in ((self.up, self.down), (self.all, self.none)):
            row = QHBoxLayout()
            for button in pair:
                button.setAutoDefault(False)
                row.addWidget(button)
            column.addLayout(row)
