"""Cutting a text into what is laid out one by one."""

import pytest
from hypothesis import given
from PySide6.QtCore import QTextBoundaryFinder

from annotator.ui.article.display import shown
from annotator.ui.article.segments import LONGEST, Segments
from tests.ui.article.strategies import ANY_TEXTS, TEXTS

pytestmark = pytest.mark.usefixtures("qapp")


def rebuilt(text: str, segments: Segments) -> str:
    parts = []
    for number in range(len(segments)):
        if number and not segments.is_continuation(number):
            parts.append("\n")
        start, end = segments.bounds(number)
        assert end - start <= LONGEST
        parts.append(text[start:end])
    return "".join(parts)


@given(TEXTS | ANY_TEXTS)
def test_the_segments_are_the_text(text: str) -> None:
    assert rebuilt(text, Segments(text)) == text


@given(TEXTS)
def test_a_long_line_is_cut_between_graphemes(text: str) -> None:
    line = (text.replace("\n", "").replace(" ", "") or "x") * (1 + 3 * LONGEST // len(text))
    segments = Segments(line)
    assert rebuilt(line, segments) == line
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, shown(line))
    for start in segments.starts:
        finder.setPosition(len(line[:start].encode("utf-16-le")) // 2)
        assert finder.isAtBoundary()


def test_a_long_line_is_cut_at_a_blank() -> None:
    line = "word " * 2000
    segments = Segments(line)
    assert all(line[start - 1] == " " for start in segments.starts[1:])
    assert segments.first_of_line(len(segments) - 1) == 0


def test_a_position_belongs_to_its_line() -> None:
    segments = Segments("ab\n\ncd")
    assert [segments.at(position) for position in range(7)] == [0, 0, 0, 1, 2, 2, 2]
    assert segments.bounds(1) == (3, 3)


def test_an_empty_text_has_one_empty_segment() -> None:
    assert len(Segments("")) == 1
    assert Segments("").bounds(0) == (0, 0)
