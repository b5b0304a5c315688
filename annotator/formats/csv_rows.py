"""Rows of a CSV to annotations, with the place of everything that is wrong."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any
from unicodedata import normalize
from uuid import NAMESPACE_URL, UUID, uuid5

from annotator.formats.csv_columns import FIXED_NAMES, attribute_columns, is_known
from annotator.formats.csv_file import CsvFile, fold
from annotator.formats.guard import APOSTROPHE, unguarded
from annotator.formats.problems import FormatProblem, RowProblem
from annotator.formats.texts import DocumentKey
from annotator.model.annotation import CONFIDENCES, ORIGINS, STATUSES
from annotator.model.exchange import LooseLink
from annotator.model.scheme import Scheme

# What others call our columns.
ALIASES: Mapping[str, str] = {
    "text": "quote",
    "relations": "links",
    "id": "annotation_id",
    "stop": "end",
    "created": "created_at",
    "modified": "updated_at",
}
WHOLE = re.compile(r"[0-9]{1,12}")
PAIRS = re.compile(r"[0-9]{1,12} [0-9]{1,12}(?:;[0-9]{1,12} [0-9]{1,12})*")
LINK = re.compile(r"\s*([^>;]+?)\s*>\s*([^>;\s]+)\s*(?:;|$)")
ALLOWED: Mapping[str, Sequence[str]] = {
    "status": STATUSES,
    "confidence": CONFIDENCES,
    "origin": ORIGINS,
}
PLAIN = ("note", "annotator", "reviewer", "reviewed_at", "created_at", "updated_at")
TAKEN = (*PLAIN, *ALLOWED)
NEEDED = (
    "quote", "document_id", "text_sha256", "document", "file_name", "label", "fragments", "start",
    "end", "annotation_id", "attributes", "links", "comments", "prefix", "suffix", *TAKEN,
)  # fmt: skip
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class RawAnnotation:
    """A row, its positions as the file counts them. The guard is off all
    fields if ``Rows.is_guarded``, but ``cell`` is the quote as it stands in the file.
    ``context`` is what stood before and after the annotation."""

    line: int
    document: DocumentKey
    label: str
    pairs: Pairs
    cell: str
    quote: str
    uuid: str
    attributes: Mapping[str, str]
    links: tuple[LooseLink, ...]
    comments: tuple[str, ...]
    fields: Mapping[str, str]
    context: tuple[str, str]

    @property
    def unguarded_cell(self) -> str:
        return unguarded(self.cell)


class Rows:
    """The annotations of a CSV file. ``labels`` maps the file's label names to the scheme's.

    ``FormatProblem`` where a column is missing that is needed.
    """

    def __init__(self, file: CsvFile, scheme: Scheme, labels: Mapping[str, str]) -> None:
        self.file = file
        self.is_guarded = False
        self._scheme = scheme
        self._labels = labels
        self._at = self._places()
        self._attributes = {
            attribute: self._at[fold(column)]
            for column, attribute in attribute_columns(scheme).items()
            if fold(column) in self._at
        }
        known = {*FIXED_NAMES, *map(fold, attribute_columns(scheme))}
        self.unknown = {
            name: index
            for name, index in self._at.items()
            if name not in known and not is_known(scheme, name)
        }
        self._namespace = uuid5(NAMESPACE_URL, file.name)
        self._require()
        # The cell that a row has not is the empty one put after its last.
        self._needed: Callable[[list[str]], tuple[str, ...]] = itemgetter(
            *(self._at.get(name, -1) for name in NEEDED)
        )

    def __iter__(self) -> Iterator[RawAnnotation | RowProblem]:
        for row in self.file.rows():
            if isinstance(row, RowProblem):
                yield row
                continue
            try:
                yield self._annotation(*row)
            except _CellError as error:
                yield RowProblem(row[0], str(error), error.column)

    def text_cells(self, cells: Sequence[str]) -> list[str]:
        """Those cells of a row that the guard would be on."""
        return [cells[index] for name, index in self._at.items() if name not in NUMBERS]

    def _places(self) -> dict[str, int]:
        places = {name: index for index, name in enumerate(self.file.header) if name}
        for alias, name in ALIASES.items():
            if alias in places and name not in places:
                places[name] = places.pop(alias)
        return places

    def _require(self) -> None:
        needed = [("label",), ("start", "fragments"), ("end", "fragments")]
        needed.append(("document", "document_id", "text_sha256", "file_name"))
        for names in needed:
            if not any(name in self._at for name in names):
                raise FormatProblem(
                    f"{self.file.name} has no column “{names[0]}”; its columns are"
                    f" {', '.join(self.file.header)[:400]}."
                )

    def _annotation(self, line: int, cells: list[str]) -> RawAnnotation:
        raw = self._needed([*cells, ""])[0]
        if self.is_guarded:
            cells = [unguarded(cell) if cell[:1] == APOSTROPHE else cell for cell in cells]
        found = dict(zip(NEEDED, self._needed([*cells, ""]), strict=True))
        return RawAnnotation(
            line=line,
            document=_document(found),
            label=self._label(found["label"]),
            pairs=_pairs(found["fragments"], found["start"], found["end"]),
            cell=raw,
            quote=found["quote"],
            uuid=self._uuid(found["annotation_id"]),
            attributes=self._attributes_of(cells, found["attributes"]),
            links=tuple(self._links(found["links"])),
            comments=_comments(found["comments"]),
            fields=_fields(found),
            context=(found["prefix"], found["suffix"]),
        )

    def _label(self, name: str) -> str:
        name = self._labels.get(name, name)
        known = self._scheme.known_as(name)
        if known or not self._scheme.labels:
            return known or name
        for label in self._scheme.labels:
            if _folded(label.name) == _folded(name) or _folded(label.title) == _folded(name):
                raise _CellError(
                    "label", f"there is no label “{name}”; did you mean “{label.name}”?"
                )
        names = ", ".join(label.name for label in self._scheme.labels)
        raise _CellError("label", f"there is no label “{name}”; the project has {names}")

    def _attributes_of(self, cells: list[str], packed: str) -> dict[str, str]:
        found = _json_object(packed) if packed else {}
        for name, index in self._attributes.items():
            if cells[index]:
                found[name] = cells[index]
        return found

    def _links(self, cell: str) -> Iterator[LooseLink]:
        position = 0
        while position < len(cell.rstrip()):
            match = LINK.match(cell, position)
            if not match:
                raise _CellError("links", f"“{cell[:80]}” is not “type>id; type>id”")
            yield LooseLink(match[1], self._uuid(match[2]))
            position = match.end()

    def _uuid(self, name: str) -> str:
        """The id itself if it is a UUID, else one made of it and the file's name."""
        try:
            return str(UUID(name)) if name else ""
        except ValueError:
            return str(uuid5(self._namespace, name))


NUMBERS = frozenset(
    {"start", "end", "start_utf16", "end_utf16", "start_byte", "end_byte", "paragraph"}
)


class _CellError(Exception):
    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column


def _document(found: Mapping[str, str]) -> DocumentKey:
    name = found["document"] or found["file_name"]
    key = DocumentKey(found["document_id"], found["text_sha256"], name)
    if not any(key):
        raise _CellError("document", "the row does not say which document it is about")
    return key


def _pairs(fragments: str, start: str, end: str) -> Pairs:
    if not fragments:
        return (_pair(_whole("start", start), _whole("end", end)),)
    if not PAIRS.fullmatch(fragments):
        raise _CellError("fragments", f"“{fragments[:80]}” is not “start end;start end”")
    pairs = tuple(_pair(*map(int, pair.split())) for pair in fragments.split(";"))
    for name, given, meant in (("start", start, pairs[0][0]), ("end", end, pairs[-1][1])):
        if given and _whole(name, given) != meant:
            raise _CellError(name, f"{given} is not where the fragments ({fragments}) {name}")
    if any(after[0] < before[1] for before, after in pairwise(pairs)):
        raise _CellError("fragments", f"“{fragments[:80]}”: fragments overlap or are out of order")
    return pairs


def _pair(start: int, end: int) -> tuple[int, int]:
    if start > end:
        raise _CellError("end", f"the annotation ends ({end}) before it starts ({start})")
    return start, end


def _whole(column: str, cell: str) -> int:
    if not WHOLE.fullmatch(cell):
        raise _CellError(column, f"“{cell[:80]}” is not a whole number from 0")
    return int(cell)


def _fields(found: Mapping[str, str]) -> dict[str, str]:
    """What is taken as it stands, where it stands there."""
    for name, allowed in ALLOWED.items():
        if found[name] and found[name] not in allowed:
            known = ", ".join(filter(None, allowed))
            raise _CellError(name, f"“{found[name][:80]}” is none of {known}")
    return {name: found[name] for name in TAKEN if found[name]}


def _comments(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    if not cell.startswith("["):
        return (cell,)
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return (cell,)
    return tuple(found) if all(isinstance(one, str) for one in found) else (cell,)


def _json_object(cell: str) -> dict[str, str]:
    try:
        found = json.loads(cell, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _CellError("attributes", f"“{cell[:80]}” is not a JSON object ({error})") from error
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise _CellError("attributes", f"“{cell[:80]}” is not a JSON object of texts")
    return found


# JSON values of any kind come in here.
def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold().strip()
