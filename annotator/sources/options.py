"""What the user may choose about reading sources; each kind looks at what concerns it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """``encoding`` as for plain text. ``url``: where the bytes came from, if that is known.

    ``columns``: for tables, which column is "text", "title", "url", ….
    """

    encoding: str = ""
    url: str = ""
    password: str = ""
    is_whole_page: bool = False  # of web pages: everything, not the article only
    has_running_heads: bool = False  # of PDF: keep headers and footers
    has_page_numbers: bool = False
    is_reflowed: bool = True  # of PDF: lines joined into paragraphs
    is_dehyphenated: bool = True
    columns: Mapping[str, str] = field(default_factory=dict)
