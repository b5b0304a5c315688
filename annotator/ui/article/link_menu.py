"""A small menu of links, numbered: a digit chooses."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from annotator.model.links import Fit
from annotator.ui.text import plain_caption


class LinkMenu(QMenu):
    """``take`` is called with the place in ``fits`` of the link that was chosen. Those in
    ``taken`` are there already: they are ticked and cannot be chosen."""

    def __init__(
        self, parent: QWidget, fits: Sequence[Fit], taken: Collection[int],
        take: Callable[[int], None],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Kind of link"))
        for number, fit in enumerate(fits):
            digit = f"{number + 1}   " if number < 9 else "    "
            action = self.addAction(digit + plain_caption(fit.title))
            action.triggered.connect(lambda _checked=False, n=number: take(n))
            action.setCheckable(number in taken)
            action.setChecked(number in taken)
            action.setEnabled(number not in taken)
        first = next((one for one in self.actions() if one.isEnabled()), None)
        if first is not None:
            self.setActiveAction(first)

    def event(self, event: QEvent) -> bool:
        """Keys are the menu's while it is open: else a digit would set a label in the article,
        which keeps the focus."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < min(9, len(self.actions())):
            chosen = self.actions()[number]
            if chosen.isEnabled():
                self.close()
                chosen.trigger()
            return
        super().keyPressEvent(event)
