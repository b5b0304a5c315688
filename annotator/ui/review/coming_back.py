"""Back to the row that an undone decision was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.ui.review.table import ReviewTable


class ComingBack:
    """Points a table at what was changed back; where it does not show that yet, when it does."""

    def __init__(self, table: ReviewTable) -> None:
        self._table = table
        self._wanted: int | None = None

    def to(self, changes: Changes) -> None:
        """The first of the annotations that ``changes`` touched, or took a comment from; nothing
        where they are none."""
        touched = changes.ids("annotation")
        said = (row.image.get("annotation") for row in changes.rows if row.table == "comment")
        touched.update(filter(None, said))
        if touched:
            shown = (id for id in self._table.rows.ids if id in touched)
            self._wanted = next(shown, min(touched))
            self.look()

    def look(self) -> None:
        """Other rows are shown."""
        place = self._table.rows.place_of(self._wanted)
        if place is not None:
            self._table.point_at(place)
            self._wanted = None

    def forget(self) -> None:
        """It is not among the rows that are asked for."""
        self._wanted = None
