"""Web pages: the article's headline and paragraphs, and what the page says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from annotator.model.document import Metadata
from annotator.sources.blocks import Block, Extracted, folded, unescaped
from annotator.sources.bylines import author_of, byline_among, without_reservation
from annotator.sources.language import corrected
from annotator.sources.linked_data import article_body, is_behind_a_wall
from annotator.sources.markup import Passage, parsed, passages
from annotator.sources.methods import method_of
from annotator.sources.options import Options
from annotator.sources.page_encoding import decoded_page
from annotator.sources.page_stubs import is_about_cookies, is_before_a_wall, is_for_robots
from annotator.sources.problems import NO_ARTICLE, SourceProblem

if TYPE_CHECKING:
    from lxml.etree import _Element

SOFT_HYPHEN = "\xad"
SHORT = 1500  # code points
FRACTION = 2.5  # so much longer is what a page tells machines where it shows readers little
MUCH_MORE = 1.5
LEADING_LINES = 60  # of the page, among which a byline stands
TELLING = 20  # paragraphs, which tell a page's language
LEAST_BODY = 300  # code points
SITE = re.compile(r"\s*[|–—_·•»｜-]\s*\S.{0,40}")
SITE_BEFORE = re.compile(r"\S.{0,40}\s*[|–—·•»｜-]\s*")
BACK = re.compile(r"\s*[↩↑↵]\ufe0e?$")  # from a note to its place
NO_DAY = "-01-01"  # what is guessed of a mere year, such as that of a copyright
MARKUP = re.compile(r"<(?:p|br|div|h\d|li)\b", re.IGNORECASE)
ESCAPED = re.compile(r"\s*&lt;(?:p|div|h\d)\b", re.IGNORECASE)
ESCAPED_END = re.compile(r"&lt;/(?:p|div|h\d)&gt;", re.IGNORECASE)
ROBOTS = (
    "{} asks whether one is a robot: the article itself is missing. Open the page in a browser,"
    " save it and add the file."
)
FROM_DATA = "{}: the page itself shows little; the text is the one that it gives search engines."


@dataclass(frozen=True, slots=True)
class Guess:
    """Where the page states nothing: what its looks tell."""

    author: str = ""
    published: str = ""
    publisher: str = ""


def extract(raw: bytes, name: str, options: Options) -> Extracted:
    """The article of a page or, where ``options`` ask for it, all that the page shows."""
    decoded, repairs = decoded_page(raw, name, options.encoding, options.fallback_encoding)
    page = read_page(decoded.content, name, options)
    return replace(page, encoding=decoded.encoding, left_out=(*repairs, *page.left_out))


def read_page(content: str, name: str, options: Options) -> Extracted:
    """As ``extract``, for a page that is decoded already."""
    from annotator.sources.page_metadata import page_metadata  # noqa: PLC0415  slow

    root = parsed(content, name)
    stated = page_metadata(root, content, options.url)
    found = passages(root)
    if options.is_whole_page:
        return _extracted(found, stated, ())
    article, guessed = _article(root, found)
    told = _told_to_machines(root, name, _length(article))
    article = told or article
    is_stub = _length(article) < LEAST_BODY and is_for_robots(content)
    if not article:
        raise SourceProblem(
            ROBOTS.format(name)
            if is_stub
            else f"{name}: {NO_ARTICLE}; the whole page can be taken instead, or its text copied."
        )
    byline = byline_among([one.block.text for one in found[:LEADING_LINES]])
    metadata = _completed(stated, replace(guessed, author=byline or guessed.author))
    article = _opened(root, article, found, metadata.title)
    metadata = replace(metadata, title=_without_site(metadata.title, article))
    metadata = _in_its_language(metadata, article)
    remarks = (ROBOTS.format(name),) if is_stub else _remarks(root, article, found, name)
    return _extracted(article, metadata, (*remarks, FROM_DATA.format(name)) if told else remarks)


def _article(root: _Element, found: list[Passage]) -> tuple[list[Passage], Guess]:
    """The passages of the article; with what trafilatura thinks of its origin."""
    from lxml.etree import tostring  # noqa: PLC0415  slow to import
    from trafilatura import bare_extraction  # noqa: PLC0415

    from annotator.sources.forms import without_forms  # noqa: PLC0415
    from annotator.sources.main_text import article_passages, texts_of  # noqa: PLC0415
    from annotator.sources.misleading import (  # noqa: PLC0415
        is_running,
        without_misleading_names,
    )
    from annotator.sources.unwanted import is_unwanted  # noqa: PLC0415

    # Once more from the tree, which has an end of its head; trafilatura changes what it is given.
    clear = without_misleading_names(root, found)
    content = tostring(clear, encoding="unicode", method="html")
    found = without_forms(root, found)

    def running(some: list[Passage]) -> int:  # what reads like an article: sidebars do not
        return _length([one for one in some if is_running(one) and not is_unwanted(one)])

    best: tuple[list[Passage], Guess] = [], Guess()
    for is_strict in (True, False):
        document = bare_extraction(
            content, favor_precision=is_strict, include_comments=False, with_metadata=True
        )
        if document is None or isinstance(document, dict):  # a dict only where one asks for it
            continue
        article = article_passages(found, texts_of(document.body))
        reads_more = running(article) > MUCH_MORE * running(best[0])
        is_most = 2 * running(article) >= running(found)
        is_longer = _length(article) > (1 if reads_more else MUCH_MORE) * _length(best[0])
        if is_longer or (reads_more and is_most):
            best = (
                article,
                Guess(document.author or "", document.date or "", document.sitename or ""),
            )
        if best[0] and 2 * running(best[0]) >= running(found):
            break  # else more than half of what reads like an article is missing
    return best


def _told_to_machines(root: _Element, name: str, shown: int) -> list[Passage]:
    """The paragraphs that the page gives to search engines, where it shows only a fraction of
    them (``shown`` characters): it would have them fetched by its scripts."""
    from annotator.sources.page_metadata import linked_data  # noqa: PLC0415

    body = article_body(linked_data(root))
    if len(body) < FRACTION * shown or len(body) < LEAST_BODY:
        return []
    if "<" not in body and ESCAPED.match(body) and ESCAPED_END.search(body):
        body = unescaped(body)
    if MARKUP.search(body):
        return passages(parsed(body, name))
    lines = (folded(unescaped(line)) for line in body.splitlines())
    return [Passage(Block(text), root) for text in lines if text]


def _completed(stated: Metadata, guessed: Guess) -> Metadata:
    """``stated`` with its gaps filled by guesses, which ``extra`` names as such."""
    site = guessed.publisher
    if site and (site in stated.archive_url or "://" in site):  # what keeps it; a network
        site = (urlsplit(stated.url).hostname or "").removeprefix("www.")
    site = without_reservation(site)
    guesses = {
        "author": ", ".join(filter(None, map(author_of, guessed.author.split("; ")))),
        "published": guessed.published,
        "publisher": site,
    }
    gaps = {
        field: value
        for field, value in guesses.items()
        if value
        and value != stated.title
        and not getattr(stated, field)
        and not (field == "published" and value.endswith(NO_DAY))
    }
    extra = {**stated.extra, "guessed": ", ".join(sorted(gaps))} if gaps else stated.extra
    return replace(stated, extra=extra, **gaps)


def _in_its_language(metadata: Metadata, article: list[Passage]) -> Metadata:
    found = corrected(
        metadata.language, metadata.direction, [one.block.text for one in article[:TELLING]]
    )
    if found.language == metadata.language:
        return replace(metadata, direction=found.direction)
    extra = {**metadata.extra, "stated_language": metadata.language}
    return replace(metadata, language=found.language, direction=found.direction, extra=extra)


def _opened(
    root: _Element, article: list[Passage], found: list[Passage], title: str
) -> list[Passage]:
    """``article`` with its headline and standfirst."""
    from annotator.sources.page_metadata import descriptions, headline  # noqa: PLC0415  slow
    from annotator.sources.page_opening import headline_by_title, with_opening  # noqa: PLC0415

    main, is_title = headline(root, title)
    heads = [] if is_title else headline_by_title(found, article, title)
    if not heads and main is not None:
        heads = [one for one in found if _is_in(one.element, main)]
    # A page that is nothing but a byline is that byline.
    return with_opening(article, found, heads, descriptions(root), title) or article


def _without_site(title: str, article: list[Passage]) -> str:
    """The title without the name of the site beside it, which the headline does not have."""
    headline = article[0].block.text
    if article[0].block.kind != "heading":
        return title
    is_behind = title.startswith(headline) and SITE.fullmatch(title[len(headline) :])
    is_before = title.endswith(headline) and SITE_BEFORE.fullmatch(title[: -len(headline)])
    return headline if is_behind or is_before else title


def _is_in(element: _Element, outer: _Element) -> bool:
    return element is outer or any(one is outer for one in element.iterancestors())


def _remarks(
    root: _Element, article: list[Passage], found: list[Passage], name: str
) -> tuple[str, ...]:
    from annotator.sources.beside import told_beside, told_much  # noqa: PLC0415  only for pages
    from annotator.sources.page_metadata import linked_data  # noqa: PLC0415

    beside = told_beside(article, found, name)
    words = [one.block.text for one in article]
    if is_about_cookies(words):
        return (f"{name} seems to ask about cookies only: the article itself may be missing.",)
    is_stated = _length(article) < SHORT and is_behind_a_wall(linked_data(root))
    if is_stated or is_before_a_wall(words, _below(article[-1], found)):
        wall = f"{name} says that it is not free to read: probably only its beginning is here."
        return (wall, *beside)
    return (*told_much(article, found, name), *beside)


def _below(last: Passage, found: list[Passage]) -> list[str]:
    """What the page shows after the last passage of its article; all where it does not stand
    in the page."""
    place = next((n for n, one in enumerate(found) if one.element is last.element), -1)
    return [one.block.text for one in found[place + 1 :]]


def _length(article: list[Passage]) -> int:
    return sum(len(passage.block.text) for passage in article)


def _extracted(found: list[Passage], metadata: Metadata, left_out: tuple[str, ...]) -> Extracted:
    blocks = tuple(
        replace(one.block, text=BACK.sub("", one.block.text.replace(SOFT_HYPHEN, "")))
        for one in found
    )
    return Extracted(blocks, metadata, left_out, _method())


def _method() -> str:
    return method_of("html/3", "trafilatura")
