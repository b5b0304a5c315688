"""The card of the comments on an annotation or a document, in threads, with a line to add one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.store.errors import ProjectError
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import Card, said, speak, wrapping
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from annotator.model.annotation import Comment
    from annotator.ui.session import Session

SHOWN = 60
LONGEST_NAME = 24
LONGEST_BODY = 4_000
INDENT = 16
VERTICAL = Qt.AlignmentFlag.AlignVertical_Mask


class Subject(NamedTuple):
    """What is commented on: an annotation of a document, or the document itself. ``besides``:
    the other mentions of a claim, whose comments are shown too."""

    document: int
    annotation: int | None = None
    besides: tuple[int, ...] = ()


class CommentLine(QLineEdit):
    """``left()``: Esc was pressed."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        super().keyPressEvent(event)


class CommentsCard(Card):
    """Writes what is sent with Enter; ``refused(why)`` where that could not be. Words that were
    not sent stay with what they are about until they are."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._subject: Subject | None = None
        self._thread: Comment | None = None  # that is being answered
        self._unsent: dict[Subject, str] = {}
        self.rows: list[QWidget] = []
        self.line = CommentLine(self)
        self.line.textEdited.connect(self._keep)
        self.line.returnPressed.connect(self._send)
        self.line.left.connect(partial(self._answer, None))
        self.body.addWidget(said(self.tr("Comments"), "title", self))
        self.body.addWidget(self.line)

    def show_comments_on(self, subject: Subject) -> None:
        """Lists its threads, the oldest first."""
        if subject != self._subject:
            self._thread = None
        self._subject = subject
        for row in self.rows:
            row.hide()
            row.deleteLater()
        comments = self._comments(subject)
        self.rows = [self._row(comment) for comment in _in_threads(comments)[-SHOWN:]]
        for place, row in enumerate(self.rows):
            self.body.insertWidget(1 + place, row)
        if self._thread and self._thread.id not in [comment.id for comment in comments]:
            self._thread = None
        self._name_line()
        self.line.setVisible(self._session.is_editable)
        unsent = self._unsent.get(subject, "")
        if self.line.text() != unsent:
            self.line.setText(unsent)
        self.setVisible(self._session.is_editable or bool(comments))

    def forget(self) -> None:
        """Another project is open: ids mean something else."""
        self._unsent.clear()
        self._subject = self._thread = None

    def _comments(self, subject: Subject) -> list[Comment]:
        project = self._session.project
        if project is None:
            return []
        if subject.annotation is None:
            return project.comments.of_document(subject.document)
        found = [project.comments.of(id) for id in (subject.annotation, *subject.besides)]
        return sorted((one for some in found for one in some), key=lambda one: one.id)

    # Rows

    def _row(self, comment: Comment) -> QWidget:
        row = QWidget(self)
        author = said(lettering.shortened(comment.annotator, LONGEST_NAME), "title", row)
        words = wrapping(said("", "muted" if comment.is_resolved else "", row))
        speak(words, lettering.shortened(comment.body, LONGEST_BODY))
        words.setAlignment(words.alignment() & ~VERTICAL | Qt.AlignmentFlag.AlignTop)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.setToolTip(plain_tooltip(lettering.full_moment(comment.created_at)))
        line = QHBoxLayout(row)
        indent = 0 if comment.replies_to is None else INDENT
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        line.setContentsMargins(0 if is_mirrored else indent, 0, indent if is_mirrored else 0, 0)
        line.setSpacing(8)
        line.addWidget(author, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        if comment.replies_to is None and self._session.is_editable:
            self._add_deeds(line, comment)
        return row

    def _add_deeds(self, line: QHBoxLayout, comment: Comment) -> None:
        resolve = self.tr("Reopen this thread") if comment.is_resolved else self.tr("Resolve it")
        for sign, words, deed in (
            ("↩", self.tr("Answer it"), partial(self._answer, comment)),
            ("○" if comment.is_resolved else "✓", resolve, partial(self._resolve, comment)),
        ):
            button = QPushButton(sign, line.parentWidget())
            set_look(button, "mini")
            button.setAccessibleName(words)
            button.setToolTip(plain_tooltip(words))
            button.clicked.connect(partial(_without, deed))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    # Deeds

    def _answer(self, thread: Comment | None) -> None:
        """The next words answer ``thread``; None: they begin one."""
        self._thread = thread
        self._name_line()
        if thread:
            self.line.setFocus()

    def _name_line(self) -> None:
        words = self.tr("Add a comment…")
        if self._thread:
            name = lettering.shortened(self._thread.annotator, LONGEST_NAME)
            words = self.tr("Answer {name}… (Esc: no)").format(name=name)
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)

    def _resolve(self, comment: Comment) -> None:
        project = self._session.project
        if project:
            is_resolved = not comment.is_resolved
            self._try(lambda: project.comments.resolve(comment.id, is_resolved=is_resolved))

    def _keep(self, words: str) -> None:
        if self._subject is not None:
            self._unsent[self._subject] = words

    def _send(self) -> None:
        project, subject, words = self._session.project, self._subject, self.line.text().strip()
        if project is None or subject is None or not words:
            return
        thread = self._thread.id if self._thread else None
        if self._try(
            lambda: project.comments.add(subject.document, words, subject.annotation, thread)
        ):
            self._unsent.pop(subject, None)
            self._thread = None
            self.line.clear()
            self._name_line()

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except ProjectError as error:
            self.refused.emit(str(error))
            return False
        except KeyError:
            self.refused.emit(self.tr("This is no longer there."))
            return False
        return True


def _in_threads(comments: list[Comment]) -> list[Comment]:
    """Each first comment with its answers after it."""
    order = {comment.id: place for place, comment in enumerate(comments)}
    return sorted(
        comments,
        key=lambda one: (order.get(one.replies_to or one.id, order[one.id]), order[one.id]),
    )


def _without(deed: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002
    deed()
