"""How long a text is, told beside it."""

import pytest

from annotator.ui.adding.lengths import lengths


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Word", ["1 paragraph", "1 word", "4 characters"]),
        ("One two.\n\nThree.", ["2 paragraphs", "3 words", "16 characters"]),
        ("市长说。", ["1 paragraph", "3 words", "4 characters"]),
        ("ฝนตกหนักตลอด", ["1 paragraph", "12 characters"]),
        ("", ["0 paragraphs", "0 words", "0 characters"]),
        (
            "One two.\n" * 100_000,
            ["about 100000 paragraphs", "about 200000 words", "900000 characters"],
        ),
        ("word " * 100_000, ["1 paragraph", "about 100000 words", "500000 characters"]),
    ],
    ids=len,
)
@pytest.mark.usefixtures("qapp")
def test_a_text_is_measured(content, told):
    assert lengths(content) == told
