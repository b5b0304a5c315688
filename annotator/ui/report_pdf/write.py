"""The PDF file: its sheets painted, with running title and page numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from annotator import __version__
from annotator.formats.atomic import replacing
from annotator.formats.problems import Cancelled, FormatProblem
from annotator.ui.article.display import shown
from annotator.ui.report_pdf.build import Builder
from annotator.ui.report_pdf.flow import PAPERS, PER_INCH, POINT, Faces, Pages

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.report_content import Report

LETTERS = re.compile(rb"beginbfrange\n[<>\[\] \n0-9A-F]*?endbfrange")
GREY, RULE = QColor("#55595e"), QColor("#d4d4d4")


def write(
    report: Report,
    target: Path,
    faces: Faces | None = None,
    *,
    paper: str = "a4",
    never: Iterable[Path] = (),
    reached: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Writes ``target`` whole, on ``paper`` of ``PAPERS``, reads it back and compares, or leaves
    what is there. ``reached`` is told how many articles, cards and sheets are done.
    ``FormatProblem``, ``Cancelled``."""
    done = 0

    def go_on() -> None:
        nonlocal done
        done += 1
        if reached:
            reached(done)
        if cancelled and cancelled():
            raise Cancelled(f"{target} was not written: the report was cancelled.")

    fonts = faces or Faces()
    pages = Builder(report, fonts, go_on, PAPERS[paper]).build()
    raw = pdf_of(pages, report.title, fonts, go_on)
    with replacing(target, never=never) as part:
        part.stream.write(raw)
        part.stream.flush()
        if part.path.read_bytes() != raw or _count(raw) != len(pages.sheets):
            raise FormatProblem(f"{target} was not written: what was read back differs.")


def pdf_of(pages: Pages, title: str, faces: Faces, go_on: Callable[[], None]) -> bytes:
    """The sheets as a file; ``go_on`` is called before each."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PER_INCH)
    writer.setPageLayout(
        QPageLayout(QPageSize(pages.size.page), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    writer.setTitle(shown(title))
    writer.setCreator(f"Annotator {__version__}")
    painter = QPainter(writer)
    try:
        for number in range(len(pages.sheets)):
            go_on()
            if number:
                writer.newPage()
            _paint_frame(painter, pages, title, faces, number)
            pages.paint(painter, number)
    finally:
        painter.end()
    return with_quotation_marks(bytes(buffer.data().data()))


def with_quotation_marks(raw: bytes) -> bytes:
    """Where a font has one shape for “ʼ” (U+02BC) and “’” (U+2019), Qt (6.8 to 6.11) writes that
    it is the first, and whoever searches for “mayor’s” finds nothing. Of the same length, so
    that everything stays where it was."""
    return LETTERS.sub(lambda found: found.group().replace(b"<02BC>", b"<2019>"), raw)


def _paint_frame(painter: QPainter, pages: Pages, title: str, faces: Faces, number: int) -> None:
    """Page numbers; from the second sheet on also what it is a page of."""
    size, font = pages.size, faces.note.style.font
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(GREY)
    told = f"{number + 1} / {len(pages.sheets)}"
    right = size.width - size.side
    foot = size.height - 34 * POINT
    painter.drawText(QPointF(right - metrics.horizontalAdvance(told), foot), told)
    if number:
        elided = metrics.elidedText(
            " ".join(shown(title).split()), Qt.TextElideMode.ElideRight, size.room
        )
        painter.drawText(QPointF(size.side, 42 * POINT), elided)
        painter.setPen(QPen(RULE, 0.6 * POINT))
        painter.drawLine(QPointF(size.side, 48 * POINT), QPointF(right, 48 * POINT))


def _count(raw: bytes) -> int:
    """How many pages another program finds in the file."""
    import pypdfium2  # noqa: PLC0415  only when a report is written

    document = pypdfium2.PdfDocument(raw)
    try:
        return len(document)
    finally:
        document.close()
