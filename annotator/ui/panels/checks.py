"""The checks panel: what is to be mended in the shown document, or in the whole project."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.review.lint.finding import Rule
from annotator.review.lint.rules import RULES
from annotator.store.errors import ProjectError
from annotator.ui.checking import Checking, counted, title_of
from annotator.ui.panels.cards import EmptyState
from annotator.ui.panels.check_delegate import row_height
from annotator.ui.panels.check_list import CheckList
from annotator.ui.panels.check_model import CheckModel
from annotator.ui.panels.checks_project import ProjectChecks
from annotator.ui.panels.notice import Notice
from annotator.ui.panels.places import go_to
from annotator.ui.session import Session
from annotator.ui.text import ElidedLabel
from annotator.ui.theme import Theme, set_look

NO_LIMIT = 16_777_215  # Qt's QWIDGETSIZE_MAX, which PySide does not have


class ChecksPanel(QWidget):
    """``wanted(name)``: a command that is to be run."""

    wanted = Signal(str)

    def __init__(
        self, session: Session, theme: Theme, checking: Checking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._session, self._checking = session, checking
        self._is_stale = True
        self.model = CheckModel(checking, self)
        self.view = CheckList(session, self.model, theme, self)
        self.empty, self.notice = EmptyState(self), Notice(self)
        self.heading = ElidedLabel(parent=self)
        set_look(self.heading, "heading")
        self.project = ProjectChecks(session, theme, self)
        self.here, self.everywhere = QToolButton(self), QToolButton(self)
        self._document, self._body = QWidget(self), QStackedWidget(self)
        self._build()
        self.view.wanted.connect(self._go_to)
        self.view.switched.connect(self._switch)
        self.here.clicked.connect(self.show_document)
        self.everywhere.clicked.connect(self._choose_project)
        self.project.wanted.connect(self._open)
        self.project.asked.connect(lambda: self.wanted.emit("check.project"))
        checking.found.connect(self._follow)
        session.selected.connect(self._follow_active)
        session.opened.connect(self.show_document)

    def _build(self) -> None:
        choice = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.heading, 1)
        captions = (self.tr("Document"), self.tr("Whole project"))
        for button, caption in zip((self.here, self.everywhere), captions, strict=True):
            button.setText(caption)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            choice.addButton(button)
            row.addWidget(button)
        self.here.setChecked(True)
        below = QVBoxLayout(self._document)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.empty, 1)
        below.addWidget(self.view, 1)
        for page in (self._document, self.project):
            self._body.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(0)
        row.setContentsMargins(12, 0, 12, 10)
        column.addLayout(row)
        column.addWidget(self._body, 1)
        column.addLayout(self.notice.framed())

    def sizeHint(self) -> QSize:
        return QSize(345, 600)

    # What commands call

    def set_theme(self, theme: Theme) -> None:
        self.view.delegate.theme = theme
        self.view.viewport().update()
        self.project.set_theme(theme)

    def show_document(self) -> None:
        self.here.setChecked(True)
        self._body.setCurrentWidget(self._document)
        self._tell()

    def show_project(self) -> None:
        self.everywhere.setChecked(True)
        self._body.setCurrentWidget(self.project)
        self._tell()

    # Following

    def reload(self) -> None:
        self._is_stale = False
        place = self.view.verticalScrollBar().value()
        self.model.reload()
        self.view.verticalScrollBar().setValue(place)
        self._tell()
        self._follow_active()

    def _follow(self, annotations: set[int] | None) -> None:
        if not self.isVisible():
            self._is_stale = True
        elif annotations is None or self._is_stale:
            self.reload()
        else:
            self.model.follow(annotations)
            self._tell()

    def _follow_active(self) -> None:
        if self.isVisible():
            self.view.point_at(self._session.active)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def _tell(self) -> None:
        """The words over the list, or over the checks that are off where nothing else is."""
        count, rows = self._checking.count, self.model.rowCount()
        self.heading.setText(counted(count).upper() if self.here.isChecked() and count else "")
        if not count:
            self._say_empty()
        self.empty.setVisible(not count)
        self.view.setVisible(rows > 0)
        room = rows * row_height(self.view.font()) if not count else NO_LIMIT
        self.view.setMaximumHeight(room)

    def _say_empty(self) -> None:
        checking = self._checking
        if self._session.document is None:
            self.empty.say(self.tr("Nothing is open"), "")
        elif checking.is_too_large:
            advice = self.tr("It has too many annotations to be checked while you work.")
            self.empty.say(self.tr("Not checked"), advice)
        elif checking.findings is None:
            self.empty.say(self.tr("Looking at the document…"), "")
        else:
            titles = [title_of(rule) for rule in RULES if rule.id not in checking.off]
            words = self.tr("Looked for: {checks}").format(checks=" · ".join(titles))
            self.empty.say(self.tr("Nothing to mend here"), words)

    # Acting

    def _choose_project(self) -> None:
        """Has the project looked through, unless that was done and nothing changed since."""
        self.show_project()
        self.project.ask()

    def _go_to(self, annotation: int) -> None:
        if not go_to(self._session, annotation):
            self.notice.say(self.tr("This annotation is no longer there."))

    def _open(self, document: int) -> None:
        project = self._session.project
        if project is None or not project.documents.has(document):
            self.notice.say(self.tr("This document is no longer there."))
        elif self._session.document and self._session.document.id == document:
            self.show_document()
        else:
            self._session.show(document)

    def _switch(self, rule: Rule, is_on: bool) -> None:  # noqa: FBT001  a signal's argument
        if not self._session.is_editable:
            self.notice.say(self.tr("This project is open for reading only."))
            return
        try:
            self._checking.switch(rule, is_on=is_on)
        except ProjectError as error:
            self.notice.say(str(error))
