"""The card of an annotation's comments, with a line to add one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from annotator.model.annotation import Comment
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import Card, said, speak, wrapping
from annotator.ui.session import Session
from annotator.ui.text import plain_tooltip

SHOWN = 60
LONGEST_NAME = 24
LONGEST_BODY = 4_000


class CommentsCard(Card):
    """``written(annotation, words)``: a comment was typed and sent with Enter.

    Words that were not sent stay with their annotation until they are.
    """

    written = Signal(int, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._annotation: int | None = None
        self._unsent: dict[int, str] = {}
        self.rows: list[QWidget] = []
        self.line = QLineEdit(self)
        self.line.textEdited.connect(self._keep)
        self.line.returnPressed.connect(self._send)
        self.body.addWidget(said(self.tr("Comments"), "title", self))
        self.body.addWidget(self.line)

    def show_comments_of(self, annotation: int) -> None:
        self._annotation = annotation
        for row in self.rows:
            row.hide()
            row.deleteLater()
        project = self._session.project
        comments = project.comments.of(annotation) if project else []
        self.rows = [self._row(comment) for comment in comments[-SHOWN:]]
        for place, row in enumerate(self.rows):
            self.body.insertWidget(1 + place, row)
        words = self.tr("Reply…") if comments else self.tr("Add a comment…")
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.line.setVisible(self._session.is_editable)
        unsent = self._unsent.get(annotation, "")
        if self.line.text() != unsent:
            self.line.setText(unsent)
        self.setVisible(self._session.is_editable or bool(comments))

    def sent(self, annotation: int) -> None:
        """The words typed for ``annotation`` are in the project now."""
        self._unsent.pop(annotation, None)
        if annotation == self._annotation:
            self.line.clear()

    def forget(self) -> None:
        """Another project is open: ids mean something else."""
        self._unsent.clear()

    def _row(self, comment: Comment) -> QWidget:
        row = QWidget(self)
        author = said(lettering.shortened(comment.annotator, LONGEST_NAME), "title", row)
        words = wrapping(said("", "muted" if comment.is_resolved else "", row))
        speak(words, lettering.shortened(comment.body, LONGEST_BODY))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.setToolTip(plain_tooltip(lettering.full_moment(comment.created_at)))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(author, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return row

    def _keep(self, words: str) -> None:
        if self._annotation is not None:
            self._unsent[self._annotation] = words

    def _send(self) -> None:
        if self._annotation is not None and self.line.text().strip():
            self.written.emit(self._annotation, self.line.text())
