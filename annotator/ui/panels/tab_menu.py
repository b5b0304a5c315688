"""All tabs in a menu, beside those that have room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton

from annotator.ui.text import plain_caption, plain_tooltip
from annotator.ui.theme import set_look

WIDTH = 28


class TabMenu(QToolButton):
    """In the corner of ``tabs``, seen only while some of them are not."""

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        set_look(self, "flat")
        self.setText("▾")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("All tabs"))
        self.setToolTip(plain_tooltip(self.tr("All tabs")))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        tabs.setCornerWidget(self, Qt.Corner.TopRightCorner)
        tabs.tabBar().installEventFilter(self)
        tabs.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show)
        # Not of what is hidden: it may be about to go, and have no tabs any more.
        if event.type() in kinds and self._tabs.isVisible():
            needed = self._tabs.tabBar().sizeHint().width()
            self.setVisible(needed > self._tabs.width())
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        menu, tabs = self.menu(), self._tabs
        menu.clear()
        for number in range(tabs.count()):
            action = menu.addAction(plain_caption(tabs.tabText(number)))
            action.setCheckable(True)
            action.setChecked(number == tabs.currentIndex())
            action.triggered.connect(partial(tabs.setCurrentIndex, number))
