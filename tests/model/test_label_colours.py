import tomllib

import pytest

from annotator import resources
from annotator.model.label_colours import COLOURS
from tests.colour_science import contrast


@pytest.mark.parametrize("name", COLOURS)
@pytest.mark.parametrize(("place", "mode"), [(0, "light"), (1, "dark")])
def test_everything_over_it_can_be_read(name, place, mode):
    theme = tomllib.loads(resources.read_text("themes", f"{mode}.toml"))["colours"]
    colour = COLOURS[name][place]
    assert contrast(theme["text"], colour.tint) >= 6.5
    for ground in (theme["page"], theme["window"], theme["card"], colour.tint):
        assert contrast(colour.line, ground) >= 4.5
