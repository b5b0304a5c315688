"""Word files (.docx): their paragraphs as Word would show them with all changes accepted.

mammoth turns them into HTML; it keeps insertions, drops deletions, and knows lists, tables,
notes and text boxes. What it does not take over is counted here and told.
"""

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from annotator.model.document import Metadata
from annotator.sources import markup
from annotator.sources.blocks import Block, Extracted
from annotator.sources.docx_hidden import without_hidden
from annotator.sources.methods import method_of
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.safe_xml import check_parts, local, parsed, words_of
from annotator.sources.safe_zip import SafeZip

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WHAT = "a Word file (.docx)"
MAIN = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
CORE = "docProps/core.xml"
BACK = ("#footnote-ref-", "#endnote-ref-")
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
"""
# Elements of the main part that are not taken over: what they are, one and many.
LEFT_OUT = {
    "del": ("a deleted passage (tracked changes)", "deleted passages (tracked changes)"),
    "moveFrom": ("a passage at its old place (tracked changes)", "passages at their old places"),
    "commentReference": ("a comment", "comments"),
    "drawing": ("a picture", "pictures"),
    "pict": ("a picture", "pictures"),
    "oMath": ("a formula", "formulas"),
    "object": ("an embedded object", "embedded objects"),
}
HIDDEN = ("a hidden passage", "hidden passages")
PROPERTIES = {"title": "title", "creator": "author", "language": "language", "modified": "modified"}
KEPT_PROPERTIES = ("created", "subject", "description", "keywords", "category", "lastModifiedBy")
# What mammoth raises for parts that are not as they should be.
BROKEN = (
    AssertionError, AttributeError, ExpatError, IndexError, KeyError, OSError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip


def extract(raw: bytes, name: str, _options: Options) -> Extracted:
    with SafeZip(raw, name, WHAT) as parts:
        main = next((part for part in parts.names if MAIN.fullmatch(part)), "")
        if not main:
            raise SourceProblem(f"{name} is not {WHAT}: there is no document in it.")
        check_parts(parts, name)
        left_out = _left_out(parts, main, name)
        metadata = _metadata(parts, name)
        shown, hidden = without_hidden(raw, parts, name)
    if hidden:
        left_out += (_told(name, *HIDDEN, hidden),)
    return Extracted(
        tuple(_blocks(_html(shown, name), name)),
        metadata,
        left_out,
        method=method_of("docx/1", "mammoth"),
    )


def _html(raw: bytes, name: str) -> str:
    import mammoth  # noqa: PLC0415 (slow to import, seldom needed)

    try:
        found = mammoth.convert_to_html(
            BytesIO(raw),
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=lambda _image: [],
            id_prefix="",
        )
    except BROKEN as error:
        raise SourceProblem(
            f"{name} is not {WHAT}, or is damaged ({type(error).__name__});"
            " open it in Word or LibreOffice and save it anew."
        ) from error
    return str(found.value)


def _blocks(page: str, name: str) -> list[Block]:
    if not page:
        return []
    root = markup.parsed(page, name)
    for element in list(root.iter("a", "br", "p")):
        if element.tag == "br":  # a soft break: the paragraph goes on
            element.tag, element.text = "span", " "
        elif element.tag == "a" and (element.get("href") or "").startswith(BACK):
            element.tag = "template"  # the arrow from a note back to its place
        elif element.tag == "p" and next(element.iterancestors("td", "th"), None) is not None:
            element.tag = "div"
    return markup.blocks_of(root)


def _left_out(parts: SafeZip, main: str, name: str) -> tuple[str, ...]:
    root = parsed(parts.read(main), f"{name} ({main})")
    counts = dict.fromkeys(LEFT_OUT, 0)
    for element in root.iter():
        tag = local(element)
        if tag in counts and _is_outermost(element, tag):
            counts[tag] += 1
    told = [_told(name, *LEFT_OUT[tag], count) for tag, count in counts.items() if count]
    furniture = [
        part
        for part in parts.names
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", part)
        and words_of(parsed(parts.read(part), name)).strip()
    ]
    if furniture:
        told.append(f"{name}: headers and footers of the pages were left out.")
    return tuple(told)


def _is_outermost(element: "Element", tag: str) -> bool:
    """Whether it holds words or a picture of its own: marks of deleted paragraph ends do not."""
    if tag in {"del", "moveFrom"}:
        return any(local(part) in {"delText", "t", "drawing"} for part in element.iter())
    if tag in {"drawing", "pict"}:
        return any(local(part) in {"blip", "imagedata", "pic"} for part in element.iter())
    return True


def _told(name: str, one: str, many: str, count: int) -> str:
    what = f"{one} was" if count == 1 else f"{count} {many} were"
    return f"{name}: {what} left out."


def _metadata(parts: SafeZip, name: str) -> Metadata:
    if CORE not in parts:
        return Metadata()
    found = {
        local(element): " ".join((element.text or "").split())
        for element in parsed(parts.read(CORE), f"{name} ({CORE})")
    }
    fields = {field: found[tag] for tag, field in PROPERTIES.items() if found.get(tag)}
    extra = {tag: found[tag] for tag in KEPT_PROPERTIES if found.get(tag)}
    return Metadata(**fields, extra=extra)
