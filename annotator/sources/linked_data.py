"""What a page states in JSON-LD (https://schema.org/Article), as metadata fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.sources.blocks import unescaped
from annotator.sources.bylines import name_of
from annotator.sources.dates import iso_date

MANY_STATEMENTS = 500
MANY_AUTHORS = 20
ARTICLE = re.compile(r"Article$|Posting$|^Report$|^AnalysisNews|^OpinionNews")
CLAIM = re.compile(r"^ClaimReview$")  # whose author is the publisher, mostly
BY = re.compile(r"^[Bb]y\s+(?=[A-ZÀ-Þ])")  # and not “By the Numbers”
PAGE = re.compile(r"Page$|^VideoObject$")
PERSON = re.compile(r"^Person$")
SITE = re.compile(r"^WebSite$|Organization$|^NewsMediaOrganization$")
COMMENT_MARKS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)

Statement = Mapping[str, object]


def stated(scripts: Iterable[str], headlines: Sequence[str] = ()) -> dict[str, str]:
    """Metadata fields of the first article that the scripts describe, or else of the page.
    ``headlines``: what the page shows as such."""
    found = list(_statements(scripts))
    article = _first(found, ARTICLE) or _first(found, CLAIM) or _first(found, PAGE) or {}
    site = _first(found, SITE) or {}
    by_id = {str(one["@id"]): one for one in found if "@id" in one and len(one) > 1}
    publisher = _names(article.get("publisher") or article.get("sourceOrganization"), by_id)
    authors = _names(article.get("author") or article.get("creator"), by_id)
    authors = [name for one in authors if (name := name_of(BY.sub("", one)))]
    if _is(article, CLAIM) and not _is(article.get("author"), PERSON):
        publisher, authors = publisher or authors, []
    fields = {
        "title": _title(article, headlines),
        "author": ", ".join(authors),
        "publisher": next(iter(publisher or _names(site, by_id)), ""),
        "published": iso_date(_words(article.get("datePublished"))),
        "modified": iso_date(_words(article.get("dateModified"))),
        "language": _words(article.get("inLanguage")),
        "genre": _words(article.get("genre")) or _words(article.get("articleSection")),
        "rights": _words(article.get("copyrightNotice")),
        "canonical_url": _address(article),
    }
    return {name: value for name, value in fields.items() if value}


def article_body(scripts: Iterable[str]) -> str:
    """The whole text of the article as the page gives it to search engines; "" without one."""
    found = list(_statements(scripts))
    article = _first(found, ARTICLE) or _first(found, CLAIM) or {}
    body = article.get("articleBody")
    return body if isinstance(body, str) else ""


def is_behind_a_wall(scripts: Iterable[str]) -> bool:
    """Whether the page says that it is not free to read."""
    found = list(_statements(scripts))
    pages = (_first(found, ARTICLE), _first(found, CLAIM), _first(found, PAGE))
    told = (str(one.get("isAccessibleForFree", "")) for one in pages if one)
    return any(words.lower().endswith("false") for words in told)  # also as schema.org/False


def _statements(scripts: Iterable[str]) -> Iterator[Statement]:
    """Every object that has a type, outer ones first."""
    for script in scripts:
        try:
            content = json.loads(COMMENT_MARKS.sub("", script).strip(), strict=False)
        except (ValueError, RecursionError):  # others' mistakes; the page has more to say
            continue
        yield from _within(content)


def _within(content: object) -> Iterator[Statement]:
    waiting, seen = [content], 0
    while waiting and seen < MANY_STATEMENTS:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting[:0] = one
        elif isinstance(one, dict):
            yield one
            nested = ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "isPartOf")
            waiting += [one[key] for key in nested if isinstance(one.get(key), dict | list)]


def _first(found: list[Statement], kind: re.Pattern[str]) -> Statement | None:
    return next((one for one in found if _is(one, kind)), None)


def _is(statement: object, kind: re.Pattern[str]) -> bool:
    types = statement.get("@type") if isinstance(statement, dict) else None
    return any(kind.search(str(name)) for name in (types if isinstance(types, list) else [types]))


def _title(article: Statement, headlines: Sequence[str]) -> str:
    """The headline; the name where the page shows that as its headline: some give a short
    description for one."""
    headline, name = _words(article.get("headline")), _words(article.get("name"))
    is_name = bool(name) and name in headlines and headline not in headlines
    return name if is_name else headline or name


def _words(value: object) -> str:
    if isinstance(value, list):
        return next((words for one in value if (words := _words(one))), "")
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("alternateName") or value.get("@value"))
    # In a script nothing stands for a character, and yet most systems write “&amp;” there.
    return " ".join(unescaped(value).split()) if isinstance(value, str) else ""


def _names(value: object, by_id: Mapping[str, Statement]) -> list[str]:
    """Names of people or organisations: a text, an object with a name, or a list of them."""
    names: list[str] = []
    for one in (value if isinstance(value, list) else [value])[:MANY_AUTHORS]:
        known = by_id.get(str(one.get("@id")), one) if isinstance(one, dict) else one
        inner = known.get("name", "") if isinstance(known, dict) else known
        found = inner if isinstance(inner, list) else [inner]
        names += [name for name in map(_words, found) if name and "://" not in name]
    return list(dict.fromkeys(names))


def _address(article: Statement) -> str:
    page = article.get("mainEntityOfPage")
    for value in (page.get("@id") if isinstance(page, dict) else page, article.get("url")):
        if isinstance(value, str) and value.startswith("http"):
            return value
    return ""
