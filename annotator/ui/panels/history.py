"""The history panel: what was done, by whom and when; go there, or undo back to there."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.model.changes import Changes
from annotator.model.document import Document
from annotator.store.errors import ProjectError
from annotator.store.journal import Step
from annotator.ui.panels.cards import EmptyState
from annotator.ui.panels.history_delegate import HistoryDelegate
from annotator.ui.panels.history_model import HistoryModel
from annotator.ui.panels.history_places import go_to_step
from annotator.ui.panels.notice import Notice
from annotator.ui.session import Session
from annotator.ui.theme import Theme, set_look


class HistoryPanel(QWidget):
    """Steps, newest first; those undone are struck through."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._session = session
        self._project = session.project
        self._is_stale = True
        self.model = HistoryModel(session, self)
        self.view = QListView(self)
        self.delegate = HistoryDelegate(theme, self.view)
        self.back = QPushButton(self.tr("Undo back to here"), self)
        self.alone = QPushButton(self.tr("Undo only this"), self)
        self.notice, self.empty = Notice(self), EmptyState(self)
        self._body = QStackedWidget(self)
        self._build()
        self.view.clicked.connect(self.go_to)
        self.view.activated.connect(self.go_to)
        self.view.selectionModel().currentChanged.connect(self._judge)
        self.back.clicked.connect(self.undo_back_to_chosen)
        self.alone.clicked.connect(self.undo_chosen)
        session.changed.connect(self._follow)
        session.opened.connect(self._follow_opened)

    def _build(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        view.setUniformItemSizes(True)
        view.setAccessibleName(self.tr("History"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMouseTracking(True)
        self.back.setEnabled(False)
        self.alone.setEnabled(False)
        self._body.addWidget(view)
        self._body.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addWidget(self.alone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body, 1)
        column.addLayout(self.notice.framed())
        column.addLayout(foot)

    # What commands call

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.view.viewport().update()

    def chosen(self) -> Step | None:
        """The step of the present row."""
        index = self.view.currentIndex()
        return self.model.steps[index.row()] if index.isValid() else None

    def go_to(self, index: QModelIndex) -> None:
        """Shows the place of a step."""
        project = self._session.project
        if project is None or not index.isValid():
            return
        changes = project.journal.changes_of(self.model.steps[index.row()].id)
        if not go_to_step(self._session, changes):
            self.notice.say(self.tr("What this step changed is no longer there."))

    def undo_back_to_chosen(self) -> None:
        """Undoes the chosen step with all of one's own after it; redo brings them back."""
        project, step = self._session.project, self.chosen()
        if project is None or step is None or not self.model.can_go_back_to(step):
            return
        try:
            project.journal.undo_back_to(step.id)
        except ProjectError as error:
            self.notice.say(str(error))
        else:
            go_to_step(self._session, project.journal.changes_of(step.id))

    def undo_chosen(self) -> None:
        """Undoes the chosen step and none of those after it; refused where they build on it."""
        project, step = self._session.project, self.chosen()
        if project is None or step is None:
            return
        try:
            project.journal.undo_step(step.id)
        except ProjectError as error:
            self.notice.say(str(error))
        else:
            go_to_step(self._session, project.journal.changes_of(step.id))

    def menu(self) -> QMenu:
        """What can be done with the chosen step."""
        menu = QMenu(self)
        menu.addAction(self.tr("Go there"), lambda: self.go_to(self.view.currentIndex()))
        back = menu.addAction(self.back.text(), self.undo_back_to_chosen)
        back.setEnabled(self.back.isEnabled())
        alone = menu.addAction(self.alone.text(), self.undo_chosen)
        alone.setEnabled(self.alone.isEnabled())
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos())

    # Following the session

    def reload(self) -> None:
        self._is_stale = False
        self.model.reload()
        self._tell()

    def _follow(self, changes: Changes) -> None:
        if not self.isVisible() or changes.touch("annotator"):
            self._is_stale = True
            return
        self.model.follow(changes)
        self._tell()

    def _follow_opened(self, _document: Document | None) -> None:
        """Another project has another history; another document of it has not."""
        if self._session.project is not self._project:
            self._project = self._session.project
            self._is_stale = True
            if self.isVisible():
                self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def _judge(self) -> None:
        step = self.chosen()
        can_undo = step is not None and self.model.can_go_back_to(step)
        for button in (self.back, self.alone):
            button.setEnabled(can_undo)

    def _tell(self) -> None:
        self._judge()
        self._body.setCurrentWidget(self.view if self.model.steps else self.empty)
        for button in (self.back, self.alone):
            button.setVisible(bool(self.model.steps))
        advice = self.tr("Every step is listed here, and can be undone from here.")
        self.empty.say(self.tr("Nothing was done yet"), advice)
