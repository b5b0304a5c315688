"""Which passages of a web page are its article.

trafilatura decides what belongs to the article; the passages themselves are ours, cut where the
page's own elements begin and end, because what it prints glues some and drops short ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from annotator.sources.markup import BLOCK_LEVEL, Passage

if TYPE_CHECKING:
    from lxml.etree import _Element

# An article's own parts: what stands between two of its paragraphs, in these, belongs to it.
FLOW = frozenset(
    """p h1 h2 h3 h4 h5 h6 hgroup li ul ol dl dt dd blockquote pre table tbody thead tfoot tr td
    th""".split()  # noqa: SIM905  words are read more easily than a list
)
NEVER = frozenset({"aside", "nav", "footer", "form", "figcaption", "figure", "fieldset", "time"})
UNWANTED = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|promo\w*|sponsor\w*|related\w*|recommend\w*|newsletter\w*"
    r"|subscri\w*|signup|share|sharing|social\w*|comments?|pull-?quote|byline|breadcrumbs?|tags"
    r"|taboola|outbrain|read-?more|read-?next|most-?read|caption|credit|toolbar|cookie\w*"
    r"|disclaimer)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Of a paragraph itself, though not of what is around it.
UNWANTED_ITSELF = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|time|timestamp|published|updated|author|meta|kicker|tag)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
SURE = 25  # letters: so long a text does not stand in an article by chance
MOSTLY_LINKS = 0.6
HALF_LINKS = 0.45
ALL_LINKS = 0.9
MOST = 0.4
NO_LETTERS = re.compile(r"[\W_]+")


def article_passages(found: Sequence[Passage], chosen: Iterable[str]) -> list[Passage]:
    """Those of ``found`` that make up the article of which ``chosen`` is the text as
    trafilatura took it, paragraph by paragraph; [] where there is none."""
    paragraphs = [squeezed(text) for text in chosen]
    taken = _claimed(found, "\n".join(paragraphs), frozenset(paragraphs))
    _drop_unwanted(found, taken)
    _fill_gaps(found, taken)
    article = [one for one, is_taken in zip(found, taken, strict=True) if is_taken]
    while article and (count := _leading_away(article)):
        del article[-count:]
    return article


def _leading_away(article: Sequence[Passage]) -> int:
    """How many passages at the end are no part of the article: the title of what follows it,
    a link elsewhere, a titled list of links."""
    if _leads_away(article[-1]):
        return 1
    items = list(takewhile(lambda one: one.block.kind == "item", reversed(article)))
    title = article[-len(items) - 1] if items and len(items) < len(article) else None
    is_titled = title is not None and title.block.kind == "heading"
    is_of_links = 2 * sum(one.linked >= HALF_LINKS for one in items) > len(items)
    return len(items) + 1 if is_titled and is_of_links else 0


def _leads_away(passage: Passage) -> bool:
    """Whether this is no end of an article: the title of what follows, or a link elsewhere."""
    return passage.block.kind == "heading" or passage.linked >= ALL_LINKS


def squeezed(text: str) -> str:
    """Letters and figures only: trafilatura changes some other characters."""
    return NO_LETTERS.sub("", text)


def _claimed(found: Sequence[Passage], whole: str, paragraphs: frozenset[str]) -> list[bool]:
    """Whether trafilatura took each: the longest ones first, each at a place of its own, so
    that a sentence set apart for show is not taken for the paragraph that it repeats."""
    keys = [squeezed(one.block.text) for one in found]
    free = bytearray(b"\1" * len(whole))
    taken = [False] * len(found)
    for index in sorted(range(len(found)), key=lambda index: -len(keys[index])):
        key = keys[index]
        if not key or (len(key) < SURE and key not in paragraphs):
            continue
        at = whole.find(key)
        while at >= 0 and not all(free[at : at + len(key)]):
            at = whole.find(key, at + 1)
        if at >= 0:
            free[at : at + len(key)] = bytes(len(key))
            taken[index] = True
    return taken


def _drop_unwanted(found: Sequence[Passage], taken: list[bool]) -> None:
    """Drops what stands in something that is never part of an article, unless most of the
    article stands in it: names of classes mislead."""
    sizes: dict[_Element, int] = {}
    holders = [
        unwanted_around(one.element) if is_in else None
        for one, is_in in zip(found, taken, strict=True)
    ]
    for passage, holder in zip(found, holders, strict=True):
        if holder is not None:
            sizes[holder] = sizes.get(holder, 0) + len(passage.block.text)
    whole = sum(len(one.block.text) for one, is_in in zip(found, taken, strict=True) if is_in)
    for index, holder in enumerate(holders):
        if holder is not None and sizes[holder] < MOST * whole:
            taken[index] = False


def _fill_gaps(found: Sequence[Passage], taken: list[bool]) -> None:
    """Takes what stands between two taken passages, in the same part of the page, and the rest
    of an element of which a passage was taken (where line breaks part the paragraphs)."""
    elements = {one.element for one, is_taken in zip(found, taken, strict=True) if is_taken}
    for index, passage in enumerate(found):
        taken[index] = taken[index] or (
            passage.element in elements and passage.linked < MOSTLY_LINKS
        )
    homes = [_home(one.element) for one in found]
    sure = [
        index
        for index, is_taken in enumerate(taken)
        if is_taken and found[index].element.tag != "h1"  # bylines and dates follow a headline
    ]
    if not sure:
        return
    for before, after in pairwise(sure):
        for index in range(before + 1, after):
            passage = found[index]
            is_home = homes[index] is homes[before] or homes[index] is homes[after]
            if is_home and passage.linked < MOSTLY_LINKS and not is_unwanted(passage.element):
                taken[index] = True
    _fill_beginning(found, taken, homes, sure[0])


def _fill_beginning(
    found: Sequence[Passage], taken: list[bool], homes: Sequence[_Element], first: int
) -> None:
    """Takes the paragraphs that lead into the first one that was taken."""
    for index in range(first - 1, -1, -1):
        passage = found[index]
        is_lead = homes[index] is homes[first] and passage.block.kind == "paragraph"
        is_text = len(passage.block.text) >= 2 * SURE and passage.linked < MOSTLY_LINKS / 2
        if not is_lead or not is_text or is_unwanted(passage.element):
            return
        taken[index] = True


def _home(element: _Element) -> _Element:
    """What holds the passage's paragraph: the nearest element around its own that is no part of
    running text. Many pages make their paragraphs of ``div``."""
    around = (element, *element.iterancestors())
    blocks = [one for one in around if one.tag in BLOCK_LEVEL]
    return next((one for one in blocks[1:] if one.tag not in FLOW), around[-1])


def is_unwanted(element: _Element) -> bool:
    return unwanted_around(element) is not None


def unwanted_around(element: _Element) -> _Element | None:
    """The nearest element that is never part of an article, of this one and a few around it."""
    if UNWANTED_ITSELF.search(element.get("class") or ""):
        return element
    for one in islice((element, *element.iterancestors()), 4):
        if one.tag in ("article", "main", "body"):
            return None
        name = f"{one.get('class') or ''} {one.get('id') or ''}"
        if one.tag in NEVER or UNWANTED.search(name):
            return one
    return None


def texts_of(body: _Element) -> list[str]:
    """The paragraphs of trafilatura's tree, cut at its line breaks too."""
    for line_break in body.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    leaves = body.iter("p", "head", "item", "quote", "cell", "code", "ab")
    texts = [text for leaf in leaves for text in "".join(map(str, leaf.itertext())).split("\n")]
    return [text for text in texts if text.strip()]
