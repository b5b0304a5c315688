"""The shortcut sheet: every command with its keys, to look up and to change."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import Command, Registry
from annotator.ui.fuzzy import fit
from annotator.ui.keys import KeyRefused, readable
from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

BARE_MODIFIERS = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
)  # fmt: skip
LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
WIDTH, HEIGHT = 860, 640


class KeyField(QPushButton):
    """Shows a command's keys; pressed, it takes the next key for the command.

    Esc gives up, Backspace or Delete alone take the keys away.
    """

    def __init__(self, sheet: "ShortcutSheet", command: Command) -> None:
        super().__init__()
        self._sheet = sheet
        self.command = command
        self.is_waiting = False
        set_look(self, "keys")
        self.setAccessibleName(self.tr("Keys of {title}").format(title=command.title))
        self.clicked.connect(self.wait)
        self.refresh()

    def refresh(self) -> None:
        keys = self._sheet.registry.keys(self.command.id)
        self.setText("   ".join(readable(key) for key in keys) or "—")

    def wait(self) -> None:
        self.is_waiting = True
        self.setText(self.tr("Press a key…"))
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """While it waits, no key of the dialog or the window does what it usually does."""
        if self.is_waiting and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self.is_waiting and isinstance(event, QKeyEvent) and event.key() in LEAVING:
            self._stop_waiting()
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.is_waiting:
            self._stop_waiting()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_waiting:
            super().keyPressEvent(event)
            return
        if event.key() in BARE_MODIFIERS:
            return
        self._stop_waiting()
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if is_plain and event.key() == Qt.Key.Key_Escape:
            return
        if is_plain and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._sheet.give(self.command, [])
            return
        self._sheet.give(self.command, [QKeySequence(event.keyCombination()).toString()])

    def _stop_waiting(self) -> None:
        self.is_waiting = False
        self.refresh()


class ShortcutSheet(QDialog):
    """All commands by menu, in two columns."""

    def __init__(self, parent: QWidget, registry: Registry) -> None:
        super().__init__(parent)
        self.registry = registry
        self.fields: dict[str, KeyField] = {}
        self._blocks: list[tuple[QWidget, list[tuple[Command, QWidget]]]] = []
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(WIDTH, HEIGHT)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter…"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show_matching)
        self.message = PlainLabel(
            self.tr(
                "Click a key, or press Enter on it, to change it; Backspace takes it away."
                " Single letters act only in the article and on the claim board."
            )
        )
        self.message.setWordWrap(True)
        set_look(self.message, "small")
        self._lay_out()
        self.filter.setFocus()

    def give(self, command: Command, keys: list[str]) -> None:
        """Gives ``command`` these keys, or says why it cannot have them."""
        try:
            self.registry.rebind(command.id, keys)
        except KeyRefused as refusal:
            self._say(str(refusal), "danger")
            return
        self.fields[command.id].refresh()
        self._say(self.tr("Changed: {title}").format(title=command.title), "good")

    def reset(self) -> None:
        """All keys as they came."""
        for name in self.fields:
            self.registry.rebind(name, [])
        for name, field in self.fields.items():
            self.registry.rebind(name, self.registry.default_keys(name))
            field.refresh()
        self._say(self.tr("All keys are as they were at first."), "good")

    def _say(self, words: str, look: str) -> None:
        self.message.setText(words)
        set_look(self.message, look)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setContentsMargins(4, 4, 12, 4)
        columns.setSpacing(36)
        sides = (QVBoxLayout(), QVBoxLayout())
        heights = [0, 0]
        for path, entries in self.registry.menus().items():
            commands = [entry for entry in entries if entry and not _is_listed_elsewhere(entry)]
            if not commands:
                continue
            side = heights.index(min(heights))
            heights[side] += len(commands) + 2
            sides[side].addWidget(self._block(path, commands))
        for side_layout in sides:
            side_layout.setSpacing(14)
            side_layout.addStretch(1)
            columns.addLayout(side_layout, 1)
        inside = QWidget()
        inside.setLayout(columns)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        restore = QPushButton(self.tr("Restore all"))
        restore.clicked.connect(self.reset)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        for button in (restore, close):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(restore)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _block(self, path: str, commands: list[Command]) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        heading = PlainLabel(path.replace("&", "").replace("/", " · ").upper())
        set_look(heading, "heading")
        grid.addWidget(heading, 0, 0)
        rows: list[tuple[Command, QWidget]] = []
        for number, command in enumerate(commands, 1):
            title = PlainLabel(command.title)
            field = KeyField(self, command)
            self.fields[command.id] = field
            grid.addWidget(title, number, 0)
            grid.addWidget(field, number, 1, Qt.AlignmentFlag.AlignRight)
            rows += [(command, title), (command, field)]
        self._blocks.append((block, rows))
        return block

    def _show_matching(self, typed: str) -> None:
        for block, rows in self._blocks:
            found = False
            for command, widget in rows:
                keys = " ".join(self.registry.keys(command.id))
                matches = fit(typed, f"{command.title} {keys}") is not None
                widget.setVisible(matches)
                found = found or matches
            block.setVisible(found)


def _is_listed_elsewhere(command: Command) -> bool:
    """Recent projects come and go; keys are not for them."""
    return command.id.startswith("file.open.")
