"""The row under the menus: label chips, undo and redo, "Link", the command box, "Done, next"."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton

from annotator.model.scheme import Label
from annotator.ui import icons
from annotator.ui.actions import Registry
from annotator.ui.keys import readable
from annotator.ui.pages import USUAL, VIEWS
from annotator.ui.panels.keybutton import HEIGHT, KeyButton, Paint
from annotator.ui.panels.toolbar_room import Room
from annotator.ui.session import Session
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import Theme, set_look

LABEL_COMMAND = "annotate.label."


class Toolbar(QFrame):
    """What is used all the time, with its keys. Everything here is a command."""

    def __init__(self, session: Session, registry: Registry, theme: Theme) -> None:
        super().__init__()
        self._session, self._registry, self._theme = session, registry, theme
        self.chips: dict[str, KeyButton] = {}
        self._view = VIEWS[0][0]
        self._chip_row = QHBoxLayout()
        self.views = {name: self._view_button(name, title) for name, title, _ in VIEWS}
        self.undo = self._icon_button("edit.undo")
        self.redo = self._icon_button("edit.redo")
        self.link = KeyButton(self.tr("Link"), self._plain_paint())
        self.link.weight = QFont.Weight.Normal
        self.link.clicked.connect(partial(registry.run, "annotate.link"))
        self.search = KeyButton(
            self.tr("Search or run a command…"), self._field_paint(), is_wide=True
        )
        self.search.weight = QFont.Weight.Normal
        self.done = KeyButton(self.tr("Done, next"), self._accent_paint())
        self.search.clicked.connect(partial(registry.run, "help.palette"))
        self.done.clicked.connect(partial(registry.run, "document.done"))
        self._room = Room()
        self._lay_out()
        self.set_theme(theme)
        session.selected.connect(self._show_armed)
        session.changed.connect(self.refresh)
        session.opened.connect(self.refresh)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button, name in ((self.undo, "undo"), (self.redo, "redo")):
            button.setIcon(icons.tinted(name, theme.text, theme.border))
        self.search.setIcon(icons.tinted("search", theme.muted, theme.border))
        self.link.setIcon(icons.tinted("link", theme.text, theme.muted))
        self.link.set_paint(self._plain_paint())
        self.search.set_paint(self._field_paint())
        self.done.set_paint(self._accent_paint())
        self.show_labels()

    def show_labels(self) -> None:
        """Makes the chips anew, of the scheme's labels and their present keys."""
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        self.chips = {label.name: self._chip(label) for label in self._session.scheme.offered}
        for chip in self.chips.values():
            self._chip_row.addWidget(chip)
            chip.setVisible(self._view == "annotate")
        self.show_keys()
        self.refresh()
        self.fit()

    def show_keys(self) -> None:
        """Shows the present key of each button."""
        for name, chip in self.chips.items():
            chip.set_key(self._key(LABEL_COMMAND + name))
        self.link.set_key(self._key("annotate.link"))
        self.search.set_key(self._key("help.palette"))
        self.done.set_key(self._key("document.done").replace("Return", "↵").replace("+", " "))
        self.search.set_key(self.search.key.replace("+", " "))

    def show_view(self, view: str) -> None:
        """Marks the view that is shown; what belongs to the article goes with it."""
        for name, button in self.views.items():
            button.setChecked(name == view)
            # There is no room for all of them beside the labels.
            button.setVisible(name in USUAL or name == view)
        self._view = view
        for part in (*self.chips.values(), self.link, self.done):
            part.setVisible(view == "annotate")
        self.fit()

    @property
    def is_article(self) -> bool:
        """Whether the article is shown, to which labels and links belong."""
        return self._view == "annotate"

    def fit(self) -> None:
        """Leaves words away until everything has room; nobody sees it while no project is open."""
        if self._session.project is None:
            return
        letters = {
            self.chips[label.name]: (label.letter or label.title[:1]).upper()
            for label in self._session.scheme.offered
            if label.name in self.chips
        }
        self._room.fit(self, letters)

    def minimumSizeHint(self) -> QSize:
        return QSize(Room.LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def refresh(self) -> None:
        """Greys what cannot be done now, and says what undo and redo would do."""
        project, can_edit = self._session.project, self._session.is_editable
        tip = self.tr("Link the active annotation to the one picked next")
        self.link.setToolTip(plain_tooltip(tip))
        for chip in self.chips.values():
            chip.setEnabled(can_edit and self._session.document is not None)
        self.done.setEnabled(can_edit and self._session.document is not None)
        journal = project.journal if project and can_edit else None
        undo = journal.undo_title() if journal else None
        redo = journal.redo_title() if journal else None
        self._explain(self.undo, self.tr("Undo"), undo, "edit.undo")
        self._explain(self.redo, self.tr("Redo"), redo, "edit.redo")
        self._show_armed()

    def _show_armed(self) -> None:
        for name, chip in self.chips.items():
            chip.set_armed(is_armed=self._session.armed == name)
        self.link.set_armed(is_armed=self._session.linking is not None)
        self.link.set_paint(self._plain_paint())
        self.link.setEnabled(self._session.is_editable and self._session.active is not None)

    def _explain(self, button: QToolButton, verb: str, title: str | None, name: str) -> None:
        button.setEnabled(title is not None)
        words = f"{verb}: {title}" if title else verb
        button.setAccessibleName(words)
        button.setToolTip(plain_tooltip(f"{words} ({self._key(name)})"))

    def _key(self, name: str) -> str:
        keys = self._registry.keys(name) if name in self._registry.commands else []
        return readable(keys[0]) if keys else ""

    def _view_button(self, name: str, title: str) -> QToolButton:
        button = QToolButton()
        button.setText(QCoreApplication.translate("Command", title).replace("&", ""))
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedHeight(HEIGHT)
        is_first, is_last = name == VIEWS[0][0], name == VIEWS[-1][0]
        set_look(button, "first view" if is_first else "last view" if is_last else "view")
        button.clicked.connect(partial(self._registry.run, f"view.{name}"))
        button.setToolTip(plain_tooltip(f"{button.text()} ({self._key(f'view.{name}')})"))
        return button

    def _icon_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setFixedSize(QSize(HEIGHT + 3, HEIGHT))
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(self.focusPolicy())
        button.clicked.connect(partial(self._registry.run, name))
        return button

    def _chip(self, label: Label) -> KeyButton:
        colours = self._theme.label(label)
        chip = KeyButton(
            label.title,
            Paint(colours.tint, colours.line, colours.line, colours.tint, self._theme.focus),
        )
        chip.clicked.connect(partial(self._registry.run, LABEL_COMMAND + label.name))
        chip.setToolTip(plain_tooltip("\n".join(filter(None, (label.title, label.definition)))))
        return chip

    def _plain_paint(self) -> Paint:
        theme = self._theme
        line = theme.border if self._session.linking is None else theme.accent
        return Paint(theme.field, line, theme.text, theme.hover, theme.focus)

    def _field_paint(self) -> Paint:
        theme = self._theme
        return Paint(theme.field, theme.border, theme.muted, theme.hover, theme.focus)

    def _accent_paint(self) -> Paint:
        theme = self._theme
        return Paint(theme.accent, theme.accent, theme.accent_text, theme.accent, theme.text)

    def _lay_out(self) -> None:
        set_look(self, "toolbar")
        self._chip_row.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        switch = QHBoxLayout()
        switch.setSpacing(0)
        for button in self.views.values():
            switch.addWidget(button)
        row.addLayout(switch)
        row.addSpacing(10)
        row.addLayout(self._chip_row)
        row.addSpacing(18)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addSpacing(10)
        row.addWidget(self.link)
        row.addStretch(1)
        self.search.setMinimumWidth(90)
        self.search.setMaximumWidth(270)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.search, 2)
        row.addWidget(self.done)
