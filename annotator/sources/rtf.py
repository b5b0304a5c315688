"""Rich text (.rtf): striprtf takes the words out of the markup."""

import re
from importlib.metadata import version

from annotator.model.document import Metadata
from annotator.sources.blocks import Block, Extracted
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem

BEGINNING = b"{\\rtf"
# The information group: what it is called there and here.
PROPERTIES = {"title": "title", "author": "author", "company": "publisher"}
KEPT_PROPERTIES = {"subject": "subject", "keywords": "keywords"}
PICTURE = re.compile(r"\\pict\b")
DELETED = re.compile(r"\\deleted\b")
# Wider than striprtf's own: a group of unknown meaning, with what it holds.
BROKEN = (IndexError, KeyError, LookupError, OverflowError, TypeError, ValueError)


def fits(head: bytes) -> bool:
    return head.startswith(BEGINNING)


def extract(raw: bytes, name: str, _options: Options) -> Extracted:
    if not raw.startswith(BEGINNING):
        raise SourceProblem(f"{name} is not a rich text file (.rtf).")
    # RTF is ASCII; what is not stands for itself in the code page, which striprtf knows only
    # as escapes.
    source = re.sub(r"[\x80-\xff]", lambda one: f"\\'{ord(one[0]):02x}", raw.decode("latin-1"))
    text = _plain(source, name)
    blocks = tuple(Block(line) for line in text.replace("\r\n", "\n").split("\n"))
    left_out = []
    if PICTURE.search(source):
        left_out.append(f"{name}: pictures were left out.")
    if DELETED.search(source):
        left_out.append(f"{name}: deleted passages (tracked changes) are in the text; check them.")
    return Extracted(
        blocks,
        _metadata(source, name),
        tuple(left_out),
        method=f"rtf/1 striprtf {version('striprtf')}",
    )


def _plain(source: str, name: str) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 (seldom needed)

    try:
        text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]  # it has no types
    except BROKEN as error:
        raise SourceProblem(
            f"{name} is damaged ({type(error).__name__}); open it in a word processor and save"
            " it anew."
        ) from error
    return whole_characters(text)


def whole_characters(text: str) -> str:
    """``text`` with pairs of surrogates joined to the characters that they stand for; a
    single one stays, and is replaced where texts are checked."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _metadata(source: str, name: str) -> Metadata:
    info = _group(source, "info")
    fields = {PROPERTIES[tag]: _property(info, tag, name) for tag in PROPERTIES}
    extra = {KEPT_PROPERTIES[tag]: _property(info, tag, name) for tag in KEPT_PROPERTIES}
    return Metadata(**fields, extra={key: value for key, value in extra.items() if value})


def _property(info: str, tag: str, name: str) -> str:
    group = _group(info, tag)
    if not group:
        return ""
    words = group.removeprefix("{").removeprefix(f"\\{tag}").removesuffix("}").strip()
    return " ".join(_plain("{\\rtf1 " + words + "}", name).split())


def _group(source: str, tag: str) -> str:
    r"""The first group ``{\tag …}``, with all groups inside it; "" where there is none."""
    found = re.search(rf"\{{\\{tag}\b", source)
    if not found:
        return ""
    depth = 0
    for brace in re.finditer(r"\\[\\{}]|[{}]", source[found.start() :]):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return source[found.start() : found.start() + brace.end()]
    return ""
