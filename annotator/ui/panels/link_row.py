"""One link of an annotation in the inspector: what it says, and the words at its other end."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from annotator.model.annotation import Annotation
from annotator.ui.panels import chips, lettering
from annotator.ui.panels.twolines import line_height, two_lines
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import LabelColours, Theme, set_look

GAP = 8
MORE = 26
WIDEST = 0.45
LONGEST_TIP = 1_000


class LinkRow(QAbstractButton):
    """A chip with the link's name, and the other end's quote on up to two lines; for a project
    that can be written, a button with what can be done to the link.

    ``menu_wanted(point)``: asked for at a point of the screen. ``removed()``: Delete was pressed.
    """

    menu_wanted = Signal(QPoint)
    removed = Signal()

    def __init__(
        self, words: str, other: Annotation, colours: LabelColours, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.annotation = other
        self._theme = theme
        self._words = words
        self._colours = colours
        self.setText(other.quote)
        self.setAccessibleName(f"{words}: {lettering.shortened(other.quote, LONGEST_TIP)}")
        self.setToolTip(plain_tooltip(lettering.shortened(other.quote, LONGEST_TIP)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.more = QPushButton("⋯", self)
        set_look(self.more, "mini")
        self.more.setAccessibleName(self.tr("Change or remove this link"))
        self.more.setToolTip(self.tr("Change or remove this link"))
        self.more.clicked.connect(self._ask)
        self.more.hide()

    def allow_changes(self) -> None:
        self.more.show()
        self._place_more()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = two_lines(self.text(), self.font(), self._room(width)).lineCount()
        return max(lines * line_height(self.font()), self._chip(width).height()) + 2

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        chip = QRect(0, 0, self._chip(self.width()).width(), self._chip(self.width()).height())
        words = QRect(chip.width() + GAP, 0, self._room(self.width()), self.height())
        if self._is_mirrored:
            chip.moveRight(self.width())
            words.moveLeft(self.width() - chip.width() - GAP - words.width())
        font = chips.chip_font(self.font())
        chips.paint_chip(painter, chip, self._words, self._colours, font)
        painter.setPen(self._theme.text)
        layout = two_lines(self.text(), self.font(), words.width())
        layout.draw(painter, QPointF(words.left(), 1))
        if self.hasFocus():
            chips.paint_focus(painter, self.rect(), self._theme.focus)

    def _chip(self, width: int) -> QSize:
        size = chips.chip_size(self._words, chips.chip_font(self.font()))
        return QSize(min(size.width(), int(width * WIDEST)), size.height())

    def _room(self, width: int) -> int:
        more = MORE if not self.more.isHidden() else 0
        return max(40, width - self._chip(width).width() - GAP - more)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _place_more(self) -> None:
        left = 0 if self._is_mirrored else self.width() - MORE + 2
        self.more.setGeometry(left, 0, MORE - 2, MORE - 2)

    def _ask(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_more()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)
