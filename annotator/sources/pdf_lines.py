"""The lines of a PDF page: text, place and size, as pdfium finds its characters."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.sources.directions import RIGHT_TO_LEFT, is_right_to_left
from annotator.sources.pdf_blanks import INDIC, Blanks
from annotator.sources.pdf_joined import joined
from annotator.sources.pdf_leftward import Box, leftward

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# What pdfium makes of a hyphen at the end of a line.
HYPHENS_OF_PDFIUM = "\x02\ufffe"
HYPHEN = "\u2010"
UNMAPPED = "\ufffd"
JUMP = 2.0  # sizes: so wide a gap parts columns, not words
LEFTWARD_JUMP = 12.0  # sizes: pdfium goes to and fro in lines that run leftward
BOLD = (b"bold", b"black", b"heavy", b"-bd", b"semibold")
UPRIGHT = 0.1  # radians
VERTICAL = 0.6  # of the signs of a page with vertical lines stand below the one before
FEWEST_SIGNS = 20
SAME_HEIGHT = 0.02


@dataclass(slots=True)
class Line:
    """``left``, ``right`` and ``top``, ``bottom`` are points from the page's left and bottom
    edge, so ``top`` > ``bottom``; ``size`` is the font's, most of the line's characters have
    it. ``is_apart``: no part of any paragraph."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    is_bold: bool = False
    is_leftward: bool = False
    is_apart: bool = False

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
    """Characters drawn one after another in one line; ``boxes`` are left, right, bottom, top.
    ``blanks`` are the places, in ``characters``, that a blank stands before."""

    characters: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    blanks: set[int] = field(default_factory=set)
    is_bold: bool = False
    is_leftward: bool = False

    @property
    def is_indic(self) -> bool:
        """Whether the last character is of an Indian script."""
        return bool(self.characters and INDIC.match(self.characters[-1]))

    def add(self, character: str, box: Box, blanks: Blanks | None) -> None:
        if blanks and self.is_indic and blanks.is_between(self.boxes[-1], box):
            self.blanks.add(len(self.characters))
        self.characters.append(character)
        self.boxes.append(box)

    def line(self, page: int) -> Line | None:
        if not self.boxes:
            return None
        size = max(1.0, sorted(self.sizes)[len(self.sizes) // 2])
        if self.is_leftward:
            inner = self.blanks - {0, len(self.characters)}
            text = leftward(self.characters, self.boxes, size, len(inner))
        else:
            text = "".join(
                (" " if index in self.blanks else "") + character
                for index, character in enumerate(self.characters)
            )
        return Line(
            text,
            page,
            min(box[0] for box in self.boxes),
            max(box[1] for box in self.boxes),
            max(box[3] for box in self.boxes),
            min(box[2] for box in self.boxes),
            size,
            self.is_bold,
            self.is_leftward,
        )


def page_lines(page: PdfPage, number: int) -> PageLines:
    """The page's upright lines; what is drawn sideways is left out."""
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        runs = list(_runs(text_page, _blanks(page, text_page)))
    finally:
        text_page.close()
    is_leftward = is_right_to_left("".join(one for run in runs for one in run.characters))
    for run in runs:  # a line of figures and signs runs as the page does
        run.is_leftward = run.is_leftward or (
            is_leftward and not any(map(str.isalpha, run.characters))
        )
    lines = [line for run in runs if (line := run.line(number))]
    return PageLines(number, width, height, joined(lines))


def is_vertical(page: PageLines) -> bool:
    """Whether the page's lines run downwards, as in some Chinese and Japanese books: most of
    what is drawn are single signs below one another."""
    stacked = sum(
        len(two.text) == 1 and abs(two.left - one.left) < two.size and two.middle < one.middle
        for one, two in pairwise(page.lines)
    )
    return stacked > VERTICAL * max(FEWEST_SIGNS, len(page.lines))


def _blanks(page: PdfPage, text_page: PdfTextPage) -> Blanks | None:
    """The places of the page's blanks, where pdfium is not to be believed about them."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  slow to import

    text = text_page.get_text_range()
    if not INDIC.search(text):
        return None
    codes = (
        index
        for index in range(text_page.count_chars())
        if chr(pdfium.FPDFText_GetUnicode(text_page.raw, index)) == " "
    )
    return Blanks(page, sum(not pdfium.FPDFText_IsGenerated(text_page.raw, one) for one in codes))


def _runs(text_page: PdfTextPage, blanks: Blanks | None) -> Iterator[_Run]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415  slow to import

    run, handle, scale = _Run(), text_page.raw, _Scale(text_page.raw)
    for index in range(text_page.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(handle, index))
        if character in "\r\n":
            yield run
            run = _Run()
            continue
        if character.isspace() and character != "\xa0":
            if _is_meant(handle, index, run, blanks):
                run.blanks.add(len(run.characters))
            continue
        if abs(pdfium.FPDFText_GetCharAngle(handle, index)) % 6.283 > UPRIGHT:
            continue
        box = _box(handle, index)
        run.is_leftward = run.is_leftward or bool(RIGHT_TO_LEFT.match(character))
        if run.boxes and _is_elsewhere(run, box):
            yield run
            run = _Run(is_leftward=bool(RIGHT_TO_LEFT.match(character)))
        run.add(_meant(character), box, blanks)
        if len(run.boxes) == 1:
            run.is_bold = _is_bold(handle, index)
        run.sizes.append(scale.at(index, box) * pdfium.FPDFText_GetFontSize(handle, index))
    yield run


def _is_meant(text_page: object, index: int, run: _Run, blanks: Blanks | None) -> bool:
    """Whether a blank stands on the page; pdfium makes one of each gap that it sees."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  slow to import

    if blanks is None or not (blanks.are_all and run.is_indic):
        return True
    return not pdfium.FPDFText_IsGenerated(text_page, index)


def _box(text_page: object, index: int) -> Box:
    """As wide as the character and its advance, as high as its font."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  slow to import

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, loose)
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return min(loose.left, left.value), max(loose.right, right.value), loose.bottom, loose.top


class _Scale:
    """How much higher characters are drawn than their font's size says. It is asked about again
    where one is not as high as the one before: that takes time."""

    def __init__(self, text_page: object) -> None:
        self._text_page = text_page
        self._height = self._scale = 0.0

    def at(self, index: int, box: Box) -> float:
        height = box[3] - box[2]
        if abs(height - self._height) > SAME_HEIGHT * self._height or not self._scale:
            self._scale = self._found(index)
        self._height = height
        return self._scale

    def _found(self, index: int) -> float:
        import pypdfium2.raw as pdfium  # noqa: PLC0415  slow to import

        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self._text_page, index, matrix):
            return 1.0
        return math.hypot(matrix.c, matrix.d) or 1.0


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


def _is_elsewhere(run: _Run, box: Box) -> bool:
    """Whether a character stands in another line, or far away in the same one."""
    before = run.boxes[-1]
    size = max(1.0, box[3] - box[2])
    overlap = min(before[3], box[3]) - max(before[2], box[2])
    if overlap < 0.3 * min(size, before[3] - before[2]):
        return True
    reach = LEFTWARD_JUMP if run.is_leftward else JUMP
    return max(box[0] - before[1], before[0] - box[1]) > reach * size
