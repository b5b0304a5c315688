"""Colours for labels: for each a tint and a line in the light and in the dark theme.

Computed so that text over a tint has a contrast of at least 6.5:1 and a line at least 4.5:1 on
page, window, card and its own tint (WCAG 2.2); a test computes it again.
"""

import colorsys
from itertools import count

from annotator.model.scheme import Colour

TEXT_ON_TINT, LINE_ON_GROUND = 6.5, 4.5
# Of the two themes: texts, and the ground that a line stands out from least.
LIGHT_TEXT, DARK_TEXT, LIGHT_GROUND, DARK_GROUND = "#1f2328", "#e7e8ea", "#fafaf9", "#202327"
STEP = 0.01  # of lightness

# Name: light, dark.
COLOURS: dict[str, tuple[Colour, Colour]] = {
    "amber": (Colour("#fbe6bb", "#885d07"), Colour("#523804", "#f5b83d")),
    "orange": (Colour("#fad1bd", "#a03e0d"), Colour("#501f07", "#f07c42")),
    "red": (Colour("#f6c1c5", "#aa1824"), Colour("#4c0b10", "#e9636e")),
    "pink": (Colour("#f4c2df", "#a01c69"), Colour("#4a0d30", "#e35fac")),
    "purple": (Colour("#dfc6f1", "#7b2db4"), Colour("#301145", "#af70db")),
    "indigo": (Colour("#c4c8f3", "#2835bd"), Colour("#0f1448", "#7d85e3")),
    "blue": (Colour("#bdddfa", "#0d5ea5"), Colour("#072e50", "#429ff0")),
    "teal": (Colour("#bff8f8", "#0d7373"), Colour("#094e4e", "#47ebeb")),
    "green": (Colour("#c2f4d7", "#15753d"), Colour("#0d4a26", "#52e08d")),
    "olive": (Colour("#e8f4c2", "#5a7114"), Colour("#3b4a0d", "#bde052")),
    "brown": (Colour("#e8dacf", "#78573a"), Colour("#3b2a1c", "#bd9775")),
    "grey": (Colour("#d8dade", "#595e69"), Colour("#282a2f", "#9196a1")),
}


def pair_of(colour: str) -> tuple[Colour, Colour]:
    """For the light and the dark theme, of the hue of any "#rrggbb", as readable as the others."""
    red, green, blue = _channels(colour)
    hue, _, strength = colorsys.rgb_to_hls(red, green, blue)
    strength = min(strength, 0.85)

    def shade(lightness: float) -> str:
        found = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness)), strength)
        return "#" + "".join(f"{round(one * 255):02x}" for one in found)

    def first(start: float, step: float, least: float, *grounds: str) -> str:
        """The nearest shade with that contrast to all of them."""
        shades = (shade(start + step * number) for number in count())
        return next(
            one for one in shades if min(contrast(one, ground) for ground in grounds) >= least
        )

    light = first(0.86, STEP, TEXT_ON_TINT, LIGHT_TEXT)
    dark = first(0.18, -STEP, TEXT_ON_TINT, DARK_TEXT)
    return (
        Colour(light, first(0.45, -STEP, LINE_ON_GROUND, light, LIGHT_GROUND)),
        Colour(dark, first(0.6, STEP, LINE_ON_GROUND, dark, DARK_GROUND)),
    )


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white): WCAG 2.2, contrast ratio."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
