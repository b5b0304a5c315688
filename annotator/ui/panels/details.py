"""The panel of a document's details: what is known about it, to be read and corrected."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.model.changes import Changes
from annotator.model.document import METADATA, Document
from annotator.store import Project
from annotator.store.errors import ProjectError
from annotator.ui.panels.about_card import AboutCard
from annotator.ui.panels.cards import CardColumn, EmptyState
from annotator.ui.panels.comments_card import CommentsCard, Subject
from annotator.ui.panels.detail_drafts import DetailDrafts, Documents
from annotator.ui.panels.extra_card import ExtraCard
from annotator.ui.panels.notice import Notice
from annotator.ui.panels.origin_card import OriginCard
from annotator.ui.panels.origin_facts import facts_of
from annotator.ui.session import Session
from annotator.ui.theme import Theme, set_look

TYPING_PAUSE = 1_000
PAINTED_FIRST = 25  # milliseconds in which the article shows a step, before this panel does


class DetailsPanel(QWidget):
    """Shows the session's document, or several that were chosen. What is typed is written when
    its field is left, after a pause, before other documents are shown and before the project
    closes. ``original_wanted``: the original of the document is to be shown."""

    original_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:  # noqa: ARG002  as all panels are made
        super().__init__(parent)
        set_look(self, "panel")
        self._session = session
        self._project: Project | None = session.project
        self._chosen: Documents = ()
        self._shown: Documents = ()
        self._is_stale = True
        self.drafts = DetailDrafts()
        self.about, self.extra, self.origin = AboutCard(), ExtraCard(), OriginCard()
        self.comments = CommentsCard(session)
        self.notice, self.empty = Notice(self), EmptyState(self)
        self._column, self._body = CardColumn(self), QStackedWidget(self)
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._soon = QTimer(self, interval=PAINTED_FIRST, singleShot=True)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        for card in (self.about, self.extra, self.origin, self.comments):
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
        for card in (self.about, self.extra):
            card.edited.connect(self._keep)
            card.finished.connect(self.write)
        self.extra.removed.connect(self._remove)
        self.extra.added.connect(self._add)
        self.origin.original_wanted.connect(self.original_wanted)
        self.comments.refused.connect(self.notice.say)
        self._session.opened.connect(self._follow_opened)
        self._session.changed.connect(self._follow)
        self._session.before_closing.append(self.write_all)

    # What the window calls

    def show_chosen(self, documents: Sequence[int]) -> None:
        """Two documents or more are shown together; fewer are no choice."""
        chosen = tuple(documents) if len(documents) > 1 else ()
        if chosen != self._chosen:
            self._turn(chosen)

    def write(self) -> None:
        """Writes what was typed. What is refused stays in its field, and the panel says why."""
        self._pause.stop()
        refusal = self.drafts.write(self._session.project)
        if refusal:
            self.notice.say(refusal, self.tr("Discard"), self._discard)

    def write_all(self) -> None:
        """Also the fact that was typed in the empty row and not sent."""
        self.write()
        if self._shown and self.extra.new.value.value:
            self.extra.new.send()

    # Following the session

    @property
    def documents(self) -> Documents:
        """Whose details are to be shown."""
        document = self._session.document
        return self._chosen or ((document.id,) if document else ())

    def reload(self) -> None:
        """Reads the details again."""
        self._is_stale = False
        self._soon.stop()
        project = self._session.project
        self._shown = self.documents if project else ()
        if not self._shown or project is None:
            self._say_empty()
            self._body.setCurrentWidget(self.empty)
            return
        drafts, is_editable = self.drafts.of(self._shown), self._session.is_editable
        is_one = len(self._shown) == 1
        self.about.show_count(len(self._shown))
        self.extra.setVisible(is_one)
        self.origin.setVisible(is_one)
        self.comments.setVisible(is_one)
        if is_one:
            self.comments.show_comments_on(Subject(self._shown[0]))
            self._show_one(project, drafts)
        else:
            self.about.show_values(project.details.shared(self._shown), drafts)
        self.about.set_editable(is_editable=is_editable)
        self.extra.set_editable(is_editable=is_editable)
        self._body.setCurrentWidget(self._column)

    def _show_one(self, project: Project, drafts: dict[str, str]) -> None:
        document = self._session.document
        if document is None:
            return
        metadata = document.metadata
        self.about.show_values({name: getattr(metadata, name) for name in METADATA}, drafts)
        self.extra.show_facts(metadata.extra, drafts)
        facts = project.details.facts(document.id)
        paragraphs = len(self._session.paragraphs)
        self.origin.show_facts(facts_of(document, facts, self._session.text, paragraphs))

    def reload_if_stale(self) -> None:
        if self._is_stale:
            self.reload()

    def _follow_opened(self, _document: Document | None) -> None:
        if self._session.project is not self._project:
            self._project = self._session.project
            self.drafts.clear()
            self.extra.new.clear()
            self.comments.forget()
        self._turn(())

    def _turn(self, chosen: Documents) -> None:
        """Other documents are to be shown, from the top."""
        self.write_all()
        self.extra.new.clear()
        self._chosen = chosen
        self._is_stale = True
        if self.isVisible():
            self._soon.start()
        self._column.verticalScrollBar().setValue(0)

    def _follow(self, changes: Changes) -> None:
        if changes.is_bulk or changes.touch("document", "comment", "annotator"):
            self._is_stale = True
            if self.isVisible():
                self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload_if_stale()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.write()

    def _say_empty(self) -> None:
        project = self._session.project
        has_some = project is not None and project.documents.first() is not None
        advice = self.tr("Choose a document on the left.") if has_some else ""
        self.empty.say(self.tr("Nothing is open"), advice)

    # Writing

    def _keep(self, field: str, value: str) -> None:
        if self._shown:
            self.drafts.keep(self._shown, field, value)
            self._pause.start()

    def _discard(self) -> None:
        self.drafts.clear()
        self.reload()

    def _remove(self, key: str) -> None:
        self.write()
        self._try(lambda project: project.details.remove_extra(self._shown, key))

    def _add(self, key: str, value: str) -> None:
        if self._try(lambda project: project.details.set_extra(self._shown, key, value)):
            self.extra.new.clear()
            self.extra.new.name.setFocus()

    def _try(self, write: Callable[[Project], object]) -> bool:
        project = self._session.project
        if project is None or not self._shown:
            return False
        try:
            write(project)
        except ProjectError as error:
            self.notice.say(str(error))
            return False
        return True
