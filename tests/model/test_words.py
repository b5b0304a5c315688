"""Whether a place is inside a word, in many scripts. “|” is the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.words import cuts_word

CUT = {
    "Latin": "the bri|dge",
    "an accent of its own": "cafe|\u0301 au lait",
    "a number": "1|400 people",
    "a number at its comma": "1|,400 people",
    "a number after its comma": "1,|400 people",
    "a number at its point": "about 3.|5 percent",
    "Cyrillic": "мо|ст",
    "Greek": "γέφ|υρα",
    "Devanagari": "पु|ल",
    "Devanagari before its vowel sign": "प|ुल",
    "Arabic": "الج|سر",
    "Arabic before its vowel sign": "كتَب|َ",
    "Hebrew": "הגש|ר",
    "Georgian": "ხი|დი",
    "an emoji with its skin": "👍|🏽",
    "a family": "👩|\u200d👧",
    "a family after its joiner": "👩\u200d|👧",
    "an underscore": "snake_|case",
}
WHOLE = {
    "the start": "|the bridge",
    "the end": "the bridge|",
    "beside a blank": "the| bridge",
    "before a comma": "the bridge|, he said",
    "a possessive": "Ann|’s bridge",
    "after an apostrophe": "l’|avion",
    "a hyphen": "anti|-war",
    "after a hyphen": "anti-|war",
    "a stop after a number": "in 1990|.",
    "a comma after a number": "in 1990|, he said",
    "Chinese": "他说|桥是安全的",
    "Japanese": "橋は|安全だ",
    "Japanese kana": "ばし|ょ",
    "Thai": "สะพาน|ปลอดภัย",
    "Khmer": "ស្ពាន|មាន",
    "a Korean particle": "서울|에서",
    "an Arabic “and”": "و|قال",
    "an Arabic article": "ال|جسر",
    "an Arabic “and the”": "وال|جسر",
    "an Arabic “his”": "كتاب|ه",
    "an Arabic “their” with vowel signs": "كتابُ|هُم",
    "a Hebrew “and the”": "וה|גשר",
    "a Hebrew “her”": "ספר|ה",
    "a Persian plural": "کتاب|\u200cها",
    "Chinese and Latin": "在|Paris",
    "a thumb": "👍|👍",
}


@pytest.mark.parametrize("text", CUT.values(), ids=CUT)
def test_a_word_is_cut(text):
    assert cuts_word(text.replace("|", ""), text.index("|"))


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_no_word_is_cut(text):
    assert not cuts_word(text.replace("|", ""), text.index("|"))


@given(st.text(min_size=1), st.integers(-2, 60))
def test_any_text_has_an_answer(text, position):
    assert cuts_word(text, position) in (True, False)
