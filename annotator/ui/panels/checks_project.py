"""The checks of the whole project: which documents have something to mend, and how much."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.changes import Changes
from annotator.review.lint.rules import rule_named
from annotator.ui.checking import counted, title_of
from annotator.ui.checking_all import DocumentChecks, ProjectFindings
from annotator.ui.jobs import LOOK_MILLISECONDS, Progress
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import EmptyState, said, wrapping
from annotator.ui.panels.check_delegate import SIDE, TOP, paint_ground, row_height, write_two
from annotator.ui.panels.check_list import dress_list
from annotator.ui.session import Session
from annotator.ui.text import one_line, plain_tooltip
from annotator.ui.theme import Theme
from annotator.ui.viewport import give_viewport

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
GAP = 9
LONGEST = 240
LOOKED_AT_TABLES = (
    "annotation", "link", "document", "label", "attribute", "link_type", "meta",
)  # fmt: skip


class DocumentModel(QAbstractListModel):
    """The documents in which something was found, in their order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.documents: tuple[DocumentChecks, ...] = ()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.documents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not 0 <= index.row() < len(self.documents):
            return None
        found = self.documents[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{found.title}, {counted(found.count)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join((found.title, *summary(found))))
        return None

    def take(self, documents: tuple[DocumentChecks, ...]) -> None:
        self.beginResetModel()
        self.documents = documents
        self.endResetModel()


def summary(found: DocumentChecks) -> list[str]:
    """As “Claims without a source: 2” and “Cut words: 1”, the most frequent first."""
    counts = sorted(found.counts.items(), key=lambda count: -count[1])
    return [f"{title_of(rule_named(rule))}: {count}" for rule, count in counts]


class DocumentDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(1, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, DocumentModel) or index.row() >= len(model.documents):
            return
        found = model.documents[index.row()]
        painter.save()
        paint_ground(painter, option, self.theme)
        strong = lettering.strong(option.font)
        count = lettering.number(found.count)
        wide = QFontMetrics(strong).horizontalAdvance(count) + 2
        area = option.rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        room = (
            area.adjusted(wide + GAP, 0, 0, 0)
            if is_mirrored
            else area.adjusted(0, 0, -wide - GAP, 0)
        )
        painter.setFont(strong)
        painter.setPen(self.theme.text)
        flags = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, count)
        small = lettering.small(option.font)
        title = one_line(found.title[:LONGEST])
        below = (", ".join(summary(found)), small, self.theme.muted)
        write_two(painter, room, (title, option.font, self.theme.text), below)
        painter.restore()


class ProjectChecks(QWidget):
    """``asked()``: the project is to be looked through; ``wanted(document)`` is to be shown."""

    asked = Signal()
    wanted = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._project = session.project
        self._progress: Progress | None = None
        self.found: ProjectFindings | None = None
        self.is_stale = True
        self.model, self.view = DocumentModel(self), QTableView(self)
        give_viewport(self.view)
        self.delegate = DocumentDelegate(theme, self.view)
        self.words, self.bar = wrapping(said("", "small", self)), QProgressBar(self)
        self.button, self.empty = QPushButton(self), EmptyState(self)
        self._look = QTimer(self, interval=LOOK_MILLISECONDS)
        self._build()
        self._look.timeout.connect(self._show_progress)
        self.button.clicked.connect(self._press)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        session.changed.connect(self._follow)
        session.opened.connect(self._follow_opened)
        self._tell()

    def _build(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        dress_list(self.view, row_height(self.view.font()))
        self.view.setAccessibleName(self.tr("Documents with something to mend"))
        self.bar.setTextVisible(False)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 10)
        top.setSpacing(8)
        top.addLayout(row)
        top.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.empty, 1)
        column.addWidget(self.view, 1)

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.view.viewport().update()

    # A look through the project

    def ask(self) -> None:
        """Has the project looked through, unless it is being, or nothing changed since."""
        if self.is_stale and self._progress is None:
            self.asked.emit()

    def begin(self) -> Progress:
        """What the work is to tell how far it is, and to ask whether it may go on."""
        self._progress = Progress()
        self.is_stale = False
        self._look.start()
        self._tell()
        return self._progress

    def end(self) -> None:
        """The work is over, well or not."""
        self._look.stop()
        self._progress = None
        self._tell()

    def take(self, found: ProjectFindings) -> None:
        """Shows what was found."""
        self.found = found
        self.is_stale = self.is_stale or found.looked_at < found.total
        self.model.take(found.documents)
        self._tell()

    @property
    def is_looking(self) -> bool:
        return self._progress is not None

    def _press(self) -> None:
        if self._progress:
            self._progress.stop()
            self.button.setEnabled(False)
        else:
            self.asked.emit()

    def _open(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.model.documents):
            self.wanted.emit(self.model.documents[index.row()].document)

    # Following

    def _follow(self, changes: Changes) -> None:
        if changes.is_bulk or changes.touch(*LOOKED_AT_TABLES):
            self.is_stale = True
            self._tell()

    def _follow_opened(self) -> None:
        if self._session.project is not self._project:
            self._project = self._session.project
            if self._progress:
                self._progress.stop()
            self.found, self.is_stale = None, True
            self.model.take(())
            self._tell()

    # What it says

    def _tell(self) -> None:
        is_looking, found = self.is_looking, self.found
        self.bar.setVisible(is_looking)
        self.button.setEnabled(True)
        self.button.setText(self.tr("Cancel") if is_looking else self.tr("Check again"))
        self.button.setVisible(is_looking or found is not None)
        has_rows = bool(self.model.documents)
        self.view.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        if is_looking:
            self._show_progress()
        else:
            self.words.setText(self._summary())
        is_clean = found is not None and found.looked_at == found.total and not is_looking
        title = self.tr("Nothing to mend in any document") if is_clean else ""
        self.empty.say(title, "")

    def _show_progress(self) -> None:
        progress = self._progress
        if progress is None:
            return
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        words = self.tr("Looking at {done} of {total} documents")
        numbers = {
            "done": lettering.number(min(progress.done + 1, progress.total)),
            "total": lettering.number(progress.total),
        }
        self.words.setText(words.format(**numbers) if progress.total else "")

    def _summary(self) -> str:
        found = self.found
        if found is None:
            return ""
        words = self.tr("{checks} in {some} of {all} documents").format(
            checks=counted(found.count),
            some=lettering.number(len(found.documents)),
            all=lettering.number(found.looked_at),
        )
        if found.looked_at < found.total:
            return self.tr("Stopped: {so_far}").format(so_far=words)
        if self.is_stale:
            return self.tr("{so_far}, before the latest changes").format(so_far=words)
        return words
