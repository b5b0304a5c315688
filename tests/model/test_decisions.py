"""Reasons keep their codes when they are renamed."""

import pytest

from annotator.model.decisions import renamed

OLD = [("boundary", "Missed boundary"), ("label", "Wrong label"), ("other", "Other")]


@pytest.mark.parametrize(
    ("titles", "codes"),
    [
        (["Missed boundary", "Wrong label", "Other"], ["boundary", "label", "other"]),
        (["Cut off", "Wrong label", "Other"], ["boundary", "label", "other"]),
        (["Wrong label", "Missed boundary"], ["label", "boundary"]),
        (["Other", "New one"], ["other", "label"]),
        (["Missed boundary", "Wrong label", "Other", "Other  Thing"],
         ["boundary", "label", "other", "other_thing"]),
        (["Missed boundary", "Wrong label", "Other", "BOUNDARY", "boundary"],
         ["boundary", "label", "other", "boundary_2", "boundary_3"]),
    ],
)  # fmt: skip
def test_reasons_keep_their_codes(titles, codes):
    assert renamed(OLD, titles) == list(zip(codes, titles, strict=True))
