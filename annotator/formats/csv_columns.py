"""The columns of the CSV: one row per annotation, positions in half-open code points."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from operator import attrgetter

from annotator.formats.csv_batch import Batch, Cells, Part
from annotator.formats.document_facts import KEY, MORE, USUAL, of_key
from annotator.formats.problems import FormatProblem
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.origins import clock, page_at, seconds_at, speaker_at
from annotator.model.scheme import Scheme

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name and how a batch fills it. Cells of a text column may hold anything
    and are quoted and guarded where they need it; the others are numbers and the like."""

    name: str
    cells: Callable[[Batch], Cells]
    is_text: bool = True


def _of_document(read: Callable[[AnnotatedDocument], str]) -> Callable[[Batch], Cells]:
    return lambda batch: batch.of_documents(read)


def _of_annotation(name: str) -> Callable[[Batch], Cells]:
    read: Callable[[LooseAnnotation], str] = attrgetter(name)
    return lambda batch: _settled(list(map(read, batch.annotations)))


def _settled(cells: list[str]) -> Cells:
    """One cell for all where all are the same, as most names, states and notes are."""
    first = cells[0]
    return first if first == cells[-1] and cells.count(first) == len(cells) else cells


def _of_attribute(name: str) -> Callable[[Batch], Cells]:
    return lambda batch: batch.attributes.get(name, "")


def _of_text(made: Callable[[Part], list[str]]) -> Callable[[Batch], Cells]:
    """Of what needs the text: made document by document."""
    return lambda batch: [cell for part in batch.parts for cell in made(part)]


def _start_utf16(part: Part) -> list[str]:
    if part.page.is_bmp:
        return list(map(str, part.starts))
    return list(map(str, map(part.page.utf16.to_units, part.starts)))


def _end_utf16(part: Part) -> list[str]:
    if part.page.is_bmp:
        return list(map(str, part.ends))
    return list(map(str, map(part.page.utf16.to_units, part.ends)))


def _start_byte(part: Part) -> list[str]:
    return list(map(str, part.start_bytes))


def _end_byte(part: Part) -> list[str]:
    content = part.page.content
    return [
        str(byte + len(content[start:end].encode()))
        for byte, start, end in zip(part.start_bytes, part.starts, part.ends, strict=True)
    ]


def _paragraph(part: Part) -> list[str]:
    return list(map(str, map(part.page.paragraphs.number_at, part.starts)))


def _prefix(part: Part) -> list[str]:
    """The words just before, by which the place is found again in a text that has changed."""
    content = part.page.content
    return [content[max(0, start - CONTEXT) : start] for start in part.starts]


def _suffix(part: Part) -> list[str]:
    content = part.page.content
    return [content[end : end + CONTEXT] for end in part.ends]


def _fragments(batch: Batch) -> Cells:
    """As brat writes them: ``353 371;414 509``."""
    return [
        ";".join([f"{fragment.start} {fragment.end}" for fragment in annotation.fragments])
        for annotation in batch.annotations
    ]


def _links(batch: Batch) -> Cells:
    return _settled(
        [
            "; ".join([f"{link.type}>{link.target}" for link in annotation.links])
            if annotation.links
            else ""
            for annotation in batch.annotations
        ]
    )


def _comments(batch: Batch) -> Cells:
    """A JSON list: a comment may hold any character that could part them."""
    return _settled(
        [
            json.dumps(annotation.comments, ensure_ascii=False) if annotation.comments else ""
            for annotation in batch.annotations
        ]
    )


def _attributes(batch: Batch) -> Cells:
    """All attributes as one JSON object, for those that the scheme does not (or no longer) know."""
    return [
        json.dumps(dict(annotation.attributes), ensure_ascii=False) if annotation.attributes else ""
        for annotation in batch.annotations
    ]


def _of_paragraph(made: Callable[[Mapping[str, str], int], str]) -> Callable[[Part], list[str]]:
    """What ``made`` tells of the paragraph that an annotation begins in, from the metadata."""

    def cells(part: Part) -> list[str]:
        extra = part.page.document.metadata.extra
        if not extra:
            return [""] * len(part.starts)
        numbers = list(map(part.page.paragraphs.number_at, part.starts))
        known = {number: made(extra, number) for number in set(numbers)}
        return [known[number] for number in numbers]

    return cells


def _page(extra: Mapping[str, str], paragraph: int) -> str:
    return str(page_at(extra, paragraph) or "")


def _time(extra: Mapping[str, str], paragraph: int) -> str:
    seconds = seconds_at(extra, paragraph)
    return "" if seconds is None else clock(seconds)


# To add a column: one function above and one line here.
BEFORE_ATTRIBUTES: tuple[Column, ...] = (
    Column("project", lambda batch: batch.project),
    *(Column(name, _of_document(read)) for name, read in USUAL),
    Column("annotation_id", _of_annotation("uuid")),
    Column("label", _of_annotation("label")),
    Column("quote", lambda batch: batch.quotes),
    Column("start", lambda batch: batch.start_cells, is_text=False),
    Column("end", lambda batch: batch.end_cells, is_text=False),
    Column("start_utf16", _of_text(_start_utf16), is_text=False),
    Column("end_utf16", _of_text(_end_utf16), is_text=False),
    Column("start_byte", _of_text(_start_byte), is_text=False),
    Column("end_byte", _of_text(_end_byte), is_text=False),
    Column("paragraph", _of_text(_paragraph), is_text=False),
    Column("fragments", _fragments, is_text=False),
    Column("prefix", _of_text(_prefix)),
    Column("suffix", _of_text(_suffix)),
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
# Those that came later give way to attributes of their name, so that tables stay as they are.
LATER: tuple[Column, ...] = (
    Column("page", _of_text(_of_paragraph(_page)), is_text=False),
    Column("speaker", _of_text(_of_paragraph(speaker_at))),
    Column("time", _of_text(_of_paragraph(_time)), is_text=False),
    *(Column(name, _of_document(read)) for name, read in MORE),
    Column("review_reason", _of_annotation("decision.reason")),
    Column("review_note", _of_annotation("decision.note")),
    Column("review_answer", _of_annotation("decision.answer")),
    Column("review_answer_note", _of_annotation("decision.answer_note")),
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


def optional_columns(scheme: Scheme) -> tuple[Column, ...]:
    """Those that must be asked for by name. Besides, ``metadata.KEY`` gives a free key's values."""
    attributes = attribute_columns(scheme)
    return (
        *ON_REQUEST,
        *(
            replace(column, name=f"document_{column.name}") if column.name in attributes else column
            for column in LATER
        ),
    )


def is_known(scheme: Scheme, name: str) -> bool:
    """Whether a table of ours may have a column of that (folded) name."""
    return name.startswith(KEY) or any(one.name == name for one in optional_columns(scheme))


def chosen_columns(scheme: Scheme, names: Sequence[str]) -> tuple[Column, ...]:
    """The columns called ``names``, in that order; the standard ones where ``names`` is empty.

    ``FormatProblem`` for a name that there is not, or that stands twice.
    """
    standard = standard_columns(scheme)
    if not names:
        return standard
    offered = {column.name: column for column in (*standard, *optional_columns(scheme))}
    for position, name in enumerate(names):
        if name.startswith(KEY) and name != KEY:
            offered[name] = Column(name, _of_document(of_key(name.removeprefix(KEY))))
        if name not in offered:
            close = get_close_matches(name, offered, n=1)
            hint = f"did you mean “{close[0]}”?" if close else f"there are {', '.join(offered)}."
            raise FormatProblem(f"There is no column “{name}”; {hint}")
        if name in names[:position]:
            raise FormatProblem(f"The column “{name}” is asked for twice.")
    return tuple(offered[name] for name in names)
