"""What a board shows, written down and read again."""

import pytest

from annotator.model.claims import ClaimFilter
from annotator.ui.claims.asking import Asked, key, read


@pytest.mark.parametrize(
    "asked",
    [
        Asked(),
        Asked(is_here=True, verdict="", words="a; b\n“c” \\", order="denials", is_descending=True),
        Asked(verdict="refuted", source="خبر", is_sourceless=True, is_check_worthy=True),
    ],
)
def test_what_was_written_is_read_again(asked):
    assert read(asked.written()) == asked


@pytest.mark.parametrize(
    "line", ["", "nonsense", "[]", "3", '{"order": "sideways"}', '{"verdict": 4, "is_here": "x"}']
)
def test_a_spoilt_line_counts_as_absent(line):
    assert read(line) == Asked()


def test_only_the_conditions_that_are_known_are_taken():
    assert read('{"words": "a", "colour": "red"}') == Asked(words="a")


def test_the_document_counts_where_it_is_asked_for():
    assert Asked().wanted(3, is_beside=False) == ClaimFilter()
    assert Asked(is_here=True).wanted(3, is_beside=False) == ClaimFilter(document=3)
    assert Asked().wanted(3, is_beside=True) == ClaimFilter(document=3)


def test_the_two_boards_are_kept_apart():
    assert key("u", is_beside=True) != key("u", is_beside=False)
