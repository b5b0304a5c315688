"""What stands among the paragraphs of an article in a web page and is no part of its text: told,
because somebody may want it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotator.sources.frames import Wording, is_set_apart
from annotator.sources.main_text import SURE, squeezed
from annotator.sources.misleading import is_running
from annotator.sources.page_lines import is_of_a_picture
from annotator.sources.unwanted import is_unwanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from annotator.sources.markup import Passage

CAPTION, BOX, QUOTATION = range(3)
WORDS = {
    CAPTION: ("a caption", "{} captions"),
    BOX: ("a box beside the text", "{} boxes beside the text"),
    QUOTATION: ("a quotation set apart", "{} quotations set apart"),
}


def told_beside(article: Sequence[Passage], found: Sequence[Passage], name: str) -> tuple[str, ...]:
    """A sentence on the captions, the boxes and the quotations set apart for show (other than
    those that repeat words of the text) that stand among the passages of ``article``."""
    taken = {id(one.element) for one in article}
    places = [place for place, one in enumerate(found) if id(one.element) in taken]
    among = found[places[0] : places[-1]] if places else []
    holders: dict[int, set[_Element]] = {kind: set() for kind in WORDS}
    words = cache(lambda: Wording(squeezed("".join(one.block.text for one in article))))
    run: _Element | None = None  # where what is left out begins
    for passage in among:
        if id(passage.element) in taken:
            run = None
            continue
        run = passage.element if run is None else run
        kinds = list(_holders(passage, words))
        if not kinds and is_running(passage) and not is_unwanted(passage):
            kinds = [(BOX, run)]
        for kind, holder in kinds:
            holders[kind].add(holder)
    told = [
        WORDS[kind][0] if len(all_) == 1 else WORDS[kind][1].format(len(all_))
        for kind, all_ in holders.items()
        if all_
    ]
    if not told:
        return ()
    listed = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    return (f"{name} was taken without {listed}; the whole page has all.",)


def told_much(article: Sequence[Passage], found: Sequence[Passage], name: str) -> tuple[str, ...]:
    """A sentence where the page shows more than twice as much text as the article has."""
    shown = sum(len(one.block.text) for one in found if is_running(one) and not is_unwanted(one))
    taken = sum(len(one.block.text) for one in article)
    if 2 * taken >= shown:
        return ()
    return (
        f"{name} shows much more text than what was taken for its article; the whole page has all.",
    )


def _holders(passage: Passage, words: Callable[[], Wording]) -> Iterator[tuple[int, _Element]]:
    """What it is, with the element that is counted."""
    around = [passage.element, *passage.element.iterancestors()]
    apart = next(filter(is_set_apart, around), None)
    if apart is not None:
        text = squeezed(passage.block.text)
        if len(text) >= SURE and not words().repeats(text):
            yield QUOTATION, apart
        return
    if is_of_a_picture(passage):
        yield CAPTION, passage.element
        return
    frame = next((one for one in around if one.tag in ("figure", "figcaption")), None)
    if frame is not None:
        yield CAPTION, next(frame.iterancestors("figure"), frame)
    box = next((one for one in around if one.tag == "aside"), None)
    if box is not None:
        yield BOX, box
