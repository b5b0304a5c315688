"""The boxes and arrows of a claim map, as they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from annotator.formats.claim_map_look import (
    BADGE,
    HEADING_SIZE,
    NAME_SIZE,
    PADDING,
    THICKNESS,
    WORDS_SIZE,
    LinkLook,
    bar,
    curves,
    head,
    in_lines,
    is_rightward,
    label_of,
    letter_of,
    shortened,
)
from annotator.ui.article.inks import faded
from annotator.ui.panels.lettering import shortened as cut
from annotator.ui.text import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from annotator.model.claim_map import Arrow, Box
    from annotator.model.scheme import Label, Scheme
    from annotator.ui.theme import Theme

LONGEST_TIP = 2_000
FAINT = 0.28
STRONG = 1.6  # times the usual thickness
RADIUS = 6.0
FLAGS = int(Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine


class Lettering:
    """The fonts of one theme and what they measure; words are set once."""

    def __init__(self, theme: Theme, interface: QFont) -> None:
        self.theme = theme
        self.heading = _sized(interface, HEADING_SIZE, QFont.Weight.DemiBold)
        self.name = _sized(interface, NAME_SIZE, QFont.Weight.Normal)
        self.words = theme.reading_font(WORDS_SIZE)

    def lines(self, font: QFont, words: str, width: float, most: int) -> list[str]:
        return in_lines(words, width, QFontMetricsF(font).horizontalAdvance, most)


def _sized(font: QFont, pixels: float, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setPixelSize(round(pixels))
    made.setWeight(weight)
    return made


class BoxItem(QGraphicsItem):
    """A box; ``where`` is the title of the document that it lies in, if that is another one."""

    def __init__(self, box: Box, scheme: Scheme, lettering: Lettering, where: str = "") -> None:
        super().__init__()
        self.box, self._lettering, self._where = box, lettering, where
        self.label: Label = label_of(scheme, box.annotation.label)
        self.colours = lettering.theme.label(self.label)
        self.is_active = self.is_current = False
        self.setPos(box.left, box.top)
        self.setZValue(2)
        self.setToolTip(plain_tooltip(cut(self.told, LONGEST_TIP)))
        self._set_words()

    @property
    def told(self) -> str:
        """All its words: every mention, and where it is if not here."""
        quotes = [one.quote for one in self.box.annotations]
        return "\n\n".join([*quotes, *filter(None, [self._where])])

    def mark(self, *, is_active: bool, is_current: bool) -> None:
        """``is_active`` in the article, ``is_current`` for the keyboard."""
        if (is_active, is_current) != (self.is_active, self.is_current):
            self.is_active, self.is_current = is_active, is_current
            self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(-4, -4, self.box.width + 8, self.box.height + 8)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        theme, frame = self._lettering.theme, QRectF(0, 0, self.box.width, self.box.height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.colours.line, 2.4 if self.is_active else 1.0)
        if self._where:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(self.colours.tint)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if self.is_current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus, 2.0))
            painter.drawRoundedRect(frame.adjusted(-3, -3, 3, 3), RADIUS + 2, RADIUS + 2)
        self._paint_heading(painter)
        painter.setPen(theme.text)
        painter.setFont(self._lettering.words)
        for number, line in enumerate(self._lines):
            room = QRectF(PADDING, 29.0 + 18.0 * number, self.box.width - 2 * PADDING, 19.0)
            _write(painter, room, line, is_rightward=self._is_rightward)

    def _set_words(self) -> None:
        box, fonts = self.box, self._lettering
        room = box.width - 2 * PADDING
        self._is_rightward = is_rightward(box.annotation.quote)
        self._lines = fonts.lines(fonts.words, box.annotation.quote, room, 2)
        title = self.label.title
        heading = f"{title} ×{len(box.annotations)}" if box.annotations[1:] else title
        if self._where:
            heading = f"{heading} · {self._where}"
        self._heading = fonts.lines(fonts.heading, heading, room - BADGE - 7.0, 1)

    def _paint_heading(self, painter: QPainter) -> None:
        badge = QRectF(PADDING, 8.5, BADGE, BADGE)
        draw_badge(painter, badge, self.label, self._lettering)
        left = badge.right() + 7.0
        room = QRectF(left, badge.top(), self.box.width - PADDING - left, BADGE)
        for line in self._heading:
            _write(painter, room, line, is_rightward=is_rightward(line))


def draw_badge(painter: QPainter, room: QRectF, label: Label, fonts: Lettering) -> None:
    """The letter of a label in a small frame."""
    colours = fonts.theme.label(label)
    painter.setPen(QPen(colours.line, 1.0))
    painter.setBrush(fonts.theme.page)
    painter.drawRoundedRect(room, 4, 4)
    painter.setFont(fonts.heading)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), letter_of(label))


def _write(painter: QPainter, room: QRectF, line: str, *, is_rightward: bool) -> None:
    directions, sides = Qt.LayoutDirection, Qt.AlignmentFlag
    painter.setLayoutDirection(directions.LeftToRight if is_rightward else directions.RightToLeft)
    side = sides.AlignLeft if is_rightward else sides.AlignRight
    painter.drawText(room, FLAGS | int(side | sides.AlignAbsolute), line)


class ArrowItem(QGraphicsItem):
    """A link with its name; stronger than the others while one of its ends is looked at."""

    def __init__(self, arrow: Arrow, look: LinkLook, colour: QColor, fonts: Lettering) -> None:
        super().__init__()
        self.arrow, self._look, self._colour, self._fonts = arrow, look, colour, fonts
        self._strength: bool | None = None
        self._path = path_of(arrow)
        (left, _), (right, _) = sorted(arrow.points[:2])
        self._name = fonts.lines(fonts.name, look.title, right - left - 14.0, 1)
        self.setZValue(1)

    def set_strength(self, strength: bool | None) -> None:  # noqa: FBT001  three states
        """Strong, or faint beside a strong one; None where none is."""
        if strength != self._strength:
            self._strength = strength
            self.setZValue(1.5 if strength else 1)
            self.update()

    def boundingRect(self) -> QRectF:
        return self._path.boundingRect().adjusted(-12, -12, 12, 12)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._fonts.theme.page
        colour = faded(self._colour, FAINT) if self._strength is False else self._colour
        thickness = THICKNESS * (STRONG if self._strength else 1.0)
        draw_arrow(painter, self.arrow, self._look, QPen(colour, thickness), page)
        for line in self._name:
            painter.setFont(self._fonts.name)
            width = QFontMetricsF(self._fonts.name).horizontalAdvance(line) + 6.0
            x, y = self.arrow.name_at
            room = QRectF(x - width / 2, y - 7.0, width, 14.0)
            painter.fillRect(room, page)
            painter.setPen(colour)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), line)


def path_of(arrow: Arrow) -> QPainterPath:
    points = shortened(arrow)
    path = QPainterPath(QPointF(*points[0]))
    for one, other, end in curves(points):
        path.cubicTo(QPointF(*one), QPointF(*other), QPointF(*end))
    return path


def draw_arrow(painter: QPainter, arrow: Arrow, look: LinkLook, pen: QPen, page: QColor) -> None:
    """The line in its pattern, and its head."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = QPen(pen)
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.dashes:
        line.setDashPattern(look.dashes)
    painter.setPen(line)
    painter.drawPath(path_of(arrow))
    painter.setPen(QPen(pen.color(), 1.0))
    painter.setBrush(page if look.is_against else pen.color())
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in head(arrow)]))
    if look.is_against:
        one, other = bar(arrow)
        painter.drawLine(QPointF(*one), QPointF(*other))
