"""Documents with annotations in and out of a project, many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotator.model.exchange import AnnotatedDocument, ImportReport, LooseLink
    from annotator.store.db import Database
    from annotator.store.documents import Documents
    from annotator.store.journal import Journal
    from annotator.store.labels import Labels
    from annotator.store.reading import Condition

PAGE = 200  # documents that are written at once,
MOST_WAITING = 4_000_000  # and fewer where that is more characters


class Exchange:
    """What formats read and write of a project; what does it is imported when it is done."""

    def __init__(
        self, database: Database, journal: Journal, labels: Labels, documents: Documents
    ) -> None:
        self._database = database
        self._journal = journal
        self._labels = labels
        self._documents = documents

    def read(
        self, *, documents: Iterable[int] | None = None, only: Condition | None = None
    ) -> Iterator[AnnotatedDocument]:
        """Documents with text and annotations, by document id and by start, end, id; a
        few at a time in memory. ``only``: of the annotations those of which it is true, and
        of the documents those that have such."""
        from annotator.store.reading import Reader  # noqa: PLC0415

        ids = self._documents.ids() if documents is None else documents
        if only:
            sql = f"SELECT DISTINCT a.document FROM annotation a WHERE ({only.sql})"
            some = {row[0] for row in self._database.all(sql, only.parameters)}
            ids = [document for document in ids if document in some]
        return Reader(self._database, self._labels, only).documents(ids)

    def count(self, only: Condition, documents: Iterable[int] | None = None) -> int:
        """How many annotations ``read`` would give."""
        sql = f"SELECT count(*) FROM annotation a WHERE ({only.sql})"
        if documents is not None:
            sql += f" AND a.document IN ({', '.join(map(str, documents))})"
        return int(self._database.one(sql, only.parameters)[0])

    def by_text(self) -> dict[bytes, int]:
        """The oldest document of each text that is current, by the text's SHA-256."""
        rows = self._database.all(
            "SELECT t.sha256, min(d.id) FROM document d JOIN text t ON t.id = d.text"
            " GROUP BY t.sha256"
        )
        return {bytes.fromhex(hash_): document for hash_, document in rows}

    def text_with(self, digest: bytes) -> str | None:
        """The text of this SHA-256; None where the project has none."""
        row = self._database.one(
            "SELECT content FROM text WHERE sha256 = ? LIMIT 1", (digest.hex(),)
        )
        return row[0] if row else None

    def write(
        self,
        documents: Iterable[AnnotatedDocument],
        *,
        title: str,
        batch: str = "",
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        share: Callable[[], float] = float,
    ) -> ImportReport:
        """Brings documents in as one undoable step: all of it, or nothing.

        A document whose UUID or text the project has already is not added again; its
        annotations join it. An annotation whose UUID is there already is skipped. What does
        not fit (a quote that is not in its place, an unknown label, a link without its end)
        is left out and named in the report. ``progress(documents done)``; ``Cancelled`` when
        ``cancelled()`` says so. ``share()``: of all that will come, how much came so far (0 to
        1; 0 where that is not known); where the disk fills up, ``DiskFull`` says by that how
        much is needed.
        """
        from annotator.model.exchange import ImportReport  # noqa: PLC0415
        from annotator.store.bulk import BulkWriter  # noqa: PLC0415
        from annotator.store.room import Growth  # noqa: PLC0415

        report = ImportReport()
        with Growth(self._database, share) as growth, self._journal.step(title, batch=batch):
            writer = BulkWriter(
                self._database, self._journal, self._labels, self._documents, report
            )
            for number, document in enumerate(documents, 1):
                growth.documents = number
                writer.add(document)
                if number % PAGE == 0 or writer.waiting > MOST_WAITING:
                    writer.flush()
                    growth.measure()
                if progress:
                    progress(number)
                if cancelled and cancelled():
                    raise Cancelled("Stopped. Nothing was imported.")
            writer.finish()
        return report

    def write_links(self, links: Iterable[tuple[str, LooseLink]], *, title: str) -> ImportReport:
        """Brings links in between annotations that are there, each with the UUID of the one it
        starts from, as one undoable step. What does not fit is left out and named; what is
        there already is left as it is."""
        from annotator.model.exchange import ImportReport  # noqa: PLC0415
        from annotator.store.bulk import BulkWriter  # noqa: PLC0415

        report = ImportReport()
        with self._journal.step(title):
            writer = BulkWriter(
                self._database, self._journal, self._labels, self._documents, report
            )
            for start, link in links:
                writer.add_link(start, link)
            writer.finish()
        return report
