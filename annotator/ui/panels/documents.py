"""The documents panel: find, open, rename, mark and delete documents; see the progress."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.model.arrangement import NOTHING, Arranged, Arrangement
from annotator.model.changes import Changes
from annotator.model.document import Document
from annotator.store import Project
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import EmptyState, said
from annotator.ui.panels.document_edits import DocumentEdits
from annotator.ui.panels.document_list import DocumentList
from annotator.ui.panels.document_lookup import Lookup
from annotator.ui.panels.document_model import DocumentModel
from annotator.ui.panels.filter_line import FilterLine
from annotator.ui.panels.notice import Notice
from annotator.ui.panels.progress_foot import ProgressFoot
from annotator.ui.session import Session
from annotator.ui.theme import Theme, set_look

TYPING_PAUSE = 150
COUNTING_PAUSE = 300
MOST_LOOKED_UP = 200
MOST_RESELECTED = 1_000


class DocumentsPanel(QWidget):
    """All documents of the project, the open one marked."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._session = session
        self._project: Project | None = None
        self.model = DocumentModel(session, self)
        self.notice = Notice(self)
        self.edits = DocumentEdits(session, self.notice, self.model.neighbour)
        self.view = DocumentList(session, self.model, self.edits, theme, self)
        self.line = FilterLine(session, theme, self)
        self.filter = self.line.field
        self.lookup = Lookup(session, self)
        self.arrangement_of: Callable[[str], Arrangement] = lambda _project: Arrangement()
        self.empty = EmptyState(self)
        self.heading, self.foot = said("", "heading", self), ProgressFoot(theme, self)
        self.done = self.foot.words
        self._body = QStackedWidget(self)
        self._build()
        self._typing = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._counting = QTimer(self, interval=COUNTING_PAUSE, singleShot=True)
        self._telling = QTimer(self, interval=COUNTING_PAUSE, singleShot=True)
        self._recount: set[int] = set()
        self._counts: dict[str, int] | None = None  # by status, until documents change
        self._typing.timeout.connect(self._search)
        self._telling.timeout.connect(self._tell)
        self._counting.timeout.connect(self._count_again)
        self.filter.textChanged.connect(self._typing.start)
        self.filter.returnPressed.connect(self._open_first)
        self.view.wanted.connect(self.open)
        self.view.typed.connect(self._type)
        self.model.renamed.connect(self.edits.rename)
        session.changed.connect(self._follow)
        session.opened.connect(self._follow_opened)
        self._follow_opened(session.document)

    def _build(self) -> None:
        self._body.addWidget(self.view)
        self._body.addWidget(self.empty)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.setSpacing(9)
        top.addWidget(self.heading)
        top.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._body, 1)
        column.addLayout(self.notice.framed())
        column.addWidget(self.foot)
        self.setTabOrder(self.line.button, self.view)

    # What commands call

    def set_theme(self, theme: Theme) -> None:
        self.view.delegate.theme = theme
        self.foot.line.set_theme(theme)
        self.line.set_theme(theme)
        self.view.viewport().update()

    def focus_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def open(self, document: int) -> None:
        """Shows ``document``, unless it is shown already."""
        if self._session.document is None or self._session.document.id != document:
            self._session.show(document)

    def arrange(self, arrangement: Arrangement) -> None:
        """Sorts and groups the list as ``arrangement`` says."""
        self.model.arrange(arrangement)
        self._ask()

    def rename_chosen(self) -> None:
        if not self.view.currentIndex().isValid() and self._session.document:
            self.view.point_at(self._session.document.id)
        self.view.rename()

    def mark_chosen(self, status: str) -> None:
        """Sets the selected documents "todo", "doing" or "done"."""
        self.edits.mark(self.view.chosen(), status)

    def delete_chosen(self) -> None:
        self.edits.delete(self.view.chosen())

    # Following the project

    def reload(self) -> None:
        """Reads the list again, here and now."""
        self._counts = None
        self.model.filter = self.filter.text()
        self.model.forget_all()
        self._read()

    def _read(self) -> None:
        self.lookup.drop()
        project = self._session.project
        filter, arrangement = self.model.filter, self.model.arrangement
        self._show(project.documents.arranged(filter, arrangement) if project else NOTHING)

    def _ask(self) -> None:
        """Reads the list again, off this thread where that may take longer than a frame."""
        if self.model.is_plain:
            self._read()
            return
        filter, arrangement = self.model.filter, self.model.arrangement
        self.lookup.ask(lambda documents: documents.arranged(filter, arrangement), self._show)

    def _show(self, found: Arranged) -> None:
        """Lists what was found; the place in the list and what is selected stay."""
        place, chosen = self.view.verticalScrollBar().value(), self.view.selected()
        self.model.take(found)
        if 1 < len(chosen) <= MOST_RESELECTED:
            self.view.select(chosen)
        else:
            self._mark_open(self._session.document)
        self.view.verticalScrollBar().setValue(place)
        self._tell()

    def _follow(self, changes: Changes) -> None:
        if not changes.is_foreign:
            self.notice.hide()
        if changes.touch("label"):
            self.reload()
        elif changes.touch("document") or changes.is_bulk:
            self._counts = None
            if self.model.follow(changes):
                self._ask()
            else:
                self._telling.start()
        if changes.touch("annotation"):
            # Counting takes longer than a frame in a document with 100,000 annotations: it
            # waits until nobody has made one for a moment.
            self._recount |= changes.ids("annotation")
            self._counting.start()

    def _count_again(self) -> None:
        """Counts the labels of documents whose annotations changed a moment ago."""
        project = self._session.project
        if project is None or not self.isVisible():
            return
        changed, self._recount = self._recount, set()
        touched = project.annotations.page(sorted(changed)[:MOST_LOOKED_UP])
        documents = {annotation.document for annotation in touched}
        # Those deleted cannot be looked up: they were most likely on what is shown.
        if self._session.document:
            documents.add(self._session.document.id)
        self.model.forget(documents)
        if self.model.counts_annotations:
            self._ask()

    def _follow_opened(self, document: Document | None) -> None:
        project = self._session.project
        if project is None or project is not self._project:
            self._project = project
            self.model.folded.clear()
            self.model.arrange(self.arrangement_of(project.uuid) if project else Arrangement())
            self.reload()
        elif document is not None and not self.model.lists(document.id) and self.model.is_plain:
            self.reload()
        if document is not None:
            self.model.reveal(document.id)
        self._mark_open(document)
        self.view.viewport().update()

    def _mark_open(self, document: Document | None) -> None:
        chosen = self.view.selected()
        if document is None or chosen != [document.id]:
            self.view.point_at(document.id if document else None)

    def _search(self) -> None:
        self.model.filter = self.filter.text()
        self._ask()

    def _type(self, letters: str) -> None:
        """Typing in the list goes on in the filter."""
        self.filter.setFocus()
        self.filter.setText(letters)

    def _open_first(self) -> None:
        self._typing.stop()
        self.reload()
        if len(self.model.ids):
            self.open(self.model.ids[0])

    def _tell(self) -> None:
        """Says how many there are, how many are done, and what to do where there are none."""
        project = self._session.project
        if self._counts is None:
            self._counts = project.documents.count_by_status() if project else {}
        total, done = sum(self._counts.values()), self._counts.get("done", 0)
        many = lettering.number(total)
        shown = lettering.number(len(self.model.ids))
        if self.filter.text().strip():
            many = self.tr("{shown} of {many}").format(shown=shown, many=many)
        self.heading.setText(self.tr("DOCUMENTS · {many}").format(many=many))
        self.foot.show_share(done, total)
        self._body.setCurrentWidget(self.view if len(self.model.ids) else self.empty)
        if project is None:
            advice = self.tr("Open a project, or make a new one, from the File menu.")
            self.empty.say(self.tr("No project is open"), advice)
        elif not total:
            advice = self.tr("Drop articles here: web pages, PDF, Word, mails, text; or paste one.")
            self.empty.say(self.tr("No documents yet"), advice)
        else:
            advice = self.tr("Try fewer or other words, or clear the filter.")
            self.empty.say(self.tr("Nothing matches"), advice)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._recount:
            self._count_again()
