"""What the user may choose about reading sources; each kind looks at what concerns it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from annotator.model.document import Option

# Of mails: name what is attached, read and offer it, or take it like the mail itself.
Attachments = Literal["named", "offered", "taken"]
# What is a secret, and what makes no other text.
NEVER_KEPT = frozenset({"password", "attachments", "is_nul_replaced"})
# What one option was that are several today: kept with originals of older projects.
ONCE_ONE = {"has_running_heads": ("has_headers", "has_footers")}


@dataclass(frozen=True, slots=True)
class Options:
    """``encoding`` as for plain text; ``fallback_encoding`` is for those of many sources that
    neither say theirs nor are UTF-8. ``url``: where the bytes came from, if that is known.

    ``columns``: for tables, which column is "text", "title", "url", …, "" for none;
    ``delimiter``: what parts the cells of CSV, "" where that is to be found out.
    ``is_nul_replaced``: a NUL in a text becomes U+FFFD, which somebody is told before the text
    is added; else such a text is refused.
    """

    encoding: str = ""
    fallback_encoding: str = ""
    url: str = ""
    password: str = field(default="", repr=False)  # is nobody's to read in a report
    is_whole_page: bool = False  # of web pages: everything, not the article only
    has_headers: bool = False  # of PDF: keep what stands above or below the text of many pages
    has_footers: bool = False
    has_page_numbers: bool = False
    is_reflowed: bool = True  # of PDF: lines joined into paragraphs
    is_dehyphenated: bool = True
    columns: Mapping[str, str] = field(default_factory=dict)
    delimiter: str = ""
    attachments: Attachments = "named"
    is_nul_replaced: bool = True


USUAL = Options()
KEPT = tuple(one.name for one in fields(USUAL) if one.name not in NEVER_KEPT)


def unusual(options: Options) -> dict[str, Option]:
    """What was chosen otherwise than it is by itself, to be kept with an original; never a
    password."""
    if options is USUAL:
        return {}
    found = {name: getattr(options, name) for name in KEPT}
    found = {name: value for name, value in found.items() if value != getattr(USUAL, name)}
    return {
        name: dict(value) if isinstance(value, Mapping) else value for name, value in found.items()
    }


def chosen(kept: Mapping[str, Option]) -> Options:
    """The options that ``unusual`` made ``kept`` of; what is no option of today is left out."""
    kept = {new: value for name, value in kept.items() for new in ONCE_ONE.get(name, (name,))}
    fitting: dict[str, Any] = {  # each of the sort that its field has
        name: value
        for name, value in kept.items()
        if name in KEPT and _is_alike(value, getattr(USUAL, name))
    }
    return Options(**fitting)


def _is_alike(value: object, usual: object) -> bool:
    """Whether a value is of the sort that an option has."""
    sorts = (str, bool, Mapping)
    return any(isinstance(value, sort) and isinstance(usual, sort) for sort in sorts)
