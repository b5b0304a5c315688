"""Pieces of lines that pdfium parts."""

from annotator.sources.pdf_joined import joined
from annotator.sources.pdf_lines import Line


def at(text: str, left: float, right: float, *, size: float = 10, height: float = 500) -> Line:
    return Line(text, 1, left, right, height + 0.9 * size, height - 0.2 * size, size)


def test_what_stands_behind_a_raised_figure_goes_on():
    [line] = joined([at("the report1", 50, 100), at(". It is", 100.5, 130), at("new.", 133, 150)])
    assert line.text == "the report1. It is new."
    assert (line.left, line.right) == (50, 150)


def test_the_longer_piece_says_the_size():
    [line] = joined([at("2", 50, 53, size=6, height=503), at("If a name", 53.5, 90, size=9)])
    assert (line.text, line.size) == ("2If a name", 9)


def test_columns_lines_below_and_initials_stay_apart():
    for pieces in (
        [at("left", 50, 100), at("right", 110, 150)],
        [at("above", 50, 100), at("below", 100, 150, height=488)],
        [at("T", 50, 68, size=30), at("he mayor", 69, 120)],
    ):
        assert joined(pieces) == pieces
