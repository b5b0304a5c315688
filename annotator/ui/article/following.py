"""What the article view does when the session moves: another document, a step, a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.model.changes import Changes
from annotator.model.document import Document
from annotator.ui.article.header import head_of
from annotator.ui.article.painting import outline_of
from annotator.ui.article.reading import SCHEME_TABLES, Reading, touched_place

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

BACKWARDS = ("undo", "redo")
QUICK_TEXT = 100_000


class Following(QObject):
    """Connects one view to its session. The text is painted first, with the marks in view;
    all other marks are read right after."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._reading = Reading(view.session, view.marks)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._read_on)
        self._shown: tuple[int, int | None] = (0, None)
        self.is_pointing = False
        self._session.opened.connect(self.open)
        self._session.changed.connect(self.change)
        self._session.selected.connect(self.select)
        self._session.selected.connect(self._announce)
        view.told.connect(self._tell)
        self.open(self._session.document)

    def open(self, document: Document | None) -> None:
        """Shows a document from its start, or from the session's position."""
        view, session = self._view, self._session
        view.mouse.cancel()
        view.linkage.mouse.cancel()
        view.labelbar.hide()
        view.is_empty = document is None
        view.inks.take(view.theme, session.scheme)
        view.set_language(document.metadata.language if document else "")
        view.page.show(
            session.text, head_of(document, session.text),
            document.metadata.direction if document else "auto",
        )  # fmt: skip
        view.margin.forget()
        view.margin.paragraphs = None
        view.painting.hits, view.painting.current_hit = [], None
        view.relayout()
        self._read_first()
        self._shown = (0, None)
        self.select()

    def _read_first(self) -> None:
        view = self._view
        self._rest.stop()
        if view.isVisible() and len(view.page.text) > QUICK_TEXT:
            self._reading.begin()
            self._reading.look(view.page.span_in_view())
            view.minimap.load((), len(view.page.text))
        else:
            self._reading.read_all()
            view.margin.paragraphs = self._session.paragraphs
            view.minimap.load(view.marks.by_id.values(), len(view.page.text))
        self._show_marks()

    def before_painting(self) -> None:
        """While not all marks are read, those that are about to be painted are read first."""
        if not self._reading.is_whole and self._reading.look(self._view.page.span_in_view()):
            self._view.painting.forget()
            self._outline()

    def painted(self) -> None:
        """The view has been painted: time to read what it did not need for that."""
        if not self._reading.is_whole and not self._rest.isActive():
            self._rest.start(0)

    def read_rest(self) -> None:
        """Reads all marks where only some are there."""
        while not self._reading.is_whole:
            self._read_on()
        self._rest.stop()

    def _read_on(self) -> None:
        """Reads some more marks; keys and scrolling go on in between."""
        view = self._view
        view.margin.paragraphs = self._session.paragraphs
        view.minimap.take(self._reading.read_on())
        if self._reading.is_whole:
            self._show_marks()
        else:
            self._rest.start(0)

    def _show_marks(self) -> None:
        self._view.linkage.open()
        self._view.painting.forget()
        self._view.margin.forget()
        self.show_selection()

    # Steps

    def change(self, changes: Changes) -> None:
        """Shows what a step changed."""
        if self._session.document is None or self._session.project is None:
            return
        if changes.touch(*SCHEME_TABLES):
            self._view.inks.take(self._view.theme, self._session.scheme)
            self._view.labelbar.restyle()
        self._follow(changes)
        if changes.touch("document"):
            self._retitle()
        self._view.linkage.select()
        self.show_selection()
        if changes.kind in BACKWARDS and not changes.is_foreign:
            self._go_to(changes)

    def _follow(self, changes: Changes) -> None:
        view, counts = self._view, self._view.marks.has_come
        touched = self._reading.follow(changes)
        if touched is None:
            self._read_first()
            return
        view.linkage.change(changes)
        for id, (old, new) in touched.items():
            for mark in (old, new):
                if mark is not None:
                    view.painting.forget(mark.start, mark.end)
            view.minimap.replace(*(mark if mark and counts(mark) else None for mark in (old, new)))
            view.margin.forget(id)

    def _retitle(self) -> None:
        view, document = self._view, self._session.document
        head = head_of(document, view.page.text)
        direction = document.metadata.direction if document else "auto"
        language = document.metadata.language if document else ""
        before = (view.page.head, view.page.direction, view.language)
        if (head, direction, language) != before:
            view.set_language(language)
            view.page.retitle(head, direction)
            view.relayout()

    def _go_to(self, changes: Changes) -> None:
        session = self._session
        if session.project is None or session.document is None:
            return
        place = touched_place(changes, session.project, session.document.id, session.active)
        if place is not None:
            session.select(None, *place)
            self._view.reveal(place[1])

    # The selection

    def select(self) -> None:
        """Shows the session's selection, active annotation and caret."""
        view, session = self._view, self._session
        position, active = session.position, session.active
        has_moved = (position, active) != self._shown
        if active != self._shown[1]:
            view.marking.strayed = None
        self._shown = (position, active)
        view.linkage.select()
        if view.labelbar.isVisible() and not self.is_pointing:
            view.labelbar.hide()
        self.show_selection()
        if has_moved and not self.is_pointing and not view.is_empty:
            view.reveal(position)

    def _announce(self) -> None:
        from annotator.ui.article.accessible import tell_selection  # noqa: PLC0415  as in view.py

        tell_selection(self._view)

    def _tell(self, words: str) -> None:
        from annotator.ui.article.accessible import announce  # noqa: PLC0415  as in view.py

        announce(self._view, words)

    def show_selection(self) -> None:
        view, session = self._view, self._session
        view.painting.selection = session.selection
        self._outline()
        view.painting.has_handles = session.is_editable
        view.margin.active = session.active
        view.caret = session.position
        view.viewport().update()

    def _outline(self) -> None:
        view, active = self._view, self._session.active
        mark = view.marks.by_id.get(active) if active is not None else None
        view.painting.outlined = outline_of(mark)
