"""The claim board: a bar with conditions, the cards, and what to do where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.model.changes import Changes
from annotator.model.document import Document
from annotator.store import Project
from annotator.store.errors import ProjectError
from annotator.ui.claims import asking
from annotator.ui.claims.bar import BoardBar
from annotator.ui.claims.changing import Changing
from annotator.ui.claims.deeds import Deeds
from annotator.ui.claims.face import Look
from annotator.ui.claims.nothing import nothing
from annotator.ui.claims.shelf import SCHEME_TABLES, SHOWN_TABLES, CardShelf
from annotator.ui.claims.staying import Staying
from annotator.ui.claims.view import ClaimView
from annotator.ui.panels.cards import EmptyState
from annotator.ui.panels.notice import Notice
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.ui.session import Session
    from annotator.ui.theme import Theme

SOON = 25  # milliseconds in which the article shows a step, before the board does
LATER = 200


class Memory(Protocol):
    """What keeps the conditions from one run to the next."""

    def words(self, key: str, default: str = "") -> str: ...

    def remember(self, key: str, value: str | int) -> None: ...


class ClaimBoard(QWidget):
    """The cards of the whole project, or (``is_beside``) of the document shown.

    ``jumped(id)``: an annotation is to be shown in the article. ``counted(total)``: how many
    cards there are without a condition. ``verdicts_wanted``: the vocabulary is to be edited.
    """

    jumped = Signal(int)
    counted = Signal(int)
    verdicts_wanted = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        *,
        is_beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._session, self._theme, self.is_beside = session, theme, is_beside
        self._memory: Memory | None = None
        self._project: Project | None = None
        self._is_stale = True
        self._touched: set[int] = set()
        self.shelf = CardShelf(session)
        self.bar = BoardBar(is_beside=is_beside, parent=self)
        self.view = ClaimView(self.shelf, self._new_look(), self)
        self._staying = Staying(session, self.view)
        self.notice, self.empty = Notice(self), EmptyState(self)
        self.all = QPushButton(self.tr("Show all claims"), self)
        self.changing = Changing(session, self.view, Deeds(session, self.notice.say))
        self._body = QStackedWidget(self)
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._later = QTimer(self, interval=LATER, singleShot=True)
        self._build()
        self._connect()
        self._take_project()

    def _build(self) -> None:
        set_look(self.all, "link")
        nothing = QWidget(self)
        column = QVBoxLayout(nothing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addWidget(self.empty)
        line = QHBoxLayout()
        line.setContentsMargins(20, 0, 20, 0)
        line.addStretch(1)
        line.addWidget(self.all)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(3)
        self._body.addWidget(self.view)
        self._body.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._body, 1)
        column.addWidget(self.notice)
        self.setFocusPolicy(self.view.focusPolicy())
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        session = self._session
        self.bar.changed.connect(self._ask)
        self.bar.verdicts_wanted.connect(self.verdicts_wanted)
        self.changing.verdicts_wanted.connect(self.verdicts_wanted)
        self.changing.closed.connect(self._later.start)  # what the filter leaves out goes
        self.view.jumped.connect(self.jumped)
        self.all.clicked.connect(self.show_all)
        self._soon.timeout.connect(self._refresh)
        self._later.timeout.connect(self._read_ids)
        session.opened.connect(self._follow_opened)
        session.changed.connect(self._follow)
        session.before_closing.append(self.write)

    # What the window calls

    def remember_in(self, memory: Memory) -> None:
        """Conditions are kept there, by project."""
        self._memory = memory
        self._take_project()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.shelf.forget()
        self._renew()

    def write(self) -> None:
        """Writes what is being typed on a card; what is refused is lost."""
        if not self.changing.close():
            self.changing.cancel()

    def show_all(self) -> None:
        """Lifts every condition."""
        asked = self.bar.asked
        self.bar.show_asked(asking.Asked(order=asked.order, is_descending=asked.is_descending))
        self._ask()

    def point_at_claim(self, claim: int) -> bool:
        """Makes the card that a claim is on current; False where it is not on the board."""
        project = self._session.project
        self.reload_if_stale()
        place = self.shelf.place_of(project.claims.card_of(claim) if project else None)
        if place is None:
            return False
        self.view.point_at(place)
        return True

    # Following the session

    def reload_if_stale(self) -> None:
        if self._is_stale:
            self._renew()

    def _renew(self) -> None:
        """Reads everything again; what is seen stays where it is."""
        self._is_stale = False
        self._soon.stop()
        self._later.stop()
        self._touched.clear()
        anchor = self.view.anchor()
        self.view.look = self._new_look()
        self.bar.show_scheme(self.shelf.roles)
        self.bar.show_document(self._session.document)
        self._read(anchor, is_all=True)

    def _new_look(self) -> Look:
        look = Look(
            self._theme, self.font(), self._session.scheme, self.shelf.roles, self.shelf.paragraph
        )
        look.is_editable = self._session.is_editable
        look.is_mirrored = self.isRightToLeft()
        look.has_titles = not self.is_beside and not self.bar.asked.is_here
        return look

    def _read(self, anchor: int | None, *, is_all: bool) -> None:
        document = self._session.document
        self.shelf.wanted = self.bar.wanted(document.id if document else None)
        self.shelf.order = self.bar.asked.order
        self.shelf.is_descending = self.bar.asked.is_descending
        try:
            if self.is_beside and document is None:
                self.shelf.clear()
                is_other = True
            else:
                is_other = self.shelf.reload(self._staying.typed_on)
        except ProjectError as error:  # it cannot be read now: what was shown stays
            self.notice.say(str(error))
            return
        self._staying.find()
        self.changing.place_editor()
        if is_other or is_all:
            self.view.refill(anchor)
            self.changing.place_editor()
        self._tell()

    def _read_ids(self) -> None:
        if self.isVisible():
            self._read(self.view.anchor(), is_all=False)
        else:
            self._is_stale = True

    def _ask(self) -> None:
        """Another condition, or another order: from the top."""
        self.changing.close()
        if self._memory and self._project:
            self._memory.remember(
                asking.key(self._project.uuid, is_beside=self.is_beside), self.bar.asked.written()
            )
        self.view.look = self._new_look()
        self.view.verticalScrollBar().setValue(0)
        self._read(None, is_all=True)

    def _follow(self, changes: Changes) -> None:
        if not (changes.is_bulk or changes.touch(*SHOWN_TABLES)):
            return
        if changes.is_bulk or changes.touch(*SCHEME_TABLES):
            self.shelf.forget()
            self._is_stale = True
        if self._is_stale or not self.isVisible():
            self.shelf.follow(changes)
            self._is_stale = True
            if self.isVisible():
                self._later.stop()
                self._soon.start()
            return
        touched = self.shelf.follow(changes)
        if touched is None:
            touched = {self.shelf.ids[place] for place in self.view.in_view()}
        self._touched.update(touched)
        self._soon.start()
        if changes.touch("annotation", "link", "document"):
            self._later.start()

    def _refresh(self) -> None:
        if self._is_stale:
            self._renew()
            return
        if self._staying.is_lost:
            self._read(self.view.anchor(), is_all=False)
        self.view.refresh(self._touched)
        self._touched.clear()
        self.changing.place_editor()

    def _follow_opened(self, document: Document | None) -> None:
        if self._session.project is not self._project:
            self._take_project()
            return
        self.bar.show_document(document)
        if self.is_beside or self.bar.asked.is_here:
            self.changing.close()
            self.view.verticalScrollBar().setValue(0)
            self._is_stale = True
            if self.isVisible():
                self._renew()

    def _take_project(self) -> None:
        self._project = project = self._session.project
        self.changing.cancel()
        self.shelf.forget()
        self.view.current, self.view.row = None, -1
        line = ""
        if self._memory and project:
            line = self._memory.words(asking.key(project.uuid, is_beside=self.is_beside))
        self.bar.show_asked(asking.read(line))
        self.view.verticalScrollBar().setValue(0)
        self._is_stale = True
        if self.isVisible():
            self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload_if_stale()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.changing.close()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in kinds and hasattr(self, "changing"):
            self._is_stale = True
            if self.isVisible():
                self._soon.start()

    # Words

    def _tell(self) -> None:
        shown, total = len(self.shelf), self.shelf.total
        self.bar.show_count(shown, total)
        self.counted.emit(total)
        self._body.setCurrentIndex(0 if shown else 1)
        self.all.setVisible(bool(total) and not shown)
        if not shown:
            self.empty.say(*nothing(self._session, self.shelf, is_beside=self.is_beside))
