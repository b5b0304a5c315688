"""Where articles come from: files, a page of the web, the clipboard. A supply is read on a
worker's thread, and again where the user chooses otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from annotator.sources.archives import read_sources
from annotator.sources.folders import Outcome
from annotator.sources.reading import Reader


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
