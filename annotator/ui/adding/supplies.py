"""Where articles come from: files, a page of the web, the clipboard. A supply is read on a
worker's thread, and again where the user chooses otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from annotator.sources.archives import read_sources
from annotator.sources.clipboard import NAME, pasted_markup
from annotator.sources.folders import Outcome, failed
from annotator.sources.from_web import page_outcomes
from annotator.sources.plain import pasted, title_of
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader
from annotator.sources.url import Fetched

NOWHERE = Path()  # what comes from the clipboard is no file
SHOWN = 60


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


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was fetched from the web; nothing more is fetched to read it."""

    fetched: Fetched

    @property
    def title(self) -> str:
        return tr("Add “{name}”").format(name=_short(self.fetched.url))

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
            reading = pasted_markup(self.content, reader)
        except SourceProblem as problem:
            yield replace(failed(NOWHERE, problem), name=NAME)
        else:
            yield Outcome(NOWHERE, reading, name=NAME)


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text that was copied or dropped."""

    content: str

    @property
    def title(self) -> str:
        return _paste(self.content)

    def outcomes(self, _reader: Reader) -> Iterator[Outcome]:
        try:
            reading = pasted(self.content)
        except SourceProblem as problem:
            yield replace(failed(NOWHERE, problem), name=NAME)
        else:
            yield Outcome(NOWHERE, reading, name=NAME)


def _paste(words: str) -> str:
    title = title_of(words)
    return tr("Paste “{title}”").format(title=_short(title)) if title else tr("Paste a text")


def _short(name: str) -> str:
    return name if len(name) <= SHOWN else f"{name[: SHOWN - 1]}…"
