"""What can be dropped on the documents panel: files, folders, words."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData

from annotator.model.document import Metadata, SourceText
from annotator.sources.plain import pasted
from annotator.ui.panels.lettering import shortened
from annotator.ui.text import one_line

LONGEST_TITLE = 120


def dropped_files(data: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def is_welcome(data: QMimeData) -> bool:
    """Whether documents can be made of what is dragged."""
    return bool(dropped_files(data)) or (not data.hasUrls() and bool(data.text().strip()))


def typed(text: str) -> tuple[SourceText, Metadata]:
    """A document of words that were pasted or dragged; ``SourceProblem`` where there are none."""
    reading = pasted(text)
    beginning = one_line(reading.text.content[: 4 * LONGEST_TITLE])
    title = reading.metadata.title or shortened(beginning, LONGEST_TITLE)
    return reading.text, replace(reading.metadata, title=title)
