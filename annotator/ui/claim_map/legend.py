"""What the colours, letters and patterns of a claim map mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.formats.claim_map_look import THICKNESS, LinkLook, link_looks
from annotator.model.claim_map import Arrow, ClaimMap
from annotator.ui.claim_map.items import Lettering, draw_arrow, draw_badge

if TYPE_CHECKING:
    from annotator.model.scheme import Label, Scheme

SAMPLE, BADGE, LINE, BETWEEN = 46.0, 18.0, 24.0, 22.0
MARGIN = 14.0
Entry = tuple["Label | LinkLook", str]


def entries_of(shown: ClaimMap, scheme: Scheme) -> list[Entry]:
    """The labels and link types that the map has, in the scheme's order."""
    labels = {box.annotation.label for box in shown.boxes}
    kinds = {arrow.type for arrow in shown.arrows}
    found: list[Entry] = [(one, one.title) for one in scheme.labels if one.name in labels]
    looks = link_looks(scheme).items()
    return [*found, *((look, look.title) for name, look in looks if name in kinds)]


def places(entries: list[Entry], width: float, fonts: Lettering) -> tuple[list[QRectF], float]:
    """Where each goes within ``width``, in lines, and how high they are together."""
    found: list[QRectF] = []
    x = y = 0.0
    metrics = QFontMetricsF(fonts.heading)
    for what, title in entries:
        wide = _sample(what) + 8.0 + metrics.horizontalAdvance(title) + 2.0
        if x > 0 and x + wide > width:
            x, y = 0.0, y + LINE
        found.append(QRectF(x, y, wide, LINE))
        x += wide + BETWEEN
    return found, y + LINE if found else 0.0


def paint(painter: QPainter, room: QRectF, entries: list[Entry], fonts: Lettering) -> None:
    """Draws them in lines within ``room``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for (what, title), place in zip(entries, places(entries, room.width(), fonts)[0], strict=True):
        spot = place.translated(room.topLeft())
        x, middle = spot.left(), spot.center().y()
        if isinstance(what, LinkLook):
            arrow = Arrow("", 0, 0, ((x, middle), (x + SAMPLE, middle)), (0.0, 0.0))
            draw_arrow(painter, arrow, what, QPen(fonts.theme.muted, THICKNESS), fonts.theme.page)
        else:
            draw_badge(painter, QRectF(x, middle - BADGE / 2, BADGE, BADGE), what, fonts)
        painter.setPen(fonts.theme.muted)
        painter.setFont(fonts.heading)
        spot.setLeft(x + _sample(what) + 8.0)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter), title)


def _sample(what: Label | LinkLook) -> float:
    return SAMPLE if isinstance(what, LinkLook) else BADGE


class Legend(QWidget):
    """Below the map, as high as it needs to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._fonts: Lettering | None = None

    @property
    def titles(self) -> list[str]:
        return [title for _, title in self._entries]

    def show_entries(self, entries: list[Entry], fonts: Lettering) -> None:
        self._entries, self._fonts = entries, fonts
        self.setVisible(bool(entries))
        self.setAccessibleName(", ".join(self.titles))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._fonts is None:
            return
        painter = QPainter(self)
        room = QRectF(MARGIN, 5.0, self.width() - 2 * MARGIN, self.height())
        paint(painter, room, self._entries, self._fonts)
        painter.end()

    def _fit(self) -> None:
        if self._fonts is not None:
            _, height = places(self._entries, self.width() - 2 * MARGIN, self._fonts)
            self.setFixedHeight(round(height) + 10)
