"""Which annotations leave a project, and a first look at them as the table that they will be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from annotator.departures.findings import ids_found
from annotator.formats import claims_csv
from annotator.formats.csv_batch import batches
from annotator.formats.csv_columns import chosen_columns
from annotator.formats.csv_presets import Preset
from annotator.formats.guard import guarded
from annotator.model.annotation_filter import AnnotationFilter
from annotator.model.exchange import AnnotatedDocument
from annotator.model.roles import Roles
from annotator.review.claims import cards
from annotator.store import Project
from annotator.store.annotation_conditions import condition_of
from annotator.store.reading import Condition

ROWS = 20
EVERYTHING = AnnotationFilter()


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which annotations: all of them, or those of some ``documents``, what has changed since
    everything was exported last, what matches a ``filter``, what has one of the ids ``among``;
    or what is all of that."""

    documents: tuple[int, ...] | None = None
    is_since_last: bool = False
    filter: AnnotationFilter = EVERYTHING
    among: Sequence[int] | None = None

    @property
    def is_complete(self) -> bool:
        """Whether afterwards nothing is left that was not exported."""
        return self.documents is None and not self.is_chosen

    @property
    def is_chosen(self) -> bool:
        """Whether the annotations were chosen one by one, or by what is true of them."""
        return self.among is not None or not self.filter.is_empty


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a table: ``cells`` as they will stand in the file, with the column's
    name in ``header``; ``total`` rows will be written in all."""

    header: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    total: int


class Selection:
    """The annotations of a scope, as the project has them now."""

    def __init__(self, project: Project, scope: Scope) -> None:
        self._project = project
        self._scope = scope
        # First, so that what comes in meanwhile is new the next time.
        self.reached = project.exported.reached()
        self._found = ids_found(project.path)

    @property
    def _only(self) -> Condition | None:
        conditions = []
        if self._scope.is_since_last:
            conditions.append(self._project.exported.changed())
        if self._scope.is_chosen:
            conditions.append(condition_of(self._scope.filter, self._found, self._scope.among))
        if not conditions:
            return None
        sql = " AND ".join(f"({one.sql})" for one in conditions)
        values = {name: value for one in conditions for name, value in one.parameters.items()}
        return Condition(sql, values)

    def documents(self) -> Iterator[AnnotatedDocument]:
        """With their annotations, a few at a time in memory."""
        return self._project.exchange.read(documents=self._scope.documents, only=self._only)

    @property
    def total(self) -> int:
        """How many annotations."""
        only = self._only or Condition("1", {})
        return self._project.exchange.count(only, self._scope.documents)

    @property
    def remarks(self) -> list[str]:
        """What a reader of these should know and cannot see in them."""
        if not self._scope.is_since_last:
            return []
        last, gone = self._project.exported.last, self._project.exported.deleted()
        remarks = [] if last else ["this is the first export: everything is in it"]
        if gone:
            remarks.append(f"deleted since the last export, and so not in the file: {gone}")
        return remarks

    def sample(self, preset: Preset, names: tuple[str, ...] = ()) -> Sample:
        """The first ``ROWS`` rows as the export in that way will write them.

        ``FormatProblem`` where there is no such column.
        """
        columns = chosen_columns(self._project.scheme, names or preset.columns)
        rows: list[tuple[str, ...]] = []
        for batch in batches(_first(self.documents()), self._project.title):
            of_columns = []
            for column in columns:
                cells = column.cells(batch)
                many = [cells] * len(batch) if isinstance(cells, str) else cells
                is_risky = preset.is_guarded and column.is_text
                of_columns.append([guarded(cell) for cell in many] if is_risky else many)
            rows += zip(*of_columns, strict=True)
        header = tuple(column.name for column in columns)
        return Sample(header, tuple(rows[:ROWS]), self.total)


def sample_of_claims(project: Project, preset: Preset) -> Sample:
    """As ``Selection.sample``, of the table that has a row for each claim."""
    ids = project.claims.ids()
    found = list(cards(project.claims.materials, ids[:ROWS], Roles(project.scheme)))
    header = tuple(column.name for column in claims_csv.COLUMNS)
    rows = tuple(
        tuple(
            guarded(cell) if preset.is_guarded and column.is_text else cell
            for column in claims_csv.COLUMNS
            for cell in (column.cell(card),)
        )
        for card in found
    )
    return Sample(header, rows, len(ids))


def _first(documents: Iterator[AnnotatedDocument]) -> Iterator[AnnotatedDocument]:
    """As many as the sample needs, with no more annotations than it needs."""
    missing = ROWS
    for document in documents:
        some = tuple(islice(document.annotations, missing))
        if some:
            yield replace(document, annotations=some)
        missing -= len(some)
        if not missing:
            return
