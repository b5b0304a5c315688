"""The claim map of the shown document, beside the window: it follows what is done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from annotator.departures.claim_map import documents_away, map_of, name_of
from annotator.formats.names import safe_name
from annotator.formats.problems import FormatProblem
from annotator.model.claim_map import ClaimMap
from annotator.ui.claim_map.items import Lettering
from annotator.ui.claim_map.legend import Legend, entries_of
from annotator.ui.claim_map.pictures import Picture, write
from annotator.ui.claim_map.view import STEP, MapView
from annotator.ui.panels.cards import EmptyState
from annotator.ui.panels.places import go_to
from annotator.ui.text import ElidedLabel, PlainLabel, one_line, plain_tooltip
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.ui.window import Window

SIZE = (1080, 760)
PAUSE, LONG_PAUSE = 60, 400  # milliseconds between a change and the new map
MANY = 200  # boxes, from which on it waits the longer pause
TABLES = ("annotation", "link", "label", "attribute", "document")


def show_claim_map(window: Window) -> None:
    """Opens it, or brings the one that is open to the front."""
    shown = window.findChild(ClaimMapWindow)
    if not isinstance(shown, ClaimMapWindow):
        shown = ClaimMapWindow(window)
    shown.show()
    shown.raise_()
    shown.activateWindow()


class ClaimMapWindow(QDialog):
    """Not modal: the article goes on beside it. Hidden, it reads nothing."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._theme = window.theme
        self._document: int | None = None
        self._is_stale = True
        self.picture = Picture(ClaimMap(), window.session.scheme, "", {})
        self.heading, self.counts = ElidedLabel("", self), PlainLabel("", self)
        self.view, self.empty = MapView(self), EmptyState(self)
        self.legend = Legend(self)
        self.smaller, self.larger = QPushButton("−", self), QPushButton("+", self)
        self.fit_button = QPushButton(self.tr("Fit"), self)
        self.save_button = QPushButton(self.tr("Save picture…"), self)
        self._body = QStackedWidget(self)
        self.resize(*SIZE)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._refresh)
        self._connect()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Claim map"))
        set_look(self.heading, "title")
        set_look(self.counts, "small")
        hints = (
            (self.smaller, self.tr("Smaller"), "−"),
            (self.larger, self.tr("Larger"), "+"),
            (self.fit_button, self.tr("The whole map"), "0"),
        )
        for button, name, key in hints:
            button.setAccessibleName(name)
            button.setToolTip(plain_tooltip(f"{name} ({key})"))
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(6)
        row.addWidget(self.heading, 1)
        row.addWidget(self.counts)
        row.addSpacing(10)
        for button in (self.smaller, self.larger, self.fit_button, self.save_button):
            button.setAutoDefault(False)  # Enter is the map's
            row.addWidget(button)
        for button in (self.smaller, self.larger):
            button.setFixedWidth(34)
        self._body.addWidget(self.view)
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._body, 1)
        column.addWidget(self.legend)

    def _connect(self) -> None:
        session = self._window.session
        session.opened.connect(self._look_again)
        session.changed.connect(self._follow)
        session.selected.connect(self._mark)
        self.view.wanted.connect(self.jump)
        self.smaller.clicked.connect(lambda: self.view.zoom(1 / STEP))
        self.larger.clicked.connect(lambda: self.view.zoom(STEP))
        self.fit_button.clicked.connect(self.view.fit)
        self.save_button.clicked.connect(self.save)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        self.view.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._theme is not self._window.theme:
            self._look_again()
        elif event.type() == QEvent.Type.PaletteChange:
            # The window may be told of its new colours only after this.
            QTimer.singleShot(0, self, self._follow_theme)

    def _follow_theme(self) -> None:
        if self._theme is not self._window.theme:
            self._look_again()

    def _follow(self, changes: Changes) -> None:
        if changes.touch(*TABLES) or changes.is_bulk:
            self._look_again()

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            is_large = len(self.picture.shown.boxes) > MANY
            self._timer.start(LONG_PAUSE if is_large else PAUSE)

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        self._is_stale, self._theme = False, self._window.theme
        session = self._window.session
        project, document = session.project, session.document
        is_other = (document.id if document else None) != self._document
        self._document = document.id if document else None
        if project is None or document is None:
            self.picture = Picture(ClaimMap(), session.scheme, "", {})
        else:
            shown = map_of(project, document.id)
            away = documents_away(project, document.id, shown)
            self.picture = Picture(shown, project.scheme, name_of(document), away)
        self._show(is_other=is_other)

    def _show(self, *, is_other: bool) -> None:
        picture, fonts = self.picture, Lettering(self._theme, self.font())
        self.heading.setText(one_line(picture.title))
        self.view.show_map(picture.shown, picture.scheme, fonts, picture.documents)
        self.legend.show_entries(entries_of(picture.shown, picture.scheme), fonts)
        has_boxes = bool(picture.shown.boxes)
        self._body.setCurrentWidget(self.view if has_boxes else self.empty)
        for button in (self.smaller, self.larger, self.fit_button, self.save_button):
            button.setEnabled(has_boxes)
        words = self.tr("{boxes} cards, {arrows} links").format(
            boxes=len(picture.shown.boxes), arrows=len(picture.shown.arrows)
        )
        self.counts.setText(words if has_boxes else "")
        if not has_boxes:
            self._say_empty()
        if is_other:
            self.view.start_afresh()
        self._mark()

    def _say_empty(self) -> None:
        if self._document is None:
            advice = self.tr("Open a document to see its claims and what is linked to them.")
            self.empty.say(self.tr("No document"), advice)
            return
        advice = self.tr(
            "Mark claims, their sources, denials and context in the article, and link them: the"
            " map grows as you work."
        )
        self.empty.say(self.tr("Nothing is marked yet"), advice)

    def _mark(self) -> None:
        if self.isVisible():
            self.view.mark_active(self._window.session.active)

    # What is done

    def jump(self, annotation: int) -> None:
        """Shows the annotation in the article."""
        session = self._window.session
        if go_to(session, annotation):
            self._window.workspace.article.reveal(session.position)

    def save(self) -> None:
        """Asks where to, and writes SVG or PNG, as the name says."""
        window = self._window
        name = safe_name(f"{self.picture.title or self.tr('Claim map')}.svg")
        kinds = self.tr("SVG picture (*.svg);;PNG picture (*.png)")
        path = window.files.target(self.tr("Save the claim map"), name, kinds, ".svg")
        if path is None:
            return
        projects = [window.session.project.path] if window.session.project else []
        try:
            write(self.picture, self.font(), path, never=projects)
        except FormatProblem as error:
            window.report(error)
            return
        window.tell(self.tr("The claim map was saved as {name}.").format(name=path.name))
        self.counts.setText(self.tr("Saved as {name}").format(name=path.name))
