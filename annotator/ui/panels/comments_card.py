"""The card of the comments on an annotation or a document, in threads, with a line to add one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.store.errors import ProjectError
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import Card, said, speak, wrapping
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from annotator.model.annotation import Comment
    from annotator.ui.session import Session

SHOWN = 60
LONGEST_NAME = 24
LONGEST_BODY = 4_000
LONGEST_QUOTE = 400
INDENT = 16
RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Subject(NamedTuple):
    """What is commented on: an annotation of a document, or the document itself."""

    document: int
    annotation: int | None = None


class CommentLine(QLineEdit):
    """``left()``: Esc was pressed. Ctrl+Enter sends the words as Enter does."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in RETURNS and self.text().strip():
                event.accept()  # else the window takes it for itself
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        super().keyPressEvent(event)


class Unsent:
    """Words that were not sent, by what they are about, and the threads that they answer."""

    def __init__(self) -> None:
        self.words: dict[Subject, str] = {}
        self.threads: dict[Subject, Comment] = {}


class CommentsCard(Card):
    """Writes what is sent with Enter; ``refused(why)`` where that could not be. Words that were
    not sent stay with what they are about until they are."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._subject: Subject | None = None
        self._also: Mapping[int, str] = {}
        self.unsent = Unsent()
        self.rows: list[QWidget] = []
        self._listed: tuple[object, ...] = ()
        self.line = CommentLine(self)
        self.line.textEdited.connect(self._keep)
        self.line.returnPressed.connect(self._send)
        self.line.left.connect(self.leave_thread)
        self.title = said(self.tr("Comments"), "title", self)
        self.body.addWidget(self.title)
        self.body.addWidget(self.line)

    def show_comments_on(self, subject: Subject, also: Mapping[int, str] | None = None) -> None:
        """Lists its threads, the oldest first, and those on other annotations: ``also`` are the
        words of each, by its id."""
        self._subject, self._also = subject, also or {}
        comments = self._comments(subject)
        listed = (comments, self._also, self._session.is_editable, self.layoutDirection())
        if listed != self._listed:  # else the button that is being pressed would be another one
            self._listed = listed
            self._list(comments)
        thread = self._thread
        if thread and thread.id not in [comment.id for comment in comments]:
            del self.unsent.threads[subject]
        self._name_line()
        self.line.setVisible(self._session.is_editable)
        unsent = self.unsent.words.get(subject, "")
        if self.line.text() != unsent:
            self.line.setText(unsent)
        self.setVisible(self._session.is_editable or bool(comments))

    def _list(self, comments: list[Comment]) -> None:
        """Makes the rows anew; the keyboard that was on one of them goes to the line."""
        focus = QApplication.focusWidget()
        if focus is not None and any(row.isAncestorOf(focus) for row in self.rows):
            self.line.setFocus()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        resolved = {comment.id for comment in comments if comment.is_resolved}
        self.rows = [self._row(comment, resolved) for comment in _in_threads(comments)[-SHOWN:]]
        for place, row in enumerate(self.rows):
            self.body.insertWidget(1 + place, row)

    def forget(self) -> None:
        """Another project is open: ids mean something else."""
        self.unsent = Unsent()
        self._subject = None

    def _comments(self, subject: Subject) -> list[Comment]:
        project = self._session.project
        if project is None:
            return []
        if subject.annotation is None:
            return project.comments.of_document(subject.document)
        return project.comments.of_all([subject.annotation, *self._also])

    # Rows

    def _row(self, comment: Comment, resolved: Container[int]) -> QWidget:
        """Who, when, and what can be done; below that the words."""
        row = QWidget(self)
        is_resolved = (comment.replies_to or comment.id) in resolved
        author = said(lettering.shortened(comment.annotator, LONGEST_NAME), "title", row)
        when = lettering.moment(comment.created_at)
        if comment.is_resolved:
            when = self.tr("{when} · resolved").format(when=when)
        words = wrapping(said("", "muted" if is_resolved else "", row))
        speak(words, lettering.shortened(comment.body, LONGEST_BODY))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.setToolTip(plain_tooltip(self._tip(comment)))
        column = QVBoxLayout(row)
        indent = 0 if comment.replies_to is None else INDENT
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        column.setContentsMargins(0 if is_mirrored else indent, 0, indent if is_mirrored else 0, 0)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(author)
        head.addWidget(said(when, "small", row))
        head.addStretch(1)
        if self._session.is_editable:
            self._add_deeds(head, comment, row)
        column.addLayout(head)
        column.addWidget(words)
        return row

    def _tip(self, comment: Comment) -> str:
        """When it was written and, where that is not plain, on which words."""
        words = lettering.full_moment(comment.created_at)
        quote = self._also.get(comment.annotation or 0)
        if quote:
            shown = lettering.shortened(quote, LONGEST_QUOTE)
            words += "\n" + self.tr("On “{quote}”").format(quote=shown)
        return words

    def _add_deeds(self, line: QHBoxLayout, comment: Comment, row: QWidget) -> None:
        resolve = self.tr("Reopen this thread") if comment.is_resolved else self.tr("Resolve it")
        delete = self.tr("Delete this answer")
        deeds: list[tuple[str, str, Callable[[], object]]] = []
        if comment.replies_to is None:
            delete = self.tr("Delete this thread")
            deeds = [
                ("↩", self.tr("Answer it"), partial(self._answer, comment)),
                ("○" if comment.is_resolved else "✓", resolve, partial(self._resolve, comment)),
            ]
        deeds.append(("✕", delete, partial(self._delete, comment)))
        for sign, words, deed in deeds:
            button = QPushButton(sign, row)
            set_look(button, "mini")
            button.setAccessibleName(words)
            button.setToolTip(plain_tooltip(words))
            button.clicked.connect(partial(_without, deed))
            line.addWidget(button)

    # Deeds

    @property
    def _thread(self) -> Comment | None:
        """The one that the words on the line answer."""
        return self.unsent.threads.get(self._subject) if self._subject else None

    def _answer(self, thread: Comment) -> None:
        """The next words answer ``thread``."""
        if self._subject:
            self.unsent.threads[self._subject] = thread
        self._name_line()
        self.line.setFocus()

    def leave_thread(self) -> bool:
        """The next words begin a thread; whether they would have answered one."""
        was_answering = self._thread is not None
        if self._subject:
            self.unsent.threads.pop(self._subject, None)
        self._name_line()
        return was_answering

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

    def _delete(self, comment: Comment) -> None:
        project = self._session.project
        if project:
            self._try(lambda: project.comments.delete(comment.id))

    def _keep(self, words: str) -> None:
        if self._subject is not None:
            self.unsent.words[self._subject] = words

    def _send(self) -> None:
        project, subject, words = self._session.project, self._subject, self.line.text().strip()
        if project is None or subject is None or not words:
            return
        thread = self._thread.id if self._thread else None
        if self._try(
            lambda: project.comments.add(subject.document, words, subject.annotation, thread)
        ):
            self.unsent.words.pop(subject, None)
            self.unsent.threads.pop(subject, None)
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
