"""Looking for the rows of the review table: where there are many, the first ones come first."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.departures.findings import ids_found
from annotator.ui.panels.document_lookup import Lookup

if TYPE_CHECKING:
    from annotator.model.annotation_filter import AnnotationFilter
    from annotator.model.changes import Changes
    from annotator.store.review_listing import ReviewListing
    from annotator.ui.session import Session

SMALL = 20_000  # annotations: up to so many, ids come within a frame or two
FIRST = 400  # rows that are shown before all are found
Reading = Callable[["ReviewListing", int], "array[int]"]


class RowSearch(QObject):
    """``began(ids)``: the first rows, of which there are more to come. ``found(ids)``: all of
    them. ``total`` annotations there are."""

    began = Signal(object)
    found = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.total = 0
        self._is_counted = self._has_checks = False
        self._lookup = Lookup(
            session, self, lambda project: project.review, lambda _: self._is_quick
        )

        session.changed.connect(self._follow)
        session.opened.connect(self._forget)

    def _follow(self, changes: Changes) -> None:
        if changes.is_bulk or changes.touch("annotation", "document"):
            self._forget()

    def _forget(self) -> None:
        self._is_counted = False

    @property
    def is_busy(self) -> bool:
        return self._lookup.is_busy

    @property
    def _is_quick(self) -> bool:
        return self.total <= SMALL and not self._has_checks

    def ask(
        self,
        filter: AnnotationFilter,
        order: str,
        is_descending: bool,  # noqa: FBT001  a signal's
        *,
        is_fresh: bool,
        among: array[int] | None = None,
    ) -> None:
        """In place of what was asked before. ``is_fresh``: other rows are wanted, so that some
        of them soon are better than all of them later. ``among``: of these only."""
        project = self._session.project
        if project is None:
            return
        if not self._is_counted:  # which takes as long as a frame, of a million
            self.total, self._is_counted = project.review.total(), True
        self._has_checks = any(term.field == "check" for term in filter.terms)
        in_checks = ids_found(project.path)

        def read(review: ReviewListing, most: int) -> array[int]:
            return review.ids(
                filter,
                order=order,
                is_descending=is_descending,
                found=in_checks,
                among=among,
                most=most,
            )

        if is_fresh and not self._is_quick:
            self._ask_first(read)
        else:
            self._lookup.ask(lambda review: read(review, -1), self.found.emit)

    def _ask_first(self, read: Reading) -> None:
        def go_on(ids: array[int]) -> None:
            if len(ids) < FIRST:
                self.found.emit(ids)
            else:
                self.began.emit(ids)
                self._lookup.ask(lambda review: read(review, -1), self.found.emit)

        self._lookup.ask(lambda review: read(review, FIRST), go_on)
