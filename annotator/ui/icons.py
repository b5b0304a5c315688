"""The program's icons: Lucide's SVG files, drawn in a colour of the theme."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from annotator import resources

SIZE = 48  # drawn once, scaled down smoothly by Qt: half the start-up cost of one per size


def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """The icon of that file name in ``colour`` ("#rrggbb"), greyed in ``disabled``.

    Qt draws an SVG's ``currentColor`` black, so the colour is put into the file's text.
    """
    drawing = resources.read_text("icons", f"{name}.svg")
    drawn = {
        wanted: _drawn(drawing.replace("currentColor", wanted), SIZE)
        for wanted in {colour, disabled or colour}
    }
    result = QIcon()
    result.addPixmap(drawn[colour], QIcon.Mode.Normal)
    result.addPixmap(drawn[disabled or colour], QIcon.Mode.Disabled)
    return result


def tinted(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """``icon`` for colours as a theme holds them."""
    return icon(name, colour.name(), disabled.name() if disabled else "")


def _drawn(svg: str, size: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  an import of 10 ms, not at start

    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
