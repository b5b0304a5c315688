"""Marks."""

from annotator.model.marks import Mark


def test_a_mark_of_one_span_or_of_many_gives_its_spans():
    assert Mark(3, 9, 1, "claim").spans == ((3, 9),)
    assert Mark(3, 9, 1, "claim", fragments=((3, 5), (7, 9))).spans == ((3, 5), (7, 9))
