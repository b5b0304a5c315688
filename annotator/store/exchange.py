"""Documents with annotations in and out of a project, many at a time."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from annotator.model.document import SourceText
from annotator.model.exchange import (
    AnnotatedDocument,
    ImportReport,
    LooseAnnotation,
    LooseLink,
)
from annotator.store.annotation_rows import fragments_of
from annotator.store.bulk import BulkWriter
from annotator.store.db import Database
from annotator.store.documents import Documents
from annotator.store.errors import Cancelled
from annotator.store.journal import Journal
from annotator.store.labels import Labels

PAGE = 200
# The columns after attributes stand in the order of LooseAnnotation's fields.
LOOSE = (
    "SELECT a.id, a.label, a.start, a.stop, a.fragments, a.attributes, a.quote, a.uuid, a.note,"
    " n.name, a.status, a.confidence, a.origin, a.reviewer, a.reviewed_at, a.created_at,"
    " a.updated_at FROM annotation a JOIN annotator n ON n.id = a.annotator"
    " WHERE a.document = ? ORDER BY a.start, a.stop, a.id"
)


class Exchange:
    """What formats read and write of a project."""

    def __init__(
        self, database: Database, journal: Journal, labels: Labels, documents: Documents
    ) -> None:
        self._database = database
        self._journal = journal
        self._labels = labels
        self._documents = documents

    def read(self, *, documents: Iterable[int] | None = None) -> Iterator[AnnotatedDocument]:
        """Documents with text and annotations, by document id and by start, end, id; one
        document at a time in memory."""
        ids = self._documents.ids() if documents is None else documents
        for document in ids:
            yield self._read_one(document)

    def _read_one(self, id: int) -> AnnotatedDocument:
        document = self._documents[id]
        row = self._database.one(
            "SELECT content, encoding, newline, raw_sha256, method FROM text WHERE id = ?",
            (document.text,),
        )
        return AnnotatedDocument(
            metadata=document.metadata,
            text=SourceText(*row),
            uuid=document.uuid,
            text_sha256=document.text_sha256,
            status=document.status,
            annotations=tuple(self._annotations(id)),
        )

    def _annotations(self, document: int) -> Iterator[LooseAnnotation]:
        names = self._labels.names
        links, comments = self._links(document), self._comments(document)
        answers: dict[str, dict[str, str]] = {}  # most annotations are answered alike
        for row in self._database.all(LOOSE, (document,)):
            id, label, start, stop, fragments, attributes = row[:6]
            if attributes not in answers:
                answers[attributes] = json.loads(attributes)
            quote, uuid, note, who, status, sure, origin, reviewer, reviewed, made, edited = row[6:]
            yield LooseAnnotation(
                names[label], fragments_of(start, stop, fragments), quote, uuid,
                answers[attributes], note, who, status, sure, origin, reviewer, reviewed,
                made, edited, links.get(id, ()), comments.get(id, ()),
            )  # fmt: skip

    def _links(self, document: int) -> dict[int, tuple[LooseLink, ...]]:
        rows = self._database.all(
            "SELECT l.start, t.name, e.uuid, l.uuid FROM link l"
            " JOIN link_type t ON t.id = l.type JOIN annotation s ON s.id = l.start"
            " JOIN annotation e ON e.id = l.stop WHERE s.document = ? ORDER BY l.start, l.id",
            (document,),
        )
        return {
            start: tuple(LooseLink(*row[1:]) for row in group)
            for start, group in groupby(rows, key=lambda row: row[0])
        }

    def _comments(self, document: int) -> dict[int, tuple[str, ...]]:
        rows = self._database.all(
            "SELECT annotation, body FROM comment WHERE document = ?"
            " AND annotation IS NOT NULL ORDER BY annotation, id",
            (document,),
        )
        return {
            id: tuple(row[1] for row in group)
            for id, group in groupby(rows, key=lambda row: row[0])
        }

    def write(
        self,
        documents: Iterable[AnnotatedDocument],
        *,
        title: str,
        batch: str = "",
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Brings documents in as one undoable step: all of it, or nothing.

        A document whose UUID or text the project has already is not added again; its
        annotations join it. An annotation whose UUID is there already is skipped. What does
        not fit (a quote that is not in its place, an unknown label, a link without its end)
        is left out and named in the report. ``progress(documents done)``; ``Cancelled`` when
        ``cancelled()`` says so.
        """
        report = ImportReport()
        with self._journal.step(title, batch=batch):
            writer = BulkWriter(
                self._database, self._journal, self._labels, self._documents, report
            )
            for number, document in enumerate(documents, 1):
                writer.add(document)
                if number % PAGE == 0:
                    writer.flush()
                if progress:
                    progress(number)
                if cancelled and cancelled():
                    raise Cancelled("Stopped. Nothing was imported.")
            writer.finish()
        return report
