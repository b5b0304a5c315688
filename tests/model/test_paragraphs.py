"""Paragraphs and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.paragraphs import Paragraphs, paragraph_at, sentence_at
from annotator.model.text import Span, is_blank
from tests.unicode_texts import texts

ARTICLE = "First one.\n\n  \nSecond, longer.\nThird"


def test_paragraphs_are_the_lines_that_are_not_blank():
    paragraphs = Paragraphs(ARTICLE)
    assert len(paragraphs) == 3
    assert [ARTICLE[start:end] for start, end in paragraphs.spans] == [
        "First one.", "Second, longer.", "Third",
    ]  # fmt: skip
    assert paragraphs.span(3).of(ARTICLE) == "Third"


@pytest.mark.parametrize("number", [0, -1, 4])
def test_there_is_no_paragraph_of_another_number(number):
    with pytest.raises(IndexError):
        Paragraphs(ARTICLE).span(number)


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_a_text_without_words_has_no_paragraphs_but_its_places_are_in_the_first(text):
    paragraphs = Paragraphs(text)
    assert len(paragraphs) == 0
    assert paragraphs.number_at(0) == 1


@given(texts(st.sampled_from("ab \n")))
def test_a_place_belongs_to_the_paragraph_at_or_last_before_it(text):
    paragraphs = Paragraphs(text)
    for position in range(len(text) + 1):
        begun = [start for start, _ in paragraphs.spans if start <= position]
        assert paragraphs.number_at(position) == max(1, len(begun))


@given(texts(st.sampled_from("ab \n")))
def test_a_line_is_found_from_every_place_in_it(text):
    for position in range(len(text) + 1):
        line = text.count("\n", 0, position)
        found = paragraph_at(text, position)
        words = text.split("\n")[line]
        assert (found.of(text) if found else "") == words


def test_the_last_paragraph_needs_no_line_break():
    assert paragraph_at("a\nbc", 4) == Span(2, 4)
    assert paragraph_at("a\n", 2) is None


def test_a_huge_paragraph_is_one_paragraph():
    text = "word. " * 200_000
    assert len(Paragraphs(text)) == 1
    assert paragraph_at(text, 600_000) == Span(0, len(text))


def sentences(text):
    found = []
    for position in range(len(text)):
        sentence = sentence_at(text, position)
        if sentence and sentence not in found:
            found.append(sentence)
    return [sentence.of(text) for sentence in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Smith met Mrs. Jones. They left.", ["Dr. Smith met Mrs. Jones.", "They left."]),
        ("He went to the U.S. in May. Why?", ["He went to the U.S. in May.", "Why?"]),
        ("J. R. Smith vs. Acme Inc. et al. won", ["J. R. Smith vs. Acme Inc. et al.", "won"]),
        ("Kindly (e.g. now). Then go.", ["Kindly (e.g. now).", "Then go."]),
        ("He said “Go.” She went.", ["He said “Go.”", "She went."]),
        ("«Fin.» Voilà (oui.) Bien.", ["«Fin.»", "Voilà (oui.)", "Bien."]),
        ("Wait… what?! Yes...no. End", ["Wait…", "what?!", "Yes...no.", "End"]),
        ("It cost 6,000.50 dollars. Really.", ["It cost 6,000.50 dollars.", "Really."]),
        ("他来了。他走了！真的？是。", ["他来了。", "他走了！", "真的？", "是。"]),
        ("他说「好。」他走了。", ["他说「好。」", "他走了。"]),
        ("هل جاء؟ نعم. انتهى۔ ثم", ["هل جاء؟", "نعم.", "انتهى۔", "ثم"]),
        ("वह आया। वह गया॥ ठीक", ["वह आया।", "वह गया॥", "ठीक"]),
        ("สวัสดีครับ ผมชื่อ", ["สวัสดีครับ ผมชื่อ"]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("No stop at all", ["No stop at all"]),
        ("See fig. 3 and Sept. 4. Done.", ["See fig. 3 and Sept. 4. Done."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected


def test_there_is_no_sentence_in_an_empty_or_blank_line():
    assert sentence_at("a\n\nb", 2) is None
    assert sentence_at("a\n  \nb", 3) is None


def test_blanks_between_sentences_belong_to_the_next_and_blanks_at_the_end_to_none():
    assert sentence_at("One.  Two.", 5) == Span(6, 10)
    assert sentence_at("One.   ", 6) is None


@given(texts(st.sampled_from('aB .!?\n"”。؟1')), st.data())
def test_a_sentence_lies_in_its_line_without_outer_blanks(text, data):
    position = data.draw(st.integers(0, len(text)))
    found = sentence_at(text, position)
    line = paragraph_at(text, position)
    if found is None:
        return
    assert line is not None
    assert line.contains(found)
    assert not is_blank(text[found.start])
    assert not is_blank(text[found.end - 1])
    if found.start <= position < found.end:
        assert all(sentence_at(text, p) == found for p in range(found.start, found.end))


def test_a_long_list_of_initials_takes_no_longer_than_a_long_sentence():
    text = "A. " * 50_000
    assert sentence_at(text, 149_000) == Span(0, len(text) - 1)
