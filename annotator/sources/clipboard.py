"""What was copied from a web page, as markup: read whole, because the user chose it."""

import re
from dataclasses import replace
from pathlib import PurePath

from annotator.sources.kinds import kind_named
from annotator.sources.options import Options
from annotator.sources.plain import Reading
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader
from annotator.sources.web_addresses import is_web_address

NAME = "The selection"
# https://learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format
HEADER = re.compile(r"\A(?:[A-Za-z]+:[^\r\n]*\r?\n)+(?=\s*<)")
SOURCE = re.compile(r"^SourceURL:\s*(\S+)", re.MULTILINE)
FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL)


def pasted_markup(content: str) -> Reading:
    """The document that ``content``, the HTML of the clipboard, makes; ``SourceProblem`` where
    there are no words in it. Nothing is fetched, and it is parsed in a child process."""
    raw, url = copied(content)
    options = Options(is_whole_page=True, encoding="utf-8", url=url)
    with Reader(options, kind_named("html")) as reader:
        found = next(reader.readings(raw, PurePath(), NAME))
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
