"""The line above the list of documents: what to look for, and the button for their order."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from annotator.ui import icons
from annotator.ui.panels.document_lookup import Lookup
from annotator.ui.session import Session
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.panels.filter_completion import FilterCompletion

ICON = 15


class FilterLine(QWidget):
    """A field with completion, and a button whose ``menu`` the window fills with commands."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.button = QToolButton(self)
        self.menu = QMenu(self.button)
        self._lookup = Lookup(session, self)
        self.field.textEdited.connect(lambda _text: self.completion.follow())
        self._build()
        self.set_theme(theme)

    @cached_property
    def completion(self) -> "FilterCompletion":
        """Made when somebody first types."""
        from annotator.ui.panels.filter_completion import FilterCompletion  # noqa: PLC0415

        return FilterCompletion(self.field, self._lookup)

    def _build(self) -> None:
        field, button = self.field, self.button
        field.setPlaceholderText(self.tr("Words, publisher:name…"))
        field.setAccessibleName(self.tr("Filter documents"))
        field.setToolTip(plain_tooltip(self._help()))
        field.setAccessibleDescription(self._help())
        field.setClearButtonEnabled(True)
        field.setAcceptDrops(False)
        button.setMenu(self.menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self.tr("Sort and group the documents"))
        button.setToolTip(plain_tooltip(self.tr("Sort and group")))
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(field, 1)
        row.addWidget(button)
        self.setTabOrder(field, button)

    def _help(self) -> str:
        return self.tr(
            "Words of title, text or publisher; and fields:\n"
            'publisher:reuters   author:"Jane Doe"\n'
            "language:fa   status:done   -genre:opinion\n"
            "published:2024-05..2024-07   length:..500\n"
            "author:   (has none)   desk:foreign   (your own field)"
        )

    def set_theme(self, theme: Theme) -> None:
        self.button.setIcon(icons.tinted("arrow-up-down", theme.muted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.field.sizeHint().height()
        self.button.setFixedSize(QSize(side, side))
