"""The project's labels: renamed in place, reordered, recoloured, merged, archived, deleted. Each
change is a step at once; undo works while the window is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
)

from annotator.model.label_colours import COLOURS, pair_of
from annotator.ui.dialogs.label_deeds import LabelDeeds
from annotator.ui.dialogs.label_table import NAME, LabelTable, picture_of, swatch
from annotator.ui.dialogs.label_words import delete_words, merge_words
from annotator.ui.panels.cards import said, wrapping
from annotator.ui.text import PlainLabel, plain_caption, readable
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.model.scheme import Colour, Label
    from annotator.ui.window import Window

SIZE = QSize(680, 460)


class LabelsDialog(QDialog):
    """One row for each label; what can be done with the current one as buttons below."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.deeds = LabelDeeds(window, self, self._show_problem)
        self.setWindowTitle(self.tr("Labels"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        self.table = LabelTable(self)
        self.add, self.rename = QPushButton(self.tr("Add")), QPushButton(self.tr("Rename"))
        self.keys = QPushButton(self.tr("Keys"))
        self.colour, self.merge = (
            QPushButton(self.tr("Colour ▾")),
            QPushButton(self.tr("Merge into ▾")),
        )
        self.archive, self.delete = QPushButton(), QPushButton(self.tr("Delete…"))
        self.up, self.down = QPushButton("↑"), QPushButton("↓")
        self.close_button = QPushButton(self.tr("Close"))
        self.problem = wrapping(said("", "danger", self))
        self._build()
        self._connect()
        self.refill()
        self.table.setCurrentCell(0, NAME)

    @property
    def current(self) -> Label | None:
        """The label of the current row."""
        labels, row = self._window.session.scheme.labels, self.table.currentRow()
        return labels[row] if 0 <= row < len(labels) else None

    # The table

    def refill(self) -> None:
        """Shows the labels as the project has them."""
        keeping = self.deeds.keeping
        if keeping is None:
            return
        self.table.fill(self._window.session.scheme.labels, keeping.counts(), self._window.theme)
        self._judge()

    def _judge(self) -> None:
        """What can be done with the current label."""
        label, scheme = self.current, self._window.session.scheme
        is_editable = self._window.session.is_editable
        for button in (self.rename, self.keys, self.colour, self.archive):
            button.setEnabled(label is not None and is_editable)
        is_last = label is not None and [label] == list(scheme.offered)
        self.archive.setText(
            self.tr("Bring back") if label and label.is_archived else self.tr("Archive")
        )
        self.archive.setEnabled(self.archive.isEnabled() and not is_last)
        self.delete.setEnabled(label is not None and is_editable and not is_last)
        self.merge.setEnabled(label is not None and is_editable and len(scheme.labels) > 1)
        row = self.table.currentRow()
        self.up.setEnabled(is_editable and row > 0)
        self.down.setEnabled(is_editable and 0 <= row < len(scheme.labels) - 1)
        self.add.setEnabled(is_editable)

    # Deeds

    def add_label(self) -> None:
        """One with a colour that no other has, ready to be renamed."""
        scheme = self._window.session.scheme
        used = {label.light.line for label in scheme.labels}
        fresh = [pair for pair in COLOURS.values() if pair[0].line not in used]
        light, dark = (fresh or list(COLOURS.values()))[0]
        titles = {label.title for label in scheme.labels}
        number = next(n for n in range(1, 10_000) if self._new_title(n) not in titles)
        self.deeds.do(lambda keeping: keeping.add(self._new_title(number), light, dark))
        self.table.setCurrentCell(self.table.rowCount() - 1, NAME)
        self.table.edit_name()

    def _new_title(self, number: int) -> str:
        return self.tr("New label") if number == 1 else self.tr("New label {n}").format(n=number)

    def move_label(self, step: int) -> None:
        names = [label.name for label in self._window.session.scheme.labels]
        row = self.table.currentRow()
        if not 0 <= row + step < len(names):
            return
        names.insert(row + step, names.pop(row))
        self.deeds.do(lambda keeping: keeping.order(names))
        self.table.setCurrentCell(row + step, NAME)

    def _rename(self, name: str, title: str) -> None:
        self.deeds.do(lambda keeping: keeping.rename(name, title))
        self.refill()

    def _set_keys(self, name: str, typed: str) -> None:
        """``typed`` has a digit and a letter, one of them, or nothing."""
        digits = "".join(one for one in typed if one.isdecimal())
        letters = "".join(one for one in typed if not one.isdecimal() and not one.isspace())
        self.deeds.do(lambda keeping: keeping.set_keys(name, int(digits or 0), letters.lower()))
        self.refill()

    def _toggle_archived(self) -> None:
        label = self.current
        if label is not None:
            self.deeds.do(
                lambda keeping: keeping.archive(label.name, is_archived=not label.is_archived)
            )

    def _fill_colours(self, menu: QMenu) -> None:
        menu.clear()
        place = int(self._window.theme.is_dark)
        for name, pair in COLOURS.items():
            icon = picture_of(QColor(pair[place].tint), QColor(pair[place].line))
            action = menu.addAction(icon, self.tr(readable(name)))
            action.triggered.connect(partial(self._recolour, pair))
        menu.addSeparator()
        menu.addAction(self.tr("Other colour…")).triggered.connect(self.choose_colour)

    def choose_colour(self) -> None:
        """Any one: what is made of it can be read in both themes."""
        if self.current is None:
            return
        chooser = QColorDialog(QColor(self.current.light.line), self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setWindowTitle(self.tr("Colour of “{label}”").format(label=self.current.title))
        chooser.colorSelected.connect(lambda colour: self._recolour(pair_of(colour.name())))
        chooser.open()

    def _recolour(self, pair: tuple[Colour, Colour], _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        label = self.current
        if label is not None:
            self.deeds.do(lambda keeping: keeping.recolour(label.name, *pair))

    def _fill_others(self, menu: QMenu) -> None:
        menu.clear()
        for other in self._window.session.scheme.labels:
            if other != self.current:
                action = menu.addAction(
                    swatch(other, self._window.theme), plain_caption(other.title)
                )
                action.triggered.connect(partial(self._ask_merge, other))

    def _ask_merge(self, other: Label, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        label, keeping = self.current, self.deeds.keeping
        if label is None or keeping is None:
            return
        found = keeping.merging(label.name, other.name)
        words = merge_words(found, label, other)
        self.deeds.ask(
            words,
            self.tr("Merge"),
            lambda own: own.merge(label.name, other.name),
            found,
        )

    def ask_delete(self) -> None:
        """Says what goes along."""
        label, keeping = self.current, self.deeds.keeping
        if label is None or keeping is None:
            return
        found = keeping.deletion(label.name)
        words = delete_words(found, label)
        self.deeds.ask(words, self.tr("Delete"), lambda own: own.delete(label.name), found)

    def done(self, result: int) -> None:
        if not self.deeds.is_busy:
            super().done(result)

    def _show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _follow(self, changes: Changes) -> None:
        if changes.is_bulk or changes.touch("label", "annotation"):
            self.refill()

    # Parts

    def _connect(self) -> None:
        self.table.renamed.connect(self._rename)
        self.table.keyed.connect(self._set_keys)
        self.table.currentCellChanged.connect(lambda *_: self._judge())
        self.add.clicked.connect(self.add_label)
        self.rename.clicked.connect(self.table.edit_name)
        self.keys.clicked.connect(self.table.edit_keys)
        self.archive.clicked.connect(self._toggle_archived)
        self.delete.clicked.connect(self.ask_delete)
        self.up.clicked.connect(lambda: self.move_label(-1))
        self.down.clicked.connect(lambda: self.move_label(1))
        self.close_button.clicked.connect(self.accept)
        self._window.session.changed.connect(self._follow)
        for button, fill in ((self.colour, self._fill_colours), (self.merge, self._fill_others)):
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(fill, menu))
            button.setMenu(menu)
            button.setStyleSheet("QPushButton::menu-indicator { image: none; }")

    def _build(self) -> None:
        self.table.setAccessibleName(self.windowTitle())
        self.up.setAccessibleName(self.tr("Move up"))
        self.down.setAccessibleName(self.tr("Move down"))
        words = self.tr(
            "What labels were called before stays known, so that older files still fit. Archived"
            " labels keep their annotations and are not offered for new ones."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(wrapping(PlainLabel(words)))
        column.addWidget(self.table, 1)
        column.addLayout(
            _line(self.add, self.rename, self.keys, self.colour, self.merge, self.archive,
                  self.delete, self.up, self.down)
        )  # fmt: skip
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch(1)
        set_look(self.close_button, "primary")
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        self.problem.hide()


def _line(*parts: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    for part in parts:
        part.setAutoDefault(False)
        line.addWidget(part, int(len(part.text()) > 1))
    return line


def open_labels(window: Window) -> LabelsDialog:
    dialog = LabelsDialog(window)
    dialog.open()
    return dialog
