"""Colours for labels: for each a tint and a line in the light and in the dark theme.

Computed so that text over a tint has a contrast of at least 6.5:1 and a line at least 4.5:1 on
page, window, card and its own tint (WCAG 2.2); a test computes it again.
"""

from annotator.model.scheme import Colour

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
