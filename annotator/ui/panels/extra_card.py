"""The card of the free facts of a document: names and what they say, and a way to add one."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.model.details import MACHINE_KEYS
from annotator.ui.panels.cards import Card, said, wrapping
from annotator.ui.panels.fields import LineField
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import set_look

MOST_ROWS = 200
NAME_STRETCH, VALUE_STRETCH = 2, 3
# What a field of a row is called among the drafts, with the fact's name after it.
VALUE, NAME = "extra:", "name of extra:"


class ExtraRow(QWidget):
    """One fact. ``edited(field, value)``, ``finished``, ``removed(name)``."""

    edited = Signal(str, str)
    finished = Signal()
    removed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = ""
        self.name, self.value = LineField(self), LineField(self)
        self.button = _button("×", self.tr("Remove this fact"), self)
        _line(self, self.name, self.value, self.button)
        self.name.edited.connect(lambda: self.edited.emit(NAME + self.key, self.name.value))
        self.value.edited.connect(lambda: self.edited.emit(VALUE + self.key, self.value.value))
        self.name.finished.connect(self.finished)
        self.value.finished.connect(self.finished)
        self.button.clicked.connect(lambda: self.removed.emit(self.key))

    def show_fact(self, key: str, value: str, drafts: Mapping[str, str]) -> None:
        self.key = key
        self.name.show_value(drafts.get(NAME + key, key))
        self.value.show_value(drafts.get(VALUE + key, value))
        self.name.setAccessibleName(self.tr("Name of the fact"))
        self.value.setAccessibleName(key)

    def set_editable(self, *, is_editable: bool) -> None:
        self.name.setReadOnly(not is_editable)
        self.value.setReadOnly(not is_editable)
        self.button.setVisible(is_editable)


class NewRow(QWidget):
    """An empty row. ``wanted(name, value)``: Enter, or the button, with a name typed."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.value = LineField(self), LineField(self)
        self.name.setPlaceholderText(self.tr("Name"))
        self.value.setPlaceholderText(self.tr("What it says"))
        self.name.setAccessibleName(self.tr("Name of a new fact"))
        self.value.setAccessibleName(self.tr("What the new fact says"))
        self.button = _button("+", self.tr("Add this fact"), self)
        _line(self, self.name, self.value, self.button)
        self.name.returnPressed.connect(self._go_on)
        self.value.returnPressed.connect(self.send)
        self.button.clicked.connect(self.send)
        self.name.textChanged.connect(self._judge)
        self._judge()

    def send(self) -> None:
        if self.name.value:
            self.wanted.emit(self.name.value, self.value.value)

    def clear(self) -> None:
        self.name.clear()
        self.value.clear()

    def _go_on(self) -> None:
        if self.name.value:
            self.value.setFocus()

    def _judge(self) -> None:
        self.button.setEnabled(bool(self.name.value))


class ExtraCard(Card):
    """``edited(field, value)`` and ``finished`` as in the other card; ``removed(name)``,
    ``added(name, value)``."""

    edited = Signal(str, str)
    finished = Signal()
    removed = Signal(str)
    added = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ExtraRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.new = NewRow(self)
        self.note = wrapping(said("", "muted", self))
        self.body.addWidget(said(self.tr("More"), "title", self))
        self.body.addWidget(self.note)
        self.body.addLayout(self._list)
        self.body.addWidget(self.new)
        self.new.wanted.connect(self.added)

    def show_facts(self, extra: Mapping[str, str], drafts: Mapping[str, str]) -> None:
        """All but what the program itself keeps there."""
        facts = [(key, value) for key, value in extra.items() if key not in MACHINE_KEYS]
        shown = facts[:MOST_ROWS]
        while len(self.rows) > len(shown):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(shown):
            self.rows.append(self._made())
        for row, (key, value) in zip(self.rows, shown, strict=True):
            row.show_fact(key, value, drafts)
        more = len(facts) - len(shown)
        self.note.setText(self.tr("{n} more are not shown.").format(n=more) if more else "")
        self.note.setVisible(more > 0)

    def set_editable(self, *, is_editable: bool) -> None:
        for row in self.rows:
            row.set_editable(is_editable=is_editable)
        self.new.setVisible(is_editable)
        if not is_editable and not self.rows:
            self.note.setText(self.tr("Nothing else is written down."))
            self.note.show()

    def _made(self) -> ExtraRow:
        row = ExtraRow(self)
        row.edited.connect(self.edited)
        row.finished.connect(self.finished)
        row.removed.connect(partial(self.removed.emit))
        self._list.addWidget(row)
        return row


def _button(sign: str, words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(sign, parent)
    button.setToolTip(plain_tooltip(words))
    button.setAccessibleName(words)
    set_look(button, "mini")
    return button


def _line(row: QWidget, name: QWidget, value: QWidget, button: QWidget) -> None:
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(name, NAME_STRETCH)
    line.addWidget(value, VALUE_STRETCH)
    line.addWidget(button)
