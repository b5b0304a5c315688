"""Annotations between their rows and their values."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from annotator.model.annotation import Annotation
from annotator.model.text import Span, merged, outer, storable

COLUMNS = (
    "a.id, a.uuid, a.document, a.text, a.label, a.start, a.stop, a.fragments, a.quote,"
    " a.attributes, a.note, n.name, a.status, a.confidence, a.origin, a.reviewer,"
    " a.reviewed_at, a.created_at, a.updated_at"
)
SELECT = f"SELECT {COLUMNS} FROM annotation a JOIN annotator n ON n.id = a.annotator"
INSERT_COLUMNS = (
    "uuid, document, text, label, start, stop, fragments, quote, attributes, note, annotator,"
    " status, confidence, origin, reviewer, reviewed_at, created_at, updated_at"
)
INSERT = (
    f"INSERT INTO annotation ({INSERT_COLUMNS})"
    f" VALUES ({', '.join('?' * len(INSERT_COLUMNS.split(',')))})"
)


def annotation(row: Sequence[Any], names: Mapping[int, str]) -> Annotation:
    """The annotation of a row of SELECT; ``names`` are the labels' names by id."""
    return Annotation(
        id=row[0],
        uuid=row[1],
        document=row[2],
        text=row[3],
        label=names[row[4]],
        fragments=fragments_of(row[5], row[6], row[7]),
        quote=row[8],
        attributes=json.loads(row[9]),
        note=row[10],
        annotator=row[11],
        status=row[12],
        confidence=row[13],
        origin=row[14],
        reviewer=row[15],
        reviewed_at=row[16],
        created_at=row[17],
        updated_at=row[18],
    )


def fragments_of(start: int, stop: int, fragments: str | None) -> tuple[Span, ...]:
    if fragments is None:
        return (Span(start, stop),)
    return tuple(Span(first, last) for first, last in json.loads(fragments))


def place_columns(fragments: tuple[Span, ...]) -> tuple[int, int, str | None]:
    """start, stop and fragments as the table holds them."""
    if len(fragments) == 1:
        return fragments[0].start, fragments[0].end, None
    span = outer(fragments)
    return span.start, span.end, json.dumps([[part.start, part.end] for part in fragments])


def in_order(fragments: Span | Sequence[Span]) -> tuple[Span, ...]:
    """Fragments in order, those that touch or overlap joined; ``ValueError`` for none."""
    if isinstance(fragments, Span):
        return (fragments,)
    if not fragments:
        raise ValueError("an annotation needs a fragment")
    return merged(fragments) if len(fragments) > 1 else tuple(fragments)


def attributes_json(attributes: Mapping[str, str]) -> str:
    """The answers given, without the empty ones."""
    given = {name: storable(value)[0] for name, value in attributes.items() if value}
    return json.dumps(given, ensure_ascii=False)
