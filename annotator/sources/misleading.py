"""Names of classes that mislead trafilatura. It drops elements in whose names it finds pieces such
as “bar”, “meta”, “embed” or “-icon”, also the one that holds the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from annotator.sources.markup import Passage, named
from annotator.sources.page_lines import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element

# What is looked for there (trafilatura.xpaths), as far as it names no part of pages that is never
# the article.
PIECES = re.compile(
    r"shar|social|viral|syndication|tags|banner|button|author|premium|bar|^ad-|-ad-|byline"
    r"|embed|modal|permission|next-|stories|more-on|meta|rating|attachment|timestamp|user|icon"
    r"|infos|message|slide|viewport|overlay|options|expand|obfuscat|blur|yin|hid[ed]|noprint"
    r"|notloaded|link|bottom|border",
    re.IGNORECASE,
)
# Such parts: they may hold more text than the article.
NEVER = re.compile(
    r"comment|repl(?:y|ies)|disqus|related|recommend|teaser|footer|sidebar|navi?(?:$|[-_ ])|menu"
    r"|newsletter|cookie|consent",
    re.IGNORECASE,
)
MOST = 0.4
LEAST = 50  # code points of a sentence of running text
LINKED = 0.3
HOLDERS = ("div", "section", "span", "p")


def without_misleading_names(root: _Element, found: Sequence[Passage]) -> _Element:
    """``root``, or a copy of it where elements lose such names that hold much of the page's
    running text."""
    running = [one for one in found if is_running(one)]
    whole = sum(len(one.block.text) for one in running)
    sizes = Counter[str]()
    for one in running:
        holders = (one.element, *one.element.iterancestors())
        names = {name for up in holders if up.tag in HOLDERS for name in _names(up)}
        for name in names:
            sizes[name] += len(one.block.text)
    misleading = {name for name, size in sizes.items() if size >= MOST * whole}
    if not misleading:
        return root
    clear = deepcopy(root)
    for element in clear.iter(*HOLDERS):
        for attribute in ("class", "id"):
            value = element.get(attribute)
            if value and misleading.intersection(value.split()):
                kept = (name for name in value.split() if name not in misleading)
                # What cannot be printed cannot be set, either.
                element.set(attribute, " ".join(filter(str.isprintable, kept)))
    return clear


def is_running(passage: Passage) -> bool:
    """Whether it is a sentence or more, and no mere link."""
    text = passage.block.text
    return passage.linked < LINKED and len(text) >= LEAST and ends_sentence(text)


def _names(element: _Element) -> list[str]:
    value = named(element, "class", "id")
    return [one for one in value.split() if PIECES.search(one) and not NEVER.search(one)]
