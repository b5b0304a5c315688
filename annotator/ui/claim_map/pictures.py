"""The claim map as a file: SVG, or PNG at twice its size, for a page as light as paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene

from annotator.formats import claim_svg, svg
from annotator.formats.claim_map_look import is_rightward
from annotator.ui.claim_map import legend
from annotator.ui.claim_map.items import Lettering
from annotator.ui.claim_map.view import fill
from annotator.ui.png import PNG, scale_of, write_png
from annotator.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from annotator.model.claim_map import ClaimMap
    from annotator.model.scheme import Scheme

TITLE_ROOM, TITLE_SIZE, EDGE = 46.0, 17.0, 28.0
NARROWEST = 760.0


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: the map, and ``title`` above it. ``documents`` as in ``claim_svg.svg_of``."""

    shown: ClaimMap
    scheme: Scheme
    title: str
    documents: Mapping[int, str]


def write(picture: Picture, font: QFont, target: Path, *, never: Iterable[Path] = ()) -> None:
    """Writes the file that its name asks for, whole, or leaves what is there. ``font`` is the
    interface's. ``FormatProblem`` where it cannot be written."""
    if target.suffix.casefold() == PNG:
        write_png(image_of(picture, font), target, never=never)
        return
    made = claim_svg.svg_of(picture.shown, picture.scheme, picture.title, picture.documents)
    svg.write(made, target, never=never)


def image_of(picture: Picture, font: QFont) -> QImage:
    """The map with its title and legend, at twice its size unless that is too large."""
    fonts = Lettering(load_theme("light"), font)
    shown = picture.shown
    entries = legend.entries_of(shown, picture.scheme)
    width = max(shown.width, NARROWEST)
    _, legend_height = legend.places(entries, width - 2 * EDGE, fonts)
    height = TITLE_ROOM + max(shown.height, EDGE) + legend_height + EDGE
    scale = scale_of(width, height)
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(fonts.theme.page)
    painter = QPainter(image)
    painter.scale(scale, scale)
    _draw_title(painter, picture.title, width, fonts)
    scene = QGraphicsScene()
    fill(scene, shown, picture.scheme, fonts, picture.documents)
    place = QRectF(0, TITLE_ROOM, shown.width, shown.height)
    scene.render(painter, place, QRectF(0, 0, shown.width, shown.height))
    room = QRectF(EDGE, TITLE_ROOM + max(shown.height, EDGE), width - 2 * EDGE, legend_height)
    legend.paint(painter, room, entries, fonts)
    painter.end()
    return image


def _draw_title(painter: QPainter, title: str, width: float, fonts: Lettering) -> None:
    font = fonts.theme.reading_font(TITLE_SIZE)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(fonts.theme.text)
    sides = Qt.AlignmentFlag
    side = sides.AlignLeft if is_rightward(title) else sides.AlignRight
    room = QRectF(EDGE, 10.0, width - 2 * EDGE, TITLE_ROOM - 10.0)
    for line in fonts.lines(font, title, room.width(), 1):
        painter.drawText(room, int(side | sides.AlignAbsolute | sides.AlignVCenter), line)
