"""EPUB books: container → package → spine → the chapters' XHTML, after EPUB 3.3 and 2.0.1."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from annotator.model.document import Metadata
from annotator.sources import markup
from annotator.sources.blocks import Block, Extracted
from annotator.sources.options import Options
from annotator.sources.page_encoding import decoded_page
from annotator.sources.problems import SourceProblem
from annotator.sources.safe_xml import local, parsed
from annotator.sources.safe_zip import SafeZip, shown

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WHAT = "an EPUB book"
METHOD = "epub/3"
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# Scrambling fonts is no lock on the text.
FONT_SCRAMBLING = (
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
)
PROPERTIES = {
    "title": "title",
    "creator": "author",
    "publisher": "publisher",
    "date": "published",
    "language": "language",
    "rights": "rights",
}
KEPT_PROPERTIES = {"identifier": "identifier", "subject": "subject", "description": "description"}
SEVERAL = {"creator": "; ", "subject": "; "}


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A member of the zip file, and whether it belongs to the main line of the book."""

    member: str
    media_type: str
    is_linear: bool


def extract(raw: bytes, name: str, _options: Options) -> Extracted:
    with SafeZip(raw, name, WHAT) as parts:
        if CONTAINER not in parts:
            raise SourceProblem(f"{name} is not {WHAT}: it has no table of what is in it.")
        _refuse_locked(parts, name)
        package = _package(parts, name)
        root = parsed(parts.read(package), f"{name} ({shown(package)})")
        chapters = _chapters(root, posixpath.dirname(package))
        blocks: list[Block] = []
        left_out: list[str] = []
        for chapter in chapters:
            reason = _why_not(chapter, parts)
            if reason:
                left_out.append(f"{name}: “{shown(chapter.member)}” was left out: {reason}.")
            else:
                blocks += _read(parts, chapter, name, left_out)
    if not chapters:
        raise SourceProblem(f"{name} is not {WHAT}: it does not say which chapters it has.")
    return Extracted(tuple(blocks), _metadata(root), tuple(left_out), METHOD)


def _refuse_locked(parts: SafeZip, name: str) -> None:
    if ENCRYPTION not in parts:
        return
    for element in parsed(parts.read(ENCRYPTION), f"{name} ({ENCRYPTION})").iter():
        method = element.get("Algorithm")
        if local(element) == "EncryptionMethod" and method not in FONT_SCRAMBLING:
            raise SourceProblem(
                f"{name} is locked (DRM); ask its publisher for a copy that is not."
            )


def _package(parts: SafeZip, name: str) -> str:
    for element in parsed(parts.read(CONTAINER), f"{name} ({CONTAINER})").iter():
        path = element.get("full-path")
        if local(element) == "rootfile" and path:
            return str(path)
    raise SourceProblem(f"{name} is not {WHAT}: its table of contents leads nowhere.")


def _chapters(package: "Element", folder: str) -> list[_Chapter]:
    items: dict[str, tuple[str, str]] = {}
    chapters: list[_Chapter] = []
    for element in package.iter():
        tag = local(element)
        if tag == "item":
            place = unquote(urlsplit(element.get("href") or "").path)
            member = posixpath.normpath(posixpath.join(folder, place))
            items[element.get("id") or ""] = (member, element.get("media-type") or "")
        elif tag == "itemref":
            reference = element.get("idref") or ""
            member, media_type = items.get(reference, (reference, ""))
            chapters.append(_Chapter(member, media_type, element.get("linear") != "no"))
    return chapters


def _why_not(chapter: _Chapter, parts: SafeZip) -> str:
    if chapter.member not in parts:
        return "the book does not hold it"
    if chapter.media_type not in CHAPTERS:
        return f"it is no text ({shown(chapter.media_type) or 'of no kind'})"
    return "" if chapter.is_linear else "it stands outside the book's main line"


def _read(parts: SafeZip, chapter: _Chapter, name: str, left_out: list[str]) -> Iterable[Block]:
    raw, place = parts.read(chapter.member), f"{name} ({shown(chapter.member)})"
    if not raw.strip():
        return []
    page, repairs = decoded_page(raw, place)
    left_out += repairs
    root = markup.parsed(page.content, place)
    return markup.blocks_of(root)


def _metadata(package: "Element") -> Metadata:
    fields: dict[str, str] = {}
    extra: dict[str, str] = {}
    for element in package.iter():
        tag, value = local(element), " ".join((element.text or "").split())
        if not value or "purl.org/dc/" not in str(element.tag):
            continue
        known = PROPERTIES.get(tag)
        key, into = (known, fields) if known else (KEPT_PROPERTIES.get(tag, ""), extra)
        if key and key not in into:
            into[key] = value
        elif key and tag in SEVERAL:
            into[key] += SEVERAL[tag] + value
    return Metadata(**fields, extra=extra)
