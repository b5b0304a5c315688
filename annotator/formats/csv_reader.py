"""CSV to annotated documents: surveyed whole before anything is handed on."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import BinaryIO

from annotator.formats.csv_columns import FIXED_NAMES, attribute_columns
from annotator.formats.csv_file import CsvFile
from annotator.formats.csv_rows import ALIASES, RawAnnotation, Rows
from annotator.formats.csv_units import CODE_POINTS, UNITS, Unit, is_same, spans_of, words
from annotator.formats.guard import APOSTROPHE, SUSPICIOUS, is_dangerous
from annotator.formats.problems import BadRows, RowProblem
from annotator.formats.texts import DocumentKey, TextIndex
from annotator.model.document import Metadata
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.scheme import Scheme
from annotator.model.text import quote_of

SHOWN = 60
BARE = SUSPICIOUS - {APOSTROPHE}


@dataclass(slots=True)
class CsvSurvey:
    """What a look at every row of a file found. ``bad`` are rows that cannot be imported,
    ``remarks`` sentences on what is read otherwise than it stands there."""

    rows: int = 0
    good: int = 0
    bad: list[RowProblem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unit: Unit = CODE_POINTS
    is_guarded: bool = False
    is_in_order: bool = True


class CsvImport:
    """A CSV file of annotations of documents whose texts are in ``texts``.

    The file is surveyed at once: ``FormatProblem`` where it cannot be read at all. Rows that
    cannot be imported are in ``survey.bad``; ``documents`` refuses to run while there are
    any, unless it is told to skip them. ``labels`` maps labels of the file to the scheme's.
    """

    def __init__(
        self,
        stream: BinaryIO,
        name: str,
        scheme: Scheme,
        texts: TextIndex,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        self._rows = rows_of(stream, name, scheme, texts, labels)
        self._file = self._rows.file
        self._texts = texts
        self.survey = _Surveyor(self._file, self._rows, texts).survey()
        self._bad_lines = {problem.line for problem in self.survey.bad}

    def documents(self, *, skip_bad: bool = False) -> Iterator[AnnotatedDocument]:
        """The documents with their annotations, one at a time if the file is in their order.

        ``BadRows``, before the first, where rows are bad and not to be skipped.
        """
        if self.survey.bad and not skip_bad:
            raise BadRows(self._file.name, self.survey.bad)
        good = (
            row
            for row in self._rows
            if isinstance(row, RawAnnotation) and row.line not in self._bad_lines
        )
        if self.survey.is_in_order:
            for key, rows in groupby(good, key=lambda row: row.document):
                yield self._document(key, rows)
            return
        gathered: dict[DocumentKey, list[RawAnnotation]] = {}
        for row in good:
            gathered.setdefault(row.document, []).append(row)
        for key, some in gathered.items():
            yield self._document(key, iter(some))

    def _document(self, key: DocumentKey, rows: Iterator[RawAnnotation]) -> AnnotatedDocument:
        text = self._texts.text(key) or ""
        return AnnotatedDocument(
            Metadata(title=key.name, file_name=key.name),
            uuid=key.uuid,
            text_sha256=key.text_sha256,
            annotations=tuple(self._annotation(text, row) for row in rows),
        )

    def _annotation(self, text: str, row: RawAnnotation) -> LooseAnnotation:
        fragments = spans_of(self.survey.unit, text, row.pairs)
        return LooseAnnotation(
            label=row.label,
            fragments=fragments,
            quote=quote_of(text, fragments),
            uuid=row.uuid,
            attributes=row.attributes,
            links=row.links,
            comments=row.comments,
            place=f"{self._file.name}, line {row.line}",
            **row.fields,  # type: ignore[arg-type]  # names of texts only
        )


def rows_of(
    stream: BinaryIO,
    name: str,
    scheme: Scheme,
    texts: TextIndex,
    labels: Mapping[str, str] | None = None,
) -> Rows:
    """The rows of a CSV file, with the formula guard off if it is on.

    It is on in our spreadsheet preset, which has a mark; a dangerous cell without its
    apostrophe tells that it is not. Without a mark, a quote that is right only once its
    apostrophe is off tells that it is.
    """
    expected = (*FIXED_NAMES, *ALIASES, *attribute_columns(scheme))
    file = CsvFile(stream, name, expected)
    rows = Rows(file, scheme, labels or {})
    has_bare = any(
        cell[:1] in BARE and is_dangerous(cell)
        for row in file.rows()
        if not isinstance(row, RowProblem)
        for cell in rows.text_cells(row[1])
    )
    rows.is_guarded = not has_bare and (file.has_mark or _has_guarded_quote(rows, texts))
    return rows


def _has_guarded_quote(rows: Rows, texts: TextIndex) -> bool:
    for row in rows:
        if isinstance(row, RawAnnotation) and row.cell != row.unguarded_cell:
            text = texts.text(row.document)
            if text is not None and words(CODE_POINTS, text, row.pairs) == row.unguarded_cell:
                return True
    return False


class _Surveyor:
    """One look at every row; two where quotes are not where the positions say."""

    def __init__(self, file: CsvFile, rows: Rows, texts: TextIndex) -> None:
        self._file = file
        self._rows = rows
        self._texts = texts
        self._found = CsvSurvey()
        self._missing: dict[DocumentKey, list[int]] = {}
        self._seen: set[str] = set()
        self._seen_documents: set[DocumentKey] = set()
        self._last: DocumentKey | None = None
        self._mismatches = 0
        self._checked = 0

    def survey(self) -> CsvSurvey:
        found = self._found
        found.is_guarded = self._rows.is_guarded
        for row in self._rows:
            found.rows += 1
            if isinstance(row, RowProblem):
                found.bad.append(row)
            else:
                self._look_at(row)
        for key, lines in self._missing.items():
            found.bad.append(_missing(key, lines))
            found.bad += [RowProblem(line, f"as line {lines[0]}") for line in lines[1:]]
        if self._mismatches:
            self._vote()
        found.bad.sort(key=lambda problem: problem.line)
        found.good = found.rows - len({problem.line for problem in found.bad})
        found.remarks += self._unknown_columns()
        return found

    def _look_at(self, row: RawAnnotation) -> None:
        if row.document != self._last:
            self._found.is_in_order &= row.document not in self._seen_documents
            self._seen_documents.add(row.document)
            self._last = row.document
        if row.uuid and row.uuid in self._seen:
            self._found.bad.append(RowProblem(row.line, "this id stands twice", "annotation_id"))
        self._seen.add(row.uuid)
        text = self._texts.text(row.document)
        if text is None:
            self._missing.setdefault(row.document, []).append(row.line)
        elif row.quote:
            self._checked += 1
            self._mismatches += not is_same(words(CODE_POINTS, text, row.pairs), row.quote)
        elif words(CODE_POINTS, text, row.pairs) is None:
            self._found.bad.append(RowProblem(row.line, _past(text, row)))

    def _vote(self) -> None:
        """All rows vote on what the positions count; without a unanimous vote they count
        code points and the rows that contradict are bad."""
        votes: Counter[str] = Counter()
        for row, text in self._with_text():
            for unit in UNITS:
                votes[unit.name] += is_same(words(unit, text, row.pairs), row.quote)
        best = max(UNITS, key=lambda unit: votes[unit.name])
        if votes[best.name] == self._checked:
            self._found.unit = best
            self._found.remarks.append(
                f"the positions count {best.title}, not code points: all {self._checked} quotes"
                " fit then, and so they were converted"
            )
            return
        hint = ""
        if best is not CODE_POINTS:
            hint = f"; counted as {best.title}, {votes[best.name]} of {self._checked} would fit"
        for row, text in self._with_text():
            found = words(CODE_POINTS, text, row.pairs)
            if not is_same(found, row.quote):
                self._found.bad.append(
                    RowProblem(row.line, _wrong(text, found, row) + hint, "quote")
                )

    def _with_text(self) -> Iterator[tuple[RawAnnotation, str]]:
        for row in self._rows:
            if isinstance(row, RawAnnotation) and row.quote:
                text = self._texts.text(row.document)
                if text is not None:
                    yield row, text

    def _unknown_columns(self) -> list[str]:
        filled: Counter[str] = Counter()
        if self._rows.unknown:
            for row in self._file.rows():
                if not isinstance(row, RowProblem):
                    filled.update(
                        name for name, index in self._rows.unknown.items() if row[1][index]
                    )
        return [
            f"the column “{name}” is not known here: its {count} values were left out"
            for name, count in filled.items()
        ]


def _missing(key: DocumentKey, lines: list[int]) -> RowProblem:
    rows = "1 row" if len(lines) == 1 else f"{len(lines)} rows"
    return RowProblem(
        lines[0], f"the project has no document “{key.shown}” ({rows}); add it first", "document"
    )


def _past(text: str, row: RawAnnotation) -> str:
    start, end = row.pairs[0][0], row.pairs[-1][1]
    if start == end:
        return f"the annotation is empty ({start} to {end})"
    return f"the annotation ends at {end}, but the text has {len(text)} characters"


def _wrong(text: str, found: str | None, row: RawAnnotation) -> str:
    if found is None:
        return _past(text, row)
    return f"the text there is “{found[:SHOWN]}”, not “{row.quote[:SHOWN]}”"
