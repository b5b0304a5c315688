"""What was copied or is dropped, other than files: words, a piece of a web page, an address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.sources.clipboard import has_structure
from annotator.sources.web_addresses import is_web_address
from annotator.ui.adding.offering import offer
from annotator.ui.adding.supplies import Files, Markup, Words

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from annotator.ui.adding.supplies import Supply
    from annotator.ui.window import Window


def offer_words(window: Window, data: QMimeData | None) -> bool:
    """Takes in what is no file; False where there is nothing of the kind. An address is shown
    and never fetched by itself. ``data`` is None of an empty clipboard on some systems."""
    address = address_in(data)
    if address:
        from annotator.ui.adding.address import ask_address  # noqa: PLC0415  when one comes

        ask_address(window, address)
        return True
    supply = clipboard_supply(data)
    if supply:
        offer(window, supply)
    return supply is not None


def clipboard_supply(data: QMimeData | None) -> Supply | None:
    """The words in ``data``, with their paragraphs where they were copied from a page, or the
    files that were copied; None where there is nothing of the kind."""
    if data is None:
        return None
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return Files(paths)
    if data.hasUrls():  # several addresses, whose words would be no article
        return None
    words = data.text()
    markup = data.html()
    if markup and has_structure(markup):
        return Markup(markup, words)
    return Words(words) if words.strip() else None


def address_in(data: QMimeData | None) -> str:
    """The one web address that ``data`` is, "" where it is something else."""
    if data is None:
        return ""
    if data.hasUrls():
        urls = [url.toString() for url in data.urls()]
        return urls[0] if len(urls) == 1 and is_web_address(urls[0]) else ""
    words = data.text().strip()
    return words if is_web_address(words) else ""
