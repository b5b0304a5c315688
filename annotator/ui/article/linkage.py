"""All about links in one article view: which are shown, how, and how new ones are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QMouseEvent

from annotator.model.changes import Changes
from annotator.model.links import Fit
from annotator.ui.article.link_keys import LinkKeys
from annotator.ui.article.link_mouse import LinkMouse
from annotator.ui.article.link_painting import LinkPainting
from annotator.ui.article.link_walk import LinkWalk
from annotator.ui.article.linking import Linking, hint
from annotator.ui.article.links import ShownLinks
from annotator.ui.article.pointing import Pointing

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Linkage:
    """Puts the parts together for ``view``."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self.links = ShownLinks(view.session, view.marks)
        self.painting = LinkPainting(view.page, view.places, self.links, view.margin, view.inks)
        self.linking = Linking(view.marking, view.told.emit, self._choose, self._aim)
        self.walk = LinkWalk(view.session, self.links)
        pointing = Pointing(view.marking, view.places, view.painting, view.margin)
        self.mouse = LinkMouse(view.viewport(), self.linking, self.links, self.painting, pointing)
        self.mouse.go = self._go
        self.mouse.open_menu = view.customContextMenuRequested.emit
        self.keys = LinkKeys(view, self.linking, view.page)

    # Following

    def open(self) -> None:
        """Another document is shown, or its marks were read anew."""
        self.mouse.cancel()
        self.links.reload()

    def change(self, changes: Changes) -> None:
        self.links.follow(changes)

    def select(self) -> None:
        """The session's active annotation or what it links from may be another one."""
        self.links.select()
        if self.linking.follow():
            from annotator.ui.article.accessible import announce  # noqa: PLC0415  as in view.py

            self._view.setFocus()
            announce(self._view, hint())

    def show_all(self, *, is_all: bool) -> None:
        """Draws all links of the document, or those of the active annotation only."""
        if is_all != self.links.is_all:
            self.links.is_all = is_all
            self.links.reload()
            self._view.viewport().update()

    # The mouse

    def takes(self, event: QMouseEvent) -> bool:
        """Whether a mouse event is about links."""
        if event.type() in PRESSES:
            return self.mouse.press(event, self._view.session.active)
        if event.type() == QEvent.Type.MouseMove:
            return self.mouse.move(event)
        return self.mouse.release(event)

    def cancel(self) -> bool:
        """Gives up what is going on; whether there was anything."""
        return self.mouse.cancel() or self.linking.cancel()

    # What the parts ask for

    def _choose(
        self, fits: list[Fit], taken: set[int], take: Callable[[int], None],
        at: QPoint | None, annotation: int,
    ) -> None:  # fmt: skip
        from annotator.ui.article.link_menu import LinkMenu  # noqa: PLC0415  when first needed

        menu = LinkMenu(self._view, fits, taken, take)
        menu.popup(at if at is not None else self._beside(annotation))

    def _beside(self, annotation: int) -> QPoint:
        """The global point below where an annotation begins, as far as it is in view."""
        view, mark = self._view, self._view.marks.by_id.get(annotation)
        place = view.rect_of(mark.start).bottomLeft() if mark else QPoint(0, 0)
        room = view.viewport().rect()
        inside = QPoint(
            max(room.left(), min(place.x(), room.right())),
            max(room.top(), min(place.y() + 4, room.bottom())),
        )
        return view.viewport().mapToGlobal(inside)

    def _aim(self, annotation: int | None) -> None:
        view = self._view
        self.painting.candidate = self.linking.candidate
        mark = view.marks.by_id.get(annotation) if annotation is not None else None
        if mark is not None:
            view.reveal(mark.start)
        view.viewport().update()

    def _go(self, annotation: int) -> None:
        from annotator.ui.panels.places import go_to  # noqa: PLC0415  when first needed

        view = self._view
        mark = view.marks.by_id.get(annotation)
        if not self.linking.is_on or mark is None:
            go_to(view.session, annotation)
            mark = view.marks.by_id.get(annotation)
        if mark is not None:  # the view does not follow what is pointed at by itself
            view.reveal(mark.start)
