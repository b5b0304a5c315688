"""What the user may choose about reading sources; each kind looks at what concerns it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

# Of mails: name what is attached, read and offer it, or take it like the mail itself.
Attachments = Literal["named", "offered", "taken"]


@dataclass(frozen=True, slots=True)
class Options:
    """``encoding`` as for plain text. ``url``: where the bytes came from, if that is known.

    ``columns``: for tables, which column is "text", "title", "url", …, "" for
    none; ``delimiter``: what
    parts the cells of CSV, "" where that is to be found out.
    """

    encoding: str = ""
    url: str = ""
    password: str = field(default="", repr=False)  # is nobody's to read in a report
    is_whole_page: bool = False  # of web pages: everything, not the article only
    has_running_heads: bool = False  # of PDF: keep headers and footers
    has_page_numbers: bool = False
    is_reflowed: bool = True  # of PDF: lines joined into paragraphs
    is_dehyphenated: bool = True
    columns: Mapping[str, str] = field(default_factory=dict)
    delimiter: str = ""
    attachments: Attachments = "named"
