"""What a web page says about itself: JSON-LD first, then OpenGraph, meta tags, the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.model.document import Metadata
from annotator.sources.blocks import fit_for_title, folded, unescaped
from annotator.sources.bylines import author_of, without_reservation
from annotator.sources.dates import iso_date
from annotator.sources.linked_data import stated
from annotator.sources.markup import words_in
from annotator.sources.web_addresses import absolute
from annotator.sources.web_archives import kept_page

if TYPE_CHECKING:
    from lxml.etree import _Element

# In the order in which they are believed.
META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title"),
    "publisher": ("og:site_name", "dc.publisher", "citation_journal_title", "application-name"),
    "author": (
        "author", "article:author", "article:author_name", "byl", "parsely-author",
        "sailthru.author", "dc.creator", "dcterms.creator", "citation_author",
    ),
    "published": (
        "article:published_time", "og:article:published_time", "og:published_time",
        "datepublished", "publication_date", "publish-date", "pubdate", "sailthru.date",
        "parsely-pub-date", "dc.date.issued", "dcterms.created", "dc.date",
        "citation_publication_date", "date",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
        "dcterms.modified", "dc.date.modified",
    ),
    "language": ("content-language", "og:locale", "dc.language", "language"),
    "rights": ("dc.rights", "dcterms.rights", "copyright"),
    "genre": ("article:section",),
    "canonical_url": ("og:url",),
}  # fmt: skip
SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)",
    re.IGNORECASE,
)
# Attributes that tell an author's name, and whether several of them are several authors.
BYLINES = (
    ("itemprop", "author", True),
    ("rel", "author", True),
    ("class", "byline__name", True),
    ("class", "author-name", True),
    ("class", "byline", False),
)
LONGEST_NAME = 80
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)>]+", re.IGNORECASE)
QUOTES = tuple("\"'“”‘’")
# What follows a “_” or a bar is a site's name more surely than what follows a hyphen, which stands
# in figures and words, too.
CHINESE_SITE = re.compile(
    r"\s*(?:[_|｜]\s*[^_|｜－—-]{1,20}(?:网站?|官网|报|新闻|频道|社|传媒|电视台|在线|资讯|中心|公众号|门户|订阅)"
    r"|(?<![A-Za-z\d-])-{1,2}\s*[^_|｜－—-]{1,20}(?:网站?|官网|日报|晚报|频道|电视台|门户))\s*$"
)
KANA = re.compile("[\u3040-\u30ff]")
OF_A_NETWORK = re.compile(r"^@|://")
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def page_metadata(root: _Element, content: str, url: str = "") -> Metadata:
    """What the page states; ``url``: where it came from, if that is known."""
    tags = _tags(root)
    found = {name: _first_of(tags, names) for name, names in META.items()}
    found["author"] = author_of(found["author"])
    found["published"] = iso_date(found["published"])
    found["modified"] = iso_date(found["modified"])
    found |= stated(linked_data(root), [words_in(one) for one in root.iter("h1")])
    found["publisher"] = without_reservation(found["publisher"])
    if OF_A_NETWORK.search(found["publisher"]):
        found["publisher"] = ""
    found["author"] = found["author"] or _byline(root)
    found["published"] = found["published"] or _time_of_article(root)
    title = _whole_title(root, _without_chinese_site(fit_for_title(found["title"]), root))
    found["title"] = title or _title_element(root, found["publisher"])
    saved = SAVED_FROM.search(content[:4096])
    where = url or ((saved[1] or saved[2]) if saved else "")
    found["canonical_url"] = absolute(_canonical(root) or found["canonical_url"], where)
    url = absolute(where, "") or found["canonical_url"]
    kept = kept_page(url) or kept_page(found["canonical_url"])
    language = _of_page(root, "lang") or _of_page(root, XML_LANGUAGE) or found["language"]
    found["language"] = _tag(language.replace("_", "-"))
    direction = _of_page(root, "dir").lower()
    return Metadata(
        title=found["title"],
        url=kept.page if kept else url,
        canonical_url=_itself(found["canonical_url"]),
        archive_url=url if kept else "",
        archived_at=kept.at if kept else "",
        publisher=found["publisher"],
        author=found["author"],
        published=found["published"],
        modified=found["modified"],
        language=found["language"],
        direction=direction if direction in ("ltr", "rtl") else "auto",
        genre=found["genre"],
        rights=found["rights"],
    )


def linked_data(root: _Element) -> list[str]:
    """The page's JSON-LD scripts."""
    kind = "application/ld+json"
    return [
        "".join(map(str, script.itertext()))
        for script in root.iter("script")
        if (script.get("type") or "").split(";")[0].strip().lower() == kind
    ]


def descriptions(root: _Element) -> list[str]:
    """What the page says that it is about."""
    tags = _tags(root)
    names = ("description", "og:description", "twitter:description", "dc.description")
    return [value for name in names for value in tags.get(name, ())]


def headline(root: _Element, title: str) -> tuple[_Element | None, bool]:
    """The element that is the article's headline, and whether it says just what the title does:
    the h1 that comes closest to it, or the only one there is."""
    found = [one for one in root.iter("h1") if words_in(one)]
    wanted = _squeezed(title)
    alike: dict[int, _Element] = {}
    for one in found:
        words = _squeezed(words_in(one))
        if wanted and (words in wanted or wanted in words):
            alike.setdefault(abs(len(words) - len(wanted)), one)
    if alike:
        return alike[min(alike)], min(alike) == 0
    return (found[0] if len(found) == 1 else None), False


def _squeezed(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()


def _tags(root: _Element) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        name = name or meta.get("http-equiv") or ""
        value = folded(unescaped(meta.get("content") or ""))  # some are escaped twice
        if name and value:
            tags.setdefault(name.strip().lower(), []).append(value)
    return tags


def _first_of(tags: Mapping[str, list[str]], names: tuple[str, ...]) -> str:
    for name in names:
        for value in tags.get(name, ()):
            words = _without_address(value) if "author" in name else value
            if words:
                return ", ".join(tags[name]) if name == "citation_author" else words
    return ""


def _without_address(author: str) -> str:
    """article:author is often the address of a profile."""
    words = ADDRESS.sub("", author)
    return author if words == author else folded(words.replace("()", "")).strip(" ,;|")


def _tag(language: str) -> str:
    """A language tag after BCP 47, or "": some pages name an encoding or write it in words."""
    return language if TAG.fullmatch(language) and not language.lower().startswith("utf") else ""


def _itself(address: str) -> str:
    """The address of a page, also where it is that of a kept one."""
    kept = kept_page(address)
    return kept.page if kept else address


def _byline(root: _Element) -> str:
    for attribute, word, are_several in BYLINES:
        elements = _having(root, attribute, word)
        named = [inner for one in elements for inner in _having(one, "itemprop", "name")]
        found = [author_of(words_in(one)) for one in named or elements]
        names = [name for name in dict.fromkeys(found) if name and len(name) <= LONGEST_NAME]
        if names:
            return ", ".join(names if are_several else names[:1])
    return ""


def _having(root: _Element, attribute: str, word: str) -> list[_Element]:
    return [one for one in root.iter() if word in (one.get(attribute) or "").split()][:5]


def _time_of_article(root: _Element) -> str:
    times = [one for one in root.iter("time") if one.get("datetime")]
    in_article = [one for one in times if any(up.tag == "article" for up in one.iterancestors())]
    marked = [one for one in times if "pubdate" in one.attrib]
    for one in (*_having(root, "itemprop", "datePublished"), *marked, *in_article, *times):
        if found := iso_date(one.get("datetime") or one.get("content") or ""):
            return found
    return ""


def _title_element(root: _Element, publisher: str) -> str:
    """The h1, or the title without the name of the site behind it; that also where the h1 says
    something in front of it."""
    words = next((words_in(one) for one in root.iter("title")), "")
    title = _without_chinese_site(_without_site(unescaped(words), publisher), root)
    main, _ = headline(root, "")
    words = "" if main is None else fit_for_title(words_in(main))
    has_more = len(title) < len(words) and words.endswith(title)
    return title if has_more and title else words or title


def _whole_title(root: _Element, title: str) -> str:
    """The title, or the h1 where that goes on with a quotation mark, which ended what was in
    quotation marks itself."""
    heads = (fit_for_title(words_in(one)) for one in root.iter("h1"))
    longer = (one for one in heads if title and one.startswith(title))
    return next((one for one in longer if one[len(title) :].lstrip()[:1] in QUOTES), title)


def _without_chinese_site(words: str, root: _Element) -> str:
    """Chinese pages put the name of their site behind the title without a blank."""
    found = CHINESE_SITE.search(words)
    if not found or len(found[0]) >= found.start() or KANA.search(words):
        return words
    is_shown = any(words_in(one) == words for one in root.iter("h1"))
    return words if is_shown else words[: found.start()]


def _without_site(words: str, publisher: str) -> str:
    for mark in (" | ", " — ", " – ", " - ", " :: ", " • "):
        head, _, tail = words.rpartition(mark)
        is_site = not publisher or _squeezed(publisher) in _squeezed(tail)
        if head and is_site and len(head) > len(tail):
            return fit_for_title(head)
    return fit_for_title(words)


def _canonical(root: _Element) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return str(link.get("href") or "")
    return ""


def _of_page(root: _Element, attribute: str) -> str:
    for element in (root, root.find("body")):
        if element is not None and (value := element.get(attribute)):
            return str(value).strip()
    return ""
