"""Choosing the documents whose annotations are shown: a field that filters, and a list to tick."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from annotator.model.annotation_filter import MOST_VALUES
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import said
from annotator.ui.panels.counting import counted
from annotator.ui.panels.document_lookup import Lookup
from annotator.ui.text import one_line, plain_tooltip
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.store.document_listing import DocumentRow
    from annotator.ui.session import Session

SHOWN = 300  # documents; the field finds the others
PAUSE = 150  # milliseconds
UUID = Qt.ItemDataRole.UserRole
ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Up)
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class DocumentChoice(QDialog):
    """``take`` is told the UUIDs of those that are ticked; none of them means all documents."""

    def __init__(
        self,
        session: Session,
        chosen: tuple[str, ...],
        take: Callable[[tuple[str, ...]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._take = session, take
        self._chosen = list(chosen)
        self.setWindowTitle(self.tr("Documents"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(480, 520)
        self.field, self.list = QLineEdit(), QListWidget()
        self.count = said("", "small")
        self.any, self.show_these = QPushButton(self.tr("All documents")), QPushButton()
        self._lookup = Lookup(session, self)
        self._typing = QTimer(self, interval=PAUSE, singleShot=True)
        self._build()
        self._typing.timeout.connect(self.look)
        self.field.textChanged.connect(self._typing.start)
        self.list.itemChanged.connect(self._note)
        self.any.clicked.connect(self._take_all)
        self.show_these.clicked.connect(self._take_these)
        self.look()
        self._tell()

    @property
    def is_busy(self) -> bool:
        return self._typing.isActive() or self._lookup.is_busy

    def look(self) -> None:
        """Lists what the field asks for."""
        words = self.field.text()
        self._lookup.ask(lambda documents: documents.ids(words), self._show)

    def _show(self, ids: array[int]) -> None:
        project = self._session.project
        rows = project.documents.rows(ids[:SHOWN]) if project else []
        uuids = {row.id: project.documents[row.id].uuid for row in rows} if project else {}
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in rows:
                self._add(row, uuids[row.id])
        if rows:
            self.list.setCurrentRow(0)
        words = counted(len(ids), "document")
        if len(ids) > len(rows):
            words = self.tr("{documents}; the first {n} are listed").format(
                documents=words, n=lettering.number(len(rows))
            )
        self.count.setText(words)

    def _add(self, row: DocumentRow, uuid: str) -> None:
        title = one_line(row.title) or self.tr("Untitled")
        marks = sum(row.counts.values())
        item = QListWidgetItem(f"{title}  ({lettering.number(marks)})")
        item.setToolTip(plain_tooltip(f"{title}\n{counted(marks, 'annotation')}"))
        item.setData(UUID, uuid)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(ON if uuid in self._chosen else OFF)
        self.list.addItem(item)

    def _note(self, item: QListWidgetItem) -> None:
        uuid = item.data(UUID)
        if item.checkState() != ON:
            self._chosen = [one for one in self._chosen if one != uuid]
        elif uuid not in self._chosen:
            self._chosen.append(uuid)
        self._tell()

    def _tell(self) -> None:
        chosen = len(self._chosen)
        words = self.tr("Show {documents}").format(documents=counted(chosen, "document"))
        if chosen > MOST_VALUES:
            most = lettering.number(MOST_VALUES)
            words = self.tr("Not more than {most} at once").format(most=most)
        self.show_these.setText(words if chosen else self.tr("Tick some documents"))
        self.show_these.setEnabled(0 < chosen <= MOST_VALUES)

    def _take_these(self) -> None:
        self.accept()
        self._take(tuple(self._chosen))

    def _take_all(self) -> None:
        self.accept()
        self._take(())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go from the field to the list."""
        is_press = event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and is_press and event.key() in ARROWS:
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        self._typing.stop()
        self._lookup.stop()
        super().done(result)

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Words, publisher:name…"))
        self.field.setAccessibleName(self.tr("Filter documents"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.list.setAccessibleName(self.tr("Documents"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        set_look(self.show_these, "primary")
        self.any.setAutoDefault(False)
        self.show_these.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.any)
        foot.addWidget(self.show_these)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.field.setFocus()
