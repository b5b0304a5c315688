"""What around a passage of a web page says that it is no part of an article: elements that never
are, and names of classes that say what they hold."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from annotator.sources.frames import is_frame_of, is_set_apart, is_whose_words
from annotator.sources.markup import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from annotator.sources.markup import Passage

NEVER = frozenset({"aside", "nav", "footer", "form", "figcaption", "figure", "fieldset", "time"})
# Words in names of classes, in some of the languages that sites are made in.
UNWANTED = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|promo\w*|sponsor\w*|related\w*|recommend\w*|newsletter\w*"
    r"|subscri\w*|sign-?up|share|sharing|share(?:daddy|this|bar)|add(?:this|toany)|social\w*"
    r"|comments?(?:-?(?:form|list|section|box|area))?|disqus\w*|byline|breadcrumbs?"
    r"|tags|taboola|outbrain|tie-?(?:list|area)|read-?(?:more|next|also)|also-?read|see-?also|up-?next|next-?(?:articles?|stor(?:y|ies))|most-?read"
    r"|more-?(?:stories|news|from|articles|on-this)|trending|popular|caption|credits?|toolbar"
    r"|cookies?\w*|consent|gdpr|disclaimer|infobox|navbox|toc|table-of-contents|widget\w*|poll|quiz"
    r"|(?:author|writer)-?(?:bio\w*|box|card|info)|about-?(?:the-?)?author|bio|donat(?:e|ion)\w*"
    r"|membership|slideshow|carousel|lightbox|copyright|pag(?:er|ination)|post-?nav\w*"
    r"|relacionad[oa]s?|compartir|publicidad\w*|publicite|partager|lire-aussi|leggi-anche|lees-ook"
    r"|anzeige\w*|werbung|teilen|mehr-zum-thema|hatnote|noprint|absatzbild"
    r"|(?:img|image|photo|pic)[-_]?desc\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # “photoCredit”
# Of a paragraph itself, though not of what is around it.
UNWANTED_ITSELF = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|time|timestamp|published|updated|author|meta|kicker|tag)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
# What stands in front of a first paragraph.
IN_FRONT = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|time|timestamp|kicker)(?:$|[\s_-])", re.IGNORECASE
)
# Names for tests say more than those of classes where these are ciphers, and also what is for
# whom: of them only those of boxes count.
BOX = re.compile(
    r"(?:^|[\s_-])(?:newsletter\w*|sign-?up|advert\w*|promo\w*|recommend\w*|related-?\w*s"
    r"|most-?read|read-?(?:more|next|also)|up-?next|share-?(?:bar|tools|buttons)|outbrain|taboola)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
BOXES = frozenset({"div", "section", "aside", "ul", "header", "form"})
TOLD_IN = (
    "data-qa", "data-testid", "data-test", "data-test-id", "data-component", "data-component-name",
    "data-area", "data-type", "data-module", "data-name", "data-hook", "data-cy",
)  # fmt: skip
LONGEST_NAME = 40
AROUND = 6  # elements of which one may be what is never part of an article


def is_unwanted(passage: Passage) -> bool:
    return unwanted_around(passage) is not None


def unwanted_around(passage: Passage, *, has_shown: bool = False) -> _Element | None:
    """The nearest element that is never part of an article, of that of the passage and a few
    around it; ``has_shown``: what is set apart for show is part of it."""
    element = passage.element
    name = named(element)
    is_mere_front = not passage.is_whole and IN_FRONT.search(name)
    is_quoted = next(element.iterancestors("blockquote"), None) is not None  # with its author
    if UNWANTED_ITSELF.search(name) and not is_mere_front and not is_quoted:
        return element
    for one in near(element):
        if one.tag in ("article", "main", "body"):
            return None
        name = named(one, "class", "id")
        is_never = one.tag in NEVER and not is_whose_words(one) and not is_frame_of(one, element)
        if is_never or UNWANTED.search(CAMEL.sub("-", name)) or _is_box(one):
            return one
        if not has_shown and is_set_apart(one):
            return one
    return None


def _is_box(element: _Element) -> bool:
    """Whether its names for tests say that it is a box beside the text."""
    if element.tag not in BOXES:
        return False
    told = (element.get(name) or "" for name in TOLD_IN)
    return any(BOX.search(CAMEL.sub("-", name)) for name in told if len(name) <= LONGEST_NAME)


def near(element: _Element) -> Iterable[_Element]:
    return islice((element, *element.iterancestors()), AROUND)
