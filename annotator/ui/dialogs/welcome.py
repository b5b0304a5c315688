"""The page shown while no project is open: recent projects, and ways to begin."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.ui.actions import Registry
from annotator.ui.keys import readable
from annotator.ui.settings import Settings
from annotator.ui.text import ElidedLabel, PlainLabel, plain_caption, plain_tooltip
from annotator.ui.theme import set_look

WIDTH = 520
SHOWN = 6


class WelcomePage(QWidget):
    """Built when it is first shown; each time it reads the recent projects again."""

    def __init__(self, registry: Registry, settings: Settings) -> None:
        super().__init__()
        self._registry, self._settings = registry, settings
        self.recent: list[QPushButton] = []
        self.beginnings: list[QPushButton] = []
        self._rows: QVBoxLayout | None = None
        self._card = QFrame()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)
        (self.recent or self.beginnings)[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as it would in a dialog."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
            return
        super().keyPressEvent(event)

    def refresh(self) -> None:
        if self._rows is None:
            self._rows = self._build()
        for row in self._card.findChildren(RecentRow):
            row.hide()
            row.deleteLater()
        self.recent = []
        paths = [path for path in self._settings.recent if path.exists()][:SHOWN]
        self._card.setVisible(bool(paths))
        for number, path in enumerate(self._settings.recent, 1):
            if path in paths:
                row = RecentRow(path)
                row.name.clicked.connect(partial(self._registry.run, f"file.open.{number}"))
                self._rows.addWidget(row)
                self.recent.append(row.name)

    def _build(self) -> QVBoxLayout:
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        headline = PlainLabel(self.tr("Who claims what, and who denies it"))
        headline.setWordWrap(True)
        set_look(headline, "headline")
        words = PlainLabel(
            self.tr(
                "Bring in articles, select words and press a key: claim, source, denial or"
                " context. Everything stays in one project file on this computer."
            )
        )
        words.setWordWrap(True)
        set_look(words, "muted")
        column.addWidget(headline)
        column.addWidget(words)
        column.addLayout(self._beginnings())
        set_look(self._card, "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(2)
        heading = PlainLabel(self.tr("RECENT PROJECTS"))
        set_look(heading, "heading")
        inside.addWidget(heading)
        column.addWidget(self._card)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)
        return inside

    def _beginnings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for number, (caption, name) in enumerate(
            (
                (self.tr("New project…"), "file.new"),
                (self.tr("Open project…"), "file.open"),
                (self.tr("Try the sample"), "file.sample"),
            )
        ):
            button = QPushButton(caption)
            set_look(button, "" if number else "primary")
            keys = self._registry.keys(name)
            button.setToolTip(plain_tooltip(readable(keys[0]) if keys else caption))
            button.clicked.connect(partial(self._registry.run, name))
            self.beginnings.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row


class RecentRow(QWidget):
    """A project's name, as a button, and where it lies."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.name = QPushButton(plain_caption(path.stem))
        set_look(self.name, "link")
        folder = ElidedLabel(str(path.parent))
        set_look(folder, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name)
        row.addWidget(folder, 1)
