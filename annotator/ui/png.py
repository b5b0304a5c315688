"""Pictures as PNG files."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from annotator.formats.atomic import replacing
from annotator.formats.problems import FormatProblem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


SCALE = 2.0
# Pixels of a side, and in all: what Qt reads back without being told that it may.
LONGEST, MOST = 30_000, 60_000_000
PNG = ".png"


def scale_of(width: float, height: float) -> float:
    """By how much a picture is drawn larger: twice, unless that is too large."""
    return min(SCALE, LONGEST / max(width, height), sqrt(MOST / (width * height)))


def drawn(svg: str) -> QImage:
    """An SVG picture of ours as an image."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  an import of 10 ms, not at start

    renderer = QSvgRenderer(QByteArray(svg.encode()))
    size = renderer.defaultSize()
    scale = scale_of(size.width(), size.height())
    image = QImage(
        round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def write_png(image: QImage, target: Path, *, never: Iterable[Path] = ()) -> None:
    """Writes ``target`` whole, reads it back and compares, or leaves what is there.
    ``FormatProblem`` where it cannot be written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    with replacing(target, never=never) as part:
        part.stream.write(buffer.data().data())
        part.stream.flush()
        if QImage.fromData(part.path.read_bytes()).convertToFormat(image.format()) != image:
            raise FormatProblem(f"{target} was not written: what was read back differs.")
