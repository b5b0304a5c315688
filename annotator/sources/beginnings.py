"""How sources of each kind begin: what tells a kind whatever its file is called. Apart from the
modules that read them, which are imported when there is something to read."""

import re

ZIP = b"PK\x03\x04"
UTF8_MARK = b"\xef\xbb\xbf"
PDF = b"%PDF-"
RTF = b"{\\rtf"
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>])",
    re.IGNORECASE | re.DOTALL,
)
WORD = b"word/document.xml"
ODT = b"application/vnd.oasis.opendocument.text"
EPUB = b"application/epub+zip"
SPREADSHEET = (b"xl/workbook.xml", b"xl/worksheets/", b"xl/_rels/")
# Saved pages (RFC 2557) and mails begin with headers (RFC 5322).
HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:From |[!-9;-~]+:)")
MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
SNAPSHOT = re.compile(
    rb"^(?:snapshot-content-location:|from: <?saved by )", re.IGNORECASE | re.MULTILINE
)
# A mail has two headers that only mails have, or one of them is its first line.
OF_MAILS = re.compile(
    rb"^(?:received|return-path|delivered-to|mime-version|message-id|dkim-signature|x-[\w-]+"
    rb"|from|to|date|subject|reply-to|authentication-results|arc-[\w-]+|list-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
SURELY_OF_MAILS = re.compile(
    rb"^(?:received|return-path|delivered-to|mime-version|message-id|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)
SUBRIP = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\d+[ \t]*\r?\n\d+:\d\d:\d\d[,.]\d{1,3}\s*-->")
WEBVTT = re.compile(rb"\A(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)")


def is_pdf(head: bytes) -> bool:
    return head.find(PDF, 0, 1024) >= 0


def is_mhtml(head: bytes) -> bool:
    if not HEADER.match(head) or b"multipart/related" not in head.lower():
        return False
    top = head.split(b"\r\n\r\n", 1)[0].split(b"\n\n", 1)[0]
    return bool(MULTIPART.search(top) and SNAPSHOT.search(top))


def is_html(head: bytes) -> bool:
    head = head.removeprefix(UTF8_MARK)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\0", b"")[2:]
    return bool(PAGE.match(head))


def is_docx(head: bytes) -> bool:
    return head.startswith(ZIP) and WORD in head


def is_odt(head: bytes) -> bool:
    return head.startswith(ZIP) and ODT in head[:256]


def is_epub(head: bytes) -> bool:
    return head.startswith(ZIP) and EPUB in head[:256]


def is_rtf(head: bytes) -> bool:
    return head.startswith(RTF)


def is_eml(head: bytes) -> bool:
    head = head.removeprefix(UTF8_MARK)
    if not OF_MAILS.match(head):
        return False
    start = head.split(b"\n\n")[0].split(b"\r\n\r\n")[0]
    return bool(SURELY_OF_MAILS.search(start) and len(OF_MAILS.findall(start)) > 1)


def is_subtitles(head: bytes) -> bool:
    return bool(WEBVTT.match(head) or SUBRIP.match(head))


def is_xlsx(head: bytes) -> bool:
    return head.startswith(ZIP) and any(marker in head for marker in SPREADSHEET)


def is_none(_head: bytes) -> bool:
    """Of kinds that nothing but their names tell from plain text."""
    return False
