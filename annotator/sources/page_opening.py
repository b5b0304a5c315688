"""How an article begins: its headline, the standfirst below it, and no byline or date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from annotator.sources.bylines import BYLINE, MONTHS, WEEKDAYS
from annotator.sources.main_text import squeezed
from annotator.sources.markup import BLOCK_LEVEL, named, words_in
from annotator.sources.page_lines import ends_sentence, is_no_part
from annotator.sources.unwanted import is_unwanted

if TYPE_CHECKING:
    from lxml.etree import _Element

    from annotator.sources.markup import Passage

# Names of classes for a standfirst, in some of the languages that sites are made in.
STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?title|sub-?head(?:line|ing)?|strapline|lede|lead"
    r"|lead-?(?:in|text|paragraph)|intro|introduction|summary|excerpt|abstract|chapo|chapeau"
    r"|entradilla|bajada|copete|vorspann|ingress|sapo|sommario|occhiello|description|anons"
    r"|overview|teaser-?text)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
NOTICE = re.compile(r"(?:^|[\s_-])(?:alert|message|notice|banner|tagline|toast)", re.IGNORECASE)
BY = re.compile(
    r"[\W_]*(?:by|von|par|por|di|door|av|af|przez|автор|text|texte|reporting by|words)"
    r"\s*:?\s+[^\W\d_]",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b|\S\s+[|·•]\s+\S"
    r"|\bmin(?:ute)? read\b"
)
LETTERS = re.compile(r"[^\W\d_]+")
LABELS = frozenset(
    """updated published posted modified created entered 입력 기사입력 수정 최종수정 등록 승인 발행
    发布 发布时间 发布日期 更新 更新时间 时间 時間 日期 公開 更新日 公開日 作成 浏览次数
    aktualisiert veröffentlicht publié modifié actualizado publicado atualizado aggiornato
    pubblicato""".split()  # noqa: SIM905
)
OF_DATES = LABELS | {
    *f"{MONTHS} {WEEKDAYS} last first on at on um am le el il uhr h gmt utc kst jst cet est".split()
}
SHORT = 80  # code points: no byline is longer
OPENING = 5  # passages among which bylines and dates stand
MOST = 0.75
LEAST = 40  # code points of a standfirst that nothing but the page's description tells
SURE = 25  # letters
LINKED, ALL_LINKS = 0.3, 0.9
WORD = re.compile(r"[^\W\d_]{5,}")
FEWEST_WORDS, SHARED = 3, 0.3
AROUND = 3  # elements of which one may carry the name of the class


def with_opening(
    article: Sequence[Passage],
    found: Sequence[Passage],
    heads: Sequence[Passage],
    descriptions: Iterable[str],
    title: str = "",
) -> list[Passage]:
    """``article`` below its headline ``heads`` and the standfirst between them, which are often
    left out of what was found to be the main text.

    ``found`` is all of the page, ``descriptions`` and ``title`` what it says of itself in its
    head.
    """
    said = {_key(text) for text in descriptions}
    titles = {_key(one.block.text) for one in heads} | {_key("".join(map(_text, heads)))}
    heads = [without_kicker(one, title) for one in heads]
    titles |= {_key(one.block.text) for one in heads}
    rest = _without_opening_lines(_below(article, found, heads), titles)
    known = titles | {_key(one.block.text) for one in rest}
    between = _between(found, heads, rest)
    first = _directly_below(heads, between, rest)
    lead = {
        _key(one.block.text): one for one in between if one is first or _is_standfirst(one, said)
    }
    return [*heads, *(one for key, one in lead.items() if key not in known), *rest]


def headline_by_title(
    found: Sequence[Passage], article: Sequence[Passage], title: str
) -> list[Passage]:
    """The passage before the article's text that says what the page calls itself; [] if none
    does. Many pages set their headline in ``div`` or ``h2`` and their own name in ``h1``."""
    wanted = _key(title)
    before = found[: _index(found, article[0]) + AROUND] if article else ()
    same = [one for one in before if wanted and _key(one.block.text) == wanted]
    if same:
        return same[-1:]
    bare = [(one, without_kicker(one, title)) for one in before]
    return [one for one, without in bare if one.block.text != without.block.text][-1:]


def without_kicker(passage: Passage, title: str) -> Passage:
    """The headline without what stands in front of its title, in an element of its own."""
    wanted, key = _key(title), _key(passage.block.text)
    if not wanted or key == wanted or not key.endswith(wanted):
        return passage
    around = (passage.element, *passage.element.iterancestors())
    block = next((one for one in around if one.tag in BLOCK_LEVEL), passage.element)
    inner = (one for one in block.iter() if not _has_words(one.getparent()))
    words = map(words_in, inner)  # there are no comments
    alone = next((text for text in words if _key(text) == wanted), "")
    return replace(passage, block=replace(passage.block, text=alone)) if alone else passage


def _has_words(element: _Element | None) -> bool:
    """Whether it begins with words of its own, which are no kicker."""
    return element is not None and bool((element.text or "").strip())


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
    if passage.block.kind == "item":
        return is_of_dates(text)
    if passage.block.kind != "paragraph" or len(text) > 2 * SHORT:
        return False
    is_sentence, has_date = ends_sentence(text), bool(DATE.search(text))
    if BYLINE.match(text) and (len(text) <= SHORT or not is_sentence):
        return has_date or not is_sentence  # a name; “4 min.” ends no sentence
    return len(text) <= SHORT and not is_sentence and (has_date or bool(BY.match(text)))


def is_of_dates(text: str) -> bool:
    """Whether a line says when something was entered and changed, and nothing else: “Entered:
    2020.07.07 10:42:42”."""
    words = LETTERS.findall(text.lower())
    is_labelled = any(word in LABELS for word in words)
    return is_labelled and bool(DATE.search(text)) and all(word in OF_DATES for word in words)


def _between(
    found: Sequence[Passage], heads: Sequence[Passage], article: Sequence[Passage]
) -> Sequence[Passage]:
    if not heads or not article:
        return ()
    return found[_index(found, heads[-1]) + 1 : _index(found, article[0])]


def _directly_below(
    heads: Sequence[Passage], between: Sequence[Passage], rest: Sequence[Passage]
) -> Passage | None:
    """The first line of some length below the headline, if it stands in a part of the page with
    it and apart from the text: a standfirst, whatever it is called."""
    body = set(rest[0].element.iterancestors()) if rest else set()
    for one in between:
        if any(up.tag == "figure" for up in (one.element, *one.element.iterancestors())):
            return None
        if is_unwanted(one) or len(one.block.text) < LEAST or _is_byline(one):
            continue
        inside = set(one.element.iterancestors())
        common = next((up for up in heads[-1].element.iterancestors() if up in inside), None)
        is_apart = common is not None and common not in body
        is_line = one.block.kind in ("paragraph", "heading") and one.linked < LINKED
        is_line = is_line and not any(map(_is_notice, _around(one.element)))
        is_line = is_line and _is_about(one.block.text, rest)
        return one if is_apart and is_line and not is_no_part(one) else None
    return None


def _is_about(line: str, text: Sequence[Passage]) -> bool:
    """Whether a line shares words with the text: what pages say of themselves does not. Scripts
    without blanks between words are believed."""
    words = {word.casefold() for word in WORD.findall(line)}
    if len(words) < FEWEST_WORDS:
        return len(line.split()) < FEWEST_WORDS
    known = {word.casefold() for one in text for word in WORD.findall(one.block.text)}
    return len(words & known) >= max(2, SHARED * len(words))


def _is_notice(element: _Element) -> bool:
    return bool(NOTICE.search(named(element)))


def _index(found: Sequence[Passage], passage: Passage) -> int:
    return next((index for index, one in enumerate(found) if one is passage), 0)


def _is_standfirst(passage: Passage, said: set[str]) -> bool:
    text = passage.block.text
    if is_no_part(passage):
        return False
    if passage.block.kind not in ("paragraph", "heading"):
        return passage.block.kind == "item" and _is_point(passage)
    if is_unwanted(passage) or _is_byline(passage) or passage.linked >= ALL_LINKS:
        return False
    names = map(named, _around(passage.element))
    if any(STANDFIRST.search(name) for name in names):
        return True
    key = _key(text)
    return len(text) >= LEAST and any(_are_alike(key, one) for one in said)


def _is_point(passage: Passage) -> bool:
    """Whether it is one of the points into which some pages sum their article up."""
    is_long = len(passage.block.text) >= LEAST
    is_point = is_long and not is_of_dates(passage.block.text)
    return is_point and passage.linked < LINKED and not is_unwanted(passage)


def _are_alike(one: str, other: str) -> bool:
    """Whether the shorter one begins the other: descriptions are cut, or go on."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= SURE and longer.startswith(shorter)


def _around(element: _Element) -> Iterable[_Element]:
    return islice((element, *element.iterancestors()), AROUND)


def _text(passage: Passage) -> str:
    return passage.block.text


def _key(text: str) -> str:
    return squeezed(text).casefold()
