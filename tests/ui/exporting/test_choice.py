import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.csv_presets import DATA
from annotator.ui.exporting.choice import Choice, choice_from

WORDS = st.lists(st.text(max_size=8), max_size=4).map(tuple)
CHOICES = st.builds(
    Choice,
    preset=st.sampled_from(["excel", "data"]),
    delimiter=st.sampled_from([",", ";", "\t"]),
    has_mark=st.booleans(),
    is_guarded=st.booleans(),
    has_links=st.booleans(),
    is_as_excel=st.booleans(),
    order=WORDS,
    ticked=WORDS,
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
)


@given(CHOICES)
def test_what_is_kept_comes_back(choice):
    assert choice_from(choice.as_text()) == choice


@given(st.dictionaries(st.sampled_from(list(Choice.__slots__)), ANYTHING) | ANYTHING)
def test_anything_gives_a_choice(found):
    choice = choice_from(json.dumps(found))
    assert choice_from(choice.as_text()) == choice


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "null"])
def test_what_is_no_json_is_the_usual(text):
    assert choice_from(text) == Choice()


def test_what_was_chosen_otherwise_is_in_the_preset():
    choice = Choice(preset="data", delimiter=";", has_mark=True)
    assert choice.as_preset() == replace(DATA, delimiter=";", has_mark=True, is_guarded=True)
