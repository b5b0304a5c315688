"""The command palette: every command, the documents and recent projects, found by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.fuzzy import fit
from annotator.ui.text import one_line
from annotator.ui.theme import Theme, set_look

WIDTH = 620
ROW = 30
ROWS = 12
MARGIN = 12
BESIDE = 1_000  # more than a short title can score
WORST = -1_000_000
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette: what it does, what kind of thing it is, its key.

    One that ``is_found`` fits by more than its title, and is shown in any case.
    """

    title: str
    kind: str
    key: str
    run: Callable[[], object]
    is_found: bool = False


Offer = Callable[[str], Sequence[Entry]]


class EntryModel(QAbstractListModel):
    """The entries shown now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {entry.kind}, {entry.key}"
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints a line: title at the left, kind and key at the right."""

    theme: Theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, EntryModel):
            return
        entry, theme = model.entries[index.row()], self.theme
        area: QRect = option.rect
        if _is_chosen(option):
            painter.fillRect(area, theme.selection)
        room = area.adjusted(MARGIN, 0, -MARGIN, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetrics(painter.font())
        painter.setPen(theme.muted)
        for words in (entry.key, entry.kind):
            painter.drawText(room, right, words)
            room.setRight(room.right() - (metrics.horizontalAdvance(words) + 14 if words else 0))
        title = one_line(entry.title)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(theme.selection_text if _is_chosen(option) else theme.text)
        painter.drawText(room, left | Qt.TextFlag.TextSingleLine, shown)


class Palette(QFrame):
    """Lies over the window until something is chosen, Esc is pressed or the focus leaves.

    ``offer`` gives the entries for what has been typed, in the order to show equals in.
    """

    def __init__(self, window: QWidget, offer: Offer) -> None:
        super().__init__(window)
        set_look(self, "popup")
        self._offer = offer
        self._came_from: QWidget | None = None
        self.model = EntryModel(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Type a command, a document or a project…"))
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delegate = EntryDelegate(self)
        self.list.setItemDelegate(self._delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.update()

    def open(self, typed: str = "") -> None:
        """Shows it with ``typed`` in the field."""
        self._came_from = QApplication.focusWidget()
        self.field.setText(typed)
        self._search(typed)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_up(self) -> None:
        """Hides it and gives the focus back."""
        if self.isHidden():
            return
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()
        self._came_from = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in MOVES:
            self.list.event(event)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex().row())
            return True
        return False

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self.model.entries):
            return
        entry = self.model.entries[row]
        self.close_up()
        entry.run()

    def _search(self, typed: str) -> None:
        scored = [(_fit(typed, entry), entry) for entry in self._offer(typed)]
        found = [
            (WORST if score is None else score, entry)
            for score, entry in scored
            if entry.is_found or score is not None
        ]
        found.sort(key=lambda pair: -pair[0])
        self.model.show([entry for _, entry in found])
        if found:
            self.list.setCurrentIndex(self.model.index(0))
        self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        rows = max(1, min(ROWS, len(self.model.entries)))
        self.list.setFixedHeight(rows * ROW + 2)
        width = min(WIDTH, window.width() - 40)
        height = self.sizeHint().height()
        self.setGeometry(QRect(QPoint((window.width() - width) // 2, 84), QSize(width, height)))


def _fit(typed: str, entry: Entry) -> int | None:
    """By its title or, less well, by its menu's name too: "sort title"."""
    score = fit(typed, entry.title)
    if score is not None or entry.is_found:
        return score
    score = fit(typed, f"{entry.kind} {entry.title}")
    return None if score is None else score - BESIDE


def _is_chosen(option: QStyleOptionViewItem) -> bool:
    state: QStyle.StateFlag = option.state
    return bool(state & QStyle.StateFlag.State_Selected)
