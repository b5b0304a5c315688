"""How an article begins: its headline, the standfirst below it, and no byline or date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from annotator.sources.main_text import squeezed
from annotator.sources.page_lines import ends_sentence, is_no_part
from annotator.sources.unwanted import is_unwanted

if TYPE_CHECKING:
    from lxml.etree import _Element

    from annotator.sources.markup import Passage

# Names of classes for a standfirst, in some of the languages that sites are made in.
STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?title|sub-?head(?:line|ing)?|strapline|lede|lead"
    r"|lead-?(?:in|text|paragraph)|intro|introduction|summary|excerpt|abstract|chapo|chapeau"
    r"|entradilla|bajada|copete|vorspann|ingress|sapo|sommario|occhiello|description|anons)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
BY = re.compile(
    r"[\W_]*(?:by|von|par|por|di|door|av|af|przez|автор|text|texte|reporting by|words|photos?)"
    r"\s*:?\s+[^\W\d_]",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b|\S\s+[|·•]\s+\S"
    r"|\bmin(?:ute)? read\b"
)
SHORT = 80  # code points: no byline is longer
OPENING = 5  # passages among which bylines and dates stand
MOST = 0.75
LEAST = 40  # code points of a standfirst that nothing but the page's description tells
AROUND = 3  # elements of which one may carry the name of the class


def with_opening(
    article: Sequence[Passage],
    found: Sequence[Passage],
    heads: Sequence[Passage],
    descriptions: Iterable[str],
) -> list[Passage]:
    """``article`` below its headline ``heads`` and the standfirst between them, which are often
    left out of what was found to be the main text.

    ``found`` is all of the page, ``descriptions`` what it says of itself in its head.
    """
    said = {_key(text) for text in descriptions}
    titles = {_key(one.block.text) for one in heads} | {_key("".join(map(_text, heads)))}
    rest = _without_opening_lines(_below(article, found, heads), titles)
    known = titles | {_key(one.block.text) for one in rest}
    lead = [
        one
        for one in _between(found, heads, rest)
        if _key(one.block.text) not in known and _is_standfirst(one, said)
    ]
    return [*heads, *lead, *rest]


def headline_by_title(
    found: Sequence[Passage], article: Sequence[Passage], title: str
) -> list[Passage]:
    """The passage before the article's text that says what the page calls itself; [] if none
    does. Many pages set their headline in ``div`` or ``h2`` and their own name in ``h1``."""
    wanted = _key(title)
    before = found[: _index(found, article[0]) + AROUND] if article else ()
    return [one for one in before if wanted and _key(one.block.text) == wanted][-1:]


def _below(
    article: Sequence[Passage], found: Sequence[Passage], heads: Sequence[Passage]
) -> Sequence[Passage]:
    """What stands below the headline; all, where more than a little stands above it."""
    start = _index(found, heads[0]) if heads else 0
    above = {id(one) for one in found[:start]}
    below = [one for one in article if id(one) not in above]
    whole = sum(len(one.block.text) for one in article)
    return below if sum(len(one.block.text) for one in below) > MOST * whole else article


def _without_opening_lines(article: Sequence[Passage], titles: set[str]) -> list[Passage]:
    """Without bylines, dates and the headline's repetitions above the first paragraph."""
    kept: list[Passage] = []
    for number, one in enumerate(article):
        is_repeated = _key(one.block.text) in titles
        if one.block.kind == "heading" and is_repeated:
            continue
        if number >= OPENING or not (is_repeated or _is_byline(one)):
            kept.append(one)
    return kept


def _is_byline(passage: Passage) -> bool:
    text = passage.block.text
    if passage.block.kind != "paragraph" or len(text) > SHORT or ends_sentence(text):
        return False
    return bool(BY.match(text) or DATE.search(text))


def _between(
    found: Sequence[Passage], heads: Sequence[Passage], article: Sequence[Passage]
) -> Sequence[Passage]:
    if not heads or not article:
        return ()
    return found[_index(found, heads[-1]) + 1 : _index(found, article[0])]


def _index(found: Sequence[Passage], passage: Passage) -> int:
    return next((index for index, one in enumerate(found) if one is passage), 0)


def _is_standfirst(passage: Passage, said: set[str]) -> bool:
    text = passage.block.text
    if passage.block.kind not in ("paragraph", "heading") or is_no_part(passage):
        return False
    if is_unwanted(passage) or _is_byline(passage):
        return False
    names = (one.get("class") or "" for one in _around(passage.element))
    if any(STANDFIRST.search(name) for name in names):
        return True
    return len(text) >= LEAST and _key(text) in said


def _around(element: _Element) -> Iterable[_Element]:
    return islice((element, *element.iterancestors()), AROUND)


def _text(passage: Passage) -> str:
    return passage.block.text


def _key(text: str) -> str:
    return squeezed(text).casefold()
