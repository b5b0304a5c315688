"""What was copied from a web page, as markup: read whole, because the user chose it."""

import re
from dataclasses import replace
from pathlib import PurePath

from annotator.sources.kinds import kind_named
from annotator.sources.plain import Reading
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader
from annotator.sources.web_addresses import is_web_address

NAME = "The selection"
# https://learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format
HEADER = re.compile(r"\A(?:[A-Za-z]+:[^\r\n]*\r?\n)+(?=\s*<)")
STRUCTURE = re.compile(
    r"<(?:p|h[1-6]|[uod]l|li|blockquote|table|article|section|figure)[\s>]", re.IGNORECASE
)
SOURCE = re.compile(r"^SourceURL:\s*(\S+)", re.MULTILINE)
FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL)


def has_structure(content: str) -> bool:
    """Whether ``content``, the HTML of the clipboard, says more than its bare words: paragraphs,
    headlines, lists, or what page it is from. Editors wrap plain lines into HTML, too."""
    return bool(STRUCTURE.search(content) or HEADER.match(content))


def pasted_markup(content: str, reader: Reader) -> Reading:
    """The document that ``content``, the HTML of the clipboard, makes; ``SourceProblem`` where
    there are no words in it. Nothing is fetched, and it is parsed in a child process."""
    raw, url = copied(content)
    own = reader.of_kind(kind_named("html")).varied(
        lambda options: replace(options, is_whole_page=True, encoding="utf-8", url=url)
    )
    found = next(own.readings(raw, PurePath(), NAME))
    if isinstance(found, SourceProblem):
        raise found
    return replace(found, metadata=replace(found.metadata, url=found.metadata.url or url))


def copied(content: str) -> tuple[bytes, str]:
    """The part of ``content`` that was chosen, as UTF-8, and the address it is from, or ""."""
    header = HEADER.match(content)
    source = SOURCE.search(header[0]) if header else None
    url = source[1] if source and is_web_address(source[1]) else ""
    body = content[header.end() :] if header else content
    chosen = FRAGMENT.search(body)
    return (chosen[1] if chosen else body).encode("utf-8", "replace"), url
