"""What a PDF repeats around its text: running heads and feet, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from annotator.sources.pdf_lines import Line, PageLines

MARGIN = 0.16  # of the page's height: what is repeated further in is no furniture
ROWS = 3  # from the top and from the bottom
APART = 1.35  # of the usual distance between the lines of the page
OTHER_SIZE = 1.08
LARGE = 1.25  # of the text's size: a heading, however often it comes back
LARGEST_NUMBER = 1.6  # of the text's size, for page numbers
FIGURES = re.compile(r"\d+")
ROMAN = r"[ivxlcdm]{1,6}"
PAGE_NUMBER = re.compile(
    rf"\W*(?:(?:page|pages|seite|p|pg|s|стр|page no|página|pág|pagina|str)\W{{0,3}})?"
    rf"(?:\d{{1,4}}|{ROMAN})(?:\s*(?:/|of|von|sur|de|di|из|\|)\s*\d{{1,4}})?\W*",
    re.IGNORECASE,
)
# What browsers print around a page: the moment and the title, the address and the number.
PRINTED_HEAD = re.compile(r"\d{1,4}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?:\s?[AP]M)?\b")
PRINTED_FOOT = re.compile(r"(?:https?|file|about):\S+(?:\s+\d+/\d+)?")


def without_furniture(
    pages: Sequence[PageLines], *, has_headers: bool, has_footers: bool, has_page_numbers: bool
) -> tuple[list[PageLines], int]:
    """The pages without their furniture, but for what the switches keep; and how many
    lines were dropped."""
    apart = APART * _pitch(pages)
    edges_of = [_edges(page, apart) for page in pages]
    repeated = Counter(
        key
        for page, edges in zip(pages, edges_of, strict=True)
        for key in {key for one in edges for key in _keys(page, one)}
    )
    sizes = [line.size for page in pages for line in page.lines for _ in line.text]
    size = median(sizes) if sizes else 0
    furniture = [
        _furniture(page, [line for line in edges if _is_small(line, size)], repeated, len(pages))
        for page, edges in zip(pages, edges_of, strict=True)
    ]
    places = {
        _place(page, line) for page, lines in zip(pages, furniture, strict=True) for line in lines
    }
    dropped = 0
    found = []
    for page, edges, known in zip(pages, edges_of, furniture, strict=True):
        unwanted = set()
        others = [one for one in edges if one not in known and _place(page, one) in places]
        for line in (*known, *others):
            line.is_apart = True
            is_kept = has_headers if line.middle > page.height / 2 else has_footers
            if PAGE_NUMBER.fullmatch(line.text):
                is_kept = has_page_numbers
            if not is_kept:
                unwanted.add(id(line))
        dropped += len(unwanted)
        found.append(replace(page, lines=[line for line in page.lines if id(line) not in unwanted]))
    return found, dropped


def _is_small(line: Line, size: float) -> bool:
    is_number = bool(PAGE_NUMBER.fullmatch(line.text))
    return line.size <= (LARGEST_NUMBER if is_number else LARGE) * size


def _place(page: PageLines, line: Line) -> tuple[int, float]:
    """Where running heads stand that change from page to page, as with every chapter: at the
    height of the others, in their size."""
    return round(line.middle / page.height * 200), round(line.size, 1)


def _furniture(
    page: PageLines, edges: list[Line], repeated: Counter[tuple[str, int]], pages: int
) -> list[Line]:
    printed = _printed(edges)
    return [
        line
        for line in edges
        if PAGE_NUMBER.fullmatch(line.text)
        or any(abs(line.middle - height) < 0.5 * line.size for height in printed)
        or _is_repeated(repeated, _keys(page, line), pages)
    ]


def _edges(page: PageLines, apart: float) -> list[Line]:
    """The lines in the margins that stand apart from the text, by distance or by size."""
    found: list[Line] = []
    for direction in (-1, 1):
        rows = _rows(sorted(page.lines, key=lambda one: direction * one.middle))
        for count in range(min(ROWS, len(rows) - 1), 0, -1):
            outer, inner = rows[count - 1], rows[count]
            share = outer[0].middle / page.height
            if not MARGIN < share < 1 - MARGIN and _stand_apart(outer[0], inner[0], apart):
                found += [line for row in rows[:count] for line in row]
                break
    return found


def _rows(ordered: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in ordered:
        if rows and abs(rows[-1][0].middle - line.middle) < 0.5 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
        if len(rows) > ROWS + 1:
            break
    return rows


def _pitch(pages: Sequence[PageLines]) -> float:
    """The usual distance from line to line, in points."""
    size = median([one.size for page in pages for one in page.lines] or [10])
    steps = []
    for page in pages:
        middles = sorted((one.middle for one in page.lines), reverse=True)
        steps += [one - two for one, two in pairwise(middles) if 2 < one - two < 3 * size]
    return max([1.15 * size, median(steps)] if steps else [1.2 * size])


def _stand_apart(one: Line, other: Line, apart: float) -> bool:
    return abs(one.middle - other.middle) > apart or (
        max(one.size, other.size) > OTHER_SIZE * min(one.size, other.size)
    )


def _keys(page: PageLines, line: Line) -> set[tuple[str, int]]:
    """The same for lines that say the same at the same height, but for the page's number:
    the first or last figure of the line."""
    height = round(line.middle / page.height * 60)
    found = list(FIGURES.finditer(line.text))
    texts = {line.text}
    for figure in (*found[:1], *found[-1:]):
        number = f"#{int(figure[0][:9]) - page.number}"
        texts.add(line.text[: figure.start()] + number + line.text[figure.end() :])
    return {(text, height) for text in texts}


def _is_repeated(
    repeated: Counter[tuple[str, int]], keys: set[tuple[str, int]], pages: int
) -> bool:
    times = max(sum(repeated[text, at + step] for step in (-1, 0, 1)) for text, at in keys)
    return times >= max(2, 0.25 * pages)


def _printed(edges: Sequence[Line]) -> list[float]:
    """The heights of the lines that a browser printed around the page."""
    return [
        line.middle
        for line in edges
        if PRINTED_HEAD.match(line.text) or PRINTED_FOOT.fullmatch(line.text)
    ]
