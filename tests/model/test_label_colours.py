import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import resources
from annotator.model.label_colours import COLOURS, pair_of
from tests.colour_science import contrast

THEMES = {
    mode: tomllib.loads(resources.read_text("themes", f"{mode}.toml"))["colours"]
    for mode in ("light", "dark")
}


@pytest.mark.parametrize("name", COLOURS)
@pytest.mark.parametrize(("place", "mode"), [(0, "light"), (1, "dark")])
def test_everything_over_it_can_be_read(name, place, mode):
    theme = THEMES[mode]
    colour = COLOURS[name][place]
    assert contrast(theme["text"], colour.tint) >= 6.5
    for ground in (theme["page"], theme["window"], theme["card"], colour.tint):
        assert contrast(colour.line, ground) >= 4.5


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_gives_a_pair_that_can_be_read(number):
    for mode, colour in zip(THEMES, pair_of(f"#{number:06x}"), strict=True):
        theme = THEMES[mode]
        assert contrast(theme["text"], colour.tint) >= 6.5
        for ground in (theme["page"], theme["window"], theme["card"], colour.tint):
            assert contrast(ground, colour.line) >= 4.5


def test_a_pair_keeps_the_hue():
    light, dark = pair_of("#2244cc")
    for colour in (light, dark):
        for one in (colour.tint, colour.line):
            assert one[5:] >= max(one[1:3], one[3:5])
