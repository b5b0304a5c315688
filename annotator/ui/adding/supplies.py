"""Where articles come from: files, a page of the web, the clipboard. A supply is read on a
worker's thread, and again where the user chooses otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from annotator.sources.archives import KNOWN_SUFFIXES, WHAT, ZIP, read_sources
from annotator.sources.clipboard import pasted_markup
from annotator.sources.folders import Outcome, files_of
from annotator.sources.plain import Reading, pasted
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader

SHOWN_TITLE = 60


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
        return read_sources(self.paths, reader)

    def count(self) -> int:
        """How many files there are; a zip file counts as one."""
        found = files_of(self.paths, KNOWN_SUFFIXES | {ZIP}, WHAT)
        return sum(isinstance(one, Path) for one in found)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Words that were copied or dropped; ``markup`` where they came from a web page."""

    text: str
    markup: str = ""

    @property
    def title(self) -> str:
        return tr("Paste “{title}”").format(title=_beginning(self.text))

    def outcomes(self, reader: Reader) -> Iterator[Outcome]:  # noqa: ARG002 (nothing to choose)
        name = tr("The text")
        try:
            yield Outcome(Path(), self._reading(), name=name)
        except SourceProblem as problem:
            yield Outcome(Path(), problem=str(problem), name=name)

    def _reading(self) -> Reading:
        found = None
        if self.markup:
            try:
                found = pasted_markup(self.markup)
            except SourceProblem:
                found = None  # the words alone may do
        found = found or pasted(self.text)
        title = found.metadata.title or _beginning(found.text.content)
        return replace(found, metadata=replace(found.metadata, title=title))


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
    line = " ".join(text[: SHOWN_TITLE * 4].split())
    return line if len(line) <= SHOWN_TITLE else line[:SHOWN_TITLE].rpartition(" ")[0] + " …"
