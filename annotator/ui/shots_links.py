"""Pictures of links: drawn beside the article, and while they are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from annotator.model.links import fitting
from annotator.model.text import Span

if TYPE_CHECKING:
    from annotator.store import Project
    from annotator.ui.window import Window

RIGHT_TO_LEFT = ("fa", "ar", "he")


def active_links(window: Window) -> None:
    """The annotation with the most links is active."""
    _show(window, _ids(window)[0])
    _link_up(window, 12)
    _activate_busiest(window)


def links_outside(window: Window) -> None:
    """Its partners are out of view, in either direction."""
    active_links(window)
    window.resize(1440, 420)
    article, position = window.workspace.article, window.session.position
    article.reveal(0)
    article.scrolling.by(article.rect_of(position).top() - 120)


def all_links(window: Window) -> None:
    _show(window, _ids(window)[0])
    _link_up(window, 12)
    window.registry.run("view.all_links")


def dense_links(window: Window) -> None:
    """Two hundred links on one screen; those of the active annotation stand out."""
    document = _ids(window)[0]
    _show(window, document)
    project = window.session.project
    if project is None or window.session.document is None:
        return
    names = [label.name for label in window.session.scheme.labels]
    with project.journal.step("Fill the picture"):
        for number, start in enumerate(range(0, window.session.document.length - 40, 24)):
            label = names[number * 7 % len(names)]
            project.annotations.add(document, Span(start, start + 16), label)
    _link_up(window, 200)
    window.registry.run("view.all_links")
    _activate_busiest(window)


def right_to_left_links(window: Window) -> None:
    project = window.session.project
    rows = project.documents.listing() if project else []
    _show(window, next(row.id for row in rows if row.language in RIGHT_TO_LEFT))
    _link_up(window, 4)
    _activate_busiest(window)


def linking(window: Window) -> None:
    """A link is being made with the keyboard."""
    active_links(window)
    window.workspace.article.setFocus()
    window.registry.run("annotate.link")
    for _ in range(2):
        window.workspace.article.linkage.linking.step(1)


def link_menu(window: Window) -> None:
    """Several links fit: one is chosen."""
    linking(window)
    window.workspace.article.linkage.linking.accept()


def dragging_link(window: Window) -> None:
    """A link is being drawn with the right button."""
    from annotator.ui.article.link_painting import Rubber  # noqa: PLC0415  as below

    active_links(window)
    article, session = window.workspace.article, window.session
    last = article.marks.neighbour(session.active, 0, 2)
    if last is not None:
        painting = article.linkage.painting
        painting.candidate = last.id
        painting.rubber = Rubber(
            session.position + 2, QPointF(article.rect_of(last.start + 4).center())
        )
        article.viewport().update()


# To add a picture: a function like these, and its name here.
LINK_SCENES: tuple[tuple[str, Callable[[Window], None]], ...] = (
    ("links-active", active_links),
    ("links-outside", links_outside),
    ("links-all", all_links),
    ("links-dense", dense_links),
    ("links-right-to-left", right_to_left_links),
    ("linking", linking),
    ("link-menu", link_menu),
    ("link-drag", dragging_link),
)


def _ids(window: Window) -> list[int]:
    project = window.session.project
    return list(project.documents.ids()) if project else []


def _show(window: Window, document: int) -> None:
    window.session.show(document)


def _busy(project: Project, document: int) -> list[int]:
    """The annotations of a document, those with the most links first."""
    ids = [one.id for one in project.annotations.of(document)]
    return sorted(ids, key=lambda id: -len(project.links.of(id)))


def _activate_busiest(window: Window) -> None:
    project, document = window.session.project, window.session.document
    if project and document:
        busiest = project.annotations[_busy(project, document.id)[0]]
        window.session.select(None, busiest.id, busiest.start)


def _link_up(window: Window, count: int) -> None:
    """Links annotations of the document that are not far from each other, up to ``count``."""
    project, document = window.session.project, window.session.document
    if project is None or document is None:
        return
    marks = project.annotations.of(document.id)
    pairs = [
        (first, marks[number + apart])
        for apart in range(1, len(marks))
        for number, first in enumerate(marks[: len(marks) - apart])
    ]
    with project.journal.step("Link the picture"):
        for first, last in pairs[:: max(1, len(pairs) // (4 * count))]:
            if len(project.links.in_document(document.id)) >= count:
                return
            fits = fitting(project.scheme, first.label, last.label)
            project.links.add_either(fits[0], first.id, last.id)
