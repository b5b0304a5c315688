"""Annotations on their way into a table: a document's maps, and a batch of its annotations."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.paragraphs import Paragraphs
from annotator.model.text import Utf8Map, Utf16Map, quote_of

BATCH = 10_000
NEAR = 1_000


class Page:
    """One document with the maps of its text, each made once and only where a column asks."""

    def __init__(self, document: AnnotatedDocument, project: str) -> None:
        self.document = document
        self.project = project
        self.content = document.text.content if document.text else ""

    @cached_property
    def is_bmp(self) -> bool:
        """Whether UTF-16 counts this text as we do. Encoding it is faster than to search it."""
        return len(self.content.encode("utf-16-le", "surrogatepass")) == 2 * len(self.content)

    @cached_property
    def utf16(self) -> Utf16Map:
        return Utf16Map(self.content)

    @cached_property
    def utf8(self) -> Utf8Map:
        return Utf8Map(self.content)

    @cached_property
    def paragraphs(self) -> Paragraphs:
        return Paragraphs(self.content)

    def batches(self, size: int = BATCH) -> Iterator["Batch"]:
        """The document's annotations, at most ``size`` at a time."""
        annotations = self.document.annotations
        for first in range(0, len(annotations), size):
            yield Batch(self, annotations[first : first + size])


class Batch:
    """Some annotations of one document, as lists for the columns to work on."""

    def __init__(self, page: Page, annotations: Sequence[LooseAnnotation]) -> None:
        self.page = page
        self.annotations = annotations

    def __len__(self) -> int:
        return len(self.annotations)

    @cached_property
    def starts(self) -> list[int]:
        return [annotation.fragments[0].start for annotation in self.annotations]

    @cached_property
    def ends(self) -> list[int]:
        """Where each ends, in code points; fragments are in order, so the last one tells."""
        return [annotation.fragments[-1].end for annotation in self.annotations]

    @cached_property
    def quotes(self) -> list[str]:
        return [annotation.quote for annotation in self.annotations]

    @cached_property
    def words(self) -> list[str]:
        """What stands in the text at each one's place."""
        content = self.page.content
        return [
            content[start:end]
            if len(annotation.fragments) == 1
            else _joined_words(content, annotation)
            for start, end, annotation in zip(self.starts, self.ends, self.annotations, strict=True)
        ]

    @cached_property
    def start_cells(self) -> list[str]:
        return list(map(str, self.starts))

    @cached_property
    def end_cells(self) -> list[str]:
        return list(map(str, self.ends))

    @cached_property
    def start_bytes(self) -> list[int]:
        """Where each starts, in UTF-8 bytes. Counted on from the one before: annotations come
        in the order of their starts, so each part of the text is looked at once."""
        content, found, point, byte = self.page.content, [], 0, 0
        if self.starts and self.starts[0] > NEAR:
            point, byte = self.starts[0], self.page.utf8.to_bytes(self.starts[0])
        for start in self.starts:
            if start < point:
                byte = self.page.utf8.to_bytes(start)
            else:
                byte += len(content[point:start].encode())
            point = start
            found.append(byte)
        return found

    @cached_property
    def attributes(self) -> dict[str, list[str]]:
        """Per attribute that occurs: its value for each annotation, "" where it has none."""
        columns: dict[str, list[str]] = {}
        for index, annotation in enumerate(self.annotations):
            for name, value in annotation.attributes.items():
                if name not in columns:
                    columns[name] = [""] * len(self.annotations)
                columns[name][index] = value
        return columns


def _joined_words(content: str, annotation: LooseAnnotation) -> str:
    try:
        return quote_of(content, annotation.fragments)
    except ValueError:  # past the text, in a damaged project
        return ""
