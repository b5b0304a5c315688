"""The documents panel: find, open, rename, mark and delete documents; see the progress."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from annotator.model.changes import Changes
from annotator.model.document import Document
from annotator.store import Project
from annotator.ui.panels import lettering
from annotator.ui.panels.bars import ProgressLine
from annotator.ui.panels.cards import EmptyState, said
from annotator.ui.panels.document_edits import DocumentEdits
from annotator.ui.panels.document_list import DocumentList
from annotator.ui.panels.document_model import DocumentModel
from annotator.ui.panels.notice import Notice
from annotator.ui.session import Session
from annotator.ui.theme import Theme, set_look

TYPING_PAUSE = 150
COUNTING_PAUSE = 300
MOST_LOOKED_UP = 200


class DocumentsPanel(QWidget):
    """All documents of the project, the open one marked."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._session = session
        self._project: Project | None = None
        self.model = DocumentModel(session, self)
        self.notice = Notice(self)
        self.edits = DocumentEdits(session, self.notice)
        self.view = DocumentList(session, self.model, self.edits, theme, self)
        self.filter = QLineEdit(self)
        self.empty = EmptyState(self)
        self.progress = ProgressLine(theme, self)
        self.heading, self.done = said("", "heading", self), said("", "small", self)
        self._body, self._foot = QStackedWidget(self), QWidget(self)
        self._build()
        self._typing = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._counting = QTimer(self, interval=COUNTING_PAUSE, singleShot=True)
        self._telling = QTimer(self, interval=COUNTING_PAUSE, singleShot=True)
        self._recount: set[int] = set()
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
        self.filter.setPlaceholderText(self.tr("Filter title, text, status…"))
        self.filter.setAccessibleName(self.tr("Filter documents"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAcceptDrops(False)
        self._body.addWidget(self.view)
        self._body.addWidget(self.empty)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.setSpacing(9)
        top.addWidget(self.heading)
        top.addWidget(self.filter)
        bottom = QVBoxLayout(self._foot)
        bottom.setContentsMargins(14, 10, 14, 14)
        bottom.setSpacing(8)
        bottom.addWidget(said(self.tr("PROGRESS"), "heading", self))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.progress, 1)
        line.addWidget(self.done)
        bottom.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._body, 1)
        column.addLayout(self.notice.framed())
        column.addWidget(self._foot)
        self.setTabOrder(self.filter, self.view)

    # What commands call

    def set_theme(self, theme: Theme) -> None:
        self.view.delegate.theme = theme
        self.progress.set_theme(theme)
        self.view.viewport().update()

    def focus_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def open(self, document: int) -> None:
        """Shows ``document``, unless it is shown already."""
        if self._session.document is None or self._session.document.id != document:
            self._session.show(document)

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
        """Reads the list again; the place in it stays."""
        place = self.view.verticalScrollBar().value()
        self.model.reload()
        self._mark_open(self._session.document)
        self.view.verticalScrollBar().setValue(place)
        self._tell()

    def _follow(self, changes: Changes) -> None:
        if not changes.is_foreign:
            self.notice.hide()
        place = self.view.verticalScrollBar().value()
        if changes.touch("label"):
            self.reload()
        elif changes.touch("document") or changes.is_bulk:
            if self.model.follow(changes):
                self._mark_open(self._session.document)
                self.view.verticalScrollBar().setValue(place)
                self._tell()
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

    def _follow_opened(self, document: Document | None) -> None:
        project = self._session.project
        is_missing = document is not None and self.model.place_of(document.id) is None
        if project is None or project is not self._project:
            self._project = project
            self.reload()
        elif is_missing and not self.filter.text():
            self.reload()
        self._mark_open(document)
        self.view.viewport().update()

    def _mark_open(self, document: Document | None) -> None:
        chosen = self.view.selectionModel().selectedRows()
        if document is None or len(chosen) != 1 or self.model.ids[chosen[0].row()] != document.id:
            self.view.point_at(document.id if document else None)

    def _search(self) -> None:
        self.model.show_matching(self.filter.text())
        self._mark_open(self._session.document)
        self._tell()

    def _type(self, letters: str) -> None:
        """Typing in the list goes on in the filter."""
        self.filter.setFocus()
        self.filter.setText(letters)

    def _open_first(self) -> None:
        self._typing.stop()
        self._search()
        if len(self.model.ids):
            self.open(self.model.ids[0])

    def _tell(self) -> None:
        """Says how many there are, how many are done, and what to do where there are none."""
        project = self._session.project
        counts = project.documents.count_by_status() if project else {}
        total, done = sum(counts.values()), counts.get("done", 0)
        many = lettering.number(total)
        shown = lettering.number(len(self.model.ids))
        if self.filter.text().strip():
            many = self.tr("{shown} of {many}").format(shown=shown, many=many)
        self.heading.setText(self.tr("DOCUMENTS · {many}").format(many=many))
        words = self.tr("{done} of {total} done")
        self.done.setText(words.format(done=lettering.number(done), total=lettering.number(total)))
        self.progress.set_share(done / total if total else 0)
        self._foot.setVisible(total > 0)
        self._body.setCurrentWidget(self.view if len(self.model.ids) else self.empty)
        if project is None:
            advice = self.tr("Open a project, or make a new one, from the File menu.")
            self.empty.say(self.tr("No project is open"), advice)
        elif not total:
            advice = self.tr("Drop text files or selected text here, or paste a text.")
            self.empty.say(self.tr("No documents yet"), advice)
        else:
            advice = self.tr("Try fewer or other words, or clear the filter.")
            self.empty.say(self.tr("Nothing matches"), advice)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._recount:
            self._count_again()
