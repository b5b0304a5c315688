"""What SVG pictures are made of: text stays text, and they load nothing and run nothing.

How wide words are is estimated, since whoever opens the file has fonts of their own.
"""

from collections.abc import Iterable
from pathlib import Path
from unicodedata import category, combining, east_asian_width

from annotator.formats.atomic import replacing
from annotator.formats.claim_map_look import is_rightward
from annotator.formats.markup import Content, Markup, tag, words
from annotator.formats.problems import FormatProblem

SERIF = '"Source Serif 4", "Noto Serif", Georgia, "Times New Roman", serif'
SANS = '"Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif'
PAGE, TEXT, MUTED = "#ffffff", "#1c1c1c", "#5f6368"
# Widths in multiples of the size, a little more than those of the usual serif fonts.
NARROW, USUAL, WIDE, FULL = 0.34, 0.56, 0.9, 1.05
NARROW_SIGNS = frozenset("ijlrtfI.,;:!'|()[]/ ’‘“”\"-")
WIDE_SIGNS = frozenset("mwMWQOGDHNUAVCKRX@%&—…")
# What XML cannot hold, escaped or not.
UNWRITABLE = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")


def write(svg: str, target: Path, *, never: Iterable[Path] = ()) -> None:
    """Writes ``target`` whole, reads it back and compares, or leaves what is there."""
    raw = svg.encode()
    with replacing(target, never=never) as part:
        part.stream.write(raw)
        part.stream.flush()
        if part.path.read_bytes() != raw:
            raise FormatProblem(f"{target} was not written: what was read back differs.")


def estimated(text: str, size: float) -> float:
    """About how wide ``text`` is."""
    return size * sum(map(_share, text))


def _share(sign: str) -> float:
    if combining(sign) or category(sign) in ("Mn", "Me", "Cf"):
        return 0.0
    if sign in NARROW_SIGNS:
        return NARROW
    if east_asian_width(sign) in ("W", "F"):
        return FULL
    return WIDE if sign in WIDE_SIGNS or ord(sign) > 0xFFFF else USUAL


def writable(text: str) -> Markup:
    return words(text.translate(UNWRITABLE))


def text(content: str, x: float, y: float, size: float, **details: str) -> Markup:
    if not is_rightward(content):
        details["direction"] = "rtl"
    return tag(
        "text", writable(content), x=number(x), y=number(y), **{"font-size": number(size)},
        **details,
    )  # fmt: skip


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def picture(title: str, width: float, height: float, *content: Content) -> str:
    """The whole file, on a page as light as paper."""
    size = {"width": number(width), "height": number(height)}
    whole = tag(
        "svg",
        tag("title", writable(title)),
        tag("rect", fill=PAGE, **size),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size['width']} {size['height']}",
        **size,
        **{"font-family": SANS},
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'
