"""PDF files: paragraphs in reading order, each with its page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model.document import Metadata
from annotator.sources.blocks import Block, Extracted, fit_for_title
from annotator.sources.dates import iso_date
from annotator.sources.methods import method_of
from annotator.sources.options import Options
from annotator.sources.pdf_blanks import INDIC
from annotator.sources.problems import PasswordWanted, SourceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

    from annotator.sources.pdf_lines import PageLines

ARABIC = re.compile("[\u0620-\u06ff]")
UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")
MANY_UNMAPPED = 0.001
# What programs put for a title that nobody wrote.
NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word|powerpoint|document\d*|file:|https?:|unbenannt)"
    r"|\.(?:docx?|odt|rtf|indd|qxd|pdf|html?|tex)$",
    re.IGNORECASE,
)
# https://pdfium.googlesource.com/pdfium/+/main/public/fpdfview.h FPDF_ERR_*
PASSWORD, SECURITY = 4, 5


def extract(raw: bytes, name: str, options: Options) -> Extracted:
    """``SourceProblem`` where the file is damaged, wants a password or has no text at all."""
    from annotator.sources.pdf_columns import columns  # noqa: PLC0415  only for PDF
    from annotator.sources.pdf_furniture import without_furniture  # noqa: PLC0415
    from annotator.sources.pdf_reflow import lines_as_blocks, paragraphs  # noqa: PLC0415

    document = _opened(raw, name, options.password)
    try:
        pages = _pages(document, name)
        stated = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise SourceProblem(
            f"{name} has no text on its {_counted(len(pages))}: it is probably scanned. Have its"
            " text recognised (OCR) by another program and add the result."
        )
    bare, dropped = without_furniture(
        pages,
        has_headers=options.has_headers,
        has_footers=options.has_footers,
        has_page_numbers=options.has_page_numbers,
    )
    parts = columns([page.lines for page in bare])
    found = (
        paragraphs(parts, is_dehyphenated=options.is_dehyphenated)
        if options.is_reflowed
        else lines_as_blocks(parts)
    )
    return Extracted(
        tuple(found),
        _metadata(stated, found),
        tuple(_remarks(name, found, pages, dropped)),
        method_of("pdf/3", "pypdfium2"),
    )


def _opened(raw: bytes, name: str, password: str) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  slow to import

    try:
        return PdfDocument(raw, password=password or None)
    except PdfiumError as error:
        code = getattr(error, "err_code", None)
    if code == PASSWORD:
        asked = "does not open with this password" if password else "wants a password"
        raise PasswordWanted(
            f"{name} {asked}: give the password that opens it.", is_wrong=bool(password)
        )
    if code == SECURITY:
        raise SourceProblem(
            f"{name} is protected in a way that cannot be read; save it without protection."
        )
    raise SourceProblem(
        f"{name} is damaged or no PDF file: it cannot be opened. Get it again or print it anew."
    )


def _pages(document: PdfDocument, name: str) -> list[PageLines]:
    from pypdfium2 import PdfiumError  # noqa: PLC0415  slow to import

    from annotator.sources.pdf_initials import with_initials  # noqa: PLC0415  only for PDF
    from annotator.sources.pdf_lines import page_lines  # noqa: PLC0415

    if not len(document):
        raise SourceProblem(f"{name} has no pages.")
    found = []
    for index in range(len(document)):
        try:
            page = document[index]
            one = page_lines(page, index + 1)
            found.append(replace(one, lines=with_initials(one.lines)))
            page.close()
        except PdfiumError:
            raise SourceProblem(
                f"{name}, page {index + 1}: the page is damaged. Get the file again or print it"
                " anew."
            ) from None
    return found


def _metadata(stated: dict[str, str], found: list[Block]) -> Metadata:
    said = fit_for_title(stated.get("Title", ""))
    heading = next((one.text for one in found[:10] if one.kind == "heading"), "")
    title = heading if not said or NO_TITLE.search(said) else said
    dates = {
        f"file_{field}": date
        for field, key in (("created", "CreationDate"), ("modified", "ModDate"))
        if (date := iso_date(stated.get(key, "").removeprefix("D:")))
    }
    return Metadata(
        title=fit_for_title(title),
        author=" ".join(stated.get("Author", "").split()),
        media_type="application/pdf",
        extra=dates,
    )


def _remarks(name: str, found: list[Block], pages: list[PageLines], dropped: int) -> list[str]:
    from annotator.sources.pdf_lines import is_vertical  # noqa: PLC0415  only for PDF

    remarks = []
    empty = [page.number for page in pages if not page.lines]
    vertical = [page.number for page in pages if is_vertical(page)]
    if empty:
        remarks.append(
            f"{name}: {_numbered(empty, 'has', 'have')} no text, probably a picture or scan; that"
            " is left out."
        )
    if vertical:
        remarks.append(
            f"{name}: {_numbered(vertical, 'is', 'are')} set in vertical lines: paragraphs are cut"
            " there, and what lies on its side is missing; compare the text with the page."
        )
    if dropped:
        what = "line was" if dropped == 1 else "lines were"
        remarks.append(f"{name}: {dropped} {what} left out as running heads, feet or page numbers.")
    text = "".join(block.text for block in found)
    return [*remarks, *(f"{name}: {one}" for one in _doubts(text))]


def _doubts(text: str) -> Iterator[str]:
    """What may be wrong with the text itself."""
    unmapped = len(UNMAPPED.findall(text))
    if unmapped > MANY_UNMAPPED * len(text):
        yield f"{unmapped / len(text):.1%} of its characters have no meaning in this file."
    if INDIC.search(text):
        yield (
            "letters of Indian scripts in PDF files are sometimes doubled or parted by blanks:"
            " compare the text with the page."
        )
    if ARABIC.search(text):
        yield (
            "Arabic in PDF files often loses the order of letters, as in lam-alef: compare the text"
            " with the page."
        )


def _numbered(numbers: list[int], one: str, many: str) -> str:
    """“page 2 has”, “pages 2, 5 have”."""
    shown = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
    return f"page {shown} {one}" if len(numbers) == 1 else f"pages {shown} {many}"


def _counted(pages: int) -> str:
    return "one page" if pages == 1 else f"{pages} pages"
