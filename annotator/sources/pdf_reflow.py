"""Lines of a PDF to its paragraphs: joined across lines, columns and pages, hyphens undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from statistics import median

from annotator.sources.blocks import Block
from annotator.sources.pdf_hanging import hanging, stands_out
from annotator.sources.pdf_lines import HYPHEN, Line
from annotator.sources.pdf_marks import BULLET, BULLET_SIGN, ends_sentence

WIDE_GAP = 1.35  # of the usual distance between lines
OTHER_SIZE = 1.08
LARGE = 1.15  # of the text's size: a heading
INDENT = 0.7  # sizes
DEEPEST_HANGING = 4  # sizes
WIDE_SCRIPT = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
KOREAN = re.compile("[\uac00-\ud7a3]")
BROKEN = re.compile(rf"(\w+)[-{HYPHEN}\xad]$")
LONGEST_HEADING = 200
FULL = 0.1  # of the width of the text: room at the end of a line that goes on
NARROW = re.compile(r"[ijltfrI.,;:'’‘|!()\[\]\s-]")
BROAD = re.compile(r"[A-HJ-Z@%mw—ÄÖÜШЩЮЖМФ]")


@dataclass(slots=True)
class _Paragraph:
    """``measure``: the left and right edge of the text around its last line."""

    lines: list[Line] = field(default_factory=list)
    measure: tuple[float, float] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Look:
    """How the document is set: the size of its text, the distance of its lines in sizes, and
    whether paragraphs begin with an indent."""

    size: float
    pitch: float
    is_indented: bool


def paragraphs(columns: Sequence[Sequence[Line]], *, is_dehyphenated: bool = True) -> list[Block]:
    """``columns`` as they are read, across pages."""
    columns = [column for column in columns if column]
    if not columns:
        return []
    look = _look(columns)
    found: list[_Paragraph] = []
    now = _Paragraph()
    for column in columns:
        for index, is_hanging in enumerate(hanging(column)):
            interrupted = _interrupted(found, column, index, look)
            if interrupted is not None:
                now = interrupted
            elif not found or _begins(column, index, now, look, is_hanging=is_hanging):
                now = _Paragraph()
                found.append(now)
            now.lines.append(column[index])
            now.measure = _measure(column, index)
    known = Counter(word for column in columns for line in column for word in _words(line.text))
    return [_block(one, look, known if is_dehyphenated else None) for one in found]


def _interrupted(
    found: Sequence[_Paragraph], column: Sequence[Line], index: int, look: _Look
) -> _Paragraph | None:
    """The paragraph that goes on with this line behind what stands in smaller letters: notes at
    the foot of a page, a caption."""
    line = column[index]
    if line.is_apart or _is_small(line, look) or (index and not _is_small(column[index - 1], look)):
        return None
    small = sum(1 for _ in takewhile(lambda one: _is_small(one.lines[-1], look), reversed(found)))
    if not small or small == len(found):
        return None
    paragraph = found[-small - 1]
    last = paragraph.lines[-1]
    if last.is_apart or last.page < line.page - 1 or len(paragraph.lines) < 2:
        return None
    if ends_sentence(last.text) or not _fills(last, paragraph.measure):
        return None
    is_inside = line.text[0].islower() and _is_alike(last, line)
    is_next = not index and _fills(line, _measure(column, 0))
    goes_on = is_inside or (is_next and _goes_on(paragraph, line, column, look))
    return paragraph if goes_on else None


def _is_small(line: Line, look: _Look) -> bool:
    return line.size * OTHER_SIZE < look.size


def _fills(line: Line, measure: tuple[float, float]) -> bool:
    """Whether a line goes as far as the text around it."""
    room = line.left - measure[0] if line.is_leftward else measure[1] - line.right
    return room < FULL * (measure[1] - measure[0])


def _begins(
    column: Sequence[Line], index: int, now: _Paragraph, look: _Look, *, is_hanging: bool
) -> bool:
    """Whether a line of a column begins a paragraph after the one that is read ``now``."""
    line, before = column[index], column[index - 1] if index else None
    if line.is_apart or now.lines[-1].is_apart:
        return True
    measure = _measure(column, index)
    last = now.lines[-1]
    if is_hanging and not BULLET.match(line.text) and _is_alike(last, line):
        if not stands_out(line, measure):
            return before is not None and not 0 <= _step(before, line, look) <= WIDE_GAP
        if before is None or not stands_out(before, measure):
            return True
    if before is None:
        return not _goes_on(now, line, column, look)
    return _is_new(before, line, measure, look, now)


def lines_as_blocks(columns: Iterable[Sequence[Line]]) -> list[Block]:
    return [Block(line.text, page=line.page) for column in columns for line in column]


def _look(columns: Sequence[Sequence[Line]]) -> _Look:
    lines = [line for column in columns for line in column]
    weights = Counter[float]()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    size = weights.most_common(1)[0][0]
    steps = [
        (one.middle - two.middle) / size
        for column in columns
        for one, two in pairwise(column)
        if _is_alike(one, two) and 0 < one.middle - two.middle < 3 * size
    ]
    indented = sum(_indent(column, index) for column in columns for index in range(1, len(column)))
    return _Look(size, median(steps) if steps else 1.2, indented > 0.04 * len(lines))


def _measure(column: Sequence[Line], index: int) -> tuple[float, float]:
    """The left and right edge of the text around a line: of its neighbours of the same size."""
    line = column[index]
    near = [one for one in column[max(0, index - 12) : index + 12] if _is_alike(one, line)]
    return min(one.left for one in near), max(one.right for one in near)


def _is_alike(one: Line, two: Line) -> bool:
    return max(one.size, two.size) <= OTHER_SIZE * min(one.size, two.size)


def _is_new(
    before: Line, line: Line, measure: tuple[float, float], look: _Look, paragraph: _Paragraph
) -> bool:
    """Whether ``line`` begins a paragraph after the line ``before`` it in the same column."""
    if not _is_alike(before, line) or not 0 <= _step(before, line, look) <= WIDE_GAP:
        return True
    if before.is_bold != line.is_bold and (before.is_bold or len(paragraph.lines) > 1):
        return True
    if _begins_item(before, line, paragraph):
        return True
    if _is_indented(before, line, measure) and not _hangs(before, line, paragraph):
        return True
    if look.is_indented and len(paragraph.lines) == 1 and _starts_in(line, measure):
        return ends_sentence(before.text)  # a paragraph of one line before it
    return _ended_early(before, line, measure)


def _step(before: Line, line: Line, look: _Look) -> float:
    """From one line down to the next, in usual distances."""
    return (before.middle - line.middle) / (look.pitch * max(line.size, before.size))


def _begins_item(before: Line, line: Line, paragraph: _Paragraph) -> bool:
    if not BULLET.match(line.text):
        return False
    first = paragraph.lines[0]
    is_listed = bool(BULLET.match(first.text)) and (
        before is first or before.left > line.left + 0.3 * line.size
    )
    return is_listed or ends_sentence(before.text)


def _hangs(before: Line, line: Line, paragraph: _Paragraph) -> bool:
    """Whether the line goes on below the words of a list's item, not below its sign."""
    first = paragraph.lines[0]
    is_second = before is first and bool(BULLET.match(first.text))
    return is_second and 0 < line.left - first.left < DEEPEST_HANGING * line.size


def _is_indented(before: Line, line: Line, measure: tuple[float, float]) -> bool:
    """Whether the line begins further in than the one before it and than the others."""
    if line.is_leftward:
        return line.right < min(before.right, measure[1]) - INDENT * line.size
    return line.left > max(before.left, measure[0]) + INDENT * line.size


def _indent(column: Sequence[Line], index: int) -> bool:
    before, line = column[index - 1], column[index]
    return _is_alike(before, line) and _is_indented(before, line, _measure(column, index))


def _ended_early(before: Line, line: Line, measure: tuple[float, float]) -> bool:
    """Whether the first word of ``line`` would have fitted into the line before."""
    room = before.left - measure[0] if before.is_leftward else measure[1] - before.right
    width = measure[1] - measure[0]
    if ends_sentence(before.text):
        return room > _first_width(line) + 0.35 * line.size
    return room > max(0.25 * width, _first_width(line) + 2 * line.size)


def _first_width(line: Line) -> float:
    """The width of the line's first word, as its letters are wide."""
    if WIDE_SCRIPT.match(line.text):
        return line.size
    first = line.text.split(" ", 1)[0]
    return line.width * _breadth(first) / _breadth(line.text)


def _breadth(text: str) -> float:
    """How broad letters are in most fonts, in usual ones."""
    narrow, broad = len(NARROW.findall(text)), len(BROAD.findall(text))
    return max(1.0, len(text) - 0.2 * narrow + 0.2 * broad)


def _goes_on(paragraph: _Paragraph, line: Line, column: Sequence[Line], look: _Look) -> bool:
    """Whether a paragraph goes on in the next column or page."""
    last = paragraph.lines[-1]
    step = last.middle - line.middle
    if last.page == line.page and 0 < step < 3 * line.size and abs(last.left - line.left) < step:
        edges = min(last.left, line.left), max(last.right, line.right)
        return not _is_new(last, line, edges, look, paragraph)
    if not _is_alike(last, line) or last.is_bold != line.is_bold or BULLET.match(line.text):
        return False
    if look.is_indented and _starts_further_in(paragraph, line, _measure(column, 0)):
        return False
    if not ends_sentence(last.text):
        return last.size <= LARGE * look.size
    return not _ended_early(last, line, paragraph.measure)


def _starts_further_in(paragraph: _Paragraph, line: Line, measure: tuple[float, float]) -> bool:
    """Whether the line is indented, and more so than the paragraph's last line is."""
    last = paragraph.lines[-1]
    if line.is_leftward:
        before, now = paragraph.measure[1] - last.right, measure[1] - line.right
    else:
        before, now = last.left - paragraph.measure[0], line.left - measure[0]
    if now < INDENT * line.size:
        return False
    return now > before + INDENT * line.size or (
        len(paragraph.lines) == 1 and ends_sentence(last.text)
    )


def _starts_in(line: Line, measure: tuple[float, float]) -> bool:
    if line.is_leftward:
        return line.right < measure[1] - INDENT * line.size
    return line.left > measure[0] + INDENT * line.size


def _block(paragraph: _Paragraph, look: _Look, known: Counter[str] | None) -> Block:
    text = ""
    for line in paragraph.lines:
        text = _glued(text, line.text, known) if text else line.text
    first = paragraph.lines[0]
    is_heading = first.size > LARGE * look.size or (first.is_bold and not ends_sentence(text))
    kind = "heading" if is_heading and len(text) <= LONGEST_HEADING else "paragraph"
    if kind == "paragraph" and BULLET.match(text):
        kind = "item"
    text = BULLET_SIGN.sub("", text) if kind == "item" else text
    return Block(text.replace("\xad", ""), kind, page=first.page)


def _glued(text: str, more: str, known: Counter[str] | None) -> str:
    """Two lines of a paragraph joined; ``known`` counts the document's words, None where
    hyphens are to stay."""
    broken = BROKEN.search(text)
    if broken and known is None:
        return f"{text[:-1]}- {more}"
    if broken and known is not None:
        head, mark = broken[1], text[-1]
        rest = _words(more)[:1]
        tail = rest[0] if rest and more.startswith(rest[0]) else ""
        if not tail or not tail[0].islower():
            return text[:-1] + "-" + more if mark == HYPHEN else text + more
        is_own = known[f"{head}-{tail}"] > known[head + tail]
        return text[:-1] + ("-" if is_own else "") + more
    if text.endswith(".-") and more[0].isupper():  # two initials, as of J.-P. Smith
        return text + more
    sides = text[-1] + more[0]
    if WIDE_SCRIPT.search(sides) and not KOREAN.search(sides):
        return text + more
    is_broken = known is not None and KOREAN.search(sides) and _is_one_word(text, more, known)
    return text + more if is_broken else f"{text} {more}"


def _is_one_word(text: str, more: str, known: Counter[str]) -> bool:
    """Whether a line broke within a word, as Korean lines do without a sign: the document has
    the word whole elsewhere."""
    head, tail = _words(text)[-1:], _words(more)[:1]
    if not head or not tail or not text.endswith(head[0]) or not more.startswith(tail[0]):
        return False
    return known[head[0] + tail[0]] > 0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:-\w+)*", text)
