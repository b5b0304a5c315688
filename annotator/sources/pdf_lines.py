"""The lines of a PDF page: text, place and size, as pdfium finds its characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# What pdfium makes of a hyphen at the end of a line.
HYPHENS_OF_PDFIUM = "\x02\ufffe"
HYPHEN = "\u2010"
UNMAPPED = "\ufffd"
JUMP = 2.0  # sizes: so wide a gap parts columns, not words
BOLD = (b"bold", b"black", b"heavy", b"-bd", b"semibold")
UPRIGHT = 0.1  # radians


@dataclass(slots=True)
class Line:
    """``left``, ``right`` and ``top``, ``bottom`` are points from the page's left and bottom
    edge, so ``top`` > ``bottom``; ``size`` is the font's, most of the line's characters have it."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    is_bold: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class PageLines:
    """The lines of one page (from 1), as they are drawn; its size in points."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    """Characters drawn one after another in one line."""

    characters: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    is_bold: bool = False

    def line(self, page: int) -> Line | None:
        text = "".join(self.characters).strip()
        if not text or not self.boxes:
            return None
        return Line(
            text,
            page,
            min(box[0] for box in self.boxes),
            max(box[1] for box in self.boxes),
            max(box[3] for box in self.boxes),
            min(box[2] for box in self.boxes),
            sorted(self.sizes)[len(self.sizes) // 2],
            self.is_bold,
        )


def page_lines(page: PdfPage, number: int) -> PageLines:
    """The page's upright lines; what is drawn sideways is left out."""
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        runs = list(_runs(text_page))
    finally:
        text_page.close()
    lines = [line for run in runs if (line := run.line(number))]
    return PageLines(number, width, height, lines)


def _runs(text_page: PdfTextPage) -> Iterator[_Run]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415  slow to import

    run, handle = _Run(), text_page.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = pdfium.FS_RECTF()
    for index in range(text_page.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(handle, index))
        if character in "\r\n":
            yield run
            run = _Run()
            continue
        if pdfium.FPDFText_IsGenerated(handle, index) == 1 or character.isspace():
            run.characters.append(" " if character != "\xa0" else character)
            continue
        if abs(pdfium.FPDFText_GetCharAngle(handle, index)) % 6.283 > UPRIGHT:
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, index, matrix)
        pdfium.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
        box = (
            min(matrix.left, left.value),
            max(matrix.right, right.value),
            matrix.bottom,
            matrix.top,
        )
        size = max(1.0, matrix.top - matrix.bottom)
        if run.boxes and _is_elsewhere(run.boxes[-1], box, size):
            yield run
            run = _Run()
        run.characters.append(_meant(character))
        run.boxes.append(box)
        run.sizes.append(size)
        if len(run.boxes) == 1:
            run.is_bold = _is_bold(handle, index)
    yield run


def _is_bold(text_page: object, index: int) -> bool:
    """As the font's name tells it: the weight that pdfium gives is often wrong."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  slow to import

    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 128, ctypes.c_int())
    return any(word in name.value.lower() for word in BOLD)


def _meant(character: str) -> str:
    if character in HYPHENS_OF_PDFIUM:
        return HYPHEN
    return character if character.isprintable() or character > "\x9f" else UNMAPPED


def _is_elsewhere(
    before: tuple[float, float, float, float], box: tuple[float, float, float, float], size: float
) -> bool:
    """Whether a character stands in another line, or far away in the same one."""
    overlap = min(before[3], box[3]) - max(before[2], box[2])
    if overlap < 0.3 * min(size, before[3] - before[2]):
        return True
    return max(box[0] - before[1], before[0] - box[1]) > JUMP * size
