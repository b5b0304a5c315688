"""The columns of the review table: name, title, the order that it is sorted in, width."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

(
    LABEL, QUOTE, DOCUMENT, ANNOTATOR, STATUS, COMMENT, ATTRIBUTES, REVIEWER, CREATED, CHANGED,
    WHY,
) = range(11)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """``order`` is one of the store's, or "" where there is no sorting by it."""

    name: str
    title: str
    order: str
    width: int
    is_usual: bool = True


COLUMNS = (
    Column("label", "Label", "label", 92),
    Column("quote", "Quote in context", "quote", 420),
    Column("document", "Document", "place", 190),
    Column("annotator", "Annotator", "annotator", 110),
    Column("status", "Status", "status", 104),
    Column("comment", "Comment", "", 160),
    Column("attributes", "Attributes", "", 200, is_usual=False),
    Column("reviewer", "Reviewed by", "", 110, is_usual=False),
    Column("created", "Made", "created", 90, is_usual=False),
    Column("changed", "Changed", "changed", 90, is_usual=False),
    Column("why", "Decided because", "", 200, is_usual=False),
)


def title_of(column: Column) -> str:
    return QCoreApplication.translate("ReviewColumn", column.title)
