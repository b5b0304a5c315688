"""Asking why: a list of reasons with digits, and a note. Also the field for a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from annotator.model.decisions import renamed
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import said
from annotator.ui.review.deciding import decide, move_on, tr, verb
from annotator.ui.review.popup import Popup
from annotator.ui.text import one_line
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.ui.review.board import ReviewBoard
    from annotator.ui.window import Window

WIDTH = 340


class ReasonBox(Popup):
    """A digit chooses and decides at once; so does Enter, with the note. Enter with no reason
    chosen decides without one."""

    def __init__(self, window: Window, board: ReviewBoard, act: str) -> None:
        super().__init__(board, WIDTH)
        self._window, self._act = window, act
        project = window.session.project
        self._reasons = project.decisions.reasons if project else ()
        self.list, self.note = QListWidget(), QLineEdit()
        self.decide_button, self.edit_button = QPushButton(verb(act)), QPushButton()
        self.edit_button.setText(tr("Edit reasons…"))
        for number, (_, title) in enumerate(self._reasons, 1):
            self.list.addItem(f"{number}   {tr(title)}")
        self.list.setAccessibleName(tr("Reason"))
        self.list.setSpacing(3)
        self.list.setFixedHeight((self.list.sizeHintForRow(0) + 6) * len(self._reasons) + 10)
        self.list.setCurrentRow(-1)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self._take(self.list.row(item)))
        self.note.setPlaceholderText(tr("Note, if there is more to say"))
        self.note.setAccessibleName(tr("Note"))
        self.note.returnPressed.connect(self._take_chosen)
        set_look(self.decide_button, "primary")
        set_look(self.edit_button, "link")
        self.decide_button.clicked.connect(self._take_chosen)
        self.edit_button.clicked.connect(self._edit)
        foot = QHBoxLayout()
        foot.addWidget(self.edit_button)
        foot.addStretch(1)
        foot.addWidget(self.decide_button)
        self.column.addWidget(said(tr("Why? A number decides at once."), "muted"))
        self.column.addWidget(self.list)
        self.column.addWidget(self.note)
        self.column.addLayout(foot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self._take_digit(event.text()):
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take_chosen()
                return True
        return super().eventFilter(watched, event)

    def _take_digit(self, text: str) -> bool:
        if not (text.isdecimal() and len(text) == 1 and 0 < int(text) <= len(self._reasons)):
            return False
        self._take(int(text) - 1)
        return True

    def _take_chosen(self) -> None:
        """Having the focus chooses nothing yet; the arrows do."""
        chosen = self.list.selectedItems()
        self._take(self.list.row(chosen[0]) if chosen else -1)

    def _take(self, place: int) -> None:
        reason = self._reasons[place][0] if 0 <= place < len(self._reasons) else ""
        self.dismiss()
        decide(self._window, self._board, self._act, reason=reason, note=self.note.text().strip())

    def _edit(self) -> None:
        self.dismiss()
        ReasonsEditor(self._window).open()


class ReasonsEditor(QDialog):
    """The project's reasons, one on each line."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(tr("Reasons"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, 280)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("Reasons, one on each line"))
        project = window.session.project
        self._old = project.decisions.reasons if project else ()
        self.words.setPlainText("\n".join(tr(title) for _, title in self._old))
        self.complaint = said("", "danger")
        self.complaint.setWordWrap(True)
        self.save = QPushButton(tr("Save"))
        set_look(self.save, "primary")
        self.save.clicked.connect(self._save)
        foot = QHBoxLayout()
        foot.addWidget(self.complaint, 1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(
            said(tr("Reasons, one on each line; the first nine have a number."), "muted")
        )
        column.addWidget(self.words, 1)
        column.addLayout(foot)

    def _save(self) -> None:
        """A reason that is still there, or has another name, keeps its code."""
        from annotator.store.errors import Misfit  # noqa: PLC0415

        titles = [line.strip() for line in self.words.toPlainText().splitlines() if line.strip()]
        reasons = renamed([(code, tr(title)) for code, title in self._old], titles)
        project = self._window.session.project
        if project is None:
            return
        try:
            project.decisions.set_reasons(reasons)
        except Misfit as error:
            self.complaint.setText(str(error))
            return
        self.accept()


class CommentBox(Popup):
    """A comment on the current annotation: Ctrl+Enter says it."""

    def __init__(self, window: Window, board: ReviewBoard) -> None:
        super().__init__(board, WIDTH + 60)
        self._window = window
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(90)
        self.words.setAccessibleName(tr("Comment"))
        self.words.setPlaceholderText(tr("Comment; Ctrl+Enter says it"))
        self.say = QPushButton(tr("Comment"))
        set_look(self.say, "primary")
        self.say.clicked.connect(self._say)
        self.words.textChanged.connect(self._refresh)
        self.words.installEventFilter(self)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.say)
        self.column.addWidget(said(self._about(), "muted"))
        self.column.addWidget(self.words)
        self.column.addLayout(foot)
        self._refresh()

    def _about(self) -> str:
        """Of several that are selected it is about the current one alone."""
        project, current = self._window.session.project, self._board.table.current_id
        if project is None or current is None or not project.annotations.has(current):
            return ""
        quote = lettering.shortened(one_line(project.annotations[current].quote), 44)
        return tr("On “{quote}”").format(quote=quote)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_said = is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.type() == QEvent.Type.ShortcutOverride and is_said:
            event.accept()  # elsewhere that key is done with the document
            return True
        if event.type() == QEvent.Type.KeyPress and is_said:
            self._say()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        self.say.setEnabled(bool(self.words.toPlainText().strip()))

    def _say(self) -> None:
        project, current = self._window.session.project, self._board.table.current_id
        body = self.words.toPlainText().strip()
        if project is not None and current is not None and body:
            self.dismiss()
            if project.annotations.has(current):
                project.comments.add(0, body, current)
                move_on(self._window, self._board)


def ask_reason(window: Window, board: ReviewBoard, act: str) -> None:
    box = ReasonBox(window, board, act)
    box.open()
    box.list.setFocus()


def ask_comment(window: Window, board: ReviewBoard) -> None:
    box = CommentBox(window, board)
    box.open()
    box.words.setFocus()
