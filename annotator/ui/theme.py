"""How the program looks in light and in dark: colours, palette, fonts.

A theme is a file of resources/themes: one line per colour. Another theme is another file.
"""

import os
import sys
import tomllib
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from annotator import resources
from annotator.model.scheme import Label
from annotator.ui.stylesheet import style_sheet

MODES = ("system", "light", "dark")
INTERFACE_PIXELS = 13


class LabelColours(NamedTuple):
    """``tint`` lies behind words, ``line`` is underline, chip border and chip text."""

    tint: QColor
    line: QColor


class Theme(NamedTuple):
    """The colours of the window, named for what they are used on.

    ``window`` is the chrome, ``page`` behind the article, ``card`` a raised box, ``field``
    where one types, ``hover`` under the pointer; ``selection`` is a chosen row or text.
    """

    name: str
    window: QColor
    page: QColor
    panel: QColor
    card: QColor
    field: QColor
    border: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_text: QColor
    selection: QColor
    selection_text: QColor
    hover: QColor
    danger: QColor
    good: QColor
    focus: QColor
    shadow: QColor

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"

    def label(self, label: Label) -> LabelColours:
        """The scheme's colours of ``label`` in this theme."""
        colour = label.dark if self.is_dark else label.light
        return LabelColours(QColor(colour.tint), QColor(colour.line))

    def reading_font(self, size_px: float) -> QFont:
        """The bundled serif that articles and quotes are set in."""
        font = QFont([*reading_families(), "serif"])
        font.setPixelSize(max(6, round(size_px)))
        font.setStyleHint(QFont.StyleHint.Serif)
        return font

    def palette(self) -> QPalette:
        """For Fusion, with greyed text for what is disabled."""
        role = QPalette.ColorRole
        palette = QPalette(self.window)
        for which, colour in (
            (role.Window, self.window), (role.WindowText, self.text), (role.Base, self.field),
            (role.AlternateBase, self.hover), (role.Text, self.text), (role.Button, self.window),
            (role.ButtonText, self.text), (role.BrightText, self.danger),
            (role.Highlight, self.selection), (role.HighlightedText, self.selection_text),
            (role.Link, self.accent), (role.PlaceholderText, self.muted),
            (role.ToolTipBase, self.card), (role.ToolTipText, self.text),
            (role.Mid, self.border), (role.Accent, self.accent),
        ):  # fmt: skip
            palette.setColor(which, colour)
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.muted)
        return palette


@cache
def load_theme(name: str) -> Theme:
    """The theme of that file name; ``KeyError`` names a colour that it lacks."""
    table = tomllib.loads(resources.read_text("themes", f"{name}.toml"))
    colours = {name: table["colours"][name] for name in Theme._fields[1:]}
    return Theme(name, **{role: QColor(colour) for role, colour in colours.items()})


def theme_for(mode: str) -> Theme:
    """The theme that ``mode`` asks for; "system" is dark where the desktop is."""
    if mode in ("light", "dark"):
        return load_theme(mode)
    scheme = QGuiApplication.styleHints().colorScheme()
    return load_theme("dark" if scheme == Qt.ColorScheme.Dark else "light")


def wear(app: QApplication, theme: Theme) -> None:
    """Dresses the whole program in ``theme``."""
    app.setPalette(theme.palette())
    app.setStyleSheet(style_sheet(theme, resources.path("icons").as_posix()))


def prepare(app: QApplication) -> None:
    """Once, before the first window: Fusion, and a font where the desktop names none."""
    app.setStyle("Fusion")
    font = app.font()
    if not _desktop_has_font():
        font = QFont([*interface_families(), "sans-serif"])
        font.setPixelSize(INTERFACE_PIXELS)
    app.setFont(font)


def set_look(widget: QWidget, look: str) -> None:
    """Gives ``widget`` one of the looks of ui/stylesheet.py, such as "card" or "muted"."""
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


@cache
def reading_families() -> tuple[str, ...]:
    """The serif families that the program brings along."""
    return _families("AnnotatorSerif")


@cache
def interface_families() -> tuple[str, ...]:
    """The sans-serif families that the program brings along."""
    return _families("AnnotatorSans")


def _families(prefix: str) -> tuple[str, ...]:
    """Loads the shipped font files whose names begin with ``prefix``; their families."""
    found: dict[str, None] = {}
    for file in sorted(resources.path("fonts").iterdir()):
        is_upright = not file.stem.endswith("Italic")  # nothing is set in italics
        if file.name.startswith(prefix) and is_upright and file.suffix in (".ttf", ".otf"):
            number = QFontDatabase.addApplicationFont(str(file))
            found.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(found)


def _desktop_has_font() -> bool:
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return False
    return not sys.platform.startswith("linux") or bool(os.environ.get("XDG_CURRENT_DESKTOP"))
