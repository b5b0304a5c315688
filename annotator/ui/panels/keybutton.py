"""Flat buttons that show the key that does the same."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

HEIGHT = 30
PADDING = 11
GAP = 8
BADGE_PADDING = 4
BADGE_FONT = 0.82
CORNER = 5
ICON, ICON_GAP = 14, 6


class Paint(NamedTuple):
    """A button's colours: behind, border, words, and what shows that it is armed."""

    fill: QColor
    line: QColor
    ink: QColor
    hover: QColor
    focus: QColor


class KeyButton(QAbstractButton):
    """Words at the left, the key in a small frame after them or at the right edge.

    It never takes the focus from the article when it is clicked.
    """

    def __init__(self, text: str, paint: Paint, *, is_wide: bool = False) -> None:
        super().__init__()
        self._paint = paint
        self._key = ""
        self._is_wide = is_wide
        self._is_armed = False
        self._short: str | None = None
        self._measured: tuple[object, ...] = ()
        self._hint = QSize()
        self.weight = QFont.Weight.DemiBold
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy.Policy.Preferred if is_wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        return self._key

    @property
    def words(self) -> str:
        """What it shows now besides its icon."""
        return self.text() if self._short is None else self._short

    def shorten(self, short: str | None) -> None:
        """Shows ``short`` instead of its words, and no key; None: as it was."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    @property
    def is_armed(self) -> bool:
        return self._is_armed

    def set_paint(self, paint: Paint) -> None:
        if paint != self._paint:
            self._paint = paint
            self.update()

    def set_key(self, key: str) -> None:
        """The key to show, as people write it; none for ""."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def set_armed(self, *, is_armed: bool) -> None:
        """Shows that every selection will be given this button's label."""
        if is_armed != self._is_armed:
            self._is_armed = is_armed
            self.update()

    def sizeHint(self) -> QSize:
        # The tool bar asks again and again while it looks for room, and measuring is slow.
        font = (self.font().key(), self.weight)
        shown = (self.words, self._key, self._short, self._icon_room(), font)
        if shown != self._measured:
            words = QFontMetrics(self._words_font()).horizontalAdvance(self.words) + 1
            badge = self._badge_width()
            width = 2 * PADDING + self._icon_room() + words + (GAP + badge if badge else 0)
            self._measured, self._hint = shown, QSize(width, HEIGHT)
        return QSize(self._hint)

    def minimumSizeHint(self) -> QSize:
        return (
            QSize(2 * PADDING + self._badge_width(), HEIGHT) if self._is_wide else self.sizeHint()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        self._paint_box(painter)
        badge = self._badge_width()
        words_font = self._words_font()
        words = QFontMetrics(words_font).horizontalAdvance(self.words) + 1
        left = PADDING + self._icon_room()
        room = self.width() - left - PADDING - (badge + GAP if badge else 0)
        self._paint_icon(painter)
        painter.setFont(words_font)
        painter.setPen(self._paint.ink)
        shown = QFontMetrics(words_font).elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        box = self._mirrored(QRect(left, 0, min(words, room) + 2, self.height()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
        if badge:
            at = self.width() - PADDING - badge if self._is_wide else left + words + GAP
            self._paint_badge(painter, self._mirrored(QRect(at, 0, badge, self.height())))

    def _paint_box(self, painter: QPainter) -> None:
        thickness = 2.0 if self._is_armed or self.hasFocus() else 1.0
        inset = thickness / 2
        painter.setBrush(self._paint.hover if self.underMouse() else self._paint.fill)
        painter.setPen(QPen(self._paint.focus if self.hasFocus() else self._paint.line, thickness))
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, CORNER, CORNER)
        if self._is_armed:
            bar = QRectF(PADDING, self.height() - 5.5, self.width() - 2 * PADDING, 2)
            painter.fillRect(bar, self._paint.line)

    def _icon_room(self) -> int:
        return 0 if self.icon().isNull() else ICON + (ICON_GAP if self.words else 0)

    def _paint_icon(self, painter: QPainter) -> None:
        if not self.icon().isNull():
            box = QRect(PADDING, (self.height() - ICON) // 2, ICON, ICON)
            self.icon().paint(painter, self._mirrored(box))

    def _paint_badge(self, painter: QPainter, place: QRect) -> None:
        font = self._badge_font()
        height = QFontMetrics(font).height() + 1
        frame = QRectF(place.x(), (self.height() - height) / 2, place.width(), height)
        painter.setOpacity(painter.opacity() * 0.85)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._paint.ink, 1))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(font)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._key)

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return box
        return QRect(self.width() - box.right() - 1, box.y(), box.width(), box.height())

    def _words_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(self.weight)
        return font

    def _badge_font(self) -> QFont:
        font = QFont(self.font())
        if font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() * BADGE_FONT))
        else:
            font.setPointSizeF(font.pointSizeF() * BADGE_FONT)
        return font

    def _badge_width(self) -> int:
        if not self._key or self._short is not None:
            return 0
        words = QFontMetrics(self._badge_font()).horizontalAdvance(self._key)
        return max(words, 6) + 2 * BADGE_PADDING
