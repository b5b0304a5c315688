"""Words found again in a text that has changed."""

from annotator.formats.relocation import relocated

TEXT = "The mayor said no. Later the mayor said yes, and no more."


def test_words_in_their_place_are_exact():
    assert relocated(TEXT, [(4, 9)], "mayor", ("The ", " said no")).state == "exact"


def test_the_surroundings_tell_which_of_two_places_is_meant():
    found = relocated(f"New. {TEXT}", [(29, 34)], "mayor", ("Later the ", " said yes"))
    assert (found.state, found.pairs, found.is_unsure) == ("moved", ((34, 39),), False)


def test_without_surroundings_the_nearest_wins_and_is_unsure():
    found = relocated(f"New. {TEXT}", [(29, 34)], "mayor", ("", ""))
    assert (found.state, found.pairs, found.is_unsure) == ("moved", ((34, 39),), True)


def test_fragments_are_found_one_after_the_other():
    found = relocated(f"New. {TEXT}", [(4, 9), (35, 43)], "mayor said yes", ("The ", ""))
    assert found.state == "moved"
    assert [(f"New. {TEXT}")[start:end] for start, end in found.pairs] == ["mayor", "said yes"]


def test_words_that_are_gone_are_missing():
    assert relocated(TEXT, [(0, 7)], "council", ("", "")).state == "missing"
    assert relocated(TEXT, [(0, 1), (2, 3)], "", ("", "")).state == "missing"
    assert relocated("mayor", [(4, 9), (35, 43)], "mayor said yes", ("", "")).state == "missing"
