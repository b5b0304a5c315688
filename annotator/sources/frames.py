"""What web pages set in frames among the paragraphs of an article although it is text of it:
quotations, tables, listings. Most frames (``figure``) hold pictures and their captions."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from annotator.sources.markup import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# HTML 4.4.12 of the standard: a figure may hold any of these, and a caption.
TEXT = frozenset({"blockquote", "table", "pre"})
WORDS = frozenset({"blockquote", "pre"})  # in a frame of any kind; tables lay out pages, too

SET_APART = re.compile(r"(?:^|[\s_-])pull[_-]?quote", re.IGNORECASE)
PIECE, MOST_LETTERS = 12, 1_000_000


def is_frame_of(frame: _Element, element: _Element) -> bool:
    """Whether ``frame`` is a figure and ``element``, which is in it, text and no caption."""
    if frame.tag != "figure":
        return False
    inside = _around(element, frame)
    return any(one.tag in TEXT or is_whose_words(one) for one in inside)


def is_framed_in(element: _Element, home: _Element) -> bool:
    """Whether it is a quotation or a listing inside of ``home``, or a table in a figure there."""
    around = list(_around(element, home))
    if not around or around[-1].getparent() is not home:
        return False
    is_text = any(one.tag in WORDS or is_whose_words(one) for one in around)
    return is_text or any(is_frame_of(one, element) for one in around)


def is_set_apart(element: _Element) -> bool:
    """Whether it is named as one that repeats words of the text in large letters. Some pages
    name any quotation so."""
    return bool(SET_APART.search(named(element)))


def quotation_apart(element: _Element) -> _Element | None:
    """The quotation around ``element``, if it may be there for show: a figure, or named so."""
    if _is_framed_quotation(element):
        return next(element.iterancestors("figure"))
    around = [element, *element.iterancestors()]
    place = next((n for n, one in enumerate(around) if one.tag == "blockquote"), None)
    if place is None or not any(map(is_set_apart, around[: place + 3])):
        return None
    return around[place]


class Wording:
    """Knows what stands in a text of letters only; all pieces of it are found once."""

    def __init__(self, text: str) -> None:
        last = min(len(text), MOST_LETTERS) - PIECE
        self._pieces = frozenset(text[at : at + PIECE] for at in range(last + 1))

    def repeats(self, words: str) -> bool:
        """Whether half of ``words``, letters only, stand in the text, piece by piece."""
        starts = range(0, max(1, len(words) - PIECE + 1), PIECE // 2)
        return 2 * sum(words[at : at + PIECE] in self._pieces for at in starts) >= len(starts)


def _is_framed_quotation(element: _Element) -> bool:
    figure = next(element.iterancestors("figure"), None)
    return figure is not None and figure.find(".//blockquote") is not None


def is_whose_words(element: _Element) -> bool:
    """Whether it says whose words a quotation holds: its footer, or the caption of its figure."""
    if element.tag == "footer":
        return next(element.iterancestors("blockquote"), None) is not None
    return element.tag == "figcaption" and _is_framed_quotation(element)


def _around(element: _Element, end: _Element) -> Iterator[_Element]:
    """The element and those around it, as far as ``end``."""
    yield from takewhile(lambda one: one is not end, (element, *element.iterancestors()))
