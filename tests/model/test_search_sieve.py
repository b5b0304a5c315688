"""A sieve lets through every text that its word is in."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.search_folding import Way, folded
from annotator.model.search_query import Matcher, parse_query
from annotator.model.search_sieve import may_be_far, sieve

WAYS = st.builds(Way, st.booleans(), st.booleans())
LETTERS = st.text(alphabet="aesßæﬁéÉİıIi\u0301\u00ad-کكـي桥がガｶﾞ\u3099กิ한👍🏽\u200d\U0001d5d5½ x")


@given(st.one_of(LETTERS, st.text()), WAYS, st.data())
def test_no_text_that_a_word_is_in_is_kept_back(text, way, data):
    shape = folded(text, way)
    start = data.draw(st.integers(0, len(shape)))
    word = shape[start : data.draw(st.integers(start, len(shape)))]
    assert may_be_far(text) or sieve(word, way).search(text)


def test_what_is_not_there_is_kept_back():
    for text in ("“plain”", "кот", "市长", "naïve"):
        assert not may_be_far(text)
        assert not sieve("needle", Way()).search(text)
    assert may_be_far("\U0001d5d5")
    assert not may_be_far("👍")


@given(LETTERS, LETTERS, WAYS)
def test_it_changes_nothing_in_what_is_found(text, words, way):
    matcher = Matcher(parse_query(words, way))
    found = list(matcher.spans(text))
    matcher._may_be_in = lambda _text: True
    assert list(matcher.spans(text)) == found


def test_what_no_sieve_is_asked_of_and_what_becomes_nothing():
    assert list(Matcher(parse_query("gorge")).spans("\U0001d5d4 gorge")) == [(2, 7)]
    assert list(Matcher(parse_query("\u0301")).spans("e\u0301 \u0301")) == []
    assert list(Matcher(parse_query("kot")).spans("\U0001d5d4 кот")) == []


def test_plain_texts_and_whole_words():
    matcher = Matcher(parse_query("bridge", Way(is_whole=True)))
    assert list(matcher.spans("Bridges, a bridge")) == [(11, 17)]
    assert list(Matcher(parse_query("кот")).spans("a cat")) == []
