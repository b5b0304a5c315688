"""What assistive technology is told of the article: its text, the caret, the selection.

Offsets are UTF-16 units here, as in all of Qt's accessibility. PySide6 offers no way to answer
which stretch is selected when asked; it is told by an event whenever it changes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

from annotator.model.text import Span, Utf16Map
from annotator.ui.article.display import shown

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView


class ArticleText(QAccessibleTextInterface):
    """The article as a text that can be read, moved in and selected, but not changed."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__()
        self._view = view
        self._text = ""
        self._units = Utf16Map("")

    @property
    def units(self) -> Utf16Map:
        """Of the text that is shown now."""
        text = self._view.page.text
        if text is not self._text:
            self._text, self._units = text, Utf16Map(text)
        return self._units

    def characterCount(self) -> int:
        return self.units.to_units(len(self._view.page.text))

    def text(self, start: int, end: int) -> str:
        units = self.units
        return shown(self._view.page.text[units.to_points(start) : units.to_points(end)])

    def cursorPosition(self) -> int:
        return self.units.to_units(self._view.session.position)

    def setCursorPosition(self, position: int) -> None:
        self._view.keyboard.go(self.units.to_points(position))

    def characterRect(self, offset: int) -> QRect:
        rect = self._view.rect_of(self.units.to_points(offset))
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        return self.units.to_units(
            self._view.position_at(self._view.viewport().mapFromGlobal(point))
        )

    def selectionCount(self) -> int:
        return int(self._view.session.selection is not None)

    def addSelection(self, start: int, end: int) -> None:
        first, last = sorted((self.units.to_points(start), self.units.to_points(end)))
        if first < last:
            self._view.session.select(Span(first, last), self._view.session.active, last)

    def setSelection(self, _index: int, start: int, end: int) -> None:
        self.addSelection(start, end)

    def removeSelection(self, _index: int) -> None:
        self._view.session.select(None, self._view.session.active)

    def scrollToSubstring(self, start: int, _end: int) -> None:
        self._view.reveal(self.units.to_points(start))


class ArticleInterface(QAccessibleWidget):
    """The article view as a document with text."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._article = ArticleText(view)

    def textInterface(self) -> QAccessibleTextInterface:
        return self._article


@cache
def install() -> None:
    """Once, before the first view is shown: lets assistive technology read article views."""
    QAccessible.installFactory(_interface)


def _interface(class_name: str, wanted: QObject) -> QAccessibleInterface | None:
    if class_name != "ArticleView" or not isinstance(wanted, QAbstractScrollArea):
        return None
    return ArticleInterface(cast("ArticleView", wanted))  # importing it would be a circle


def announce(view: ArticleView, words: str) -> None:
    """Has ``words`` spoken, where anybody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, words))


def tell_selection(view: ArticleView) -> None:
    """Announces where caret and selection are, where anybody listens."""
    if not QAccessible.isActive():
        return
    article = ArticleText(view)
    selection = view.session.selection
    if selection is None:
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, article.cursorPosition()))
        return
    start, end = article.units.to_units(selection.start), article.units.to_units(selection.end)
    QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(view, start, end))
