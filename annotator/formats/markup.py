"""HTML that cannot be broken out of: whatever is not markup of ours is escaped."""

from collections.abc import Iterable
from html import escape

from annotator.formats.addresses import is_web_address

# Controls that HTML has no way to write are shown as their pictures (␀ … ␟, ␡).
CONTROLS = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"} | {
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}
EMPTY_ELEMENTS = frozenset({"meta", "br", "hr"})
NAMES = {"class_": "class"}


class Markup(str):
    """Finished HTML."""

    __slots__ = ()


Content = str | Iterable[str]


def words(text: str) -> Markup:
    """Any text as HTML, the same again when it is read."""
    return text if isinstance(text, Markup) else Markup(escape(text.translate(CONTROLS)))


def tag(name: str, /, *content: Content, **attributes: str) -> Markup:
    """An element. Attributes with "" are left out; ``class_`` is written ``class``."""
    given = "".join(
        f' {NAMES.get(key, key)}="{escape(value.translate(CONTROLS))}"'
        for key, value in attributes.items()
        if value
    )
    if name in EMPTY_ELEMENTS:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{joined(content)}</{name}>")


def joined(content: Iterable[Content]) -> Markup:
    pieces = (words(one) if isinstance(one, str) else joined(one) for one in content)
    return Markup("".join(pieces))


def link(url: str, *content: Content) -> Markup:
    """A link where the address leads to the web; else its words alone."""
    if not is_web_address(url):
        return joined(content)
    return tag("a", *content, href=url, rel="noreferrer noopener")
