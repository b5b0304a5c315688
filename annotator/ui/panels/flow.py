"""Layouts that set widgets in lines, as words are set, and in columns, as in a newspaper."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """From the leading edge on, and on the next line what does not fit."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), is_real=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arranged(area, is_real=True)

    def _arranged(self, area: QRect, *, is_real: bool) -> int:
        """The height taken; the widgets are moved only if ``is_real``."""
        x, y, tallest = area.left(), area.top(), 0
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item in self._items:
            size = item.sizeHint()
            if x > area.left() and x + size.width() > area.right() + 1:
                x, y, tallest = area.left(), y + tallest + self.spacing(), 0
            if is_real:
                place = QRect(QPoint(x, y), size)
                if direction == Qt.LayoutDirection.RightToLeft:
                    place.moveRight(area.right() - (x - area.left()))
                item.setGeometry(place)
            x += size.width() + self.spacing()
            tallest = max(tallest, size.height())
        return y + tallest - area.top()


class Columns(Flow):
    """As many columns as fit; each widget below the one that is shortest by then."""

    def _arranged(self, area: QRect, *, is_real: bool) -> int:
        widest = max((item.sizeHint().width() for item in self._items), default=1)
        count = max(1, (area.width() + self.spacing()) // (widest + self.spacing()))
        parent = self.parentWidget()
        is_mirrored = parent and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        heights = [0] * count
        for item in self._items:
            column = heights.index(min(heights))
            size = item.sizeHint()
            left = area.left() + column * (widest + self.spacing())
            place = QRect(QPoint(left, area.top() + heights[column]), size)
            if is_mirrored:
                place.moveRight(area.right() - (left - area.left()))
            if is_real:
                item.setGeometry(place)
            heights[column] += size.height() + self.spacing()
        return max(0, max(heights) - self.spacing())
