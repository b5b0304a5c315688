"""Cutting a text into what is laid out one by one."""

import pytest
from hypothesis import example, given
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


@example("The mayor العمدة 👩\u200d👩\u200d👧\u200d👦🇩🇪🇫🇷")
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


@pytest.mark.parametrize(
    "unit",
    [
        "市長は「税の免除を申し出た」と報じられた。しかし、市役所は、「作り話」だと否定した！？",
        "据《周报》报道，市长曾提出免税待遇，发言人称“纯属捏造”。（完）",
        "Il dit : « Non ! » Puis rien ; « pourquoi ? » ",
    ],
)
@pytest.mark.parametrize("shift", range(5))
def test_a_long_line_is_never_cut_before_what_closes(unit: str, shift: int) -> None:
    line = "x" * shift + unit * (3 * LONGEST // len(unit))
    segments = Segments(line)
    assert rebuilt(line, segments) == line
    assert len(segments) > 2
    assert not {line[start] for start in segments.starts[1:]} & set("。、，！？」』）》”»;!?")
    assert not {line[start - 1] for start in segments.starts[1:]} & set("「（《“«")


def test_a_long_line_of_a_script_without_blanks_is_cut_between_words() -> None:
    line = "นายกเทศมนตรีได้เสนอการยกเว้นภาษีให้แก่ผู้ประกอบการรถไฟ" * 90
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, line)
    for start in Segments(line).starts[1:]:
        finder.setPosition(start)
        assert finder.isAtBoundary()


def test_what_holds_together_for_long_is_cut_all_the_same() -> None:
    line = "x" * 700 + " " + "y" * 5 * LONGEST
    assert rebuilt(line, Segments(line)) == line
    piled = "e" + "\u0301" * 3 * LONGEST
    assert rebuilt(piled, Segments(piled)) == piled


def test_a_position_belongs_to_its_line() -> None:
    segments = Segments("ab\n\ncd")
    assert [segments.at(position) for position in range(7)] == [0, 0, 0, 1, 2, 2, 2]
    assert segments.bounds(1) == (3, 3)


def test_an_empty_text_has_one_empty_segment() -> None:
    assert len(Segments("")) == 1
    assert Segments("").bounds(0) == (0, 0)
