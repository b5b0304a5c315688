"""Where articles come from: files, a page of the web, the clipboard. A supply is read on a
worker's thread, and again where the user chooses otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from annotator.sources.ahead import read_many
from annotator.sources.archives import KNOWN_SUFFIXES, WHAT, ZIP
from annotator.sources.clipboard import NAME, pasted_markup
from annotator.sources.folders import Outcome, failed, files_of
from annotator.sources.from_web import page_outcomes
from annotator.sources.plain import Reading, pasted, title_of
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader
from annotator.sources.url import Fetched

NOWHERE = Path()  # what comes from the clipboard is no file
SHOWN = 60  # characters of an address or a beginning in a title


def tr(text: str) -> str:
    return QCoreApplication.translate("Supplies", text)


class Supply(Protocol):
    """How to add one: a class with these two; nothing of it may touch a widget."""

    @property
    def title(self) -> str:
        """What adding it is called, in the history, too: “Add “report.pdf””."""
        ...

    def outcomes(self, reader: Reader) -> Iterator[Outcome]:
        """An outcome for each document, in order; the reader knows the user's choices."""
        ...


@dataclass(frozen=True, slots=True)
class Files:
    """Files of any kind, and what is in folders and zip files."""

    paths: Sequence[Path]

    @property
    def title(self) -> str:
        if len(self.paths) == 1:
            return tr("Add “{name}”").format(name=self.paths[0].name)
        return tr("Add {number} files").format(number=len(self.paths))

    def outcomes(self, reader: Reader) -> Iterator[Outcome]:
        return read_many(self.paths, reader)

    def count(self) -> int:
        """How many files there are; a zip file counts as one."""
        found = files_of(self.paths, KNOWN_SUFFIXES | {ZIP}, WHAT)
        return sum(isinstance(one, Path) for one in found)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was fetched from the web; nothing more is fetched to read it."""

    fetched: Fetched

    @property
    def title(self) -> str:
        url = self.fetched.url
        name = url if len(url) <= SHOWN else f"{url[: SHOWN - 1]}…"
        return tr("Add “{name}”").format(name=name)

    def outcomes(self, reader: Reader) -> Iterator[Outcome]:
        return page_outcomes(self.fetched, reader)


@dataclass(frozen=True, slots=True)
class Markup:
    """A copied selection of a web page or of a word processor: ``content`` is its HTML,
    ``words`` the same without markup."""

    content: str
    words: str = ""

    @property
    def title(self) -> str:
        return _paste(self.words)

    def outcomes(self, reader: Reader) -> Iterator[Outcome]:
        try:
            yield _titled(pasted_markup(self.content, reader))
        except SourceProblem:
            yield from Words(self.words).outcomes(reader)  # the words alone may do


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text that was copied or dropped."""

    content: str

    @property
    def title(self) -> str:
        return _paste(self.content)

    def outcomes(self, _reader: Reader) -> Iterator[Outcome]:
        try:
            yield _titled(pasted(self.content))
        except SourceProblem as problem:
            yield replace(failed(NOWHERE, problem), name=NAME)


def _paste(words: str) -> str:
    beginning = _beginning(title_of(words) or words)
    return tr("Paste “{title}”").format(title=beginning) if beginning else tr("Paste a text")


def _titled(found: Reading) -> Outcome:
    title = found.metadata.title or _beginning(found.text.content)
    return Outcome(
        NOWHERE, replace(found, metadata=replace(found.metadata, title=title)), name=NAME
    )


def narrowed(supply: Supply, paths: Sequence[PurePath]) -> Supply:
    """The part of ``supply`` that has these places, if it can be read alone, or all of it."""
    if not isinstance(supply, Files):
        return supply
    return Files(list(dict.fromkeys(_file_of(path) for path in paths)))


def _file_of(path: PurePath) -> Path:
    """The file itself, or the zip file that it is in."""
    places = (Path(path), *Path(path).parents)
    return next((place for place in places if place.is_file()), Path(path))


def _beginning(text: str) -> str:
    """The first words, for want of a title."""
    line = " ".join(text[: SHOWN * 4].split())
    return line if len(line) <= SHOWN else line[:SHOWN].rpartition(" ")[0] + " …"
