"""The project's own verdicts: names, order, which of them are still open, numbers on a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model import roles
from annotator.model.claims import Choice
from annotator.model.roles import Roles
from annotator.store.errors import ProjectError
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import said, wrapping
from annotator.ui.panels.fields import ChoiceField
from annotator.ui.text import PlainLabel, readable
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.store import Project
    from annotator.ui.window import Window

NAME, OPEN, RATING = range(3)
WIDTH, HEIGHT = 520, 470
STORED = Qt.ItemDataRole.UserRole  # the answer as the project has it; "" for a new one


class VerdictsDialog(QDialog):
    """``label`` None: the question is asked of annotations of any label."""

    def __init__(self, parent: QWidget, project: Project, label: str | None, name: str) -> None:
        super().__init__(parent)
        self._project, self._label, self._name = project, label, name
        self._before = project.choices.of(label, name)
        self._users = project.choices.users(label, name)
        self.setWindowTitle(self.tr("Verdicts"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = QTableWidget(0, 3, self)
        self.has_scale = QCheckBox(self.tr("With numbers on a scale"))
        self.add, self.remove = QPushButton(self.tr("Add")), QPushButton(self.tr("Remove"))
        self.up, self.down = QPushButton("↑"), QPushButton("↓")
        self.save, self.cancel = QPushButton(self.tr("Save")), QPushButton(self.tr("Cancel"))
        self.problem = wrapping(said("", "danger", self))
        self.heirs: dict[str, ChoiceField] = {}
        self._gone = QVBoxLayout()
        self._build()
        self._connect()
        for choice in self._before:
            self._append(choice)
        self.has_scale.setChecked(any(choice.rating for choice in self._before))
        self._show_scale()
        self.table.setCurrentCell(0, NAME)
        self.resize(WIDTH, HEIGHT)

    def _build(self) -> None:
        words = self.tr(
            "Every claim can have one of these. Those that are still open count as no verdict yet."
        )
        table = self.table
        table.setHorizontalHeaderLabels(
            [self.tr("Verdict"), self.tr("Still open"), self.tr("Number")]
        )
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 14)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName(self.windowTitle())
        self.up.setAccessibleName(self.tr("Move up"))
        self.down.setAccessibleName(self.tr("Move down"))
        set_look(self.save, "primary")
        self.save.setDefault(True)
        tools = _line(self.add, self.remove, self.up, self.down, None, self.has_scale)
        self._gone.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(wrapping(PlainLabel(words)))
        column.addWidget(table, 1)
        column.addLayout(tools)
        column.addLayout(self._gone)
        column.addWidget(self.problem)
        column.addLayout(_line(None, self.cancel, self.save))
        self.problem.hide()

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.has_scale.toggled.connect(self._show_scale)
        self.table.itemChanged.connect(lambda _item: self._show_heirs())
        self.save.clicked.connect(self.write)
        self.cancel.clicked.connect(self.reject)

    # The rows

    def choices(self) -> list[Choice]:
        """As they stand in the table."""
        return [self._choice(row) for row in range(self.table.rowCount())]

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        """Every cell has one."""
        return self.table.item(row, column) or QTableWidgetItem()

    def _choice(self, row: int) -> Choice:
        name, is_open, rating = (self._item(row, column) for column in range(3))
        stored, shown = str(name.data(STORED)), name.text().strip()
        value = stored if stored and shown == readable(stored) else shown
        meaning = roles.OPEN if is_open.checkState() == Qt.CheckState.Checked else ""
        number = rating.text().strip().replace(",", ".") if self.has_scale.isChecked() else ""
        return Choice(value, meaning, number)

    def _append(self, choice: Choice, stored: str | None = None) -> None:
        row = self.table.rowCount()
        self.table.blockSignals(True)  # noqa: FBT003  Qt's own; a row is whole or not there
        self.table.insertRow(row)
        name = QTableWidgetItem(readable(choice.value))
        name.setData(STORED, choice.value if stored is None else stored)
        is_open = QTableWidgetItem()
        is_open.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                         | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
        checked, unchecked = Qt.CheckState.Checked, Qt.CheckState.Unchecked
        is_open.setCheckState(checked if choice.meaning == roles.OPEN else unchecked)
        for column, item in (
            (NAME, name),
            (OPEN, is_open),
            (RATING, QTableWidgetItem(choice.rating)),
        ):
            self.table.setItem(row, column, item)
        self.table.blockSignals(False)  # noqa: FBT003

    def _add(self) -> None:
        self._append(Choice(""))
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, NAME)
        self.table.editItem(self._item(row, NAME))

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            self._show_heirs()

    def _move(self, step: int) -> None:
        row = self.table.currentRow()
        other = row + step
        if row < 0 or not 0 <= other < self.table.rowCount():
            return
        self.table.blockSignals(True)  # noqa: FBT003
        for column in range(3):
            one, two = self.table.takeItem(row, column), self.table.takeItem(other, column)
            self.table.setItem(row, column, two)
            self.table.setItem(other, column, one)
        self.table.blockSignals(False)  # noqa: FBT003
        self.table.setCurrentCell(other, NAME)

    def _show_scale(self) -> None:
        self.table.setColumnHidden(RATING, not self.has_scale.isChecked())

    # Those that are in use and are dropped

    def _renamed(self) -> dict[str, str]:
        """What each verdict of the project is called now, of those that are still there."""
        stored = (str(self._item(row, NAME).data(STORED)) for row in range(self.table.rowCount()))
        return {old: self._choice(row).value for row, old in enumerate(stored) if old}

    def _show_heirs(self) -> None:
        """Asks what the claims of each removed verdict become."""
        kept = self._renamed()
        gone = [c.value for c in self._before if c.value in self._users and c.value not in kept]
        chosen = {old: field.value for old, field in self.heirs.items()}
        while self._gone.count():
            item = self._gone.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
        self.heirs.clear()
        offered = tuple(choice.value for choice in self.choices() if choice.value)
        for old in gone:
            field = ChoiceField(offered, self.tr("choose…"))
            if chosen.get(old) in offered:
                field.show_value(chosen[old])
            count = self._users[old]
            words = self.tr("{n} claim is “{verdict}” and becomes") if count == 1 else self.tr(
                "{n} claims are “{verdict}” and become")  # fmt: skip
            words = words.format(n=lettering.number(count), verdict=readable(old))
            field.setAccessibleName(words)
            self.heirs[old] = field
            row = QWidget(self)
            inside = QHBoxLayout(row)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(wrapping(said(words, "muted", row)), 1)
            inside.addWidget(field, 1)
            self._gone.addWidget(row)

    def write(self) -> None:
        """One step; what is refused is told, and the dialog stays."""
        unanswered = [old for old, field in self.heirs.items() if not field.value]
        if unanswered:
            words = self.tr("Say what the claims that are “{verdict}” become.")
            self._tell(words.format(verdict=readable(unanswered[0])))
            return
        moved = {old: field.value for old, field in self.heirs.items()}
        moved.update((old, new) for old, new in self._renamed().items() if old != new)
        try:
            self._project.choices.set(self._label, self._name, self.choices(), moved)
        except ProjectError as error:
            self._tell(str(error))
        else:
            self.accept()

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()


def _line(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other; None is room that grows."""
    line = QHBoxLayout()
    line.setSpacing(6)
    for part in parts:
        if part is None:
            line.addStretch(1)
        else:
            line.addWidget(part)
    return line


def open_verdicts(window: Window) -> VerdictsDialog | None:
    """The dialog on the verdicts of the scheme's claims; None where there is no such question."""
    project, scheme = window.session.project, window.session.scheme
    asked = next(Roles(scheme).attributes(roles.VERDICT), None)
    if project is None or asked is None or asked[1].kind != "choice":
        window.tell(window.tr("This project’s scheme asks for no verdict."))
        return None
    label, attribute = asked
    is_own = attribute in scheme.label(label).attributes
    dialog = VerdictsDialog(window, project, label if is_own else None, attribute.name)
    dialog.open()
    return dialog
