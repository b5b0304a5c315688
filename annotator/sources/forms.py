"""Boxes of web pages in which readers are to sign up or in, whatever they are called: they hold a
form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from annotator.sources.markup import Passage, words_in
from annotator.sources.page_lines import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST, MOST_PIECES = 100, 400  # such boxes, and elements in one: who makes more is up to something
SENTENCES = 2  # paragraphs that are: a section of the text that asks something, too
LARGEST, LONGEST_LINE = 500, 100  # characters that such a box shows
BOXES = frozenset({"div", "section", "aside", "form", "fieldset", "p", "li", "ul", "span", "label"})
WRITTEN = frozenset({"email", "password", "text", "search", "tel"})


def without_forms(root: _Element, found: Sequence[Passage]) -> list[Passage]:
    """``found`` without the passages of such boxes; all of them, where little else is left."""
    boxes = {box for one in islice(_fields(root), MOST) if (box := _box(one)) is not None}
    if not boxes:
        return list(found)
    kept = [one for one in found if not boxes.intersection(_around(one.element))]
    left = sum(len(one.block.text) for one in kept)
    return kept if 2 * left > sum(len(one.block.text) for one in found) else list(found)


def _fields(root: _Element) -> Iterable[_Element]:
    """The fields into which readers are to write; mere buttons (“Was this helpful?”) stand below
    texts, too."""
    for one in root.iter("input", "textarea"):
        if one.tag == "textarea" or (one.get("type") or "text").lower() in WRITTEN:
            yield one


def _box(element: _Element) -> _Element | None:
    """The outermost element around a field that shows little more than what it asks for."""
    box = None
    for one in _around(element):
        if one.tag in ("input", "textarea"):
            continue
        if one.tag not in BOXES or _shows_much(one) or _has_text_beside(one, box):
            break
        box = one
    return box


def _shows_much(element: _Element) -> bool:
    count = 0
    for number, piece in enumerate(element.itertext()):
        count += len(piece.strip())
        if count > LARGEST or number > MOST_PIECES:
            return True
    return sum(1 for _ in islice(element.iter(), MOST_PIECES + 1)) > MOST_PIECES


def _has_text_beside(element: _Element, box: _Element | None) -> bool:
    """Whether it holds a headline, or paragraphs without a link that are too long for a box, or
    too many."""
    sentences = 0
    for one in element.iter("h1", "p"):
        if box is not None and any(up is box for up in _around(one)):
            continue
        words = "" if one.find(".//a") is not None else words_in(one)
        sentences += ends_sentence(words)
        if one.tag == "h1" or len(words) > LONGEST_LINE or sentences >= SENTENCES:
            return True
    return False


def _around(element: _Element) -> Iterable[_Element]:
    yield element
    yield from element.iterancestors()
