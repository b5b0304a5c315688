"""The promises about colour, computed: anyone can read the text and tell the labels apart."""

import tomllib
from itertools import combinations

import pytest

from annotator import resources
from annotator.model.scheme import Colour, Label, parse_scheme
from tests.colour_science import VISIONS, ciede2000, contrast, difference

LABELS = parse_scheme(resources.read_text("schemes", "fact-check.toml")).labels
TINT_PAIRS = list(combinations(LABELS, 2))
MODES = ("light", "dark")


def theme(mode: str) -> dict[str, str]:
    table: dict[str, str] = tomllib.loads(resources.read_text("themes", f"{mode}.toml"))["colours"]
    return table


def colour(label: Label, mode: str) -> Colour:
    return label.light if mode == "light" else label.dark


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((50, 0, 0), (50, -1, 2), 2.3669),
    ],
)
def test_ciede2000_gives_its_authors_figures(one, other, expected):
    assert ciede2000(one, other) == pytest.approx(expected, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(expected, abs=5e-5)


def test_black_on_white_is_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.name)
def test_text_over_a_tint_is_easy_to_read(label, mode):
    assert contrast(theme(mode)["text"], colour(label, mode).tint) >= 6.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.name)
@pytest.mark.parametrize("ground", ["page", "window", "card", "tint"])
def test_a_line_stands_out_from_what_it_lies_on(label, mode, ground):
    grounds = theme(mode) | {"tint": colour(label, mode).tint}
    assert contrast(colour(label, mode).line, grounds[ground]) >= 4.5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("one", "other"), TINT_PAIRS, ids=[f"{a.name}-{b.name}" for a, b in TINT_PAIRS]
)
def test_two_tints_differ_for_every_kind_of_colour_vision(one, other, mode, vision):
    assert difference(colour(one, mode).tint, colour(other, mode).tint, vision) >= 14


def test_labels_differ_without_colour_too():
    assert len({label.underline for label in LABELS}) == len(LABELS)
    assert len({label.letter for label in LABELS}) == len(LABELS)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("text", "page"),
        ("text", "window"),
        ("text", "card"),
        ("text", "field"),
        ("text", "hover"),
        ("muted", "page"),
        ("muted", "window"),
        ("muted", "card"),
        ("muted", "field"),
        ("danger", "card"),
        ("good", "card"),
        ("accent_text", "accent"),
        ("selection_text", "selection"),
    ],
)
def test_the_interface_is_easy_to_read(mode, words, ground):
    assert contrast(theme(mode)[words], theme(mode)[ground]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ground", ["page", "window", "card", "field"])
def test_the_focus_ring_can_be_seen(mode, ground):
    assert contrast(theme(mode)["focus"], theme(mode)[ground]) >= 3
