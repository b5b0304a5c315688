"""How an article ends: without the lists of links, the titles and the lines of the house below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from annotator.sources.chinese_lines import is_line_of_editors
from annotator.sources.markup import Passage
from annotator.sources.page_lines import ALL_LINKS, ends_sentence, is_title_below

LONG = 50  # code points of a sentence
HALF_LINKS = 0.45
MOST, REST = 0.4, 0.7  # of an article may be cut off; where no sentence follows, more


def cut_ending(article: list[Passage]) -> None:
    """Drops from ``article`` what stands below it and is no part of it."""
    _cut_below(article)
    while article and (count := _leading_away(article)):
        del article[-count:]


def is_whole_sentence(passage: Passage) -> bool:
    """Whether it is running text, of some length."""
    is_long = len(passage.block.text) >= LONG and passage.block.kind == "paragraph"
    return is_long and passage.linked < HALF_LINKS and ends_sentence(passage.block.text)


def _cut_below(article: list[Passage]) -> None:
    """Drops the links elsewhere, and the lines below such titles, that follow the title of what
    stands below articles, if all that follows is the smaller part, or holds no sentence (REST).
    A weekly review has “Other news”, too, and then its text; and a box of links may stand before
    the last paragraphs."""
    rest = whole = sum(len(one.block.text) for one in article)
    last = max((place for place, one in enumerate(article) if is_whole_sentence(one)), default=-1)
    for place, passage in enumerate(article):
        is_end = 0 <= last < place and rest < REST * whole  # nothing more to be read comes
        if place and (is_end or rest < MOST * whole) and is_title_below(passage):
            links = _links_after(article, place)
            if links:
                del article[place : place + 1 + links]
            return
        rest -= len(passage.block.text)


def _links_after(article: Sequence[Passage], place: int) -> int:
    """How many passages after this one are links, titles of lists, or the line below a title that
    is a link; 0 where there is no link among them."""
    is_below_title, links, count = False, 0, 0
    for one in article[place + 1 :]:
        is_link = one.linked >= HALF_LINKS
        is_below = is_below_title and one.block.kind != "heading"
        if not (is_link or is_below or is_title_below(one)):
            break
        is_below_title = is_link and one.block.kind == "heading"
        links += is_link
        count += 1
    return count if links else 0


def _leading_away(article: Sequence[Passage]) -> int:
    """How many passages at the end are no part of the article: the title of what follows it,
    a link elsewhere, a titled list of links."""
    is_answer = len(article) > 1 and article[-2].block.text.endswith(("?", "？"))
    if _leads_away(article[-1]) and not (is_answer and article[-1].block.kind == "paragraph"):
        return 1
    items = list(takewhile(lambda one: one.block.kind == "item", reversed(article)))
    title = article[-len(items) - 1] if items and len(items) < len(article) else None
    is_titled = title is not None and title.block.kind == "heading"
    is_of_links = 2 * sum(one.linked >= HALF_LINKS for one in items) > len(items)
    return len(items) + 1 if is_titled and is_of_links else 0


def _leads_away(passage: Passage) -> bool:
    """Whether this is no end of an article: the title of what follows, or a link elsewhere."""
    is_title = passage.block.kind == "heading" or is_title_below(passage)
    is_line = passage.block.kind in ("paragraph", "item")
    is_of_editors = is_line and is_line_of_editors(passage.block.text)
    return is_title or is_of_editors or passage.linked >= ALL_LINKS
