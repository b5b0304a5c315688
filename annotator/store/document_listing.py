"""Listing documents: which there are, in which order, and what a list shows of each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.store.counting import Counts
from annotator.store.db import Database
from annotator.store.document_arranging import ArrangedDocuments
from annotator.store.document_fields import expression
from annotator.store.document_order import KeptOrder
from annotator.store.labels import Labels

PAGE = 500
ROW = "d.id, d.title, d.publisher, d.status, d.language, d.direction, t.length"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What a list of documents shows; ``counts`` are annotations per label name, ``detail``
    is the value of the field that was asked for beside."""

    id: int
    title: str
    publisher: str
    status: str
    language: str
    direction: str
    length: int
    detail: str = ""
    counts: dict[str, int] = field(default_factory=dict)


class DocumentListing(ArrangedDocuments):
    """What views read of many documents, without writing."""

    def __init__(self, database: Database, labels: Labels, counts: Counts) -> None:
        super().__init__(database, KeptOrder())
        self._labels = labels
        self._counts = counts

    def has(self, document: int) -> bool:
        return self._database.one("SELECT 1 FROM document WHERE id = ?", (document,)) is not None

    def first(self) -> int | None:
        """The oldest one; None where there are none."""
        found: int | None = self._database.one("SELECT min(id) FROM document")[0]
        return found

    def rows(self, documents: Sequence[int], detail: str = "") -> list[DocumentRow]:
        """What a list shows of ``documents``, in the order asked; those gone are left out.
        ``detail`` is a field of ``Arrangement.sort`` or ""."""
        parameters: dict[str, str | int] = {"ids": json.dumps(list(documents))}
        value = expression(detail, "key", parameters) if detail else "''"
        found = {
            row[0]: DocumentRow(*row)
            for row in self._database.all(
                f"SELECT {ROW}, CAST({value} AS TEXT) FROM document d JOIN text t ON t.id = d.text"
                " WHERE d.id IN (SELECT value FROM json_each(:ids))",
                parameters,
            )
        }
        names = self._labels.names
        for document, counts in self._counts.of(list(found)).items():
            found[document].counts.update((names[label], n) for label, n in counts.items() if n)
        return [found[document] for document in documents if document in found]

    def row(self, document: int) -> DocumentRow:
        """``KeyError`` where there is no such document."""
        rows = self.rows([document])
        if not rows:
            raise KeyError(document)
        return rows[0]

    def listing(self, *, filter: str = "") -> list[DocumentRow]:
        """Every document that matches; for projects of ordinary size."""
        ids = self.ids(filter)
        pages = (ids[i : i + PAGE] for i in range(0, len(ids), PAGE))
        return [row for page in pages for row in self.rows(page)]
