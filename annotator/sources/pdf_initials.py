"""Large initials at the start of a PDF's paragraphs: put back into the line that they begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from annotator.sources.pdf_lines import Line

LARGE = 1.8  # of the size of the line that it begins
NEAR = 1.5  # sizes between it and its line
ALIKE = 0.6  # sizes between the starts of the lines beside it
INITIAL = re.compile(r"[\"'“‘„«]?[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+")


def with_initials(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, with each initial in its line, and the lines beside it as if they
    began where it does: they are not indented."""
    found = list(lines)
    for initial in lines:
        if not INITIAL.fullmatch(initial.text):
            continue
        beside = [one for one in found if _is_beside(one, initial)]
        if not beside:
            continue
        first = max(beside, key=lambda one: one.middle)
        for one in beside:
            if abs(one.left - first.left) < ALIKE * one.size:
                text = _begun(initial, one, lines) if one is first else one.text
                found[_place(found, one)] = replace(one, text=text, left=initial.left)
        del found[_place(found, initial)]
    return found


def _is_beside(line: Line, initial: Line) -> bool:
    return (
        initial.size >= LARGE * line.size
        and initial.bottom < line.middle < initial.top
        and -0.5 * line.size < line.left - initial.right < NEAR * line.size
        and not line.is_leftward
    )


def _begun(initial: Line, line: Line, lines: Sequence[Line]) -> str:
    """One word or two: as the page has them elsewhere, else one."""
    first = WORD.match(line.text)
    if not first:
        return initial.text + line.text
    known = Counter(word for one in lines for word in WORD.findall(one.text))
    known[first[0]] -= 1
    whole = initial.text.lstrip("\"'“‘„«") + first[0]
    is_own = known[initial.text] > 1 and known[first[0]] and not known[whole]
    return f"{initial.text} {line.text}" if is_own else initial.text + line.text


def _place(lines: Sequence[Line], line: Line) -> int:
    return next(index for index, one in enumerate(lines) if one is line)
