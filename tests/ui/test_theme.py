"""Colours that can be read, in both themes; fonts that are there on every machine."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel

from annotator import resources
from annotator.model.scheme import parse_scheme
from annotator.ui import icons
from annotator.ui.theme import MODES, load_theme, prepare, reading_families, theme_for, wear

pytestmark = pytest.mark.usefixtures("qapp")


def luminance(colour):
    def linear(channel):
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("text", "page", 7), ("text", "window", 7), ("text", "card", 7), ("text", "field", 7),
        ("muted", "window", 4.5), ("muted", "card", 4.5), ("muted", "field", 4.5),
        ("selection_text", "selection", 7), ("accent_text", "accent", 4.5),
        ("danger", "window", 4.5), ("good", "window", 4.5), ("focus", "window", 3),
    ],
)  # fmt: skip
def test_words_can_be_read(name, ink, ground, least):
    theme = load_theme(name)
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= least


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_palette_greys_what_is_disabled(name):
    theme = load_theme(name)
    palette = theme.palette()
    group = QPalette.ColorGroup.Disabled
    assert palette.color(group, QPalette.ColorRole.WindowText) == theme.muted
    assert palette.color(QPalette.ColorRole.WindowText) == theme.text
    assert theme.is_dark == (name == "dark")


def test_labels_have_the_colours_of_the_theme():
    label = parse_scheme(resources.read_text("schemes", "fact-check.toml")).labels[0]
    assert load_theme("light").label(label).tint == QColor(label.light.tint)
    assert load_theme("dark").label(label).line == QColor(label.dark.line)


def test_the_system_is_followed_where_it_says_something():
    expected = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme_for("system").is_dark == expected
    assert [theme_for(mode).name for mode in MODES[1:]] == ["light", "dark"]


def test_the_bundled_fonts_are_used_where_the_desktop_has_none(qapp):
    prepare(qapp)
    assert QFontInfo(qapp.font()).family() == "Annotator Sans"
    font = load_theme("light").reading_font(17)
    assert QFontInfo(font).family() == reading_families()[0]
    assert font.pixelSize() == 17
    assert load_theme("light").reading_font(0.1).pixelSize() == 6


def test_the_style_sheet_is_understood(qapp, qtbot):
    """Qt says what it cannot parse, and a warning of Qt's fails a test."""
    for name in ("light", "dark"):
        wear(qapp, load_theme(name))
        label = QLabel("x")
        qtbot.addWidget(label)
        label.show()


@pytest.mark.parametrize("name", resources.names("icons", ".svg"))
def test_every_icon_is_drawn_in_the_colour_asked_for(name):
    image = icons.icon(name, "#ff0000", "#00ff00").pixmap(32, 32).toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }  # fmt: skip
    assert colours
    if "currentColor" in resources.read_text("icons", f"{name}.svg"):
        assert colours == {"#ff0000"}
