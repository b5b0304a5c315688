"""The bar of labels beside a selection made with the mouse."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from annotator.model.scheme import Label
from annotator.ui.article.inks import Inks, faded
from annotator.ui.text import plain_tooltip

DISTANCE = 8
SHADOW = 4
MOST = 9


class LabelBar(QWidget):
    """``choose`` is called with the name of the label that was pressed. It never takes the
    focus from the article, and never covers what it is shown beside."""

    def __init__(self, parent: QWidget, inks: Inks, choose: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.inks = inks
        self._room = parent
        self._choose = choose
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6 + SHADOW, 5 + SHADOW, 6 + SHADOW, 5 + SHADOW)
        self._row.setSpacing(4)
        self.buttons: list[LabelButton] = []
        self._shown: tuple[Label, ...] = ()
        self.hide()

    def show_beside(self, rects: Iterable[QRectF]) -> None:
        """Shows it below the rectangles, or above where there is no room; if there is none
        at all, it stays away."""
        self._fill(self.inks.scheme.offered[:MOST])
        self.adjustSize()
        inside = [rect.toAlignedRect() for rect in rects]
        place = beside(inside, self.size(), self._room.rect())
        if place is None or not self._shown:
            self.hide()
            return
        self.move(place)
        self.show()
        self.raise_()

    def restyle(self) -> None:
        """Makes the buttons anew, in other colours, when it is next shown."""
        self._shown = ()
        self.hide()

    def _fill(self, labels: tuple[Label, ...]) -> None:
        if labels == self._shown:
            return
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [LabelButton(self, label, self.inks) for label in labels]
        for button, label in zip(self.buttons, labels, strict=True):
            button.clicked.connect(lambda _checked=False, name=label.name: self._choose(name))
            self._row.addWidget(button)
            button.show()
        self._shown = labels

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(SHADOW, 0, -1):
            painter.setBrush(faded(QColor("#000000"), 0.028))
            painter.drawRoundedRect(card.adjusted(-spread, -spread + 1, spread, spread + 1), 9, 9)
        painter.setBrush(self.inks.theme.card)
        painter.setPen(self.inks.theme.border)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.end()


class LabelButton(QAbstractButton):
    """A label's digit and title on its tint."""

    def __init__(self, parent: QWidget, label: Label, inks: Inks) -> None:
        super().__init__(parent)
        self._colours = inks.colours(label.name)
        key = str(label.digit) if label.digit else label.letter.upper()
        self.setText(f"{key} {label.title}".strip())
        self.setToolTip(plain_tooltip(label.definition))
        self.setAccessibleName(label.title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = self.fontMetrics()
        self.setFixedSize(words.horizontalAdvance(self.text()) + 16, words.height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._colours.tint)
        painter.setPen(self._colours.line if self.underMouse() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._colours.line)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def beside(rects: list[QRect], size: QSize, room: QRect) -> QPoint | None:
    """Where a box of ``size`` fits within ``room`` without covering any of ``rects``: below
    the last, above the first, or right of all; None where it does not fit."""
    width, height = size.width(), size.height()
    inside = [rect for rect in rects if rect.intersects(room)]
    if not inside:
        return None
    first, last = min(inside, key=QRect.top), max(inside, key=QRect.bottom)
    for left, top in (
        (last.center().x() - width // 2, last.bottom() + DISTANCE - SHADOW),
        (first.center().x() - width // 2, first.top() - DISTANCE + SHADOW - height),
        (max(rect.right() for rect in inside) + DISTANCE, last.top()),
    ):
        box = QRect(max(room.left(), min(left, room.right() - width + 1)), top, width, height)
        card = box.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        if room.contains(box) and not any(card.intersects(rect) for rect in rects):
            return box.topLeft()
    return None
