"""Paints cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from annotator.ui.claims.face import LINKS
from annotator.ui.panels import chips

if TYPE_CHECKING:
    from annotator.ui.claims.face import Face, Look, Spot, Tag

CORNER = 6


def paint_card(
    painter: QPainter,
    rect: QRect,
    face: Face,
    look: Look,
    *,
    is_current: bool,
    lit: Spot | None,
) -> None:
    """``is_current``: it has the keyboard, or something is about to be dropped on it. ``lit``
    is the spot under the pointer, or where the keyboard is."""
    theme = look.theme
    painter.setPen(QPen(theme.focus if is_current else theme.border, 1.5 if is_current else 1))
    painter.setBrush(theme.card)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
    painter.save()
    painter.translate(rect.topLeft())
    if lit and lit.is_row:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.hover)
        painter.drawRoundedRect(QRectF(lit.rect), 4, 4)
    painter.fillRect(face.bar, face.bar_colour)
    for tag in face.tags:
        _paint_tag(painter, tag, look, is_lit=lit is not None and tag.rect == lit.rect)
    for words in face.words:
        is_lit = lit is not None and words.spot is lit and lit.kind in (*LINKS, "mention")
        painter.setPen(theme.accent if is_lit else words.colour)
        words.layout.draw(painter, words.place)
    painter.restore()


def _paint_tag(painter: QPainter, tag: Tag, look: Look, *, is_lit: bool) -> None:
    if not tag.is_framed:
        chips.paint_chip(painter, tag.rect, tag.text, tag.colours, look.chip)
        return
    theme = look.theme
    painter.setPen(QPen(theme.accent if is_lit else tag.colours.tint, 1))
    painter.setBrush(theme.hover if is_lit else theme.card)
    painter.drawRoundedRect(QRectF(tag.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(tag.colours.line)
    painter.setFont(look.chip)
    room = tag.rect.width() - chips.PADDING
    shown = painter.fontMetrics().elidedText(tag.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(tag.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
