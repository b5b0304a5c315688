"""Saved mails (.eml): headers as metadata, the HTML part before the plain one, attachments
named, unless the options say that they are read as well; ``attachments`` gives their bytes."""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from annotator.model.document import Metadata
from annotator.sources import markup
from annotator.sources.blocks import Block, Extracted
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem

METHOD = "eml/3"
KEPT_HEADERS = {"to": "to", "cc": "cc", "message-id": "message_id", "reply-to": "reply_to"}
MOST_PARTS = 1000
DEEPEST = 20
PARAGRAPHS = re.compile(r"\n[ \t]*\n")
# What the email package raises for headers and parts that break its rules.
BROKEN = (
    MessageError, AttributeError, IndexError, KeyError, LookupError, OverflowError, RecursionError,
    TypeError,
    UnicodeError, ValueError,
)  # fmt: skip


def extract(raw: bytes, name: str, options: Options) -> Extracted:
    message = _message(raw, name)
    try:
        parts = list(_leaves(message))
        blocks, chosen = _body(parts, name)
        attached = [part for part in parts if _is_attachment(part, chosen)]
        left_out = [f"{name}: {_told(part)}" for part in attached]
        left_out = left_out if options.attachments == "named" else []
        metadata = _metadata(message)
    except BROKEN as error:
        raise SourceProblem(
            f"{name} cannot be read as a mail ({type(error).__name__}); save it anew from your"
            " mail program, or copy its text."
        ) from error
    if _has_faulty_bytes(blocks):
        left_out.append(f"{name}: bytes that its encoding does not allow became “\ufffd”.")
    return Extracted(blocks, metadata, tuple(left_out), METHOD)


def attachments(raw: bytes, name: str, _options: Options) -> list[tuple[str, bytes]]:
    """Name and bytes of each attachment; its name may be "" and is not to be trusted. A mail
    that was forwarded as an attachment is one, named for its subject."""
    message = _message(raw, name)
    try:
        parts = list(_leaves(message))
        _, chosen = _body(parts, name)
        return [
            (_file_name(part), _content(part)) for part in parts if _is_attachment(part, chosen)
        ]
    except BROKEN as error:
        raise SourceProblem(f"{name}: its attachments cannot be read; save it anew.") from error


def _message(raw: bytes, name: str) -> EmailMessage:
    try:
        message = BytesParser(policy=policy.default).parsebytes(raw.removeprefix(b"\xef\xbb\xbf"))
    except BROKEN as error:
        raise SourceProblem(f"{name} cannot be read as a mail ({type(error).__name__}).") from error
    if not message.keys():
        raise SourceProblem(f"{name} is not a mail: it does not begin with From, To and the like.")
    return message


def _leaves(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """The parts that hold something, in order; an attached mail is one of them."""
    if depth > DEEPEST:
        raise ValueError("nested too deep")
    is_container = message.is_multipart() and message.get_content_maintype() == "multipart"
    if not is_container:
        yield message
        return
    for number, part in enumerate(message.iter_parts()):
        if number > MOST_PARTS:
            raise ValueError("too many parts")
        if isinstance(part, EmailMessage):
            yield from _leaves(part, depth + 1)


def _body(parts: list[EmailMessage], name: str) -> tuple[tuple[Block, ...], list[EmailMessage]]:
    """The words of the mail, and all parts that say them (in one way or another)."""
    said = [part for part in parts if part.get_content_disposition() != "attachment"]
    html = [part for part in said if part.get_content_type() == "text/html"]
    plain = [part for part in said if part.get_content_type() == "text/plain"]
    found = [block for part in html for block in _html_blocks(_text(part), name)]
    if not any(block.text.strip() for block in found):
        found = [block for part in plain for block in _plain_blocks(_text(part))]
    return tuple(found), [*html, *plain]


def _text(part: EmailMessage) -> str:
    content = bytes(part.get_payload(decode=True) or b"")
    charset = part.get_content_charset() or "utf-8"
    try:
        return content.decode(charset, "replace")
    except (LookupError, ValueError):  # a charset that nobody knows
        return content.decode("utf-8", "replace")


def _html_blocks(page: str, name: str) -> list[Block]:
    return markup.blocks_of(markup.parsed(page, name)) if page.strip() else []


def _plain_blocks(text: str) -> Iterator[Block]:
    """Paragraphs lie between empty lines; lines that were wrapped are joined; quoted mails
    ("> ") are quotes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for paragraph in PARAGRAPHS.split(text):
        lines = paragraph.split("\n")
        if all(line.startswith(">") for line in lines if line.strip()):
            yield Block("\n".join(line.lstrip("> ") for line in lines), "quote")
        else:
            yield Block(paragraph)


def _is_attachment(part: EmailMessage, chosen: list[EmailMessage]) -> bool:
    is_picture_in_text = part.get_content_maintype() == "image" and bool(part.get("content-id"))
    return not any(part is one for one in chosen) and not is_picture_in_text


def _content(part: EmailMessage) -> bytes:
    mail = _forwarded(part)
    return mail.as_bytes() if mail else bytes(part.get_payload(decode=True) or b"")


def _forwarded(part: EmailMessage) -> EmailMessage | None:
    """The mail that ``part`` is, where it is one."""
    if part.get_content_type() != "message/rfc822":
        return None
    inside = part.get_payload()
    mail = inside[0] if isinstance(inside, list) and inside else None
    return mail if isinstance(mail, EmailMessage) else None


def _told(part: EmailMessage) -> str:
    size = len(_content(part)) / 1024
    name = _file_name(part) or "without a name"
    kind = part.get_content_type()
    return f"the attachment “{name}” ({kind}, {size:,.0f} KB) was left out; add it as a file."


def _file_name(part: EmailMessage) -> str:
    mail = _forwarded(part)
    subject = f"{header(mail, 'subject') or 'mail'}.eml" if mail else ""
    return " ".join(str(part.get_filename() or subject).split())


def _metadata(message: EmailMessage) -> Metadata:
    kept = {here: header(message, there) for there, here in KEPT_HEADERS.items()}
    return Metadata(
        title=header(message, "subject"),
        author=header(message, "from"),
        published=_date(header(message, "date")),
        extra={key: value for key, value in kept.items() if value},
    )


def header(message: MIMEPart, name: str) -> str:
    """The header on one line; "" where it is missing or breaks the rules for it."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except BROKEN:
        return ""


def _date(words: str) -> str:
    """ISO 8601; "" where the header has no date that there is."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def _has_faulty_bytes(blocks: tuple[Block, ...]) -> bool:
    return any("\ufffd" in block.text for block in blocks)
