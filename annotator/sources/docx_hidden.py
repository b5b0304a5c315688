"""Hidden text of Word files: mammoth takes it for text, so it is taken out before."""

import io
import re
import zipfile
from typing import TYPE_CHECKING

from annotator.sources.safe_xml import local, parsed
from annotator.sources.safe_zip import SafeZip

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STYLES = "word/styles.xml"
WITH_TEXT = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml", re.IGNORECASE)
MARK = b"vanish"
OFF = frozenset({"0", "false", "off"})


def without_hidden(raw: bytes, parts: SafeZip, name: str) -> tuple[bytes, int]:
    """The file without its hidden runs, and how many passages that were. ``raw`` itself, where
    there are none."""
    hidden_styles = _hidden_styles(parts, name)
    changed: dict[str, bytes] = {}
    count = 0
    for part in parts.names:
        content = parts.read(part) if WITH_TEXT.fullmatch(part) else b""
        if content and (hidden_styles or MARK in content):
            root = parsed(content, f"{name} ({part})")
            found = _remove_runs(root, hidden_styles)
            count += found
            if found:
                changed[part] = _written(root)
    return (_repacked(raw, changed) if changed else raw), count


def _hidden_styles(parts: SafeZip, name: str) -> set[str]:
    content = parts.read(STYLES) if STYLES in parts else b""
    if MARK not in content:
        return set()
    return {
        _value(style, "styleId")
        for style in parsed(content, f"{name} ({STYLES})")
        if any(_is_hidden(look) for look in style if local(look) == "rPr")
    }


def _remove_runs(root: "Element", hidden_styles: set[str]) -> int:
    """How many passages, which are runs one after another, were taken out."""
    count = 0
    last: Element | None = None
    for run in [one for one in root.iter() if local(one) == "r"]:
        if not _is_hidden_run(run, hidden_styles):
            continue
        parent = run.getparent()
        if parent is None:
            continue
        count += last is None or run.getprevious() is not last
        for child in [one for one in run if local(one) != "rPr"]:
            run.remove(child)
        last = run
    return count


def _is_hidden_run(run: "Element", hidden_styles: set[str]) -> bool:
    looks = [one for one in run if local(one) == "rPr"]
    if any(_is_hidden(look) for look in looks):
        return any(local(one) != "rPr" for one in run)
    styles = [one for look in looks for one in look if local(one) == "rStyle"]
    above = next((one for one in run.iterancestors() if local(one) == "p"), None)
    if above is not None and hidden_styles:
        styles += [one for look in above for one in look if local(one) == "pStyle"]
    return any(_value(style, "val") in hidden_styles for style in styles)


def _is_hidden(look: "Element") -> bool:
    return any(local(one) == "vanish" and _value(one, "val") not in OFF for one in look)


def _value(element: "Element", name: str) -> str:
    return next((str(value) for key, value in element.items() if str(key).endswith(name)), "")


def _written(root: "Element") -> bytes:
    from lxml import etree  # noqa: PLC0415  slow to import, seldom needed

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _repacked(raw: bytes, changed: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as new,
    ):
        for member in old.infolist():
            new.writestr(member.filename, changed.get(member.filename) or old.read(member))
    return stream.getvalue()
