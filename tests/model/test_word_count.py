"""Words as word processors count them, in scripts with blanks and without."""

import pytest

from annotator.model.word_count import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n", 0),
        ("It rained for a week.\n\nThen the ferry sailed.", 9),
        ("Der Bürgermeister sagt „Nein“.", 4),
        ("قال رئيس البلدية إن الأمر انتهى", 6),
        ("ראש העיר הכחיש", 3),
        ("시장은 거절했다", 2),
        ("市长说，会下雨。", 6),
        ("会议在2026年由WHO召开。", 9),
        ("カタカナと漢字", 7),
        ("「はい」と彼は言った。", 8),
        ("𠀀𠀁 words", 3),
        ("Ein Wort: 市 und mehr", 5),
        ("The “ferry” — 😀", 4),
        ("ฝนตกหนักตลอดทั้งสัปดาห์", None),
        ("ខ្ញុំស្រឡាញ់ភាសាខ្មែរ", None),
        ("Pad Thai (ผัดไทย) is a dish.", 6),
    ],
)
def test_words_are_counted(text, words):
    assert count_words(text) == words
