"""Pages as browsers save them in one file (RFC 2557): the page inside is read, nothing else."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from annotator.sources.blocks import Extracted
from annotator.sources.dates import iso_date
from annotator.sources.eml import BROKEN, header
from annotator.sources.html import extract as extract_page
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.web_addresses import absolute


def extract(raw: bytes, name: str, options: Options) -> Extracted:
    try:
        message = message_from_bytes(raw, policy=policy.default)
        page = message.get_body(("html",)) or _first_page(message)
        content: object = None if page is None else page.get_payload(decode=True)
        charset = "" if page is None else page.get_content_charset("")
    except BROKEN as error:
        raise SourceProblem(
            f"{name} is not a saved web page ({type(error).__name__}); save it anew."
        ) from None
    if page is None or not isinstance(content, bytes):
        raise SourceProblem(f"{name} is not a saved web page: there is no page in it.")
    saved = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    chosen = replace(
        options, url=options.url or absolute(saved, ""), encoding=options.encoding or charset
    )
    found = extract_page(content, name, chosen)
    accessed = iso_date(header(message, "Date"))
    return replace(found, metadata=replace(found.metadata, accessed=accessed))


def _first_page(message: EmailMessage) -> EmailMessage | None:
    parts = (part for part in message.walk() if part.get_content_type().endswith("html"))
    return next(parts, None)
