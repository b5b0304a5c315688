"""Arabic and Hebrew lines: read from where the letters stand."""

from annotator.sources.directions import is_right_to_left
from annotator.sources.pdf_leftward import leftward


def drawn(seen: str) -> tuple[list[str], list[tuple[float, float, float, float]]]:
    """``seen``: what stands on the page from left to right; a blank is nothing but a gap."""
    boxes = [(5.0 * at, 5.0 * at + 5, 0.0, 10.0) for at, sign in enumerate(seen) if sign != " "]
    return [sign for sign in seen if sign != " "], boxes


def test_letters_are_read_from_right_to_left():
    assert leftward(*drawn("גבא"), 10, 0) == "אבג"


def test_as_many_blanks_as_there_are():
    assert leftward(*drawn("ד גבא"), 10, 1) == "אבג ד"
    assert leftward(*drawn("ד גבא"), 10, 0) == "אבגד"


def test_figures_and_words_of_other_scripts_run_the_other_way():
    assert leftward(*drawn(".2011 תנש"), 10, 1) == "שנת 2011."
    assert leftward(*drawn("ג 1,234.5 ב New York א"), 10, 5) == "א New York ב 1,234.5 ג"


def test_brackets_are_turned():
    assert leftward(*drawn("(בא)«ד»"), 10, 0) == "«ד»(אב)"


def test_the_order_in_the_file_does_not_matter():
    signs, boxes = drawn("דגבא")
    assert leftward(signs[::-1], boxes[::-1], 10, 0) == "אבגד"


def test_which_way_a_text_runs():
    assert is_right_to_left("العربية abc")
    assert not is_right_to_left("abc")
    assert not is_right_to_left("12")
