"""Lines of Arabic, Hebrew and the like: read from where their letters stand, since the order in
which PDF files name them, and pdfium after them, is often neither the one nor the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

Box = tuple[float, float, float, float]  # left, right, bottom, top; in points
NARROWEST_BLANK = 0.1  # sizes
# What runs rightward inside of a leftward line: letters of other scripts, and figures.
RIGHTWARD = "[^\\W_\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
ANY_BUT_LEFTWARD = "[^\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
RIGHTWARD_PART = re.compile(f"{RIGHTWARD}(?:{ANY_BUT_LEFTWARD}*{RIGHTWARD})?")
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def leftward(characters: Sequence[str], boxes: Sequence[Box], size: float, blanks: int) -> str:
    """The characters of one line in the order in which they are read, with ``blanks`` blanks:
    how many there are is known, but not where, so the widest gaps are taken."""
    order = sorted(range(len(boxes)), key=lambda index: -_middle(boxes[index]))
    gaps: list[float] = []
    edge = boxes[order[0]][0]
    for index in order[1:]:
        gaps.append(edge - boxes[index][1])
        edge = min(edge, boxes[index][0])
    widest = sorted(range(len(gaps)), key=lambda at: -gaps[at])[:blanks]
    before = {at + 1 for at in widest if gaps[at] > NARROWEST_BLANK * size}
    text = "".join(
        (" " if place in before else "") + characters[index] for place, index in enumerate(order)
    )
    turned = RIGHTWARD_PART.sub(lambda part: part[0][::-1], text)
    return turned.translate(MIRRORED)


def _middle(box: Box) -> float:
    return (box[0] + box[1]) / 2
