"""Claim cards on paper."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.formats.report_content import lacks_of, verdict_of
from annotator.formats.report_content import lines_of as card_lines
from annotator.ui.article.display import shown
from annotator.ui.report_pdf.flow import POINT, Face, Faces, Line, Pages, lines_of

if TYPE_CHECKING:
    from annotator.model.cards import Card
    from annotator.ui.report_pdf.marks import Looks

INDENT, WHAT, BETWEEN = 12 * POINT, 96 * POINT, 8 * POINT
SIGN, VERDICT = 44 * POINT, 150 * POINT
AFTER = 12 * POINT
BAR = 2.4 * POINT
PADDING = 3.5 * POINT


class CardSetter:
    """Puts cards on ``pages``, each on one sheet if it fits on one. They ``name_documents``
    only where there are several."""

    def __init__(
        self, pages: Pages, faces: Faces, looks: Looks, signs: Mapping[int, str], *,
        name_documents: bool,
    ) -> None:  # fmt: skip
        self._pages, self._faces, self._looks, self._signs = pages, faces, looks, signs
        self._name_documents = name_documents

    def put(self, card: Card) -> None:
        rows = self._rows(card)
        height = sum(max((_height(lines) for _, lines in row), default=0.0) for row in rows)
        self._pages.keep(height)
        colour = self._looks.line(card.annotation.label)
        for row in rows:
            # The bar goes down with the highest column, so that it has no gaps.
            heights = [_height(lines) for _, lines in row]
            highest = heights.index(max(heights))
            self._pages.put_beside(
                (x, [_barred(line, x, colour) for line in lines] if number == highest else lines)
                for number, (x, lines) in enumerate(row)
            )
        self._pages.skip(AFTER)

    def _rows(self, card: Card) -> list[list[tuple[float, list[Line]]]]:
        """The card from top to bottom, each row as columns."""
        faces, room = self._faces, self._pages.size.room - INDENT
        claim = card.annotation
        sign = badge_line(self._signs.get(claim.id, "claim"), claim.label, self._looks, faces)
        verdict = Line(14 * POINT, partial(_paint_verdict, verdict_of(card), faces))
        title = card.document.title if self._name_documents else ""
        middle = room - SIGN - VERDICT - BETWEEN
        head = [(INDENT, [sign]), (INDENT + room, [verdict])]
        if title:
            head.insert(1, (INDENT + SIGN, lines_of(title, faces.quiet, middle, is_table=True)))
        rows = [head]
        if card.wording != claim.quote:
            rows.append(self._whole(card.wording, faces.strong))
        rows.append(self._whole(claim.quote, faces.quote))
        for line in card_lines(card, self._signs):
            words = " — ".join(part for part in (line.words, line.more) if part)
            if line.url and line.url != line.words:
                words = f"{words} {line.url}"
            badge = badge_line(line.what, line.label, self._looks, faces)
            x = INDENT + WHAT + BETWEEN
            width = room - WHAT - BETWEEN
            rows.append([(INDENT, [badge]), (x, lines_of(words, faces.words, width))])
        why = f"Why: {card.verdict_note}" if card.verdict_note else ""
        rows += [self._whole(said, faces.words) for said in (why, claim.note) if said]
        if card.missing:
            rows.append(self._whole(lacks_of(card), faces.quiet))
        return rows

    def _whole(self, words: str, face: Face) -> list[tuple[float, list[Line]]]:
        return [(INDENT, lines_of(words, face, self._pages.size.room - INDENT))]


def _height(lines: list[Line]) -> float:
    return sum(line.height for line in lines)


def _barred(line: Line, x: float, colour: QColor) -> Line:
    """With the card's bar beside it."""

    def back(painter: QPainter, left: float, y: float) -> None:
        painter.fillRect(QRectF(left - x, y, BAR, line.height), colour)
        if line.back:
            line.back(painter, left, y)

    return line._replace(back=back)


def badge_line(text: str, label: str, looks: Looks, faces: Faces) -> Line:
    """A word or a sign in a frame; in the label's colours, if it is of one."""
    return Line(14 * POINT, partial(_paint_badge, text, label, looks, faces))


def _paint_badge(
    text: str, label: str, looks: Looks, faces: Faces, painter: QPainter, x: float, y: float
) -> None:
    width = QFontMetricsF(faces.badge).horizontalAdvance(shown(text)) + 2 * PADDING
    _paint_framed(
        painter, QRectF(x, y, width, 0), text, looks.line(label), looks.tint(label), faces
    )


def _paint_verdict(text: str, faces: Faces, painter: QPainter, x: float, y: float) -> None:
    """Its right end is at ``x``."""
    metrics = QFontMetricsF(faces.badge)
    elided = metrics.elidedText(shown(text), Qt.TextElideMode.ElideRight, VERDICT - 2 * PADDING)
    width = metrics.horizontalAdvance(elided) + 2 * PADDING
    ink, paper = faces.words.colour, QColor("white")
    _paint_framed(painter, QRectF(x - width, y, width, 0), elided, ink, paper, faces)


def _paint_framed(
    painter: QPainter, place: QRectF, text: str, line: QColor, tint: QColor, faces: Faces
) -> None:
    room = QRectF(place.x(), place.y() + 1.5 * POINT, place.width(), 11 * POINT)
    painter.setPen(QPen(line, 0.6 * POINT))
    painter.setBrush(tint)
    painter.drawRoundedRect(room, 2.5 * POINT, 2.5 * POINT)
    painter.setFont(faces.badge)
    metrics = QFontMetricsF(faces.badge)
    middle = room.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(room.left() + PADDING, middle), shown(text))
