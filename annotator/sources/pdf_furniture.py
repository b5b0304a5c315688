"""What a PDF repeats around its text: running heads and feet, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from annotator.sources.pdf_lines import Line, PageLines

MARGIN = 0.16  # of the page's height: what is repeated further in is no furniture
ROWS = 3  # from the top and from the bottom
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
    pages: Sequence[PageLines], *, has_running_heads: bool, has_page_numbers: bool
) -> tuple[list[PageLines], int]:
    """The pages without their furniture, but for what the two switches keep; and how many
    lines were dropped."""
    repeated = Counter(key for page in pages for key in {_key(page, one) for one in _edges(page)})
    dropped = 0
    found = []
    for page in pages:
        edges = {id(one) for one in _edges(page)}
        printed = _printed(page)
        kept = []
        for line in page.lines:
            is_number = bool(PAGE_NUMBER.fullmatch(line.text))
            is_edge = id(line) in edges
            is_furniture = is_edge and (
                is_number
                or line.middle in printed
                or (len(pages) > 1 and _is_repeated(repeated, _key(page, line), len(pages)))
            )
            if is_furniture and not (has_page_numbers if is_number else has_running_heads):
                dropped += 1
            else:
                kept.append(line)
        found.append(replace(page, lines=kept))
    return found, dropped


def _edges(page: PageLines) -> list[Line]:
    """The lines of the outermost rows, as far as they stand in the margins."""
    found: list[Line] = []
    for ordered in (
        sorted(page.lines, key=lambda one: -one.middle),
        sorted(page.lines, key=lambda one: one.middle),
    ):
        rows = 0
        last: Line | None = None
        for line in ordered:
            if last is None or abs(last.middle - line.middle) > 0.5 * last.size:
                rows += 1
            last = line
            share = line.middle / page.height
            if rows > ROWS or MARGIN < share < 1 - MARGIN:
                break
            found.append(line)
    return found


def _key(page: PageLines, line: Line) -> tuple[str, int]:
    """The same for lines that say the same, but for figures, at the same height."""
    return FIGURES.sub("0", line.text), round(line.middle / page.height * 60)


def _is_repeated(repeated: Counter[tuple[str, int]], key: tuple[str, int], pages: int) -> bool:
    text, height = key
    times = sum(repeated[text, height + step] for step in (-1, 0, 1))
    return times >= max(2, 0.25 * pages)


def _printed(page: PageLines) -> set[float]:
    """The heights of the lines that a browser printed around the page."""
    found: set[float] = set()
    for line in _edges(page):
        if PRINTED_HEAD.match(line.text) or PRINTED_FOOT.fullmatch(line.text):
            close = (one for one in page.lines if abs(one.middle - line.middle) < 0.5 * line.size)
            found |= {one.middle for one in close}
    return found
