"""What a step changed, so that views know what to read again."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple


class RowChange(NamedTuple):
    """One row that a step touched.

    ``op`` is "insert", "update", "delete", or "range": a bulk insert of all rows from
    ``row`` to the id that ``before`` names. Otherwise ``before`` is the row as it was, as a
    JSON object of its columns, and None for an insert.
    """

    op: str
    table: str
    row: int
    before: str | None = None

    @property
    def image(self) -> Mapping[str, Any]:  # JSON values of any column
        """The columns before the change; empty for an insert."""
        return json.loads(self.before) if self.before and self.op != "range" else {}


class Changes(NamedTuple):
    """One finished step, as told to every view. ``kind`` is "do", "undo" or "redo".

    ``is_partial`` is true where a step touched so many rows that only the first are told;
    ``is_foreign`` for a step that another window or program made.
    """

    step: int
    title: str
    rows: tuple[RowChange, ...]
    kind: str = "do"
    is_partial: bool = False
    is_foreign: bool = False

    def touch(self, *tables: str) -> bool:
        """Whether any row of any of ``tables`` changed."""
        return any(change.table in tables for change in self.rows)

    def ids(self, table: str) -> set[int]:
        """The rows of ``table`` that changed one by one (bulk ranges: see ``is_bulk``)."""
        return {row.row for row in self.rows if row.table == table and row.op != "range"}

    @property
    def is_bulk(self) -> bool:
        """Whether more rows changed than are named one by one: read everything again."""
        return self.is_partial or any(change.op == "range" for change in self.rows)
