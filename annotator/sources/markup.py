"""Markup (web pages, and what other kinds are turned into) to blocks: every block-level element
is its own block, what is not shown is left out, nothing is loaded or run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from annotator.sources.blocks import Block, folded
from annotator.sources.problems import SourceProblem

if TYPE_CHECKING:
    from lxml.etree import _Element

# Never text, whatever they hold.
SILENT = frozenset(
    """applet area audio base basefont button canvas command datalist dialog embed frame frameset
    head iframe input keygen link map math meta meter noembed noframes noscript object optgroup
    option param progress script select source style svg template textarea title track
    video""".split()  # noqa: SIM905  words are read more easily than a list
)
OF_HEADS = frozenset({
    "base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style",
    "template", "title",
})  # fmt: skip
# The block-level elements of HTML; all others, also unknown ones, run on in their line.
BLOCK_LEVEL = frozenset(
    """address article aside blockquote body caption center colgroup dd details dialog dir div dl
    dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html
    legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr
    ul""".split()  # noqa: SIM905
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KIND_OF = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    "blockquote": "quote",
}
# A template with one of these is shown (HTML 4.12.3 of the standard), as parts of saved pages are.
SHADOW = frozenset({"shadowrootmode", "shadowroot"})
LONGEST_NAMES = 1000  # characters of an attribute that are looked at
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|show-for-sr"
    r"|offscreen|u-hidden|is-hidden|mw-editsection|headerlink)(?:\s|$)",
    re.IGNORECASE,
)
UNFIT = re.compile("[\x00\ud800-\udfff]")
UNTAKEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# A line break in a paragraph: two of them part paragraphs, one does so after a full stop and
# before a bullet.
BREAK = "\v"
TO_A_NOTE = re.compile(
    r"#_?(?:fn|ftn|edn|foot|note|cite|sdfootnote|sdendnote|easy-foot)", re.IGNORECASE
)
NOTE = re.compile(r"\s*(?:\d{1,3}|[*†‡§]{1,3})\s*")
SEVERAL_BREAKS = re.compile(r"\v[ \t\r\n\xa0]*\v[\s\v]*")
ONE_BREAK = re.compile(r"""(?<=[.!?:…。！？؟۔।])(["'”’“‘»«›‹」』)]*)\s*\v|\v(?=\s*[•·▪‣–—*]\s)""")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block and the element where it begins; ``is_whole``: whether it ends there, too, so that
    the element is no mere dateline in front of it. ``linked`` is the share of it inside links,
    where a title's own address is none."""

    block: Block
    element: _Element
    linked: float = 0.0
    is_whole: bool = True


def parsed(content: str, name: str) -> _Element:
    """The tree of a page. ``SourceProblem`` where it is empty or nests its elements so deeply
    (more than some 250) that libxml2 would drop the rest without a word."""
    from lxml import etree  # noqa: PLC0415  slow to import, needed only for markup

    # Bytes, because a page's own words about its encoding no longer hold.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    content = XML_DECLARATION.sub("", UNFIT.sub("\ufffd", content), count=1)
    root = etree.fromstring(content.encode(), parser) if content.strip() else None
    if root is None:
        raise SourceProblem(f"{name} holds no text.")
    for problem in parser.error_log.filter_from_fatals():
        if problem.type_name == "ERR_RESOURCE_LIMIT":
            raise SourceProblem(
                f"{name}, line {problem.line}: its elements are nested more than 250 deep, which"
                " no real page needs; save it as text from a browser."
            )
    _end_head(root)
    for one in list(root.iter("template")):
        if SHADOW.intersection(one.attrib):
            one.tag = "div"
    return root


def _end_head(root: _Element) -> None:
    """Moves what stands in the head and is no part of one to the beginning of the body. Pages may
    leave out the tags of both, and libxml2 does not know that ``article`` or ``main``
    begins the body then (HTML 13.2.6.4.4 of the standard does)."""
    head = root.find("head")
    wrong = None if head is None else next((one for one in head if one.tag not in OF_HEADS), None)
    if head is None or wrong is None:
        return
    moved = [wrong, *wrong.itersiblings()]
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        head.addnext(body)
    for place, one in enumerate(moved):  # with the text behind each
        body.insert(place, one)
    if body.text and moved:
        # lxml gives control characters, and does not take them back.
        moved[-1].tail = UNTAKEN.sub("\ufffd", (moved[-1].tail or "") + body.text)
        body.text = None


def passages(root: _Element) -> list[Passage]:
    """What is shown of ``root``, in its order."""
    reader = _Reader()
    reader.read(root, "paragraph")
    reader.end()
    return reader.found


def blocks_of(root: _Element) -> list[Block]:
    """As ``passages``, for markup that is nothing but the document."""
    return [passage.block for passage in passages(root)]


def words_in(element: _Element) -> str:
    """All text of the element, as one line."""
    return folded("".join(str(piece) for piece in element.itertext()))


def named(element: _Element, *attributes: str) -> str:
    """The names that these attributes give an element, "class" if none is said; of endless ones
    the beginning."""
    values = (element.get(one) or "" for one in attributes or ("class",))
    return " ".join(value[:LONGEST_NAMES] for value in values)


def is_shown(element: _Element) -> bool:
    """Whether the element itself would be seen by a reader, as far as markup tells."""
    if element.tag in SILENT or "hidden" in element.attrib:
        return False
    if HIDDEN_STYLE.search(element.get("style") or ""):
        return False
    return not HIDDEN_CLASS.search(named(element))


class _Reader:
    """Walks through a tree and cuts its text where block-level elements begin or end."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._start: _Element | None = None
        self._last: _Element | None = None
        self._kind = "paragraph"

    def read(self, element: _Element, kind: str) -> None:
        if not is_shown(element):
            return
        tag = str(element.tag)
        if tag == "br":
            self._pieces.append(BREAK)
            return
        is_block = tag in BLOCK_LEVEL
        kind = _kind_inside(tag, kind)
        if is_block:
            self.end()
        is_link = tag == "a" and _leads_elsewhere(element, is_title=kind == "heading")
        self._links += is_link
        self._text(element, element.text, kind, is_kept=tag == "pre")
        for child in element:
            self.read(child, kind)
            self._text(element, child.tail, kind, is_kept=tag == "pre")
        self._links -= is_link
        if is_block:
            self.end()

    def end(self) -> None:
        """Ends the present block, if one has begun."""
        content, start = "".join(self._pieces), self._start
        share = min(1.0, self._linked / max(1, len(folded(content))))
        if start is not None:
            is_whole = _is_within(self._last, start)
            for text in _parts(content, self._kind):
                self.found.append(Passage(Block(text, self._kind), start, share, is_whole))
        self._pieces, self._linked, self._start = [], 0, None

    def _text(self, element: _Element, text: str | None, kind: str, *, is_kept: bool) -> None:
        if not text:
            return
        if text.strip():
            self._last = element
            if self._start is None:
                self._start, self._kind = element, kind
        text = text.replace(BREAK, " ")
        is_bare = not self._pieces or not self._pieces[-1].rstrip().endswith(("[", "("))
        if is_bare and NOTE.fullmatch(text) and _is_of_a_note(element):
            text = f"[{text.strip()}]"  # “30 million1” is another number
        # A line end and a wide blank begin a paragraph where Japanese pages show line ends.
        self._pieces.append(
            text.replace("\n", BREAK) if is_kept else text.replace("\n\u3000", BREAK * 2 + "\u3000")
        )
        if self._links:
            self._linked += len(folded(text))


def _is_of_a_note(element: _Element) -> bool:
    """Whether it is the whole mark of a note: a raised link to a place in the page, without
    brackets of its own."""
    around = [element, *islice(element.iterancestors(), 2)]
    link = next((one for one in around if one.tag == "a"), None)
    if link is None:
        return False
    raised = next((one for one in around if one.tag == "sup"), None)
    address = str(link.get("href") or "")
    is_said = "noteref" in str(link.get("role") or link.get("epub:type") or "")
    is_to_note = address.startswith("#") or TO_A_NOTE.search(address)
    is_mark = is_said or (raised is not None and is_to_note)
    whole = (one for one in (link, raised) if one is not None)
    return bool(is_mark) and all(NOTE.fullmatch(words_in(one)) for one in whole)


def _is_within(element: _Element | None, outer: _Element) -> bool:
    while element is not None and element is not outer and element.tag not in BLOCK_LEVEL:
        element = element.getparent()
    return element is outer


def _leads_elsewhere(link: _Element, *, is_title: bool) -> bool:
    """Whether it is a link at all and not one to a place in the page: of a title whose address is
    to be copied, of what opens something below."""
    address = link.get("href")
    return bool(address) and not (is_title and str(address).startswith("#"))


def _kind_inside(tag: str, kind: str) -> str:
    if tag == "p" and kind == "cell":  # a table that only lays out the page
        return "paragraph"
    return KIND_OF.get(tag, kind)


def _parts(content: str, kind: str) -> list[str]:
    pieces = SEVERAL_BREAKS.split(content)
    if kind != "heading":
        marked = (ONE_BREAK.sub(r"\1" + BREAK * 2, piece) for piece in pieces)
        pieces = [part for piece in marked for part in piece.split(BREAK * 2)]
    return [text for piece in pieces if (text := folded(piece))]
