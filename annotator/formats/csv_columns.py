"""The columns of the CSV: one row per annotation, positions in half-open code points."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from operator import attrgetter

from annotator.formats.csv_batch import Batch
from annotator.formats.problems import FormatProblem
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.scheme import Scheme

CONTEXT = 32
# A str stands for that cell in every row: most columns are so within one document.
Cells = Sequence[str] | str


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name and how a batch fills it. Cells of a text column may hold anything
    and are quoted and guarded where they need it; the others are numbers and the like."""

    name: str
    cells: Callable[[Batch], Cells]
    is_text: bool = True


def _of_document(read: Callable[[AnnotatedDocument], str]) -> Callable[[Batch], Cells]:
    return lambda batch: read(batch.page.document)


def _of_annotation(name: str) -> Callable[[Batch], Cells]:
    read: Callable[[LooseAnnotation], str] = attrgetter(name)
    return lambda batch: list(map(read, batch.annotations))


def _of_attribute(name: str) -> Callable[[Batch], Cells]:
    return lambda batch: batch.attributes.get(name, "")


def _project(batch: Batch) -> Cells:
    return batch.page.project


def _quote(batch: Batch) -> Cells:
    return batch.quotes


def _start(batch: Batch) -> Cells:
    return batch.start_cells


def _end(batch: Batch) -> Cells:
    return batch.end_cells


def _start_utf16(batch: Batch) -> Cells:
    if batch.page.is_bmp:
        return _start(batch)
    return list(map(str, map(batch.page.utf16.to_units, batch.starts)))


def _end_utf16(batch: Batch) -> Cells:
    if batch.page.is_bmp:
        return _end(batch)
    return list(map(str, map(batch.page.utf16.to_units, batch.ends)))


def _start_byte(batch: Batch) -> Cells:
    if batch.page.content.isascii():
        return _start(batch)
    return list(map(str, batch.start_bytes))


def _end_byte(batch: Batch) -> Cells:
    if batch.page.content.isascii():
        return _end(batch)
    content = batch.page.content
    return [
        str(byte + len(content[start:end].encode()))
        for byte, start, end in zip(batch.start_bytes, batch.starts, batch.ends, strict=True)
    ]


def _paragraph(batch: Batch) -> Cells:
    return list(map(str, map(batch.page.paragraphs.number_at, batch.starts)))


def _fragments(batch: Batch) -> Cells:
    """As brat writes them: ``353 371;414 509``."""
    return [
        ";".join([f"{fragment.start} {fragment.end}" for fragment in annotation.fragments])
        for annotation in batch.annotations
    ]


def _prefix(batch: Batch) -> Cells:
    """The words just before, by which the place is found again in a text that has changed."""
    content = batch.page.content
    return [content[max(0, start - CONTEXT) : start] for start in batch.starts]


def _suffix(batch: Batch) -> Cells:
    content = batch.page.content
    return [content[end : end + CONTEXT] for end in batch.ends]


def _links(batch: Batch) -> Cells:
    return [
        "; ".join([f"{link.type}>{link.target}" for link in annotation.links])
        if annotation.links
        else ""
        for annotation in batch.annotations
    ]


def _comments(batch: Batch) -> Cells:
    """A JSON list: a comment may hold any character that could part them."""
    return [
        json.dumps(annotation.comments, ensure_ascii=False) if annotation.comments else ""
        for annotation in batch.annotations
    ]


def _attributes(batch: Batch) -> Cells:
    """All attributes as one JSON object, for those that the scheme does not (or no longer) know."""
    return [
        json.dumps(dict(annotation.attributes), ensure_ascii=False) if annotation.attributes else ""
        for annotation in batch.annotations
    ]


def _title(document: AnnotatedDocument) -> str:
    return document.metadata.title or document.metadata.file_name


# To add a column: one function above and one line here.
BEFORE_ATTRIBUTES: tuple[Column, ...] = (
    Column("project", _project),
    Column("document_id", _of_document(attrgetter("uuid"))),
    Column("document", _of_document(_title)),
    Column("url", _of_document(attrgetter("metadata.url"))),
    Column("publisher", _of_document(attrgetter("metadata.publisher"))),
    Column("published", _of_document(attrgetter("metadata.published"))),
    Column("text_sha256", _of_document(attrgetter("text_sha256"))),
    Column("annotation_id", _of_annotation("uuid")),
    Column("label", _of_annotation("label")),
    Column("quote", _quote),
    Column("start", _start, is_text=False),
    Column("end", _end, is_text=False),
    Column("start_utf16", _start_utf16, is_text=False),
    Column("end_utf16", _end_utf16, is_text=False),
    Column("start_byte", _start_byte, is_text=False),
    Column("end_byte", _end_byte, is_text=False),
    Column("paragraph", _paragraph, is_text=False),
    Column("fragments", _fragments, is_text=False),
    Column("prefix", _prefix),
    Column("suffix", _suffix),
)
AFTER_ATTRIBUTES: tuple[Column, ...] = (
    Column("links", _links),
    Column("note", _of_annotation("note")),
    Column("comments", _comments),
    Column("annotator", _of_annotation("annotator")),
    Column("status", _of_annotation("status")),
    Column("reviewer", _of_annotation("reviewer")),
    Column("reviewed_at", _of_annotation("reviewed_at")),
    Column("created_at", _of_annotation("created_at")),
    Column("updated_at", _of_annotation("updated_at")),
    Column("confidence", _of_annotation("confidence")),
    Column("origin", _of_annotation("origin")),
)
ON_REQUEST: tuple[Column, ...] = (
    Column("attributes", _attributes),
    Column("file_name", _of_document(attrgetter("metadata.file_name"))),
)
FIXED_NAMES = frozenset(c.name for c in (*BEFORE_ATTRIBUTES, *AFTER_ATTRIBUTES, *ON_REQUEST))


def attribute_columns(scheme: Scheme) -> Mapping[str, str]:
    """Column name to attribute name. An attribute that is called like one of the columns
    above (the default scheme has a “quote”) becomes ``attribute_quote``."""
    columns: dict[str, str] = {}
    for attribute in scheme.all_attributes():
        name = attribute.name
        while name in FIXED_NAMES or name in columns:
            name = f"attribute_{name}"
        columns[name] = attribute.name
    return columns


def standard_columns(scheme: Scheme) -> tuple[Column, ...]:
    attributes = attribute_columns(scheme).items()
    return (
        *BEFORE_ATTRIBUTES,
        *(Column(column, _of_attribute(attribute)) for column, attribute in attributes),
        *AFTER_ATTRIBUTES,
    )


def chosen_columns(scheme: Scheme, names: Sequence[str]) -> tuple[Column, ...]:
    """The columns called ``names``, in that order; the standard ones where ``names`` is empty.

    ``FormatProblem`` for a name that there is not, or that stands twice.
    """
    standard = standard_columns(scheme)
    if not names:
        return standard
    offered = {column.name: column for column in (*standard, *ON_REQUEST)}
    for position, name in enumerate(names):
        if name not in offered:
            close = get_close_matches(name, offered, n=1)
            hint = f"did you mean “{close[0]}”?" if close else f"there are {', '.join(offered)}."
            raise FormatProblem(f"There is no column “{name}”; {hint}")
        if name in names[:position]:
            raise FormatProblem(f"The column “{name}” is asked for twice.")
    return tuple(offered[name] for name in names)
