"""Web addresses that can be clicked in a PDF file."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCharFormat, QTextLayout

from annotator.formats.addresses import is_web_address
from annotator.model.text import Utf16Map
from annotator.ui.article.display import shown

ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+")
AFTER = ".,;:!?)]}’'"  # ends the sentence, not the address


def anchors(text: str) -> list[QTextLayout.FormatRange]:
    """Formats, in UTF-16 units, that make Qt write a link where ``text`` shows an address; the
    link leads to exactly what is shown."""
    found = list(ADDRESS.finditer(text))
    units = Utf16Map(shown(text)) if found else None
    formats = []
    for match in found:
        address = match.group().rstrip(AFTER)
        if units is None or not is_web_address(address):
            continue
        one, form = QTextLayout.FormatRange(), QTextCharFormat()
        form.setAnchor(True)
        form.setAnchorHref(address)
        form.setFontUnderline(True)
        start = units.to_units(match.start())
        one.start, one.length = start, units.to_units(match.start() + len(address)) - start
        one.format = form
        formats.append(one)
    return formats
