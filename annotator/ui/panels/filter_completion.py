"""Offers the values that a field has while ``publisher:`` is being typed into a filter."""

import re
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from annotator.model.document_filter import typed_term
from annotator.ui.panels import lettering
from annotator.ui.panels.document_lookup import Lookup
from annotator.ui.text import one_line
from annotator.ui.theme import set_look

PAUSE = 150
SHOWN = 12
LONGEST = 60
# The term that ends where the caret is, half typed as it may be.
HALF_TERM = re.compile(r'(?<!\S)(-?)(?:"([^"]+)"|([^\W\d][\w.-]*)):(?:"([^"]*)|([^\s"]*))$')


class FilterCompletion(QObject):
    """A list below the field; nothing is asked before a field's name and colon are there."""

    def __init__(self, field: QLineEdit, lookup: Lookup) -> None:
        super().__init__(field)
        self._field, self._lookup = field, lookup
        self._values: list[str] = []
        self._entries = QStringListModel(self)
        self.completer = QCompleter(self._entries, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(SHOWN)
        self._popup = QListView()
        set_look(self._popup, "completion")
        self._popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.completer.setPopup(self._popup)
        self.completer.setWidget(field)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        chosen = self.completer.activated[QModelIndex]  # type: ignore[index]  # of two overloads
        chosen.connect(self._choose)

    def follow(self) -> None:
        """Something was typed."""
        if self._half_term() is None:
            self._lookup.drop()
            self._pause.stop()
            self._popup.hide()
        else:
            self._pause.start()

    def _half_term(self) -> re.Match[str] | None:
        return HALF_TERM.search(self._typed()[0])

    def _typed(self) -> tuple[str, str]:
        """What stands before the caret and after it; Qt counts UTF-16 units."""
        units, caret = self._field.text().encode("utf-16-le"), 2 * self._field.cursorPosition()
        return units[:caret].decode("utf-16-le"), units[caret:].decode("utf-16-le")

    def _look(self) -> None:
        found = self._half_term()
        if found is None:
            return
        name, part = found[2] or found[3], found[4] or found[5] or ""
        self._lookup.ask(lambda documents: documents.values(name, part), partial(self._offer, part))

    def _offer(self, part: str, values: list[tuple[str, int]]) -> None:
        self._values = [value for value, _ in values]
        self._entries.setStringList(
            [
                f"{one_line(lettering.shortened(value, LONGEST))}  ·  {lettering.number(count)}"
                for value, count in values
            ]
        )
        if not values or self._values == [part] or not self._field.hasFocus():
            self._popup.hide()
            return
        self.completer.complete()

    def _choose(self, index: QModelIndex) -> None:
        """Puts the chosen value where it was being typed."""
        found = self._half_term()
        if found is None or not index.isValid():
            return
        before, after = self._typed()
        term = found[1] + typed_term(found[2] or found[3], self._values[index.row()])
        before = f"{before[: found.start()]}{term} "
        self._field.setText(before + after.lstrip())
        self._field.setCursorPosition(len(before.encode("utf-16-le")) // 2)
