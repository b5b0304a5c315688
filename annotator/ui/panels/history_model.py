"""The steps of a project, newest first, fetched as one scrolls down."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.model.changes import Changes
from annotator.store.journal import Step
from annotator.ui.panels import lettering
from annotator.ui.session import Session
from annotator.ui.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAGE = 200
FEW = 10
IN_EFFECT, UNDONE = 1, 0


class HistoryModel(QAbstractListModel):
    """One row per step; a new step is put on top, older rows change only their look."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_whole = False
        self._has_undone = False
        self.steps: list[Step] = []

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not 0 <= index.row() < len(self.steps):
            return None
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(step)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.words(step)}, {self.who(step)}, {lettering.full_moment(step.at)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            when = lettering.full_moment(step.at)
            return plain_tooltip(f"{self.words(step)}\n{step.annotator}, {when}")
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_whole and bool(self.steps)

    def fetchMore(self, parent: Index) -> None:
        project = self._session.project
        if parent.isValid() or project is None or not self.steps:
            return
        found = project.journal.history(PAGE, before=self.steps[-1].id)
        self._is_whole = len(found) < PAGE
        if found:
            first = len(self.steps)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self.steps += found
            self.endInsertRows()

    # What the panel asks

    def words(self, step: Step) -> str:
        """The step's title; for an undoing or redoing, of what."""
        if step.kind == "undo":
            return self.tr("Undo: {title}").format(title=step.title)
        if step.kind == "redo":
            return self.tr("Redo: {title}").format(title=step.title)
        return step.title

    def who(self, step: Step) -> str:
        project = self._session.project
        is_mine = project is not None and step.annotator == project.annotator
        return self.tr("you") if is_mine else step.annotator

    def can_go_back_to(self, step: Step) -> bool:
        """Whether the person at work can undo ``step`` with all of their own after it."""
        project = self._session.project
        is_mine = project is not None and step.annotator == project.annotator
        return is_mine and step.standing == IN_EFFECT and self._session.is_editable

    # Reading again

    def reload(self) -> None:
        """Reads the newest steps anew."""
        project = self._session.project
        self.beginResetModel()
        self.steps = project.journal.history(PAGE) if project else []
        self._is_whole = len(self.steps) < PAGE
        self._has_undone = any(step.standing == UNDONE for step in self.steps)
        self.endResetModel()

    def follow(self, changes: Changes) -> None:
        """Puts new steps on top and shows which of the others are now undone."""
        project = self._session.project
        # A plain step changes older ones only where there was something to redo.
        is_plain = changes.kind == "do" and not changes.is_foreign and not self._has_undone
        newest = self.steps[0].id if self.steps else 0
        found = project.journal.history(FEW if is_plain else PAGE) if project else []
        fresh = [step for step in found if step.id > newest]
        if not self.steps or not found or len(fresh) == len(found):
            self.reload()
            return
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
            self.steps[:0] = fresh
            self.endInsertRows()
        for row, step in enumerate(found):
            if self.steps[row] != step:
                self.steps[row] = step
                self.dataChanged.emit(self.index(row), self.index(row))
        if not is_plain:
            self._has_undone = any(step.standing == UNDONE for step in self.steps)
