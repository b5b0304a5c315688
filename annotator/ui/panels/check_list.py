"""The list of what the checks found: clicks, keys, and its menu."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from annotator.review.lint.finding import Rule
from annotator.ui.checking import title_of
from annotator.ui.panels.check_delegate import CheckDelegate, row_height, switch_area
from annotator.ui.panels.check_model import CheckModel
from annotator.ui.panels.check_rows import Entry, Section
from annotator.ui.session import Session
from annotator.ui.text import plain_caption
from annotator.ui.theme import Theme
from annotator.ui.viewport import give_viewport


class CheckList(QTableView):
    """``wanted(annotation)`` is to be shown; ``switched(rule, is_on)``: a check's switch."""

    wanted = Signal(int)
    switched = Signal(object, bool)

    def __init__(self, session: Session, model: CheckModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._session = session
        self._checks = model
        self.delegate = CheckDelegate(session, theme, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        dress_list(self, row_height(self.font()))
        self.setAccessibleName(self.tr("Checks"))
        self.activated.connect(self._activate)

    def section_at(self, index: QModelIndex) -> tuple[Section | None, Entry | None]:
        """What a row shows; (None, None) of no row."""
        if not 0 <= index.row() < self._checks.rowCount():
            return None, None
        return self._checks.sections.at(index.row())

    def point_at(self, annotation: int | None) -> None:
        """Chooses the first row about an annotation, unless one of its rows is chosen."""
        _, present = self.section_at(self.currentIndex())
        if present and present[1] == annotation:
            return
        row = None if annotation is None else self._checks.sections.row_of(annotation)
        if row is None:
            self.clearSelection()
        else:
            self.setCurrentIndex(self._checks.index(row))

    def menu(self) -> QMenu:
        """What can be done with the present row."""
        menu = QMenu(self)
        section, entry = self.section_at(self.currentIndex())
        if entry:
            menu.addAction(self.tr("Go there"), lambda: self.wanted.emit(entry[1]))
        if section:
            words = self.tr("Switch on “{check}”" if section.is_off else "Switch off “{check}”")
            caption = plain_caption(words.format(check=title_of(section.rule)))
            switch = menu.addAction(caption, lambda: self._switch(section))
            switch.setEnabled(self._session.is_editable)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.section_at(self.currentIndex())[0]:
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        section, entry = self.section_at(index)
        if event.button() != Qt.MouseButton.LeftButton or section is None:
            return
        if entry:
            self.wanted.emit(entry[1])
            return
        switch = switch_area(self.visualRect(index), self.layoutDirection())
        if switch.adjusted(-6, -6, 6, 6).contains(event.position().toPoint()):
            self._switch(section)
        else:
            self._checks.turn(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        section, entry = self.section_at(self.currentIndex())
        if section and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._walk(section, entry, is_in=(event.key() == Qt.Key.Key_Right) != is_mirrored)
            return
        super().keyPressEvent(event)

    def _walk(self, section: Section, entry: Entry | None, *, is_in: bool) -> None:
        """Left and Right as in a tree: fold and unfold, or to the heading and back."""
        row = self.currentIndex().row()
        if entry and not is_in:
            self.setCurrentIndex(self._checks.index(self._checks.heading_of(section)))
        elif not entry and section.is_folded == is_in:
            self._checks.turn(row)
        elif not entry and is_in and section.entries:
            self.setCurrentIndex(self._checks.index(row + 1))

    def _activate(self, index: QModelIndex) -> None:
        """Return."""
        section, entry = self.section_at(index)
        if entry:
            self.wanted.emit(entry[1])
        elif section and section.is_off:
            self._switch(section)
        elif section:
            self._checks.turn(index.row())

    def _switch(self, section: Section) -> None:
        rule: Rule = section.rule
        self.switched.emit(rule, section.is_off)


def dress_list(view: QTableView, height: int) -> None:
    """As a list of rows of one height that are painted whole. A table of one column: a QListView
    of 10,000 rows is laid out anew with each change."""
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.horizontalHeader().hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    rows = view.verticalHeader()
    rows.hide()
    rows.setMinimumSectionSize(1)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(height)
