"""Which passages of a web page are its article.

trafilatura decides what belongs to the article; the passages themselves are ours, cut where the
page's own elements begin and end, because what it prints glues some and drops short ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.sources.frames import (
    Wording,
    is_framed_in,
    quotation_apart,
)
from annotator.sources.headings import take_headings
from annotator.sources.markup import BLOCK_LEVEL, Passage, named
from annotator.sources.page_ending import HALF_LINKS, cut_ending, is_whole_sentence
from annotator.sources.page_lines import ALL_LINKS, ends_sentence, is_no_part
from annotator.sources.unwanted import is_unwanted, near, unwanted_around

if TYPE_CHECKING:
    from lxml.etree import _Element

# An article's own parts: what stands between two of its paragraphs, in these, belongs to it.
FLOW = frozenset(
    """p h1 h2 h3 h4 h5 h6 hgroup li ul ol dl dt dd blockquote pre table tbody thead tfoot tr td
    th""".split()  # noqa: SIM905  words are read more easily than a list
)
OF_READERS = re.compile(r"comment|disqus|repl(?:y|ies)", re.IGNORECASE)
NOTES = re.compile(r"(?:^|[\s_-])(?:foot|end)-?notes(?:$|[\s_-])", re.IGNORECASE)
FEWEST = 3  # parts of a page that make a series
SURE = 25  # letters: so long a text does not stand in an article by chance
MOSTLY_LINKS = 0.6
MOST = 0.4
NO_LETTERS = re.compile(r"[\W_]+")


def article_passages(found: Sequence[Passage], chosen: Iterable[str]) -> list[Passage]:
    """Those of ``found`` that make up the article of which ``chosen`` is the text as
    trafilatura took it, paragraph by paragraph; [] where there is none."""
    chosen = list(chosen)
    whole = "\n".join(map(squeezed, chosen))
    lines = frozenset(squeezed(line) for text in chosen for line in (text, *text.split("\n")))
    taken = _claimed(found, whole, lines)
    _drop_unwanted(found, taken)
    _fill_gaps(found, taken)
    _fill_alike(found, taken)
    take_headings(found, taken)
    _judge_quotations(found, taken)
    _take_notes(found, taken)
    article = [
        one for one, is_taken in zip(found, taken, strict=True) if is_taken and not is_no_part(one)
    ]
    cut_ending(article)
    return article


def squeezed(text: str) -> str:
    """Letters and figures only: trafilatura changes some other characters."""
    return NO_LETTERS.sub("", text)


def _claimed(found: Sequence[Passage], whole: str, paragraphs: frozenset[str]) -> list[bool]:
    """Whether trafilatura took each: the longest ones first, each at a place of its own, so
    that a sentence set apart for show is not taken for the paragraph that it repeats; of several
    that are the same, links and what is unwanted last: a title stands in the contents, too."""
    keys = [squeezed(one.block.text) for one in found]
    free = bytearray(b"\1" * len(whole))
    taken = [False] * len(found)

    def rank(index: int) -> tuple[int, bool, bool]:
        one = found[index]
        is_same = len(keys[index]) > 0 and times[keys[index]] > 1
        return -len(keys[index]), one.linked >= ALL_LINKS, is_same and is_unwanted(one)

    times = Counter(keys)
    for index in sorted(range(len(found)), key=rank):
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
    article stands in what is named so: names of classes mislead."""
    sizes = Counter[object]()
    holders = [
        unwanted_around(one) if is_in else None for one, is_in in zip(found, taken, strict=True)
    ]
    for passage, holder in zip(found, holders, strict=True):
        if holder is not None:
            sizes[_name(holder)] += len(passage.block.text)
    whole = sum(len(one.block.text) for one, is_in in zip(found, taken, strict=True) if is_in)
    for index, holder in enumerate(holders):
        if holder is not None and sizes[_name(holder)] < MOST * whole:
            taken[index] = False


def _name(element: _Element) -> object:
    """What it is named as, with all others of that name; comments are each by themselves: there
    may be more of them than there is text."""
    name = f"{element.tag} {named(element).strip() or named(element, 'id')}"
    return element if OF_READERS.search(name) else name


def _fill_gaps(found: Sequence[Passage], taken: list[bool]) -> None:
    """Takes what stands between two taken passages, in the same part of the page, and the rest
    of an element of which a passage was taken (where line breaks part the paragraphs)."""
    elements = {one.element for one, is_taken in zip(found, taken, strict=True) if is_taken}
    for index, passage in enumerate(found):
        taken[index] = taken[index] or (
            passage.element in elements and passage.linked < MOSTLY_LINKS
        )
    homes = [_home(one.element) for one in found]
    _fill_series(found, taken, homes)
    sure = [
        index
        for index, is_taken in enumerate(taken)
        # Bylines and dates follow a headline.
        if is_taken and not any(one.tag == "h1" for one in near(found[index].element))
    ]
    if not sure:
        return
    for before, after in pairwise(sure):
        for index in range(before + 1, after):
            passage = found[index]
            is_home = any(
                homes[index] is home or is_framed_in(passage.element, home)
                for home in (homes[before], homes[after])
            )
            if is_home and _is_running_text(passage) and not is_unwanted(passage):
                taken[index] = True
    _fill_outwards(found, taken, homes, sure[0], range(sure[0] - 1, -1, -1))
    _fill_outwards(found, taken, homes, sure[-1], range(sure[-1] + 1, len(found)))


def _judge_quotations(found: Sequence[Passage], taken: list[bool]) -> None:
    """Of the quotations that are set apart among the paragraphs, takes those that say something
    of their own, and drops those that repeat words of the text for show."""
    apart: dict[_Element, list[int]] = {}
    for index, passage in enumerate(found):
        holder = quotation_apart(passage.element)
        if holder is not None:
            apart.setdefault(holder, []).append(index)
    shown = {index for indices in apart.values() for index in indices}
    sure = [index for index, is_in in enumerate(taken) if is_in and index not in shown]
    if not shown or not sure:
        return
    text = Wording("\n".join(squeezed(found[index].block.text) for index in sure))
    for indices in apart.values():
        words = "".join(squeezed(found[index].block.text) for index in indices)
        is_new = not text.repeats(words)
        for index in indices:
            is_among = sure[0] < index < sure[-1]
            is_wanted = taken[index] or unwanted_around(found[index], has_shown=True) is None
            taken[index] = is_new and is_wanted and (taken[index] or is_among)


def _fill_series(found: Sequence[Passage], taken: list[bool], homes: Sequence[_Element]) -> None:
    """Takes what stands in parts of the page that are named as several that were taken are, as
    those of a live blog: trafilatura often drops the last ones, or single ones."""
    series: dict[tuple[str, str, _Element | None], set[_Element]] = {}
    for home, is_taken in zip(homes, taken, strict=True):
        if is_taken and home.get("class"):
            series.setdefault(_series(home), set()).add(home)
    for index, passage in enumerate(found):
        is_of_series = len(series.get(_series(homes[index]), ())) >= FEWEST
        if is_of_series and passage.linked < HALF_LINKS and not is_unwanted(passage):
            taken[index] = True


def _fill_alike(found: Sequence[Passage], taken: list[bool]) -> None:
    """Takes the sentences that are named as several paragraphs of the article are, where they
    stand in the part of the page that holds them: “<p class="body__paragraph">” says what it is."""
    blocks = [_block(one.element) for one in found]
    names = Counter(named(block) for block, is_in in zip(blocks, taken, strict=True) if is_in)
    sure = [block for block, is_in in zip(blocks, taken, strict=True) if is_in]
    if not sure:
        return
    last = {*sure[-1].iterancestors()}
    common = [one for one in sure[0].iterancestors() if one in last]
    around = next((one for one in common if one.tag in ("article", "main", "section")), common[0])
    for index, passage in enumerate(found):
        name = named(blocks[index])
        is_alike = bool(name) and names[name] >= FEWEST and not taken[index]
        if is_alike and is_whole_sentence(passage) and not is_unwanted(passage):
            taken[index] = around in blocks[index].iterancestors()


def _block(element: _Element) -> _Element:
    around = (element, *element.iterancestors())
    return next((one for one in around if one.tag in BLOCK_LEVEL), element)


def _series(home: _Element) -> tuple[str, str, _Element | None]:
    """What the parts of a series have in common: their name, and what holds all of them."""
    around = home.getparent()
    return str(home.tag), named(home), around if around is None else around.getparent()


def _take_notes(found: Sequence[Passage], taken: list[bool]) -> None:
    """Takes the notes below the article, which stand beside it in what holds it."""
    if not any(taken):
        return
    last = len(taken) - 1 - taken[::-1].index(True)
    around = set(found[last].element.iterancestors("article", "main", "section", "div"))
    for index in range(last + 1, len(found)):
        passage = found[index]
        names = ((one, named(one) or named(one, "id")) for one in near(passage.element))
        holder = next((one for one, name in names if NOTES.search(name)), None)
        is_beside = holder is not None and holder.getparent() in around
        taken[index] = is_beside and passage.linked < HALF_LINKS


def _is_running_text(passage: Passage) -> bool:
    """Whether it is no mere link elsewhere; a whole sentence may well be a link."""
    is_sentence = len(passage.block.text) >= 2 * SURE and ends_sentence(passage.block.text)
    return passage.linked < MOSTLY_LINKS or (passage.block.kind == "paragraph" and is_sentence)


def _fill_outwards(
    found: Sequence[Passage],
    taken: list[bool],
    homes: Sequence[_Element],
    start: int,
    indices: Iterable[int],
) -> None:
    """Takes the paragraphs that lead into the first one that was taken, or follow the last."""
    for index in indices:
        passage = found[index]
        is_same = homes[index] is homes[start] and passage.block.kind == "paragraph"
        is_text = len(passage.block.text) >= 2 * SURE and passage.linked < MOSTLY_LINKS / 2
        if not is_same or not is_text or is_unwanted(passage):
            return
        taken[index] = True


def _home(element: _Element) -> _Element:
    """What holds the passage's paragraph: the nearest element around its own that is no part of
    running text. Many pages make their paragraphs of ``div``, or set text beside them."""
    if element.tag not in FLOW and element.find("p") is not None:
        return element
    around = (element, *element.iterancestors())
    blocks = [one for one in around if one.tag in BLOCK_LEVEL]
    return next((one for one in blocks[1:] if one.tag not in FLOW), around[-1])


def texts_of(body: _Element) -> list[str]:
    """The paragraphs of trafilatura's tree, their line breaks as line ends."""
    for line_break in body.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    leaves = body.iter("p", "head", "item", "quote", "cell", "code", "ab")
    texts = ["".join(map(str, leaf.itertext())) for leaf in leaves]
    return [text for text in texts if text.strip()]
