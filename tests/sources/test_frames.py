"""What pages set in frames among their paragraphs."""

from annotator.sources.frames import Wording


def test_words_are_repeated_where_half_of_them_stand_in_the_text():
    text = Wording("themayorsaidthatheneverknewofthereport")
    assert text.repeats("themayorsaidthatheneverknew")
    assert text.repeats("saidthatheneverknewsomethingelse")
    assert not text.repeats("residentsfilmeditthreetimesinmarch")
    assert text.repeats("saidthathene")
    assert not text.repeats("ann")


def test_a_short_text_repeats_nothing():
    assert not Wording("short").repeats("short")
    assert not Wording("").repeats("anything")
