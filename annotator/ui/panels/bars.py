"""Thin bars: how many annotations of which label, and how much is done."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.theme import Theme

# A bar is half full at this many annotations: it grows with every one and never overflows.
HALF_FULL = 4
THICKNESS = 6


def filled(total: int) -> float:
    """The part of a bar, from 0 to 1, that stands for ``total`` annotations."""
    return total / (total + HALF_FULL)


def paint_bar(
    painter: QPainter,
    area: QRectF,
    parts: Sequence[tuple[QColor, float]],
    track: QColor,
    *,
    is_mirrored: bool = False,
) -> None:
    """Paints ``parts`` (colour, share of the whole width) side by side over ``track``."""
    outline = QPainterPath()
    outline.addRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outline, track)
    painter.setClipPath(outline)
    left = area.left()
    for colour, share in parts:
        part = QRectF(left, area.top(), area.width() * share, area.height())
        left = part.right()
        if is_mirrored:
            part.moveLeft(area.left() + area.right() - part.right())
        painter.fillRect(part, colour)
    painter.restore()


class ProgressLine(QWidget):
    """A share of a whole, as a thin bar in the accent colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_share(self, share: float) -> None:
        """``share`` from 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        area = QRectF(0, (self.height() - THICKNESS) / 2, self.width(), THICKNESS)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        parts = [(self._theme.accent, self._share)]
        paint_bar(painter, area, parts, self._theme.border, is_mirrored=is_mirrored)
