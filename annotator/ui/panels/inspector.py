"""The inspector: everything about the active annotation, to be read and changed."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.model.annotation import Annotation
from annotator.model.changes import Changes
from annotator.model.document import Document
from annotator.store import Project
from annotator.store.errors import ProjectError
from annotator.ui.article.marking import lost_links
from annotator.ui.panels.annotation_card import AnnotationCard
from annotator.ui.panels.cards import CardColumn, EmptyState
from annotator.ui.panels.comments_card import CommentsCard, Subject
from annotator.ui.panels.drafts import Drafts
from annotator.ui.panels.evidence_card import EvidenceCard
from annotator.ui.panels.links_card import LinksCard
from annotator.ui.panels.notice import Notice
from annotator.ui.panels.places import go_to
from annotator.ui.session import Session
from annotator.ui.theme import Theme, set_look

TYPING_PAUSE = 1_000
PAINTED_FIRST = 25  # milliseconds in which the article shows a step, before this panel does
SHOWN_TABLES = (
    "annotation", "link", "comment", "evidence", "label", "attribute", "link_type", "annotator",
    "decision",
)  # fmt: skip


class InspectorPanel(QWidget):
    """Shows the session's active annotation. What is typed is written when its field is
    left, after a pause, before another annotation is shown and before the project closes."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._session = session
        self._project: Project | None = session.project
        self._shown: Annotation | None = None
        self._is_stale = True
        self.drafts = Drafts(session)
        self.card = AnnotationCard(session, theme)
        self.links, self.comments = LinksCard(session, theme), CommentsCard(session)
        self.evidence = EvidenceCard(session)
        self.notice, self.empty = Notice(self), EmptyState(self)
        self._column, self._body = CardColumn(self), QStackedWidget(self)
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._soon = QTimer(self, interval=PAINTED_FIRST, singleShot=True)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        for card in (self.card, self.links, self.evidence, self.comments):
            self._column.add(card)
        self._body.addWidget(self.empty)
        self._body.addWidget(self._column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body, 1)
        column.addLayout(self.notice.framed())

    def _connect(self) -> None:
        self._pause.timeout.connect(self.write)
        self._soon.timeout.connect(self.reload_if_stale)
        self.card.form.edited.connect(self._keep)
        self.card.form.finished.connect(self.write)
        self.card.relabelled.connect(self._relabel)
        self.links.wanted.connect(partial(go_to, self._session))
        self.links.refused.connect(self.notice.say)
        self.evidence.refused.connect(self.notice.say)
        self.comments.refused.connect(self.notice.say)
        self._session.selected.connect(self._follow_active)
        self._session.opened.connect(self._follow_opened)
        self._session.changed.connect(self._follow)
        self._session.before_closing.append(self.write)

    # What commands call

    def set_theme(self, theme: Theme) -> None:
        self.card.set_theme(theme)
        self.links.set_theme(theme)
        self.reload()

    def focus_first(self) -> None:
        """Puts the keyboard into the first field; nothing where no annotation is active."""
        self.reload_if_stale()
        if self._shown and self.card.form.fields:
            next(iter(self.card.form.fields.values())).setFocus()

    def focus_note(self) -> None:
        """Puts the keyboard at the note's end; nothing where no annotation is active."""
        self.reload_if_stale()
        note = self.card.form.note
        if self._shown and note:
            note.setFocus()
            note.moveCursor(QTextCursor.MoveOperation.End)
            self._column.ensureWidgetVisible(note)

    def write(self) -> None:
        """Writes what was typed. What is refused stays in its field, and the panel says why."""
        self._pause.stop()
        refusal = self.drafts.write()
        if refusal:
            self.notice.say(refusal, self.tr("Discard"), self._discard)

    # Following the session

    def reload(self) -> None:
        """Reads the active annotation again."""
        self._is_stale = False
        self._soon.stop()
        project, active = self._session.project, self._session.active
        has_one = project is not None and active is not None and project.annotations.has(active)
        self._shown = project.annotations[active] if project and active and has_one else None
        if self._shown is None:
            self._say_empty()
            self._body.setCurrentWidget(self.empty)
            return
        drafts = self.drafts.of(self._shown.id)
        self.card.show_annotation(self._shown, self._session.paragraphs, drafts)
        self.links.show_links_of(self._shown.id)
        self.evidence.show_evidence_of(self._shown.id)
        self.comments.show_comments_on(Subject(self._shown.document, self._shown.id))
        self._body.setCurrentWidget(self._column)

    def reload_if_stale(self) -> None:
        if self._is_stale:
            self.reload()

    def _follow_active(self) -> None:
        if self._session.active == (self._shown.id if self._shown else None):
            return
        self.write()
        self._read()
        self._column.verticalScrollBar().setValue(0)

    def _follow_opened(self, _document: Document | None) -> None:
        if self._session.project is not self._project:
            self._project = self._session.project
            self.drafts.clear()
            self.comments.forget()
        self.write()
        self._read()

    def _follow(self, changes: Changes) -> None:
        if changes.is_bulk or changes.touch(*SHOWN_TABLES):
            self._is_stale = True
            if self.isVisible():
                self._soon.start()

    def _read(self) -> None:
        """Now, unless a step was just made: then in a moment, with what it changed."""
        self._is_stale = True
        if self.isVisible() and not self._soon.isActive():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload_if_stale()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.write()

    def _say_empty(self) -> None:
        if self._session.document is None:
            project = self._session.project
            has_some = project is not None and project.documents.first() is not None
            advice = self.tr("Choose a document on the left.")
            self.empty.say(self.tr("Nothing is open"), advice if has_some else "")
            return
        keys = ", ".join(f"{x.digit} {x.title}" for x in self._session.scheme.offered if x.digit)
        advice = self.tr("Select words and press a label’s key ({keys}), or click an annotation.")
        self.empty.say(self.tr("No annotation is active"), advice.format(keys=keys))

    # Writing

    def _keep(self, field: str, value: str) -> None:
        if self._shown:
            self.drafts.keep(self._shown.id, field, value)
            self._pause.start()

    def _discard(self) -> None:
        self.drafts.clear()
        self.reload()

    def _relabel(self, label: str) -> None:
        project, shown = self._session.project, self._shown
        if project and shown:
            self.write()
            try:
                lost = project.annotations.relabel(shown.id, label)
            except ProjectError as error:
                self.notice.say(str(error))
            else:
                if lost:
                    self.notice.say(lost_links(lost))
