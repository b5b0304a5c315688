"""Small files of every kind, made as other programs make them."""

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def p(words: str, style: str = "") -> str:
    """A paragraph of Word's."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def docx_parts(body: str, **parts: str) -> dict[str, str]:
    """The files inside a Word file; keys of ``parts`` as core, footnotes, header1."""
    types = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="x"/>'
    office = f"{R}/officeDocument"
    members = {
        "[Content_Types].xml": f"{types}</Types>",
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{office}" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:r="{R}">'
            f"<w:body>{body}</w:body></w:document>"
        ),
        "word/styles.xml": (
            f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Heading1">'
            '<w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Quote">'
            '<w:name w:val="Quote"/></w:style></w:styles>'
        ),
    }
    related = "".join(
        f'<Relationship Id="{name}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in ("styles", *parts)
        if name != "core"
    )
    members["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>'
    )
    for name, content in parts.items():
        members["docProps/core.xml" if name == "core" else f"word/{name}.xml"] = content
    return members


def docx(body: str, **parts: str) -> bytes:
    return zipped(docx_parts(body, **parts))


def odt_parts(body: str, styles: str = "", meta: str = "") -> dict[str, str]:
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{long}:1.0"'
        for name, long in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("meta", "meta"),
        )
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {spaces}><office:automatic-styles>{styles}"
            "</office:automatic-styles><office:body><office:text>"
            f"{body}</office:text></office:body></office:document-content>"
        ),
        "meta.xml": (
            f"<office:document-meta {spaces}><office:meta>{meta}</office:meta>"
            "</office:document-meta>"
        ),
    }


def odt(body: str, styles: str = "", meta: str = "") -> bytes:
    return zipped(odt_parts(body, styles, meta), zipfile.ZIP_STORED)


def epub_parts(chapters: Mapping[str, str], spine: str = "") -> dict[str, str]:
    """``chapters``: XHTML bodies by name, in the order of the book."""
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    references = spine or "".join(f'<itemref idref="{name}"/>' for name in chapters)
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": (
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
        ),
        "OEBPS/book.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Book</dc:title>'
            "<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>"
            "<dc:language>en</dc:language><dc:date>2020-05-01</dc:date></metadata>"
            f"<manifest>{items}</manifest><spine>{references}</spine></package>"
        ),
    }
    for name, body in chapters.items():
        members[f"OEBPS/text/{name}.xhtml"] = (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html'
            f' xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>'
            f"<body>{body}</body></html>"
        )
    return members


def epub(chapters: Mapping[str, str], spine: str = "") -> bytes:
    return zipped(epub_parts(chapters, spine), zipfile.ZIP_STORED)


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ann Lee <ann@example.org>"
    message["To"] = "bo@example.org"
    message["Subject"] = "Die Brücke ist geschlossen"
    message["Date"] = "Tue, 03 Mar 2020 10:00:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    return message


def xlsx(
    *rows: tuple[object, ...], others: Mapping[str, tuple[object, ...]] | None = None
) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    for title, row in (others or {}).items():
        book.create_sheet(title).append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
