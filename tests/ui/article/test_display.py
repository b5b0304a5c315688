"""What Qt is given has as many UTF-16 units as the text, whatever is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout

from annotator.ui.article.display import is_right_to_left, shown

pytestmark = pytest.mark.usefixtures("qapp")

AWKWARD = [
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\ufdd0",
    "\x00",
    "\x0c",
    "\x85",
    "\ud800",
    "\u2028",
    "a",
    "😀",
    "\t",
]


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.lists(st.sampled_from(AWKWARD), max_size=3).map("".join))
def test_every_character_keeps_its_length(text: str) -> None:
    display = shown(text)
    assert units(display) == units(text)
    assert units(QTextLayout(display).text()) == units(text)


def test_the_leading_byte_order_mark_is_not_lost() -> None:
    assert units(QTextLayout(shown("\ufeffab")).text()) == 3
    assert QTextLayout(shown("\ufeffab")).text()[1:] == "ab"


def test_ordinary_text_is_left_alone() -> None:
    text = "“Ünïcode” 漢字 😀\u00a0\t"
    assert shown(text) is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", False), ("שלום", True), ("«العمدة» says", True), ("2024 the", False), ("123", False)],
)
def test_the_first_strong_character_gives_the_direction(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected
