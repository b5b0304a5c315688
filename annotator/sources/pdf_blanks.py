"""Where the blanks of Indian scripts stand in a PDF page.

Programs that write these scripts say the letters of a group of signs at once (ActualText), and
pdfium then takes the ink of the signs for their place and sees a gap, hence a blank, behind each.
The blanks that are really there are drawn on their own, without ink, and pdfium passes over
them: their places are looked up here.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

    from annotator.sources.pdf_leftward import Box

INDIC = re.compile("[\u0900-\u0dff]")
NO_INK = 0.01  # points
NEAR = 3.0  # points between the baselines of one line


class Blanks:
    """The places of a page's blanks, by height; sideways and nested ones are not looked for.
    ``are_all``: whether hardly any blank of the page is found elsewhere."""

    def __init__(self, page: PdfPage, found: int) -> None:
        """``found``: how many blanks pdfium itself read from the page."""
        self._rows: dict[int, list[float]] = {}
        places = sorted(_places(page))
        for left, bottom in places:
            self._rows.setdefault(round(bottom), []).append(left)
        self.are_all = len(places) > found

    def is_between(self, before: Box, after: Box) -> bool:
        """Whether a blank begins between the middles of two characters."""
        start, end = (before[0] + before[1]) / 2, (after[0] + after[1]) / 2
        for height in range(round(before[2] - NEAR), round(before[3]) + 1):
            row = self._rows.get(height, [])
            index = bisect_left(row, start)
            if index < len(row) and row[index] < end:
                return True
        return False


def _places(page: PdfPage) -> Iterable[tuple[float, float]]:
    """Left and bottom of each text that is drawn without ink."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  slow to import

    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not pdfium.FPDFPageObj_GetBounds(drawn.raw, left, bottom, right, top):
            continue
        if right.value - left.value < NO_INK:
            yield left.value, bottom.value
