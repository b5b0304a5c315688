"""Titles within an article: many pages set each in a wrapper of its own, where it is taken for
part of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.sources.markup import BLOCK_LEVEL, HEADINGS, Passage, named
from annotator.sources.page_ending import HALF_LINKS
from annotator.sources.page_lines import is_title_below
from annotator.sources.unwanted import is_unwanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

WRAPPERS = frozenset({"div", "header", "hgroup"})
BOX = re.compile(r"(?:^|[\s_-])(?:box|card|teaser|promo\w*|widget)", re.IGNORECASE)
MOST_WRAPPERS = 3


def take_headings(found: Sequence[Passage], taken: list[bool]) -> None:
    """Takes the titles that stand directly above what was taken, in the same part of the page or
    in a wrapper there, below the headline or other parts of the article."""
    first = next(
        (index for index, one in enumerate(found) if taken[index] or one.element.tag == "h1"),
        len(found),
    )
    for index in range(len(found) - 2, first, -1):
        passage = found[index]
        if taken[index] or not taken[index + 1] or passage.block.kind != "heading":
            continue
        is_own = passage.linked < HALF_LINKS and passage.element.tag != "h1"
        if is_own and not is_unwanted(passage) and not is_title_below(passage):
            taken[index] = _is_above(passage.element, found[index + 1].element)


def _is_above(title: _Element, text: _Element) -> bool:
    inside = set(text.iterancestors())
    return any(one in inside for one in _wrappers(title))


def _wrappers(title: _Element) -> Iterator[_Element]:
    """The element that holds the title, and those around that as long as they are wrappers."""
    count = 0
    for one in title.iterancestors():
        if one.tag not in BLOCK_LEVEL or one.tag in HEADINGS or one.tag == "body":
            continue
        if BOX.search(named(one)):
            return
        yield one
        count += 1
        if one.tag not in WRAPPERS or count == MOST_WRAPPERS:
            return
