"""Annotations on their way into a table: those of many documents at once.

Columns are made, quoted, guarded and compared whole, which is fast for long ones only; most
documents have ten annotations, so several go into one batch.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.paragraphs import Paragraphs
from annotator.model.text import Utf8Map, Utf16Map, quote_of

ENOUGH = 1_000
NEAR = 1_000
# A str stands for that cell in every row.
Cells = Sequence[str] | str


class Page:
    """One document with the maps of its text, each made once and only where a column asks."""

    def __init__(self, document: AnnotatedDocument) -> None:
        self.document = document
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


class Part:
    """One document's share of a batch; all of it, unless it has very many annotations."""

    def __init__(
        self, page: Page, annotations: Sequence[LooseAnnotation], *, is_first: bool
    ) -> None:
        self.page = page
        self.annotations = annotations
        self.is_first = is_first
        self.starts = [annotation.fragments[0].start for annotation in annotations]
        # In code points; fragments are in order, so the last one tells.
        self.ends = [annotation.fragments[-1].end for annotation in annotations]

    @cached_property
    def start_bytes(self) -> list[int]:
        """Where each starts, in UTF-8 bytes. Counted on from the one before: annotations come
        in the order of their starts, so each part of the text is looked at once."""
        content, point, byte = self.page.content, 0, 0
        if content.isascii():
            return self.starts
        found: list[int] = []
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

    @property
    def words(self) -> list[str]:
        """What stands in the text at each one's place."""
        content = self.page.content
        return [
            content[start:end]
            if len(annotation.fragments) == 1
            else _joined_words(content, annotation)
            for start, end, annotation in zip(self.starts, self.ends, self.annotations, strict=True)
        ]


class Batch:
    """Annotations of a project in the order of their rows, as lists for the columns to work on."""

    def __init__(self, parts: Sequence[Part], project: str) -> None:
        self.parts = parts
        self.project = project
        self.annotations = list(chain.from_iterable(part.annotations for part in parts))

    def __len__(self) -> int:
        return len(self.annotations)

    @cached_property
    def start_cells(self) -> list[str]:
        return [str(start) for part in self.parts for start in part.starts]

    @cached_property
    def end_cells(self) -> list[str]:
        return [str(end) for part in self.parts for end in part.ends]

    @cached_property
    def quotes(self) -> list[str]:
        return [annotation.quote for annotation in self.annotations]

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

    @property
    def first_parts(self) -> int:
        """How many documents begin in this batch."""
        return sum(part.is_first for part in self.parts)

    def of_documents(self, read: Callable[[AnnotatedDocument], str]) -> Cells:
        """For each annotation what ``read`` gives for its document."""
        values = [read(part.page.document) for part in self.parts]
        if values.count(values[0]) == len(values):
            return values[0]
        return [
            value
            for value, part in zip(values, self.parts, strict=True)
            for _ in range(len(part.annotations))
        ]


def batches(documents: Iterable[AnnotatedDocument], project: str) -> Iterator[Batch]:
    """All annotations of ``documents``, about a thousand at a time."""
    parts: list[Part] = []
    count = 0
    for document in documents:
        page = Page(document)
        for first in range(0, len(document.annotations), ENOUGH):
            some = document.annotations[first : first + ENOUGH]
            parts.append(Part(page, some, is_first=first == 0))
            count += len(some)
            if count >= ENOUGH:
                yield Batch(parts, project)
                parts, count = [], 0
    if parts:
        yield Batch(parts, project)


def _joined_words(content: str, annotation: LooseAnnotation) -> str:
    try:
        return quote_of(content, annotation.fragments)
    except ValueError:  # past the text, in a damaged project
        return ""
