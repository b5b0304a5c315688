"""OpenDocument texts (.odt): the paragraphs of ``content.xml``, after OASIS OpenDocument 1.3."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING

from annotator.model.document import Metadata
from annotator.sources.blocks import Block, Extracted
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.safe_xml import local, parsed, words_of
from annotator.sources.safe_zip import SafeZip

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WHAT = "an OpenDocument text (.odt)"
METHOD = "odt/1"
MOST_BLANKS = 1000
KINDS = {"list-item": "item", "table-cell": "cell", "covered-table-cell": "cell"}
# Names of LibreOffice's and OpenOffice's own styles; "_20_" stands for a blank.
STYLES = {"Quotations": "quote", "Quote": "quote", "Title": "heading", "Subtitle": "heading"}
HEADING = "Heading"
# What is not taken over, what it is called (one, many); "" is not worth a word.
LEFT_OUT = {
    "annotation": ("a comment", "comments"),
    "annotation-end": ("", ""),
    "deletion": ("a deleted passage (tracked changes)", "deleted passages (tracked changes)"),
    "insertion": ("", ""),
    "format-change": ("", ""),
    "image": ("a picture", "pictures"),
    "object": ("an embedded object", "embedded objects"),
    "ruby-text": ("a reading aid (ruby)", "reading aids (ruby)"),
    "forms": ("", ""),
    "sequence-decls": ("", ""),
    "table-of-content": ("a table of contents", "tables of contents"),
    "title": ("", ""),  # of a drawing, as its description
    "desc": ("", ""),
    "hidden": ("a hidden passage", "hidden passages"),
}
PROPERTIES = {
    "title": "title",
    "initial-creator": "author",
    "creator": "author",
    "language": "language",
    "date": "modified",
}
KEPT_PROPERTIES = {"creation-date": "created", "subject": "subject", "keyword": "keywords"}


def extract(raw: bytes, name: str, _options: Options) -> Extracted:
    with SafeZip(raw, name, WHAT) as parts:
        if "content.xml" not in parts:
            raise SourceProblem(f"{name} is not {WHAT}: there is no document in it.")
        manifest = "META-INF/manifest.xml"
        if manifest in parts and b"encryption-data" in parts.read(manifest):
            raise SourceProblem(
                f"{name} is locked with a password; open it in LibreOffice and save it without."
            )
        root = parsed(parts.read("content.xml"), f"{name} (content.xml)")
        metadata = _metadata(parts, name)
    body = next((part for part in root.iter() if local(part) == "text" and len(part)), None)
    if body is None:
        raise SourceProblem(f"{name} is not {WHAT}: it holds no text document.")
    walk = _Walk(_kinds_of_styles(root), _hidden_styles(root))
    blocks = tuple(walk.blocks(body, "paragraph"))
    told = (_told(name, tag, count) for tag, count in walk.left_out.items())
    return Extracted(
        (*blocks, *walk.notes), metadata, tuple(sentence for sentence in told if sentence), METHOD
    )


class _Walk:
    """One document: what it holds, in its order, with the notes at the end."""

    def __init__(self, kinds: Mapping[str, str], hidden: Container[str]) -> None:
        self._kinds = kinds  # by name of style
        self._hidden = hidden  # names of styles
        self.left_out: Counter[str] = Counter()
        self.notes: list[Block] = []

    def blocks(self, element: "Element", kind: str) -> Iterator[Block]:
        for child in element:
            tag = local(child)
            if tag in LEFT_OUT:
                self.left_out[tag] += 1
            elif tag in {"p", "h"} and self._is_hidden(child):
                self.left_out["hidden"] += 1
            elif tag in {"p", "h"}:
                yield from self._paragraph(child, "heading" if tag == "h" else kind)
            else:
                yield from self.blocks(child, KINDS.get(tag, kind))

    def _paragraph(self, element: "Element", kind: str) -> Iterator[Block]:
        """The paragraph, then the text boxes that hang on it."""
        boxes: list[Block] = []
        words = "".join(self._words(element, boxes))
        own = _kind_of_style(_attribute(element, "style-name"), self._kinds)
        yield Block(words, own if own and kind == "paragraph" else kind)
        yield from boxes

    def _words(self, element: "Element", boxes: list[Block]) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            yield from self._inline(child, boxes)
            yield child.tail or ""

    def _inline(self, child: "Element", boxes: list[Block]) -> Iterator[str]:
        tag = "hidden" if self._is_hidden(child) else local(child)
        if tag in LEFT_OUT:
            self.left_out[tag] += 1
        elif tag == "s":
            yield " " * min(_number(_attribute(child, "c")), MOST_BLANKS)
        elif tag in {"tab", "line-break"}:
            yield " "
        elif tag == "note":
            yield self._note(child)
        elif tag in {"text-box", "custom-shape"}:
            boxes += self.blocks(child, "paragraph")
        else:
            yield from self._words(child, boxes)

    def _is_hidden(self, element: "Element") -> bool:
        if local(element) in {"hidden-text", "hidden-paragraph"}:
            return _attribute(element, "is-hidden") == "true"
        return _attribute(element, "style-name") in self._hidden

    def _note(self, element: "Element") -> str:
        parts = {local(part): part for part in element}
        mark = words_of(parts["note-citation"]) if "note-citation" in parts else ""
        mark = f"[{mark.strip() or len(self.notes) + 1}]"
        for number, block in enumerate(self.blocks(parts.get("note-body", element), "item")):
            self.notes.append(Block(f"{mark} {block.text}", "item") if number == 0 else block)
        return mark


def _hidden_styles(root: "Element") -> set[str]:
    """The names of the document's own styles whose text is not shown."""
    return {
        _attribute(style, "name")
        for style in root.iter()
        if local(style) == "style" and any(_attribute(look, "display") == "none" for look in style)
    }


def _kinds_of_styles(root: "Element") -> dict[str, str]:
    """The kinds of block that the document's own styles give, as those do that they come from."""
    found = {}
    for style in root.iter():
        if local(style) == "style":
            kind = _kind_of_style(_attribute(style, "parent-style-name"), {})
            found[_attribute(style, "name")] = kind
    return found


def _kind_of_style(style: str, known: Mapping[str, str]) -> str:
    if style.startswith(HEADING):
        return "heading"
    return known.get(style) or STYLES.get(style, "")


def _attribute(element: "Element", name: str) -> str:
    """The value of an attribute in whatever namespace; "" where it is missing."""
    return next(
        (str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), ""
    )


def _number(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1


def _told(name: str, tag: str, count: int) -> str:
    one, many = LEFT_OUT[tag]
    if not one:
        return ""
    return f"{name}: {f'{one} was' if count == 1 else f'{count} {many} were'} left out."


def _metadata(parts: SafeZip, name: str) -> Metadata:
    if "meta.xml" not in parts:
        return Metadata()
    fields: dict[str, str] = {}
    extra: dict[str, str] = {}
    for element in parsed(parts.read("meta.xml"), f"{name} (meta.xml)").iter():
        tag, value = local(element), " ".join((element.text or "").split())
        if value and tag in PROPERTIES:
            fields.setdefault(PROPERTIES[tag], value)
        elif value and tag in KEPT_PROPERTIES:
            key = KEPT_PROPERTIES[tag]
            extra[key] = f"{extra[key]}, {value}" if key in extra else value
    return Metadata(**fields, extra=extra)
